//! A certificate for return years: how often their interval misses, on records whose tail and rate are known.
//!
//! The days of the simulated records are runs of the user's own, drawn anew; their tolls are drawn from the tail that was fitted
//! to the user's, so that the true return years are known. What it cannot vouch for: that the tail is of that form beyond
//! the largest incident seen, and that tolls of one campaign do not resemble one another.

use rand::RngExt;
use rayon::prelude::*;

use crate::RankCertificate;
use crate::certificate::{Trial, runs::Runs};
use crate::questions::rank::{self, Exceptional};
use crate::random::stream;
use crate::statistics::wilson;

/// The 95 % interval must hold the true return years at least this often.
pub const COVERAGE: f64 = 0.85;
/// An incident may be called rarer than it is in this share of the records.
pub const TOO_RARE: f64 = 0.07;
/// The largest toll that is drawn: heavy tails have no end, towns do.
const LARGEST: f64 = 100_000.0;

/// Asks [`rank::exceptional`] about simulated records like the incidents (day, killed) that `found` was found of. `trial.pairs` is
/// the number of records; nothing is planted.
///
/// ```
/// use tazamun_sync::{certificate::Trial, rank, rank_certificate};
/// let incidents: Vec<(i64, u32)> = (0..60).map(|n| (n * 12, 5 + (n * n % 37) as u32)).collect();
/// let found = rank::exceptional(&incidents, (0, 729), 40, 5).unwrap();
/// let certificate = rank_certificate::issue(&incidents, (0, 729), &found, Trial { pairs: 100, ..Trial::default() });
/// assert!(certificate.coverage.value > 0.5);
/// ```
pub fn issue(
    incidents: &[(i64, u32)],
    window: (i64, i64),
    found: &Exceptional,
    trial: Trial,
) -> RankCertificate {
    let large = incidents.iter().filter(|(_, toll)| *toll >= found.threshold);
    let runs = Runs::of(large.map(|(day, _)| *day), window);
    let tail = found.tail();
    let truth = found.return_years.value;
    let told = |number| {
        let mut random = stream(trial.seed ^ 0x7a11, number);
        let days = runs.drawn(&mut random);
        let record: Vec<(i64, u32)> =
            days.into_iter().map(|day| (day, tail.drawn(random.random::<f64>(), LARGEST))).collect();
        let years = (window.0, window.1);
        rank::exceptional(&record, years, found.killed, found.threshold)
    };
    let told: Vec<Exceptional> = (0..trial.pairs as u64).into_par_iter().filter_map(told).collect();
    let holding = told.iter().filter(|one| (one.return_years.low..=one.return_years.high).contains(&truth));
    let coverage = wilson(holding.count(), told.len());
    let too_rare = wilson(told.iter().filter(|one| one.return_years.low > truth).count(), told.len());
    let holds = coverage.high >= COVERAGE && too_rare.low <= TOO_RARE;
    RankCertificate { records: told.len(), return_years: truth, coverage, called_too_rare: too_rare, holds }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_of_ordinary_records_hold() {
        // 120 incidents in four years, with a tail of shape 0.4 and scale 4.
        let incidents: Vec<(i64, u32)> = (0..120)
            .map(|n| {
                let share = (f64::from(n * 53 % 120) + 0.5) / 120.0;
                (i64::from(n) * 12, 5 + (10.0 * ((1.0 - share).powf(-0.4) - 1.0)).round() as u32)
            })
            .collect();
        let trial = Trial { pairs: 200, ..Trial::default() };
        for killed in [10, 25, 60] {
            let found = rank::exceptional(&incidents, (0, 1_460), killed, 5).unwrap();
            let certificate = issue(&incidents, (0, 1_460), &found, trial);
            assert!(certificate.holds && certificate.records > 190, "{killed}: {certificate:?}");
        }
    }
}

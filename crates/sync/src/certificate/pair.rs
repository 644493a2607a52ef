//! A certificate for one coincidence: how often its numbers are wrong on independent series like the user's.
//!
//! Simulates pairs that are independent given the rates, weekdays, bursts and dates of the two theatres (as the
//! [certificate] of a test of synchrony does), and of each keeps as many incidents as there are of the size asked about,
//! drawn without regard to when they fell: two or three large attacks say nothing of a rate, all attacks of a theatre do.
//! How many close pairs such series have on average is then known, and [`pair::test`] is asked for it each time.
//!
//! What it cannot vouch for: that large incidents keep to the rate of all of them.

use rayon::prelude::*;

use crate::certificate::{NullSimulator, Trial};
use crate::coincidence::Error;
use crate::questions::pair::{self, Options};
use crate::statistics::wilson;
use crate::{Estimate, LEVEL, PairCertificate, Series};

/// The 95 % interval must hold the true number at least this often. It is a little narrow where five bursty incidents
/// are compared with five; the user is told the figure.
pub const COVERAGE: f64 = 0.8;
/// A coincidence that was given a chance of at most 5 % may turn up in this share of independent pairs.
pub const ALARMS: f64 = 0.07;

/// What one simulated pair showed.
struct Shown {
    seen: usize,
    rare: bool,
    per_year: Estimate,
}

/// Asks [`pair::test`] about simulated pairs like `a` and `b`, of which `sizes` incidents are large enough to count.
/// `trial.effect` is not used: nothing is planted.
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
///
/// ```
/// use tazamun_sync::{Event, Series, Window, certificate::Trial, pair, pair_certificate};
/// let window = Window { first: 0, last: 729 };
/// let every = |days: i64| (0..729 / days).map(|n| Event::on(n * days)).collect::<Vec<_>>();
/// let (a, b) = (Series::new(&every(9), window, 1)?, Series::new(&every(13), window, 1)?);
/// let trial = Trial { pairs: 200, ..Trial::default() };
/// let certificate = pair_certificate::issue(&a, &b, [6, 8], &pair::Options::within(1), trial)?;
/// assert!(certificate.per_year > 0.0 && certificate.coverage.value <= 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn issue(
    a: &Series,
    b: &Series,
    sizes: [usize; 2],
    options: &Options,
    trial: Trial,
) -> Result<PairCertificate, Error> {
    let alike = NullSimulator::of(a, b, options.within)?;
    let years = a.window().years();
    let shown = |number| {
        let (a, b) = alike.some(trial.seed, number, sizes);
        pair::test(&a, &b, options).map(|found| Shown {
            seen: found.observed,
            rare: found.chance_in_span.value <= LEVEL,
            per_year: found.per_year,
        })
    };
    let shown: Vec<Shown> = (0..trial.pairs as u64).into_par_iter().map(shown).collect::<Result<_, _>>()?;
    let pairs = shown.len();
    let per_year = shown.iter().map(|pair| pair.seen as f64).sum::<f64>() / (pairs.max(1) as f64 * years);
    let holding = shown.iter().filter(|pair| pair.per_year.low <= per_year && per_year <= pair.per_year.high);
    let coverage = wilson(holding.count(), pairs);
    let alarms = wilson(shown.iter().filter(|pair| pair.rare && pair.seen > 0).count(), pairs);
    let holds = coverage.high >= COVERAGE && alarms.low <= ALARMS;
    Ok(PairCertificate { pairs, level: LEVEL, per_year, coverage, false_alarms: alarms, holds })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::{Emission, Rate, Scenario};

    fn issued(emission: Emission, rate: Rate, sizes: [usize; 2]) -> PairCertificate {
        let scenario = Scenario { emission, rate, ..Scenario::steady("") };
        let (a, b) = scenario.pair(5, 0, 0.0, 2);
        let [a, b] = [a, b].map(|events| Series::new(&events, scenario.window(), 2).unwrap());
        let trial = Trial { pairs: 400, ..Trial::default() };
        issue(&a, &b, sizes, &Options::within(1), trial).unwrap()
    }

    #[test]
    fn what_is_rare_is_seldom_seen_and_the_interval_holds() {
        for sizes in [[1, 6], [5, 5], [20, 30], [300, 300]] {
            for (emission, rate) in [
                (Emission::Poisson, Rate::Steady),
                (Emission::SelfExciting { branching_ratio: 0.5, days: 3.0 }, Rate::Season),
            ] {
                let certificate = issued(emission, rate, sizes);
                assert!(certificate.holds, "{sizes:?} {emission:?} {certificate:?}");
            }
        }
    }

    #[test]
    fn more_large_incidents_meet_more_often() {
        let of = |number| issued(Emission::Poisson, Rate::Steady, [number; 2]).per_year;
        assert!(of(3) < of(30) && of(30) < of(300));
    }

    #[test]
    fn no_large_incident_and_no_pairs_have_an_answer() {
        let certificate = issued(Emission::Poisson, Rate::Steady, [0, 4]);
        assert_eq!((certificate.per_year, certificate.false_alarms.value), (0.0, 0.0));
    }
}

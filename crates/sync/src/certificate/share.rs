//! A certificate for a share: how often its interval misses, and "most" is said of one half, on records like the user's.
//!
//! The days of the simulated records are runs of the user's own, drawn anew. Their kinds are a chain: each incident is of the kind
//! of the one before it as often as the user's are, beyond what their share alone would bring about. What it cannot
//! vouch for: kinds that alternate over longer spans than from one incident to the next.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::certificate::{ALLOWED, Trial, runs::Runs};
use crate::questions::share;
use crate::random::stream;
use crate::statistics::wilson;
use crate::{LEVEL, ShareCertificate};

/// The 95 % interval must hold the true share at least this often.
pub const COVERAGE: f64 = 0.9;
/// An incident is never bound to the one before it more closely than this.
const MOST_BOUND: f64 = 0.95;

/// Asks [`share::share`] about simulated records like these incidents (day, whether it has the property); none where it has no
/// answer for them. `trial.pairs` is the number of records, `trial.effect` how far above one half the planted share lies.
///
/// ```
/// use tazamun_sync::{certificate::Trial, share_certificate};
/// let incidents: Vec<(i64, bool)> = (0..200).map(|n| (n * 5, n % 10 < 7)).collect();
/// let certificate = share_certificate::issue(&incidents, Trial { pairs: 200, ..Trial::default() }).unwrap();
/// assert!(certificate.coverage.value > 0.8);
/// ```
pub fn issue(incidents: &[(i64, bool)], trial: Trial) -> Option<ShareCertificate> {
    share::share(incidents)?;
    let mut sorted = incidents.to_vec();
    sorted.sort_unstable_by_key(|(day, _)| *day);
    let (first, last) = (sorted.first()?.0, sorted.last()?.0);
    let runs = Runs::of(sorted.iter().map(|(day, _)| *day), (first, last));
    let with = sorted.iter().filter(|(_, has)| *has).count();
    let own = (with as f64 + 0.5) / (sorted.len() as f64 + 1.0);
    let bound = bound(&sorted, own);
    let told = |of: f64, salt: u64| -> Vec<share::Share> {
        let simulated = |number| {
            let mut random = stream(trial.seed ^ salt, number);
            share::share(&record(&runs, of, bound, &mut random))
        };
        (0..trial.pairs as u64).into_par_iter().filter_map(simulated).collect()
    };
    let most = |of: f64, salt: u64| {
        let told = told(of, salt);
        wilson(told.iter().filter(|found| found.p_most <= LEVEL).count(), told.len())
    };
    let own_told = told(own, 0);
    let holding = own_told.iter().filter(|found| (found.share.low..=found.share.high).contains(&own));
    let coverage = wilson(holding.count(), own_told.len());
    let effect = trial.effect.clamp(0.0, 0.5);
    let (false_alarms, power) = (most(0.5, 0xa1a), most(0.5 + effect, 0x5eed));
    let holds = coverage.high >= COVERAGE && false_alarms.low <= *ALLOWED.end();
    Some(ShareCertificate {
        records: own_told.len(),
        level: LEVEL,
        coverage,
        false_alarms,
        power,
        effect,
        holds,
    })
}

/// How often an incident takes over the kind of the one before it.
fn bound(sorted: &[(i64, bool)], share: f64) -> f64 {
    let pairs = sorted.windows(2);
    let number = pairs.len().max(1) as f64;
    let same = pairs.filter(|pair| pair[0].1 == pair[1].1).count() as f64 / number;
    let by_chance = share * share + (1.0 - share) * (1.0 - share);
    ((same - by_chance) / (1.0 - by_chance).max(1e-9)).clamp(0.0, MOST_BOUND)
}

fn record(runs: &Runs, share: f64, bound: f64, random: &mut ChaCha8Rng) -> Vec<(i64, bool)> {
    let mut kind = random.random::<f64>() < share;
    let dated = runs.drawn(random).into_iter().map(|day| {
        if random.random::<f64>() >= bound {
            kind = random.random::<f64>() < share;
        }
        (day, kind)
    });
    dated.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issued(incidents: &[(i64, bool)]) -> ShareCertificate {
        issue(incidents, Trial { pairs: 400, ..Trial::default() }).unwrap()
    }

    #[test]
    fn many_incidents_of_mixed_kinds_get_their_certificate_and_more_of_them_more_power() {
        let [few, many] = [60, 400].map(|number| {
            let mixed: Vec<(i64, bool)> = (0..number).map(|n| (n * 1_000 / number, n * 7 % 10 < 6)).collect();
            issued(&mixed)
        });
        assert!(few.holds && many.holds, "{few:?} {many:?}");
        assert!(many.power.value > 0.9 && few.power.value < many.power.value, "{few:?} {many:?}");
    }

    #[test]
    fn kinds_that_come_in_runs_cost_power() {
        let mixed: Vec<(i64, bool)> = (0..200).map(|n| (n * 5, n % 2 == 0)).collect();
        let runs: Vec<(i64, bool)> = (0..200).map(|n| (n * 5, n / 4 % 2 == 0)).collect();
        let [mixed, runs] = [mixed, runs].map(|all| issued(&all).power.value);
        assert!(runs < mixed, "{runs} {mixed}");
    }

    #[test]
    fn what_has_no_share_has_no_certificate() {
        assert_eq!(issue(&[(1, true); 9], Trial::default()), None);
        assert!(issue(&[(1, true); 20], Trial { pairs: 50, ..Trial::default() }).is_some());
    }
}

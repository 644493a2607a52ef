//! A certificate for nearness: how often the test is wrong, and right, on records that look like the user's.
//!
//! In the simulated records the groups are put down at the same places, without a bond to the areas; then a share of them at an
//! area. Where the user's groups attract one another (they form fewer clusters within three link distances than nearly all
//! copies whose groups lie at places by themselves), those of a cluster keep together, although the test moves each by itself:
//! so it is measured where its assumption fails as far as the incidents themselves suggest. What it cannot vouch for:
//! groups that follow a road or a front that the places do not show.

use rand::RngExt;
use rayon::prelude::*;

use crate::certificate::{ALLOWED, Trial};
use crate::questions::boundary::{Error, Place};
use crate::questions::near::{Area, Moving, Options};
use crate::random::stream;
use crate::statistics::wilson;
use crate::{LEVEL, NearCertificate};

/// Groups that attract one another and lie up to so many link distances apart keep together in the simulated records.
const TOGETHER: f64 = 3.0;
/// Copies whose clusters are counted, and how many of them may have as few as the record before its groups attract one another.
const COPIES: u64 = 199;
const AS_FEW: usize = 5;

/// Asks [`near::test`](crate::near::test) about simulated records like these incidents. `trial.pairs` is the number of records,
/// `trial.effect` the share of the groups that are put down at an area.
///
/// # Errors
/// As [`near::test`](crate::near::test) has them.
///
/// ```
/// use tazamun_sync::{boundary::Place, certificate::Trial, near::{Area, Options}, near_certificate};
/// let places: Vec<Place> =
///     (0..400).map(|n| Place { at: [f64::from(n % 20) * 10.0, f64::from(n / 20) * 10.0], weight: 1.0 }).collect();
/// let camps = vec![Area { corners: vec![[50.0, 50.0]] }, Area { corners: vec![[150.0, 120.0]] }];
/// let incidents: Vec<[f64; 2]> = (0..10).map(|n| [45.0 + f64::from(n % 2) * 100.0, 40.0 + f64::from(n) * 9.0]).collect();
/// let options = Options { near: 40.0, link: 2.0, moves: 199, seed: 1 };
/// let certificate = near_certificate::issue(&incidents, &places, &camps, &options, Trial { pairs: 200, ..Trial::default() })?;
/// assert!(certificate.power.value >= certificate.false_alarms.low);
/// # Ok::<(), tazamun_sync::boundary::Error>(())
/// ```
pub fn issue(
    incidents: &[[f64; 2]],
    places: &[Place],
    areas: &[Area],
    options: &Options,
    trial: Trial,
) -> Result<NearCertificate, Error> {
    let groups = Moving::of(incidents, places, areas, options)?;
    let null = groups.copies(options);
    let wide = options.link * TOGETHER;
    let clusters = groups.clusters(wide);
    let as_few = (0..COPIES).into_par_iter().filter(|number| {
        let mut random = stream(trial.seed ^ 0xc1a5, *number);
        groups.clusters_when_moved(wide, || random.random::<f64>()) <= clusters
    });
    let together = if as_few.count() <= AS_FEW { wide } else { groups.link() };
    let moving = Moving::all(incidents, places, areas, &Options { link: together, ..*options });
    let effect = trial.effect.clamp(0.0, 1.0);
    let called = |effect: f64, salt: u64| {
        let alarms = (0..trial.pairs as u64).into_par_iter().filter(|number| {
            let mut random = stream(trial.seed ^ salt, *number);
            let seen = moving.copy(|| {
                let bound = random.random::<f64>() < effect;
                (bound, random.random::<f64>())
            });
            null.p(seen) <= LEVEL
        });
        wilson(alarms.count(), trial.pairs)
    };
    let (false_alarms, power) = (called(0.0, 0xa1a), called(effect, 0x5eed));
    let holds = false_alarms.low <= *ALLOWED.end();
    Ok(NearCertificate { records: trial.pairs, level: LEVEL, false_alarms, power, effect, together, holds })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Vec<Place> {
        (0..900)
            .map(|n| Place { at: [f64::from(n % 30) * 10.0, f64::from(n / 30) * 10.0], weight: 1.0 })
            .collect()
    }

    fn camps() -> Vec<Area> {
        [[50.0, 50.0], [150.0, 120.0], [250.0, 220.0], [40.0, 260.0]]
            .map(|at| Area { corners: vec![at] })
            .into()
    }

    fn issued(incidents: &[[f64; 2]]) -> NearCertificate {
        let options = Options { near: 15.0, link: 4.0, moves: 499, seed: 1 };
        let trial = Trial { pairs: 600, effect: 0.3, seed: 1 };
        issue(incidents, &places(), &camps(), &options, trial).unwrap()
    }

    #[test]
    fn villages_far_apart_get_their_certificate() {
        let apart: Vec<[f64; 2]> =
            (0..60).map(|n| [f64::from(n * 37 % 300), f64::from(n * 91 % 300)]).collect();
        let certificate = issued(&apart);
        assert!(certificate.holds && certificate.power.value > 0.9, "{certificate:?}");
    }

    #[test]
    fn villages_that_attract_one_another_fail() {
        // Ten clusters of twelve villages each six apart: the test takes them for 120 witnesses.
        let clustered: Vec<[f64; 2]> = (0..120)
            .map(|n| {
                let (cluster, village) = (n / 12, n % 12);
                [
                    f64::from(cluster * 83 % 290) + f64::from(village % 4) * 6.0,
                    f64::from(cluster * 47 % 290) + f64::from(village / 4) * 6.0,
                ]
            })
            .collect();
        let certificate = issued(&clustered);
        assert!(!certificate.holds, "{certificate:?}");
    }
}

//! A certificate: how often the very test is wrong on independent series like the user's, and how often it is right.
//!
//! Takes the two series, fits to each its slow rate and weekday factors (the test's own local mean), its batches (a
//! geometric number of events at once, by the dispersion of single days) and its bursts (each event sets off others
//! within days: a Hawkes process, its branching ratio by the autocovariance of the residuals over the following week;
//! Hawkes 1971), and the precision of its dates. Simulates pairs that are independent given these, runs the test on
//! them, and counts. Then plants an effect in as many and counts again.
//!
//! What it cannot vouch for: sudden shared changes of rate in the user's data are smoothed by the fit. How the test fares
//! on those, the calibration suite says.

pub mod alarms;
pub mod near;
mod null_model;
pub mod pair;
pub mod rank;
mod runs;
pub mod sensitivity;
pub mod share;

use rand::seq::SliceRandom;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::ops::Range;

use crate::certificate::null_model::{NullModel, independent_pair};
use crate::coincidence::comparison::Comparison;
use crate::coincidence::{Error, Options, comparable};
use crate::random::stream;
use crate::statistics::wilson;
use crate::{Certificate, LEVEL, Series};

/// False alarms may lie here at a nominal 5 %.
pub const ALLOWED: std::ops::RangeInclusive<f64> = 0.03..=0.07;

/// How a certificate is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trial {
    /// Pairs simulated without an effect, and as many with it.
    pub pairs: usize,
    /// The planted effect: share of the first series' events that are followed in the second within τ days.
    pub effect: f64,
    /// Seed of the random streams.
    pub seed: u64,
}

impl Default for Trial {
    fn default() -> Self {
        Self { pairs: 1_000, effect: 0.15, seed: 1 }
    }
}

impl Trial {
    fn planted(self) -> f64 {
        self.effect.clamp(0.0, 1.0)
    }
}

/// Runs the test that `options` describe on simulated pairs like `a` and `b`.
///
/// The certificate does not hold where the 95 % interval of the false alarms lies wholly outside [`ALLOWED`].
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
pub fn issue(a: &Series, b: &Series, options: &Options, trial: Trial) -> Result<Certificate, Error> {
    Ok(certificate(trial, count(a, b, options, trial, 0..trial.pairs)?))
}

/// What the simulated pairs of a trial, or some of them, gave: numbers that add up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarms {
    /// Pairs without an effect on which the test was significant.
    pub without_effect: usize,
    /// Pairs with the planted effect on which it was.
    pub with_effect: usize,
}

impl std::ops::Add for Alarms {
    type Output = Alarms;
    fn add(self, other: Alarms) -> Alarms {
        Alarms {
            without_effect: self.without_effect + other.without_effect,
            with_effect: self.with_effect + other.with_effect,
        }
    }
}

/// Simulates the pairs of these numbers out of a trial and counts: the parts of a trial may be counted anywhere and in any
/// order, each pair has its own random numbers.
///
/// # Errors
/// As [`issue`].
///
/// ```
/// use tazamun_sync::certificate::{Alarms, Trial, certificate, count, issue};
/// use tazamun_sync::{Event, Series, Window, coincidence::Options};
/// let window = Window { first: 0, last: 999 };
/// let of = |step: i64| Series::new(&(0..60).map(|n| Event::on((n * n * step) % 1000)).collect::<Vec<_>>(), window, 1);
/// let (a, b, options) = (of(3)?, of(7)?, Options::within(1));
/// let trial = Trial { pairs: 100, ..Trial::default() };
/// let parts = [70..100, 0..30, 30..70].map(|part| count(&a, &b, &options, trial, part).unwrap());
/// let all = parts.into_iter().fold(Alarms::default(), |all, part| all + part);
/// assert_eq!(certificate(trial, all), issue(&a, &b, &options, trial)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn count(
    a: &Series,
    b: &Series,
    options: &Options,
    trial: Trial,
    numbers: Range<usize>,
) -> Result<Alarms, Error> {
    comparable(a, b, options.within)?;
    let comparison = Comparison::over(a.window().days(), options.within, options.order);
    let models = [a, b].map(NullModel::of);
    let rejected = |effect: f64, salt: u64| {
        let alarms = (numbers.start as u64..numbers.end as u64).into_par_iter().filter(|number| {
            let mut random = stream(trial.seed ^ salt, *number);
            let (a, b) = independent_pair(&models, effect, options.within, &mut random);
            comparison.p(&comparison.of(&a, &b)) <= LEVEL
        });
        alarms.count()
    };
    Ok(Alarms { without_effect: rejected(0.0, 0), with_effect: rejected(trial.planted(), 0x5eed) })
}

/// The certificate of a trial of which all pairs were counted.
pub fn certificate(trial: Trial, alarms: Alarms) -> Certificate {
    let [false_alarms, power] =
        [alarms.without_effect, alarms.with_effect].map(|count| wilson(count, trial.pairs));
    let holds = false_alarms.low <= *ALLOWED.end() && false_alarms.high >= *ALLOWED.start();
    Certificate { pairs: trial.pairs, level: LEVEL, false_alarms, power, effect: trial.planted(), holds }
}

/// Independent pairs of series that look like two others, to measure any other test on.
pub struct NullSimulator {
    models: [NullModel; 2],
    within: u32,
}

impl NullSimulator {
    /// Pairs like `a` and `b`, dated to 2 × `within` + 1 days or better.
    ///
    /// # Errors
    /// [`Error`] where the windows differ or are too short.
    pub fn of(a: &Series, b: &Series, within: u32) -> Result<Self, Error> {
        comparable(a, b, within)?;
        Ok(Self { models: [a, b].map(NullModel::of), within })
    }

    /// Pair number `number` under `seed`.
    #[must_use]
    pub fn pair(&self, seed: u64, number: u64) -> (Series, Series) {
        independent_pair(&self.models, 0.0, self.within, &mut stream(seed, number))
    }

    /// The same, of which only so many events are kept, drawn at random (all where there are fewer).
    pub(crate) fn some(&self, seed: u64, number: u64, sizes: [usize; 2]) -> (Series, Series) {
        let mut random = stream(seed, number);
        let mut of = |side: usize| {
            let model = &self.models[side];
            let mut days = model.days(&mut random);
            let (kept, _) = days.partial_shuffle(&mut random, sizes[side]);
            model.series(kept, self.within, &mut random)
        };
        (of(0), of(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Window;
    use crate::simulate::{Emission, Rate, Scenario};

    fn pair(emission: Emission, rate: Rate) -> [Series; 2] {
        let scenario = Scenario { emission, rate, ..Scenario::steady("") };
        let (a, b) = scenario.pair(5, 0, 0.0, 2);
        [a, b].map(|events| Series::new(&events, scenario.window(), 2).unwrap())
    }

    fn trial(pairs: usize) -> Trial {
        Trial { pairs, ..Trial::default() }
    }

    #[test]
    fn bursty_seasonal_series_get_their_certificate() {
        let [a, b] = pair(Emission::SelfExciting { branching_ratio: 0.5, days: 3.0 }, Rate::Season);
        let certificate = issue(&a, &b, &Options::within(2), trial(600)).unwrap();
        assert!(certificate.holds, "{certificate:?}");
        assert!(certificate.power.value > 0.3, "{certificate:?}");
    }

    #[test]
    fn the_answer_does_not_depend_on_the_number_of_threads() {
        let [a, b] = pair(Emission::Poisson, Rate::Season);
        let of = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| issue(&a, &b, &Options::within(1), trial(60)).unwrap())
        };
        assert_eq!(of(1), of(3));
    }

    #[test]
    fn empty_series_and_no_pairs_have_an_answer() {
        let none = Series::new(&[], Window { first: 0, last: 400 }, 2).unwrap();
        let certificate = issue(&none, &none, &Options::within(2), trial(20)).unwrap();
        assert_eq!(certificate.false_alarms.value, 0.0);
        assert_eq!(issue(&none, &none, &Options::within(2), trial(0)).unwrap().power.value, 0.0);
    }
}

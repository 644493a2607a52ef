//! A certificate: how often the very test is wrong on independent series like the user's, and how often it is right.
//!
//! Takes the two series, fits to each its slow rate and weekday factors (the test's own local mean), its salvos (a
//! geometric number of events at once, by the dispersion of single days) and its bursts (each event sets off others
//! within days: a Hawkes process, its branching ratio by the autocovariance of the residuals over the following week;
//! Hawkes 1971), and the precision of its dates. Simulates pairs that are independent given these, runs the test on
//! them, and counts. Then plants an effect in as many and counts again.
//!
//! What it cannot vouch for: sudden shared changes of rate in the user's data are smoothed by the fit. How the test fares
//! on those, the calibration suite says.

use rand::RngExt;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Exp, Geometric, Poisson};
use rayon::prelude::*;

use crate::coincidence::{Error, Options, comparable};
use crate::comparison::Comparison;
use crate::residual::{Smoother, with_bursts};
use crate::stream::stream;
use crate::{Certificate, Estimate, Event, LEVEL, Series, Window};

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

/// Runs the test that `options` describe on simulated pairs like `a` and `b`.
///
/// The certificate does not hold where the 95 % interval of the false alarms lies wholly outside [`ALLOWED`].
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
pub fn issue(a: &Series, b: &Series, options: &Options, trial: Trial) -> Result<Certificate, Error> {
    comparable(a, b, options.within)?;
    let comparison = Comparison::over(a.window().days(), options.within, options.order);
    let twins = [a, b].map(Twin::of);
    let rejected = |effect: f64, salt: u64| {
        let alarms = (0..trial.pairs as u64).into_par_iter().filter(|number| {
            let mut random = stream(trial.seed ^ salt, *number);
            let (a, b) = simulated(&twins, effect, options.within, &mut random);
            comparison.p(&comparison.of(&a, &b)) <= LEVEL
        });
        wilson(alarms.count(), trial.pairs)
    };
    let effect = trial.effect.clamp(0.0, 1.0);
    let (false_alarms, power) = (rejected(0.0, 0), rejected(effect, 0x5eed));
    let holds = false_alarms.low <= *ALLOWED.end() && false_alarms.high >= *ALLOWED.start();
    Ok(Certificate { pairs: trial.pairs, level: LEVEL, false_alarms, power, effect, holds })
}

/// Independent pairs of series that look like two others, to measure any other test on.
pub struct Alike {
    twins: [Twin; 2],
    within: u32,
}

impl Alike {
    /// Pairs like `a` and `b`, dated to 2 × `within` + 1 days or better.
    ///
    /// # Errors
    /// [`Error`] where the windows differ or are too short.
    pub fn of(a: &Series, b: &Series, within: u32) -> Result<Self, Error> {
        comparable(a, b, within)?;
        Ok(Self { twins: [a, b].map(Twin::of), within })
    }

    /// Pair number `number` under `seed`.
    #[must_use]
    pub fn pair(&self, seed: u64, number: u64) -> (Series, Series) {
        simulated(&self.twins, 0.0, self.within, &mut stream(seed, number))
    }

    /// The same, of which only so many events are kept, drawn at random (all where there are fewer).
    pub(crate) fn some(&self, seed: u64, number: u64, sizes: [usize; 2]) -> (Series, Series) {
        let mut random = stream(seed, number);
        let mut of = |side: usize| {
            let mut days = self.twins[side].days(&mut random);
            let (kept, _) = days.partial_shuffle(&mut random, sizes[side]);
            let twin = &self.twins[side];
            twin.series(kept, self.within, &mut random).unwrap_or_else(|| Series::empty_over(twin.window))
        };
        (of(0), of(1))
    }
}

/// What is needed to simulate a series like another.
struct Twin {
    window: Window,
    covered: Vec<bool>,
    /// Expected events of each day.
    rate: Vec<f64>,
    /// Mean number of events at once.
    salvo: f64,
    /// Mean number of events that one sets off, and their mean delay in days.
    offspring: f64,
    delay: f64,
    /// Lengths in days of the events' date intervals, one for each event used.
    precision: Vec<u32>,
}

impl Twin {
    fn of(series: &Series) -> Self {
        let (covered, first) = (series.covered(), series.window().first);
        let rate = Smoother::over(series.window().days()).local_rate(series.counts(), covered, first);
        // The lowest rate that the test allows lifts the sum: bring it back to the number of events.
        let lift = series.counts().iter().sum::<f64>() / rate.iter().sum::<f64>().max(1e-9);
        let left = with_bursts(series, &rate, &rate);
        let days = covered.iter().filter(|covered| **covered).count().max(1) as f64;
        let covariance = |lag: usize| -> f64 {
            left.iter().zip(&left[lag.min(left.len())..]).map(|(now, later)| now * later).sum::<f64>() / days
        };
        // The local mean, taken from days that hold the same burst, lowers all near lags alike: measure from lags past it.
        let floor = (10..=24).map(covariance).sum::<f64>() / 15.0;
        let weekly: Vec<f64> = (1..=7).map(|lag| covariance(lag) - floor).collect();
        let clustering = weekly.iter().sum::<f64>().max(0.0);
        let delay = (1..=7).zip(&weekly).map(|(lag, value)| f64::from(lag) * value.max(0.0)).sum::<f64>()
            / weekly.iter().map(|value| value.max(0.0)).sum::<f64>().max(1e-9);
        Self {
            window: series.window(),
            covered: covered.to_vec(),
            rate: rate.iter().map(|rate| rate * lift).collect(),
            // A geometric number with mean m has a dispersion of 2m − 1.
            salvo: f64::midpoint(covariance(0), 1.0).clamp(1.0, 20.0),
            // A Hawkes process of branching ratio n has a dispersion of 1/(1 − n)² over long spans.
            offspring: (1.0 - 1.0 / (1.0 + 2.0 * clustering).sqrt()).clamp(0.0, 0.8),
            delay: delay.clamp(0.5, 7.0),
            precision: series.precision().to_vec(),
        }
    }

    /// Days (from the start of the window) of a simulated series' events.
    fn days(&self, random: &mut ChaCha8Rng) -> Vec<usize> {
        let mut days = Vec::new();
        let own = (1.0 - self.offspring) / self.salvo;
        for (day, rate) in self.rate.iter().enumerate() {
            for _ in 0..poisson(rate * own, random) {
                let more = Geometric::new(1.0 / self.salvo).map_or(0, |more| more.sample(random)).min(10_000);
                for _ in 0..=more {
                    self.burst(day, &mut days, random);
                }
            }
        }
        days
    }

    fn burst(&self, day: usize, days: &mut Vec<usize>, random: &mut ChaCha8Rng) {
        let mut open = vec![day];
        while let Some(day) = open.pop() {
            days.push(day);
            for _ in 0..poisson(self.offspring, random) {
                let delay = Exp::new(1.0 / self.delay).map_or(1.0, |delay| delay.sample(random));
                let next = day + delay.ceil() as usize;
                if next < self.rate.len() {
                    open.push(next);
                }
            }
        }
    }

    /// The events as the user's record would have dated them.
    fn series(&self, days: &[usize], within: u32, random: &mut ChaCha8Rng) -> Option<Series> {
        let dated = |day: &usize| {
            let length = match self.precision.len() {
                0 => 1,
                lengths => self.precision[random.random_range(0..lengths)],
            };
            let first = self.window.first + *day as i64 - random.random_range(0..i64::from(length.max(1)));
            Event { first, last: first + i64::from(length.max(1)) - 1 }
        };
        let events: Vec<Event> = days.iter().filter(|day| self.covered[**day]).map(dated).collect();
        Series::new(&events, self.window, within).ok().map(|series| series.uncovered_like(&self.covered))
    }
}

fn simulated(twins: &[Twin; 2], effect: f64, within: u32, random: &mut ChaCha8Rng) -> (Series, Series) {
    let first = twins[0].days(random);
    let mut second = twins[1].days(random);
    for day in &first {
        let later = day + random.random_range(0..=within) as usize;
        if random.random::<f64>() < effect && later < twins[1].rate.len() {
            second.push(later);
        }
    }
    let empty = |twin: &Twin| Series::empty_over(twin.window);
    let a = twins[0].series(&first, within, random).unwrap_or_else(|| empty(&twins[0]));
    let b = twins[1].series(&second, within, random).unwrap_or_else(|| empty(&twins[1]));
    (a, b)
}

fn poisson(mean: f64, random: &mut ChaCha8Rng) -> usize {
    if mean <= 0.0 { 0 } else { Poisson::new(mean).map_or(0, |poisson| poisson.sample(random) as usize) }
}

/// A share with Wilson's 95 % interval (Wilson 1927).
pub(crate) fn wilson(hits: usize, of: usize) -> Estimate {
    if of == 0 {
        return Estimate { value: 0.0, low: 0.0, high: 1.0 };
    }
    let (hits, of, z2) = (hits as f64, of as f64, 3.841_459);
    let share = hits / of;
    let centre = (share + z2 / (2.0 * of)) / (1.0 + z2 / of);
    let half = (z2 * (share * (1.0 - share) / of + z2 / (4.0 * of * of))).sqrt() / (1.0 + z2 / of);
    Estimate {
        value: share,
        low: (centre - half).max(0.0).min(share),
        high: (centre + half).min(1.0).max(share),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let [a, b] = pair(Emission::Bursts { offspring: 0.5, days: 3.0 }, Rate::Season);
        let certificate = issue(&a, &b, &Options::within(2), trial(600)).unwrap();
        assert!(certificate.holds, "{certificate:?}");
        assert!(certificate.power.value > 0.3, "{certificate:?}");
    }

    #[test]
    fn the_twin_has_the_numbers_and_the_bursts_of_the_original() {
        let scenario =
            Scenario { emission: Emission::Bursts { offspring: 0.5, days: 3.0 }, ..Scenario::steady("") };
        let series = |number| Series::new(&scenario.pair(5, number, 0.0, 2).0, scenario.window(), 2).unwrap();
        let of = |number| Twin::of(&series(number));
        let offspring = (0..20).map(|number| of(number).offspring).sum::<f64>() / 20.0;
        assert!((0.2..0.6).contains(&offspring), "{offspring}");
        let (a, twin) = (series(0), of(0));
        let mean = (0..50).map(|number| twin.days(&mut stream(1, number)).len()).sum::<usize>() as f64 / 50.0;
        let events = a.summary().events as f64;
        assert!((mean / events - 1.0).abs() < 0.2, "{mean} against {events}");
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

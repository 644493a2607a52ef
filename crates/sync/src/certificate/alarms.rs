//! A certificate for a desk of alarms: how many it raises a year on data that look like the user's and hold no change.
//!
//! Each watch is let loose on simulated data of its own, as many years as the wanted number needs; what all of them raise in a year is
//! added up, with its interval (gamma method for weighted sums of Poisson numbers; Fay & Feuer 1997,
//! doi:10.1002/(SICI)1097-0258(19970415)16:7<791::AID-SIM500>3.0.CO;2-#). **Rates** are watched at the user's threshold on series
//! that move, burst and rest as the user's past did ([`NullModel`]). **Gaps** and **sizes** are set by one simulated record and
//! counted on another, so that what is not known of their tails counts too. **Two theatres** are independent given their rates. What
//! it cannot vouch for: that the future moves no more than the past did.

use rand::RngExt;
use rayon::prelude::*;
use statrs::distribution::{ChiSquared, ContinuousCDF};

use crate::alarm::gap::{self, GapNeeded};
use crate::alarm::rates::{self, Options};
use crate::alarm::size::{self, SizeNeeded};
use crate::certificate::null_model::NullModel;
use crate::certificate::runs::Runs;
use crate::coincidence::Error;
use crate::random::stream;
use crate::{AlarmCertificate, Estimate, Series};

/// Years that are simulated for each false alarm allowed a year.
const YEARS: f64 = 60.0;
/// No watch is simulated more often than this.
const MOST: usize = 2_000;
/// The largest toll that is drawn.
const LARGEST: f64 = 1e9;

/// How a desk is tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeskTrial {
    /// False alarms allowed a year, of all watches together.
    pub budget: f64,
    /// Seed of the random streams.
    pub seed: u64,
}

impl DeskTrial {
    /// How often spans of so many years are simulated.
    fn times(&self, years: f64) -> usize {
        ((YEARS / self.budget / years).ceil() as usize).clamp(1, MOST)
    }
}

/// What a watch raised on simulated data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimulatedAlarms {
    /// Alarms, all of them false.
    pub alarms: f64,
    /// Years watched.
    pub years: f64,
}

/// Alarms of a rate that is watched with a threshold; `past` holds the days before the first on which an alarm is possible.
#[must_use]
pub fn of_rate(past: &Series, options: &Options, threshold: f64, trial: DeskTrial) -> SimulatedAlarms {
    let days = past.window().days();
    // A past that is hardly longer than the warm-up is watched over its last third, with less to learn from.
    let from = rates::WARM_UP.max(days / 3).min(days * 2 / 3);
    let model = NullModel::of(past);
    let years = (days - from) as f64 / 365.25;
    let times = trial.times(years);
    let alarms: usize = (0..times as u64)
        .into_par_iter()
        .map(|number| {
            let mut random = stream(trial.seed ^ 0xde5c, number);
            let days = model.days(&mut random);
            let series = model.series(&days, 3, &mut random);
            rates::watch_at(&series, &Options { from, incomplete: 0, ..*options }, threshold).alarms.len()
        })
        .sum();
    SimulatedAlarms { alarms: alarms as f64, years: years * times as f64 }
}

/// Alarms of gaps whose least length a past determines.
#[must_use]
pub fn of_gap(past: &Series, yearly: f64, trial: DeskTrial) -> SimulatedAlarms {
    let days = past.window().days();
    let model = NullModel::of(past);
    let years = days as f64 / 365.25;
    let times = trial.times(years);
    let alarms: usize = (0..times as u64)
        .into_par_iter()
        .map(|number| {
            let mut random = stream(trial.seed ^ 0x9a95, number);
            let mut drawn = || -> Vec<i64> {
                let mut days: Vec<i64> = model.days(&mut random).into_iter().map(|day| day as i64).collect();
                days.sort_unstable();
                days.dedup();
                days
            };
            let (known, later) = (drawn(), drawn());
            let Some(GapNeeded { days: needed, .. }) = gap::needed(&known, days, yearly) else { return 0 };
            later.windows(2).filter(|two| two[1] - two[0] >= i64::from(needed)).count()
        })
        .sum();
    SimulatedAlarms { alarms: alarms as f64, years: years * times as f64 }
}

/// Alarms of tolls whose least size past incidents (day, killed) determine.
#[must_use]
pub fn of_size(
    past: &[(i64, u32)],
    window: (i64, i64),
    found: &SizeNeeded,
    yearly: f64,
    trial: DeskTrial,
) -> SimulatedAlarms {
    let threshold = found.exceptional.threshold;
    let runs = Runs::of(past.iter().filter(|(_, toll)| *toll >= threshold).map(|(day, _)| *day), window);
    let tail = found.exceptional.tail();
    let years = (window.1 - window.0 + 1) as f64 / 365.25;
    let all = found.exceptional.above as f64 / years;
    let times = trial.times(years).min(200);
    let alarms: f64 = (0..times as u64)
        .into_par_iter()
        .map(|number| {
            let mut random = stream(trial.seed ^ 0x512e, number);
            let days = runs.drawn(&mut random);
            let record: Vec<(i64, u32)> =
                days.into_iter().map(|day| (day, tail.drawn(random.random::<f64>(), LARGEST))).collect();
            let needed = size::needed(&record, window, threshold, yearly);
            needed.map_or(0.0, |needed| all * tail.beyond(needed.killed) * years)
        })
        .sum();
    SimulatedAlarms { alarms, years: years * times as f64 }
}

/// Alarms of coincidences within so many days of two series of past incidents, both of the size that is needed.
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
pub fn of_pair(a: &Series, b: &Series, within: u32, trial: DeskTrial) -> Result<SimulatedAlarms, Error> {
    let simulator = crate::certificate::NullSimulator::of(a, b, within)?;
    let years = a.window().years();
    let times = trial.times(years);
    let alarms: usize = (0..times as u64)
        .into_par_iter()
        .map(|number| {
            let (a, b) = simulator.pair(trial.seed ^ 0x2b1d, number);
            let close = |day: &&usize| {
                let near = b.event_days().partition_point(|other| other + (within as usize) < **day);
                b.event_days().get(near).is_some_and(|other| *other <= **day + within as usize)
            };
            a.event_days().iter().filter(close).count()
        })
        .sum();
    Ok(SimulatedAlarms { alarms: alarms as f64, years: years * times as f64 })
}

/// What all watches raise in a year together, beside what they may.
#[must_use]
pub fn sum(each: &[SimulatedAlarms], trial: DeskTrial) -> AlarmCertificate {
    let weighted = each.iter().filter(|one| one.years > 0.0).map(|one| (one.alarms, 1.0 / one.years));
    let (mut value, mut variance, mut heaviest) = (0.0, 0.0, 0.0_f64);
    for (alarms, weight) in weighted {
        value += alarms * weight;
        variance += alarms * weight * weight;
        heaviest = heaviest.max(weight);
    }
    let quantile = |mean: f64, variance: f64, share: f64| {
        let chi_square = ChiSquared::new(2.0 * mean * mean / variance);
        chi_square.map_or(0.0, |law| law.inverse_cdf(share)) * variance / (2.0 * mean)
    };
    let low = if value > 0.0 { quantile(value, variance, 0.025) } else { 0.0 };
    let high = match heaviest > 0.0 {
        true => quantile(value + heaviest, variance + heaviest * heaviest, 0.975),
        false => 0.0,
    };
    AlarmCertificate {
        watches: each.len(),
        years: each.iter().map(|one| one.years).sum(),
        budget: trial.budget,
        false_alarms: Estimate { value, low: low.min(value), high: high.max(value) },
        holds: high <= trial.budget,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_one_watch_is_that_of_a_poisson_number() {
        let trial = DeskTrial { budget: 2.0, seed: 1 };
        let one = |alarms: f64| sum(&[SimulatedAlarms { alarms, years: 10.0 }], trial);
        // 10 seen: 4.80 to 18.39; none: 0 to 3.69 (Garwood 1936).
        let ten = one(10.0).false_alarms;
        assert!((ten.low - 0.480).abs() < 0.002 && (ten.high - 1.839).abs() < 0.002, "{ten:?}");
        assert!((one(0.0).false_alarms.high - 0.369).abs() < 0.001);
        assert!(one(10.0).holds && !one(14.0).holds);
    }

    #[test]
    fn watches_add_up() {
        let trial = DeskTrial { budget: 2.0, seed: 1 };
        let each =
            [(5.0, 10.0), (0.0, 10.0), (2.0, 20.0)].map(|(alarms, years)| SimulatedAlarms { alarms, years });
        let all = sum(&each, trial);
        assert!((all.false_alarms.value - 0.6).abs() < 1e-12 && all.watches == 3 && all.years == 40.0);
        assert!(all.false_alarms.high > 0.6 && all.false_alarms.low < 0.6);
        assert!(sum(&[], trial).holds);
    }
}

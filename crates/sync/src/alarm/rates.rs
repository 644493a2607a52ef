//! Is the rate of a series higher, or lower, than its past lets expect? Watched day by day, without an end.
//!
//! **Evidence** is an e-detector of Shiryaev–Roberts form (Shin, Ramdas & Rinaldo 2024, arXiv 2203.03532): for each change looked for,
//! (1 + the evidence of the day before) × the likelihood ratio of the day, where the forecast is made from the days before
//! ([`forecast`](super::forecast)) and the alternative is that forecast at 1.5, 2 or 4 times the mean (or the inverse, for a
//! lower rate); then the mean over the three. Were the forecast the truth, evidence of A or more would come no more often than
//! once in A days on average, whatever the day at which somebody looks. An alarm sets it back to nothing.
//! **The forecast is not the truth**: rates are fitted, and move by themselves. So the threshold is never lower than that bound,
//! and raised to what the series' own past needs, put anew in runs ([`threshold`](super::threshold)).
//! **Not tested** are the last days, which are still filling, and days that the record does not cover: an outage is no calm.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::forecast::{Expected, Forecaster, MODELS};
use super::threshold::{self, Threshold};
use crate::Series;

/// Days that must be seen before an alarm is given.
pub const WARM_UP: usize = 180;
/// Events that the past must hold.
pub const FEWEST_EVENTS: f64 = 10.0;
/// Changes looked for, as factors of the rate.
const CHANGES: [f64; 3] = [1.5, 2.0, 4.0];
/// Evidence beyond all thresholds.
const MOST: f64 = 1e100;

/// Which change is watched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RateChange {
    /// A higher rate.
    Rise,
    /// A lower one.
    Fall,
}

/// How a series is watched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Which change is watched for.
    pub change: RateChange,
    /// False alarms allowed a year.
    pub yearly: f64,
    /// Day of the window from which on alarms are given; the threshold comes from the days before.
    pub from: usize,
    /// Last days of the window that are not complete yet and are not looked at.
    pub incomplete: usize,
    /// Copies of the past behind the threshold.
    pub copies: usize,
    /// Seed of the random streams.
    pub seed: u64,
}

/// A rate that is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct RateAlarm {
    /// Day of the window on which the evidence reached the threshold.
    pub day: usize,
    /// Day since which it has grown.
    pub since: usize,
    /// The evidence.
    pub evidence: f64,
    /// Events from that day to this one.
    pub events: f64,
    /// Events that the forecasts of these days, each made from the days before it, expected.
    pub expected: f64,
}

/// What watching a series gave.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Watched {
    /// Its alarms, in order of time.
    pub alarms: Vec<RateAlarm>,
    /// Evidence needed for one.
    pub threshold: f64,
    /// Evidence that the bound for a known rate would need.
    pub bound: f64,
    /// Evidence on the last day looked at.
    pub evidence: f64,
    /// Days without coverage among those on which an alarm was possible.
    pub uncovered: usize,
}

/// Watches a series; `None` where fewer than [`WARM_UP`] covered days, or [`FEWEST_EVENTS`] events, lie before the first day on which
/// an alarm is possible.
#[must_use]
pub fn watch(series: &Series, options: &Options) -> Option<Watched> {
    watch_each(series, options, &[options.yearly])?.pop()
}

/// The same for several numbers of false alarms a year, those of `options` put aside.
#[must_use]
pub fn watch_each(series: &Series, options: &Options, yearly: &[f64]) -> Option<Vec<Watched>> {
    let thresholds = Threshold::of_each(series, options, yearly)?;
    let watched = thresholds
        .into_iter()
        .map(|Threshold { needed, bound }| Watched { bound, ..watch_at(series, options, needed) });
    Some(watched.collect())
}

/// The same with a threshold that is known.
#[must_use]
pub fn watch_at(series: &Series, options: &Options, threshold: f64) -> Watched {
    let (counts, covered) = (series.counts(), series.covered());
    let complete = counts.len().saturating_sub(options.incomplete);
    let mut alarms = Vec::new();
    let mut forecaster = Forecaster::new();
    let mut detector = Detector::new(options.change);
    let mut growing = Growing::from(options.from);
    for day in (0..complete).filter(|day| covered[*day]) {
        if day < options.from {
            detector.reset();
        }
        let each = forecaster.of_day(series.window().first + day as i64);
        let evidence = detector.take(counts[day], &each);
        growing.take(day, counts[day], Forecaster::mean(&each), evidence);
        if day >= options.from && evidence >= threshold {
            let Growing { since, events, expected } = growing;
            alarms.push(RateAlarm { day, since, evidence, events, expected });
            detector.reset();
            growing = Growing::from(day + 1);
        }
        forecaster.learn(series.window().first + day as i64, counts[day], &each);
    }
    Watched {
        alarms,
        threshold,
        bound: 365.25 / options.yearly,
        evidence: detector.evidence(),
        uncovered: covered.iter().take(complete).skip(options.from).filter(|covered| !**covered).count(),
    }
}

/// Since when the evidence has grown, and what was seen and expected since.
#[derive(Debug, Clone, Copy)]
struct Growing {
    since: usize,
    events: f64,
    expected: f64,
}

impl Growing {
    fn from(day: usize) -> Growing {
        Growing { since: day, events: 0.0, expected: 0.0 }
    }

    fn take(&mut self, day: usize, count: f64, mean: f64, evidence: f64) {
        self.events += count;
        self.expected += mean;
        if evidence <= threshold::USUAL {
            *self = Growing::from(day + 1);
        }
    }
}

/// Evidence for a change, day by day.
#[derive(Debug, Clone)]
pub(crate) struct Detector {
    factors: [f64; CHANGES.len()],
    evidence: [f64; CHANGES.len()],
}

impl Detector {
    /// Without evidence.
    pub(crate) fn new(change: RateChange) -> Detector {
        let factors = match change {
            RateChange::Rise => CHANGES,
            RateChange::Fall => CHANGES.map(f64::recip),
        };
        Detector { factors, evidence: [0.0; CHANGES.len()] }
    }

    /// Takes in a day, of which `each` was expected; gives the evidence.
    pub(crate) fn take(&mut self, count: f64, each: &[Expected; MODELS]) -> f64 {
        let probability = |times: f64| -> f64 {
            each.iter().map(|one| one.weight * one.log_probability(count, times).exp()).sum()
        };
        let usual = probability(1.0).max(1e-300);
        for (evidence, factor) in self.evidence.iter_mut().zip(self.factors) {
            *evidence = ((1.0 + *evidence) * probability(factor) / usual).min(MOST);
        }
        self.evidence()
    }

    /// The evidence.
    pub(crate) fn evidence(&self) -> f64 {
        self.evidence.iter().sum::<f64>() / self.evidence.len() as f64
    }

    /// Forgets it.
    pub(crate) fn reset(&mut self) {
        self.evidence = [0.0; CHANGES.len()];
    }
}

//! Two trains → which assumptions of the classical tests they break.
//!
//! The tests assume constant rates, independent arrivals and distinct times. Each check here is a plain measurement
//! against a stated bound; a warning says what was measured, so that the reader can judge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use super::train::Train;

/// The span is cut into this many parts to look for a trend that the two series share.
const SLOW_BINS: usize = 12;
/// Correlation of the slow counts above which a shared trend is reported (one-sided 5 % point for 12 bins).
const SHARED_TREND: f64 = 0.497;
/// Variance over mean of the counts in short bins above which arrivals are called bursty.
const BURSTY: f64 = 1.3;
/// Share of events that repeat an earlier time, above which ties are reported.
const TIED: f64 = 0.05;
/// Fewer events than this leave asymptotic p-values without support.
const FEW: usize = 20;

/// An assumption that the data break, with what was measured.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Warning {
    /// The slow rates of the two series rise and fall together.
    SharedTrend {
        /// Pearson correlation of the counts in twelve equal parts of the span.
        correlation: f64,
    },
    /// Events come in bursts.
    Bursts {
        /// Which series (0 or 1).
        series: usize,
        /// Variance over mean of counts in short bins; 1 for a Poisson process.
        dispersion: f64,
    },
    /// Many events share a time.
    Ties {
        /// Which series (0 or 1).
        series: usize,
        /// Share of events that repeat an earlier time.
        share: f64,
    },
    /// Events of both series at the same times, which a model of excitation cannot see.
    SharedTimes {
        /// Times at which both series have an event.
        shared: usize,
        /// Times at which either has one.
        of: usize,
    },
    /// Incidents that a test of places and days cannot look at.
    Unplaced {
        /// Incidents without coordinates, or without an exact day.
        left_out: usize,
        /// Of how many.
        of: usize,
    },
    /// Too few events for the large-sample p-value.
    FewEvents {
        /// Which series (0 or 1).
        series: usize,
        /// Events in it.
        events: usize,
    },
    /// Neighbours at equal distances: the count depends on how ties are resolved.
    TiedNeighbours {
        /// Lowest count that some order of the ties gives.
        lowest: usize,
        /// Highest count that some order of the ties gives.
        highest: usize,
    },
    /// Cases drift through space over the span: the population at risk, or the reporting, moved.
    ShiftingPopulation {
        /// Largest absolute correlation of a coordinate with time.
        correlation: f64,
    },
    /// The fitted process is at the edge of what the model allows.
    NearCritical {
        /// Largest eigenvalue of the branching matrix; from 1 on the process explodes.
        branching: f64,
    },
    /// Counts vary more than the model's Poisson counts would.
    Overdispersed {
        /// Pearson χ² over its degrees of freedom; 1 for Poisson counts.
        dispersion: f64,
    },
    /// Residuals that the fitted model does not explain.
    PoorFit {
        /// Kolmogorov–Smirnov p of the time-rescaled residuals.
        p: f64,
    },
}

/// Looks at two trains over one span; `window` is the width at which the method looks for coincidences.
pub fn examine(a: &Train, b: &Train, window: f64) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let slow = [a, b].map(|train| counts(train, SLOW_BINS));
    if let Some(correlation) = correlation(&slow[0], &slow[1]).filter(|&value| value > SHARED_TREND) {
        warnings.push(Warning::SharedTrend { correlation });
    }
    for (series, train) in [a, b].into_iter().enumerate() {
        if train.len() < FEW {
            warnings.push(Warning::FewEvents { series, events: train.len() });
        }
        let share = train.repeats() as f64 / train.len().max(1) as f64;
        if share > TIED {
            warnings.push(Warning::Ties { series, share });
        }
        if let Some(dispersion) = dispersion(train, window).filter(|&value| value > BURSTY) {
            warnings.push(Warning::Bursts { series, dispersion });
        }
    }
    warnings
}

/// The times that two trains share, where they are more than a few.
pub(super) fn shared_times(a: &Train, b: &Train) -> Option<Warning> {
    let times = |train: &Train| train.times().iter().map(|time| time.to_bits()).collect::<BTreeSet<u64>>();
    let (a, b) = (times(a), times(b));
    let (shared, of) = (a.intersection(&b).count(), a.union(&b).count());
    (shared as f64 > TIED * a.len().min(b.len()) as f64).then_some(Warning::SharedTimes { shared, of })
}

/// Variance over mean of counts in bins a few windows wide, against the local level so that a slow trend is no burst.
fn dispersion(train: &Train, window: f64) -> Option<f64> {
    let bins = ((train.span() / (3.0 * window)) as usize).clamp(SLOW_BINS, 10 * train.len().max(SLOW_BINS));
    let counts = counts(train, bins);
    let mean = counts.iter().sum::<f64>() / bins as f64;
    let steps = counts.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum::<f64>();
    (mean > 0.0 && train.len() >= FEW).then(|| steps / (2.0 * (bins - 1) as f64 * mean))
}

fn counts(train: &Train, bins: usize) -> Vec<f64> {
    let mut counts = vec![0.0; bins];
    for time in train.times() {
        let bin = ((time - train.start()) / train.span() * bins as f64) as usize;
        counts[bin.min(bins - 1)] += 1.0;
    }
    counts
}

/// Pearson correlation; none where one side does not vary.
pub(super) fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let n = a.len() as f64;
    let (mean_a, mean_b) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        ab += (x - mean_a) * (y - mean_b);
        aa += (x - mean_a).powi(2);
        bb += (y - mean_b).powi(2);
    }
    let value = ab / (aa * bb).sqrt();
    value.is_finite().then_some(value)
}

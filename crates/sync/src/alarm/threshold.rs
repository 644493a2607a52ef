//! The past of a series and the false alarms that are allowed → the evidence that an alarm needs.
//!
//! Copies of the past are made of runs of its days, drawn anew and put one after another (stationary bootstrap; Politis & Romano
//! 1994, doi:10.1080/01621459.1994.10476870), each beginning on its weekday: they hold the same bursts, weekdays and levels, and the level
//! changes between runs as much as the past's own levels differ. What comes after must be as unlike the past as that to be
//! called a change. The evidence of the copies is cut into quarters of a year; the threshold is the evidence that the wanted
//! share of quarters reaches. Where that share is smaller than the copies can show, the tail of the logarithm is taken to be
//! exponential (Hill 1975, doi:10.1214/aos/1176343247), as it is for known rates, where its slope is one.

use rand::RngExt;
use rayon::prelude::*;

use super::forecast::Forecaster;
use super::rates::{Detector, FEWEST_EVENTS, Options, WARM_UP};
use super::{AIM, exceeded};
use crate::Series;
use crate::random::stream;

/// Evidence that comes and goes without a change.
pub(crate) const USUAL: f64 = 1.0;
/// The tail of the evidence's logarithm is no steeper than for a known rate: its mean excess is 1 or more.
const SLOPE: f64 = 1.0;
/// Mean length of a run of days.
const RUN: f64 = 90.0;
/// Days of a quarter.
const QUARTER: usize = 91;
/// Quarters watched in each copy.
const QUARTERS: usize = 8;
/// Days of a copy that are learned from at most, before it is watched.
const LEARNED: usize = 730;

/// How much evidence an alarm needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Threshold {
    /// What is needed.
    pub(crate) needed: f64,
    /// What a known rate would need.
    pub(crate) bound: f64,
}

impl Threshold {
    /// By the days before the first on which an alarm is possible, for several numbers of false alarms a year.
    pub(crate) fn of_each(series: &Series, options: &Options, yearly: &[f64]) -> Option<Vec<Threshold>> {
        let past = Past::of(series, options.from.min(series.counts().len()))?;
        let mut highest: Vec<f64> = (0..options.copies as u64)
            .into_par_iter()
            .flat_map_iter(|copy| past.copy(options, copy))
            .collect();
        highest.sort_by(f64::total_cmp);
        let of = |yearly: f64| {
            let bound = 365.25 / yearly;
            let share = AIM * yearly * QUARTER as f64 / 365.25;
            Threshold { needed: exceeded(&highest, share.min(0.5), SLOPE).exp().max(bound), bound }
        };
        Some(yearly.iter().map(|yearly| of(*yearly)).collect())
    }
}

/// Days that are learned from.
struct Past<'s> {
    counts: &'s [f64],
    covered: &'s [bool],
    first: i64,
}

impl<'s> Past<'s> {
    fn of(series: &'s Series, days: usize) -> Option<Past<'s>> {
        let past = Past {
            counts: &series.counts()[..days],
            covered: &series.covered()[..days],
            first: series.window().first,
        };
        let covered = past.covered.iter().filter(|covered| **covered).count();
        (covered >= WARM_UP && past.counts.iter().sum::<f64>() >= FEWEST_EVENTS).then_some(past)
    }

    /// The logarithm of the highest evidence in each quarter of a copy.
    fn copy(&self, options: &Options, number: u64) -> [f64; QUARTERS] {
        let mut random = stream(options.seed ^ 0xa1a2, number);
        let days = self.counts.len();
        let learned = days.min(LEARNED);
        let mut forecaster = Forecaster::new();
        let mut detector = Detector::new(options.change);
        let mut highest = [f64::MIN; QUARTERS];
        let mut from = random.random_range(0..days);
        for day in 0..learned + QUARTERS * QUARTER {
            from += 1;
            if from >= days || random.random::<f64>() < 1.0 / RUN {
                // A run begins on the weekday of the day that it stands for.
                let start = random.random_range(0..days);
                from = start - start % 7 + day % 7;
                if from >= days {
                    from = day % 7;
                }
            }
            if !self.covered[from] {
                continue;
            }
            let at = self.first + day as i64;
            let each = forecaster.of_day(at);
            if day >= learned {
                let evidence = detector.take(self.counts[from], &each);
                let quarter = &mut highest[(day - learned) / QUARTER];
                *quarter = quarter.max(evidence.max(1e-300).ln());
            }
            forecaster.learn(at, self.counts[from], &each);
        }
        highest
    }
}

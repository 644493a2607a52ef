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
use super::rates::{Detector, Options, WARM_UP};
use crate::Series;
use crate::random::stream;

/// Evidence that comes and goes without a change.
pub(crate) const USUAL: f64 = 1.0;
/// Mean length of a run of days.
const RUN: f64 = 90.0;
/// Days of a quarter.
const QUARTER: usize = 91;
/// Quarters watched in each copy.
const QUARTERS: usize = 8;
/// Days of a copy that are learned from at most, before it is watched.
const LEARNED: usize = 730;
/// Share of the false alarms allowed that the threshold aims at: the rest is for what the past does not show.
const AIM: f64 = 0.5;
/// Share of the quarters that the tail is fitted to.
const TAIL: f64 = 0.1;
/// Quarters that the tail needs: fewer make it a guess.
const FEWEST_IN_TAIL: usize = 10;

/// How much evidence an alarm needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Threshold {
    /// What is needed.
    pub(crate) needed: f64,
    /// What a known rate would need.
    pub(crate) bound: f64,
}

impl Threshold {
    /// By the days before the first on which an alarm is possible.
    pub(crate) fn of(series: &Series, options: &Options) -> Option<Threshold> {
        Self::of_each(series, options, &[options.yearly])?.pop()
    }

    /// The same for several numbers of false alarms a year.
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
            Threshold { needed: exceeded(&highest, share.min(0.5)).exp().max(bound), bound }
        };
        Some(yearly.iter().map(|yearly| of(*yearly)).collect())
    }
}

/// Of sorted values, one that a share of them exceeds, by their tail where the share is small.
fn exceeded(sorted: &[f64], share: f64) -> f64 {
    let number = sorted.len();
    let in_tail = ((number as f64 * TAIL) as usize).max(FEWEST_IN_TAIL).min(number.saturating_sub(1));
    let Some(foot) = number.checked_sub(in_tail + 1).and_then(|at| sorted.get(at)) else { return f64::MAX.ln() };
    if share * number as f64 >= in_tail as f64 {
        let at = number as f64 * (1.0 - share);
        return sorted[(at as usize).min(number - 1)];
    }
    let tail = &sorted[number - in_tail..];
    let excess = tail.iter().map(|value| value - foot).sum::<f64>() / in_tail as f64;
    // No steeper than for a known rate.
    foot + excess.max(1.0) * (in_tail as f64 / number as f64 / share).ln()
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
        (past.covered.iter().filter(|covered| **covered).count() >= WARM_UP).then_some(past)
    }

    /// The logarithm of the highest evidence in each quarter of a copy.
    fn copy(&self, options: &Options, number: u64) -> [f64; QUARTERS] {
        let mut random = stream(options.seed ^ 0xa1a2, number);
        let days = self.counts.len();
        let learned = days.min(LEARNED);
        let mut forecaster = Forecaster::new();
        let mut detector = Detector::new(options.direction);
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

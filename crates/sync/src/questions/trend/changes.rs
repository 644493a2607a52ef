//! Weekly counts → the weeks in which the level of the rate changed.
//!
//! The largest self-normalised cumulative sum over all cuts (Shao & Zhang 2010) against the same on simulated weeks with
//! the memory of the residuals on both sides of the best cut. Where p ≤ 5 % the window is cut there and both parts are
//! searched alike. The interval of the day holds the cuts whose likelihood ratio is within 1.92 of the best, that of
//! the factor is the one of a ratio of two counts; both with the variance raised by the dispersion over long spans
//! (quasi-Poisson: McCullagh & Nelder 1989).

use rayon::prelude::*;

use super::memory::Memory;
use super::{Change, FEWEST_EVENTS, Options, Weeks};
use crate::random::stream;
use crate::statistics::linear::Cholesky;
use crate::{Estimate, LEVEL};

/// Fewest weeks on either side of a change.
const SHORTEST: usize = 6;
/// Coefficients that two levels and a cut chosen among many take from the residuals.
const FITTED: usize = 4;
/// Half of the 95 % point of χ² with one degree of freedom.
const HALF_CHI2: f64 = 1.920_729;
/// Two-sided 95 % point of the standard normal distribution.
const Z95: f64 = 1.959_964;

/// Part of the window: counts and what exposure and season alone would have brought about.
#[derive(Clone, Copy)]
struct Part<'w> {
    counts: &'w [f64],
    expected: &'w [f64],
    /// The yearly wave that was fitted to the whole window, a row a week; in a part of it the wave is given.
    season: &'w [[f64; 2]],
    /// Weeks before it.
    from: usize,
}

/// p of the strongest change, and the changes in order of time; `first_day` is that of the window.
pub(super) fn find(
    weeks: &Weeks,
    (expected, season): (&[f64], &[[f64; 2]]),
    first_day: i64,
    options: Options,
) -> (f64, Vec<Change>) {
    let whole = Part { counts: &weeks.counts, expected, season, from: 0 };
    let mut changes = Vec::new();
    let p = whole.search(options, &mut changes);
    for change in &mut changes {
        let date = |week: i64| first_day + weeks.starts[(week as usize).min(weeks.starts.len() - 1)] as i64;
        (change.day, change.earliest, change.latest) =
            (date(change.day), date(change.earliest), date(change.latest));
    }
    changes.sort_by_key(|change| change.day);
    (p, changes)
}

impl<'w> Part<'w> {
    /// Finds the changes, with weeks in the place of days; gives the p of the strongest.
    fn search(self, options: Options, changes: &mut Vec<Change>) -> f64 {
        if self.counts.len() < 2 * SHORTEST || self.counts.iter().sum::<f64>() < FEWEST_EVENTS {
            return 1.0;
        }
        let cut = self.best_cut();
        let memory = self.memory(cut);
        let cleaner = Cleaner::of(self);
        let observed = strongest(&cleaner.clean(self.counts));
        let seed = options.seed.wrapping_add(1 + self.from as u64);
        let above = (0..options.surrogates as u64)
            .into_par_iter()
            .filter(|surrogate| {
                let noise = memory.draw(self.counts.len(), &mut stream(seed, *surrogate));
                let noise: Vec<f64> =
                    noise.iter().zip(self.expected).map(|(noise, mean)| noise * mean.sqrt()).collect();
                strongest(&cleaner.clean(&noise)) >= observed - 1e-12
            })
            .count();
        let p = (1 + above) as f64 / (1 + options.surrogates) as f64;
        if p <= LEVEL {
            changes.push(self.change(cut, memory.dispersion(), p));
            let (before, after) = self.split(cut);
            before.search(options, changes);
            after.search(options, changes);
        }
        p
    }

    fn split(self, cut: usize) -> (Self, Self) {
        let part = |from: usize, to: usize| Self {
            counts: &self.counts[from..to],
            expected: &self.expected[from..to],
            season: &[],
            from: self.from + from,
        };
        (part(0, cut), part(cut, self.counts.len()))
    }

    /// Likelihood ratio of two levels against one, at every cut that leaves enough weeks on either side.
    fn ratios(self) -> Vec<(usize, f64)> {
        let total = (self.counts.iter().sum::<f64>(), self.expected.iter().sum::<f64>());
        let part = |seen: f64, expected: f64| if seen > 0.0 { seen * (seen / expected).ln() } else { 0.0 };
        let (mut seen, mut expected) = (0.0, 0.0);
        (1..self.counts.len())
            .map(|cut| {
                seen += self.counts[cut - 1];
                expected += self.expected[cut - 1];
                let two = part(seen, expected) + part(total.0 - seen, total.1 - expected);
                (cut, two - part(total.0, total.1))
            })
            .filter(|(cut, _)| *cut >= SHORTEST && *cut + SHORTEST <= self.counts.len())
            .collect()
    }

    fn best_cut(self) -> usize {
        let best = |best: (usize, f64), one: (usize, f64)| if one.1 > best.1 { one } else { best };
        self.ratios().into_iter().fold((self.counts.len() / 2, 0.0), best).0
    }

    /// The memory of what is left when both sides of a cut have their own level.
    fn memory(self, cut: usize) -> Memory {
        let (before, after) = self.split(cut);
        let left: Vec<f64> = [before, after]
            .iter()
            .flat_map(|side| {
                let level = side.counts.iter().sum::<f64>() / side.expected.iter().sum::<f64>();
                let own = side.counts.iter().zip(side.expected);
                own.map(move |(seen, mean)| (seen - level * mean) / (level * mean).sqrt().max(1e-6))
            })
            .collect();
        Memory::of(&left, FITTED + self.season.first().map_or(0, |wave| wave.len()))
    }

    fn change(self, cut: usize, dispersion: f64, p: f64) -> Change {
        let ratios = self.ratios();
        let best = ratios.iter().map(|(_, ratio)| *ratio).fold(0.0, f64::max);
        let agree = ratios.iter().filter(|(_, ratio)| (best - ratio) / dispersion <= HALF_CHI2);
        let (mut earliest, mut latest) = (cut, cut);
        for (week, _) in agree {
            earliest = earliest.min(*week);
            latest = latest.max(*week);
        }
        let (before, after) = self.split(cut);
        // Half an event more on either side keeps a factor from nothing finite.
        let [old, new] = [before, after].map(|side| side.counts.iter().sum::<f64>() + 0.5);
        let [usual_old, usual_new] = [before, after].map(|side| side.expected.iter().sum::<f64>());
        let value = new / usual_new / (old / usual_old);
        let spread = (Z95 * (dispersion * (1.0 / old + 1.0 / new)).sqrt()).exp().min(1e6);
        let at = |week: usize| (self.from + week) as i64;
        let factor = Estimate { value, low: value / spread, high: value * spread };
        Change { day: at(cut), earliest: at(earliest), latest: at(latest), factor, p }
    }
}

/// Takes from weekly values what a level, and a season where one was fitted, explain of them.
struct Cleaner<'w> {
    part: Part<'w>,
    information: Option<Cholesky>,
}

impl<'w> Cleaner<'w> {
    fn of(part: Part<'w>) -> Self {
        let mut matrix = [0.0; 9];
        for (week, wave) in part.season.iter().enumerate() {
            let row = [1.0, wave[0], wave[1]];
            for (at, value) in matrix.iter_mut().enumerate() {
                *value += part.expected[week] * row[at / 3] * row[at % 3];
            }
        }
        Self { part, information: Cholesky::of(&matrix, 3) }
    }

    fn clean(&self, values: &[f64]) -> Vec<f64> {
        let expected = self.part.expected;
        let Some(information) = &self.information else {
            let level = values.iter().sum::<f64>() / expected.iter().sum::<f64>();
            return values.iter().zip(expected).map(|(value, mean)| value - level * mean).collect();
        };
        let mut score = [0.0; 3];
        for (value, wave) in values.iter().zip(self.part.season) {
            score.iter_mut().zip([1.0, wave[0], wave[1]]).for_each(|(sum, x)| *sum += x * value);
        }
        let fitted = information.solve(&score);
        let level = |wave: &[f64; 2]| fitted[0] + fitted[1] * wave[0] + fitted[2] * wave[1];
        (0..values.len()).map(|week| values[week] - expected[week] * level(&self.part.season[week])).collect()
    }
}

/// The largest self-normalised cumulative sum.
fn strongest(left: &[f64]) -> f64 {
    let weeks = left.len();
    let mut sums = Vec::with_capacity(weeks + 1);
    sums.push(0.0);
    for value in left {
        sums.push(sums[sums.len() - 1] + value);
    }
    let forward = squared_exponential(&sums);
    let last = sums[weeks];
    let mirrored: Vec<f64> = sums.iter().rev().map(|sum| last - sum).collect();
    let backward = squared_exponential(&mirrored);
    (SHORTEST..=weeks - SHORTEST)
        .map(|cut| {
            let normaliser = forward[cut] + backward[weeks - cut];
            if normaliser > 0.0 { weeks as f64 * sums[cut].powi(2) / normaliser } else { 0.0 }
        })
        .fold(0.0, f64::max)
}

/// For each length, Σ of the squared distances of the partial sums from the straight line to that length's sum.
fn squared_exponential(sums: &[f64]) -> Vec<f64> {
    let (mut squares, mut products) = (0.0, 0.0);
    let mut all = Vec::with_capacity(sums.len());
    for (length, sum) in sums.iter().enumerate() {
        squares += sum * sum;
        products += length as f64 * sum;
        let n = length as f64;
        // Σ (S_t − t S_n / n)² over t = 1..n.
        let slope = if length > 0 { sum / n } else { 0.0 };
        let ramp = n * (n + 1.0) * (2.0 * n + 1.0) / 6.0;
        all.push((squares - 2.0 * slope * products + slope * slope * ramp).max(0.0));
    }
    all
}

//! Weekly counts → a Poisson regression on time and season, and what its slope is worth.
//!
//! The slope's error is self-normalised: the scores of the regression, summed from the first week on, wander further
//! where neighbouring weeks resemble each other, and their mean square stands in for the variance (Kiefer, Vogelsang &
//! Bunzel 2000). Slope over error then has a distribution of its own, which depends on the design and, in short
//! windows, on how long the weeks remember: it is simulated with both.

use rayon::prelude::*;

use super::memory::Memory;
use super::{Options, Weeks};
use crate::Estimate;
use crate::random::stream;
use crate::statistics::linear::Cholesky;

/// Weeks of a year.
const YEAR: f64 = 365.25 / 7.0;
/// Rounds of Newton's method; a Poisson regression needs fewer than ten.
const ROUNDS: usize = 50;
/// Largest number written for a factor, and its inverse the smallest.
const LARGEST: f64 = 1e6;

/// A fitted regression.
pub(super) struct Regression {
    /// A row a week: 1, years from the middle of the window, and the yearly wave.
    rows: Vec<Vec<f64>>,
    exposure: Vec<f64>,
    coefficients: Vec<f64>,
    /// Expected counts.
    expected: Vec<f64>,
    /// Counts less expected.
    left: Vec<f64>,
    information: Cholesky,
}

/// What the slope says.
pub(super) struct Slope {
    pub(super) factor: Estimate,
    pub(super) p: f64,
    pub(super) p_rising: f64,
    pub(super) dispersion: f64,
}

impl Regression {
    /// Maximum likelihood by Newton's method; none where the counts leave a coefficient open.
    pub(super) fn fit(weeks: &Weeks, season: bool) -> Option<Self> {
        let rows = design(&weeks.starts, season);
        let size = rows[0].len();
        let rate = weeks.counts.iter().sum::<f64>() / weeks.exposure.iter().sum::<f64>();
        let mut coefficients = vec![0.0; size];
        coefficients[0] = rate.ln();
        for _ in 0..ROUNDS {
            let expected = expected(&rows, &weeks.exposure, &coefficients);
            let left: Vec<f64> = weeks.counts.iter().zip(&expected).map(|(seen, mean)| seen - mean).collect();
            let information = information(&rows, &expected)?;
            let step = information.solve(&score(&rows, &left));
            let longest = step.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
            if longest < 1e-9 {
                return Some(Self {
                    rows,
                    exposure: weeks.exposure.clone(),
                    coefficients,
                    expected,
                    left,
                    information,
                });
            }
            // Steps of more than e-fold overshoot where nearly all counts lie at one end.
            let shorten = (1.0 / longest).min(1.0);
            coefficients.iter_mut().zip(&step).for_each(|(value, step)| *value += shorten * step);
        }
        None
    }

    /// Expected counts of each week at the middle of the window: exposure and season alone.
    pub(super) fn expected_without_slope(&self) -> Vec<f64> {
        let mut flat = self.coefficients.clone();
        flat[1] = 0.0;
        expected(&self.rows, &self.exposure, &flat)
    }

    /// The yearly wave at each week, sine and cosine; empty where none was fitted.
    pub(super) fn season(&self) -> Vec<[f64; 2]> {
        self.rows.iter().filter(|row| row.len() == 4).map(|row| [row[2], row[3]]).collect()
    }

    /// The slope, its error and its p-values.
    pub(super) fn slope(&self, options: Options) -> Slope {
        let standardised: Vec<f64> =
            self.left.iter().zip(&self.expected).map(|(left, mean)| left / mean.sqrt().max(1e-6)).collect();
        let memory = Memory::of(&standardised, self.coefficients.len());
        let error = self.error(&self.left);
        let slope = self.coefficients[1];
        let statistic = if error > 0.0 { slope / error } else { 0.0 };
        let drawn: Vec<f64> = (0..options.surrogates as u64)
            .into_par_iter()
            .map(|surrogate| self.simulated(memory, &mut stream(options.seed, surrogate)))
            .collect();
        let share = |reaches: &dyn Fn(f64) -> bool| {
            (1 + drawn.iter().filter(|value| reaches(**value)).count()) as f64 / (1 + drawn.len()) as f64
        };
        let mut sizes: Vec<f64> = drawn.iter().map(|value| value.abs()).collect();
        sizes.sort_by(f64::total_cmp);
        let reach = error * sizes.get(sizes.len() * 95 / 100).copied().unwrap_or(f64::INFINITY);
        let factor = |log: f64| log.exp().clamp(1.0 / LARGEST, LARGEST);
        Slope {
            factor: Estimate {
                value: factor(slope),
                low: factor(slope - reach),
                high: factor(slope + reach),
            },
            p: share(&|value| value.abs() >= statistic.abs() - 1e-12),
            p_rising: share(&|value| value >= statistic - 1e-12),
            dispersion: memory.dispersion(),
        }
    }

    /// Slope over its error on simulated weeks of the same memory without a slope.
    fn simulated(&self, memory: Memory, random: &mut impl rand::Rng) -> f64 {
        let noise = memory.draw(self.left.len(), random);
        let noise: Vec<f64> =
            noise.iter().zip(&self.expected).map(|(noise, mean)| noise * mean.sqrt()).collect();
        let coefficients = self.information.solve(&score(&self.rows, &noise));
        let left: Vec<f64> = (0..noise.len())
            .map(|week| {
                let fitted: f64 = self.rows[week].iter().zip(&coefficients).map(|(x, value)| x * value).sum();
                noise[week] - self.expected[week] * fitted
            })
            .collect();
        let error = self.error(&left);
        if error > 0.0 { coefficients[1] / error } else { 0.0 }
    }

    /// The self-normalised error of the slope: the root of the mean square of its partial sums.
    fn error(&self, left: &[f64]) -> f64 {
        let mut unit = vec![0.0; self.coefficients.len()];
        unit[1] = 1.0;
        // The slope's row of the inverse information turns a week's score into its pull on the slope.
        let pull = self.information.solve(&unit);
        let (mut sum, mut squares) = (0.0, 0.0);
        for (row, left) in self.rows.iter().zip(left) {
            sum += left * row.iter().zip(&pull).map(|(x, pull)| x * pull).sum::<f64>();
            squares += sum * sum;
        }
        (2.0 * squares / left.len() as f64).sqrt()
    }
}

fn design(starts: &[usize], season: bool) -> Vec<Vec<f64>> {
    let middle = starts.iter().sum::<usize>() as f64 / 7.0 / starts.len() as f64;
    let row = |start: &usize| {
        let week = *start as f64 / 7.0;
        let angle = std::f64::consts::TAU * week / YEAR;
        let mut row = vec![1.0, (week - middle) / YEAR];
        if season {
            row.extend([angle.sin(), angle.cos()]);
        }
        row
    };
    starts.iter().map(row).collect()
}

fn expected(rows: &[Vec<f64>], exposure: &[f64], coefficients: &[f64]) -> Vec<f64> {
    let one = |(row, exposure): (&Vec<f64>, &f64)| {
        let log: f64 = row.iter().zip(coefficients).map(|(x, value)| x * value).sum();
        exposure * log.clamp(-30.0, 30.0).exp()
    };
    rows.iter().zip(exposure).map(one).collect()
}

fn score(rows: &[Vec<f64>], left: &[f64]) -> Vec<f64> {
    let mut score = vec![0.0; rows[0].len()];
    for (row, left) in rows.iter().zip(left) {
        score.iter_mut().zip(row).for_each(|(sum, x)| *sum += x * left);
    }
    score
}

fn information(rows: &[Vec<f64>], expected: &[f64]) -> Option<Cholesky> {
    let size = rows[0].len();
    let mut matrix = vec![0.0; size * size];
    for (row, mean) in rows.iter().zip(expected) {
        for i in 0..size {
            for j in 0..size {
                matrix[i * size + j] += mean * row[i] * row[j];
            }
        }
    }
    Cholesky::of(&matrix, size)
}

//! How long a series of weekly residuals remembers: its bursts, campaigns and regimes, as one number of weeks.
//!
//! The residuals are removed for a sum of counting noise, new every week, and of a level that is forgotten slowly (an
//! autoregression of order 1). Counting noise hides how slowly: the autocorrelation of the sum begins at the level's
//! share of the variance and falls from there by the persistence, so both are fitted to its first lags at once.

use rand::Rng;
use rand_distr::{Distribution, StandardNormal};

/// Lags of the autocorrelation that are fitted, in weeks.
const LAGS: usize = 13;

/// Share of the variance that lasts, and how much of it is left a week later.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Memory {
    share: f64,
    persistence: f64,
    /// Variance of the residuals.
    variance: f64,
}

impl Memory {
    /// Fitted to standardised residuals, from which `fitted` coefficients have been removed.
    pub(super) fn of(residuals: &[f64], fitted: usize) -> Self {
        let weeks = residuals.len() as f64;
        let covariance = |lag: usize| -> f64 {
            residuals.iter().zip(&residuals[lag.min(residuals.len())..]).map(|(x, y)| x * y).sum::<f64>()
                / weeks
        };
        let variance = covariance(0);
        if variance <= 0.0 {
            return Self { share: 0.0, persistence: 0.0, variance: 1.0 };
        }
        let lags = LAGS.min(residuals.len() / 4);
        let seen: Vec<f64> = (1..=lags).map(|lag| covariance(lag) / variance).collect();
        let mut best = (f64::INFINITY, Self { share: 0.0, persistence: 0.0, variance });
        for step in 0..=48 {
            let persistence = 0.02 * f64::from(step);
            // What was fitted has removed from every autocovariance the variance of a mean over the window.
            let removed = |share: f64| {
                fitted as f64 * ((1.0 - share) + share * (1.0 + persistence) / (1.0 - persistence)) / weeks
            };
            for share in (0..=20).map(|step| 0.05 * f64::from(step)) {
                let lost = removed(share).min(0.5);
                let misfit: f64 = (1..)
                    .zip(&seen)
                    .map(|(lag, seen)| {
                        let model = (share * persistence.powi(lag) - lost) / (1.0 - lost);
                        (seen - model).powi(2)
                    })
                    .sum();
                if misfit < best.0 - 1e-12 {
                    best = (misfit, Self { share, persistence, variance: variance / (1.0 - lost) });
                }
            }
        }
        best.1
    }

    /// Variance of a sum over many weeks, over what as many independent Poisson counts would have.
    pub(super) fn dispersion(&self) -> f64 {
        let lasting = self.share * (1.0 + self.persistence) / (1.0 - self.persistence);
        (self.variance * (1.0 - self.share + lasting)).max(1.0)
    }

    /// Standardised residuals of as long a memory.
    pub(super) fn draw(&self, weeks: usize, random: &mut impl Rng) -> Vec<f64> {
        let (lasting, fresh) = (self.share.sqrt(), (1.0 - self.share).sqrt());
        let innovation = (1.0 - self.persistence.powi(2)).sqrt();
        let mut level: f64 = StandardNormal.sample(random);
        (0..weeks)
            .map(|_| {
                let (noise, step): (f64, f64) =
                    (StandardNormal.sample(random), StandardNormal.sample(random));
                level = self.persistence * level + innovation * step;
                lasting * level + fresh * noise
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::stream;

    #[test]
    fn the_memory_of_simulated_residuals_is_found_again() {
        for (share, persistence) in [(0.0, 0.0), (0.5, 0.8), (1.0, 0.6)] {
            let truth = Memory { share, persistence, variance: 1.0 };
            let found = Memory::of(&truth.draw(4_000, &mut stream(1, 0)), 0);
            let ratio = found.dispersion() / truth.dispersion();
            assert!((0.75..1.35).contains(&ratio), "{found:?} for {truth:?}");
        }
    }
}

//! Cross-covariances by lag → the excess at close lags, freed of what shared changes of rate leave behind.
//!
//! Two series whose rates jump up and down together, from one day to the next, share more than any local mean can take
//! away: for some days after each jump both lie above it. That makes a tent of cross-covariance around lag 0, some
//! weeks wide, on which close coincidences stand as a narrow peak. Its shape is known: rates that switch at random have
//! a cross-covariance of e^(−|k|/ℓ), and the local mean turns it into the same thing seen through a known filter, nearly
//! whatever ℓ is, as long as it is not shorter than the mean is wide. Smooth shared movements, that the mean follows
//! but for their curvature, leave a cross-covariance that is nearly level over the same lags. The contrast fits tent,
//! level and peak over 56 lags on either side, by least squares, and keeps the peak. Where a series was found
//! [bursty](crate::bursts), its filter bends the tent, and the bent tent is fitted. (Baselines fitted to each series
//! alone, by bandwidth or as a hidden Markov model of the rate, leave 12 to 70 % false alarms: no series of some
//! hundred events says on which day its rate jumped.)
//!
//! The peak may stand on one side only: three contrasts are taken (within τ on either side; B after A; A after B) and
//! the largest counts. At every other lag too: the comparison is fair, and finds one-sided sequences more often.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::bandwidth::WIDTHS;
use crate::bursts::Bursts;
use crate::circle::{Circle, Spectrum};
use crate::residual::kernel_weights;

/// Lags on either side over which tent, level and peak are fitted.
const REACH: usize = 56;
/// ℓ in days: sudden regimes of about two months, or a rate that forgets itself over a month.
const LENGTH: f64 = 30.0;

/// Which of two series comes first in a coincidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Either.
    #[default]
    Either,
    /// The first series' event comes first, or both on one day.
    FirstLeads,
    /// The second series' event comes first, or both on one day.
    SecondLeads,
}

/// Weights by lag that take the peak and leave the tent.
pub(crate) struct Contrast {
    weights: Spectrum,
    /// Sum of the squared weights.
    pub(crate) energy: f64,
    /// Number of lags in the peak.
    pub(crate) width: usize,
}

impl Contrast {
    /// The peak lies at lags `from`..=`to`; `width` is the place of the local mean's width, `bursts` say what was taken
    /// from the two series besides.
    pub(crate) fn of(from: i64, to: i64, width: usize, bursts: [Bursts; 2], circle: &Circle) -> Self {
        let reach = REACH.min((circle.days() - 1) / 3) as i64;
        let mut tent = bent(&TENTS[width], bursts, reach);
        let mut weights: Vec<f64> =
            (-reach..=reach).map(|lag| f64::from(u8::from((from..=to).contains(&lag)))).collect();
        let level = vec![1.0; weights.len()];
        take_away(&mut tent, &level);
        take_away(&mut weights, &level);
        take_away(&mut weights, &tent);
        let energy = dot(&weights, &weights);
        let mut round = vec![0.0; circle.days()];
        for (weight, lag) in weights.iter().zip(-reach..=reach) {
            round[circle.at(lag)] = *weight;
        }
        Self { weights: circle.spectrum(&round), energy, width: (to - from + 1) as usize }
    }

    /// The contrast around every lag of what has the spectrum `products`.
    pub(crate) fn around(&self, products: &Spectrum, circle: &Circle) -> Vec<f64> {
        circle.products(&self.weights, products)
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Takes from `values` the part that is a multiple of `shape`.
fn take_away(values: &mut [f64], shape: &[f64]) {
    let share = dot(values, shape) / dot(shape, shape).max(f64::MIN_POSITIVE);
    values.iter_mut().zip(shape).for_each(|(value, shape)| *value -= share * shape);
}

/// The tent at lags −`reach`..=`reach` as it looks after both series were filtered for their bursts.
fn bent(tent: &[f64], bursts: [Bursts; 2], reach: i64) -> Vec<f64> {
    let [a, b] = bursts.map(Bursts::filter);
    // The filters act on the cross-covariance as their own cross-correlation does.
    let side = a.len() as i64 - 1;
    let mut both = vec![0.0; a.len() + b.len() - 1];
    for (i, a) in a.iter().enumerate() {
        for (j, b) in b.iter().enumerate() {
            both[side as usize + j - i] += a * b;
        }
    }
    let at = |lag: i64| tent.get(lag.unsigned_abs() as usize).copied().unwrap_or(0.0);
    (-reach..=reach)
        .map(|lag| both.iter().zip(-side..).map(|(weight, shift)| weight * at(lag - shift)).sum())
        .collect()
}

/// The tents at lags from 0, for each width of the local mean; the same for every pair, and dear to work out.
static TENTS: LazyLock<[Vec<f64>; WIDTHS.len()]> = LazyLock::new(|| WIDTHS.map(tent));

/// e^(−|k|/ℓ) as it looks after the local mean was taken from both series.
fn tent(width: f64) -> Vec<f64> {
    let half = kernel_weights(width, 1);
    let side = half.len() as i64 - 1;
    // One series less its local mean: 1 at lag 0, minus the kernel around it.
    let filter =
        |lag: i64| f64::from(u8::from(lag == 0)) - half.get(lag.unsigned_abs() as usize).unwrap_or(&0.0);
    let once: Vec<f64> = (-side..=side).map(filter).collect();
    let mut twice = vec![0.0; 4 * side as usize + 1];
    for (i, a) in once.iter().enumerate() {
        for (j, b) in once.iter().enumerate() {
            twice[i + j] += a * b;
        }
    }
    let shared = |lag: i64| (-(lag.abs() as f64) / LENGTH).exp();
    let of_lag =
        |lag: i64| twice.iter().zip(-2 * side..).map(|(weight, shift)| weight * shared(lag - shift)).sum();
    // The filters for bursts look some weeks past the last lag that is fitted.
    (0..=REACH as i64 + 2 * REACH as i64 / 3).map(of_lag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contrast_sees_no_level_and_no_tent_but_the_peak() {
        let circle = Circle::holding(400);
        let contrast = Contrast::of(-2, 2, 0, [Bursts::none(); 2], &circle);
        let around = |shape: &dyn Fn(usize) -> f64| {
            let lags: Vec<f64> = (0..circle.days()).map(|lag| shape(circle.distance(lag))).collect();
            contrast.around(&circle.spectrum(&lags), &circle)[0]
        };
        assert!(around(&|_| 1.0).abs() < 1e-9);
        assert!(around(&|lag| TENTS[0].get(lag).copied().unwrap_or(0.0)).abs() < 1e-9);
        assert!((around(&|lag| f64::from(u8::from(lag <= 2))) - contrast.energy).abs() < 1e-9);
        assert!(contrast.energy > 2.0 && contrast.energy < 5.0, "{}", contrast.energy);
    }
}

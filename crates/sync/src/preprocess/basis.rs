//! The basis of the residual cross-covariance: what shared movements of two rates leave at close lags.
//!
//! Rates that switch at random from one day to the next have an autocovariance of e^(−|k|/ℓ) at lag k; rates that wander
//! smoothly, one of e^(−(k/ℓ)²/2). Seen through the local mean that is taken from each series, and through the filters
//! for their [bursts](crate::preprocess::self_excitation), they become peaks some weeks wide with negative edges; those basis functions are worked
//! out here.

use std::sync::LazyLock;

use crate::preprocess::bandwidth::WIDTHS;
use crate::preprocess::residual::{SLOW_BANDWIDTH, kernel_weights};
use crate::preprocess::self_excitation::SelfExcitation;

/// Lags on either side over which the basis is fitted.
pub(crate) const REACH: usize = 56;
/// Number of basis functions that are removed from the cross-covariance.
pub(crate) const COMPONENTS: usize = 3;
/// The autocovariance of a movement that two rates may share.
struct Kernel {
    /// Its autocovariance by lag, for an ℓ in days.
    covariance: fn(i64, f64) -> f64,
    length: f64,
    /// Its prior amplitude relative to the others.
    height: f64,
}
/// Sudden regimes of 25 to 150 days have an ℓ of 12 to 75, and the shortest function leaves least of all of them; the longer
/// one corrects its edges. The smooth one hardly shows but where events are so many that the curvature of their rate does.
const KERNELS: [Kernel; COMPONENTS] = [
    Kernel { covariance: exponential, length: 10.0, height: 1.0 },
    Kernel { covariance: exponential, length: 40.0, height: 0.4 },
    Kernel { covariance: squared_exponential, length: 21.0, height: 1.0 },
];
/// ℓ in days of the function that is fitted to one series alone: regimes of about 40 days.
const OWN_LENGTH: f64 = 20.0;
/// Lags for which shapes are kept: the filters for bursts look some weeks past the last lag that is fitted.
const KEPT: usize = REACH + 2 * REACH / 3;

/// A shape by lag, from lag 0 on; the same on both sides.
pub(crate) type Shape = Vec<f64>;

/// The basis for two series, for each width of the local mean. It is the same for every pair and costly to work out.
pub(crate) static SHARED_BASIS: LazyLock<[[Shape; COMPONENTS]; WIDTHS.len()]> = LazyLock::new(|| {
    WIDTHS.map(|width| {
        let filter = Filter::of(width);
        KERNELS
            .map(|Kernel { covariance, length, height }| filter.seen(|lag| height * covariance(lag, length)))
    })
});

/// The basis function of one series, less its slow rate.
pub(crate) static OWN_BASIS: LazyLock<Shape> =
    LazyLock::new(|| Filter::of(SLOW_BANDWIDTH).seen(|lag| exponential(lag, OWN_LENGTH)));

/// What taking the slow rate away makes of noise that had no memory, as a share of its variance.
pub(crate) static OF_NOISE: LazyLock<Shape> = LazyLock::new(|| {
    let mut shape = Filter::of(SLOW_BANDWIDTH).seen(|lag| f64::from(u8::from(lag == 0)));
    let variance = shape[0];
    shape.iter_mut().for_each(|value| *value /= variance);
    shape
});

fn exponential(lag: i64, length: f64) -> f64 {
    (-(lag.abs() as f64) / length).exp()
}

fn squared_exponential(lag: i64, length: f64) -> f64 {
    (-0.5 * (lag as f64 / length).powi(2)).exp()
}

/// A series less its local mean, as weights by lag, and applied to both sides of a product.
struct Filter {
    twice: Vec<f64>,
    side: i64,
}

impl Filter {
    fn of(width: f64) -> Self {
        let half = kernel_weights(width, 1);
        let side = half.len() as i64 - 1;
        // 1 at lag 0, minus the kernel around it.
        let weight =
            |lag: i64| f64::from(u8::from(lag == 0)) - half.get(lag.unsigned_abs() as usize).unwrap_or(&0.0);
        let once: Vec<f64> = (-side..=side).map(weight).collect();
        let mut twice = vec![0.0; 4 * side as usize + 1];
        for (i, a) in once.iter().enumerate() {
            for (j, b) in once.iter().enumerate() {
                twice[i + j] += a * b;
            }
        }
        Self { twice, side: 2 * side }
    }

    /// A covariance by lag as it looks after both series were filtered.
    fn seen(&self, covariance: impl Fn(i64) -> f64) -> Shape {
        let at = |lag: i64| {
            self.twice.iter().zip(-self.side..).map(|(weight, shift)| weight * covariance(lag - shift)).sum()
        };
        (0..=KEPT as i64).map(at).collect()
    }
}

/// A shape at lags −`reach`..=`reach` as it looks after both series were filtered for their bursts.
pub(crate) fn filtered(shape: &[f64], excitation: [SelfExcitation; 2], reach: usize) -> Vec<f64> {
    let [a, b] = excitation.map(SelfExcitation::filter);
    // The filters act on the cross-covariance as their own cross-correlation does.
    let side = a.len() as i64 - 1;
    let mut both = vec![0.0; a.len() + b.len() - 1];
    for (i, a) in a.iter().enumerate() {
        for (j, b) in b.iter().enumerate() {
            both[side as usize + j - i] += a * b;
        }
    }
    let at = |lag: i64| shape.get(lag.unsigned_abs() as usize).copied().unwrap_or(0.0);
    let reach = reach as i64;
    (-reach..=reach)
        .map(|lag| both.iter().zip(-side..).map(|(weight, shift)| weight * at(lag - shift)).sum())
        .collect()
}

/// Lags on either side that can be fitted on a domain of so many days.
pub(crate) fn reach_on(domain_days: usize) -> usize {
    REACH.min((domain_days - 1) / 3)
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Takes their mean from `values`.
pub(crate) fn level(values: &mut [f64]) {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    values.iter_mut().for_each(|value| *value -= mean);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basis_function_peaks_at_lag_zero_and_is_negative_at_its_edges() {
        let shared = SHARED_BASIS.iter().zip(WIDTHS).map(|(shapes, width)| (&shapes[0], width));
        for (shape, width) in shared.chain([(&*OWN_BASIS, SLOW_BANDWIDTH)]) {
            assert!(shape[..width as usize].windows(2).all(|lags| lags[0] > lags[1]), "{shape:?}");
            assert!(shape.iter().any(|value| *value < 0.0));
            assert!(shape[REACH].abs() < 0.25 * shape[0]);
        }
    }

    #[test]
    fn what_wanders_smoothly_leaves_less_of_itself_than_what_jumps() {
        for [jumps, _, smooth] in SHARED_BASIS.iter() {
            assert!(smooth[0] > 0.0 && smooth[0] < 0.25 * jumps[0], "{} {}", smooth[0], jumps[0]);
        }
    }

    #[test]
    fn self_excitation_removed_leaves_less_of_a_basis_function() {
        let excitation = SelfExcitation::in_steps(3);
        let (plain, less) = (
            filtered(&OWN_BASIS, [SelfExcitation::none(); 2], 30),
            filtered(&OWN_BASIS, [excitation; 2], 30),
        );
        assert_eq!(plain[30], OWN_BASIS[0]);
        assert!(less[30] < plain[30]);
    }
}

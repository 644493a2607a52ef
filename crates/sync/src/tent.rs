//! What rates that two series share leave of themselves at close lags: a tent.
//!
//! Rates that switch at random from one day to the next have an autocovariance of e^(−|k|/ℓ) at lag k. Seen through the
//! local mean that is taken from each series, and through the filters for their [bursts](crate::bursts), it becomes a
//! tent some weeks wide, negative at its feet; that shape is worked out here.

use std::sync::LazyLock;

use crate::bandwidth::WIDTHS;
use crate::bursts::Bursts;
use crate::residual::{SLOW_BANDWIDTH, kernel_weights};

/// Lags on either side over which tents are fitted.
pub(crate) const REACH: usize = 56;
/// ℓ in days of the tent that is taken from what two series have in common. Sudden regimes of 25 to 150 days have an ℓ
/// of 12 to 75: the shortest leaves least of the longer ones too, where the longest leaves much of the shorter.
const SHARED_LENGTH: f64 = 11.0;
/// ℓ in days of the tent that is looked for in one series: regimes of about 40 days.
const OWN_LENGTH: f64 = 20.0;
/// Lags for which shapes are kept: the filters for bursts look some weeks past the last lag that is fitted.
const KEPT: usize = REACH + 2 * REACH / 3;

/// A shape by lag, from lag 0 on; the same on both sides.
pub(crate) type Shape = Vec<f64>;

/// The tents of what two series share, for each width of the local mean; the same for every pair, and dear to work out.
pub(crate) static SHARED: LazyLock<[Shape; WIDTHS.len()]> =
    LazyLock::new(|| WIDTHS.map(|width| Filter::of(width).seen(|lag| switching(lag, SHARED_LENGTH))));

/// The tent of one series against its slow rate.
pub(crate) static OWN: LazyLock<Shape> =
    LazyLock::new(|| Filter::of(SLOW_BANDWIDTH).seen(|lag| switching(lag, OWN_LENGTH)));

/// What taking the slow rate away makes of noise that had no memory, as a share of its variance.
pub(crate) static OF_NOISE: LazyLock<Shape> = LazyLock::new(|| {
    let mut shape = Filter::of(SLOW_BANDWIDTH).seen(|lag| f64::from(u8::from(lag == 0)));
    let variance = shape[0];
    shape.iter_mut().for_each(|value| *value /= variance);
    shape
});

fn switching(lag: i64, length: f64) -> f64 {
    (-(lag.abs() as f64) / length).exp()
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
pub(crate) fn bent(shape: &[f64], bursts: [Bursts; 2], reach: usize) -> Vec<f64> {
    let [a, b] = bursts.map(Bursts::filter);
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

/// Lags on either side that can be fitted on a circle of so many days.
pub(crate) fn reach_on(circle_days: usize) -> usize {
    REACH.min((circle_days - 1) / 3)
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
    fn a_tent_stands_on_lag_zero_and_has_its_feet_in_the_ground() {
        for shape in SHARED.iter().chain([&*OWN]) {
            assert!(shape[..15].windows(2).all(|lags| lags[0] > lags[1]), "{shape:?}");
            assert!(shape.iter().any(|value| *value < 0.0));
            assert!(shape[REACH].abs() < 0.25 * shape[0]);
        }
    }

    #[test]
    fn bursts_taken_away_leave_less_of_a_tent() {
        let bursts = Bursts::in_steps(3);
        let (plain, less) = (bent(&OWN, [Bursts::none(); 2], 30), bent(&OWN, [bursts; 2], 30));
        assert_eq!(plain[30], OWN[0]);
        assert!(less[30] < plain[30]);
    }
}

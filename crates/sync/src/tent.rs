//! What rates that two series share leave of themselves at close lags: tents.
//!
//! Rates that switch at random from one day to the next have an autocovariance of e^(−|k|/ℓ) at lag k; rates that wander
//! smoothly, one of e^(−(k/ℓ)²/2). Seen through the local mean that is taken from each series, and through the filters
//! for their [bursts](crate::bursts), they become tents some weeks wide, negative at their feet; those shapes are worked
//! out here.

use std::sync::LazyLock;

use crate::bandwidth::WIDTHS;
use crate::bursts::Bursts;
use crate::residual::{SLOW_BANDWIDTH, kernel_weights};

/// Lags on either side over which tents are fitted.
pub(crate) const REACH: usize = 56;
/// Number of tents that are taken from what two series have in common.
pub(crate) const KINDS: usize = 3;
/// A kind of movement that two series may share.
struct Movement {
    /// Its autocovariance by lag, for an ℓ in days.
    covariance: fn(i64, f64) -> f64,
    length: f64,
    /// How high its tent can be beside the others.
    height: f64,
}
/// Sudden regimes of 25 to 150 days have an ℓ of 12 to 75, and the shortest tent leaves least of all of them; the longer
/// one mends its feet. The smooth one hardly shows but where events are so many that the curvature of their rate does.
const MOVEMENTS: [Movement; KINDS] = [
    Movement { covariance: switching, length: 10.0, height: 1.0 },
    Movement { covariance: switching, length: 40.0, height: 0.4 },
    Movement { covariance: wandering, length: 21.0, height: 1.0 },
];
/// ℓ in days of the tent that is looked for in one series: regimes of about 40 days.
const OWN_LENGTH: f64 = 20.0;
/// Lags for which shapes are kept: the filters for bursts look some weeks past the last lag that is fitted.
const KEPT: usize = REACH + 2 * REACH / 3;

/// A shape by lag, from lag 0 on; the same on both sides.
pub(crate) type Shape = Vec<f64>;

/// The tents of what two series share, for each width of the local mean; the same for every pair, and dear to work out.
pub(crate) static SHARED: LazyLock<[[Shape; KINDS]; WIDTHS.len()]> = LazyLock::new(|| {
    WIDTHS.map(|width| {
        let filter = Filter::of(width);
        MOVEMENTS.map(|Movement { covariance, length, height }| {
            filter.seen(|lag| height * covariance(lag, length))
        })
    })
});

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

fn wandering(lag: i64, length: f64) -> f64 {
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
        let shared = SHARED.iter().zip(WIDTHS).map(|(shapes, width)| (&shapes[0], width));
        for (shape, width) in shared.chain([(&*OWN, SLOW_BANDWIDTH)]) {
            assert!(shape[..width as usize].windows(2).all(|lags| lags[0] > lags[1]), "{shape:?}");
            assert!(shape.iter().any(|value| *value < 0.0));
            assert!(shape[REACH].abs() < 0.25 * shape[0]);
        }
    }

    #[test]
    fn what_wanders_smoothly_leaves_less_of_itself_than_what_jumps() {
        for [jumps, _, smooth] in SHARED.iter() {
            assert!(smooth[0] > 0.0 && smooth[0] < 0.25 * jumps[0], "{} {}", smooth[0], jumps[0]);
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

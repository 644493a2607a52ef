//! Cases → Mantel's test: do distances in space and in time go together?
//!
//! **Estimates** the correlation, over all pairs of cases, of (distance + c)^p in space and in time; the reciprocal
//! (c = 1, p = −1) weighs near pairs most. **Source**: Mantel 1967, Cancer Res. 27:209–220. **Assumes** as Knox's
//! test that times are exchangeable between places, and that the relation is monotone at the scale the transformation
//! stresses. **Breaks** where a population shifts, and where a few far pairs rule the raw correlation. Each permutation
//! visits every pair: n = 2,000 is comfortable, n = 20,000 is not.

use rand::seq::SliceRandom;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cases::Cases;
use super::error::ClassicError;
use super::permutation::{p_value, replicate};
use super::warning::Warning;

/// How a distance enters the correlation: (distance + constant)^power.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Transform {
    /// Added to every distance; above 0 for a negative power, so that equal places stay finite.
    pub constant: f64,
    /// The power it is then raised to.
    pub power: f64,
}

impl Transform {
    /// The distances as they are.
    pub const RAW: Transform = Transform { constant: 0.0, power: 1.0 };
    /// 1 / (1 + distance).
    pub const RECIPROCAL: Transform = Transform { constant: 1.0, power: -1.0 };

    fn apply(self, distance: f64) -> f64 {
        (distance + self.constant).powf(self.power)
    }
}

/// What Mantel's test says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Mantel {
    /// Pearson's correlation over all pairs, −1 to 1.
    pub correlation: f64,
    /// (1 + k) / (1 + n), one-sided (greater), ties included.
    pub p: Option<f64>,
    /// Which assumptions the data break.
    pub warnings: Vec<Warning>,
}

/// Runs the test with one transformation for space and one for time.
///
/// # Errors
/// Fewer than three cases; a transformed distance that is not finite; all distances the same.
pub fn mantel(
    cases: &Cases,
    space: Transform,
    time: Transform,
    replicates: usize,
    seed: u64,
) -> Result<Mantel, ClassicError> {
    cases.enough(3)?;
    let n = cases.len();
    let times = cases.times();
    let far = standardised("distances in space", n, |i, j| space.apply(cases.distance(i, j)))?;
    let late = standardised("distances in time", n, |i, j| time.apply((times[i] - times[j]).abs()))?;
    let order: Vec<usize> = (0..n).collect();
    let observed = product(&far, &late, &order);
    // A sum taken in another order may differ in its last digits: that is a tie, and counts.
    let bound = observed - 1e-12;
    let drawn = replicate(
        replicates,
        seed,
        || order.clone(),
        |shuffled, random| {
            shuffled.copy_from_slice(&order);
            shuffled.shuffle(random);
            product(&far, &late, shuffled)
        },
    );
    let reached = drawn.iter().filter(|&&value| value >= bound).count();
    let p = (!drawn.is_empty()).then(|| p_value(reached, drawn.len()));
    Ok(Mantel { correlation: observed, p, warnings: cases.warnings() })
}

/// The values of all pairs i > j, row after row, with mean 0 and sum of squares 1.
fn standardised(
    what: &'static str,
    n: usize,
    value: impl Fn(usize, usize) -> f64,
) -> Result<Vec<f64>, ClassicError> {
    let mut values: Vec<f64> =
        (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| value(i, j)).collect();
    super::error::all_finite("transformed distance", &values)?;
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let norm = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>().sqrt();
    if norm <= 1e-12 * mean.abs() || norm == 0.0 {
        return Err(ClassicError::Constant { what });
    }
    for value in &mut values {
        *value = (*value - mean) / norm;
    }
    Ok(values)
}

/// Sum over pairs of the space value and the time value of the cases that stand in their places.
fn product(far: &[f64], late: &[f64], order: &[usize]) -> f64 {
    let mut sum = 0.0;
    let mut at = 0;
    for (i, &one) in order.iter().enumerate() {
        for &other in &order[..i] {
            let (high, low) = (one.max(other), one.min(other));
            sum += far[at] * late[high * (high - 1) / 2 + low];
            at += 1;
        }
    }
    sum
}

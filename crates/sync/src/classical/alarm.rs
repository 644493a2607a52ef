//! A test and a simulator of independent pairs → how often the test cries wolf.
//!
//! A nominal 5 % test that rejects 5 % of independent pairs keeps its size. Hand in pairs that look like the user's
//! data (the certificate's simulator) and the rate says what the method's p is worth on them.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::ClassicError;
use crate::statistics::wilson;

/// How often a method rejected pairs that were independent by construction.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct FalseAlarms {
    /// Pairs on which the method gave a p-value.
    pub pairs: usize,
    /// Pairs the method could not be applied to.
    pub refused: usize,
    /// Pairs with p ≤ level.
    pub rejected: usize,
    /// The level asked for.
    pub level: f64,
    /// `rejected / pairs`; none where every pair was refused.
    pub rate: Option<f64>,
    /// 95 % Wilson interval of the rate (Wilson 1927, doi:10.1080/01621459.1927.10502953).
    pub interval: Option<(f64, f64)>,
}

impl FalseAlarms {
    /// These pairs and others at the same level together.
    #[must_use]
    pub fn and(&self, other: &FalseAlarms) -> FalseAlarms {
        counted(
            self.pairs + other.pairs,
            self.refused + other.refused,
            self.rejected + other.rejected,
            self.level,
        )
    }
}

/// Runs `method` on `pairs` simulated pairs, each drawn from its own seed (`simulate(0)`, `simulate(1)` …); the same
/// seed is handed to the method for its own replicates.
///
/// # Errors
/// A level outside 0 to 1.
pub fn false_alarm_rate<T>(
    method: impl Fn(&T, &T, u64) -> Result<f64, ClassicError> + Sync,
    simulate: impl Fn(u64) -> (T, T) + Sync,
    pairs: usize,
    level: f64,
) -> Result<FalseAlarms, ClassicError> {
    if !(level > 0.0 && level < 1.0) {
        return Err(ClassicError::Setting { name: "the level", value: level, range: "between 0 and 1" });
    }
    let (answered, rejected) = (0..pairs as u64)
        .into_par_iter()
        .map(|seed| {
            let (a, b) = simulate(seed);
            method(&a, &b, seed).map_or((0, 0), |p| (1, usize::from(p <= level)))
        })
        .reduce(|| (0, 0), |one, other| (one.0 + other.0, one.1 + other.1));
    Ok(counted(answered, pairs - answered, rejected, level))
}

fn counted(pairs: usize, refused: usize, rejected: usize, level: f64) -> FalseAlarms {
    FalseAlarms {
        pairs,
        refused,
        rejected,
        level,
        rate: (pairs > 0).then(|| rejected as f64 / pairs as f64),
        interval: (pairs > 0).then(|| interval(rejected, pairs)),
    }
}

fn interval(rejected: usize, pairs: usize) -> (f64, f64) {
    let share = wilson(rejected, pairs);
    (share.low, share.high)
}

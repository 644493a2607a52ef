//! A calm so long that one ends by chance no more often than allowed: "the first for so long".

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AIM, exceeded};

/// Gaps that are needed to know how long they get.
pub const FEWEST_GAPS: usize = 20;

/// The calm that an alarm needs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct GapNeeded {
    /// Days from one incident to the next, at least.
    pub days: u32,
    /// Gaps at least that long that end in a year, by those of the past.
    pub per_year: f64,
    /// Gaps that this rests on.
    pub gaps: usize,
}

/// The fewest days of which a calm at least that long ends `yearly` times a year or less; `days` are those with an incident, rising, over
/// so many days. Where that is rarer than the past can show, the tail of the gaps is taken to be exponential. `None` where there
/// are fewer than [`FEWEST_GAPS`] gaps.
#[must_use]
pub fn needed(days: &[i64], over: usize, yearly: f64) -> Option<GapNeeded> {
    let mut gaps: Vec<f64> =
        days.windows(2).map(|two| (two[1] - two[0]) as f64).filter(|gap| *gap > 0.0).collect();
    if gaps.len() < FEWEST_GAPS {
        return None;
    }
    gaps.sort_by(f64::total_cmp);
    let years = over as f64 / 365.25;
    let a_year = gaps.len() as f64 / years;
    let share = (AIM * yearly / a_year).min(1.0);
    let days = exceeded(&gaps, share, 0.0).ceil().min(1e6);
    Some(GapNeeded { days: days as u32 + 1, per_year: share * a_year, gaps: gaps.len() })
}

//! A toll so large that one comes by chance no more often than allowed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::AIM;
use crate::questions::rank::{self, Exceptional};

/// The toll that an alarm needs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct SizeNeeded {
    /// Killed, at least.
    pub killed: u32,
    /// Incidents at least that large a year, by the tail of the past.
    pub per_year: f64,
    /// What the past says of the size: the tail, and how many incidents it rests on.
    pub exceptional: Exceptional,
}

/// The least toll of which one at least that large comes `yearly` times a year or less, by the tail of past incidents (day, killed) from
/// `complete_from` on. `None` where too few are that large for a tail, or no toll of up to a million is rare enough.
#[must_use]
pub fn needed(
    past: &[(i64, u32)],
    window: (i64, i64),
    complete_from: u32,
    yearly: f64,
) -> Option<SizeNeeded> {
    let of = |killed: u32| rank::exceptional(past, window, killed, complete_from);
    let first = of(complete_from)?;
    let tail = first.tail();
    let all = first.above as f64 / ((window.1 - window.0 + 1) as f64 / 365.25);
    let rare = |killed: u32| all * tail.beyond(killed) <= AIM * yearly;
    let (mut small, mut large) = (complete_from, 1_000_000);
    if !rare(large) {
        return None;
    }
    while small < large {
        let middle = u32::midpoint(small, large);
        if rare(middle) { large = middle } else { small = middle + 1 }
    }
    Some(SizeNeeded { killed: large, per_year: all * tail.beyond(large), exceptional: of(large)? })
}

//! Two theatres hit within days of each other, by incidents so large that this happens by chance no more often than allowed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::coincidence::Error;
use crate::questions::pair;
use crate::{Estimate, Series};

/// The size that both incidents need for an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct TogetherNeeded {
    /// Killed in each, at least; 0 where any incident will do.
    pub killed: u32,
    /// Coincidences of incidents at least that large that chance brings a year.
    pub per_year: Estimate,
}

/// The least size of which coincidences come by chance `yearly` times a year or less, the upper end of their interval looked at. `at_least`
/// gives the two series of past incidents that killed at least so many, `sizes` are the sizes to be tried, rising. `None` where none
/// is rare enough.
///
/// # Errors
/// As [`pair::test`] has them, and those of `at_least`.
pub fn needed<E: From<Error>>(
    mut at_least: impl FnMut(u32) -> Result<(Series, Series), E>,
    sizes: &[u32],
    within: u32,
    yearly: f64,
) -> Result<Option<TogetherNeeded>, E> {
    let mut of = |killed: u32| -> Result<Estimate, E> {
        let (a, b) = at_least(killed)?;
        Ok(pair::test(&a, &b, &pair::Options::within(within))?.per_year)
    };
    let (mut small, mut large) = (0, sizes.len());
    while small < large {
        let middle = usize::midpoint(small, large);
        if of(sizes[middle])?.high <= yearly { large = middle } else { small = middle + 1 }
    }
    match sizes.get(large) {
        Some(killed) => Ok(Some(TogetherNeeded { killed: *killed, per_year: of(*killed)? })),
        None => Ok(None),
    }
}

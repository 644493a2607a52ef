//! Share: which part of incidents is of a kind, with an interval that knows about bursts.
//!
//! **Estimates** the share of incidents with a property. Incidents of a burst resemble one another: ten attacks of one campaign
//! are not ten witnesses. The variance is therefore that between runs of days (the ratio estimator of Cochran 1977, §6.3),
//! never smaller than that of independent incidents; the interval is Wilson's at the number of incidents that would be worth as
//! much if they were independent. **Assumes** that runs of 28 days are nearly independent. **Breaks** where one campaign
//! lasts for much of the window: then there are few runs that differ, and the interval is too narrow.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Estimate;
use crate::statistics::{upper_tail, wilson_of};

/// Days of a run.
const RUN: i64 = 28;
/// Incidents needed.
pub const FEWEST: usize = 10;

/// A share of incidents.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Share {
    /// The share, with its 95 % interval.
    pub share: Estimate,
    /// Incidents with the property.
    pub with: usize,
    /// All incidents.
    pub of: usize,
    /// Variance between runs of days over that of independent incidents; at least 1.
    pub design_effect: f64,
    /// Independent incidents that would be worth as much.
    pub effective: f64,
    /// One-sided p of a share above one half ("most").
    pub p_most: f64,
}

/// The share of incidents (day, whether it has the property); none where there are fewer than ten.
///
/// ```
/// use tazamun_sync::share;
/// let incidents: Vec<(i64, bool)> = (0..100).map(|day| (day, day % 4 != 0)).collect();
/// let found = share::share(&incidents).unwrap();
/// assert!(found.share.value == 0.75 && found.share.low > 0.6 && found.p_most < 0.01);
/// ```
pub fn share(incidents: &[(i64, bool)]) -> Option<Share> {
    if incidents.len() < FEWEST {
        return None;
    }
    let first = incidents.iter().map(|(day, _)| *day).min()?;
    let mut runs: std::collections::BTreeMap<i64, (f64, f64)> = std::collections::BTreeMap::new();
    for (day, has) in incidents {
        let run = runs.entry((day - first) / RUN).or_default();
        run.0 += f64::from(u8::from(*has));
        run.1 += 1.0;
    }
    let number = incidents.len() as f64;
    let with = incidents.iter().filter(|(_, has)| *has).count();
    let value = with as f64 / number;
    let between: f64 = runs.values().map(|(with, all)| (with - value * all).powi(2)).sum();
    let count = runs.len() as f64;
    let variance = if count > 1.0 { between / number.powi(2) * count / (count - 1.0) } else { 0.0 };
    let independent = value * (1.0 - value) / number;
    let design_effect = if independent > 0.0 { (variance / independent).max(1.0) } else { 1.0 };
    let effective = number / design_effect;
    let deviation = (0.25 / effective).sqrt();
    Some(Share {
        share: wilson_of(value, effective),
        with,
        of: incidents.len(),
        design_effect,
        effective,
        p_most: upper_tail((value - 0.5) / deviation),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bursts_of_one_kind_widen_the_interval() {
        let alternating: Vec<(i64, bool)> = (0..280).map(|day| (day, day % 2 == 0)).collect();
        let runs: Vec<(i64, bool)> = (0..280).map(|day| (day, day / 28 % 2 == 0)).collect();
        let [a, b] = [alternating, runs].map(|all| share(&all).unwrap());
        assert!((a.share.value, b.share.value) == (0.5, 0.5) && a.design_effect == 1.0);
        assert!(b.design_effect > 20.0 && b.share.low < 0.3, "{b:?}");
        assert_eq!(share(&[(1, true); 9]), None);
    }
}

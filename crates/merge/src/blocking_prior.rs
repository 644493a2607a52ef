//! How much else goes on around a record: the prior of the linkage model.
//!
//! That two tellings name one week and one region says little in Baghdad and much in a village. For each record the
//! distinct incidents of its week are counted in its half-degree cell, its division and its country, where tellings
//! with one day, place and kind count as one.

use crate::features::Features;
use std::collections::HashMap;

/// The number of distinct incidents around a record, itself included, in the week of its middle day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BlockingPrior {
    /// In its half-degree cell, at the place of its name there, in its division, in its country.
    pub(crate) cell: f32,
    pub(crate) place: f32,
    pub(crate) adm1: f32,
    pub(crate) country: f32,
}

/// Counts the surroundings of all records.
pub(crate) fn blocking_prior(all: &[Features]) -> Vec<BlockingPrior> {
    let mut signed: Vec<(u64, u64)> = Vec::with_capacity(all.len() * 4);
    for features in all {
        let signature = signature(features);
        signed.extend(keys(features).map(|key| (key, signature)));
    }
    signed.sort_unstable();
    signed.dedup();
    let mut counts: HashMap<u64, f32> = HashMap::new();
    for (key, _) in &signed {
        *counts.entry(*key).or_default() += 1.0;
    }
    let of = |features: &Features| {
        let [cell, place, adm1, country] = keys(features).map(|key| counts.get(&key).copied().unwrap_or(1.0));
        BlockingPrior { cell, place, adm1, country }
    };
    all.iter().map(of).collect()
}

/// What makes two tellings one for the count.
fn signature(features: &Features) -> u64 {
    mix(mix(spot(features), features.start as u64), u64::from(features.kind))
}

/// The keys of the cell, the place, the division and the country of a record, each with its week.
fn keys(features: &Features) -> [u64; 4] {
    let week = ((features.start + features.end) / 2).div_euclid(7) as u64;
    let cell = match features.point {
        Some((lat, lon)) if features.is_placed() => {
            mix((lat * 2.0).floor() as i64 as u64, (lon * 2.0).floor() as i64 as u64)
        }
        _ => features.adm1,
    };
    [(cell, 1), (mix(cell, spot(features)), 2), (features.adm1, 3), (features.country, 4)]
        .map(|(place, level)| mix(mix(place, week), level))
}

/// The named place, or the point to a few kilometres.
fn spot(features: &Features) -> u64 {
    match (features.name, features.point) {
        (0, Some((lat, lon))) => mix((lat * 20.0).round() as i64 as u64, (lon * 20.0).round() as i64 as u64),
        (name, _) => name,
    }
}

/// Mixes two numbers into one (the finaliser of MurmurHash3).
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let mut h = a.rotate_left(29) ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

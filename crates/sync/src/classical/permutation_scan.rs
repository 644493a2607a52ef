//! Cases → the space–time permutation scan: which circle had, for some days, more cases than its share?
//!
//! **Estimates** the cylinder (a circle around a case's place, a run of days) that holds most cases against those that
//! its places and its days have anyway, by a generalised likelihood ratio; p is corrected for having looked at all
//! cylinders. **Source**: Kulldorff, Heffernan, Hartman, Assunção & Mostashari 2005, PLoS Med. 2:e59,
//! doi:10.1371/journal.pmed.0020059. **Assumes** that without clustering any case's day could have belonged to any other
//! case's place: shares of places that do not change over the span. **Breaks** where fighting or reporting moves from
//! one region to another: each region's season then is a cluster.

use rand::seq::SliceRandom;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::cases::{Cases, squared};
use super::error::{ClassicError, at_least};
use super::permutation::{p_value, replicate};
use super::warning::Warning;

/// Which cylinders are looked at, and the replicates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Settings {
    /// Largest radius (the cases' unit, kilometres on the sphere).
    pub radius: f64,
    /// Longest run, in days (the cases' unit of time, whole days).
    pub days: f64,
    /// Whether only runs that last until the last day count (surveillance), or all.
    pub prospective: bool,
    /// Number of permutations; none gives no p.
    pub replicates: usize,
    /// Seed of the permutations.
    pub seed: u64,
}

/// A cylinder with more cases than its share.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Cylinder {
    /// A case at its centre, by its number in the input.
    pub centre: usize,
    /// Distance of the farthest case in it.
    pub radius: f64,
    /// First time.
    pub first: f64,
    /// Last time.
    pub last: f64,
    /// Cases in it.
    pub cases: usize,
    /// Cases of its places × cases of its days / all cases.
    pub expected: f64,
    /// Log of the likelihood ratio.
    pub score: f64,
}

/// What the scan says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct PermutationScan {
    /// The strongest cylinder; none where no cylinder has more cases than its share.
    pub strongest: Option<Cylinder>,
    /// (1 + k) / (1 + n) over permutations of the times, each by its own strongest cylinder.
    pub p: Option<f64>,
    /// Which assumptions the data break.
    pub warnings: Vec<Warning>,
}

/// Runs the scan.
///
/// # Errors
/// Fewer than two cases; a negative or infinite radius; a run of less than a day.
pub fn permutation_scan(cases: &Cases, settings: &Settings) -> Result<PermutationScan, ClassicError> {
    cases.enough(2)?;
    at_least("the radius", settings.radius, 0.0, "a finite number of at least 0")?;
    at_least("the number of days", settings.days, 1.0, "a finite number of at least 1")?;
    let places = Places::of(cases, settings.radius);
    let mut days: Vec<f64> = cases.times().to_vec();
    days.sort_by(f64::total_cmp);
    let strongest = places.strongest(cases.times(), &days, settings);
    let observed = strongest.as_ref().map_or(0.0, |cylinder| cylinder.score);
    let drawn = replicate(
        settings.replicates,
        settings.seed,
        || cases.times().to_vec(),
        |times, random| {
            times.copy_from_slice(cases.times());
            times.shuffle(random);
            places.strongest(times, &days, settings).map_or(0.0, |cylinder| cylinder.score)
        },
    );
    let reached = drawn.iter().filter(|&&score| score >= observed - 1e-9).count();
    Ok(PermutationScan {
        strongest: strongest.map(|mut cylinder| {
            cylinder.radius = super::cases::from_straight(cylinder.radius, cases.metric());
            cylinder
        }),
        p: (!drawn.is_empty()).then(|| p_value(reached, drawn.len())),
        warnings: cases.warnings(),
    })
}

/// The distinct places, and for each the others by distance.
struct Places {
    /// Cases at each place, by number.
    members: Vec<Vec<u32>>,
    /// For each place, those within the radius with their straight distance, nearest first, itself included.
    around: Vec<Vec<(f64, u32)>>,
    cases: usize,
}

impl Places {
    fn of(cases: &Cases, radius: f64) -> Self {
        let mut by_place: BTreeMap<[u64; 3], Vec<u32>> = BTreeMap::new();
        for (case, point) in cases.points().iter().enumerate() {
            by_place.entry(point.map(f64::to_bits)).or_default().push(case as u32);
        }
        let members: Vec<Vec<u32>> = by_place.into_values().collect();
        let points: Vec<[f64; 3]> = members.iter().map(|list| cases.points()[list[0] as usize]).collect();
        let bound = cases.straight(radius);
        let around = points
            .par_iter()
            .map(|centre| {
                let near = points.iter().enumerate();
                let mut near: Vec<(f64, u32)> = near
                    .map(|(place, point)| (squared(*centre, *point).sqrt(), place as u32))
                    .filter(|(distance, _)| *distance <= bound)
                    .collect();
                near.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
                near
            })
            .collect();
        Self { members, around, cases: cases.len() }
    }

    /// The strongest cylinder under some order of the times; its radius is a straight distance.
    fn strongest(&self, times: &[f64], days: &[f64], settings: &Settings) -> Option<Cylinder> {
        let mut best: Option<Cylinder> = None;
        let mut inside: Vec<f64> = Vec::new();
        for near in &self.around {
            inside.clear();
            for (at, (radius, place)) in near.iter().enumerate() {
                for case in &self.members[*place as usize] {
                    let time = times[*case as usize];
                    let place = inside.partition_point(|other| *other <= time);
                    inside.insert(place, time);
                }
                // Half of all cases is no cluster, and places at one distance come together.
                if inside.len() * 2 > self.cases {
                    break;
                }
                if near.get(at + 1).is_some_and(|next| next.0 <= *radius) {
                    continue;
                }
                let Some(run) = strongest_run(&inside, days, settings) else { continue };
                if best.as_ref().is_none_or(|best| run.score > best.score + 1e-12) {
                    let centre = self.members[near[0].1 as usize][0] as usize;
                    best = Some(Cylinder { centre, radius: *radius, ..run });
                }
            }
        }
        best
    }
}

/// The strongest run of days in one circle; the best runs begin and end with a case.
fn strongest_run(inside: &[f64], days: &[f64], settings: &Settings) -> Option<Cylinder> {
    let all = days.len() as f64;
    let mut best: Option<Cylinder> = None;
    let last_day = days[days.len() - 1];
    for first in 0..inside.len() {
        if first > 0 && inside[first] == inside[first - 1] {
            continue;
        }
        let before = days.partition_point(|day| *day < inside[first]);
        let mut last = inside.len() - 1;
        if !settings.prospective {
            last = inside.partition_point(|time| *time - inside[first] < settings.days) - 1;
        } else if last_day - inside[first] >= settings.days {
            continue;
        }
        let from = if settings.prospective { last } else { first };
        for end in from..=last {
            if inside.get(end + 1).is_some_and(|next| *next == inside[end]) {
                continue;
            }
            let until = if settings.prospective { last_day } else { inside[end] };
            let in_days = days.partition_point(|day| *day <= until) - before;
            let (seen, expected) = ((end + 1 - first) as f64, inside.len() as f64 * in_days as f64 / all);
            let score = score(seen, expected, all);
            if score > best.as_ref().map_or(0.0, |best| best.score) {
                best = Some(Cylinder {
                    centre: 0,
                    radius: 0.0,
                    first: inside[first],
                    last: until,
                    cases: end + 1 - first,
                    expected,
                    score,
                });
            }
        }
    }
    best
}

fn score(seen: f64, expected: f64, all: f64) -> f64 {
    if seen <= expected {
        return 0.0;
    }
    let rest = if all > seen { (all - seen) * ((all - seen) / (all - expected)).ln() } else { 0.0 };
    seen * (seen / expected).ln() + rest
}

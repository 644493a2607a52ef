//! Counts of places and their baselines → the expectation-based Poisson scan: where have there been too many of late?
//!
//! **Estimates** the group of neighbouring places and the number of last periods whose counts exceed their baselines
//! most, by the likelihood ratio of a raised rate, Σc ln(Σc/Σb) + Σb − Σc; p is corrected for having looked at all groups
//! and durations. **Source**: Neill, Moore, Sabhnani & Daniel 2005, Proc. KDD 218–227, doi:10.1145/1081870.1081897.
//! **Assumes** that the baselines are right and that counts are Poisson around them. **Breaks** where the baseline is an
//! average over calmer times, and where events come in bursts: every burst exceeds what Poisson counts would do.

use rand_distr::{Distribution, Poisson};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use super::cases::{Metric, embed, squared};
use super::error::ClassicError;
use super::permutation::{p_value, replicate};
use super::warning::Warning;

/// Pearson χ² over its degrees of freedom above which counts are called overdispersed.
const OVERDISPERSED: f64 = 1.5;

/// Which groups are looked at, and the replicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
pub struct Settings {
    /// A group is a place with its 0, 1, 2 … nearest neighbours, this many places at most.
    pub neighbours: usize,
    /// Number of simulated sets of counts; none gives no p.
    pub replicates: usize,
    /// Seed of the simulations.
    pub seed: u64,
}

/// What the scan says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct PoissonScan {
    /// Distinct groups looked at.
    pub groups: usize,
    /// The strongest group: its places, by number; none where nothing exceeds its baseline.
    pub places: Vec<usize>,
    /// Its duration: this many last periods.
    pub periods: usize,
    /// Counts in it.
    pub seen: f64,
    /// Baselines in it.
    pub expected: f64,
    /// Log of the likelihood ratio; 0 where nothing exceeds its baseline.
    pub score: f64,
    /// (1 + k) / (1 + n) over Poisson counts drawn from the baselines.
    pub p: Option<f64>,
    /// Which assumptions the data break.
    pub warnings: Vec<Warning>,
}

/// Runs the scan. `counts` and `baselines` hold a row a period, oldest first, and in it a number a place.
///
/// # Errors
/// Rows of different lengths, no place or period, a count or baseline that is negative or not finite.
pub fn poisson_scan(
    places: &[[f64; 2]],
    metric: Metric,
    counts: &[Vec<f64>],
    baselines: &[Vec<f64>],
    settings: &Settings,
) -> Result<PoissonScan, ClassicError> {
    check(places, counts, baselines)?;
    let groups = groups(&embed(places, metric)?, settings.neighbours.clamp(1, places.len()));
    let expected = totals(baselines);
    let best = strongest(&groups, &totals(counts), &expected);
    let drawn =
        replicate(settings.replicates, settings.seed, Vec::new, |drawn: &mut Vec<Vec<f64>>, random| {
            let mut one = |mean: &f64| Poisson::new(*mean).map_or(0.0, |poisson| poisson.sample(random));
            *drawn = baselines.iter().map(|row| row.iter().map(&mut one).collect()).collect();
            strongest(&groups, &totals(drawn), &expected).score
        });
    let reached = drawn.iter().filter(|&&score| score >= best.score - 1e-9).count();
    let dispersion = dispersion(counts, baselines);
    let warning = Warning::Overdispersed { dispersion };
    Ok(PoissonScan {
        groups: groups.len(),
        places: if best.score > 0.0 { numbers(&groups[best.group]) } else { Vec::new() },
        periods: best.periods,
        seen: best.seen,
        expected: best.expected,
        score: best.score,
        p: (!drawn.is_empty()).then(|| p_value(reached, drawn.len())),
        warnings: (dispersion > OVERDISPERSED).then_some(warning).into_iter().collect(),
    })
}

fn numbers(group: &[u32]) -> Vec<usize> {
    group.iter().map(|place| *place as usize).collect()
}

fn check(places: &[[f64; 2]], counts: &[Vec<f64>], baselines: &[Vec<f64>]) -> Result<(), ClassicError> {
    if places.is_empty() || counts.is_empty() {
        return Err(ClassicError::TooFew { what: "places and periods", found: 0, needed: 1 });
    }
    if counts.len() != baselines.len() {
        let (left, right) = (counts.len(), baselines.len());
        return Err(ClassicError::Lengths { what: "periods of counts and baselines", left, right });
    }
    for row in counts.iter().chain(baselines) {
        if row.len() != places.len() {
            let (left, right) = (row.len(), places.len());
            return Err(ClassicError::Lengths { what: "numbers of a period and places", left, right });
        }
        super::error::all_finite("count or baseline", row)?;
        if let Some(&value) = row.iter().find(|value| **value < 0.0) {
            return Err(ClassicError::Setting { name: "a count or baseline", value, range: "at least 0" });
        }
    }
    Ok(())
}

/// Each place with its nearest neighbours, one more at a time, every set once.
fn groups(points: &[[f64; 3]], neighbours: usize) -> Vec<Vec<u32>> {
    let mut found: BTreeSet<Vec<u32>> = BTreeSet::new();
    for centre in points {
        let mut near: Vec<(f64, u32)> = points
            .iter()
            .enumerate()
            .map(|(place, point)| (squared(*centre, *point), place as u32))
            .collect();
        near.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let mut group: Vec<u32> = Vec::new();
        for (_, place) in near.iter().take(neighbours) {
            let at = group.partition_point(|other| other < place);
            group.insert(at, *place);
            found.insert(group.clone());
        }
    }
    found.into_iter().collect()
}

/// Sums over the last 1, 2, 3 … periods of each place.
fn totals(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut sums: Vec<Vec<f64>> = Vec::with_capacity(rows.len());
    for row in rows.iter().rev() {
        let mut next = row.clone();
        if let Some(last) = sums.last() {
            next.iter_mut().zip(last).for_each(|(value, sum)| *value += sum);
        }
        sums.push(next);
    }
    sums
}

#[derive(Default)]
struct Best {
    group: usize,
    periods: usize,
    seen: f64,
    expected: f64,
    score: f64,
}

fn strongest(groups: &[Vec<u32>], counts: &[Vec<f64>], baselines: &[Vec<f64>]) -> Best {
    let mut best = Best::default();
    for (periods, (counts, baselines)) in counts.iter().zip(baselines).enumerate() {
        for (group, places) in groups.iter().enumerate() {
            let sum = |row: &[f64]| places.iter().map(|place| row[*place as usize]).sum::<f64>();
            let (seen, expected) = (sum(counts), sum(baselines));
            if seen > expected && expected > 0.0 {
                let score = seen * (seen / expected).ln() + expected - seen;
                if score > best.score + 1e-12 {
                    best = Best { group, periods: periods + 1, seen, expected, score };
                }
            }
        }
    }
    best
}

fn dispersion(counts: &[Vec<f64>], baselines: &[Vec<f64>]) -> f64 {
    let cells = counts.iter().flatten().zip(baselines.iter().flatten()).filter(|(_, mean)| **mean > 0.0);
    let (sum, number) =
        cells.fold((0.0, 0.0), |(sum, n), (seen, mean)| (sum + (seen - mean).powi(2) / mean, n + 1.0));
    if number > 0.0 { sum / number } else { 1.0 }
}

//! Cases → Jacquez's test: nearest neighbours in space that are so in time.
//!
//! **Estimates** the number of (case, neighbour) pairs in which the neighbour is among the case's k nearest both in
//! space and in time: it adapts to the density, where Knox fixes a distance. **Source**: Jacquez 1996, Stat. Med.
//! 15:1935–1949. **Assumes** that times are exchangeable between places. **Breaks** with ties: cases of one village or
//! one day are equally near, and which of them are "the k nearest" is arbitrary. So three numbers are given: the
//! count by the order of the input, and the lowest and highest that any order gives; p is of the count in which tied
//! neighbours share the places left over, which no order can move.

use rand::seq::SliceRandom;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cases::{Cases, squared};
use super::error::ClassicError;
use super::permutation::{p_value, replicate};
use super::warning::Warning;

/// What Jacquez's test says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Jacquez {
    /// Neighbours common to space and time, ties resolved by the order of the input.
    pub by_order: usize,
    /// The least that some resolution of the ties gives.
    pub lowest: usize,
    /// The most that some resolution of the ties gives.
    pub highest: usize,
    /// The count with tied neighbours sharing the places left: its mean over random resolutions.
    pub shared: f64,
    /// (1 + k) / (1 + n) of `shared`, one-sided, ties included.
    pub p: Option<f64>,
    /// Which assumptions the data break.
    pub warnings: Vec<Warning>,
}

/// Runs the test with `k` neighbours.
///
/// # Errors
/// `k` of 0, or not fewer neighbours than there are cases.
pub fn jacquez(cases: &Cases, k: usize, replicates: usize, seed: u64) -> Result<Jacquez, ClassicError> {
    if k == 0 {
        return Err(ClassicError::Setting {
            name: "the number of neighbours",
            value: 0.0,
            range: "at least 1",
        });
    }
    cases.enough(k + 1)?;
    let points = cases.points();
    let times = cases.times();
    let space = nearest(cases.len(), k, |i, j| squared(points[i], points[j]));
    let time = nearest(cases.len(), k, |i, j| (times[i] - times[j]).abs());
    let order: Vec<usize> = (0..cases.len()).collect();
    let shared = common(&space, &time, &order);
    let drawn = replicate(
        replicates,
        seed,
        || order.clone(),
        |shuffled, random| {
            shuffled.copy_from_slice(&order);
            shuffled.shuffle(random);
            common(&space, &time, shuffled)
        },
    );
    let reached = drawn.iter().filter(|&&value| value >= shared - 1e-9).count();
    let (lowest, highest) = bounds(&space, &time);
    let mut warnings = cases.warnings();
    if lowest < highest {
        warnings.push(Warning::TiedNeighbours { lowest, highest });
    }
    let p = (!drawn.is_empty()).then(|| p_value(reached, drawn.len()));
    Ok(Jacquez { by_order: by_order(&space, &time), lowest, highest, shared, p, warnings })
}

/// The neighbours of one case: those certainly among the k, and those tied for the places left.
struct Nearest {
    certain: Vec<u32>,
    tied: Vec<u32>,
    places: usize,
}

impl Nearest {
    fn weight(&self, other: usize) -> f64 {
        let other = other as u32;
        if self.certain.binary_search(&other).is_ok() {
            1.0
        } else if self.tied.binary_search(&other).is_ok() {
            self.places as f64 / self.tied.len() as f64
        } else {
            0.0
        }
    }

    fn weighted(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        let share = self.places as f64 / self.tied.len().max(1) as f64;
        let certain = self.certain.iter().map(|&j| (j as usize, 1.0));
        certain.chain(self.tied.iter().map(move |&j| (j as usize, share)))
    }

    /// The k nearest with ties by the order of the input (the lists are kept in that order).
    fn first(&self) -> impl Iterator<Item = &u32> {
        self.certain.iter().chain(self.tied.iter().take(self.places))
    }
}

fn nearest(n: usize, k: usize, distance: impl Fn(usize, usize) -> f64 + Sync) -> Vec<Nearest> {
    (0..n)
        .into_par_iter()
        .map(|i| {
            let all: Vec<(f64, u32)> =
                (0..n).filter(|&j| j != i).map(|j| (distance(i, j), j as u32)).collect();
            let mut distances: Vec<f64> = all.iter().map(|pair| pair.0).collect();
            let (_, &mut last, _) = distances.select_nth_unstable_by(k - 1, f64::total_cmp);
            let pick = |keep: &dyn Fn(f64) -> bool| -> Vec<u32> {
                all.iter().filter(|pair| keep(pair.0)).map(|pair| pair.1).collect()
            };
            let certain = pick(&|d| d < last);
            let places = k - certain.len();
            Nearest { certain, tied: pick(&|d| d == last), places }
        })
        .collect()
}

fn common(space: &[Nearest], time: &[Nearest], order: &[usize]) -> f64 {
    space
        .iter()
        .enumerate()
        .map(|(i, near)| {
            near.weighted().map(|(j, share)| share * time[order[i]].weight(order[j])).sum::<f64>()
        })
        .sum()
}

fn by_order(space: &[Nearest], time: &[Nearest]) -> usize {
    let both =
        |(near, soon): (&Nearest, &Nearest)| near.first().filter(|&j| soon.first().any(|i| i == j)).count();
    space.iter().zip(time).map(both).sum()
}

/// Least and most common neighbours, each case's ties resolved for or against the match.
fn bounds(space: &[Nearest], time: &[Nearest]) -> (usize, usize) {
    space
        .iter()
        .zip(time)
        .map(|(near, soon)| case_bounds(near, soon))
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

fn case_bounds(near: &Nearest, soon: &Nearest) -> (usize, usize) {
    let among = |list: &[u32], other: &[u32]| list.iter().filter(|j| other.binary_search(j).is_ok()).count();
    let certain = among(&near.certain, &soon.certain);
    // Tied in one, certain in the other: these compete for the places of their own ties.
    let (near_only, soon_only) = (among(&near.tied, &soon.certain), among(&soon.tied, &near.certain));
    let both = among(&near.tied, &soon.tied);
    let (near_free, soon_free) =
        (near.places.saturating_sub(near_only), soon.places.saturating_sub(soon_only));
    let most = certain
        + near_only.min(near.places)
        + soon_only.min(soon.places)
        + both.min(near_free).min(soon_free);
    // Forced matches: places that cannot be filled by ties which match nothing.
    let near_forced = near.places.saturating_sub(near.tied.len() - near_only);
    let soon_forced = soon.places.saturating_sub(soon.tied.len() - soon_only);
    let least = certain + near_forced + soon_forced + forced_overlap(near, soon, near_only, soon_only, both);
    (least.min(most), most)
}

/// Matches among the neighbours tied in both that no choice avoids.
fn forced_overlap(near: &Nearest, soon: &Nearest, near_only: usize, soon_only: usize, both: usize) -> usize {
    let near_rest = near.tied.len() - near_only - both;
    let soon_rest = soon.tied.len() - soon_only - both;
    let near_left = near.places.saturating_sub(near_rest + near_only);
    let soon_left = soon.places.saturating_sub(soon_rest + soon_only);
    (near_left + soon_left).saturating_sub(both)
}

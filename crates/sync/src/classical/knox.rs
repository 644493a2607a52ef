//! Cases → Knox's and the modified Knox statistic: pairs close in space and in time.
//!
//! **Estimates** how many pairs of cases lie within `distance` and `days` of each other, against the number if times
//! had nothing to do with places. **Sources**: Knox 1964, Appl. Stat. 13:25–29, doi:10.2307/2985220; permutation of
//! event labels, Mantel 1967, Cancer Res. 27:209–220; the modified statistic, which takes each case's own numbers of
//! neighbours into account, Baker 2004, Environ. Ecol. Stat. 11:291–302. **Assumes** that, without contagion, any
//! case's time could have belonged to any other case's place: a population and a reporting that keep their
//! distribution over the span. **Breaks** where these shift (a front that moves), and where the thresholds are chosen
//! after looking. Labels of *events* are permuted, never pairs: pairs share events and are not exchangeable.

use rand::seq::SliceRandom;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::cases::{Cases, squared};
use super::error::{ClassicError, at_least};
use super::permutation::{p_value, replicate};
use super::warning::Warning;

/// What is close, and the replicates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Settings {
    /// Closeness in space (the cases' unit, kilometres on the sphere), bound included.
    pub distance: f64,
    /// Closeness in time (the cases' unit), bound included.
    pub days: f64,
    /// Number of permutations; none gives no p.
    pub replicates: usize,
    /// Seed of the permutations.
    pub seed: u64,
}

/// What Knox's test says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Knox {
    /// Pairs close in space.
    pub close_in_space: usize,
    /// Pairs close in time.
    pub close_in_time: usize,
    /// Pairs close in both: Knox's statistic.
    pub close_in_both: usize,
    /// Its exact mean over all permutations of the times.
    pub expected: f64,
    /// (1 + k) / (1 + n), one-sided, ties included.
    pub p: Option<f64>,
    /// The modified statistic: pairs close in both less Σ s_i t_i / 2(n − 1), s and t each case's neighbours.
    pub modified: f64,
    /// Its p, from the same permutations.
    pub p_modified: Option<f64>,
    /// Which assumptions the data break.
    pub warnings: Vec<Warning>,
}

/// Runs both tests. Pairs close in space are found once on a grid; a permutation then costs one look-up for each.
///
/// # Errors
/// Fewer than two cases; a negative or infinite bound.
pub fn knox(cases: &Cases, settings: &Settings) -> Result<Knox, ClassicError> {
    cases.enough(2)?;
    at_least("the distance", settings.distance, 0.0, "a finite number of at least 0")?;
    at_least("the number of days", settings.days, 0.0, "a finite number of at least 0")?;
    let space = Neighbours::in_space(cases, settings.distance);
    let in_time = numbers_in_time(cases.times(), settings.days);
    let observed = space.tally(cases.times(), &in_time, settings.days);
    let drawn = permute(cases, &space, &in_time, settings);
    let n = cases.len() as f64;
    let close_in_time = in_time.iter().map(|&count| count as usize).sum::<usize>() / 2;
    let reached = |reaches: &dyn Fn(&Tally) -> bool| {
        let count = drawn.iter().filter(|tally| reaches(tally)).count();
        (!drawn.is_empty()).then(|| p_value(count, drawn.len()))
    };
    let modified = |tally: &Tally| tally.both as f64 - tally.products as f64 / (2.0 * (n - 1.0));
    Ok(Knox {
        close_in_space: space.pairs(),
        close_in_time,
        close_in_both: observed.both,
        expected: space.pairs() as f64 * close_in_time as f64 / (n * (n - 1.0) / 2.0),
        p: reached(&|tally| tally.both >= observed.both),
        modified: modified(&observed),
        p_modified: reached(&|tally| modified(tally) >= modified(&observed)),
        warnings: cases.warnings(),
    })
}

fn permute(cases: &Cases, space: &Neighbours, in_time: &[u32], settings: &Settings) -> Vec<Tally> {
    // The times in order and each one's number of neighbours travel together under a permutation.
    let labels: Vec<(f64, u32)> = cases.times().iter().copied().zip(in_time.iter().copied()).collect();
    let workspace = || (labels.clone(), vec![0.0; labels.len()], vec![0; labels.len()]);
    replicate(settings.replicates, settings.seed, workspace, |(shuffled, times, numbers), random| {
        shuffled.copy_from_slice(&labels);
        shuffled.shuffle(random);
        for (i, &(time, number)) in shuffled.iter().enumerate() {
            times[i] = time;
            numbers[i] = number;
        }
        space.tally(times, numbers, settings.days)
    })
}

/// Counts of one arrangement of the times.
struct Tally {
    both: usize,
    products: u64,
}

/// For each case, the later cases close to it in space, one list after the other.
struct Neighbours {
    starts: Vec<usize>,
    later: Vec<u32>,
    numbers: Vec<u32>,
}

impl Neighbours {
    /// Sorts the cases into cells as wide as the bound and compares each with its own and the adjoining cells.
    fn in_space(cases: &Cases, distance: f64) -> Neighbours {
        let bound = cases.straight(distance);
        let cells = Cells::new(cases.points(), bound);
        let lists: Vec<Vec<u32>> = (0..cases.len())
            .into_par_iter()
            .map(|i| cells.later_within(cases.points(), i, bound * bound))
            .collect();
        let mut numbers = vec![0; cases.len()];
        let mut starts = vec![0];
        let mut later = Vec::with_capacity(lists.iter().map(Vec::len).sum());
        for (i, list) in lists.into_iter().enumerate() {
            numbers[i] += list.len() as u32;
            for &j in &list {
                numbers[j as usize] += 1;
            }
            later.extend(list);
            starts.push(later.len());
        }
        Neighbours { starts, later, numbers }
    }

    fn pairs(&self) -> usize {
        self.later.len()
    }

    fn tally(&self, times: &[f64], in_time: &[u32], days: f64) -> Tally {
        let mut both = 0;
        for (i, bounds) in self.starts.windows(2).enumerate() {
            let time = times[i];
            let close = |&&j: &&u32| (times[j as usize] - time).abs() <= days;
            both += self.later[bounds[0]..bounds[1]].iter().filter(close).count();
        }
        let products = self.numbers.iter().zip(in_time).map(|(&s, &t)| u64::from(s) * u64::from(t)).sum();
        Tally { both, products }
    }
}

/// Cases by grid cell.
struct Cells {
    width: f64,
    members: BTreeMap<[i64; 3], Vec<u32>>,
}

impl Cells {
    fn new(points: &[[f64; 3]], bound: f64) -> Cells {
        // Points at one place only are close under a bound of 0: any width finds them.
        let width = if bound > 0.0 { bound } else { 1.0 };
        let mut members: BTreeMap<[i64; 3], Vec<u32>> = BTreeMap::new();
        for (i, &point) in points.iter().enumerate() {
            members.entry(cell(point, width)).or_default().push(i as u32);
        }
        Cells { width, members }
    }

    fn later_within(&self, points: &[[f64; 3]], i: usize, bound: f64) -> Vec<u32> {
        let [x, y, z] = cell(points[i], self.width);
        let mut found = Vec::new();
        for (dx, dy, dz) in around() {
            let key = [x.saturating_add(dx), y.saturating_add(dy), z.saturating_add(dz)];
            let Some(members) = self.members.get(&key) else { continue };
            let after = members.partition_point(|&j| j as usize <= i);
            found.extend(
                members[after..].iter().filter(|&&j| squared(points[i], points[j as usize]) <= bound),
            );
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn around() -> impl Iterator<Item = (i64, i64, i64)> {
    (-1..=1).flat_map(|dx| (-1..=1).flat_map(move |dy| (-1..=1).map(move |dz| (dx, dy, dz))))
}

fn cell(point: [f64; 3], width: f64) -> [i64; 3] {
    point.map(|value| (value / width).floor() as i64)
}

/// For each case, how many others lie within `days` of it.
fn numbers_in_time(times: &[f64], days: f64) -> Vec<u32> {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    times
        .iter()
        .map(|&time| {
            let from = sorted.partition_point(|&other| time - other > days);
            let to = sorted.partition_point(|&other| other - time <= days);
            (to - from - 1) as u32
        })
        .collect()
}

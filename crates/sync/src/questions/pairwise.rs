//! Many series → every pair tested, and the p-values corrected for how many pairs there are.
//!
//! Each pair gets the [coincidence test](crate::coincidence); each series is prepared once. Three corrections stand side by
//! side: Benjamini and Hochberg (1995) bounds the share of false finds among the finds where the tests are independent
//! or move together; Benjamini and Yekutieli (2001) does so whatever the tests have to do with each other; max-T bounds
//! the chance of any false find at all, from the largest statistic over all pairs at each of the other lags (every pair
//! slid by the same lag, so that what pairs have in common stays in common).

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

use crate::Series;
use crate::coincidence::comparison::{Comparison, Prepared};
use crate::coincidence::{Error, Options, comparable};

/// One pair of many.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct TestedPair {
    /// Place of the first series in the list, from 0.
    pub a: usize,
    /// Place of the second; larger than the first's.
    pub b: usize,
    /// One-sided p of this pair alone.
    pub p: f64,
    /// Adjusted by Benjamini and Hochberg.
    pub bh: f64,
    /// Adjusted by Benjamini and Yekutieli.
    pub by: f64,
    /// Adjusted by the largest statistic over all pairs.
    pub max_t: f64,
}

/// All pairs of a list of series.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct AllPairs {
    /// Every pair, smallest p first.
    pub pairs: Vec<TestedPair>,
    /// Other lags that lag 0 was compared with.
    pub lags_compared: usize,
}

/// Tests every pair of `series`.
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
///
/// ```
/// use tazamun_sync::{Event, Series, Window, coincidence, pairwise};
/// let window = Window { first: 0, last: 999 };
/// let of = |step: i64| Series::new(&(0..60).map(|n| Event::on((n * n * step) % 1000)).collect::<Vec<_>>(), window, 1);
/// let tested = pairwise::all_pairs(&[of(3)?, of(7)?, of(11)?], &coincidence::Options::within(1))?;
/// assert_eq!(tested.pairs.len(), 3);
/// assert!(tested.pairs.iter().all(|pair| pair.p <= pair.bh && pair.bh <= pair.by));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn all_pairs(series: &[Series], options: &Options) -> Result<AllPairs, Error> {
    let every = 0..series.len();
    Ok(joined([tile(series, options, every.clone(), every)?]))
}

/// Some of the pairs of a list, tested and not yet corrected: what [`joined`] takes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tile {
    singles: Vec<Single>,
    /// The largest statistic among these pairs at each far lag.
    largest: Vec<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Single {
    a: usize,
    b: usize,
    p: f64,
    z: f64,
}

/// Tests the pairs of which the first series is one of `rows` and the second, which stands later in the list, one of
/// `columns`. The tiles of a list may be tested anywhere and in any order.
///
/// # Errors
/// As [`all_pairs`].
///
/// ```
/// use tazamun_sync::{Event, Series, Window, coincidence, pairwise};
/// let window = Window { first: 0, last: 999 };
/// let of = |step: i64| Series::new(&(0..60).map(|n| Event::on((n * n * step) % 1000)).collect::<Vec<_>>(), window, 1);
/// let list = [of(3)?, of(7)?, of(11)?, of(13)?];
/// let options = coincidence::Options::within(1);
/// let tiles = [(2..4, 2..4), (0..2, 2..4), (0..2, 0..2)].map(|(rows, columns)| {
///     pairwise::tile(&list, &options, rows, columns).unwrap()
/// });
/// assert_eq!(pairwise::joined(tiles), pairwise::all_pairs(&list, &options)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tile(
    series: &[Series],
    options: &Options,
    rows: Range<usize>,
    columns: Range<usize>,
) -> Result<Tile, Error> {
    let Some(first) = series.first() else { return Ok(Tile::default()) };
    for other in series {
        comparable(first, other, options.within)?;
    }
    let comparison = Comparison::over(first.window().days(), options.within, options.order);
    let is_wanted = |n: usize| rows.contains(&n) || columns.contains(&n);
    let prepared: Vec<Option<Prepared>> = series
        .par_iter()
        .enumerate()
        .map(|(n, series)| is_wanted(n).then(|| comparison.prepare(series)))
        .collect();
    let rows: Vec<Tile> =
        rows.into_par_iter().map(|a| row(a, columns.clone(), &prepared, &comparison)).collect();
    let mut all = Tile { singles: Vec::new(), largest: lowest(&comparison) };
    for row in rows {
        raise(&mut all.largest, row.largest.iter().copied());
        all.singles.extend(row.singles);
    }
    Ok(all)
}

/// All pairs of a list, corrected, from tiles that hold each of them once.
pub fn joined(tiles: impl IntoIterator<Item = Tile>) -> AllPairs {
    let mut all = Tile::default();
    for tile in tiles {
        if all.largest.is_empty() {
            all.largest.clone_from(&tile.largest);
        }
        raise(&mut all.largest, tile.largest.iter().copied());
        all.singles.extend(tile.singles);
    }
    let Tile { mut singles, mut largest } = all;
    largest.sort_by(f64::total_cmp);
    singles.sort_by(|one, other| one.p.total_cmp(&other.p).then((one.a, one.b).cmp(&(other.a, other.b))));
    AllPairs { pairs: adjusted(&singles, &largest), lags_compared: largest.len() }
}

/// The pairs of one series with later ones of `columns`.
fn row(a: usize, columns: Range<usize>, prepared: &[Option<Prepared>], comparison: &Comparison) -> Tile {
    let mut largest = lowest(comparison);
    let later = columns.start.max(a + 1)..columns.end.min(prepared.len());
    let singles = later
        .filter_map(|b| {
            let (one, other) = (prepared.get(a)?.as_ref()?, prepared[b].as_ref()?);
            let compared = comparison.studentised(one, other);
            raise(&mut largest, comparison.far.iter().map(|lag| compared.z[*lag]));
            Some(Single { a, b, p: comparison.p(&compared), z: compared.z[0] })
        })
        .collect();
    Tile { singles, largest }
}

fn lowest(comparison: &Comparison) -> Vec<f64> {
    vec![f64::NEG_INFINITY; comparison.far.len()]
}

fn raise(largest: &mut [f64], values: impl Iterator<Item = f64>) {
    largest.iter_mut().zip(values).for_each(|(most, value)| *most = most.max(value));
}

/// `singles` by rising p; `largest` rising.
fn adjusted(singles: &[Single], largest: &[f64]) -> Vec<TestedPair> {
    let tests = singles.len() as f64;
    let harmonic: f64 = (1..=singles.len()).map(|rank| 1.0 / rank as f64).sum();
    let mut pairs: Vec<TestedPair> = Vec::with_capacity(singles.len());
    let mut least = f64::INFINITY;
    for (place, single) in singles.iter().enumerate().rev() {
        // The largest p of all is multiplied by 1 exactly.
        least = least.min(single.p * (tests / (place + 1) as f64));
        let above = largest.len() - largest.partition_point(|most| *most < single.z - 1e-9);
        let max_t = (1 + above) as f64 / (1 + largest.len()) as f64;
        let Single { a, b, p, .. } = *single;
        pairs.push(TestedPair { a, b, p, bh: least.min(1.0), by: (least * harmonic).min(1.0), max_t });
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Window;
    use crate::simulate::{Rate, Scenario};

    fn list(number: u64, effect: f64) -> Vec<Series> {
        let scenario = Scenario { rate: Rate::Season, ..Scenario::steady("") };
        let series = |events: Vec<crate::Event>| Series::new(&events, scenario.window(), 2).unwrap();
        (0..number)
            .flat_map(|pair| {
                let (a, b) = scenario.pair(3, pair, if pair == 0 { effect } else { 0.0 }, 2);
                [series(a), series(b)]
            })
            .collect()
    }

    #[test]
    fn a_planted_pair_stands_first_and_survives_the_corrections() {
        let tested = all_pairs(&list(6, 0.6), &Options::within(2)).unwrap();
        let best = tested.pairs[0];
        assert_eq!((tested.pairs.len(), best.a, best.b), (66, 0, 1));
        assert!(best.max_t < 0.05 && best.bh < 0.2, "{best:?}");
        assert!(tested.pairs[1].max_t > 0.05, "{:?}", tested.pairs[1]);
    }

    #[test]
    fn adjusted_values_are_those_of_the_textbook() {
        let of = |p| Single { a: 0, b: 1, p, z: 0.0 };
        let found = adjusted(&[of(0.01), of(0.04), of(0.03 + 0.02), of(0.5)], &[1.0, 2.0]);
        let bh: Vec<f64> = found.iter().map(|pair| (pair.bh * 1e6).round() / 1e6).collect();
        assert_eq!(bh, [0.04, 0.066667, 0.066667, 0.5]);
        assert!((found[0].by - 0.04 * 25.0 / 12.0).abs() < 1e-12);
        assert_eq!(found[0].max_t, 1.0);
    }

    #[test]
    fn none_one_and_unlike_series() {
        assert!(all_pairs(&[], &Options::within(2)).unwrap().pairs.is_empty());
        let one = Series::new(&[], Window { first: 0, last: 400 }, 2).unwrap();
        assert!(all_pairs(std::slice::from_ref(&one), &Options::within(2)).unwrap().pairs.is_empty());
        let other = Series::new(&[], Window { first: 0, last: 300 }, 2).unwrap();
        assert!(all_pairs(&[one.clone(), other], &Options::within(2)).is_err());
        assert_eq!(all_pairs(&[one.clone(), one], &Options::within(2)).unwrap().pairs[0].p, 1.0);
    }

    #[test]
    fn the_answer_does_not_depend_on_the_number_of_threads() {
        let list = list(4, 0.2);
        let of = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| all_pairs(&list, &Options::within(2)).unwrap())
        };
        assert_eq!(of(1), of(4));
    }
}

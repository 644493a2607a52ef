//! Seam: do incidents lie closer to a line (a boundary, a front) than the places do at which they could have happened?
//!
//! **Estimates** the share of incidents within a distance of the line, against the share of the places (towns, villages,
//! weighted by population where it is known). A line through populated country has many incidents near it for no other
//! reason; that is what the places take out. **The null moves the line**: turned and shifted to anywhere in the country
//! where it still lies inside it, with the incidents and the places left as they are (as Lotwick & Silverman 1982 shift
//! one pattern of points against another, doi:10.1111/j.2517-6161.1982.tb01221.x). So hot spots and villages attacked ten
//! times stay what they are; drawing incidents anew from the places would take each of them for an independent witness.
//! **Assumes** that, without a seam, the line might as well run elsewhere in the country. **Breaks** where the line
//! follows something that incidents follow for its own sake, such as a road or a river with most of the villages on it
//! that the places do not show, and where the line is so long that it can hardly be moved
//! ([`Seam::admissible`] says how often a random move was possible).

use rand::{Rng, RngExt};
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Estimate;
use crate::random::stream;

/// Moves tried for each that must lie inside the country.
const TRIES: usize = 200;
/// Part of a moved line that must lie inside: the true one's own part, less this.
const SLACK: f64 = 0.05;
/// Points of the line at which "inside" is looked at.
const PROBES: usize = 41;

/// How a seam is looked for. Lengths are in the unit of the coordinates (kilometres).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// An incident is near the line up to this distance.
    pub near: f64,
    /// Moved lines behind p.
    pub moves: usize,
    /// Seed of the random streams.
    pub seed: u64,
}

/// A place at which an incident could have happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Its coordinates.
    pub at: [f64; 2],
    /// Its weight (population, or 1 for each); above 0.
    pub weight: f64,
}

/// What the distances to the line say.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Seam {
    /// One-sided p of more incidents near the line than near its moved copies, the places taken into account.
    pub p: f64,
    /// Incidents near the line.
    pub near: usize,
    /// Incidents looked at.
    pub incidents: usize,
    /// Incidents that there would be near it if each were at a place drawn by its weight.
    pub expected: f64,
    /// Share of incidents near less share of places near; the interval is that of the moved lines.
    pub excess: Estimate,
    /// Median distance of the incidents from the line.
    pub median_distance: f64,
    /// Median distance of the places from the line, by weight.
    pub median_distance_of_places: f64,
    /// Share of random moves that kept the line inside the country; below 0.01 the null is poor.
    pub admissible: f64,
    /// Moved lines behind p.
    pub moves: usize,
    /// Distance up to which an incident counts as near.
    pub within: f64,
}

/// Why no seam can be looked for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A coordinate, weight or distance that is no sensible number.
    #[error("{what} is {value}: it must be {range}")]
    Value {
        /// What it is.
        what: &'static str,
        /// What was given.
        value: f64,
        /// What it may be.
        range: &'static str,
    },
    /// Too little of something.
    #[error("{found} {what} are too few: {needed} are needed")]
    TooFew {
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// The line cannot be moved.
    #[error(
        "the line cannot be moved anywhere else inside the country: it is too long for this test; cut it to the part \
         that is in question"
    )]
    Fixed,
}

/// Incidents and places needed.
const FEWEST: usize = 10;

/// Tests whether `incidents` keep near `line`, a chain of points.
///
/// # Errors
/// Coordinates that are not finite, fewer than ten incidents or places, a line of one point, a line that cannot be moved.
///
/// ```
/// use tazamun_sync::boundary::{self, Place};
/// let places: Vec<Place> =
///     (0..400).map(|n| Place { at: [f64::from(n % 20) * 10.0, f64::from(n / 20) * 10.0], weight: 1.0 }).collect();
/// let incidents: Vec<[f64; 2]> = (0..20).map(|n| [50.0 + f64::from(n % 3), 40.0 + 5.0 * f64::from(n)]).collect();
/// let line = [[52.0, 40.0], [52.0, 140.0]];
/// let found = boundary::test(&incidents, &places, &line, &boundary::Options { near: 5.0, moves: 199, seed: 1 })?;
/// assert!(found.near == 20 && found.p < 0.05);
/// # Ok::<(), boundary::Error>(())
/// ```
pub fn test(
    incidents: &[[f64; 2]],
    places: &[Place],
    line: &[[f64; 2]],
    options: &Options,
) -> Result<Seam, Error> {
    check(incidents, places, line, options)?;
    let ground =
        Ground { incidents, places, near: options.near, weight: places.iter().map(|p| p.weight).sum() };
    let country = Country::of(places);
    let inside = country.part_inside(line) - SLACK;
    let (observed, excess) = ground.score(line);
    let moved: Vec<(usize, Option<(f64, f64)>)> = (0..options.moves as u64)
        .into_par_iter()
        .map(|task| {
            let mut random = stream(options.seed, task);
            let (tries, line) = country.moved(line, inside, &mut random);
            (tries, line.map(|line| ground.score(&line)))
        })
        .collect();
    let tries: usize = moved.iter().map(|(tries, _)| tries).sum();
    let scores: Vec<(f64, f64)> = moved.into_iter().filter_map(|(_, score)| score).collect();
    if options.moves > 0 && scores.len() * 2 < options.moves {
        return Err(Error::Fixed);
    }
    let reached = scores.iter().filter(|(score, _)| *score >= observed - 1e-9).count();
    let near = incidents.iter().filter(|at| distance(**at, line) <= options.near).count();
    let mut by_distance: Vec<(f64, f64)> =
        places.iter().map(|place| (distance(place.at, line), place.weight)).collect();
    let mut own: Vec<(f64, f64)> = incidents.iter().map(|at| (distance(*at, line), 1.0)).collect();
    Ok(Seam {
        p: (1 + reached) as f64 / (1 + scores.len()) as f64,
        near,
        incidents: incidents.len(),
        expected: near as f64 - excess * incidents.len() as f64,
        excess: interval(excess, scores.iter().map(|(_, excess)| *excess).collect()),
        median_distance: median(&mut own),
        median_distance_of_places: median(&mut by_distance),
        admissible: if tries > 0 { scores.len() as f64 / tries as f64 } else { 1.0 },
        moves: scores.len(),
        within: options.near,
    })
}

fn check(
    incidents: &[[f64; 2]],
    places: &[Place],
    line: &[[f64; 2]],
    options: &Options,
) -> Result<(), Error> {
    let points = incidents.iter().chain(line).chain(places.iter().map(|place| &place.at));
    if let Some(value) = points.flatten().copied().find(|value| !value.is_finite()) {
        return Err(Error::Value { what: "a coordinate", value, range: "a finite number" });
    }
    let weight = |place: &&Place| !(place.weight.is_finite() && place.weight > 0.0);
    if let Some(place) = places.iter().find(weight) {
        return Err(Error::Value { what: "the weight of a place", value: place.weight, range: "above 0" });
    }
    if !(options.near.is_finite() && options.near > 0.0) {
        return Err(Error::Value { what: "the distance", value: options.near, range: "above 0" });
    }
    for (what, found, needed) in [
        ("incidents with a known place", incidents.len(), FEWEST),
        ("places to compare with", places.len(), FEWEST),
        ("points of the line", line.len(), 2),
    ] {
        if found < needed {
            return Err(Error::TooFew { what, found, needed });
        }
    }
    Ok(())
}

/// What stays where it is while the line moves.
struct Ground<'g> {
    incidents: &'g [[f64; 2]],
    places: &'g [Place],
    near: f64,
    weight: f64,
}

impl Ground<'_> {
    /// Incidents near the line beyond the places' share, over its deviation if each were drawn from the places; and the
    /// same as a share of the incidents.
    fn score(&self, line: &[[f64; 2]]) -> (f64, f64) {
        let number = self.incidents.len() as f64;
        let near = self.incidents.iter().filter(|at| distance(**at, line) <= self.near).count() as f64;
        let close = self.places.iter().filter(|place| distance(place.at, line) <= self.near);
        let usual = close.map(|place| place.weight).sum::<f64>() / self.weight;
        // One incident more keeps a line through empty country from a deviation of nothing.
        let deviation = (number * usual * (1.0 - usual) + 1.0).sqrt();
        ((near - number * usual) / deviation, near / number - usual)
    }
}

/// The ground on which the line may lie: the cells of a grid that hold a place, and those beside them.
struct Country {
    low: [f64; 2],
    cell: [f64; 2],
    open: Vec<bool>,
}

/// Cells of the grid on either side.
const CELLS: usize = 24;

impl Country {
    fn of(places: &[Place]) -> Self {
        let bound = |axis: usize, pick: fn(f64, f64) -> f64, start: f64| {
            places.iter().map(|place| place.at[axis]).fold(start, pick)
        };
        let low = [0, 1].map(|axis| bound(axis, f64::min, f64::INFINITY));
        let high = [0, 1].map(|axis| bound(axis, f64::max, f64::NEG_INFINITY));
        let cell = [0, 1].map(|axis| ((high[axis] - low[axis]) / CELLS as f64).max(1e-9));
        let mut country = Self { low, cell, open: vec![false; CELLS * CELLS] };
        for place in places {
            if let Some([x, y]) = country.cell_of(place.at) {
                for x in x.saturating_sub(1)..=(x + 1).min(CELLS - 1) {
                    for y in y.saturating_sub(1)..=(y + 1).min(CELLS - 1) {
                        country.open[x * CELLS + y] = true;
                    }
                }
            }
        }
        country
    }

    fn cell_of(&self, at: [f64; 2]) -> Option<[usize; 2]> {
        let cell = [0, 1].map(|axis| (at[axis] - self.low[axis]) / self.cell[axis]);
        let inside = cell.iter().all(|value| (0.0..=CELLS as f64).contains(value));
        inside.then(|| cell.map(|value| (value as usize).min(CELLS - 1)))
    }

    fn part_inside(&self, line: &[[f64; 2]]) -> f64 {
        let inside = |at: &[f64; 2]| self.cell_of(*at).is_some_and(|[x, y]| self.open[x * CELLS + y]);
        along(line).iter().filter(|at| inside(at)).count() as f64 / PROBES as f64
    }

    /// A copy of the line, turned and put down at random where as much of it lies inside as of the true one; and the
    /// number of tries that it took.
    fn moved(&self, line: &[[f64; 2]], inside: f64, random: &mut impl Rng) -> (usize, Option<Vec<[f64; 2]>>) {
        let size = line.len() as f64;
        let centre = [0, 1].map(|axis| line.iter().map(|at| at[axis]).sum::<f64>() / size);
        for tried in 1..=TRIES {
            let (sine, cosine) = (random.random::<f64>() * std::f64::consts::TAU).sin_cos();
            let to =
                [0, 1].map(|axis| self.low[axis] + random.random::<f64>() * self.cell[axis] * CELLS as f64);
            let turned = |at: &[f64; 2]| {
                let [x, y] = [at[0] - centre[0], at[1] - centre[1]];
                [to[0] + cosine * x - sine * y, to[1] + sine * x + cosine * y]
            };
            let copy: Vec<[f64; 2]> = line.iter().map(turned).collect();
            if self.part_inside(&copy) >= inside {
                return (tried, Some(copy));
            }
        }
        (TRIES, None)
    }
}

/// Points at equal steps along a line, both ends included.
fn along(line: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let lengths: Vec<f64> = line.windows(2).map(|part| straight(part[0], part[1])).collect();
    let total = lengths.iter().sum::<f64>();
    let at = |step: usize| {
        let mut left = total * step as f64 / (PROBES - 1) as f64;
        for (part, length) in line.windows(2).zip(&lengths) {
            if left <= *length && *length > 0.0 {
                let share = left / length;
                return [0, 1].map(|axis| part[0][axis] + share * (part[1][axis] - part[0][axis]));
            }
            left -= length;
        }
        line[line.len() - 1]
    };
    (0..PROBES).map(at).collect()
}

/// Distance of a point from a chain of points.
pub(super) fn distance(at: [f64; 2], line: &[[f64; 2]]) -> f64 {
    line.windows(2).map(|part| from_part(at, part[0], part[1])).fold(f64::INFINITY, f64::min)
}

fn from_part(at: [f64; 2], from: [f64; 2], to: [f64; 2]) -> f64 {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((at[0] - from[0]) * dx + (at[1] - from[1]) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    straight(at, [from[0] + along * dx, from[1] + along * dy])
}

pub(super) fn straight(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The value below which half of the weight lies.
fn median(weighted: &mut [(f64, f64)]) -> f64 {
    weighted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = weighted.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    for (value, weight) in weighted.iter() {
        sum += weight;
        if sum >= half {
            return *value;
        }
    }
    0.0
}

/// The interval that inverts the test: what an excess would have to be for the moved lines to look like the true one.
fn interval(value: f64, mut others: Vec<f64>) -> Estimate {
    others.sort_by(f64::total_cmp);
    let at = |share: f64| {
        others.get(((others.len().max(1) - 1) as f64 * share).round() as usize).copied().unwrap_or(0.0)
    };
    Estimate { value, low: (value - at(0.975)).min(value), high: (value - at(0.025)).max(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_plane() {
        let line = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]];
        for (at, expected) in [([5.0, 3.0], 3.0), ([-3.0, 4.0], 5.0), ([12.0, 5.0], 2.0), ([10.0, 10.0], 0.0)]
        {
            assert!((distance(at, &line) - expected).abs() < 1e-12, "{at:?}");
        }
        assert_eq!(along(&line)[PROBES / 2], [10.0, 0.0]);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let places: Vec<Place> = (0..20).map(|n| Place { at: [f64::from(n), 0.5], weight: 1.0 }).collect();
        let points: Vec<[f64; 2]> = places.iter().map(|place| place.at).collect();
        let options = Options { near: 1.0, moves: 19, seed: 1 };
        let line = [[1.0, 0.0], [3.0, 1.0]];
        assert!(matches!(test(&points[..3], &places, &line, &options), Err(Error::TooFew { found: 3, .. })));
        assert!(matches!(test(&points, &places, &line[..1], &options), Err(Error::TooFew { .. })));
        let nowhere = [[f64::NAN, 0.0], [1.0, 1.0]];
        assert!(matches!(test(&points, &places, &nowhere, &options), Err(Error::Value { .. })));
        let none = Options { near: -1.0, ..options };
        assert!(matches!(test(&points, &places, &line, &none), Err(Error::Value { .. })));
        assert!(test(&points, &places, &line, &options).is_ok());
    }
}

//! Near: do incidents keep near given points or areas more than the places do at which they could have happened?
//!
//! **Estimates** the share of incidents within a distance of any of the areas, against the share that there would be if each
//! group of incidents lay at a place drawn by its weight. **The null moves groups**: incidents closer together than the
//! link distance are one group (single linkage), and each group is put down as a whole, in its own shape, at a place drawn
//! from those where incidents could be recorded. So a village attacked ten times is one witness, not ten, and nothing is put
//! where nobody lives or records: places at the edge of the country have the neighbours that they have. **Where many groups
//! lie about, some join by chance alone.** Put down together they would make the copies more uneven than the record, and the
//! test too cautious. So the link is shortened until there are as many groups as leave, put down one by one, the clusters that
//! the record has; incidents at the same point stay together. **Ties** of the count are decided by the distance of all
//! incidents from their nearest area, so that p is uniform without a bond and the answer needs no dice. **Too thin** are
//! data whose copies reach the level only with a count that is no more than expected: the count says nothing there.
//! **Assumes** that,
//! without a bond to the areas, groups lie at places in proportion to their weights, independently of one another.
//! **Breaks** where groups follow something that the places do not show (a road, a front), and where they attract one
//! another beyond the link distance. It answers for all areas together: no area is ever ranked or named.

use std::cmp::Ordering;

use rand::RngExt;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::boundary::{Error, Place};
use crate::random::stream;
use crate::{Estimate, LEVEL, statistics::quantile};

/// Incidents needed.
const FEWEST: usize = 10;
/// Groups of incidents needed: with fewer the moved copies cannot differ enough.
const FEWEST_GROUPS: usize = 5;
/// Places needed to compare with.
const FEWEST_PLACES: usize = 10;

/// Copies behind the number of clusters that are left by chance.
const CHANCE_COPIES: u64 = 50;
/// Times that the link is halved in search of one: a millionth of it is left.
const HALVINGS: usize = 20;

/// How nearness is tested. Lengths are in the unit of the coordinates (kilometres).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// An incident is near an area up to this distance; 0 within it.
    pub near: f64,
    /// Incidents up to this distance from each other are of one group, unless so many lie about that they join by chance.
    pub link: f64,
    /// Moved copies behind p.
    pub moves: usize,
    /// Seed of the random streams.
    pub seed: u64,
}

/// An area: a point (one corner), or a ring of corners, closed or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its corners, in their order.
    pub corners: Vec<[f64; 2]>,
}

/// What was found of incidents and areas, all areas together.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Near {
    /// One-sided p of more incidents near the areas than among copies whose groups lie at other places.
    pub p: f64,
    /// Incidents near an area.
    pub near: usize,
    /// Incidents looked at.
    pub incidents: usize,
    /// Groups that they lie in: as many independent witnesses as there are.
    pub groups: usize,
    /// Distance up to which incidents were taken to be of one group: the one asked for, or less where so many lie about
    /// that they join by chance.
    pub link: f64,
    /// Incidents that there would be near an area by the places alone.
    pub expected: f64,
    /// Whether the count cannot decide: nearly no copy has more incidents near an area than expected.
    pub too_thin: bool,
    /// Share of incidents near less that expected; the interval is that of the moved copies.
    pub excess: Estimate,
    /// Moved copies behind p.
    pub moves: usize,
    /// Distance up to which an incident counts as near.
    pub within: f64,
}

/// Tests whether `incidents` keep near any of `areas`, against groups put down at `places`.
///
/// # Errors
/// Coordinates that are not finite, weights that are not above 0, no area, fewer than ten incidents or places, or incidents in
/// fewer than five groups.
///
/// ```
/// use tazamun_sync::{boundary::Place, near::{self, Area, Options}};
/// let places: Vec<Place> =
///     (0..400).map(|n| Place { at: [f64::from(n % 20) * 10.0, f64::from(n / 20) * 10.0], weight: 1.0 }).collect();
/// let camps = vec![Area { corners: vec![[50.0, 50.0]] }, Area { corners: vec![[150.0, 120.0]] }];
/// let incidents: Vec<[f64; 2]> = (0..10).map(|n| [45.0 + f64::from(n % 2) * 100.0, 40.0 + f64::from(n) * 9.0]).collect();
/// let options = Options { near: 40.0, link: 2.0, moves: 199, seed: 1 };
/// assert!(near::test(&incidents, &places, &camps, &options)?.p <= 1.0);
/// # Ok::<(), tazamun_sync::boundary::Error>(())
/// ```
pub fn test(
    incidents: &[[f64; 2]],
    places: &[Place],
    areas: &[Area],
    options: &Options,
) -> Result<Near, Error> {
    let moving = Moving::of(incidents, places, areas, options)?;
    let observed = moving.closeness(incidents.iter().copied());
    let null = moving.copies(options);
    let number = incidents.len() as f64;
    let expected = null.expected();
    // By count alone, so that they rise.
    let shares: Vec<f64> = null.sorted.iter().map(|copy| (copy.near as f64 - expected) / number).collect();
    let value = (observed.near as f64 - expected) / number;
    Ok(Near {
        p: null.p(observed),
        near: observed.near,
        incidents: incidents.len(),
        groups: moving.groups.len(),
        link: moving.link,
        expected,
        too_thin: null.too_thin(),
        excess: Estimate {
            value,
            low: (value - quantile(&shares, 0.975)).min(value),
            high: (value - quantile(&shares, 0.025)).max(value),
        },
        moves: null.sorted.len(),
        within: options.near,
    })
}

/// How close a record is to the areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Closeness {
    /// Incidents near an area.
    near: usize,
    /// Distances of all incidents from their nearest area, added up: what decides between records with as many near.
    distance: f64,
}

impl Closeness {
    /// Farther records come first.
    fn order(self, other: Self) -> Ordering {
        self.near.cmp(&other.near).then(other.distance.total_cmp(&self.distance))
    }
}

/// Groups of incidents that are put down at places.
pub(crate) struct Moving<'p> {
    /// Each as offsets from its middle.
    groups: Vec<Vec<[f64; 2]>>,
    /// Where the middle of each lies.
    middles: Vec<[f64; 2]>,
    draw: Draw<'p>,
    areas: &'p [Area],
    near: f64,
    /// Distance up to which incidents are of one group.
    link: f64,
}

/// How close the moved copies are to the areas, the farthest first.
pub(crate) struct Moved {
    sorted: Vec<Closeness>,
}

impl Moved {
    /// One-sided p of a record so close.
    pub(crate) fn p(&self, seen: Closeness) -> f64 {
        let reached = self.sorted.len() - self.sorted.partition_point(|copy| copy.order(seen).is_lt());
        (1 + reached) as f64 / (1 + self.sorted.len()) as f64
    }

    /// Incidents near an area in the mean of the copies.
    fn expected(&self) -> f64 {
        self.sorted.iter().map(|copy| copy.near).sum::<usize>() as f64 / self.sorted.len().max(1) as f64
    }

    /// Whether the level is reached with no more incidents near than expected, so that distances alone would decide.
    pub(crate) fn too_thin(&self) -> bool {
        let moves = self.sorted.len();
        let stronger = (LEVEL * (moves + 1) as f64) as usize;
        // To be stronger than all but `stronger` − 1 copies needs at least the count of this one.
        let needed = stronger.checked_sub(1).and_then(|above| self.sorted.get(moves.checked_sub(above + 1)?));
        needed.is_some_and(|copy| copy.near as f64 <= self.expected())
    }
}

impl<'p> Moving<'p> {
    /// Incidents in groups, checked.
    pub(crate) fn of(
        incidents: &[[f64; 2]],
        places: &'p [Place],
        areas: &'p [Area],
        options: &Options,
    ) -> Result<Self, Error> {
        check(incidents, places, areas, options)?;
        let link = link_beyond_chance(incidents, &Draw::of(places), options);
        let moving = Moving::all(incidents, places, areas, &Options { link, ..*options });
        let found = moving.groups.len();
        if found < FEWEST_GROUPS {
            return Err(Error::TooFew { what: "groups of incidents", found, needed: FEWEST_GROUPS });
        }
        Ok(moving)
    }

    /// The same of incidents that were checked before, in however few groups.
    pub(crate) fn all(
        incidents: &[[f64; 2]],
        places: &'p [Place],
        areas: &'p [Area],
        options: &Options,
    ) -> Self {
        let (middles, groups) = groups(incidents, options.link).into_iter().unzip();
        Moving { groups, middles, draw: Draw::of(places), areas, near: options.near, link: options.link }
    }

    /// Distance up to which incidents are of one group.
    pub(crate) fn link(&self) -> f64 {
        self.link
    }

    /// Clusters of groups whose middles lie up to `link` from one another.
    pub(crate) fn clusters(&self, link: f64) -> usize {
        groups(&self.middles, link).len()
    }

    /// The same of groups that each lie at a place drawn by a number from 0 to 1.
    pub(crate) fn clusters_when_moved(&self, link: f64, drawn: impl FnMut() -> f64) -> usize {
        self.draw.clusters(self.groups.len(), link, drawn)
    }

    fn closeness(&self, incidents: impl Iterator<Item = [f64; 2]>) -> Closeness {
        let mut seen = Closeness { near: 0, distance: 0.0 };
        for at in incidents {
            let distances = self.areas.iter().map(|area| area.distance(at));
            let distance = distances.fold(f64::INFINITY, f64::min);
            seen.near += usize::from(distance <= self.near);
            seen.distance += distance;
        }
        seen
    }

    /// How close a copy is to the areas when each group lies where it is drawn to: at an area or at a place, and at which by
    /// a number from 0 to 1.
    pub(crate) fn copy(&self, mut drawn: impl FnMut() -> (bool, f64)) -> Closeness {
        let corners = self.areas.iter().filter_map(|area| area.corners.first());
        let corners: Vec<[f64; 2]> = corners.copied().collect();
        let moved = self.groups.iter().flat_map(|group| {
            let to = match drawn() {
                (true, share) => {
                    corners[((share * corners.len() as f64) as usize).min(corners.len().saturating_sub(1))]
                }
                (false, share) => self.draw.place(share),
            };
            group.iter().map(move |offset| [to[0] + offset[0], to[1] + offset[1]])
        });
        self.closeness(moved)
    }

    /// How close copies are to the areas whose groups lie at places drawn by weight.
    pub(crate) fn copies(&self, options: &Options) -> Moved {
        let copy = |task| {
            let mut random = stream(options.seed, task);
            self.copy(|| (false, random.random::<f64>()))
        };
        let mut sorted: Vec<Closeness> = (0..options.moves as u64).into_par_iter().map(copy).collect();
        sorted.sort_by(|one, other| one.order(*other));
        Moved { sorted }
    }
}

/// The link distance, shortened where groups join by chance: such that there are as many groups as leave, put down one by one,
/// the clusters that the record has.
fn link_beyond_chance(incidents: &[[f64; 2]], draw: &Draw<'_>, options: &Options) -> f64 {
    let clusters = groups(incidents, options.link).len();
    let left_by = |number: usize| -> f64 {
        let one = |task| {
            let mut random = stream(options.seed ^ 0x1137, task);
            draw.clusters(number, options.link, || random.random::<f64>())
        };
        (0..CHANCE_COPIES).into_par_iter().map(one).sum::<usize>() as f64 / CHANCE_COPIES as f64
    };
    let (mut few, mut enough) = (clusters, incidents.len());
    while few < enough {
        let middle = usize::midpoint(few, enough);
        match left_by(middle) < clusters as f64 {
            true => few = middle + 1,
            false => enough = middle,
        }
    }
    if enough == clusters {
        return options.link;
    }
    let (mut short, mut long) = (0.0, options.link);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(short, long);
        match groups(incidents, middle).len() < enough {
            true => long = middle,
            false => short = middle,
        }
    }
    short
}

fn check(incidents: &[[f64; 2]], places: &[Place], areas: &[Area], options: &Options) -> Result<(), Error> {
    let corners = areas.iter().flat_map(|area| &area.corners);
    let points = incidents.iter().chain(corners).chain(places.iter().map(|place| &place.at));
    if let Some(value) = points.flatten().copied().find(|value| !value.is_finite()) {
        return Err(Error::Value { what: "a coordinate", value, range: "a finite number" });
    }
    if let Some(place) = places.iter().find(|place| !(place.weight.is_finite() && place.weight > 0.0)) {
        return Err(Error::Value { what: "the weight of a place", value: place.weight, range: "above 0" });
    }
    for (what, value) in [("the distance", options.near), ("the link distance", options.link)] {
        if !(value.is_finite() && value >= 0.0) {
            return Err(Error::Value { what, value, range: "0 or more" });
        }
    }
    for (what, found, needed) in [
        ("incidents with a known place", incidents.len(), FEWEST),
        ("places to compare with", places.len(), FEWEST_PLACES),
        ("areas", areas.iter().filter(|area| !area.corners.is_empty()).count(), 1),
    ] {
        if found < needed {
            return Err(Error::TooFew { what, found, needed });
        }
    }
    Ok(())
}

impl Area {
    /// Distance of a point from the area; 0 within it.
    fn distance(&self, at: [f64; 2]) -> f64 {
        match &self.corners[..] {
            [] => f64::INFINITY,
            [only] => super::boundary::straight(at, *only),
            corners if corners.len() > 2 && inside(at, corners) => 0.0,
            corners => {
                let closing = [corners[corners.len() - 1], corners[0]];
                super::boundary::distance(at, corners).min(super::boundary::distance(at, &closing))
            }
        }
    }
}

/// Whether a point lies within a ring: a ray from it crosses the ring an odd number of times.
fn inside(at: [f64; 2], ring: &[[f64; 2]]) -> bool {
    let mut within = false;
    for (n, b) in ring.iter().enumerate() {
        let a = ring[(n + ring.len() - 1) % ring.len()];
        if (a[1] > at[1]) != (b[1] > at[1]) && at[0] < (b[0] - a[0]) * (at[1] - a[1]) / (b[1] - a[1]) + a[0] {
            within = !within;
        }
    }
    within
}

/// Incidents in groups by single linkage: the incident nearest to the middle of each, and the group as offsets from it.
fn groups(incidents: &[[f64; 2]], link: f64) -> Vec<([f64; 2], Vec<[f64; 2]>)> {
    let mut group: Vec<usize> = (0..incidents.len()).collect();
    fn root(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    let mut by_x: Vec<usize> = (0..incidents.len()).collect();
    by_x.sort_by(|&a, &b| incidents[a][0].total_cmp(&incidents[b][0]));
    for (n, &a) in by_x.iter().enumerate() {
        for &b in by_x[n + 1..].iter().take_while(|&&b| incidents[b][0] - incidents[a][0] <= link) {
            if super::boundary::straight(incidents[a], incidents[b]) <= link {
                let (a, b) = (root(&mut group, a), root(&mut group, b));
                group[a.max(b)] = a.min(b);
            }
        }
    }
    let mut members: std::collections::BTreeMap<usize, Vec<[f64; 2]>> = std::collections::BTreeMap::new();
    for (n, at) in incidents.iter().enumerate() {
        members.entry(root(&mut group, n)).or_default().push(*at);
    }
    members.into_values().map(|all| offsets(&all)).collect()
}

fn offsets(all: &[[f64; 2]]) -> ([f64; 2], Vec<[f64; 2]>) {
    let middle = [0, 1].map(|axis| all.iter().map(|at| at[axis]).sum::<f64>() / all.len() as f64);
    let from = |at: &&[f64; 2]| super::boundary::straight(**at, middle);
    let anchor = all.iter().min_by(|a, b| from(a).total_cmp(&from(b))).copied().unwrap_or(middle);
    (anchor, all.iter().map(|at| [at[0] - anchor[0], at[1] - anchor[1]]).collect())
}

/// Draws places by their weights.
struct Draw<'p> {
    places: &'p [Place],
    sums: Vec<f64>,
}

impl<'p> Draw<'p> {
    fn of(places: &'p [Place]) -> Self {
        let mut sum = 0.0;
        let sums = places.iter().map(|place| {
            sum += place.weight;
            sum
        });
        Draw { places, sums: sums.collect() }
    }

    fn place(&self, share: f64) -> [f64; 2] {
        let at = share * self.sums.last().copied().unwrap_or(0.0);
        let place = self.sums.partition_point(|sum| *sum <= at).min(self.places.len() - 1);
        self.places[place].at
    }

    /// Clusters of so many points, each at a place drawn by a number from 0 to 1, that lie up to `link` from one another.
    fn clusters(&self, number: usize, link: f64, mut drawn: impl FnMut() -> f64) -> usize {
        let at: Vec<[f64; 2]> = (0..number).map(|_| self.place(drawn())).collect();
        groups(&at, link).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_to_areas_are_those_of_the_plane() {
        let square = Area { corners: vec![[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]] };
        let point = Area { corners: vec![[3.0, 4.0]] };
        for (area, at, expected) in [
            (&square, [5.0, 5.0], 0.0),
            (&square, [12.0, 5.0], 2.0),
            (&square, [-3.0, 5.0], 3.0),
            (&square, [13.0, 14.0], 5.0),
            (&point, [0.0, 0.0], 5.0),
        ] {
            assert!((area.distance(at) - expected).abs() < 1e-12, "{at:?}");
        }
    }

    #[test]
    fn groups_are_those_within_the_link() {
        let at = |x: f64| [x, 0.0];
        let sizes = |link: f64| {
            let mut sizes: Vec<usize> = groups(&[at(0.0), at(1.0), at(2.0), at(9.0), at(20.0)], link)
                .iter()
                .map(|(_, group)| group.len())
                .collect();
            sizes.sort_unstable();
            sizes
        };
        assert_eq!(sizes(0.5), [1, 1, 1, 1, 1]);
        assert_eq!(sizes(1.0), [1, 1, 3]);
        assert_eq!(sizes(7.0), [1, 4]);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let places: Vec<Place> = (0..20).map(|n| Place { at: [f64::from(n), 0.5], weight: 1.0 }).collect();
        let points: Vec<[f64; 2]> = places.iter().map(|place| place.at).collect();
        let areas = [Area { corners: vec![[1.0, 1.0]] }];
        let options = Options { near: 1.0, link: 0.1, moves: 19, seed: 1 };
        assert!(test(&points, &places, &areas, &options).is_ok());
        assert!(matches!(test(&points[..3], &places, &areas, &options), Err(Error::TooFew { .. })));
        assert!(matches!(test(&points, &places, &[], &options), Err(Error::TooFew { .. })));
        let one = Options { link: 5.0, ..options };
        assert!(matches!(test(&points, &places, &areas, &one), Err(Error::TooFew { found: 1, .. })));
        let wrong = Options { near: f64::NAN, ..options };
        assert!(matches!(test(&points, &places, &areas, &wrong), Err(Error::Value { .. })));
    }
}

//! Which pairs are worth comparing: those that share a cell of space and time.
//!
//! Comparing all pairs of a million records would take 5 × 10¹¹ comparisons; hardly any of them lie within two days
//! and thirty kilometres of each other. Records are filed by quarter-degree cell and day, and each looks into its
//! own and the eight neighbouring cells, two days forth and back. Those known to their division only, or over more
//! than a week, have drawers of their own.
//!
//! A drawer that is full (a capital on a bad day) would bring the square back; of such a drawer only the records
//! with the nearest tolls are compared. The work therefore grows with the number of records, whatever their density.

use crate::{blocking_prior::mix, features::Features, places::are_elsewhere};
use rayon::prelude::*;
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Cells per degree.
const FINENESS: f32 = 4.0;
/// How many days apart two records may end and start.
const DAYS_APART: i32 = 2;
/// Longer intervals are filed by month.
const SHORT: i32 = 7;
/// Intervals of more months than this are compared by nothing but decisions.
const MOST_MONTHS: i32 = 14;
/// How many of a drawer are looked at.
const DRAWER: usize = 32;

/// Records filed by what they could have in common.
#[derive(Debug)]
pub(crate) struct Candidates<'a> {
    all: &'a [Features],
    drawers: HashMap<u64, (u32, u32), BuildHasherDefault<Mixed>>,
    filed: Vec<Filed>,
}

/// A record in a drawer, in the order in which a drawer is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Filed {
    drawer: u64,
    toll: u32,
    record: u32,
}

/// Keys are mixed already; hashing them again would be time lost.
#[derive(Debug, Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |h, b| mix(h, u64::from(*b)));
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

impl<'a> Candidates<'a> {
    /// Files all records.
    pub(crate) fn of(all: &'a [Features]) -> Self {
        let mut filed = Vec::new();
        for (n, features) in all.iter().enumerate() {
            let (record, toll) = (n as u32, toll(features));
            filed.extend(drawers_of(features).into_iter().map(|drawer| Filed { drawer, toll, record }));
        }
        filed.par_sort_unstable();
        filed.dedup();
        let mut drawers: HashMap<u64, (u32, u32), _> = HashMap::default();
        let mut begin = 0;
        for of_one in filed.chunk_by(|a, b| a.drawer == b.drawer) {
            drawers.insert(of_one[0].drawer, (begin, of_one.len() as u32));
            begin += of_one.len() as u32;
        }
        Candidates { all, drawers, filed }
    }

    /// All records, those of one cell and day one after another: they look into the same drawers, which are then at
    /// hand still.
    pub(crate) fn neighbours_in_turn(&self) -> Vec<u32> {
        let mut keyed: Vec<((i64, i64), i32, u32)> = (0..)
            .zip(self.all)
            .map(|(n, features)| {
                (cell(features).unwrap_or((i64::MAX, features.adm1 as i64)), features.start, n)
            })
            .collect();
        keyed.par_sort_unstable();
        keyed.into_iter().map(|(.., n)| n).collect()
    }

    /// The records before `n` that are worth comparing with it, without repetition.
    pub(crate) fn before(&self, n: usize, found: &mut Vec<u32>) {
        found.clear();
        let me = &self.all[n];
        self.look(me, n, found);
        found.sort_unstable();
        found.dedup();
    }

    fn look(&self, me: &Features, n: usize, found: &mut Vec<u32>) {
        for place in places_to_look(me) {
            for time in times_to_look(me) {
                let Some(&(begin, length)) = self.drawers.get(&mix(place, time)) else { continue };
                let drawer = &self.filed[begin as usize..(begin + length) as usize];
                let all = nearest_tolls(drawer, toll(me)).iter().map(|filed| filed.record);
                found.extend(all.filter(|other| self.is_worth(me, n, *other)));
            }
        }
    }

    /// Each pair comes up once: with the later record of the two, but for a coarse and a fine one, of which only the
    /// coarse one looks.
    fn is_worth(&self, me: &Features, n: usize, other: u32) -> bool {
        let them = &self.all[other as usize];
        let mine = (coarse(me), coarse(them));
        let my_turn = if mine.0 == mine.1 { (other as usize) < n } else { mine.0 };
        let apart = (me.start - them.end).max(them.start - me.end);
        my_turn && apart <= DAYS_APART && !are_elsewhere(me, them)
    }
}

/// Of a full drawer, the records whose tolls are nearest.
fn nearest_tolls(drawer: &[Filed], toll: u32) -> &[Filed] {
    if drawer.len() <= DRAWER {
        return drawer;
    }
    let at = drawer.partition_point(|filed| filed.toll < toll);
    let begin = at.saturating_sub(DRAWER / 2).min(drawer.len() - DRAWER);
    &drawer[begin..begin + DRAWER]
}

fn toll(features: &Features) -> u32 {
    features.killed.map_or(0, |toll| toll.number.saturating_add(1))
}

/// How coarsely a record is filed: by place, and by time.
fn coarse(features: &Features) -> bool {
    !features.is_placed() || features.days() > SHORT
}

fn cell(features: &Features) -> Option<(i64, i64)> {
    let (lat, lon) = features.point.filter(|_| features.is_placed())?;
    Some(((lat * FINENESS).floor() as i64, (lon * FINENESS).floor() as i64))
}

fn cell_key((row, column): (i64, i64)) -> u64 {
    mix(row as u64, mix(column as u64, 1))
}

/// The keys under which a record is filed by place: its cell, its division (or its country, where it names none),
/// and the name of its place.
fn places_of(features: &Features) -> impl Iterator<Item = u64> {
    let fine = cell(features).map(cell_key);
    [fine, Some(region(features)), named(features)].into_iter().flatten()
}

fn region(features: &Features) -> u64 {
    let place = if features.adm1 != 0 { features.adm1 } else { features.country };
    mix(place, 2)
}

fn named(features: &Features) -> Option<u64> {
    (features.name != 0).then(|| mix(features.name, 3))
}

fn drawers_of(features: &Features) -> Vec<u64> {
    let times: Vec<u64> = times_of(features).collect();
    places_of(features).flat_map(|place| times.iter().map(move |time| mix(place, *time))).collect()
}

/// The days of a short interval, and the months of any.
fn times_of(features: &Features) -> impl Iterator<Item = u64> {
    let days = if features.days() <= SHORT { features.start..features.end + 1 } else { 0..0 };
    days.map(day_key).chain(months(features.start, features.end))
}

fn day_key(day: i32) -> u64 {
    mix(day as u64, 4)
}

fn months(start: i32, end: i32) -> impl Iterator<Item = u64> {
    let (first, last) = (start.div_euclid(30), end.div_euclid(30));
    (first..=last.min(first + MOST_MONTHS)).map(|month| mix(month as u64, 5))
}

/// Where a record looks for others: in the cells around its own, or all over its division, and under its name.
fn places_to_look(me: &Features) -> Vec<u64> {
    match cell(me) {
        Some((row, column)) => (-1..=1)
            .flat_map(|north| (-1..=1).map(move |east| cell_key((row + north, column + east))))
            .collect(),
        None => std::iter::once(region(me)).chain(named(me)).collect(),
    }
}

/// When it looks: on its days and two around them, or in its months.
fn times_to_look(me: &Features) -> Vec<u64> {
    if me.days() <= SHORT {
        (me.start - DAYS_APART..=me.end + DAYS_APART).map(day_key).collect()
    } else {
        months(me.start - DAYS_APART, me.end + DAYS_APART).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_drawer_is_looked_at_around_the_toll() {
        let drawer: Vec<Filed> = (0..100).map(|n| Filed { drawer: 1, toll: n / 10, record: n }).collect();
        for toll in [0, 3, 9, 50] {
            let seen = nearest_tolls(&drawer, toll);
            assert_eq!(seen.len(), DRAWER);
            assert!(toll > 9 || seen.iter().any(|filed| filed.toll == toll));
        }
    }
}

//! The naive shuffle: what the usual test would have said.
//!
//! Estimates how often the event days of the first series, put down at random over the window, make as many close pairs
//! with those of the second as were seen. Assumes that every day of the window is as likely as any other; a shared
//! trend, season or weekday breaks that, and the test then calls independent series synchronised 45 to 100 % of the
//! time. It stands here to be shown beside the calibrated test, never to be believed.
//!
//! A close pair is a pair of *distinct event days*, one of each series, not more than τ days apart: many events on one
//! day are one occasion. (IS attacks on civilians in Iraq and Syria, 2016–2018, ±1 day: 179 and 212 event days, 130
//! pairs; single events would make 194.)

use rand::seq::index;
use rayon::prelude::*;

use crate::random::stream;
use crate::{Series, Shuffle};

/// Shuffles the event days of `a` over its covered days `surrogates` times and counts the close pairs with `b`.
///
/// p = (1 + number of shuffles with at least as many pairs as observed) / (1 + `surrogates`). Where the windows of the
/// two series differ, days of the second that lie outside the first's window make no pair.
#[must_use]
pub fn test(a: &Series, b: &Series, within: u32, surrogates: usize, seed: u64) -> Shuffle {
    let near = neighbours(a, b, within);
    let open: Vec<u32> =
        near.iter().zip(a.covered()).filter(|(_, covered)| **covered).map(|(near, _)| *near).collect();
    let observed: u64 = a.event_days().iter().map(|day| u64::from(near[*day])).sum();
    let counts: Vec<u64> = (0..surrogates as u64)
        .into_par_iter()
        .map(|surrogate| {
            let mut random = stream(seed, surrogate);
            let days = index::sample(&mut random, open.len(), a.event_days().len().min(open.len()));
            days.iter().map(|day| u64::from(open[day])).sum()
        })
        .collect();
    let at_least = counts.iter().filter(|count| **count >= observed).count();
    let sum: u64 = counts.iter().sum();
    Shuffle {
        p: (1 + at_least) as f64 / (1 + surrogates) as f64,
        observed: observed as f64,
        expected: if surrogates == 0 { 0.0 } else { sum as f64 / surrogates as f64 },
        surrogates,
    }
}

/// For each day of `a`'s window, how many event days of `b` lie within τ days.
fn neighbours(a: &Series, b: &Series, within: u32) -> Vec<u32> {
    let offset = b.window().first - a.window().first;
    let days = a.window().days() as i64;
    let mut near = vec![0; days as usize];
    for day in b.event_days() {
        let day = *day as i64 + offset;
        let from = (day - i64::from(within)).max(0);
        let to = (day + i64::from(within)).min(days - 1);
        for place in from..=to {
            near[place as usize] += 1;
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Event, Window};

    const YEAR: Window = Window { first: 0, last: 364 };

    fn every(step: i64, from: i64) -> Series {
        let events: Vec<Event> = (from..365).step_by(step as usize).map(Event::on).collect();
        Series::new(&events, YEAR, 1).unwrap()
    }

    #[test]
    fn expected_is_the_product_of_the_densities() {
        let shuffle = test(&every(10, 0), &every(12, 5), 1, 2_000, 1);
        let product = 37.0 * 30.0 * 3.0 / 365.0;
        assert!((shuffle.expected - product).abs() < 0.4, "{shuffle:?} against {product}");
    }

    #[test]
    fn identical_series_stand_out_and_empty_ones_do_not() {
        let a = every(10, 0);
        assert_eq!(test(&a, &a, 0, 99, 1).p, 0.01);
        let none = Series::new(&[], YEAR, 1).unwrap();
        assert_eq!(test(&a, &none, 1, 99, 1).p, 1.0);
        assert_eq!(test(&none, &a, 1, 99, 1).p, 1.0);
        assert_eq!(test(&a, &a, 1, 0, 1).p, 1.0);
    }

    #[test]
    fn the_answer_does_not_depend_on_the_number_of_threads() {
        let (a, b) = (every(9, 0), every(7, 3));
        let of = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| test(&a, &b, 2, 500, 7))
        };
        assert_eq!(of(1), of(4));
    }
}

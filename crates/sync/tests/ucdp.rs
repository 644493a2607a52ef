//! The example that this crate exists for, on UCDP GED: IS attacks on civilians in Iraq and in Syria, exact days, 2016-2018.
//!
//! The events are a committed extract (`examples/ucdp`), so that a checkout by itself holds the claim.

#![allow(clippy::unwrap_used)]

use tazamun_sync::{Event, Series, Verdict, Window, coincidence, shuffle, verdict};

/// 2016-01-01..2018-12-25.
const WINDOW: Window = Window { first: 16_801, last: 17_890 };
const EVENTS: &str = include_str!("../../../examples/ucdp/is_civilians_2016_2018.csv");

/// Days of the events of a country: columns id, date_start, date_end, country, lat, lon.
fn days(country: &str) -> Vec<Event> {
    let rows = EVENTS.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.filter(|row| row[3] == country).map(|row| Event { first: day(row[1]), last: day(row[2]) }).collect()
}

/// Days from 1970-01-01 to an ISO date (Howard Hinnant's days_from_civil).
fn day(date: &str) -> i64 {
    let part = |from: usize, to: usize| date[from..to].parse::<i64>().expect("a number");
    let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[test]
fn the_shuffle_sees_synchrony_where_there_is_only_a_shared_war() {
    assert_eq!((day("2016-01-01"), day("2018-12-25")), (WINDOW.first, WINDOW.last));
    let [iraq, syria] = ["IQ", "SY"].map(|country| Series::new(&days(country), WINDOW, 1).unwrap());
    assert_eq!((iraq.summary().events, syria.summary().events), (225, 263));

    let naive = shuffle::test(&iraq, &syria, 1, 9_999, 1);
    assert_eq!(naive.observed, 130.0);
    assert!((naive.expected - 105.0).abs() < 1.5, "{naive:?}");
    assert!(naive.p < 0.01, "{naive:?}");

    let tested = coincidence::test(&iraq, &syria, &coincidence::Options::within(1)).unwrap();
    println!("{naive:?}\np {} expected {} excess {:?}", tested.p, tested.expected, tested.excess);
    assert_eq!((tested.observed, tested.close_pairs.len()), (130.0, 130));
    assert!((0.47..0.50).contains(&tested.p), "{}", tested.p);
    assert!((122.0..123.0).contains(&tested.expected), "{}", tested.expected);
    assert!(tested.excess.low < 0.0 && tested.excess.high > 0.0, "{:?}", tested.excess);
    assert_eq!(verdict(&tested, None), Verdict::ConsistentWithChance);
}

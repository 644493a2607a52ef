//! Odd series: a clear answer or a clear error, never a panic and never a NaN.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use tazamun_sync::{Event, Pair, Series, Shuffle, Window, coincidence, pair, shuffle, verdict};

const WINDOW: Window = Window { first: 1_000, last: 1_399 };

fn on(days: &[i64]) -> Series {
    let events: Vec<Event> = days.iter().map(|day| Event::on(*day)).collect();
    Series::new(&events, WINDOW, 2).expect("the window is sound")
}

fn all_finite(a: &Series, b: &Series) {
    let tested = coincidence::test(a, b, &coincidence::Options::within(2)).expect("the windows agree");
    assert!(tested.p > 0.0 && tested.p <= 1.0, "{tested:?}");
    let z = tested.correlogram.as_ref().map(|shown| (shown.z.clone(), shown.envelope)).unwrap_or_default();
    let numbers =
        [tested.observed, tested.expected, tested.excess.value, tested.excess.low, tested.excess.high, z.1];
    assert!(numbers.iter().chain(&z.0).all(|number| number.is_finite()), "{tested:?}");
    let _ = verdict(&tested, None);
    let Pair { per_year, return_years, chance_in_span, .. } =
        pair::test(a, b, &pair::Options::within(2)).expect("the windows agree");
    for estimate in [per_year, return_years, chance_in_span] {
        assert!(estimate.low <= estimate.value && estimate.value <= estimate.high, "{estimate:?}");
    }
    assert!(chance_in_span.low >= 0.0 && chance_in_span.high <= 1.0, "{chance_in_span:?}");
    let Shuffle { p, expected, .. } = shuffle::test(a, b, 2, 9, 1);
    assert!(p > 0.0 && p <= 1.0 && expected.is_finite());
}

#[test]
fn empty_single_and_identical_series() {
    let one_day = on(&[1_200; 50]);
    let many = on(&(1_000..1_400).step_by(7).collect::<Vec<_>>());
    let every_day = on(&(1_000..1_400).collect::<Vec<_>>());
    let series = [on(&[]), on(&[1_100]), on(&[1_000, 1_399]), one_day, many, every_day];
    for a in &series {
        for b in &series {
            all_finite(a, b);
        }
    }
}

#[test]
fn the_first_day_of_each_month_makes_a_finite_answer() {
    let months = on(&(1_000..1_400).step_by(30).collect::<Vec<_>>());
    all_finite(&months, &months);
}

#[test]
fn different_or_short_windows_are_errors() {
    let other = Series::new(&[], Window { first: 0, last: 399 }, 2).unwrap();
    let message =
        coincidence::test(&on(&[]), &other, &coincidence::Options::within(2)).unwrap_err().to_string();
    assert!(message.contains("cut both to the days that they share"), "{message}");
    let short = Series::new(&[], Window { first: 0, last: 20 }, 2).unwrap();
    assert!(coincidence::test(&short, &short, &coincidence::Options::within(2)).is_err());
    assert!(pair::test(&short, &short, &pair::Options::within(2)).is_err());
}

#[test]
fn a_tau_as_long_as_the_window_is_an_error() {
    for within in [400, u32::MAX] {
        assert!(coincidence::test(&on(&[]), &on(&[]), &coincidence::Options::within(within)).is_err());
        assert!(pair::test(&on(&[]), &on(&[]), &pair::Options::within(within)).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_two_series_have_a_finite_answer(
        a in prop::collection::vec(1_000..1_400_i64, 0..120),
        b in prop::collection::vec(1_000..1_400_i64, 0..120),
        gap in 1_000..1_400_i64,
    ) {
        let gap = [Window { first: gap, last: gap + 60 }];
        all_finite(&on(&a), &on(&b));
        if let (Ok(a), Ok(b)) = (on(&a).without_coverage(&gap), on(&b).without_coverage(&gap)) {
            all_finite(&a, &b);
        }
    }

    #[test]
    fn observed_pairs_are_those_of_the_definition(
        a in prop::collection::vec(1_000..1_400_i64, 0..60),
        b in prop::collection::vec(1_000..1_400_i64, 0..60),
    ) {
        let (a, b) = (on(&a), on(&b));
        let near = |day: &usize| b.event_days().iter().filter(|other| other.abs_diff(*day) <= 2).count();
        let direct: usize = a.event_days().iter().map(near).sum();
        let tested = coincidence::test(&a, &b, &coincidence::Options::within(2)).expect("the windows agree");
        prop_assert_eq!(tested.observed, direct as f64);
        prop_assert_eq!(tested.close_pairs.len(), direct);
        let chance = pair::test(&a, &b, &pair::Options::within(2)).expect("the windows agree");
        prop_assert_eq!(chance.observed, direct);
        prop_assert_eq!(shuffle::test(&a, &b, 2, 1, 1).observed, direct as f64);
    }
}

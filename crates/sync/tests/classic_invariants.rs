//! What must hold of the classical tests and the questions on any data: bounds, symmetry, shifts in time, monotony.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use tazamun_sync::classical::spike_distance::{TrainDistance, distance};
use tazamun_sync::classical::spike_sync::spike_synchronisation;
use tazamun_sync::classical::{Cases, Metric, Surrogate, Train, eca, event_sync, hawkes, knox};
use tazamun_sync::{Event, Series, Window, event_study, joint_days, trend};

const SPAN: f64 = 500.0;

/// Whole days, many of them shared: a record as it is.
fn days() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((0_u32..500).prop_map(f64::from), 2..80)
}

fn train(days: &[f64]) -> Train {
    Train::new(days.to_vec(), 0.0, SPAN).unwrap()
}

fn eca_settings(window: f64) -> eca::Settings {
    eca::Settings { window, lag: 0.0, symmetric: true, surrogate: Surrogate::Uniform, replicates: 9, seed: 1 }
}

fn series(days: &[f64], first: i64) -> Series {
    let events: Vec<Event> = days.iter().map(|day| Event::on(first + *day as i64)).collect();
    Series::new(&events, Window { first, last: first + 499 }, 1).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn coincidences_lie_between_none_and_all_and_grow_with_the_window(a in days(), b in days()) {
        let (a, b) = (train(&a), train(&b));
        let mut last = 0;
        for window in [0.0, 1.0, 2.0, 7.0, 30.0] {
            let found = eca::event_coincidence(&a, &b, &eca_settings(window)).unwrap();
            prop_assert!(found.precursor.coincidences >= last && found.precursor.coincidences <= a.len());
            for p in [found.precursor.p_analytic, found.trigger.p_analytic, found.precursor.p_shuffled.unwrap()] {
                prop_assert!((0.0..=1.0).contains(&p), "{p}");
            }
            let turned = eca::event_coincidence(&b, &a, &eca_settings(window)).unwrap();
            prop_assert_eq!(turned.trigger.coincidences, found.precursor.coincidences);
            last = found.precursor.coincidences;
        }
    }

    #[test]
    fn measures_are_symmetric_bounded_and_blind_to_when_counting_began(a in days(), b in days(), shift in 1_i32..10_000) {
        let later = |days: &[f64]| {
            let shift = f64::from(shift);
            Train::new(days.iter().map(|day| day + shift).collect(), shift, shift + SPAN).unwrap()
        };
        let pairs = [(train(&a), train(&b)), (later(&a), later(&b)), (train(&b), train(&a))];
        let values = pairs.map(|(a, b)| {
            let of = |measure| distance(&a, &b, measure, Surrogate::Uniform, 0, 1).unwrap().distance;
            [of(TrainDistance::Isi), of(TrainDistance::Spike), spike_synchronisation(&[a.clone(), b.clone()]).unwrap().synchronisation]
        });
        for other in &values[1..] {
            for (value, other) in values[0].iter().zip(other) {
                prop_assert!((value - other).abs() < 1e-9 && (0.0..=1.0 + 1e-12).contains(value), "{values:?}");
            }
        }
        let settings = event_sync::Settings { longest: None, surrogate: Surrogate::Uniform, replicates: 0, seed: 1 };
        if let Ok(found) = event_sync::event_synchronisation(&train(&a), &train(&b), &settings) {
            prop_assert!((0.0..=1.0 + 1e-12).contains(&found.synchronisation) && found.asymmetry.abs() <= found.synchronisation + 1e-12);
        }
    }

    #[test]
    fn knox_grows_with_its_bounds_and_is_blind_to_the_order_of_the_cases(
        cases in prop::collection::vec((0_i32..40, 0_i32..40, 0_u32..60), 2..60),
    ) {
        let of = |cases: &[(i32, i32, u32)]| {
            let places: Vec<[f64; 2]> = cases.iter().map(|case| [f64::from(case.0), f64::from(case.1)]).collect();
            Cases::new(&places, cases.iter().map(|case| f64::from(case.2)).collect(), Metric::Plane).unwrap()
        };
        let settings = |distance, days| knox::Settings { distance, days, replicates: 9, seed: 1 };
        let turned: Vec<_> = cases.iter().rev().copied().collect();
        let mut last = 0;
        for (distance, days) in [(0.0, 0.0), (1.0, 1.0), (5.0, 1.0), (5.0, 10.0), (100.0, 100.0)] {
            let found = knox::knox(&of(&cases), &settings(distance, days)).unwrap();
            prop_assert!(found.close_in_both >= last && found.close_in_both <= found.close_in_space.min(found.close_in_time));
            prop_assert!(found.p.is_some_and(|p| p > 0.0 && p <= 1.0));
            let other = knox::knox(&of(&turned), &settings(distance, days)).unwrap();
            prop_assert_eq!(found.close_in_both, other.close_in_both);
            last = found.close_in_both;
        }
        prop_assert_eq!(last, cases.len() * (cases.len() - 1) / 2);
    }

    #[test]
    fn hawkes_has_a_maximum_whichever_train_comes_first(a in days(), b in days()) {
        let (a, b) = (train(&a), train(&b));
        if let (Ok(there), Ok(back)) = (hawkes::fit(&a, &b), hawkes::fit(&b, &a)) {
            prop_assert!((0.0..=1.0).contains(&there.p) && there.ratio >= 0.0 && there.log_likelihood.is_finite());
            prop_assert!(there.branching.iter().flatten().all(|value| *value >= 0.0));
            let scale = 1.0 + there.log_likelihood.abs();
            prop_assert!((there.log_likelihood - back.log_likelihood).abs() < 1e-3 * scale, "{there:?} {back:?}");
        }
    }

    #[test]
    fn questions_are_blind_to_when_counting_began(a in days(), b in days(), cycles in 1_i64..9) {
        let at = |days: &[f64], first: i64| series(days, first);
        // Weekdays and first days of months, which carry habits, come round together after 400 years.
        let later = 146_097 * cycles;
        let options = event_study::Options { within: 2 };
        let wakes = [0, later].map(|first| event_study::test(&at(&a, first), &at(&b, first), &options).unwrap());
        prop_assert!((wakes[0].p - wakes[1].p).abs() < 1e-9 && wakes[0].p > 0.0 && wakes[0].p <= 1.0);
        prop_assert!(wakes[0].excess.low <= wakes[0].excess.value && wakes[0].excess.value <= wakes[0].excess.high);
        let few = joint_days::Options { surrogates: 19, ..joint_days::Options::default() };
        let found = [0, later].map(|first| joint_days::find(&[at(&a, first), at(&b, first)], &few).unwrap());
        prop_assert!((found[0].p - found[1].p).abs() < 1e-9);
        let few = trend::Options { surrogates: 19, seed: 1 };
        let found = [0, later].map(|first| trend::find(&at(&a, first), few));
        prop_assert!((found[0].p - found[1].p).abs() < 1e-9 && found[0].p > 0.0);
        if let Some(factor) = found[0].per_year {
            prop_assert!(factor.low <= factor.value && factor.value <= factor.high && factor.low > 0.0);
        }
    }
}

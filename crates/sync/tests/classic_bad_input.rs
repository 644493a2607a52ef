//! The classical tests on input that no method can use, and on pairs whose answer is known.

#![allow(clippy::unwrap_used)]

use tazamun_sync::classical::alarm::false_alarm_rate;
use tazamun_sync::classical::mantel::{Transform, mantel};
use tazamun_sync::classical::{
    Cases, ClassicError, Metric, Surrogate, Train, Warning, eca, event_sync, jacquez, knox, spike_sync,
};

const ECA: eca::Settings = eca::Settings {
    window: 2.0,
    lag: 0.0,
    symmetric: true,
    surrogate: Surrogate::Uniform,
    replicates: 99,
    seed: 7,
};
const SYNC: event_sync::Settings =
    event_sync::Settings { longest: None, surrogate: Surrogate::WaitingTimes, replicates: 19, seed: 7 };
const KNOX: knox::Settings = knox::Settings { distance: 1.0, days: 1.0, replicates: 19, seed: 7 };

fn train(times: &[f64]) -> Train {
    Train::new(times.to_vec(), 0.0, 100.0).unwrap()
}

#[test]
fn what_is_not_a_number_is_named() {
    assert!(matches!(
        Train::new(vec![1.0, f64::NAN], 0.0, 9.0),
        Err(ClassicError::NotFinite { index: 1, .. })
    ));
    assert!(matches!(Train::new(vec![11.0], 0.0, 9.0), Err(ClassicError::OutsideSpan { .. })));
    assert!(matches!(Train::new(vec![], 9.0, 9.0), Err(ClassicError::EmptySpan { .. })));
    let nowhere = Cases::new(&[[0.0, f64::INFINITY]], vec![1.0], Metric::Plane);
    assert!(matches!(nowhere, Err(ClassicError::NotFinite { .. })));
    assert!(Cases::new(&[[0.0, 91.0]], vec![1.0], Metric::GreatCircle).is_err());
    assert!(Cases::new(&[[0.0, 0.0]], vec![], Metric::Plane).is_err());
}

#[test]
fn small_and_degenerate_trains_give_an_answer_or_an_error() {
    let shapes = [vec![], vec![5.0], vec![5.0; 40], vec![0.0, 100.0], (0..50).map(f64::from).collect()];
    for a in &shapes {
        for b in &shapes {
            let (a, b) = (train(a), train(b));
            if let Ok(found) = eca::event_coincidence(&a, &b, &ECA) {
                assert!((0.0..=1.0).contains(&found.precursor.rate));
                assert!((0.0..=1.0).contains(&found.trigger.p_analytic));
            }
            if let Ok(found) = event_sync::event_synchronisation(&a, &b, &SYNC) {
                assert!((0.0..=1.0 + 1e-12).contains(&found.synchronisation));
            }
            if let Ok(found) = spike_sync::pair(&a, &b, Surrogate::Uniform, 19, 1) {
                assert!((0.0..=1.0).contains(&found.measure.synchronisation));
            }
        }
    }
    assert!(eca::event_coincidence(&train(&[]), &train(&[1.0]), &ECA).is_err());
}

#[test]
fn cases_on_one_day_or_in_one_place_do_not_panic() {
    let one_day =
        Cases::new(&[[0.0, 0.0], [5.0, 5.0], [0.5, 0.0], [9.0, 1.0]], vec![3.0; 4], Metric::Plane).unwrap();
    let found = knox::knox(&one_day, &KNOX).unwrap();
    assert_eq!((found.close_in_both, found.close_in_time, found.p), (1, 6, Some(1.0)));
    assert!(matches!(
        mantel(&one_day, Transform::RAW, Transform::RAW, 9, 1),
        Err(ClassicError::Constant { .. })
    ));
    assert_eq!(jacquez::jacquez(&one_day, 3, 9, 1).unwrap().p, Some(1.0));
    let none = Cases::new(&[], vec![], Metric::Plane).unwrap();
    assert!(knox::knox(&none, &KNOX).is_err());
    assert!(jacquez::jacquez(&none, 3, 9, 1).is_err());
}

#[test]
fn great_circles_are_measured_in_kilometres() {
    let cases = Cases::new(&[[0.0, 0.0], [1.0, 0.0]], vec![1.0, 1.0], Metric::GreatCircle).unwrap();
    assert!((cases.distance(0, 1) - 111.195).abs() < 0.001);
    let at = |distance| knox::knox(&cases, &knox::Settings { distance, ..KNOX }).unwrap().close_in_both;
    assert_eq!((at(111.1), at(111.3)), (0, 1));
}

/// About 150 events; with `season`, most of them in the first third of the span.
fn independent(seed: u64, season: bool) -> Train {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut uniform = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let times = (0..150).map(|_| {
        let early = season && uniform() < 0.7;
        uniform() * if early { 365.0 } else { 1_096.0 }
    });
    Train::new(times.collect(), 0.0, 1_096.0).unwrap()
}

#[test]
fn the_shuffled_test_keeps_its_size_only_without_a_shared_season() {
    let method = |a: &Train, b: &Train, seed| {
        let found = eca::event_coincidence(a, b, &eca::Settings { seed, ..ECA })?;
        Ok(found.precursor.p_shuffled.unwrap_or(1.0))
    };
    let rate = |season| {
        let simulate = |seed| (independent(2 * seed + 1, season), independent(2 * seed + 2, season));
        false_alarm_rate(method, simulate, 300, 0.05).unwrap().rate.unwrap()
    };
    let (flat, seasonal) = (rate(false), rate(true));
    println!("false alarms at 5 %: {flat:.3} flat, {seasonal:.3} with a shared season");
    assert!(flat < 0.10, "{flat}");
    assert!(seasonal > 0.20, "{seasonal}");
    let found = eca::event_coincidence(&independent(1, true), &independent(2, true), &ECA).unwrap();
    assert!(found.warnings.iter().any(|warning| matches!(warning, Warning::SharedTrend { .. })));
}

#[test]
fn one_thread_and_three_agree() {
    let (a, b) = (independent(5, false), independent(6, false));
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| eca::event_coincidence(&a, &b, &ECA).unwrap())
    };
    assert_eq!(with(1), with(3));
}

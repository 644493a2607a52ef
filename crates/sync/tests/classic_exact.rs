//! The classical tests against the numbers of reference software, on the data beside the design documents.

#![allow(clippy::unwrap_used)]

use tazamun_sync::classical::mantel::{Transform, mantel};
use tazamun_sync::classical::spike_sync::spike_synchronisation;
use tazamun_sync::classical::{Cases, Metric, Train, jacquez, knox};

/// The text of a data file; where it is absent, a line is printed, and the continuous integration fails.
fn data(path: &str) -> Option<String> {
    tazamun_testing::shared_text(&format!("data/statistics/{path}"))
}

fn burkitt() -> Option<Cases> {
    let text = data("burkitt/burkitt.csv")?;
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect())
        .collect();
    let places: Vec<[f64; 2]> = rows.iter().map(|row| [row[0], row[1]]).collect();
    let times = rows.iter().map(|row| row[2]).collect();
    Some(Cases::new(&places, times, Metric::Plane).unwrap())
}

fn close(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{value} against {expected}");
}

#[test]
fn knox_on_burkitts_lymphoma() {
    let Some(cases) = burkitt() else { return };
    let near = knox::Settings { distance: 20.0, days: 5.0, replicates: 9_999, seed: 1 };
    let found = knox::knox(&cases, &near).unwrap();
    assert_eq!((found.close_in_both, found.close_in_space, found.close_in_time), (13, 3_429, 52));
    close(found.expected, 10.143_816_13, 1e-8);
    close(found.p.unwrap(), 0.202, 0.012);
    close(found.modified, 2.810_160_43, 1e-8);

    let wide = knox::Settings { distance: 10.0, days: 120.0, ..near };
    let found = knox::knox(&cases, &wide).unwrap();
    assert_eq!(found.close_in_both, 95);
    close(found.expected, 58.172_715_89, 1e-8);
    close(found.p.unwrap(), 0.0001, 0.000_5);
}

#[test]
fn mantel_on_burkitts_lymphoma() {
    let Some(cases) = burkitt() else { return };
    let raw = mantel(&cases, Transform::RAW, Transform::RAW, 0, 0).unwrap();
    close(raw.correlation, 0.014_154_341_7, 1e-9);
    let reciprocal = mantel(&cases, Transform::RECIPROCAL, Transform::RECIPROCAL, 1_999, 1).unwrap();
    close(reciprocal.correlation, 0.048_368_351_6, 1e-9);
    assert!(reciprocal.p.unwrap() < 0.01);
}

#[test]
fn jacquez_on_burkitts_lymphoma() {
    let Some(cases) = burkitt() else { return };
    let found = jacquez::jacquez(&cases, 3, 99, 1).unwrap();
    println!("{found:?}");
    assert!(found.lowest <= 12 && found.highest >= 13, "{found:?}");
    assert!((12..=13).contains(&found.by_order), "{found:?}");
    assert!((found.lowest as f64..=found.highest as f64).contains(&found.shared));
}

#[test]
fn spike_synchronisation_of_fifty_trains() {
    let Some(text) = data("spike_sync/SPIKE_Sync_Test.txt") else { return };
    let trains: Vec<Train> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split_whitespace().map(|cell| cell.parse().unwrap()).collect())
        .map(|times| Train::new(times, 0.0, 4_000.0).unwrap())
        .collect();
    let found = spike_synchronisation(&trains).unwrap();
    assert_eq!((trains.len(), found.coincidences, found.possible), (50, 39_932, 85_554));
}

#[test]
fn spike_synchronisation_of_three_trains() {
    let trains = [
        vec![100., 300., 400., 405., 410., 500., 700., 800., 805., 810., 815., 900.],
        vec![100., 200., 205., 210., 295., 350., 400., 510., 600., 605., 700., 910.],
        vec![100., 180., 198., 295., 412., 420., 510., 640., 695., 795., 820., 920.],
    ]
    .map(|times| Train::new(times, 0.0, 1_000.0).unwrap());
    assert_eq!(spike_synchronisation(&trains).unwrap().synchronisation, 0.5);
    for pair in [[0, 1], [0, 2], [1, 2]] {
        let pair = pair.map(|i: usize| trains[i].clone());
        assert_eq!(spike_synchronisation(&pair).unwrap().synchronisation, 0.5);
    }
}

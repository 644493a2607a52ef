//! Scans, distances and the Hawkes model against reference software, and on processes whose truth is known.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, Exp1};
use rayon::prelude::*;
use tazamun_sync::classical::permutation_scan::{self, permutation_scan};
use tazamun_sync::classical::poisson_scan::{self, poisson_scan};
use tazamun_sync::classical::spike_distance::{TrainDistance, distance};
use tazamun_sync::classical::{Cases, Metric, Surrogate, Train, hawkes};

/// The lines of a data file; where it is absent, a line is printed, and the continuous integration fails.
fn lines(path: &str) -> Option<Vec<Vec<String>>> {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    Some(tazamun_testing::shared_text(&format!("data/statistics/{path}"))?.lines().map(cells).collect())
}

/// Brain cancer in New Mexico: package scanstatistics of R, its README.
#[test]
fn poisson_scan_of_new_mexico() {
    let Some(geo) = lines("satscan_examples/scanstatistics_NM_geo.csv") else { return };
    let counted = lines("satscan_examples/scanstatistics_NM_popcas.csv").unwrap();
    let seats: BTreeMap<&str, [f64; 2]> = geo[1..]
        .iter()
        .map(|row| (row[0].as_str(), [3, 4].map(|i: usize| row[i].parse().unwrap())))
        .collect();
    let mut counties: Vec<&str> = counted[1..].iter().map(|row| row[1].as_str()).collect();
    counties.sort_unstable();
    counties.dedup();
    let mut counts = vec![vec![0.0; counties.len()]; 4];
    let mut baselines = counts.clone();
    for row in &counted[1..] {
        let year: f64 = row[0].parse().unwrap();
        if (1986.0..=1989.0).contains(&year) {
            let (period, county) =
                ((year - 1986.0) as usize, counties.binary_search(&row[1].as_str()).unwrap());
            let population: f64 = row[2].parse().unwrap();
            counts[period][county] = row[3].parse().unwrap();
            baselines[period][county] =
                population * (-10.010_658_4 + 0.009_751_653_95 * (year - 1985.0)).exp();
        }
    }
    let places: Vec<[f64; 2]> = counties.iter().map(|county| seats[county]).collect();
    let settings = poisson_scan::Settings { neighbours: 15, replicates: 999, seed: 1 };
    let found = poisson_scan(&places, Metric::GreatCircle, &counts, &baselines, &settings).unwrap();
    let names: Vec<&str> = found.places.iter().map(|place| counties[*place]).collect();
    println!("{found:?} {names:?}");
    assert_eq!((found.groups, found.periods), (415, 4));
    assert_eq!(names, ["losalamos", "santafe"]);
    assert!((found.score - 9.1806).abs() < 1e-3, "{}", found.score);
    assert!((0.001..0.013).contains(&found.p.unwrap()), "{:?}", found.p);
}

/// Fever in New York: package rsatscan of R, its README. SaTScan finds no cluster below 5 %.
#[test]
fn permutation_scan_of_new_york() {
    let Some(geo) = lines("satscan_examples/NYCfevergeo.csv") else { return };
    let seats: BTreeMap<&str, [f64; 2]> = geo[1..]
        .iter()
        .map(|row| (row[0].as_str(), [2, 1].map(|i: usize| row[i].parse().unwrap())))
        .collect();
    let fever = lines("satscan_examples/NYCfevercas.csv").unwrap();
    let (mut places, mut times) = (Vec::new(), Vec::new());
    for row in &fever[1..] {
        for _ in 0..row[1].parse::<usize>().unwrap() {
            places.push(seats[row[0].as_str()]);
            times.push(row[2].rsplit('/').next().unwrap().parse().unwrap());
        }
    }
    assert_eq!((places.len(), seats.len()), (194, 192));
    let cases = Cases::new(&places, times, Metric::GreatCircle).unwrap();
    let settings =
        permutation_scan::Settings { radius: 3.0, days: 7.0, prospective: true, replicates: 999, seed: 1 };
    let found = permutation_scan(&cases, &settings).unwrap();
    println!("{found:?}");
    let strongest = found.strongest.unwrap();
    assert!(found.p.unwrap() > 0.05 && strongest.radius <= 3.0 && strongest.last == 24.0);
    assert!(strongest.cases as f64 > strongest.expected);
}

#[test]
fn a_planted_cluster_is_found_by_the_permutation_scan() {
    let mut random = ChaCha8Rng::seed_from_u64(3);
    let mut places: Vec<[f64; 2]> =
        (0..200).map(|_| [0, 1].map(|_| 100.0 * random.random::<f64>())).collect();
    let mut times: Vec<f64> = (0..200).map(|_| f64::from(random.random_range(0..365))).collect();
    places.extend((0..12).map(|step| [50.0 + 0.1 * f64::from(step), 50.0]));
    times.extend((0..12).map(|step| 100.0 + f64::from(step % 4)));
    let cases = Cases::new(&places, times, Metric::Plane).unwrap();
    let settings =
        permutation_scan::Settings { radius: 10.0, days: 7.0, prospective: false, replicates: 99, seed: 1 };
    let found = permutation_scan(&cases, &settings).unwrap();
    let strongest = found.strongest.unwrap();
    assert_eq!(found.p, Some(0.01));
    assert!(strongest.cases >= 12 && strongest.first >= 98.0 && strongest.last <= 105.0, "{strongest:?}");
}

/// PySpike 0.9.0: `isi_distance` and `spike_distance` of the same trains.
#[test]
fn distances_of_pyspike() {
    let of = |times: &[f64], end: f64| Train::new(times.to_vec(), 0.0, end).unwrap();
    let three = [
        of(&[100., 300., 400., 405., 410., 500., 700., 800., 805., 810., 815., 900.], 1_000.0),
        of(&[100., 200., 205., 210., 295., 350., 400., 510., 600., 605., 700., 910.], 1_000.0),
        of(&[100., 180., 198., 295., 412., 420., 510., 640., 695., 795., 820., 920.], 1_000.0),
    ];
    let hand = (of(&[0.2, 0.4, 0.6, 0.7], 1.0), of(&[0.3, 0.45, 0.8, 0.9, 0.95], 1.0));
    let ends = (of(&[0.0, 5.0, 10.0], 10.0), of(&[1.0, 5.0, 9.0], 10.0));
    let cases = [
        (&hand.0, &hand.1, 0.437_5, 0.397_286_355_644_331),
        (&three[0], &three[1], 0.514_409_090_909_091, 0.201_499_561_411_992),
        (&three[0], &three[2], 0.322_917_403_217_697, 0.144_027_268_913_857),
        (&three[1], &three[2], 0.364_499_944_908_892, 0.160_264_238_063_905),
        (&ends.0, &ends.1, 0.2, 0.123_456_790_123_457),
        (&of(&[3.0], 10.0), &ends.1, 0.375, 0.354_865_913_307_472),
        (&of(&[3.0], 10.0), &of(&[7.0], 10.0), 0.342_857_142_857_143, 0.531_428_571_428_571),
    ];
    for (a, b, isi, spike) in cases {
        for (measure, expected) in [(TrainDistance::Isi, isi), (TrainDistance::Spike, spike)] {
            let found = distance(a, b, measure, Surrogate::Uniform, 0, 0).unwrap().distance;
            assert!((found - expected).abs() < 1e-12, "{measure:?} {a:?} {b:?}: {found} for {expected}");
        }
    }
}

/// A bivariate Hawkes process by its clusters: every event sets off Poisson numbers of others.
fn process(baseline: [f64; 2], branching: [[f64; 2]; 2], decay: f64, span: f64, seed: u64) -> [Train; 2] {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut times = [Vec::new(), Vec::new()];
    let mut open: Vec<(usize, f64)> = Vec::new();
    for train in [0, 1] {
        let mut at = 0.0;
        loop {
            let gap: f64 = Exp1.sample(&mut random);
            at += gap / baseline[train];
            if at > span {
                break;
            }
            open.push((train, at));
        }
    }
    while let Some((source, at)) = open.pop() {
        times[source].push(at);
        for train in [0, 1] {
            let mut left = branching[train][source];
            loop {
                let gap: f64 = Exp1.sample(&mut random);
                left -= gap;
                if left < 0.0 {
                    break;
                }
                let delay: f64 = Exp1.sample(&mut random);
                if at + delay / decay <= span {
                    open.push((train, at + delay / decay));
                }
            }
        }
    }
    times.map(|times| Train::new(times, 0.0, span).unwrap())
}

#[test]
fn the_parameters_of_a_hawkes_process_are_found_again() {
    let [a, b] = process([0.5, 0.3], [[0.4, 0.0], [0.3, 0.2]], 2.0, 20_000.0, 1);
    let found = hawkes::fit(&a, &b).unwrap();
    println!("{found:?} from {} and {} events", a.len(), b.len());
    let expected = [[0.4, 0.0], [0.3, 0.2]];
    for (row, truth) in found.branching.iter().zip(expected) {
        for (value, truth) in row.iter().zip(truth) {
            assert!((value - truth).abs() < 0.03, "{found:?}");
        }
    }
    assert!((found.decay / 2.0 - 1.0).abs() < 0.1 && (found.baseline[0] - 0.5).abs() < 0.03, "{found:?}");
    assert!(found.p < 1e-6 && found.p_residuals.iter().all(|p| *p > 0.01), "{found:?}");
}

#[test]
fn the_likelihood_ratio_keeps_its_size_where_the_model_holds() {
    let rejected = (0..300_u64)
        .into_par_iter()
        .filter(|seed| {
            let [a, b] = process([0.3, 0.3], [[0.4, 0.0], [0.0, 0.4]], 0.5, 600.0, 1_000 + seed);
            hawkes::fit(&a, &b).unwrap().p <= 0.05
        })
        .count();
    println!("{rejected} of 300");
    assert!((4..=28).contains(&rejected), "{rejected} of 300");
}

#[test]
fn trains_that_no_model_fits_have_an_answer() {
    let shapes: [Vec<f64>; 4] = [
        vec![5.0; 40],
        (0..40).map(f64::from).collect(),
        vec![0.0, 0.0, 0.0, 0.0, 100.0],
        (0..40).map(|n| f64::from(n) * 1e-9).collect(),
    ];
    for a in &shapes {
        for b in &shapes {
            let [a, b] = [a, b].map(|times| Train::new(times.clone(), 0.0, 100.0).unwrap());
            let found = hawkes::fit(&a, &b).unwrap();
            assert!((0.0..=1.0).contains(&found.p) && found.log_likelihood.is_finite(), "{found:?}");
            for measure in [TrainDistance::Isi, TrainDistance::Spike] {
                let found = distance(&a, &b, measure, Surrogate::Uniform, 9, 1).unwrap();
                assert!((0.0..=1.0).contains(&found.distance), "{found:?}");
            }
        }
    }
}

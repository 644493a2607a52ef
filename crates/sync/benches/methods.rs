//! Times the classical tests at the sizes of other libraries' limits: `cargo bench -p tazamun-sync --bench methods`.
//!
//! The same cases through the command line, beside other libraries on the same files: `bench/peers/run.sh`.

use divan::{Bencher, black_box};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use tazamun_sync::classical::{Cases, Metric, Surrogate, Train, eca, hawkes, knox, spike_sync};

fn main() {
    divan::main();
}

fn random() -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(1)
}

/// Events on whole days of a window a tenth as long as they are many, at least three years.
fn train(events: usize, random: &mut ChaCha8Rng) -> Train {
    let days = (events / 10).max(1_096) as u32;
    let times = (0..events).map(|_| f64::from(random.random_range(0..days))).collect();
    Train::new(times, 0.0, f64::from(days)).expect("the times lie in the span")
}

fn cases(number: usize) -> Cases {
    let mut random = random();
    let places: Vec<[f64; 2]> =
        (0..number).map(|_| [0, 1].map(|_| 1_000.0 * random.random::<f64>())).collect();
    let times = (0..number).map(|_| f64::from(random.random_range(0..3_652))).collect();
    Cases::new(&places, times, Metric::Plane).expect("the places are finite")
}

#[divan::bench(args = [1_000, 5_000, 20_000], sample_count = 3)]
fn knox_with_999_permutations(bencher: Bencher<'_, '_>, number: usize) {
    let cases = cases(number);
    let settings = knox::Settings { distance: 25.0, days: 7.0, replicates: 999, seed: 1 };
    bencher.bench(|| knox::knox(black_box(&cases), &settings));
}

#[divan::bench(args = [300, 10_000, 100_000], sample_count = 3)]
fn event_coincidence_with_1_000_surrogates(bencher: Bencher<'_, '_>, events: usize) {
    let mut random = random();
    let (a, b) = (train(events, &mut random), train(events, &mut random));
    let settings = eca::Settings {
        window: 2.0,
        lag: 0.0,
        symmetric: true,
        surrogate: Surrogate::Uniform,
        replicates: 1_000,
        seed: 1,
    };
    bencher.bench(|| eca::event_coincidence(black_box(&a), &b, &settings));
}

#[divan::bench(args = [10_000, 100_000], sample_count = 3)]
fn hawkes_with_the_decay_fitted(bencher: Bencher<'_, '_>, events: usize) {
    let mut random = random();
    let span = events as f64;
    let mut one = || (0..events / 2).map(|_| span * random.random::<f64>()).collect();
    let [a, b] = [one(), one()].map(|times| Train::new(times, 0.0, span).expect("the times lie in the span"));
    bencher.bench(|| hawkes::fit(black_box(&a), &b));
}

#[divan::bench(sample_count = 3)]
fn spike_synchronisation_of_50_series(bencher: Bencher<'_, '_>) {
    let mut random = random();
    let trains: Vec<Train> = (0..50).map(|_| train(300, &mut random)).collect();
    bencher.bench(|| spike_sync::spike_synchronisation(black_box(&trains)));
}

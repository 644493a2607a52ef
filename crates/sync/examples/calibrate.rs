//! Prints how often the coincidence test calls independent pairs synchronised, and how often it finds a planted effect.
//!
//! `cargo run --release -p tazamun-sync --example calibrate [PAIRS]` (1,000 pairs a cell unless told otherwise). ±2 days;
//! the planted effect: 15 % of the first series' events are followed in the second within 0 to 2 days. The second
//! block was not looked at while the test was being made.

use rayon::prelude::*;
use tazamun_sync::simulate::{Scenario, held_out, scenarios};
use tazamun_sync::{Series, coincidence};

const WITHIN: u32 = 2;
const SEED: u64 = 2_022;

fn main() {
    let pairs = std::env::args().nth(1).and_then(|pairs| pairs.parse().ok()).unwrap_or(1_000);
    println!("{:32} {:>8} {:>8} {:>8}", "", "5 %", "1 %", "power");
    for scenario in scenarios().iter().chain(&held_out()) {
        let null = p_values(scenario, pairs, 0.0);
        let planted = p_values(scenario, pairs, 0.15);
        let cells = [share(&null, 0.05), share(&null, 0.01), share(&planted, 0.05)];
        println!("{:32} {:8.3} {:8.3} {:8.3}", scenario.name, cells[0], cells[1], cells[2]);
    }
}

fn p_values(scenario: &Scenario, pairs: u64, effect: f64) -> Vec<f64> {
    let p = |number| {
        let (a, b) = scenario.pair(SEED, number, effect, i64::from(WITHIN));
        let [a, b] = [a, b]
            .map(|events| Series::new(&events, scenario.window(), WITHIN).expect("the window is sound"));
        let options = coincidence::Options { lags: None, ..coincidence::Options::within(WITHIN) };
        coincidence::test(&a, &b, &options).expect("the windows agree").p
    };
    (0..pairs).into_par_iter().map(p).collect()
}

fn share(p_values: &[f64], level: f64) -> f64 {
    p_values.iter().filter(|p| **p <= level).count() as f64 / p_values.len() as f64
}

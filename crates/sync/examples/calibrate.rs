//! Prints how often the coincidence test calls independent pairs synchronised, and how often it finds a planted effect.
//!
//! `cargo run --release -p tazamun-sync --example calibrate [PAIRS]` (1,000 pairs a cell unless told otherwise). ±2 days;
//! the planted effect: 15 % of the first series' events are followed in the second within 0 to 2 days. The second
//! block (with a star) was not looked at while the test was being made. The third (with a cross) lies beyond what is promised.
//!
//! `… --example calibrate PAIRS drawn SCENARIOS [SEED]` takes scenarios drawn at random instead, and counts how many of
//! them are rejected as often as they should be.
//!
//! The last column says what power could be had at most, where events come each on its own: that of a test that is told
//! the rate of every day, weighs each day by it as is best (each count less its rate, over the root of the rate), looks
//! at the same three sides, and takes its critical value from the independent pairs themselves.

use rayon::prelude::*;
use tazamun_sync::simulate::{Drawn, Emission, Scenario, at_random, extremes, held_out, scenarios};
use tazamun_sync::{Series, coincidence};

const WITHIN: u32 = 2;
const SEED: u64 = 2_022;

/// What is rejected at 5 % and at 1 % where the test keeps its size.
const BANDS: [std::ops::RangeInclusive<f64>; 2] = [0.035..=0.065, 0.004..=0.018];

fn main() {
    let argument = |place| std::env::args().nth(place);
    let number = |place| argument(place).and_then(|number| number.parse::<u64>().ok());
    let pairs = number(1).unwrap_or(1_000);
    match argument(2).as_deref() {
        Some("drawn") => drawn(pairs, number(3).unwrap_or(100), number(4).unwrap_or(1)),
        _ => listed(pairs),
    }
}

fn listed(pairs: u64) {
    println!("{:40} {:>8} {:>8} {:>8} {:>8}", "", "5 %", "1 %", "power", "at most");
    for scenario in scenarios().iter().chain(&held_out()).chain(&extremes()) {
        let null = p_values(scenario, pairs, 0.0);
        let planted = p_values(scenario, pairs, 0.15);
        let cells = [share(&null, 0.05), share(&null, 0.01), share(&planted, 0.05)];
        let most = most_power(scenario, pairs).map_or("-".to_owned(), |power| format!("{power:.3}"));
        println!("{:40} {:8.3} {:8.3} {:8.3} {most:>8}", scenario.name, cells[0], cells[1], cells[2]);
    }
}

/// Scenarios drawn at random: only their size, since that is what was promised.
fn drawn(pairs: u64, scenarios: u64, seed: u64) {
    println!("{:8} {:>8}   (! outside 3.5 to 6.5 % or 0.4 to 1.8 %)", "5 %", "1 %");
    let (mut within, mut worst) = (0, 0.0_f64);
    for scenario in 0..scenarios {
        let (name, scenario) = at_random(seed, scenario);
        let null = p_values(&scenario, pairs, 0.0);
        let sizes = [share(&null, 0.05), share(&null, 0.01)];
        let keeps = sizes.iter().zip(&BANDS).all(|(size, band)| band.contains(size));
        within += u64::from(keeps);
        worst = worst.max(sizes[0]);
        println!("{:8.4} {:8.4} {} {name}", sizes[0], sizes[1], if keeps { " " } else { "!" });
    }
    println!("{within} of {scenarios} within both; the most often rejected: {:.1} %", 100.0 * worst);
}

/// Power of the test that knows the rates; none where events do not come each on its own, on a known day.
fn most_power(scenario: &Scenario, pairs: u64) -> Option<f64> {
    if scenario.emission != Emission::Poisson || scenario.vague + scenario.heaped > 0.0 {
        return None;
    }
    let of = |effect: f64| -> Vec<f64> {
        let knowing = |number| knowing(scenario, &scenario.drawn(SEED, number, effect, i64::from(WITHIN)));
        (0..pairs).into_par_iter().map(knowing).collect()
    };
    let mut null = of(0.0);
    null.sort_by(f64::total_cmp);
    let critical = null[(0.95 * null.len() as f64) as usize];
    Some(of(0.15).iter().filter(|value| **value > critical).count() as f64 / pairs as f64)
}

/// Largest of the three sides' sums of products, each over the root of its number of lags.
fn knowing(scenario: &Scenario, drawn: &Drawn) -> f64 {
    let left = |events: &[tazamun_sync::Event], expected: f64| {
        let each = expected / scenario.days as f64;
        let mut left: Vec<f64> = drawn.rate.iter().map(|rate| -rate * each).collect();
        events.iter().for_each(|event| left[(event.first - scenario.window().first) as usize] += 1.0);
        let days = left.iter().zip(&drawn.rate);
        days.map(|(left, rate)| if *rate > 0.0 { left / (rate * each).sqrt() } else { 0.0 })
            .collect::<Vec<_>>()
    };
    let (a, b) = (left(&drawn.a, scenario.events.0), left(&drawn.b, scenario.events.1));
    let at = |lag: i64| -> f64 {
        let other = |day: usize| usize::try_from(day as i64 + lag).ok().and_then(|day| b.get(day));
        a.iter().enumerate().filter_map(|(day, a)| Some(a * other(day)?)).sum()
    };
    let reach = i64::from(WITHIN);
    let sides = [(-reach, reach), (0, reach), (-reach, 0)];
    let side = |(from, to): (i64, i64)| (from..=to).map(at).sum::<f64>() / ((to - from + 1) as f64).sqrt();
    sides.map(side).into_iter().fold(f64::NEG_INFINITY, f64::max)
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

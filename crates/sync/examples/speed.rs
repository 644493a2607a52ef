//! Times the engine: `cargo run --release -p tazamun-sync --example speed`.

use std::time::Instant;

use tazamun_sync::simulate::{Rate, Scenario};
use tazamun_sync::{Series, certificate, coincidence, pairwise, shuffle};

fn main() {
    let three_years = Scenario { rate: Rate::Season, ..Scenario::steady("three years") };
    let [a, b] = pair(&three_years, 0);
    let options = coincidence::Options::within(2);
    timed("one pair, three years (mean of 100)", 100, || {
        coincidence::test(&a, &b, &options).map(|tested| tested.p)
    });
    let trial = certificate::Trial::default();
    timed("certificate, 2 x 1,000 pairs", 1, || {
        certificate::issue(&a, &b, &options, trial).map(|issued| issued.holds)
    });
    let large = Scenario { events: (100_000.0, 100_000.0), days: 3_652, ..three_years.clone() };
    let [many_a, many_b] = pair(&large, 0);
    timed("shuffle, 100,000 events, 1,000 surrogates", 1, || shuffle::test(&many_a, &many_b, 2, 1_000, 1).p);
    let ten_years = Scenario { days: 3_652, events: (500.0, 500.0), ..three_years };
    let list: Vec<Series> = (0..250).flat_map(|number| pair(&ten_years, number)).collect();
    timed("500 series, ten years, all pairs", 1, || {
        pairwise::all_pairs(&list, &options).map(|tested| tested.pairs.len())
    });
}

fn pair(scenario: &Scenario, number: u64) -> [Series; 2] {
    let (a, b) = scenario.pair(1, number, 0.0, 2);
    [a, b].map(|events| Series::new(&events, scenario.window(), 2).expect("the window is sound"))
}

fn timed<T: std::fmt::Debug>(what: &str, times: u32, run: impl Fn() -> T) {
    let start = Instant::now();
    let mut result = run();
    for _ in 1..times {
        result = run();
    }
    println!("{what}: {:.4} s ({result:?})", start.elapsed().as_secs_f64() / f64::from(times));
}

use rayon::prelude::*;
use tazamun_sync::simulate::{Scenario, held_out, scenarios};
use tazamun_sync::{Series, coincidence};
const WITHIN: u32 = 2;
fn main() {
    let arg: Vec<String> = std::env::args().collect();
    let pairs: u64 = arg.get(1).and_then(|p| p.parse().ok()).unwrap_or(1_000);
    let seed: u64 = arg.get(2).and_then(|p| p.parse().ok()).unwrap_or(2_022);
    let names: Vec<&str> = arg.iter().skip(3).map(String::as_str).collect();
    let mut line = vec![];
    for s in scenarios().iter().chain(&held_out()) {
        if !names.is_empty() && !names.iter().any(|n| s.name.trim_start_matches("* ") == *n) {
            continue;
        }
        let null = p_values(s, pairs, seed, 0.0);
        let planted = p_values(s, pairs / 2, seed, 0.15);
        println!(
            "{:34} {:6.1} {:6.1} {:6.1}",
            s.name,
            share(&null, 0.05),
            share(&null, 0.01),
            share(&planted, 0.05)
        );
        line.push((share(&null, 0.05), share(&planted, 0.05)));
    }
    let n = line.len() as f64;
    let rms = (line.iter().map(|(x, _)| (x - 5.0f64).powi(2)).sum::<f64>() / n).sqrt();
    let out = line.iter().filter(|(x, _)| *x < 3.5 || *x > 6.5).count();
    println!(
        "rms {:.2}  outside {}  mean size {:.2} mean power {:.1}",
        rms,
        out,
        line.iter().map(|l| l.0).sum::<f64>() / n,
        line.iter().map(|l| l.1).sum::<f64>() / n
    );
}
fn p_values(scenario: &Scenario, pairs: u64, seed: u64, effect: f64) -> Vec<f64> {
    let p = |number| {
        let sym = std::env::var("SYM").is_ok();
        let (a, mut b) = scenario.pair(seed, number, effect, if sym { 4 } else { 2 });
        if sym {
            b.iter_mut().for_each(|e| {
                e.first -= 2;
                e.last -= 2;
            });
            b.retain(|e| e.first >= scenario.window().first);
        }
        let [a, b] = [a, b].map(|e| Series::new(&e, scenario.window(), WITHIN).expect("window"));
        let options = coincidence::Options { lags: None, ..coincidence::Options::within(WITHIN) };
        coincidence::test(&a, &b, &options).expect("agree").p
    };
    (0..pairs).into_par_iter().map(p).collect()
}
fn share(p: &[f64], level: f64) -> f64 {
    100.0 * p.iter().filter(|p| **p <= level).count() as f64 / p.len() as f64
}

//! Prints how often the alarms of a desk are false, on the scenarios of the calibration suite, and how late true ones come.
//!
//! `cargo run --release -p tazamun-sync --example alarms [SERIES]` (100 series a scenario unless told otherwise). Each series is three
//! years of its scenario and one more: the threshold comes from the three, the alarms of the fourth are counted.

use rayon::prelude::*;
use tazamun_sync::Series;
use tazamun_sync::alarm::rates::{self, Options, RateChange};
use tazamun_sync::simulate::{Scenario, held_out, scenarios};

const SEED: u64 = 2_024;
const PAST: usize = 1_096;
const DAYS: usize = PAST + 365;

fn main() {
    let number: u64 = std::env::args().nth(1).and_then(|number| number.parse().ok()).unwrap_or(100);
    println!("{:38} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7}", "", "1", "20", "200", "down 1", "20", "200");
    for scenario in scenarios().iter().chain(&held_out()) {
        let scenario = lengthened(scenario);
        let mut cells = Vec::new();
        for change in [RateChange::Rise, RateChange::Fall] {
            let all: Vec<[usize; 3]> = (0..number)
                .into_par_iter()
                .map(|n| {
                    let events = scenario.theatres(SEED, n, 1).remove(0);
                    let series = Series::new(&events, scenario.window(), 2).expect("the window is sound");
                    let options =
                        Options { change, yearly: 1.0, from: PAST, incomplete: 0, copies: 100, seed: n };
                    let found = rates::watch_each(&series, &options, &[1.0, 1.0 / 20.0, 1.0 / 200.0]);
                    found.map_or([0; 3], |each| std::array::from_fn(|place| each[place].alarms.len()))
                })
                .collect();
            for (place, watches) in [1.0, 20.0, 200.0].iter().enumerate() {
                let alarms: usize = all.iter().map(|one| one[place]).sum();
                cells.push(alarms as f64 / number as f64 * watches);
            }
        }
        let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:7.2}")).collect();
        println!("{:38} {}", scenario.name, cells.join(" "));
    }
}

/// As many events a day over four years.
fn lengthened(scenario: &Scenario) -> Scenario {
    let times = DAYS as f64 / scenario.days as f64;
    Scenario {
        days: DAYS,
        events: (scenario.events.0 * times, scenario.events.1 * times),
        ..scenario.clone()
    }
}

//! Prints how often the alarms of a desk are false, on the scenarios of the calibration suite, and how late true ones come.
//!
//! `cargo run --release -p tazamun-sync --example alarms false [SERIES]` (60 series a scenario unless told otherwise): false alarms a
//! year of a desk of 1, 20 and 200 such watches with a budget of one a year, for rising and for falling rates.
//! `… --example alarms bound [SERIES]`: the same with the thresholds that known rates would need.
//! `… --example alarms delay [SERIES]` (100): days until a rate that is multiplied is called higher, by one watch with one false alarm
//! a year. `… --example alarms series [SERIES]` prints the same series as lines, for other programs.
//! Each series is three years of its scenario and one more: thresholds come from the three, alarms are counted in the fourth.

use rayon::prelude::*;
use tazamun_sync::alarm::rates::{self, Options, RateChange, Watched};
use tazamun_sync::alarm_certificate::{self, DeskTrial, SimulatedAlarms};
use tazamun_sync::simulate::{Emission, Rate, Scenario, WEEK, held_out, scenarios};
use tazamun_sync::{Event, Series};

const SEED: u64 = 2_024;
const PAST: usize = 1_096;
const DAYS: usize = PAST + 365;
const DESKS: [usize; 3] = [1, 20, 200];

fn main() {
    let word = std::env::args().nth(1).unwrap_or_default();
    let number = |usual| std::env::args().nth(2).and_then(|number| number.parse().ok()).unwrap_or(usual);
    match word.as_str() {
        "delay" => delays(number(100)),
        "series" => lines(number(100)),
        "bound" => false_alarms(number(60), |series, options, yearly| {
            let at = |yearly: &f64| rates::watch_at(series, options, 365.25 / yearly);
            Some(yearly.iter().map(at).collect())
        }),
        _ => false_alarms(number(60), rates::watch_each),
    }
}

/// How a series is watched, with several numbers of false alarms a year.
type Way = fn(&Series, &Options, &[f64]) -> Option<Vec<Watched>>;

fn false_alarms(number: u64, way: Way) {
    println!("{:38} {:>20} {:>24}", "", "rise: 1, 20, 200", "fall: 1, 20, 200");
    let mut all = [[0; 3]; 2];
    let kinds: Vec<Scenario> = scenarios().iter().chain(&held_out()).map(lengthened).collect();
    for scenario in &kinds {
        let mut cells = String::new();
        for (change, all) in [RateChange::Rise, RateChange::Fall].into_iter().zip(&mut all) {
            let counted: Vec<[usize; 3]> =
                (0..number).into_par_iter().map(|n| alarms(&quiet(scenario, n), change, n, way)).collect();
            for (place, watches) in DESKS.into_iter().enumerate() {
                let alarms: usize = counted.iter().map(|one| one[place]).sum();
                all[place] += alarms;
                cells += &format!(" {:7.2}", alarms as f64 / number as f64 * watches as f64);
            }
        }
        println!("{:38}{cells}", scenario.name);
    }
    for (change, all) in ["rise", "fall"].into_iter().zip(all) {
        for (alarms, watches) in all.into_iter().zip(DESKS) {
            // A desk holds each scenario as often as any other.
            let years = number as f64 * kinds.len() as f64 / watches as f64;
            let one = SimulatedAlarms { alarms: alarms as f64, years };
            let found = alarm_certificate::sum(&[one], DeskTrial { budget: 1.0, seed: 1 }).false_alarms;
            println!(
                "a desk of {watches} for a {change}, all scenarios: {:.2} a year (95 %: {:.2} to {:.2})",
                found.value, found.low, found.high
            );
        }
    }
}

/// False alarms in the last year, with the thresholds of desks of each size.
fn alarms(series: &Series, change: RateChange, seed: u64, way: Way) -> [usize; 3] {
    let options = Options { change, yearly: 1.0, from: PAST, incomplete: 0, copies: 100, seed };
    let found = way(series, &options, &DESKS.map(|watches| 1.0 / watches as f64));
    found.map_or([0; 3], |each| std::array::from_fn(|place| each[place].alarms.len()))
}

fn quiet(scenario: &Scenario, number: u64) -> Series {
    let events = scenario.theatres(SEED, number, 1).remove(0);
    Series::new(&events, scenario.window(), 2).expect("the window is sound")
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

/// The kinds of series in which a rate is multiplied.
fn changing() -> Vec<Scenario> {
    let steady = |name, daily: f64| {
        let events = daily * DAYS as f64;
        Scenario { days: DAYS, events: (events, events), ..Scenario::steady(name) }
    };
    let bursts = Emission::SelfExciting { branching_ratio: 0.5, days: 3.0 };
    vec![
        steady("one a day", 1.0),
        steady("two a week", 2.0 / 7.0),
        Scenario { weekdays: Some(WEEK), ..steady("one a day x weekday", 1.0) },
        Scenario { emission: bursts, ..steady("one a day, bursts", 1.0) },
        Scenario { rate: Rate::Season, ..steady("one a day, season", 1.0) },
    ]
}

/// Counts of a series whose rate is multiplied from a day of its last year on, and that day.
fn multiplied(scenario: &Scenario, number: u64, times: usize) -> (Series, usize) {
    let change = PAST + 30 + (number as usize * 37) % 200;
    let from = scenario.window().first + change as i64;
    let mut theatres = scenario.theatres(SEED + 1, number, times).into_iter();
    let mut events: Vec<Event> = theatres.next().unwrap_or_default();
    events.extend(theatres.flatten().filter(|event| event.first >= from));
    (Series::new(&events, scenario.window(), 2).expect("the window is sound"), change)
}

fn delays(number: u64) {
    println!("{:24} {:>6} {:>12} {:>14} {:>10}", "", "times", "median days", "within 90", "earlier");
    for scenario in changing() {
        for times in [2, 4] {
            let found: Vec<(Option<usize>, usize)> = (0..number)
                .into_par_iter()
                .map(|n| {
                    let (series, change) = multiplied(&scenario, n, times);
                    let rise = RateChange::Rise;
                    let options = Options {
                        change: rise,
                        yearly: 1.0,
                        from: PAST,
                        incomplete: 0,
                        copies: 100,
                        seed: n,
                    };
                    let alarms = rates::watch(&series, &options).map_or(Vec::new(), |found| found.alarms);
                    let after = alarms.iter().find(|alarm| alarm.day >= change);
                    (after.map(|alarm| alarm.day - change), alarms.iter().filter(|a| a.day < change).count())
                })
                .collect();
            let mut delays: Vec<usize> = found.iter().map(|one| one.0.unwrap_or(usize::MAX)).collect();
            delays.sort_unstable();
            let median = delays[delays.len() / 2];
            let median = if median > DAYS { "-".to_owned() } else { median.to_string() };
            let soon = delays.iter().filter(|delay| **delay <= 90).count() as f64 / number as f64;
            let earlier = found.iter().map(|one| one.1).sum::<usize>();
            println!("{:24} {times:>6} {median:>12} {soon:>14.2} {earlier:>10}", scenario.name);
        }
    }
}

/// Scenario, times, number, day of the change, and the counts.
fn lines(number: u64) {
    for scenario in changing() {
        for times in [1, 2, 4] {
            for n in 0..number {
                let (series, change) = multiplied(&scenario, n, times);
                let counts: Vec<String> =
                    series.counts().iter().map(|count| count.round().to_string()).collect();
                println!("{}\t{times}\t{n}\t{change}\t{}", scenario.name, counts.join(" "));
            }
        }
    }
}

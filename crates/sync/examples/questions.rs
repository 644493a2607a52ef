//! Prints how often `wake`, `waves`, `trend` and `near` find what is not there, on the scenarios of the calibration suite, and how
//! often the interval of `rank` holds the return years that a record was made with.
//!
//! `cargo run --release -p tazamun-sync --example questions [SERIES]` (300 series a cell unless told otherwise; a second argument
//! names one of them alone, and of `near` a third a row). All at a nominal 5 %. For a trend, the null is a rate that stays what it is in the long run: season, regimes and bursts but
//! no slope.

use rayon::prelude::*;
use tazamun_sync::simulate::{
    Country, Emission, Rate, Scenario, WEEK, countries, held_out, scenarios, tolls,
};
use tazamun_sync::{
    Series, certificate::Trial, event_study, joint_days, near, near_certificate, rank, trend,
};

const SEED: u64 = 2_023;

fn main() {
    let number = std::env::args().nth(1).and_then(|number| number.parse().ok()).unwrap_or(300);
    let only = std::env::args().nth(2).unwrap_or_default();
    if only.is_empty() || only == "wake" {
        wakes(number);
    }
    if only.is_empty() || only == "waves" {
        wave_alarms(number);
    }
    if only.is_empty() || only == "trend" {
        trends(number);
    }
    if only.is_empty() || only == "near" {
        nearness(number, &std::env::args().nth(3).unwrap_or_default());
    }
    if only.is_empty() || only == "rank" {
        return_years(number);
    }
}

/// Groups that attract one another break the assumption: the last rows show what the certificate says of them.
fn nearness(number: u64, row: &str) {
    println!("{:32} {:>8} {:>8} {:>8} {:>8}", "", "near", "power", "too thin", "withheld");
    let pairs = Country { spots: 48, together: 2, ..Country::usual("hot spots in pairs") };
    let dozens = Country { spots: 48, together: 12, most: 2, ..Country::usual("hot spots by the dozen") };
    for country in countries().into_iter().chain([pairs, dozens]).filter(|country| country.name.contains(row))
    {
        let of = |n, bound| {
            let drawn = country.drawn(n, bound);
            let options = near_options(&country, n);
            near::test(&drawn.incidents, &drawn.places, &drawn.areas, &options).ok()
        };
        let thin = share(number, |n| of(n, 0.0).is_none_or(|found| found.too_thin));
        let withheld = |n| {
            let drawn = country.drawn(n, 0.0);
            let (options, trial) = (near_options(&country, n), Trial { pairs: 300, effect: 0.3, seed: n });
            near_certificate::issue(&drawn.incidents, &drawn.places, &drawn.areas, &options, trial)
                .is_ok_and(|certificate| !certificate.holds)
        };
        let called = |found: near::Near| found.p <= 0.05 && !found.too_thin;
        let rejected = |bound: f64| share(number, |n| of(n, bound).is_some_and(called));
        let (alarms, power, withheld) = (rejected(0.0), rejected(0.3), share(number.min(300), withheld));
        println!("{:32} {alarms:8.3} {power:8.3} {thin:8.3} {withheld:8.3}", country.name);
    }
}

/// Share of the intervals that hold the return years, lie wholly above them and wholly below, and the ratio of their ends in the
/// median. Each kind of record at three sizes: one that is often reached, one a few times, and one that returns once in some ten
/// such records.
fn return_years(number: u64) {
    println!("{:32} {:>8} {:>8} {:>8} {:>8}", "", "holds", "above", "below", "width");
    for kind in tolls() {
        for expected in [10.0, 2.0, 0.1] {
            let killed = kind.size_expected(expected);
            let years = kind.return_years(killed);
            let found: Vec<rank::Exceptional> = (0..number)
                .into_par_iter()
                .filter_map(|n| rank::exceptional(&kind.drawn(n), kind.window(), killed, kind.threshold))
                .collect();
            let part = |keep: &dyn Fn(&&rank::Exceptional) -> bool| {
                found.iter().filter(keep).count() as f64 / found.len().max(1) as f64
            };
            let above = part(&|one| one.return_years.low > years);
            let below = part(&|one| one.return_years.high < years);
            let mut widths: Vec<f64> =
                found.iter().map(|one| one.return_years.high / one.return_years.low).collect();
            widths.sort_by(f64::total_cmp);
            let width = widths.get(widths.len() / 2).copied().unwrap_or(f64::NAN);
            let name = format!("{}, {expected} expected", kind.name);
            // An interval without an upper end is as wide as one may be.
            let width = if width > 1e6 { "open".to_owned() } else { format!("{width:.1}") };
            println!("{name:32} {:8.3} {above:8.3} {below:8.3} {width:>8}", 1.0 - above - below);
        }
    }
}

fn near_options(country: &Country, seed: u64) -> near::Options {
    let near = if country.radius > 0.0 { 0.0 } else { 15.0 };
    near::Options { near, link: 4.0, moves: 199, seed }
}

fn wakes(number: u64) {
    println!("{:32} {:>8} {:>8}", "", "wake", "power");
    for scenario in scenarios().iter().chain(&held_out()).filter(|scenario| scenario.days >= 180) {
        let wakes = |effect| share(number, |n| wake_p(scenario, n, effect) <= 0.05);
        println!("{:32} {:8.3} {:8.3}", scenario.name, wakes(0.0), wakes(0.15));
    }
}

fn wave_alarms(number: u64) {
    println!("{:32} {:>8}", "", "waves");
    for scenario in scenarios().iter().chain(&held_out()).filter(|scenario| scenario.days >= 365) {
        println!("{:32} {:8.3}", scenario.name, share(number, |n| waves_p(scenario, n) <= 0.05));
    }
}

fn trends(number: u64) {
    println!("{:32} {:>8} {:>8} {:>8}", "", "slope", "change", "disp.");
    for scenario in without_trend() {
        let all: Vec<trend::Trend> = (0..number)
            .into_par_iter()
            .map(|n| trend::find(&series(&scenario, n, 1)[0], trend::Options { surrogates: 199, seed: 1 }))
            .collect();
        let part =
            |keep: &dyn Fn(&&trend::Trend) -> bool| all.iter().filter(keep).count() as f64 / all.len() as f64;
        let dispersion = all.iter().map(|one| one.dispersion).sum::<f64>() / all.len() as f64;
        let (slope, change) = (part(&|one| one.p <= 0.05), part(&|one| one.p_change <= 0.05));
        println!("{:32} {slope:8.3} {change:8.3} {dispersion:8.2}", scenario.name);
    }
}

fn without_trend() -> Vec<Scenario> {
    let steady = Scenario::steady;
    let bursts = |branching_ratio, days| Emission::SelfExciting { branching_ratio, days };
    let regimes = |mean_days, quiet| Rate::Regimes { mean_days, quiet };
    vec![
        steady("Poisson"),
        Scenario { emission: bursts(0.5, 3.0), ..steady("bursts") },
        Scenario { emission: bursts(0.8, 5.0), ..steady("heavy bursts") },
        Scenario { season: true, weekdays: Some(WEEK), ..steady("season x weekday") },
        Scenario { season: true, emission: bursts(0.5, 3.0), ..steady("season + bursts") },
        Scenario { emission: Emission::Batches { mean: 3.0 }, ..steady("salvos") },
        Scenario { emission: Emission::Overdispersed { variance: 2.0 }, ..steady("overdispersed") },
        Scenario { rate: regimes(25.0, 0.2), ..steady("regimes of 25 days") },
        Scenario { rate: regimes(40.0, 0.1), ..steady("regimes of 40 days") },
        Scenario {
            rate: regimes(60.0, 0.2),
            emission: bursts(0.5, 3.0),
            ..steady("regimes of 60 days + bursts")
        },
        Scenario { rate: regimes(90.0, 0.2), ..steady("regimes of 90 days") },
        Scenario { rate: regimes(150.0, 0.2), ..steady("regimes of 150 days") },
        Scenario { rate: Rate::Wandering { days: 45.0, deviation: 0.8 }, ..steady("log-Gaussian, 45 days") },
        Scenario { rate: Rate::Campaigns { every: 90.0, decay: 30.0 }, ..steady("campaigns") },
        Scenario { events: (40.0, 40.0), days: 365, ..steady("a year of 40 events") },
        Scenario { events: (25.0, 25.0), ..steady("25 events") },
        Scenario {
            days: 3_652,
            events: (800.0, 800.0),
            rate: regimes(90.0, 0.2),
            ..steady("ten years of regimes")
        },
    ]
}

fn series(scenario: &Scenario, number: u64, theatres: usize) -> Vec<Series> {
    let all = scenario.theatres(SEED, number, theatres);
    all.iter().map(|events| Series::new(events, scenario.window(), 2).expect("the window is sound")).collect()
}

fn wake_p(scenario: &Scenario, number: u64, effect: f64) -> f64 {
    let (a, b) = scenario.pair(SEED, number, effect, 2);
    let [a, b] =
        [a, b].map(|events| Series::new(&events, scenario.window(), 2).expect("the window is sound"));
    event_study::test(&a, &b, &event_study::Options { within: 3 }).expect("the windows agree").p
}

fn waves_p(scenario: &Scenario, number: u64) -> f64 {
    let options = joint_days::Options { surrogates: 99, ..joint_days::Options::default() };
    joint_days::find(&series(scenario, number, 5), &options).expect("the windows agree").p
}

fn share(number: u64, holds: impl Fn(u64) -> bool + Sync) -> f64 {
    (0..number).into_par_iter().filter(|n| holds(*n)).count() as f64 / number as f64
}

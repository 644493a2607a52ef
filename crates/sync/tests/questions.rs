//! `wake`, `waves`, `trend` and `seam` keep their size on series that share seasons, bursts, weekdays and regimes.

#![allow(clippy::unwrap_used)]

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use tazamun_sync::boundary::{self, Place};
use tazamun_sync::near;
use tazamun_sync::rank;
use tazamun_sync::simulate::{Country, Emission, Rate, Scenario, WEEK, countries};
use tazamun_sync::{Series, event_study, joint_days, share, trend};

const SERIES: u64 = 300;
/// 5 % of 300 are 15; a test that keeps its size is above 26 or below 6 in fewer than 1 of 200 runs.
const KEPT: std::ops::RangeInclusive<usize> = 4..=26;

const BURSTS: Emission = Emission::SelfExciting { branching_ratio: 0.5, days: 3.0 };
const REGIMES: Rate = Rate::Regimes { mean_days: 60.0, quiet: 0.2 };

fn rejected(p: impl Fn(u64) -> f64 + Sync) -> usize {
    (0..SERIES).into_par_iter().filter(|number| p(*number) <= 0.05).count()
}

fn series(scenario: &Scenario, number: u64, theatres: usize) -> Vec<Series> {
    let all = scenario.theatres(77, number, theatres);
    all.iter().map(|events| Series::new(events, scenario.window(), 2).unwrap()).collect()
}

fn shared() -> Vec<Scenario> {
    let steady = Scenario::steady;
    vec![
        steady("Poisson"),
        Scenario { rate: Rate::Season, emission: BURSTS, ..steady("bursts + season") },
        Scenario { rate: Rate::Season, weekdays: Some(WEEK), ..steady("season x weekday") },
        Scenario { emission: Emission::Batches { mean: 3.0 }, ..steady("salvos") },
    ]
}

#[test]
fn wakes_are_not_seen_where_there_are_none_and_are_where_there_are() {
    let regimes = Scenario { rate: REGIMES, emission: BURSTS, ..Scenario::steady("regimes + bursts") };
    let campaigns =
        Scenario { rate: Rate::Campaigns { every: 90.0, decay: 30.0 }, ..Scenario::steady("campaigns") };
    for scenario in shared().iter().chain([&regimes, &campaigns]) {
        let p = |number, effect| {
            let (a, b) = scenario.pair(78, number, effect, 2);
            let [a, b] = [a, b].map(|events| Series::new(&events, scenario.window(), 2).unwrap());
            event_study::test(&a, &b, &event_study::Options { within: 3 }).unwrap().p
        };
        let (alarms, found) = (rejected(|number| p(number, 0.0)), rejected(|number| p(number, 0.3)));
        println!("{}: {alarms} alarms, {found} found of {SERIES}", scenario.name);
        assert!(KEPT.contains(&alarms), "{}: {alarms} of {SERIES}", scenario.name);
        assert!(found > 150, "{}: {found} of {SERIES}", scenario.name);
    }
}

#[test]
fn waves_are_not_seen_in_a_shared_season() {
    let options = joint_days::Options { surrogates: 99, ..joint_days::Options::default() };
    for scenario in shared() {
        let alarms = rejected(|number| joint_days::find(&series(&scenario, number, 5), &options).unwrap().p);
        println!("{}: {alarms} alarms of {SERIES}", scenario.name);
        assert!((4..=33).contains(&alarms), "{}: {alarms} of {SERIES}", scenario.name);
    }
}

#[test]
fn ups_and_downs_are_no_trend() {
    let steady = Scenario::steady;
    let scenarios = [
        steady("Poisson"),
        Scenario { emission: BURSTS, ..steady("bursts") },
        Scenario { season: true, emission: BURSTS, ..steady("season + bursts") },
        Scenario { rate: REGIMES, emission: BURSTS, ..steady("regimes + bursts") },
    ];
    let options = trend::Options { surrogates: 199, seed: 1 };
    for scenario in scenarios {
        let slopes = rejected(|number| trend::find(&series(&scenario, number, 1)[0], options).p);
        let changes = rejected(|number| trend::find(&series(&scenario, number, 1)[0], options).p_change);
        println!("{}: {slopes} slopes, {changes} changes of {SERIES}", scenario.name);
        assert!((2..=26).contains(&slopes) && changes <= 27, "{}: {slopes}, {changes}", scenario.name);
    }
}

#[test]
fn a_real_rise_is_seen_through_bursts() {
    // Three times as many events in the second half: the first half of one series, then the second of a busier one.
    let [slow, fast] = [150.0, 450.0].map(|events| Scenario {
        events: (events, events),
        emission: BURSTS,
        ..Scenario::steady("")
    });
    let found = rejected(|number| {
        let half = slow.window().first + 548;
        let mut events = slow.theatres(79, number, 1).remove(0);
        events.retain(|event| event.first < half);
        events.extend(fast.theatres(80, number, 1).remove(0).into_iter().filter(|event| event.first >= half));
        let series = Series::new(&events, slow.window(), 2).unwrap();
        trend::find(&series, trend::Options { surrogates: 199, seed: 1 }).p
    });
    println!("{found} of {SERIES} found");
    assert!(found > 135, "{found} of {SERIES}");
}

/// A point of the country, up to half of `reach` kilometres from a centre on either axis.
fn near_to(random: &mut ChaCha8Rng, reach: f64, centre: [f64; 2]) -> [f64; 2] {
    centre.map(|middle| (middle + reach * (random.random::<f64>() - 0.5)).clamp(0.0, 300.0))
}

/// Places thick in towns and thin elsewhere.
fn places(point: &mut impl FnMut(f64, [f64; 2]) -> [f64; 2]) -> Vec<Place> {
    let mut places = Vec::new();
    for _ in 0..20 {
        let town = point(300.0, [150.0; 2]);
        places.extend((0..25).map(|_| Place { at: point(30.0, town), weight: 1.0 }));
    }
    places.extend((0..300).map(|_| Place { at: point(300.0, [150.0; 2]), weight: 1.0 }));
    places
}

/// One of the places.
fn any_of(places: &[Place], point: &mut impl FnMut(f64, [f64; 2]) -> [f64; 2]) -> [f64; 2] {
    places[(point(1.0, [0.5; 2])[0] * places.len() as f64) as usize % places.len()].at
}

/// Places thick in towns and thin elsewhere, incidents in hot spots at some of them, and a line anywhere.
fn country(number: u64, along_line: f64) -> f64 {
    let mut random = ChaCha8Rng::seed_from_u64(number);
    let mut point = |reach, centre| near_to(&mut random, reach, centre);
    let places = places(&mut point);
    let start = point(160.0, [150.0; 2]);
    let end = point(160.0, [150.0; 2]);
    let line = [start, end];
    let mut incidents = Vec::new();
    for _ in 0..12 {
        let spot = any_of(&places, &mut point);
        incidents.extend((0..8).map(|_| point(10.0, spot)));
    }
    let share = |step: usize| step as f64 / 40.0;
    let near = (0..(40.0 * along_line) as usize)
        .map(|step| point(8.0, [0, 1].map(|axis| start[axis] + share(step) * (end[axis] - start[axis]))));
    incidents.extend(near);
    let options = boundary::Options { near: 10.0, moves: 99, seed: number };
    boundary::test(&incidents, &places, &line, &options).map_or(1.0, |found| found.p)
}

#[test]
fn hot_spots_are_no_seam_and_attacks_along_a_line_are() {
    let alarms = rejected(|number| country(number, 0.0));
    let found = rejected(|number| country(number, 1.0));
    println!("{alarms} alarms, {found} found of {SERIES}");
    assert!(KEPT.contains(&alarms), "{alarms} of {SERIES}");
    assert!(found > 180, "{found} of {SERIES}");
}

fn near_p(country: &Country, number: u64, bound: f64) -> f64 {
    let drawn = country.drawn(number, bound);
    let near = if country.radius > 0.0 { 0.0 } else { 15.0 };
    let options = near::Options { near, link: 4.0, moves: 199, seed: number };
    near::test(&drawn.incidents, &drawn.places, &drawn.areas, &options).map_or(1.0, |found| found.p)
}

#[test]
fn hot_spots_are_not_near_and_those_at_the_areas_are() {
    for country in countries() {
        let alarms = rejected(|number| near_p(&country, number, 0.0));
        println!("{}: {alarms} alarms of {SERIES}", country.name);
        assert!(KEPT.contains(&alarms), "{}: {alarms} of {SERIES}", country.name);
    }
    let usual = Country::usual("towns and villages");
    let found = rejected(|number| near_p(&usual, number, 0.4));
    println!("{found} found of {SERIES}");
    assert!(found > 180, "{found} of {SERIES}");
}

#[test]
fn intervals_of_shares_hold_the_share_though_bursts_are_of_one_kind() {
    let outside = rejected(|number| {
        let mut random = ChaCha8Rng::seed_from_u64(7_000 + number);
        let mut all: Vec<(i64, bool)> = Vec::new();
        while all.len() < 300 {
            // A burst of a few days, all of its incidents of the kind that its first is.
            let (day, has) = (random.random_range(0..1_095), random.random::<f64>() < 0.3);
            all.extend((0..random.random_range(1..=6)).map(|n| (day + n / 2, has)));
        }
        let found = share::share(&all).unwrap().share;
        if (found.low..=found.high).contains(&0.3) { 1.0 } else { 0.0 }
    });
    println!("{outside} of {SERIES} intervals without the share");
    assert!((2..=30).contains(&outside), "{outside} of {SERIES}");
}

#[test]
fn intervals_of_return_years_hold_them() {
    let outside = rejected(|number| {
        let mut random = ChaCha8Rng::seed_from_u64(8_000 + number);
        let all: Vec<(i64, u32)> = (0..120)
            .map(|_| {
                let u: f64 = random.random();
                (
                    random.random_range(0..1_461),
                    (5.0 - 0.5 + 10.0 * ((1.0 - u).powf(-0.4) - 1.0)).round() as u32,
                )
            })
            .collect();
        // 120 in four years, of which at least 25 killed with the probability (1 + 0.4 · 20 / 4)^(−1 / 0.4).
        let years = 1.0 / (30.0 * (1.0_f64 + 0.4 * 20.0 / 4.0).powf(-2.5));
        let found = rank::exceptional(&all, (0, 1_460), 25, 5).unwrap().return_years;
        if (found.low..=found.high).contains(&years) { 1.0 } else { 0.0 }
    });
    println!("{outside} of {SERIES} intervals without the return years");
    assert!((1..=20).contains(&outside), "{outside} of {SERIES}");
}

#[test]
fn counts_that_cannot_decide_are_too_thin() {
    let drawn = Country::usual("towns and villages").drawn(1, 0.0);
    let thin = |near: f64| {
        let options = near::Options { near, link: 4.0, moves: 199, seed: 1 };
        near::test(&drawn.incidents, &drawn.places, &drawn.areas, &options).unwrap().too_thin
    };
    // Within metres of eight points lies nothing by chance, within 500 km everything.
    assert!(thin(0.01) && !thin(15.0) && thin(500.0));
}

#[test]
fn neighbours_by_chance_are_no_group_and_a_village_is_one() {
    let country = Country { spots: 200, most: 1, ..Country::usual("200 incidents apart") };
    let drawn = country.drawn(1, 0.0);
    let options = near::Options { near: 15.0, link: 4.0, moves: 99, seed: 1 };
    let apart = near::test(&drawn.incidents, &drawn.places, &drawn.areas, &options).unwrap();
    assert!(apart.groups > 180 && apart.link < 4.0, "{apart:?}");
    // Eight villages, attacked ten times each at one point: eight witnesses, however long the link.
    let villages: Vec<[f64; 2]> = (0..80).map(|n| drawn.places[n % 8 * 97].at).collect();
    let found = near::test(&villages, &drawn.places, &drawn.areas, &options).unwrap();
    assert!(found.groups <= 8, "{found:?}");
}

//! Scenarios drawn at random: kinds of pairs that nobody chose.
//!
//! Whoever writes a list of scenarios down and tunes a test until all of them hold has tuned it to the list. These are
//! all combinations of rate, emission, length, numbers, habits and bad dates, with parameters from whole ranges.

use rand::{Rng, RngExt};

use super::{Emission, Rate, Scenario, WEEK};
use crate::random::stream;

/// Scenario number `number` under `seed`, with a description of it.
#[must_use]
pub fn at_random(seed: u64, number: u64) -> (String, Scenario) {
    let mut random = stream(seed, number);
    let days = log_uniform(180.0, 3_652.0, &mut random) as usize;
    let (rate, moves) = rate(&mut random);
    let (emission, come) = emission(&mut random);
    let daily = log_uniform(0.06, 1.2, &mut random);
    let other = if random.random::<f64>() < 0.6 { daily } else { log_uniform(0.06, 1.2, &mut random) };
    let [a, b] = [daily, other].map(|daily| (daily * days as f64).round().max(25.0));
    let mut chance = |share: f64| random.random::<f64>() < share;
    let (weekly, season) = (chance(0.35), chance(0.25));
    let vague = if chance(0.15) { 0.2 } else { 0.0 };
    let heaped = if chance(0.1) { 0.1 } else { 0.0 };
    let extras: String =
        [(weekly, ", week"), (season, ", season"), (vague > 0.0, ", vague"), (heaped > 0.0, ", heaped")]
            .into_iter()
            .filter_map(|(there, name)| there.then_some(name))
            .collect();
    let scenario = Scenario {
        days,
        events: (a, b),
        rate,
        weekdays: weekly.then_some(WEEK),
        season,
        emission,
        vague,
        heaped,
        ..Scenario::steady("drawn at random")
    };
    (format!("{days} days, {a} and {b}, {moves}, {come}{extras}"), scenario)
}

/// How the shared rate moves; what two series share is never quicker than the test assumes.
fn rate(random: &mut impl Rng) -> (Rate, String) {
    match random.random_range(0..7) {
        0 => (Rate::Steady, "steady".to_owned()),
        1 => (Rate::Season, "trend".to_owned()),
        2 | 3 => {
            let mean_days = log_uniform(30.0, 200.0, random);
            let quiet = random.random_range(0.02..0.4);
            (Rate::Regimes { mean_days, quiet }, format!("regimes {mean_days:.0} ({quiet:.2})"))
        }
        4 => {
            let (days, deviation) = (log_uniform(30.0, 150.0, random), random.random_range(0.4..1.2));
            (Rate::Wandering { days, deviation }, format!("log-Gaussian {days:.0} ({deviation:.1})"))
        }
        5 => {
            let (days, deviation) = (log_uniform(40.0, 150.0, random), random.random_range(0.3..0.8));
            (Rate::Rough { days, deviation }, format!("rough {days:.0} ({deviation:.1})"))
        }
        _ => {
            let (every, decay) = (log_uniform(60.0, 200.0, random), log_uniform(20.0, 60.0, random));
            (Rate::Campaigns { every, decay }, format!("campaigns {every:.0}/{decay:.0}"))
        }
    }
}

fn emission(random: &mut impl Rng) -> (Emission, String) {
    match random.random_range(0..8) {
        0..=2 => (Emission::Poisson, "each alone".to_owned()),
        3..=5 => {
            let (branching_ratio, days) = (random.random_range(0.2..0.75), log_uniform(1.5, 7.0, random));
            (
                Emission::SelfExciting { branching_ratio, days },
                format!("bursts {branching_ratio:.2}/{days:.1}"),
            )
        }
        6 => {
            let mean = random.random_range(1.5..4.0);
            (Emission::Batches { mean }, format!("batches {mean:.1}"))
        }
        _ => {
            let variance = random.random_range(0.5..3.0);
            (Emission::Overdispersed { variance }, format!("overdispersed {variance:.1}"))
        }
    }
}

fn log_uniform(low: f64, high: f64, random: &mut impl Rng) -> f64 {
    low * (high / low).powf(random.random::<f64>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_always_gives_the_same_scenario_and_another_another() {
        let names: std::collections::BTreeSet<_> = (0..40).map(|number| at_random(3, number).0).collect();
        assert_eq!(names.len(), 40);
        assert_eq!(at_random(3, 7), at_random(3, 7));
        for number in 0..200 {
            let (name, scenario) = at_random(5, number);
            let (a, b) = scenario.pair(1, 0, 0.0, 2);
            assert!(!a.is_empty() && !b.is_empty() && scenario.days >= 180, "{name}");
        }
    }
}

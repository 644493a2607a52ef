//! The kinds of pairs on which the tests are calibrated.

use super::{Emission, Rate, Scenario, WEEK};

const BURSTS: Emission = Emission::SelfExciting { branching_ratio: 0.5, days: 3.0 };

fn regimes(name: &'static str, mean_days: f64, quiet: f64) -> Scenario {
    Scenario { rate: Rate::Regimes { mean_days, quiet }, ..Scenario::steady(name) }
}

fn squared_exponential(name: &'static str, days: f64, deviation: f64) -> Scenario {
    Scenario { rate: Rate::Wandering { days, deviation }, ..Scenario::steady(name) }
}

fn seasonal(name: &'static str) -> Scenario {
    Scenario { rate: Rate::Season, ..Scenario::steady(name) }
}

/// The scenarios that were looked at while the test was being made.
#[must_use]
pub fn scenarios() -> Vec<Scenario> {
    let weekly = |scenario| Scenario { weekdays: Some(WEEK), ..scenario };
    vec![
        Scenario::steady("Poisson"),
        Scenario { emission: BURSTS, ..seasonal("bursty + season") },
        Scenario { weekdays: Some(WEEK), ..Scenario::steady("weekday") },
        Scenario { weekdays: Some(WEEK), ..seasonal("season x weekday") },
        squared_exponential("log-Gaussian, 45 days", 45.0, 1.0),
        squared_exponential("log-Gaussian, 45 days, mild", 45.0, 0.6),
        Scenario { rate: Rate::Rough { days: 45.0, deviation: 0.5 }, ..Scenario::steady("rough, 45 days") },
        Scenario { emission: Emission::Batches { mean: 3.0 }, ..seasonal("batches + season") },
        Scenario { events: (60.0, 1_500.0), ..seasonal("60 against 1,500") },
        regimes("regimes of 150 days", 150.0, 0.2),
        regimes("regimes of 90 days, mild", 90.0, 0.3),
        regimes("regimes of 90 days", 90.0, 0.1),
        regimes("regimes of 40 days, mild", 40.0, 0.3),
        regimes("regimes of 40 days", 40.0, 0.1),
        Scenario { days: 180, events: (60.0, 60.0), ..seasonal("half a year") },
        Scenario { days: 3_652, events: (800.0, 800.0), ..squared_exponential("ten years", 90.0, 0.8) },
        Scenario { vague: 0.2, ..seasonal("month precision, 20 %") },
        Scenario { events: (25.0, 25.0), ..seasonal("25 events") },
        Scenario { emission: Emission::Overdispersed { variance: 2.0 }, ..seasonal("overdispersed") },
        Scenario {
            emission: Emission::SelfExciting { branching_ratio: 0.8, days: 5.0 },
            ..Scenario::steady("heavy bursts")
        },
        regimes("regimes of 60 days, off is off", 60.0, 0.0),
        Scenario { weekdays: Some(WEEK), ..regimes("regimes x weekday", 60.0, 0.2) },
        Scenario { emission: BURSTS, ..regimes("regimes + bursts", 60.0, 0.2) },
        regimes("regimes of 25 days", 25.0, 0.2),
        Scenario { rate: Rate::Campaigns { every: 90.0, decay: 30.0 }, ..Scenario::steady("campaigns") },
        squared_exponential("log-Gaussian, 30 days", 30.0, 1.0),
        Scenario {
            weekdays: Some(WEEK),
            season: true,
            ..squared_exponential("log-Gaussian x weekday", 45.0, 0.8)
        },
        Scenario { days: 365, events: (20.0, 20.0), ..Scenario::steady("a year of 20 events") },
        Scenario {
            events: (40.0, 400.0),
            emission: Emission::Batches { mean: 2.0 },
            weekdays: Some(WEEK),
            ..Scenario::steady("40 against 400, batches")
        },
        Scenario { events: (1_000.0, 1_000.0), ..seasonal("1,000 events") },
        Scenario {
            events: (3_000.0, 3_000.0),
            ..squared_exponential("3,000 events, log-Gaussian", 45.0, 0.6)
        },
        Scenario { days: 120, events: (50.0, 50.0), ..regimes("120 days of regimes", 40.0, 0.2) },
        Scenario { days: 3_652, events: (500.0, 500.0), ..regimes("ten years of regimes", 120.0, 0.2) },
        Scenario { rate: Rate::Rough { days: 90.0, deviation: 0.7 }, ..Scenario::steady("rough, 90 days") },
        Scenario { heaped: 0.1, ..seasonal("heaped on the first, 10 %") },
        regimes("regimes of 30 days, mild", 30.0, 0.3),
        regimes("regimes of 70 days", 70.0, 0.15),
        Scenario { emission: Emission::Batches { mean: 2.0 }, ..regimes("regimes + batches", 60.0, 0.2) },
        Scenario { rate: Rate::Rough { days: 25.0, deviation: 0.6 }, ..Scenario::steady("rough, 25 days") },
        squared_exponential("log-Gaussian, 20 days", 20.0, 0.8),
        squared_exponential("log-Gaussian, 60 days", 60.0, 1.0),
        weekly(Scenario { events: (100.0, 100.0), ..seasonal("100 events, season x weekday") }),
        Scenario { days: 1_826, events: (2_000.0, 2_000.0), ..regimes("2,000 events of regimes", 45.0, 0.3) },
        Scenario {
            emission: Emission::SelfExciting { branching_ratio: 0.6, days: 2.0 },
            ..weekly(seasonal("short bursts x weekday x season"))
        },
        Scenario {
            emission: Emission::SelfExciting { branching_ratio: 0.7, days: 7.0 },
            ..Scenario::steady("long bursts")
        },
        Scenario {
            rate: Rate::Campaigns { every: 45.0, decay: 15.0 },
            ..Scenario::steady("short campaigns")
        },
        Scenario { events: (200.0, 900.0), ..regimes("200 against 900, regimes", 50.0, 0.2) },
        Scenario { days: 90, events: (40.0, 40.0), ..Scenario::steady("90 days of 40 events") },
        weekly(Scenario { days: 182, events: (120.0, 30.0), ..Scenario::steady("half a year x weekday") }),
        Scenario { vague: 0.3, ..regimes("month precision, regimes", 90.0, 0.3) },
        Scenario { heaped: 0.2, ..Scenario::steady("heaped on the first, 20 %") },
        Scenario { days: 3_652, events: (150.0, 3_000.0), ..seasonal("ten years, 150 against 3,000") },
        Scenario {
            emission: Emission::Overdispersed { variance: 4.0 },
            ..squared_exponential("overdispersed, log-Gaussian", 60.0, 0.7)
        },
        Scenario {
            events: (3_000.0, 3_000.0),
            ..squared_exponential("3,000 events, log-Gaussian, 30 days", 30.0, 0.6)
        },
        Scenario { events: (1_500.0, 1_500.0), ..regimes("1,500 events, regimes of 25 days", 25.0, 0.3) },
        Scenario { events: (3_000.0, 3_000.0), ..regimes("3,000 events, regimes of 90 days", 90.0, 0.3) },
    ]
}

/// Scenarios held out: the test had its present form before they were first run.
#[must_use]
pub fn held_out() -> Vec<Scenario> {
    let weekly = |scenario| Scenario { weekdays: Some(WEEK), ..scenario };
    vec![
        Scenario { events: (400.0, 400.0), ..regimes("* regimes of 200 days, hardly on", 200.0, 0.05) },
        Scenario { events: (500.0, 150.0), ..regimes("* 500 against 150, regimes of 35 days", 35.0, 0.2) },
        Scenario { days: 730, events: (100.0, 100.0), ..regimes("* two years of 100, regimes", 50.0, 0.1) },
        Scenario {
            events: (800.0, 800.0),
            ..squared_exponential("* 800 events, log-Gaussian, 25 days", 25.0, 0.7)
        },
        Scenario { emission: BURSTS, ..squared_exponential("* bursts, log-Gaussian, 120 days", 120.0, 1.2) },
        weekly(Scenario {
            rate: Rate::Rough { days: 60.0, deviation: 0.8 },
            ..Scenario::steady("* rough, 60 days, weekday")
        }),
        Scenario {
            events: (500.0, 500.0),
            rate: Rate::Campaigns { every: 60.0, decay: 10.0 },
            ..Scenario::steady("* campaigns of 10 days")
        },
        weekly(Scenario {
            events: (150.0, 150.0),
            emission: Emission::Batches { mean: 4.0 },
            ..seasonal("* large batches x weekday x season")
        }),
        Scenario {
            days: 1_826,
            events: (2_500.0, 2_500.0),
            emission: Emission::Overdispersed { variance: 1.5 },
            ..seasonal("* 2,500 overdispersed events")
        },
        Scenario { vague: 0.5, heaped: 0.05, ..seasonal("* half to the month, heaped") },
        weekly(Scenario { days: 3_652, events: (60.0, 60.0), ..seasonal("* ten years of 60 events") }),
        Scenario {
            days: 250,
            events: (250.0, 80.0),
            ..squared_exponential("* 250 days, log-Gaussian", 40.0, 0.8)
        },
    ]
}

/// Scenarios beyond what is promised: several events a day, rates that jump. The test is too cautious there.
#[must_use]
pub fn extremes() -> Vec<Scenario> {
    vec![
        Scenario { events: (3_000.0, 3_000.0), ..regimes("+ 3,000 events, regimes of 40 days", 40.0, 0.2) },
        Scenario {
            events: (2_000.0, 2_000.0),
            rate: Rate::Campaigns { every: 90.0, decay: 30.0 },
            ..Scenario::steady("+ 2,000 events, campaigns")
        },
    ]
}

//! Pairs of simulated series whose truth is known: independent given their rates, or with a planted effect.
//!
//! Takes a [`Scenario`] (how the shared rate moves, how events come, how many, how exactly they are dated), gives two
//! lists of events. The calibration suite draws thousands of such pairs and counts how often a test calls the
//! independent ones synchronised.

mod at_random;
mod country;
mod scenarios;
mod theatres;
mod tolls;

pub use at_random::at_random;
pub use country::{Country, Lying, Recorded, countries};
pub use scenarios::{extremes, held_out, scenarios};
pub use tolls::{TollScenario, tolls};

use rand::{Rng, RngExt};
use rand_distr::{Distribution, Exp, Gamma, Geometric, Poisson, StandardNormal};

use crate::random::stream;
use crate::series::calendar::first_days_of_months;
use crate::{Event, Window};

/// How the rate that both series share moves over the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rate {
    /// It does not.
    Steady,
    /// A yearly season on a rising trend.
    Season,
    /// On and off from one day to the next, each state lasting `mean_days` on average; the quiet rate is a share
    /// `quiet` of the other.
    Regimes {
        /// Mean length of a state in days.
        mean_days: f64,
        /// Quiet rate over the other.
        quiet: f64,
    },
    /// Exponential of a smooth Gaussian process that forgets itself over `days`.
    Wandering {
        /// Correlation length in days.
        days: f64,
        /// Standard deviation of the logarithm of the rate.
        deviation: f64,
    },
    /// Exponential of an Ornstein–Uhlenbeck process: as [`Rate::Wandering`], but rough.
    Rough {
        /// Correlation length in days.
        days: f64,
        /// Standard deviation of the logarithm of the rate.
        deviation: f64,
    },
    /// Campaigns that begin at once and die away over `decay` days, `every` days apart on average.
    Campaigns {
        /// Mean days between campaigns.
        every: f64,
        /// Days over which one dies away.
        decay: f64,
    },
}

/// How events come, given the rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Emission {
    /// Each on its own.
    Poisson,
    /// Each sets off `branching_ratio` more on average, within a few days (exponential, mean `days`).
    SelfExciting {
        /// Mean number of events that one event sets off; below 1.
        branching_ratio: f64,
        /// Mean delay in days.
        days: f64,
    },
    /// Several at once on one day: a geometric number with this mean.
    Batches {
        /// Mean number of events of a batch_size.
        mean: f64,
    },
    /// Daily counts more variable than Poisson: gamma mixed, with this variance of the mixing factor.
    Overdispersed {
        /// Variance of the factor by which each day's rate is multiplied.
        variance: f64,
    },
}

/// A kind of pair of series.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// What it is called in the tables.
    pub name: &'static str,
    /// Length of the window in days.
    pub days: usize,
    /// Events expected in the first and the second series.
    pub events: (f64, f64),
    /// How the shared rate moves.
    pub rate: Rate,
    /// Shared weekday factors, from the weekday of the window's first day; `None` for none.
    pub weekdays: Option<[f64; 7]>,
    /// A yearly season on top of the rate.
    pub season: bool,
    /// How events come.
    pub emission: Emission,
    /// Share of the events that are dated to their month only.
    pub vague: f64,
    /// Share of the events that are written down on the first of their month as if that were their day.
    pub heaped: f64,
}

/// A simulated pair and what it was drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The first series' events.
    pub a: Vec<Event>,
    /// The second's.
    pub b: Vec<Event>,
    /// The rate that both share, by day of the window; its mean is 1.
    pub rate: Vec<f64>,
}

/// A week with quiet Fridays and busy Mondays.
pub const WEEK: [f64; 7] = [1.7, 1.2, 1.0, 1.1, 0.3, 0.7, 1.0];

impl Scenario {
    /// Two steady Poisson series of 300 events over three years.
    #[must_use]
    pub fn steady(name: &'static str) -> Self {
        Self {
            name,
            days: 1_096,
            events: (300.0, 300.0),
            rate: Rate::Steady,
            weekdays: None,
            season: false,
            emission: Emission::Poisson,
            vague: 0.0,
            heaped: 0.0,
        }
    }

    /// The days over which its pairs run.
    #[must_use]
    pub fn window(&self) -> Window {
        Window { first: 16_801, last: 16_800 + self.days as i64 }
    }

    /// Pair number `number` under `seed`; a share `effect` of the first series' events is followed in the second within
    /// 0 to `lag` days.
    #[must_use]
    pub fn pair(&self, seed: u64, number: u64, effect: f64, lag: i64) -> (Vec<Event>, Vec<Event>) {
        let drawn = self.drawn(seed, number, effect, lag);
        (drawn.a, drawn.b)
    }

    /// The same pair, with the rate that nobody knows.
    #[must_use]
    pub fn drawn(&self, seed: u64, number: u64, effect: f64, lag: i64) -> Drawn {
        let mut random = stream(seed, number);
        let rate = self.shared_rate(&mut random);
        let a = self.emit(&rate, self.events.0, &mut random);
        let mut b = self.emit(&rate, self.events.1, &mut random);
        for day in &a {
            if random.random::<f64>() < effect {
                b.push(day + random.random_range(0..=lag));
            }
        }
        Drawn { a: self.date(&a, &mut random), b: self.date(&b, &mut random), rate }
    }

    /// The shared rate: mean 1 over the window.
    fn shared_rate(&self, random: &mut impl Rng) -> Vec<f64> {
        let mut rate = self.rate.draw(self.days, random);
        let phase = random.random::<f64>() * 365.25;
        for (day, value) in rate.iter_mut().enumerate() {
            if self.season {
                *value *= 1.0 + 0.7 * (std::f64::consts::TAU * (day as f64 + phase) / 365.25).sin();
            }
            if let Some(weekdays) = self.weekdays {
                *value *= weekdays[day % 7];
            }
        }
        let mean = rate.iter().sum::<f64>() / self.days as f64;
        rate.iter_mut().for_each(|value| *value /= mean.max(1e-9));
        rate
    }

    /// Days (from the start of the window) of the events of one series.
    fn emit(&self, rate: &[f64], events: f64, random: &mut impl Rng) -> Vec<i64> {
        let each = events / self.days as f64;
        let mut days = Vec::with_capacity(2 * events as usize);
        for (day, rate) in rate.iter().enumerate() {
            self.emission.on(day as i64, rate * each, &mut days, random);
        }
        days.retain(|day| *day < self.days as i64);
        days
    }

    fn date(&self, days: &[i64], random: &mut impl Rng) -> Vec<Event> {
        let window = self.window();
        let months: Vec<i64> = match self.heaped > 0.0 {
            true => first_days_of_months(window.first, self.days).map(|day| day as i64).collect(),
            false => Vec::new(),
        };
        let dated = |day: &i64| {
            let last = self.days as i64 - 1;
            let (first, last) = if random.random::<f64>() < self.vague {
                (day - day % 30, (day - day % 30 + 29).min(last))
            } else if !months.is_empty() && random.random::<f64>() < self.heaped {
                let month = months.iter().rev().find(|first| *first <= day).unwrap_or(day);
                (*month, *month)
            } else {
                (*day, *day)
            };
            Event { first: window.first + first, last: window.first + last }
        };
        days.iter().filter(|day| (0..self.days as i64).contains(*day)).map(dated).collect()
    }
}

impl Rate {
    fn draw(self, days: usize, random: &mut impl Rng) -> Vec<f64> {
        match self {
            Self::Steady => vec![1.0; days],
            Self::Season => season(days, random),
            Self::Regimes { mean_days, quiet } => regimes(days, mean_days, quiet, random),
            Self::Wandering { days: length, deviation } => {
                smooth_noise(days, length, random).iter().map(|value| (deviation * value).exp()).collect()
            }
            Self::Rough { days: length, deviation } => {
                rough_noise(days, length, random).iter().map(|value| (deviation * value).exp()).collect()
            }
            Self::Campaigns { every, decay } => campaigns(days, every, decay, random),
        }
    }
}

fn season(days: usize, random: &mut impl Rng) -> Vec<f64> {
    let phase = random.random::<f64>() * 365.25;
    let slope = random.random_range(0.5..1.5);
    (0..days)
        .map(|day| {
            let wave = (std::f64::consts::TAU * (day as f64 + phase) / 365.25).sin();
            (1.0 + 0.8 * wave) * (1.0 + slope * day as f64 / days as f64)
        })
        .collect()
}

fn regimes(days: usize, mean_days: f64, quiet: f64, random: &mut impl Rng) -> Vec<f64> {
    let mut rate = Vec::with_capacity(days);
    let mut active = random.random::<bool>();
    while rate.len() < days {
        let length = (-mean_days * (1.0 - random.random::<f64>()).ln()).ceil().max(1.0) as usize;
        let level = if active { 1.0 } else { quiet };
        rate.extend(std::iter::repeat_n(level, length.min(days - rate.len())));
        active = !active;
    }
    rate
}

/// White noise smoothed so that its correlation at `length` days is exp(−1/2).
fn smooth_noise(days: usize, length: f64, random: &mut impl Rng) -> Vec<f64> {
    let width = length / std::f64::consts::SQRT_2;
    let reach = (4.0 * width).ceil() as usize;
    let noise: Vec<f64> = (0..days + 2 * reach).map(|_| StandardNormal.sample(random)).collect();
    let weights: Vec<f64> =
        (0..=2 * reach).map(|place| (-0.5 * ((place as f64 - reach as f64) / width).powi(2)).exp()).collect();
    let norm = weights.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
    (0..days)
        .map(|day| {
            weights.iter().zip(&noise[day..]).map(|(weight, noise)| weight * noise).sum::<f64>() / norm
        })
        .collect()
}

fn rough_noise(days: usize, length: f64, random: &mut impl Rng) -> Vec<f64> {
    let keep = (-1.0 / length).exp();
    let fresh = (1.0 - keep * keep).sqrt();
    let mut value: f64 = StandardNormal.sample(random);
    (0..days)
        .map(|_| {
            let noise: f64 = StandardNormal.sample(random);
            value = keep * value + fresh * noise;
            value
        })
        .collect()
}

fn campaigns(days: usize, every: f64, decay: f64, random: &mut impl Rng) -> Vec<f64> {
    let mut level = 0.0;
    (0..days)
        .map(|_| {
            level *= (-1.0 / decay).exp();
            if random.random::<f64>() < 1.0 / every {
                level += 5.0 * random.random::<f64>();
            }
            0.2 + level
        })
        .collect()
}

impl Emission {
    /// Adds what happens on `day`, and what that sets off later.
    fn on(self, day: i64, rate: f64, days: &mut Vec<i64>, random: &mut impl Rng) {
        match self {
            Self::Poisson => days.extend(std::iter::repeat_n(day, count(rate, random))),
            Self::SelfExciting { branching_ratio, days: mean } => {
                for _ in 0..count(rate * (1.0 - branching_ratio), random) {
                    burst(day, branching_ratio, mean, days, random);
                }
            }
            Self::Batches { mean } => {
                for _ in 0..count(rate / mean, random) {
                    let more = Geometric::new(1.0 / mean).map_or(0, |extra| extra.sample(random));
                    days.extend(std::iter::repeat_n(day, 1 + more as usize));
                }
            }
            Self::Overdispersed { variance } => {
                let factor = Gamma::new(1.0 / variance, variance).map_or(1.0, |gamma| gamma.sample(random));
                days.extend(std::iter::repeat_n(day, count(rate * factor, random)));
            }
        }
    }
}

/// An event and all that it sets off.
fn burst(day: i64, branching_ratio: f64, mean: f64, days: &mut Vec<i64>, random: &mut impl Rng) {
    let mut open = vec![day];
    while let Some(day) = open.pop() {
        days.push(day);
        for _ in 0..count(branching_ratio, random) {
            let delay = Exp::new(1.0 / mean).map_or(0.0, |delay| delay.sample(random));
            open.push(day + delay.round() as i64);
        }
    }
}

fn count(mean: f64, random: &mut impl Rng) -> usize {
    if mean <= 0.0 {
        return 0;
    }
    Poisson::new(mean).map_or(0, |poisson| poisson.sample(random) as usize)
}

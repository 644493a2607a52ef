//! Two trains → event coincidence analysis: precursor and trigger rates.
//!
//! **Estimates** the share of A's events that have an event of B in the window ΔT that ends a lag τ before them
//! (precursor rate, B as a risk factor of A), and the share of B's events that have an event of A in the window that
//! opens τ after them (trigger rate). **Source**: Donges, Schleussner, Siegmund & Donner 2016, Eur. Phys. J. Spec.
//! Top. 225:471–487, doi:10.1140/epjst/e2015-50233-y, equations 1–2 (rates) and 5–6 (binomial p-values).
//! **Assumes**, for the analytic p: both trains are Poisson processes of a constant rate, sparse against ΔT; for the
//! shuffled p: the surrogate drawn (see [`Surrogate`]). **Breaks** where both rates move together over months (season,
//! war), where events come in bursts, and where many share a day: it then calls independent series synchronised.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::{ClassicError, at_least};
use super::permutation::{p_value, replicate};
use super::train::{Surrogate, Train, same_span};
use super::warning::{Warning, examine};
use crate::statistics::binomial_tail;

/// What counts as a coincidence, and how the shuffled p is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Settings {
    /// ΔT ≥ 0, in the trains' unit, both ends included.
    pub window: f64,
    /// τ ≥ 0: how long before the event of A the window ends.
    pub lag: f64,
    /// Whether the window reaches ΔT to both sides of the lagged time, as in "within two days of each other".
    pub symmetric: bool,
    /// What replaces B in a replicate.
    pub surrogate: Surrogate,
    /// Number of replicates; none gives no shuffled p.
    pub replicates: usize,
    /// Seed of the replicates.
    pub seed: u64,
}

/// One coincidence rate with its p-values, one-sided (more coincidences than chance).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Rate {
    /// Events with a partner.
    pub coincidences: usize,
    /// Events looked at.
    pub events: usize,
    /// The share of them, 0 to 1.
    pub rate: f64,
    /// Chance of at least as many under independent Poisson processes.
    pub p_analytic: f64,
    /// (1 + k) / (1 + n) over the surrogates.
    pub p_shuffled: Option<f64>,
}

/// What event coincidence analysis says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct EventCoincidence {
    /// Share of A's events preceded by one of B.
    pub precursor: Rate,
    /// Share of B's events followed by one of A.
    pub trigger: Rate,
    /// Which assumptions the data break.
    pub warnings: Vec<Warning>,
}

/// Runs the analysis.
///
/// # Errors
/// Trains of different spans, an empty train, a negative or infinite window or lag, a lag as long as the span.
///
/// ```
/// use tazamun_sync::classical::{Surrogate, Train, eca};
/// let a = Train::new(vec![10.0, 50.0, 90.0], 0.0, 100.0)?;
/// let b = Train::new(vec![9.0, 48.0, 70.0], 0.0, 100.0)?;
/// let settings = eca::Settings {
///     window: 2.0, lag: 0.0, symmetric: false, surrogate: Surrogate::Uniform, replicates: 99, seed: 1,
/// };
/// let found = eca::event_coincidence(&a, &b, &settings)?;
/// assert_eq!((found.precursor.coincidences, found.trigger.coincidences), (2, 2));
/// # Ok::<(), tazamun_sync::classical::ClassicError>(())
/// ```
pub fn event_coincidence(
    a: &Train,
    b: &Train,
    settings: &Settings,
) -> Result<EventCoincidence, ClassicError> {
    check(a, b, settings)?;
    let of = Distinct::of(a);
    let counted = of.coincidences(b.times(), settings);
    let drawn = replicate(settings.replicates, settings.seed, Vec::new, |times, random| {
        b.surrogate(settings.surrogate, random, times);
        of.coincidences(times, settings)
    });
    let shuffled = |pick: fn(&(usize, usize)) -> usize| {
        let reached = drawn.iter().filter(|one| pick(one) >= pick(&counted)).count();
        (!drawn.is_empty()).then(|| p_value(reached, drawn.len()))
    };
    Ok(EventCoincidence {
        precursor: rate(counted.0, a, b, settings, shuffled(|pair| pair.0)),
        trigger: rate(counted.1, b, a, settings, shuffled(|pair| pair.1)),
        warnings: examine(a, b, settings.window.max(1e-9 * a.span())),
    })
}

fn check(a: &Train, b: &Train, settings: &Settings) -> Result<(), ClassicError> {
    same_span(a, b)?;
    at_least("the window", settings.window, 0.0, "a finite number of at least 0")?;
    at_least("the lag", settings.lag, 0.0, "a finite number of at least 0")?;
    if settings.lag >= a.span() {
        return Err(ClassicError::Setting {
            name: "the lag",
            value: settings.lag,
            range: "shorter than the span",
        });
    }
    match a.len().min(b.len()) {
        0 => Err(ClassicError::TooFew { what: "events in each series", found: 0, needed: 1 }),
        _ => Ok(()),
    }
}

/// The times of a train, each once, and how many events share it: a day of ten attacks is looked at once.
struct Distinct {
    times: Vec<f64>,
    events: Vec<usize>,
}

impl Distinct {
    fn of(train: &Train) -> Self {
        let days = train.times().chunk_by(|one, other| one == other);
        let (times, events) = days.map(|day| (day[0], day.len())).unzip();
        Self { times, events }
    }

    /// Events of A with one of B at t_A − τ − ΔT .. t_A − τ (to + ΔT if symmetric), and events of B that are such.
    fn coincidences(&self, b: &[f64], settings: &Settings) -> (usize, usize) {
        let (back, ahead) = (settings.window + settings.lag, forward(settings) - settings.lag);
        let precursor = partnered(&self.times, b, back, ahead, |at| self.events[at]);
        (precursor, partnered(b, &self.times, ahead, back, |_| 1))
    }
}

/// How far past the lagged time the window reaches.
fn forward(settings: &Settings) -> f64 {
    if settings.symmetric { settings.window } else { 0.0 }
}

/// How many events at the times `of` have one of `among` between `back` before and `ahead` after; one walk over both.
fn partnered(of: &[f64], among: &[f64], back: f64, ahead: f64, events: impl Fn(usize) -> usize) -> usize {
    let mut next = 0;
    let mut count = 0;
    for (at, &time) in of.iter().enumerate() {
        while next < among.len() && time - among[next] > back {
            next += 1;
        }
        if next < among.len() && among[next] - time <= ahead {
            count += events(at);
        }
    }
    count
}

fn rate(
    coincidences: usize,
    of: &Train,
    among: &Train,
    settings: &Settings,
    p_shuffled: Option<f64>,
) -> Rate {
    let width = settings.window + forward(settings);
    let one = (width / (of.span() - settings.lag)).min(1.0);
    let chance = 1.0 - (1.0 - one).powi(i32::try_from(among.len()).unwrap_or(i32::MAX));
    Rate {
        coincidences,
        events: of.len(),
        rate: coincidences as f64 / of.len() as f64,
        p_analytic: binomial_tail(coincidences, of.len(), chance),
        p_shuffled,
    }
}

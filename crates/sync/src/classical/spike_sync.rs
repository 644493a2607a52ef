//! Two or more trains → SPIKE-synchronisation.
//!
//! **Estimates** the share of events that coincide with one of another train: closer than half the smallest of the
//! four gaps around the two. **Source**: Kreuz, Mulansky & Bozanic 2015, J. Neurophysiol. 113:3432–3445,
//! doi:10.1152/jn.00848.2014, equations 4–6; the comparison is strict and the span bounds the gaps, as in PySpike.
//! **Assumes** nothing by itself: it is a measure without a null; the p given is that of the surrogate drawn.
//! Events at one time count once. **Breaks** as [`event_sync`](super::event_sync): shared seasons raise it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::ClassicError;
use super::event_sync::half_gap;
use super::permutation::{p_value, replicate};
use super::train::{Surrogate, Train, same_span};
use super::warning::{Warning, examine};

/// What SPIKE-synchronisation says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct SpikeSynchronisation {
    /// Coincidences, counted at both events, over all pairs of trains.
    pub coincidences: usize,
    /// The number there would be if every event coincided in every pair.
    pub possible: usize,
    /// Their ratio, 0 to 1.
    pub synchronisation: f64,
}

/// SPIKE-synchronisation of a pair with a p-value.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct PairSynchronisation {
    /// The measure.
    pub measure: SpikeSynchronisation,
    /// (1 + k) / (1 + n) over the surrogates of the second train, one-sided.
    pub p: Option<f64>,
    /// Which assumptions of the p the data break.
    pub warnings: Vec<Warning>,
}

/// The measure over all pairs of trains.
///
/// # Errors
/// Fewer than two trains, trains of different spans, no event in any train.
pub fn spike_synchronisation(trains: &[Train]) -> Result<SpikeSynchronisation, ClassicError> {
    if trains.len() < 2 {
        return Err(ClassicError::TooFew { what: "series", found: trains.len(), needed: 2 });
    }
    let distinct: Vec<Train> = trains.iter().map(Train::distinct).collect();
    let (mut coincidences, mut possible) = (0, 0);
    for (i, one) in distinct.iter().enumerate() {
        for other in &distinct[i + 1..] {
            same_span(one, other)?;
            coincidences += 2 * coinciding(one.times(), other.times(), one.span());
            possible += one.len() + other.len();
        }
    }
    measure(coincidences, possible)
}

/// The measure of one pair, with the p of `replicates` surrogates of the second train.
///
/// # Errors
/// As [`spike_synchronisation`].
pub fn pair(
    a: &Train,
    b: &Train,
    surrogate: Surrogate,
    replicates: usize,
    seed: u64,
) -> Result<PairSynchronisation, ClassicError> {
    let measure = spike_synchronisation(&[a.clone(), b.clone()])?;
    let (one, other) = (a.distinct(), b.distinct());
    let drawn = replicate(replicates, seed, Vec::new, |times, random| {
        other.surrogate(surrogate, random, times);
        times.dedup();
        2 * coinciding(one.times(), times, one.span())
    });
    let reached = drawn.iter().filter(|&&count| count >= measure.coincidences).count();
    let window = a.span() / (measure.possible as f64 / 2.0);
    Ok(PairSynchronisation {
        p: (!drawn.is_empty()).then(|| p_value(reached, drawn.len())),
        warnings: examine(a, b, window),
        measure,
    })
}

fn measure(coincidences: usize, possible: usize) -> Result<SpikeSynchronisation, ClassicError> {
    if possible == 0 {
        return Err(ClassicError::TooFew { what: "events", found: 0, needed: 1 });
    }
    let synchronisation = coincidences as f64 / possible as f64;
    Ok(SpikeSynchronisation { coincidences, possible, synchronisation })
}

/// Number of coinciding pairs; each event has at most one partner, its nearest.
fn coinciding(a: &[f64], b: &[f64], span: f64) -> usize {
    let mut next = 0;
    let mut count = 0;
    for (i, &time) in a.iter().enumerate() {
        while next < b.len() && b[next] <= time {
            next += 1;
        }
        let own = half_gap(a, i).min(span / 2.0);
        let before = next.checked_sub(1).is_some_and(|j| time - b[j] < own.min(half_gap(b, j)));
        let after = next < b.len() && b[next] - time < own.min(half_gap(b, next));
        count += usize::from(before || after);
    }
    count
}

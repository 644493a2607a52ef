//! Two trains → event synchronisation Q and delay asymmetry q.
//!
//! **Estimates** how many events of the two trains fall closer together than half the gaps around them, the window
//! adapting to the local rate. **Source**: Quian Quiroga, Kreuz & Grassberger 2002, Phys. Rev. E 66:041904,
//! doi:10.1103/PhysRevE.66.041904, equations 1–5. The paper leaves the first and last event of each train without a
//! window; here they use the one gap they have. **Assumes**, for p, the surrogate drawn ([`Surrogate`]): no shared
//! trend. Events at one time count once. **Breaks** under shared seasons and where many events share a day (a day's
//! second attack is lost, and the window is at most half a day inside a run of daily attacks).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::ClassicError;
use super::permutation::{p_value, replicate};
use super::train::{Surrogate, Train, same_span};
use super::warning::{Warning, examine};

/// How p is drawn, and the widest window allowed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Settings {
    /// Upper bound of the adaptive window τ; none leaves it free.
    pub longest: Option<f64>,
    /// What replaces B in a replicate.
    pub surrogate: Surrogate,
    /// Number of replicates; none gives no p.
    pub replicates: usize,
    /// Seed of the replicates.
    pub seed: u64,
}

/// What event synchronisation says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct EventSynchronisation {
    /// c(a|b): events of A shortly after one of B, simultaneous ones counting half.
    pub a_after_b: f64,
    /// c(b|a): events of B shortly after one of A.
    pub b_after_a: f64,
    /// Q = (c(a|b) + c(b|a)) / √(m_a m_b), 0 to 1.
    pub synchronisation: f64,
    /// q = (c(b|a) − c(a|b)) / √(m_a m_b), −1 to 1; above 0 where A leads.
    pub asymmetry: f64,
    /// (1 + k) / (1 + n) for Q over the surrogates, one-sided.
    pub p: Option<f64>,
    /// Which assumptions the data break.
    pub warnings: Vec<Warning>,
}

/// Runs the method.
///
/// # Errors
/// Trains of different spans, or with fewer than two distinct times.
pub fn event_synchronisation(
    a: &Train,
    b: &Train,
    settings: &Settings,
) -> Result<EventSynchronisation, ClassicError> {
    same_span(a, b)?;
    let (one, other) = (a.distinct(), b.distinct());
    let found = one.len().min(other.len());
    if found < 2 {
        return Err(ClassicError::TooFew { what: "distinct event times in each series", found, needed: 2 });
    }
    let longest = settings.longest.unwrap_or(f64::INFINITY);
    let (a_after_b, b_after_a) = counts(one.times(), other.times(), longest);
    let drawn = replicate(settings.replicates, settings.seed, Vec::new, |times, random| {
        other.surrogate(settings.surrogate, random, times);
        let (after, before) = counts(one.times(), times, longest);
        after + before
    });
    let reached = drawn.iter().filter(|&&sum| sum >= a_after_b + b_after_a).count();
    let scale = ((one.len() * other.len()) as f64).sqrt();
    Ok(EventSynchronisation {
        a_after_b,
        b_after_a,
        synchronisation: (a_after_b + b_after_a) / scale,
        asymmetry: (b_after_a - a_after_b) / scale,
        p: (!drawn.is_empty()).then(|| p_value(reached, drawn.len())),
        warnings: examine(a, b, a.span() / found as f64),
    })
}

/// c(a|b) and c(b|a). Only the last event of B up to one of A and the first after it can lie within half a gap of B.
fn counts(a: &[f64], b: &[f64], longest: f64) -> (f64, f64) {
    let (mut after, mut before) = (0.0, 0.0);
    let mut next = 0;
    for (i, &time) in a.iter().enumerate() {
        while next < b.len() && b[next] <= time {
            next += 1;
        }
        if let Some(j) = next.checked_sub(1) {
            if b[j] == time {
                after += 0.5;
                before += 0.5;
            } else if time - b[j] <= half_gap(a, i).min(half_gap(b, j)).min(longest) {
                after += 1.0;
            }
        }
        if next < b.len() && b[next] - time <= half_gap(a, i).min(half_gap(b, next)).min(longest) {
            before += 1.0;
        }
    }
    (after, before)
}

/// Half the smaller gap to the event's neighbours in its own train; infinite for a train of one event.
pub(super) fn half_gap(times: &[f64], i: usize) -> f64 {
    let back = if i > 0 { times[i] - times[i - 1] } else { f64::INFINITY };
    let ahead = times.get(i + 1).map_or(f64::INFINITY, |next| next - times[i]);
    back.min(ahead) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identical_trains_are_fully_synchronous_and_led_by_neither() {
        let train = Train::new(vec![1.0, 4.0, 9.0], 0.0, 10.0).unwrap();
        let settings = Settings { longest: None, surrogate: Surrogate::Uniform, replicates: 0, seed: 0 };
        let found = event_synchronisation(&train, &train, &settings).unwrap();
        assert_eq!((found.synchronisation, found.asymmetry), (1.0, 0.0));
    }

    #[test]
    fn the_train_that_comes_first_leads() {
        assert_eq!(counts(&[1.0, 5.0, 9.0], &[1.5, 5.5, 9.5], f64::INFINITY), (0.0, 3.0));
        assert_eq!(counts(&[1.0, 5.0, 9.0], &[1.5, 5.5, 9.5], 0.4), (0.0, 0.0));
    }
}

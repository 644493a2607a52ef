//! Two trains → ISI-distance and SPIKE-distance, averaged over the span.
//!
//! **Estimate** how unlike two trains are at each time: the ISI-distance by the lengths of the gaps that hold it (0 where
//! both trains run at one rate), the SPIKE-distance by how far the events around it lie from the other train's nearest
//! (0 for identical trains). **Sources**: Kreuz, Haas, Morelli, Abarbanel & Politi 2007, J. Neurosci. Methods
//! 165:151–161, doi:10.1016/j.jneumeth.2007.05.031; Kreuz, Chicharro, Houghton, Andrzejak & Mormann 2013, J.
//! Neurophysiol. 109:1457–1472, doi:10.1152/jn.00873.2012; the ends of the span as in PySpike 0.9. **Assume** nothing by
//! themselves: they are measures without a null, and p is that of the surrogate drawn. **Break** under shared seasons:
//! two trains that are fast and slow at the same times have like gaps for that reason alone. Events at one time count
//! once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::ClassicError;
use super::permutation::{p_value, replicate};
use super::train::{Surrogate, Train, same_span};
use super::warning::{Warning, examine};

/// Which of the two distances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrainDistance {
    /// By the lengths of the gaps.
    Isi,
    /// By the distances of the events.
    Spike,
}

/// A distance of two trains with its p-value.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Distance {
    /// 0 (alike) to 1, the mean over the span.
    pub distance: f64,
    /// (1 + k) / (1 + n) of a distance as small over surrogates of the second train, one-sided.
    pub p: Option<f64>,
    /// Which assumptions of the p the data break.
    pub warnings: Vec<Warning>,
}

/// The distance of two trains, and the p of `replicates` surrogates.
///
/// # Errors
/// Trains of different spans, or one without events.
///
/// ```
/// use tazamun_sync::classical::{Surrogate, Train, spike_distance::{TrainDistance, distance}};
/// let a = Train::new(vec![1.0, 2.0, 3.0], 0.0, 4.0)?;
/// let found = distance(&a, &a, TrainDistance::Spike, Surrogate::Uniform, 0, 1)?;
/// assert_eq!(found.distance, 0.0);
/// # Ok::<(), tazamun_sync::classical::ClassicError>(())
/// ```
pub fn distance(
    a: &Train,
    b: &Train,
    measure: TrainDistance,
    surrogate: Surrogate,
    replicates: usize,
    seed: u64,
) -> Result<Distance, ClassicError> {
    same_span(a, b)?;
    let (one, other) = (a.distinct(), b.distinct());
    let found = one.len().min(other.len());
    if found == 0 {
        return Err(ClassicError::TooFew { what: "events in each series", found, needed: 1 });
    }
    let ends = (a.start(), a.end());
    let observed = mean(one.times(), other.times(), ends, measure);
    let drawn = replicate(replicates, seed, Vec::new, |times, random| {
        other.surrogate(surrogate, random, times);
        times.dedup();
        mean(one.times(), times, ends, measure)
    });
    let reached = drawn.iter().filter(|&&value| value <= observed + 1e-12).count();
    Ok(Distance {
        distance: observed,
        p: (!drawn.is_empty()).then(|| p_value(reached, drawn.len())),
        warnings: examine(a, b, a.span() / found as f64),
    })
}

/// Mean of the distance over the span: it is constant (ISI) or linear (SPIKE) between neighbouring events of the two.
fn mean(a: &[f64], b: &[f64], (start, end): (f64, f64), measure: TrainDistance) -> f64 {
    let spike = measure == TrainDistance::Spike;
    let nearest = |of: &[f64], to: &[f64]| if spike { nearest(of, to, start, end) } else { Vec::new() };
    let mut walks = [Walk::over(a, nearest(a, b), start, end), Walk::over(b, nearest(b, a), start, end)];
    let (mut at, mut sum) = (start, 0.0);
    while at < end {
        let next = walks[0].next().min(walks[1].next()).min(end);
        let [one, other] = [walks[0].gap(), walks[1].gap()];
        if measure == TrainDistance::Isi {
            sum += (next - at) * (one - other).abs() / one.max(other);
        } else {
            let value = |time: f64| {
                2.0 * (walks[0].unlike(time) * other + walks[1].unlike(time) * one) / (one + other).powi(2)
            };
            sum += (next - at) * f64::midpoint(value(at), value(next));
        }
        at = next;
        walks.iter_mut().for_each(|walk| walk.pass(at));
    }
    sum / (end - start)
}

/// A place in a train: between the event before it and the one after.
struct Walk<'t> {
    times: &'t [f64],
    nearest: Vec<f64>,
    start: f64,
    end: f64,
    /// Events passed.
    passed: usize,
}

impl<'t> Walk<'t> {
    fn over(times: &'t [f64], nearest: Vec<f64>, start: f64, end: f64) -> Self {
        let mut walk = Self { times, nearest, start, end, passed: 0 };
        walk.pass(start);
        walk
    }

    fn pass(&mut self, at: f64) {
        while self.passed < self.times.len() && self.times[self.passed] <= at {
            self.passed += 1;
        }
    }

    fn next(&self) -> f64 {
        self.times.get(self.passed).copied().unwrap_or(self.end)
    }

    /// Length of the gap; at the ends of the span no shorter than the neighbouring gap.
    fn gap(&self) -> f64 {
        let (times, n) = (self.times, self.times.len());
        match self.passed {
            0 if n > 1 => (times[0] - self.start).max(times[1] - times[0]),
            0 => times[0] - self.start,
            passed if passed == n && n > 1 => (self.end - times[n - 1]).max(times[n - 1] - times[n - 2]),
            passed if passed == n => self.end - times[n - 1],
            passed => times[passed] - times[passed - 1],
        }
    }

    /// Distance of the events around a time from the other train, by nearness to that time.
    fn unlike(&self, time: f64) -> f64 {
        let n = self.times.len();
        match self.passed {
            0 => self.nearest[0],
            passed if passed == n => self.nearest[n - 1],
            passed => {
                let (before, after) = (self.times[passed - 1], self.times[passed]);
                let (own, next) = (self.nearest[passed - 1], self.nearest[passed]);
                (own * (after - time) + next * (time - before)) / (after - before)
            }
        }
    }
}

/// Distance of each event from the nearest of another train, which is continued by one event past either end.
fn nearest(of: &[f64], to: &[f64], start: f64, end: f64) -> Vec<f64> {
    let n = to.len();
    let (first, last) = if n > 1 {
        (start.min(2.0 * to[0] - to[1]), end.max(2.0 * to[n - 1] - to[n - 2]))
    } else {
        (start, end)
    };
    let mut next = 0;
    of.iter()
        .map(|&time| {
            while next < n && to[next] <= time {
                next += 1;
            }
            let before = next.checked_sub(1).map_or(first, |j| to[j]);
            let after = if next < n { to[next] } else { last };
            (time - before).abs().min((after - time).abs())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_isi_distance_is_that_of_its_profile() {
        let a = Train::new(vec![0.2, 0.4, 0.6, 0.7], 0.0, 1.0).unwrap();
        let b = Train::new(vec![0.3, 0.45, 0.8, 0.9, 0.95], 0.0, 1.0).unwrap();
        let profile = [
            (0.3, 0.1 / 0.3),
            (0.1, 0.05 / 0.2),
            (0.05, 0.05 / 0.2),
            (0.15, 0.15 / 0.35),
            (0.1, 0.25 / 0.35),
            (0.1, 0.05 / 0.35),
            (0.1, 0.2 / 0.3),
            (0.1, 0.25 / 0.3),
        ];
        let expected: f64 = profile.iter().map(|(length, value)| length * value).sum();
        let found = distance(&a, &b, TrainDistance::Isi, Surrogate::Uniform, 0, 0).unwrap();
        assert!((found.distance - expected).abs() < 1e-12, "{found:?} against {expected}");
    }

    #[test]
    fn one_event_against_another_has_a_distance() {
        let of = |time: f64| Train::new(vec![time], 0.0, 1.0).unwrap();
        for measure in [TrainDistance::Isi, TrainDistance::Spike] {
            let found = distance(&of(0.2), &of(0.9), measure, Surrogate::Uniform, 9, 1).unwrap();
            assert!((0.0..=1.0).contains(&found.distance), "{found:?}");
            assert_eq!(
                distance(&of(0.0), &of(0.0), measure, Surrogate::Uniform, 0, 1).unwrap().distance,
                0.0
            );
        }
    }
}

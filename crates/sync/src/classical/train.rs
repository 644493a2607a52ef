//! Event times within the span observed → a train; and its surrogates.

use rand::seq::SliceRandom;
use rand::{Rng, RngExt};
use rand_distr::{Distribution, Exp1};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::{ClassicError, all_finite};

/// Event times in order, with the span over which events would have been seen. Times may be in any unit (days here).
#[derive(Debug, Clone, PartialEq)]
pub struct Train {
    times: Vec<f64>,
    start: f64,
    end: f64,
}

/// How a random train that stands for "no synchrony" is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surrogate {
    /// As many events, each anywhere in the span alike: a homogeneous Poisson process given its number of events.
    Uniform,
    /// The gaps between events in a random order: a renewal process, for which long trends do not exist.
    WaitingTimes,
}

impl Train {
    /// Sorts the times and checks them against the span.
    ///
    /// # Errors
    /// A time that is not finite or outside the span; a span without length.
    ///
    /// ```
    /// use tazamun_sync::classical::Train;
    /// let train = Train::new(vec![4.0, 1.0], 0.0, 10.0)?;
    /// assert_eq!(train.times(), [1.0, 4.0]);
    /// assert!(Train::new(vec![f64::NAN], 0.0, 10.0).is_err());
    /// # Ok::<(), tazamun_sync::classical::ClassicError>(())
    /// ```
    pub fn new(mut times: Vec<f64>, start: f64, end: f64) -> Result<Train, ClassicError> {
        if !(start.is_finite() && end.is_finite() && start < end) {
            return Err(ClassicError::EmptySpan { start, end });
        }
        all_finite("time", &times)?;
        if let Some(index) = times.iter().position(|&time| time < start || time > end) {
            return Err(ClassicError::OutsideSpan { index, time: times[index], start, end });
        }
        times.sort_by(f64::total_cmp);
        Ok(Train { times, start, end })
    }

    /// The event times, in order.
    pub fn times(&self) -> &[f64] {
        &self.times
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// Whether there is no event.
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// Where the span starts.
    pub fn start(&self) -> f64 {
        self.start
    }

    /// Where the span ends.
    pub fn end(&self) -> f64 {
        self.end
    }

    /// Length of the span.
    pub fn span(&self) -> f64 {
        self.end - self.start
    }

    /// The train with events at one time counted once: the methods from neuroscience know no simultaneous spikes.
    pub(super) fn distinct(&self) -> Train {
        let mut times = self.times.clone();
        times.dedup();
        Train { times, ..*self }
    }

    /// Events that share their time with an earlier event of the train.
    pub(super) fn repeats(&self) -> usize {
        self.times.windows(2).filter(|pair| pair[0] == pair[1]).count()
    }

    /// Writes the times of a surrogate into `times`, in order.
    pub(super) fn surrogate(&self, kind: Surrogate, random: &mut impl Rng, times: &mut Vec<f64>) {
        times.clear();
        match kind {
            Surrogate::Uniform => self.scatter(random, times),
            Surrogate::WaitingTimes => self.reorder(random, times),
        }
    }

    /// Ordered uniform times without sorting: the cumulative sums of exponential gaps, scaled to the span.
    fn scatter(&self, random: &mut impl Rng, times: &mut Vec<f64>) {
        let mut sum = 0.0;
        for _ in 0..self.len() {
            let gap: f64 = Exp1.sample(random);
            sum += gap;
            times.push(sum);
        }
        let last: f64 = Exp1.sample(random);
        let scale = self.span() / (sum + last);
        for time in times.iter_mut() {
            *time = self.start + *time * scale;
        }
    }

    /// The gaps in a random order, from a random first event that lets the last one fall inside the span.
    fn reorder(&self, random: &mut impl Rng, times: &mut Vec<f64>) {
        let (Some(&first), Some(&last)) = (self.times.first(), self.times.last()) else { return };
        times.extend(self.times.windows(2).map(|pair| pair[1] - pair[0]));
        times.shuffle(random);
        let mut at = self.start + random.random::<f64>() * (self.span() - (last - first));
        for gap in times.iter_mut() {
            let next = at + *gap;
            *gap = at;
            at = next;
        }
        times.push(at);
    }
}

/// Checks that two trains are observed over one span.
pub(super) fn same_span(a: &Train, b: &Train) -> Result<(), ClassicError> {
    if a.start == b.start && a.end == b.end { Ok(()) } else { Err(ClassicError::DifferentSpans) }
}

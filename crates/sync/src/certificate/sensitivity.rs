//! How far doubts about the events themselves move the verdict.
//!
//! Takes events each with the probability that it happened as recorded and the days within which it may have happened.
//! Draws many records from these doubts (each event is there or not; each vague date falls on one of its days), asks
//! [`coincidence::test`] about each draw, and counts. This is multiple imputation (Rubin 1987) without the pooling: what is
//! reported is how the answer is spread over the draws.
//!
//! Doubts are drawn independently of each other. Errors that are shared (a reader that misses every attack of one
//! theatre) are not seen by it. An event dated more vaguely than the test can use stays out of every draw, as in the test
//! itself.

use rand::RngExt;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::coincidence::{self, Options};
use crate::random::stream;
use crate::statistics::{quantile, wilson};
use crate::{Estimate, Event, FEWEST_EVENT_DAYS, LEVEL, Series, SeriesError, Window};

/// An event that may have happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UncertainEvent {
    /// The days within which it happened, if it did.
    pub event: Event,
    /// Probability that it belongs in the record at all, and there as one incident, in 0..=1.
    pub probability: f64,
}

impl UncertainEvent {
    /// An event of which only the date may be in doubt.
    #[must_use]
    pub fn sure(event: Event) -> Self {
        Self { event, probability: 1.0 }
    }
}

/// What the test says over draws from the doubts about the events.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Sensitivity {
    /// Records drawn.
    pub draws: usize,
    /// Median p over the draws, with the interval that holds 95 % of them.
    pub p: Estimate,
    /// Share of the draws with more coincidences than chance explains (p at most 0.05), with its 95 % interval.
    pub more_than_chance: Estimate,
    /// Share of the draws that are too thin to tell; they count neither way in the two above.
    pub too_thin: f64,
    /// Events that were drawn with a probability below 1.
    pub doubtful_events: usize,
    /// Events whose date is an interval of several days that the test can use.
    pub vague_dates: usize,
}

/// How the draws are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How many records are drawn.
    pub number: usize,
    /// Seed of the random streams.
    pub seed: u64,
}

impl Default for Draws {
    fn default() -> Self {
        Self { number: 200, seed: 1 }
    }
}

/// What can be wrong with the events.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The window or an event's days are wrong.
    #[error(transparent)]
    Series(#[from] SeriesError),
    /// The test cannot be asked.
    #[error(transparent)]
    Coincidence(#[from] coincidence::Error),
    /// A probability lies outside 0..=1 or is not a number.
    #[error("event number {number} has a probability of {probability}: it must lie between 0 and 1")]
    Probability {
        /// Its place in its list, from 1.
        number: usize,
        /// What was given.
        probability: f64,
    },
}

/// Asks the test about `draws.number` records drawn from the doubts about the events of both sides.
///
/// Deterministic for a seed, on any number of threads.
///
/// # Errors
/// [`Error`] where a probability, an event, the window or the coverage is wrong.
///
/// ```
/// use tazamun_sync::{Event, Window, coincidence::Options};
/// use tazamun_sync::sensitivity::{Draws, UncertainEvent, test};
/// let window = Window { first: 0, last: 999 };
/// let events = |step: i64, probability| (0..90)
///     .map(|n| UncertainEvent { event: Event::on((n * n * step + 3 * n) % 1000), probability })
///     .collect::<Vec<_>>();
/// let found = test(&events(7, 0.9), &events(11, 1.0), window, [&[], &[]], &Options::within(1), Draws::default())?;
/// assert_eq!((found.draws, found.doubtful_events), (200, 90));
/// assert!(found.p.low <= found.p.value && found.p.value <= found.p.high);
/// # Ok::<(), tazamun_sync::sensitivity::Error>(())
/// ```
pub fn test(
    a: &[UncertainEvent],
    b: &[UncertainEvent],
    window: Window,
    gaps: [&[Window]; 2],
    options: &Options,
    draws: Draws,
) -> Result<Sensitivity, Error> {
    for side in [a, b] {
        let bad = side.iter().position(|event| !(0.0..=1.0).contains(&event.probability));
        if let Some(index) = bad {
            return Err(Error::Probability { number: index + 1, probability: side[index].probability });
        }
    }
    let options = Options { lags: None, ..*options };
    let vaguest = 2 * i64::from(options.within) + 1;
    let draw = |number: u64| -> Result<Option<f64>, Error> {
        let mut random = stream(draws.seed, number);
        let mut series = |events: &[UncertainEvent], gaps: &[Window]| -> Result<Series, Error> {
            let drawn: Vec<Event> = events
                .iter()
                .filter(|event| event.probability >= 1.0 || random.random::<f64>() < event.probability)
                .map(|uncertain| uncertain.event)
                .collect();
            let drawn: Vec<Event> = drawn
                .into_iter()
                .map(|event| match days_of(&event) {
                    // The day is drawn; an interval too long to be used is left as it is, for the series to count.
                    Some(days) if days > 1 && days <= vaguest => {
                        Event::on(event.first + random.random_range(0..days))
                    }
                    _ => event,
                })
                .collect();
            Ok(Series::new(&drawn, window, options.within)?.without_coverage(gaps)?)
        };
        let (a, b) = (series(a, gaps[0])?, series(b, gaps[1])?);
        let fewest = a.summary().event_days.min(b.summary().event_days);
        let tested = coincidence::test(&a, &b, &options)?;
        Ok((fewest >= FEWEST_EVENT_DAYS).then_some(tested.p))
    };
    let tested: Vec<Option<f64>> =
        (0..draws.number as u64).into_par_iter().map(draw).collect::<Result<_, _>>()?;
    let mut p: Vec<f64> = tested.iter().flatten().copied().collect();
    p.sort_by(f64::total_cmp);
    let significant = p.iter().filter(|p| **p <= LEVEL).count();
    let both = || a.iter().chain(b);
    let usable = |event: &Event| days_of(event).is_some_and(|days| days > 1 && days <= vaguest);
    Ok(Sensitivity {
        draws: draws.number,
        p: Estimate { value: quantile(&p, 0.5), low: quantile(&p, 0.025), high: quantile(&p, 0.975) },
        more_than_chance: wilson(significant, p.len()),
        too_thin: (tested.len() - p.len()) as f64 / tested.len().max(1) as f64,
        doubtful_events: both().filter(|event| event.probability < 1.0).count(),
        vague_dates: both().filter(|uncertain| usable(&uncertain.event)).count(),
    })
}

/// Days of an event's interval; none where it is reversed or longer than can be counted.
fn days_of(event: &Event) -> Option<i64> {
    event.last.checked_sub(event.first)?.checked_add(1).filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Scenario;

    fn pair(effect: f64) -> [Vec<UncertainEvent>; 2] {
        let (a, b) = Scenario::steady("").pair(9, 0, effect, 1);
        [a, b].map(|events| events.into_iter().map(UncertainEvent::sure).collect())
    }

    fn ask(a: &[UncertainEvent], b: &[UncertainEvent]) -> Sensitivity {
        let window = Scenario::steady("").window();
        test(a, b, window, [&[], &[]], &Options::within(1), Draws { number: 60, seed: 3 }).unwrap()
    }

    #[test]
    fn without_doubts_every_draw_is_the_record_itself() {
        let [a, b] = pair(0.3);
        let window = Scenario::steady("").window();
        let series = |events: &[UncertainEvent]| {
            let events: Vec<Event> = events.iter().map(|uncertain| uncertain.event).collect();
            Series::new(&events, window, 1).unwrap()
        };
        let p = coincidence::test(&series(&a), &series(&b), &Options::within(1)).unwrap().p;
        let found = ask(&a, &b);
        assert_eq!((found.p.low, found.p.value, found.p.high), (p, p, p));
        assert_eq!((found.doubtful_events, found.vague_dates, found.too_thin), (0, 0, 0.0));
    }

    #[test]
    fn doubts_spread_the_answer_and_wear_an_effect_down() {
        let [a, b] = pair(0.5);
        let sure = ask(&a, &b);
        assert_eq!(sure.more_than_chance.value, 1.0, "{sure:?}");
        let doubt = |events: &[UncertainEvent]| -> Vec<UncertainEvent> {
            events.iter().map(|event| UncertainEvent { probability: 0.3, ..*event }).collect()
        };
        let doubted = ask(&doubt(&a), &doubt(&b));
        assert!(doubted.p.low < doubted.p.value && doubted.p.value < doubted.p.high, "{doubted:?}");
        assert!(doubted.more_than_chance.value < 0.9, "{doubted:?}");
        assert_eq!(doubted.doubtful_events, a.len() + b.len());
    }

    #[test]
    fn vague_dates_are_drawn_and_those_too_vague_stay_out() {
        let [mut a, b] = pair(0.5);
        for uncertain in &mut a {
            uncertain.event.last += 2;
        }
        let vague = ask(&a, &b);
        assert!(vague.vague_dates > 250 && vague.p.low < vague.p.high, "{vague:?}");
        for uncertain in &mut a {
            uncertain.event.last += 20;
        }
        let too_vague = ask(&a, &b);
        assert_eq!((too_vague.vague_dates, too_vague.too_thin), (0, 1.0), "{too_vague:?}");
    }

    #[test]
    fn the_answer_does_not_depend_on_the_number_of_threads() {
        let [mut a, b] = pair(0.1);
        a.iter_mut().step_by(2).for_each(|event| event.probability = 0.5);
        let of = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| ask(&a, &b))
        };
        assert_eq!(of(1), of(3));
    }

    #[test]
    fn bad_input_is_an_error() {
        let [mut a, b] = pair(0.0);
        a[4].probability = f64::NAN;
        let window = Scenario::steady("").window();
        let asked = |a: &[UncertainEvent]| {
            test(a, &b, window, [&[], &[]], &Options::within(1), Draws::default()).unwrap_err()
        };
        assert!(matches!(asked(&a), Error::Probability { number: 5, .. }));
        a[4] = UncertainEvent::sure(Event { first: 9, last: 3 });
        assert!(matches!(asked(&a), Error::Series(SeriesError::EventReversed { .. })));
    }
}

//! Wake: does an event of one series raise the rate of another in the days that follow?
//!
//! **Estimates** the events of the second series (the answers) that follow an event of the first (the triggers) within
//! τ days, in excess of those that precede it within τ days: the days before serve as the matched control of the days
//! after (as in matched wake analysis: Schutte & Donnay 2014, doi:10.1016/j.polgeo.2014.03.001). Whatever rate the two
//! series share, it makes the days before as busy as the days after, whether it moves slowly or jumps; only what comes
//! after and not before is left. **The null is every other lag**: both series stay whole, the triggers are slid past the
//! answers, and the same difference is taken there, from residuals against each series' own local rate and weekdays and
//! studentised by their local variance. **Assumes** that without a wake both series follow what they share with the
//! same delay. **Breaks** where the second series answers a shared driver later than the first does: that is what a wake
//! looks like too, and no test made of two series can tell them apart. Events of one day have no order: the day itself
//! is left out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::coincidence::{Error, comparable};
use crate::preprocess::domain::Domain;
use crate::preprocess::residual::{Smoother, residual};
use crate::{Estimate, Series, SeriesSummary, Window};

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// τ: days after a trigger in which an answer counts, and before it in which a control does; at least 1.
    pub within: u32,
}

/// What follows the triggers.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Wake {
    /// One-sided p of more answers after the triggers than before them.
    pub p: f64,
    /// Answers in the τ days after a trigger, mean over the triggers.
    pub after: f64,
    /// Answers in the τ days before a trigger.
    pub before: f64,
    /// After less before, with a 95 % interval from the other lags.
    pub excess: Estimate,
    /// τ.
    pub within: u32,
    /// The days looked at.
    pub window: Window,
    /// The triggers.
    pub triggers: SeriesSummary,
    /// The answers.
    pub answers: SeriesSummary,
    /// Number of other lags with which lag 0 was compared.
    pub lags_compared: usize,
}

/// Tests whether `answers` follow `triggers`.
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
///
/// ```
/// use tazamun_sync::{Event, Series, Window, event_study};
/// let window = Window { first: 0, last: 999 };
/// let triggers: Vec<Event> = (0..60).map(|n| Event::on((n * n * 7 + 3 * n) % 990)).collect();
/// let answers: Vec<Event> = triggers.iter().map(|event| Event::on(event.first + 2)).collect();
/// let [a, b] = [triggers, answers].map(|events| Series::new(&events, window, 1));
/// let found = event_study::test(&a?, &b?, &event_study::Options { within: 3 })?;
/// assert!(found.p < 0.01 && found.excess.value > 0.8);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn test(triggers: &Series, answers: &Series, options: &Options) -> Result<Wake, Error> {
    let within = options.within.max(1);
    comparable(triggers, answers, within)?;
    let lags = Lags::over(triggers.window().days(), within);
    let z = lags.studentised(triggers, answers);
    let reached = lags.far.iter().filter(|lag| z[**lag] >= z[0] - 1e-9).count();
    let (after, before, excess) = lags.excess(triggers, answers);
    Ok(Wake {
        p: (1 + reached) as f64 / (1 + lags.far.len()) as f64,
        after,
        before,
        excess,
        within,
        window: triggers.window(),
        triggers: triggers.summary(),
        answers: answers.summary(),
        lags_compared: lags.far.len(),
    })
}

/// The lags of windows of one length.
struct Lags {
    domain: Domain,
    smoother: Smoother,
    within: i64,
    /// Lags far enough from 0 for a wake not to reach them.
    far: Vec<usize>,
}

impl Lags {
    fn over(days: usize, within: u32) -> Self {
        let domain = Domain::holding(days);
        let guard = 2 * within as usize + 7;
        let far = (0..domain.days()).filter(|lag| domain.distance(*lag) > guard).collect();
        Self { smoother: Smoother::over(days), domain, within: i64::from(within), far }
    }

    /// After less before, over its standard deviation, at every lag; 0 where there is nothing to compare.
    fn studentised(&self, triggers: &Series, answers: &Series) -> Vec<f64> {
        let [a, b] = [triggers, answers].map(|series| {
            let rate = self.smoother.local_rate(series.counts(), series.covered(), series.window().first);
            residual(series, &rate, &rate)
        });
        let products = self.products(&a.values, &b.values);
        let variance = self.products(&a.variance, &b.variance);
        let floor = 1e-9 * variance.iter().fold(0.0, |most: f64, value| most.max(*value)) + 1e-12;
        let (gain, spread) = (self.contrast(&products, -1.0), self.contrast(&variance, 1.0));
        let one = |(gain, spread): (&f64, &f64)| if *spread > floor { gain / spread.sqrt() } else { 0.0 };
        gain.iter().zip(&spread).map(one).collect()
    }

    /// Answers after and before a trigger, and their difference with the interval of the other lags.
    fn excess(&self, triggers: &Series, answers: &Series) -> (f64, f64, Estimate) {
        let number = triggers.counts().iter().sum::<f64>();
        if number <= 0.0 {
            return (0.0, 0.0, Estimate { value: 0.0, low: 0.0, high: 0.0 });
        }
        let products = self.products(triggers.counts(), answers.counts());
        let side = |sign: i64| -> f64 {
            let sum: f64 = (1..=self.within).map(|step| products[self.domain.at(sign * step)]).sum();
            // The transform leaves traces of rounding where there is nothing.
            (sum / number * 1e9).round().max(0.0) / 1e9
        };
        let (after, before) = (side(1), side(-1));
        let gain = self.contrast(&products, -1.0);
        let mut others: Vec<f64> = self.far.iter().map(|lag| gain[*lag] / number).collect();
        others.sort_by(f64::total_cmp);
        let at = |share: f64| others[((others.len() - 1) as f64 * share).round() as usize];
        let value = after - before;
        let estimate =
            Estimate { value, low: (value - at(0.975)).min(value), high: (value - at(0.025)).max(value) };
        (after, before, estimate)
    }

    fn products(&self, a: &[f64], b: &[f64]) -> Vec<f64> {
        self.domain.products(&self.domain.spectrum(a), &self.domain.spectrum(b))
    }

    /// Sum over the τ lags after each, plus `sign` times that over the τ lags before.
    fn contrast(&self, values: &[f64], sign: f64) -> Vec<f64> {
        let of = |lag: usize| -> f64 {
            let at = |step: i64| values[self.domain.at(lag as i64 + step)];
            (1..=self.within).map(|step| at(step) + sign * at(-step)).sum()
        };
        (0..values.len()).map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Event;

    fn series(days: &[i64]) -> Series {
        let events: Vec<Event> = days.iter().copied().map(Event::on).collect();
        Series::new(&events, Window { first: 0, last: 999 }, 1).unwrap()
    }

    #[test]
    fn a_wake_has_a_direction() {
        let first: Vec<i64> = (0..70).map(|n| (n * n * 13 + n) % 990).collect();
        let second: Vec<i64> = first.iter().map(|day| day + 1).collect();
        let [a, b] = [&first, &second].map(|days| series(days));
        let options = Options { within: 2 };
        let (there, back) = (test(&a, &b, &options).unwrap(), test(&b, &a, &options).unwrap());
        assert!(there.p < 0.01 && back.p > 0.9, "{there:?} {back:?}");
        assert!(there.excess.low > 0.5 && back.excess.high < -0.5, "{there:?} {back:?}");
    }

    #[test]
    fn nothing_before_and_after_nothing_is_no_wake() {
        let (none, some) = (series(&[]), series(&[10, 500, 600]));
        for (a, b) in [(&none, &some), (&some, &none), (&none, &none)] {
            let found = test(a, b, &Options { within: 3 }).unwrap();
            assert_eq!((found.p, found.excess.value), (1.0, 0.0));
        }
    }
}

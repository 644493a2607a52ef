//! Rank: is an incident the largest, the first or the last since a day, in this record; and how exceptional is it?
//!
//! **The rank is exact**: a comparison of bounds, not a test. A toll is a range; an incident is certainly larger where its lowest
//! bound lies above the other's highest, and may be larger where its highest lies above the other's lowest. Ties count as
//! neither. What has no toll may be anything and is counted apart. **How exceptional** is told by the generalised Pareto
//! tail (Pickands 1975, doi:10.1214/aos/1176343003) of the tolls above a threshold, fitted by penalised likelihood
//! (`tail`), and the rate of incidents above it: an incident at least as large comes back on average once
//! in so many years. Its interval is that of the profile likelihood, wider by as much as the incidents of a run of days come
//! together and resemble one another, so that bursts count for what they are. **Assumes** that tolls above
//! the threshold are of one kind and their rate one rate over the window. **Breaks** where the record took in smaller
//! incidents in some years than in others below the threshold: choose it where the record is complete. Incidents below
//! it do not enter, so that small incidents that a record misses move nothing.

mod tail;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Estimate;
use tail::{Exceeding, Frequency, Tail};

/// Incidents above the threshold that a tail needs.
pub const FEWEST_ABOVE: usize = 15;
/// Days of a run: incidents of one may come together and resemble one another.
const RUN: i64 = 28;
/// Days of a year.
const YEAR: f64 = 365.25;

/// An incident's days and toll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sized {
    /// First and last day on which it may have happened.
    pub days: (i64, i64),
    /// Lowest and highest number killed, the best estimate between them; none where there is no toll.
    pub killed: Option<(u32, u32, u32)>,
}

/// What a comparison of bounds can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ranked {
    /// None is larger, whatever the bounds hold.
    Holds,
    /// None is larger, and at least one may be equal.
    Tied,
    /// It hangs on the bounds of tolls, on vague days or on incidents without a toll.
    Open,
    /// At least one is certainly larger.
    DoesNotHold,
}

/// Where an incident stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
pub struct Rank {
    /// Whether it is the largest.
    pub largest: Ranked,
    /// Others compared with.
    pub others: usize,
    /// Of these certainly larger.
    pub larger: usize,
    /// Of these larger or not, by the bounds of their tolls.
    pub perhaps_larger: usize,
    /// Of these with the same best estimate.
    pub ties: usize,
    /// Of these without a toll.
    pub unknown: usize,
    /// Whether it is the first: nothing lies before it since the day asked.
    pub first: Ranked,
    /// Days from the one before it to it, the fewest that their days allow; none where there is none before it.
    pub days_since_last: Option<i64>,
}

/// Ranks `of` among `others` (it is not one of them), all within the days asked.
///
/// ```
/// use tazamun_sync::rank::{self, Ranked, Sized};
/// let on = |day, killed| Sized { days: (day, day), killed: Some((killed, killed, killed)) };
/// let found = rank::rank(&on(90, 31), &[on(10, 5), on(40, 30), on(70, 12)]);
/// assert_eq!((found.largest, found.days_since_last), (Ranked::Holds, Some(20)));
/// ```
pub fn rank(of: &Sized, others: &[Sized]) -> Rank {
    let tolls = |sized: &Sized| sized.killed;
    let known: Vec<(u32, u32, u32)> = others.iter().filter_map(tolls).collect();
    let unknown = others.len() - known.len();
    let (larger, perhaps_larger, ties) = match of.killed {
        None => (0, known.len(), 0),
        Some((low, best, high)) => {
            let larger = known.iter().filter(|other| other.0 > high).count();
            let may = known.iter().filter(|other| other.2 > low && other.0 <= high);
            // Of two exact tolls that are equal neither is larger.
            (larger, may.count(), known.iter().filter(|other| other.1 == best).count())
        }
    };
    let largest = match (larger, perhaps_larger + unknown, ties) {
        (1.., ..) => Ranked::DoesNotHold,
        (0, 1.., _) => Ranked::Open,
        (0, 0, 1..) => Ranked::Tied,
        (0, 0, 0) => {
            if of.killed.is_some() || others.is_empty() {
                Ranked::Holds
            } else {
                Ranked::Open
            }
        }
    };
    let before = others.iter().filter(|other| other.days.1 < of.days.0).count();
    let perhaps = others.iter().filter(|other| other.days.1 >= of.days.0 && other.days.0 < of.days.1).count();
    let same = others.iter().filter(|other| other.days == of.days && of.days.0 == of.days.1).count();
    let first = match (before, perhaps, same) {
        (1.., ..) => Ranked::DoesNotHold,
        (0, 1.., _) => Ranked::Open,
        (0, 0, 1..) => Ranked::Tied,
        (0, 0, 0) => Ranked::Holds,
    };
    let gaps = others.iter().filter(|o| o.days.1 < of.days.0).map(|o| of.days.0 - o.days.1);
    Rank {
        largest,
        others: others.len(),
        larger,
        perhaps_larger,
        ties,
        unknown,
        first,
        days_since_last: gaps.min(),
    }
}

/// How exceptional an incident of some size is.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Exceptional {
    /// The size.
    pub killed: u32,
    /// The least toll that the tail is fitted to.
    pub threshold: u32,
    /// Incidents at least that large.
    pub above: usize,
    /// Years between incidents at least as large as the size; the interval is that of the profile likelihood, widened by what
    /// runs of 28 days have in common.
    pub return_years: Estimate,
    /// Incidents that large to be expected in the window.
    pub expected: f64,
    /// Shape of the tail: above 0 heavy, without an upper end.
    pub shape: f64,
    /// Scale of the tail.
    pub scale: f64,
}

impl Exceptional {
    /// The tail that was fitted.
    pub(crate) fn tail(&self) -> Tail {
        Tail { threshold: f64::from(self.threshold) - 0.5, shape: self.shape, scale: self.scale }
    }
}

/// How exceptional a toll of `killed` is among incidents (day, killed) of a window of days; `threshold` is the least toll
/// at which the record is taken to be complete. None where fewer than fifteen are that large, or the size is below it.
pub fn exceptional(
    incidents: &[(i64, u32)],
    window: (i64, i64),
    killed: u32,
    threshold: u32,
) -> Option<Exceptional> {
    let inside = |day: i64| (window.0..=window.1).contains(&day);
    let above: Vec<(i64, u32)> =
        incidents.iter().copied().filter(|(day, toll)| *toll >= threshold && inside(*day)).collect();
    if above.len() < FEWEST_ABOVE || killed < threshold {
        return None;
    }
    let years = (window.1 - window.0 + 1) as f64 / YEAR;
    let tolls: Vec<u32> = above.iter().map(|(_, toll)| *toll).collect();
    let runs = ByRun::of(&above, window, threshold);
    let exceeding = Exceeding::of(&tolls, threshold, runs.resemblance())?;
    let tail = exceeding.fitted();
    let own = above.len() as f64 / years * tail.beyond(killed);
    let rate = Frequency { number: above.len(), years, dispersion: runs.dispersion() };
    let (low, high) = exceeding.rates_beyond(killed, rate);
    let years_of = |rate: f64| if rate > 0.0 { (1.0 / rate).min(f64::MAX) } else { f64::MAX };
    let value = years_of(own);
    Some(Exceptional {
        killed,
        threshold,
        above: above.len(),
        return_years: Estimate { value, low: years_of(high).min(value), high: years_of(low).max(value) },
        expected: own * years,
        shape: tail.shape,
        scale: tail.scale,
    })
}

/// Incidents by runs of days, as the logarithms of their tolls' excess.
struct ByRun(Vec<Vec<f64>>);

impl ByRun {
    fn of(above: &[(i64, u32)], window: (i64, i64), threshold: u32) -> ByRun {
        let mut runs = vec![Vec::new(); ((window.1 - window.0) / RUN + 1) as usize];
        for (day, toll) in above {
            runs[((day - window.0) / RUN) as usize].push((f64::from(toll - threshold) + 0.5).ln());
        }
        ByRun(runs)
    }

    /// Variance of the incidents of a run over their mean; 1 where they come one by one.
    fn dispersion(&self) -> f64 {
        let (runs, number) = (self.0.len() as f64, self.0.iter().map(Vec::len).sum::<usize>() as f64);
        let squares = self.0.iter().map(|run| (run.len() as f64 - number / runs).powi(2)).sum::<f64>();
        (squares / (runs - 1.0).max(1.0) / (number / runs)).max(1.0)
    }

    /// Variance of the sums of a run's tolls over that of independent ones; 1 where those of a run do not resemble one another.
    fn resemblance(&self) -> f64 {
        let all = || self.0.iter().flatten();
        let mean = all().sum::<f64>() / all().count() as f64;
        let single: f64 = all().map(|toll| (toll - mean).powi(2)).sum();
        let sums: f64 =
            self.0.iter().map(|run| run.iter().map(|toll| toll - mean).sum::<f64>().powi(2)).sum();
        if single > 0.0 { (sums / single).max(1.0) } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: i64, killed: Option<(u32, u32, u32)>) -> Sized {
        Sized { days: (day, day), killed }
    }

    fn exactly(day: i64, killed: u32) -> Sized {
        on(day, Some((killed, killed, killed)))
    }

    #[test]
    fn ranks_are_exact() {
        use Ranked::{DoesNotHold, Holds, Open, Tied};
        let others = [exactly(10, 5), exactly(40, 30), exactly(70, 12)];
        let unknown = [exactly(10, 5), on(50, None)];
        let vague = [exactly(10, 5), on(40, Some((20, 30, 40)))];
        for (of, others, largest, first, since) in [
            (exactly(90, 31), &others[..], Holds, DoesNotHold, Some(20)),
            (exactly(90, 30), &others[..], Tied, DoesNotHold, Some(20)),
            (exactly(90, 29), &others[..], DoesNotHold, DoesNotHold, Some(20)),
            (exactly(5, 31), &others[..], Holds, Holds, None),
            (exactly(10, 31), &others[..], Holds, Tied, None),
            (exactly(90, 31), &unknown[..], Open, DoesNotHold, Some(40)),
            (exactly(90, 31), &vague[..], Open, DoesNotHold, Some(50)),
            (exactly(90, 41), &vague[..], Holds, DoesNotHold, Some(50)),
            (on(90, Some((25, 31, 35))), &others[..], Open, DoesNotHold, Some(20)),
            (on(90, None), &others[..], Open, DoesNotHold, Some(20)),
            (exactly(90, 1), &[][..], Holds, Holds, None),
            (Sized { days: (8, 20), killed: None }, &others[..1], Open, Open, None),
        ] {
            let found = rank(&of, others);
            assert_eq!(
                (found.largest, found.first, found.days_since_last),
                (largest, first, since),
                "{of:?}"
            );
        }
    }

    #[test]
    fn small_incidents_move_nothing_and_few_are_no_tail() {
        let large: Vec<(i64, u32)> = (0..60).map(|n| (n * 12, 5 + (n * n % 37) as u32)).collect();
        let mut more = large.clone();
        more.extend((0..500).map(|n| (n, 1)));
        let of = |all: &[(i64, u32)]| exceptional(all, (0, 729), 40, 5);
        assert_eq!(of(&large), of(&more));
        assert!(of(&large).is_some_and(|e| e.return_years.low <= e.return_years.value));
        assert_eq!(of(&large[..10]), None);
        assert_eq!(exceptional(&large, (0, 729), 3, 5), None);
    }
}

//! Dated events → a series of daily counts.
//!
//! Takes events whose dates are intervals of whole days, gives the expected number of events on each day of a window.
//! An event dated to an interval of `n` days counts `1/n` on each of them. An event dated more vaguely than a
//! coincidence can be seen (more than 2τ + 1 days) is left out and counted: written down on the first day of its
//! month, as many datasets do, it makes synchrony out of nothing (10 % of such events in two independent series gave
//! 20 % false alarms).

pub(crate) mod calendar;

use crate::{SeriesSummary, Window};

/// The longest window that a series may have, in days (about 270 years).
pub const LONGEST_WINDOW: i64 = 100_000;

/// One event: the days within which it happened, both included, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Event {
    /// First day on which it may have happened.
    pub first: i64,
    /// Last day on which it may have happened; the same as `first` where the date is exact.
    pub last: i64,
}

impl Event {
    /// An event whose day is known.
    #[must_use]
    pub fn on(day: i64) -> Self {
        Self { first: day, last: day }
    }
}

impl Window {
    /// Number of days, both ends included; 0 where the window ends before it starts.
    #[must_use]
    pub fn days(&self) -> usize {
        let span = self.last.saturating_sub(self.first);
        usize::try_from(span).map_or(0, |days| days.saturating_add(1))
    }

    /// Length in years of 365.25 days.
    #[must_use]
    pub fn years(&self) -> f64 {
        self.days() as f64 / 365.25
    }
}

/// Why a series could not be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SeriesError {
    /// The window ends before it starts.
    #[error(
        "the window ends (day {last}) before it starts (day {first}): swap the two, or check that the two series overlap in time"
    )]
    WindowReversed {
        /// First day of the window.
        first: i64,
        /// Last day of the window.
        last: i64,
    },
    /// The window is longer than [`LONGEST_WINDOW`].
    #[error("the window holds more than {LONGEST_WINDOW} days: name the years you want to look at")]
    WindowTooLong,
    /// An event ends before it starts.
    #[error("event number {number} ends (day {last}) before it starts (day {first}): correct its dates")]
    EventReversed {
        /// Its place in the list, from 1.
        number: usize,
        /// Its first day.
        first: i64,
        /// Its last day.
        last: i64,
    },
    /// A daily count is negative, infinite or not a number.
    #[error("the count of day {day} is {value}: daily counts must be finite and not below 0")]
    Count {
        /// The day, counted from 1970-01-01.
        day: i64,
        /// What was given.
        value: f64,
    },
    /// The number of daily counts is not the number of days of the window.
    #[error("{counts} daily counts were given for a window of {days} days: give one for each day")]
    Length {
        /// Counts given.
        counts: usize,
        /// Days of the window.
        days: usize,
    },
    /// No day of the window is covered.
    #[error("no day of the window is covered by the record: leave fewer days out")]
    NothingCovered,
}

/// Daily counts of one kind of event over a window of days.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    window: Window,
    counts: Vec<f64>,
    /// Days (from the start of the window) on which an event began.
    event_days: Vec<usize>,
    /// False on days that the record does not cover.
    covered: Vec<bool>,
    /// Length in days of each used event's date interval.
    precision: Vec<u32>,
    summary: SeriesSummary,
}

impl Series {
    /// The same days, some of them with other counts; what cannot be a count is none.
    #[must_use]
    pub fn counted_otherwise(&self, counts: &[f64]) -> Self {
        let sound = |count: &f64| if count.is_finite() { count.max(0.0) } else { 0.0 };
        let mut counts: Vec<f64> = counts.iter().map(sound).collect();
        counts.resize(self.counts.len(), 0.0);
        self.with_counts(counts)
    }

    /// The same days with other counts.
    pub(crate) fn with_counts(&self, counts: Vec<f64>) -> Self {
        let mut other = self.clone();
        other.counts = counts;
        other
    }

    /// Counts the events that lie in `window` and are dated to 2 × `within` + 1 days or better.
    ///
    /// An event that lies partly outside the window counts as outside.
    ///
    /// # Errors
    /// [`SeriesError`] where the window or an event ends before it starts, or the window is too long.
    ///
    /// ```
    /// use tazamun_sync::{Event, Series, Window};
    /// let window = Window { first: 0, last: 30 };
    /// let events = [Event::on(3), Event { first: 5, last: 6 }, Event { first: 0, last: 30 }, Event::on(31)];
    /// let series = Series::new(&events, window, 2)?;
    /// assert_eq!((series.counts()[3], series.counts()[5], series.counts()[6]), (1.0, 0.5, 0.5));
    /// assert_eq!((series.summary().too_vague, series.summary().outside), (1, 1));
    /// # Ok::<(), tazamun_sync::SeriesError>(())
    /// ```
    pub fn new(events: &[Event], window: Window, within: u32) -> Result<Self, SeriesError> {
        let mut series = Self::empty(window)?;
        let vaguest = 2 * i64::from(within) + 1;
        let mut begins = vec![false; series.counts.len()];
        for (index, event) in events.iter().enumerate() {
            if event.last < event.first {
                let Event { first, last } = *event;
                return Err(SeriesError::EventReversed { number: index + 1, first, last });
            }
            if event.first < window.first || event.last > window.last {
                series.summary.outside += 1;
                continue;
            }
            let length = event.last - event.first + 1;
            if length > vaguest {
                series.summary.too_vague += 1;
                continue;
            }
            let start = (event.first - window.first) as usize;
            for count in &mut series.counts[start..start + length as usize] {
                *count += 1.0 / length as f64;
            }
            begins[start] = true;
            series.precision.push(length as u32);
            series.summary.events += 1;
        }
        series.event_days = positions(&begins);
        series.summary.event_days = series.event_days.len();
        Ok(series)
    }

    /// Takes daily counts as they are, one for each day of the window.
    ///
    /// # Errors
    /// [`SeriesError`] where a count is negative, infinite or NaN, or there are too few or too many.
    pub fn from_counts(counts: &[f64], window: Window) -> Result<Self, SeriesError> {
        let mut series = Self::empty(window)?;
        if counts.len() != series.counts.len() {
            return Err(SeriesError::Length { counts: counts.len(), days: series.counts.len() });
        }
        if let Some(index) = counts.iter().position(|count| !count.is_finite() || *count < 0.0) {
            return Err(SeriesError::Count { day: window.first + index as i64, value: counts[index] });
        }
        series.counts.copy_from_slice(counts);
        series.event_days = positions(&counts.iter().map(|count| *count > 0.0).collect::<Vec<_>>());
        series.summary.event_days = series.event_days.len();
        series.summary.events = counts.iter().sum::<f64>().round() as usize;
        Ok(series)
    }

    /// Marks days for which the record has no coverage: they say neither that something happened nor that nothing did.
    ///
    /// What was counted on such a day is left out, and its events are counted as outside the window.
    ///
    /// # Errors
    /// [`SeriesError::NothingCovered`] where no day is left.
    pub fn without_coverage(mut self, gaps: &[Window]) -> Result<Self, SeriesError> {
        for gap in gaps {
            let from = gap.first.max(self.window.first);
            let to = gap.last.min(self.window.last);
            for day in from..=to {
                self.covered[(day - self.window.first) as usize] = false;
            }
        }
        if !self.covered.contains(&true) {
            return Err(SeriesError::NothingCovered);
        }
        let mut lost = 0.0;
        for (count, covered) in self.counts.iter_mut().zip(&self.covered) {
            if !covered {
                lost += std::mem::take(count);
            }
        }
        let lost = (lost.round() as usize).min(self.summary.events);
        self.summary.events -= lost;
        self.summary.outside += lost;
        let covered = &self.covered;
        self.event_days.retain(|day| covered[*day]);
        self.summary.event_days = self.event_days.len();
        Ok(self)
    }

    fn empty(window: Window) -> Result<Self, SeriesError> {
        let Window { first, last } = window;
        if last < first {
            return Err(SeriesError::WindowReversed { first, last });
        }
        if last.checked_sub(first).is_none_or(|span| span >= LONGEST_WINDOW) {
            return Err(SeriesError::WindowTooLong);
        }
        Ok(Self::empty_over(window))
    }

    /// The days looked at.
    #[must_use]
    pub fn window(&self) -> Window {
        self.window
    }

    /// Events on each day of the window; fractions where an event's date is an interval.
    #[must_use]
    pub fn counts(&self) -> &[f64] {
        &self.counts
    }

    /// Distinct days on which an event began, counted from the start of the window, rising.
    #[must_use]
    pub fn event_days(&self) -> &[usize] {
        &self.event_days
    }

    /// Whether the record covers each day of the window.
    #[must_use]
    pub fn covered(&self) -> &[bool] {
        &self.covered
    }

    /// What became of the events.
    #[must_use]
    pub fn summary(&self) -> SeriesSummary {
        self.summary
    }

    /// Length in days of each used event's date interval.
    pub(crate) fn precision(&self) -> &[u32] {
        &self.precision
    }

    /// The same series with only those days covered that `covered` names.
    pub(crate) fn uncovered_like(mut self, covered: &[bool]) -> Self {
        self.covered.copy_from_slice(covered);
        for (count, covered) in self.counts.iter_mut().zip(covered) {
            if !covered {
                *count = 0.0;
            }
        }
        self.event_days.retain(|day| covered[*day]);
        self
    }

    /// Counts groups of events that are dated alike; what lies partly outside the window is left out.
    pub(crate) fn of_groups(groups: &[(Event, u64)], window: Window) -> Self {
        let mut series = Self::empty_over(window);
        let mut begins = vec![false; series.counts.len()];
        let inside = |event: &Event| event.first >= window.first && event.last <= window.last;
        for (event, number) in groups.iter().filter(|(event, number)| *number > 0 && inside(event)) {
            let (start, end) = ((event.first - window.first) as usize, (event.last - window.first) as usize);
            let each = *number as f64 / (end - start + 1) as f64;
            series.counts[start..=end].iter_mut().for_each(|count| *count += each);
            begins[start] = true;
            series.summary.events += *number as usize;
        }
        series.event_days = positions(&begins);
        series.summary.event_days = series.event_days.len();
        series
    }

    /// A series without events over the window of another.
    pub(crate) fn empty_over(window: Window) -> Self {
        let days = window.days();
        Self {
            window,
            counts: vec![0.0; days],
            event_days: Vec::new(),
            covered: vec![true; days],
            precision: Vec::new(),
            summary: SeriesSummary::default(),
        }
    }

    /// 1 on each day on which an event began, 0 on the others.
    pub(crate) fn occupancy(&self) -> Vec<f64> {
        let mut days = vec![0.0; self.counts.len()];
        for day in &self.event_days {
            days[*day] = 1.0;
        }
        days
    }
}

fn positions(marks: &[bool]) -> Vec<usize> {
    marks.iter().enumerate().filter(|(_, mark)| **mark).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTH: Window = Window { first: 100, last: 129 };

    #[test]
    fn an_interval_is_spread_over_its_days() {
        let series = Series::new(&[Event { first: 101, last: 104 }, Event::on(104)], MONTH, 2).unwrap();
        assert_eq!(&series.counts()[..6], &[0.0, 0.25, 0.25, 0.25, 1.25, 0.0]);
        assert_eq!(series.event_days(), &[1, 4]);
        assert_eq!(series.summary(), SeriesSummary { events: 2, event_days: 2, too_vague: 0, outside: 0 });
    }

    #[test]
    fn vague_and_outside_events_are_counted_not_used() {
        let events = [
            Event { first: 100, last: 104 },
            Event { first: 100, last: 105 },
            Event::on(99),
            Event { first: 129, last: 130 },
            Event { first: i64::MIN, last: i64::MAX },
        ];
        let series = Series::new(&events, MONTH, 2).unwrap();
        assert_eq!(series.summary(), SeriesSummary { events: 1, event_days: 1, too_vague: 1, outside: 3 });
    }

    #[test]
    fn exact_days_are_never_too_vague() {
        let series = Series::new(&[Event::on(100)], MONTH, 0).unwrap();
        assert_eq!(series.summary().events, 1);
    }

    #[test]
    fn bad_input_is_an_error() {
        let reversed = Window { first: 5, last: 4 };
        assert!(matches!(Series::new(&[], reversed, 1), Err(SeriesError::WindowReversed { .. })));
        let endless = Window { first: i64::MIN, last: i64::MAX };
        assert!(matches!(Series::new(&[], endless, 1), Err(SeriesError::WindowTooLong)));
        let event = [Event::on(101), Event { first: 103, last: 102 }];
        assert!(matches!(Series::new(&event, MONTH, 1), Err(SeriesError::EventReversed { number: 2, .. })));
        for bad in [f64::NAN, -1.0, f64::INFINITY] {
            let mut counts = vec![0.0; 30];
            counts[7] = bad;
            assert!(matches!(Series::from_counts(&counts, MONTH), Err(SeriesError::Count { day: 107, .. })));
        }
        assert!(matches!(Series::from_counts(&[0.0], MONTH), Err(SeriesError::Length { .. })));
    }

    #[test]
    fn days_without_coverage_are_left_out() {
        let series = Series::new(&[Event::on(100), Event::on(110), Event::on(120)], MONTH, 1).unwrap();
        let series = series.without_coverage(&[Window { first: 105, last: 115 }]).unwrap();
        assert_eq!(series.event_days(), &[0, 20]);
        assert_eq!((series.summary().events, series.summary().outside), (2, 1));
        assert_eq!(series.covered().iter().filter(|covered| !**covered).count(), 11);
        assert_eq!(series.without_coverage(&[MONTH]), Err(SeriesError::NothingCovered));
    }

    #[test]
    fn ten_million_events_are_counted() {
        let events: Vec<Event> = (0..10_000_000).map(|index| Event::on(100 + index % 30)).collect();
        let series = Series::new(&events, MONTH, 1).unwrap();
        assert_eq!(series.summary().events, 10_000_000);
    }
}

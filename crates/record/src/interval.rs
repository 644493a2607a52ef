//! Days, and the intervals in which an incident lies when its day is not known exactly.

use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};

/// The days from `start` to `end`, both included: the incident lies somewhere among them.
///
/// ```
/// use tazamun_record::{Date, Interval};
/// let month = Interval::month(2015, 7).unwrap();
/// assert_eq!(month.days(), 31);
/// assert!(month.contains(Date::constant(2015, 7, 31)));
/// assert!(Interval::new(month.end(), month.start()).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Bounds", into = "Bounds")]
pub struct Interval {
    start: Date,
    end: Date,
}

/// An interval that would end before it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the interval ends ({end}) before it starts ({start}); swap the two dates")]
pub struct IntervalError {
    /// The first day given.
    pub start: Date,
    /// The last day given.
    pub end: Date,
}

#[derive(Serialize, Deserialize)]
struct Bounds {
    date_start: Date,
    date_end: Date,
}

impl TryFrom<Bounds> for Interval {
    type Error = IntervalError;
    fn try_from(b: Bounds) -> Result<Self, IntervalError> {
        Interval::new(b.date_start, b.date_end)
    }
}

impl From<Interval> for Bounds {
    fn from(i: Interval) -> Self {
        Bounds { date_start: i.start, date_end: i.end }
    }
}

impl From<Date> for Interval {
    fn from(day: Date) -> Self {
        Interval { start: day, end: day }
    }
}

impl Interval {
    /// The days from `start` to `end`, both included.
    ///
    /// # Errors
    /// [`IntervalError`] where `end` comes before `start`.
    pub fn new(start: Date, end: Date) -> Result<Self, IntervalError> {
        if end < start { Err(IntervalError { start, end }) } else { Ok(Interval { start, end }) }
    }

    /// The whole of a Gregorian month (1 to 12), or `None` where there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let start = Date::new(year, month, 1).ok()?;
        Some(Interval { start, end: start.last_of_month() })
    }

    /// The first day.
    pub fn start(&self) -> Date {
        self.start
    }

    /// The last day.
    pub fn end(&self) -> Date {
        self.end
    }

    /// Number of days, 1 or more.
    pub fn days(&self) -> u32 {
        u32::try_from(day_number(self.end) - day_number(self.start) + 1).unwrap_or(u32::MAX)
    }

    /// Whether one single day is meant.
    pub fn is_one_day(&self) -> bool {
        self.start == self.end
    }

    /// Whether the day lies in the interval.
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Interval) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Days between the two: 0 where they overlap.
    pub fn gap(&self, other: &Interval) -> u32 {
        let apart = (day_number(other.start) - day_number(self.end))
            .max(day_number(self.start) - day_number(other.end));
        u32::try_from(apart.max(0)).unwrap_or(u32::MAX)
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Interval) -> Interval {
        Interval { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The days that both hold, or `None` where there are none.
    pub fn intersection(&self, other: &Interval) -> Option<Interval> {
        Interval::new(self.start.max(other.start), self.end.min(other.end)).ok()
    }

    /// The interval moved by whole days; stays where it is at the end of the calendar.
    #[must_use]
    pub fn shifted(&self, days: i32) -> Interval {
        let by = days.days();
        Interval { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }
}

/// Days from 1970-01-01 to this day (negative before it): the unit in which series are tested.
pub fn day_number(day: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    i64::from(epoch.until(day).map_or(0, |span| span.get_days()))
}

/// The day that lies this many days after 1970-01-01; the calendar's first or last day where it ends before that.
///
/// ```
/// use tazamun_record::{Date, day_at, day_number};
/// assert_eq!(day_at(day_number(Date::constant(2022, 1, 20))), Date::constant(2022, 1, 20));
/// ```
pub fn day_at(number: i64) -> Date {
    let epoch = Date::constant(1970, 1, 1);
    let days = jiff::Span::new().try_days(number);
    days.map_or(if number < 0 { Date::MIN } else { Date::MAX }, |span| epoch.saturating_add(span))
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_one_day() {
            write!(f, "{}", self.start)
        } else {
            write!(f, "{}..{}", self.start, self.end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(y: i16, m: i8, d: i8) -> Date {
        Date::constant(y, m, d)
    }

    #[test]
    fn gap_hull_and_intersection() {
        let a = Interval::new(on(2022, 1, 20), on(2022, 1, 21)).unwrap();
        let b = Interval::from(on(2022, 1, 24));
        assert_eq!((a.gap(&b), b.gap(&a), a.gap(&a)), (3, 3, 0));
        assert_eq!(a.hull(&b).days(), 5);
        assert_eq!(a.intersection(&b), None);
        assert_eq!(a.intersection(&a), Some(a));
        assert_eq!(a.shifted(-20).start(), on(2021, 12, 31));
    }

    #[test]
    fn an_interval_never_ends_before_it_starts() {
        let err = serde_json::from_str::<Interval>(r#"{"date_start":"2022-01-02","date_end":"2022-01-01"}"#);
        assert!(err.unwrap_err().to_string().contains("before it starts"));
    }

    #[test]
    fn day_numbers_count_from_1970() {
        assert_eq!(day_number(on(1970, 1, 1)), 0);
        assert_eq!(day_number(on(2016, 1, 1)), 16_801);
        assert_eq!(day_number(on(1969, 12, 31)), -1);
    }
}

//! The time that a story starts with, and how long a time may be that later words refer back to ("the next day").
//!
//! Which time an incident without a date of its own takes is settled where incidents are told apart (`link`).

use jiff::ToSpan as _;
use tazamun_record::{Date, Interval};

/// The longest interval, in days, that a story carries on: two days for one incident, a few for several.
pub(super) const LONGEST_CARRIED: u32 = 4;

/// Days after the last one of a chronicle within which a day without its year is of the same one.
pub(super) const CHRONICLE_STEP: i32 = 60;
/// Sentences after which a chronicle has ended.
pub(super) const CHRONICLE_GOES_ON: usize = 4;

/// The time of news that names none: the day of publication and the day before (codebook, "Fields").
///
/// ```
/// use tazamun_record::Date;
/// let news = tazamun_reader::annotate::dates::news_of_the_day(Date::constant(2022, 1, 21));
/// assert_eq!(news.to_string(), "2022-01-20..2022-01-21");
/// ```
pub fn news_of_the_day(published: Date) -> Interval {
    Interval::from(published.saturating_sub(1.days())).hull(&Interval::from(published))
}

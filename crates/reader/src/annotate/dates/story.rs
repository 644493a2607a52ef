//! The time that a story starts with, and how long a time may be that later words refer back to ("the next day").
//!
//! Which time an incident without a date of its own takes is settled where incidents are told apart (`link`).

use super::{
    Kind, Mention,
    slots::{Direction, How, Point, Unit},
};
use jiff::ToSpan as _;
use tazamun_record::{Date, Interval};

/// The longest interval, in days, that a story carries on: two days for one incident, a few for several.
pub(super) const LONGEST_CARRIED: u32 = 4;

/// What happened in an earlier year, told day by day: the days leave out their year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chronicle {
    /// The day that was told last; under a heading the first of the year.
    pub(super) last: Date,
    /// The year stands in a heading: all below is of it, in any order.
    pub(super) headed: bool,
    /// The sentence in which it was told last.
    pub(super) sentence: usize,
}

/// Tokens of the longest heading of a year.
pub(super) const HEADING: usize = 6;
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

/// The chronicle after a mention in a sentence, given by its number and by whether it is short enough for a heading: one
/// of an earlier year begins with a day that has its year, or with a heading of the year alone.
pub(super) fn goes_on(
    chronicle: Option<Chronicle>,
    point: &Point,
    mention: &Mention,
    (sentence, short): (usize, bool),
    published: Date,
) -> Option<Chronicle> {
    let day = mention.interval.start();
    let earlier = day.year() < published.year();
    if mention.kind != Kind::Absolute || !earlier {
        return chronicle.filter(|_| mention.kind != Kind::Absolute || point.year.is_none());
    }
    if short && point.how == Some(How::Year) {
        return Some(Chronicle { last: day, headed: true, sentence });
    }
    let same = chronicle.filter(|c| c.last.year() == day.year());
    let same_year = point.unit == Some(Unit::Year) && point.direction == Some(Direction::Same);
    let begins = (point.year.is_some() || same_year) && mention.interval.is_one_day();
    match same {
        Some(c) if mention.interval.is_one_day() => Some(Chronicle { last: day, sentence, ..c }),
        Some(c) => Some(c),
        None if begins => Some(Chronicle { last: day, headed: false, sentence }),
        None => chronicle,
    }
}

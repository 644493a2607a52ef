//! Dates told of one incident, and the time that a story carries through its sentences.
//!
//! A newspaper dates an incident once and goes on telling; what has no date of its own takes that of the story. So does
//! the title, whose date stands in the first sentence. A date that is told only in passing (a month, a year, a day weeks
//! back) holds for its own sentence and is not carried on.

use super::{Kind, Mention};
use jiff::ToSpan as _;
use std::ops::Range;
use tazamun_record::{Date, Interval};

/// The longest interval, in days, that a story carries on: two days for one incident, a few for several.
pub(super) const LONGEST_CARRIED: u32 = 4;
/// A date further before publication than this many days is told in passing.
const PASSING: u32 = 10;

/// The time of news that names none: the day of publication and the day before (codebook, "Fields").
///
/// ```
/// use tazamun_record::Date;
/// let news = tazamun_reader::when::news_of_the_day(Date::constant(2022, 1, 21));
/// assert_eq!(news.to_string(), "2022-01-20..2022-01-21");
/// ```
pub fn news_of_the_day(published: Date) -> Interval {
    Interval::from(published.saturating_sub(1.days())).hull(&Interval::from(published))
}

/// The time of one incident of which several dates are told: the interval that holds them all; `None` where none of
/// them can be the time of something that happened.
///
/// A date that another holds within itself ("in July", "on 11 July") says nothing more: the narrower counts.
pub fn combine(mentions: &[&Mention]) -> Option<Interval> {
    let told: Vec<Interval> = mentions.iter().filter(|m| m.dates_incident()).map(|m| m.interval).collect();
    let holds_another = |wide: &Interval| {
        told.iter().any(|i| i != wide && wide.contains(i.start()) && wide.contains(i.end()))
    };
    told.iter().filter(|i| !holds_another(i)).copied().reduce(|a, b| a.hull(&b))
}

/// For each sentence (ranges of token indices, as [`crate::text::Text::sentences`] gives them) the time of an incident
/// that is told in it without a date of its own.
pub fn story_time(mentions: &[Mention], sentences: &[Range<usize>], published: Date) -> Vec<Interval> {
    let own: Vec<Option<Interval>> = sentences.iter().map(|s| own_time(mentions, s)).collect();
    let carried =
        |time: &Interval| time.days() <= LONGEST_CARRIED && time.gap(&Interval::from(published)) <= PASSING;
    // What stands before the first date of the story is dated by it: the title by the first sentence.
    let opening = own.iter().take(3).flatten().copied().find(carried);
    let mut story = opening.unwrap_or_else(|| news_of_the_day(published));
    own.into_iter()
        .map(|time| {
            if let Some(time) = time.filter(carried) {
                story = time;
            }
            time.unwrap_or(story)
        })
        .collect()
}

/// The time that a sentence tells itself: the most exact date in it, the first of several.
fn own_time(mentions: &[Mention], sentence: &Range<usize>) -> Option<Interval> {
    let from = mentions.partition_point(|m| m.tokens.start < sentence.start);
    let inside = mentions[from..].iter().take_while(|m| m.tokens.start < sentence.end);
    inside
        .filter(|m| m.dates_incident() && m.kind != Kind::Earlier)
        .min_by_key(|m| m.precision)
        .map(|m| m.interval)
}

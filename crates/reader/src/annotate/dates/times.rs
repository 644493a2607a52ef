//! The days of a text as incidents use them: token ranges, and only what an incident can be dated by.

use super::{Kind, Mention, find, unread};
use crate::{lang::Language, text::Text};
use std::ops::Range;
use tazamun_record::{Date, Interval};

/// A day or days where they are named.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The days.
    pub interval: Interval,
    /// How they are told.
    pub kind: Kind,
    /// So long before what the sentence tells: the time only of what is told right after it ("بعد يومين على هجوم").
    pub earlier: bool,
}

/// The longest time up to now that several incidents are told of ("خلال أسبوعين"), in days; wars last longer.
const LONGEST_WHILE: u32 = 100;

fn is_while(mention: &Mention) -> bool {
    mention.kind == Kind::Duration && mention.interval.days() <= LONGEST_WHILE
}

/// The days of a text that can date an incident, the times over which more than one incident lasts ("since March", "for three weeks"), and
/// the dates that are said but cannot be read.
pub fn times(
    language: &Language,
    text: &Text<'_>,
    published: Date,
) -> (Vec<Time>, Vec<Time>, Vec<Range<usize>>) {
    let found = find(language, text, published);
    let unread = unread(text, &found);
    let (mentions, lasting): (Vec<_>, Vec<_>) = found
        .into_iter()
        .filter(|m| {
            let next = unread.partition_point(|range| range.end <= m.tokens.start);
            unread.get(next).is_none_or(|range| m.tokens.end <= range.start)
        })
        .filter(|m| m.dates_incident() || m.kind == Kind::Since || is_while(m))
        .partition(Mention::dates_incident);
    let time = |m: Mention| Time {
        tokens: text.token_at(m.span.start)..text.token_at(m.span.end.saturating_sub(1)) + 1,
        interval: m.interval,
        kind: m.kind,
        earlier: m.kind == Kind::Earlier,
    };
    (mentions.into_iter().map(time).collect(), lasting.into_iter().map(time).collect(), unread)
}

//! A text and its day of publication → the dates that it tells, as intervals of days.
//!
//! Dates are read in three steps, none of which can fail on any text:
//!
//! 1. [`lattice`]: a sentence's words are looked up in the tables of words (`languages/*/date_words.tsv`), which say what each
//!    can be ("الثاني": the second, or a part of "كانون الثاني"); numbers in digits and words and dates in digits are read;
//! 2. [`matching`]: the tables of patterns (`languages/*/date_patterns.tsv`) say how words make a date; the longest wins;
//! 3. [`resolve`]: what was said becomes days, by the codebook's rules (`CODEBOOK.md`, "date_start, date_end").
//!
//! A language is its tables; the steps know none. The past reading of a date is always preferred, since news looks
//! back. What is a date but not the time of what happened (since, until, every, to come) is told apart by [`Kind`];
//! what only looks like one ("ثورة 25 يناير", "قوى 14 آذار") gives no mention.
//!
//! ```
//! use tazamun_reader::{annotate::dates, lang, text::Text};
//! use tazamun_record::Date;
//! let text = Text::new("قتل 11 جنديا فجر أمس الجمعة 21 كانون الثاني (يناير) 2022");
//! let found = dates::find(lang::first(), &text, Date::constant(2022, 1, 22));
//! assert_eq!(found[0].interval.to_string(), "2022-01-21");
//! assert_eq!(found[0].kind, dates::Kind::Absolute);
//! assert_eq!(text.quote(found[0].span.clone()), "فجر أمس الجمعة 21 كانون الثاني (يناير) 2022");
//! ```

mod calendar;
mod counted;
mod hijri;
mod lattice;
mod matching;
mod named;
mod numerals;
mod resolve;
mod slots;
mod story;
mod times;

use story::Chronicle;
pub use story::news_of_the_day;
pub use times::{Time, times};

use crate::{
    lang::{
        Cue, Language, Word,
        dates::{Class, Dates, grammar::Grammar},
    },
    text::Text,
};
use lattice::Lattice;
use matching::Match;
use resolve::Context;
use std::ops::Range;
use tazamun_record::{Date, Interval};

/// How a date was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// By its own name: 20 January 2022, July 2015, 7 Shawwal 1436, the year 2014.
    Absolute,
    /// By a religious or civil season: Ramadan, Eid al-Fitr, Ashura.
    Season,
    /// By the day of the week, with or without "yesterday" or "last".
    Weekday,
    /// From the day of publication: today, yesterday, two weeks ago, last month, the last 48 hours.
    Relative,
    /// From a date told before: the next day, minutes later, the same night.
    Anchored,
    /// So long before what the story tells: the time of what is told right after it ("a day after a similar attack").
    Earlier,
    /// Ever since then; the interval reaches up to the day of publication.
    Since,
    /// For so long up to the day of publication.
    Duration,
    /// Up to then, or before it; the interval is that limit's.
    Until,
    /// Every such day, daily.
    Recurring,
    /// Still to come.
    Future,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 11] = [
        Kind::Absolute,
        Kind::Season,
        Kind::Weekday,
        Kind::Relative,
        Kind::Anchored,
        Kind::Earlier,
        Kind::Since,
        Kind::Duration,
        Kind::Until,
        Kind::Recurring,
        Kind::Future,
    ];
}

/// How exactly a date is told, by the number of days in which it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// One day.
    Day,
    /// Two to six days.
    Days,
    /// About a week: 7 to 13 days.
    Week,
    /// Up to two months.
    Month,
    /// More.
    Year,
}

impl Precision {
    /// The precision of an interval.
    pub fn of(interval: Interval) -> Precision {
        match interval.days() {
            ..=1 => Precision::Day,
            2..=6 => Precision::Days,
            7..=13 => Precision::Week,
            14..=62 => Precision::Month,
            _ => Precision::Year,
        }
    }
}

/// A date that a text tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: bytes of the normal form ([`Text::norm`]).
    pub span: Range<usize>,
    /// Where it stands: indices of [`Text::tokens`].
    pub tokens: Range<usize>,
    /// The days that it means.
    pub interval: Interval,
    /// How it was told.
    pub kind: Kind,
    /// How exactly it was told.
    pub precision: Precision,
}

impl Mention {
    /// Whether this can be the time of something that happened. What began then and lasts ("since Thursday") can for up
    /// to a week; limits, habits and what is to come cannot.
    pub fn dates_incident(&self) -> bool {
        match self.kind {
            Kind::Absolute
            | Kind::Season
            | Kind::Weekday
            | Kind::Relative
            | Kind::Anchored
            | Kind::Earlier => true,
            Kind::Since | Kind::Duration => self.interval.days() <= 8,
            Kind::Until | Kind::Recurring | Kind::Future => false,
        }
    }
}

/// Dates that a text writes in digits and that no calendar has ("13/13/2021", "2021-02-45"), as tokens: they are said, but
/// not understood.
pub fn unread(text: &Text<'_>, read: &[Mention]) -> Vec<Range<usize>> {
    let tokens = text.tokens();
    let glued = |at: usize| tokens[at].end() == tokens[at + 1].start();
    let written = |at: usize| {
        let [first, a, second, b, third] = tokens.get(at..at + 5)? else { return None };
        let sign = |token: &crate::text::Token| matches!(&text.norm()[token.range()], "/" | "-" | ".");
        let numbers = [first, second, third].iter().all(|t| t.is_number() && t.range().len() <= 4);
        let year = first.range().len() == 4 || third.range().len() == 4;
        (numbers && year && sign(a) && sign(b) && (at..at + 4).all(glued)).then_some(at..at + 5)
    };
    let covered = |range: &Range<usize>| {
        let next = read.partition_point(|m| m.tokens.end <= range.start);
        read.get(next).is_some_and(|m| m.tokens.start <= range.start && m.tokens.end >= range.end)
    };
    (0..tokens.len()).filter_map(written).filter(|range| !covered(range)).collect()
}

/// How many pieces before a date a word may stand that announces it ("it is planned to open on ...").
const ANNOUNCED_WITHIN: usize = 8;

/// The dates that a text tells in a language, in the order in which they stand, none overlapping another.
///
/// Takes time linear in the text's length, and memory for its longest sentence.
pub fn find(language: &Language, text: &Text<'_>, published: Date) -> Vec<Mention> {
    let Dates { vocabulary, grammar } = &language.dates;
    let mut lattice = Lattice::default();
    let mut mentions = Vec::new();
    let mut story = news_of_the_day(published);
    // The same, but for the days on which somebody spoke of it.
    let mut told = story;
    let mut chronicle: Option<Chronicle> = None;
    let mut year = None;
    for (n, sentence) in text.sentences().iter().enumerate() {
        chronicle = chronicle.filter(|c| c.headed || n <= c.sentence + story::CHRONICLE_GOES_ON);
        lattice.read(text, sentence.clone(), vocabulary);
        if lattice.is_only_signs() || !grammar.narrow(&mut lattice) {
            continue;
        }
        let mut at = 0;
        let mut planned_at = None;
        while at < lattice.pieces.len() {
            if lattice.edges(at).iter().any(|e| e.class == Class::Planned) {
                planned_at = Some(at);
            }
            let Some(found) = longest(grammar, &lattice, at) else {
                at += 1;
                continue;
            };
            let planned = planned_at.is_some_and(|p| at - p <= ANNOUNCED_WITHIN);
            // "The same day" is that of what happened, "the day before" may be that before somebody spoke.
            let same =
                found.slots.first.how == Some(slots::How::Anchor) && found.slots.first.offset == Some(0);
            let story_time = if same { told } else { story };
            let context = Context { published, story: story_time, planned, chronicle, year };
            if let Some(resolved) = resolve::resolve(&found.slots, &context) {
                let span = lattice.span(found.body.0..found.body.1);
                let mention = Mention {
                    tokens: text.token_at(span.start)..text.token_at(span.end.saturating_sub(1)) + 1,
                    span,
                    interval: resolved.interval,
                    kind: resolved.kind,
                    precision: Precision::of(resolved.interval),
                };
                if mention.kind != Kind::Earlier
                    && mention.dates_incident()
                    && mention.interval.days() <= story::LONGEST_CARRIED
                {
                    story = mention.interval;
                    if !spoken_on(language, text, mention.tokens.start) {
                        told = mention.interval;
                    }
                }
                year = year_told(&found.slots.first, &mention, published).or(year);
                let heading = sentence.len() <= story::HEADING;
                chronicle = story::goes_on(chronicle, &found.slots.first, &mention, (n, heading), published);
                mentions.push(mention);
            }
            at = found.body.1.max(at + 1);
        }
    }
    mentions
}

/// The year that a mention names: by its number, or as "three years ago".
fn year_told(point: &slots::Point, mention: &Mention, published: Date) -> Option<i32> {
    let years_ago = (point.how, point.unit) == (Some(slots::How::Ago), Some(slots::Unit::Year));
    match point.count {
        Some(count) if years_ago => Some(i32::from(published.year()) - count),
        _ => (mention.kind == Kind::Absolute).then(|| i32::from(mention.interval.start().year())),
    }
}

/// Words between one of saying and the day on which it was said ("said in a statement on Saturday").
const SAID_WITHIN: usize = 4;

/// Whether a day is that on which somebody spoke, in languages whose words of saying stand before it.
fn spoken_on(language: &Language, text: &Text<'_>, day: usize) -> bool {
    let near = day.saturating_sub(SAID_WITHIN)..day;
    let said = near.rev().take_while(|&at| text.tokens()[at].is_word() && !text.tokens()[at].is_number());
    let is_said = |at: usize| language.cues.longest_at(text, at).is_some_and(|cue| *cue.value == Cue::Report);
    let apart = |at: &usize| !language.words.is_at(Word::That, text, *at);
    language.settings.subject_first && said.take_while(apart).any(is_said)
}

/// The longest match that begins here; where it begins with context only ("in"), what can be read after that is taken
/// instead if it reaches as far.
fn longest(grammar: &Grammar, lattice: &Lattice, at: usize) -> Option<Match> {
    let found = grammar.longest_at(lattice, at)?;
    let inner = (found.body.0 > at).then(|| grammar.longest_at(lattice, found.body.0)).flatten();
    inner.filter(|i| i.end >= found.end).or(Some(found))
}

//! What a test of a claim would need: sides, places, days, size, and whether a record of incidents would do.

use crate::kind::{ClaimKind, Testable};
use crate::tables::Language;
use std::ops::Range;
use tazamun_reader::explain::{Explanation, Kind, Mention};
use tazamun_record::Interval;
use tazamun_text::Text;

/// What a test needs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Needed {
    pub(crate) about: String,
    pub(crate) testable: Testable,
    pub(crate) needs: Option<String>,
    pub(crate) sides: Vec<String>,
    pub(crate) places: Vec<String>,
    pub(crate) period: Option<Interval>,
    pub(crate) size: Option<u32>,
}

/// What a test of the claim in these tokens would need.
pub(crate) fn needed(
    language: &Language,
    text: &Text<'_>,
    seen: &Explanation,
    kind: ClaimKind,
    sentence: &Range<usize>,
    quote: &Range<usize>,
) -> Needed {
    let (testable, needs) = testable(language, text, kind, sentence);
    let bytes = |tokens: &Range<usize>| text.span(text.range(tokens.clone()));
    let (quoted, told) = (bytes(quote), bytes(sentence));
    let mentions = |of: Kind| {
        let nearest = |span: &Range<usize>| -> Vec<&Mention> {
            seen.mentions.iter().filter(|m| m.kind == of && span.contains(&m.span.start)).collect()
        };
        let own = nearest(&quoted);
        if own.is_empty() { nearest(&told) } else { own }
    };
    let sides = distinct(
        mentions(Kind::Actor).into_iter().filter(|m| is_code(&m.reading)).map(|m| m.reading.clone()),
    );
    let places = distinct(mentions(Kind::Place).into_iter().filter_map(division));
    let names = distinct(mentions(Kind::Place).into_iter().map(|m| m.reading.clone()));
    let days: Vec<&Mention> = mentions(Kind::Date);
    let period = days.iter().find_map(|m| days_of(&m.reading));
    let size = mentions(Kind::Toll).into_iter().find_map(|m| leading_number(&m.reading));
    let what = incidents(language, text, quote).or_else(|| incidents(language, text, sentence));
    let when = days.first().map(|m| m.reading.clone());
    let parts = [
        Some(what.unwrap_or_else(|| "incidents".to_owned())),
        some(sides.join(", ")),
        some(names.join("; ")),
        when,
    ];
    let about = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Needed { about, testable, needs, sides, places, period, size }
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn distinct(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// Codes are written in capitals; what the reader leaves open is told in words.
fn is_code(reading: &str) -> bool {
    !reading.is_empty() && !reading.contains(' ') && reading.starts_with(|c: char| c.is_ascii_uppercase())
}

fn division(mention: &Mention) -> Option<String> {
    let place = mention.place.as_ref()?;
    let country = place.country().map(|c| c.code().to_owned());
    place.adm1().map(str::to_owned).or(country)
}

fn leading_number(reading: &str) -> Option<u32> {
    let digits = reading.find(|c: char| !c.is_ascii_digit()).unwrap_or(reading.len());
    reading[..digits].parse().ok()
}

/// The days of a date's reading: one day, or the first and the last with dots or a stroke between.
fn days_of(reading: &str) -> Option<Interval> {
    let (first, last) =
        reading.split_once("..").or_else(|| reading.split_once('/')).unwrap_or((reading, reading));
    Interval::new(first.trim().parse().ok()?, last.trim().parse().ok()?).ok()
}

/// The kinds of incident that some words name, joined.
fn incidents(language: &Language, text: &Text<'_>, within: &Range<usize>) -> Option<String> {
    let found = language.incidents.find(text).into_iter().filter(|f| within.contains(&f.tokens.start));
    some(distinct(found.map(|f| f.value.clone())).join(", "))
}

/// The first row of the table whose words are in the sentence.
fn testable(
    language: &Language,
    text: &Text<'_>,
    kind: ClaimKind,
    sentence: &Range<usize>,
) -> (Testable, Option<String>) {
    let found = language.testable_by.find(text);
    let holds = |row: usize| {
        row == usize::MAX || found.iter().any(|f| *f.value == row && sentence.contains(&f.tokens.start))
    };
    let row = language.testable.iter().find(|row| row.kind == kind && holds(row.row));
    row.map_or((Testable::Yes, None), |row| (row.testable, row.need.clone()))
}

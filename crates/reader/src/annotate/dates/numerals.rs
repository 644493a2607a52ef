//! Pieces → numbers in digits and words, and dates in digits.
//!
//! Numbers in words are composed as both languages compose them: units, tens and hundreds are added, with or without
//! "and" between them, and stand before or after thousands; the longest number that can be read is meant.

use super::lattice::{Edge, Piece};
use crate::lang::dates::{
    Class,
    vocabulary::{Sense, Vocabulary},
};

/// The longest number in words, in pieces.
const LONGEST: usize = 9;

/// Tells of every number and every date in digits that begins at this piece.
pub(super) fn read(
    pieces: &[Piece],
    at: usize,
    norm: &str,
    vocabulary: &Vocabulary,
    tell: &mut dyn FnMut(Edge),
) {
    match pieces[at].number {
        Some(number) => {
            let marked = has_class(pieces, at + 1, vocabulary, Class::OrdinalMark)
                && pieces.get(at + 1).is_some_and(|p| p.span.start == pieces[at].span.end);
            digits(number, pieces[at].digits, at + 1 + usize::from(marked), tell);
            dates(pieces, at, norm, tell);
        }
        None => words(pieces, at, vocabulary, norm, tell),
    }
}

fn has_class(pieces: &[Piece], at: usize, vocabulary: &Vocabulary, class: Class) -> bool {
    let Some(word) = pieces.get(at).and_then(|p| p.word) else { return false };
    vocabulary.senses(word, |_| None).any(|(_, sense)| sense.class == class)
}

/// What a number in digits can be.
fn digits(number: i32, length: u8, end: usize, tell: &mut dyn FnMut(Edge)) {
    let mut as_class = |class| tell(Edge { class, value: number, end: end as u32 });
    if (1..=31).contains(&number) && length <= 2 {
        as_class(Class::Day);
        as_class(Class::DayDigits);
    }
    if (1..=12).contains(&number) && length <= 2 {
        as_class(Class::MonthNumber);
    }
    if length == 4 && (1800..=2100).contains(&number) {
        as_class(Class::Year);
        as_class(Class::YearDigits);
    }
    if length == 4 && (1300..=1500).contains(&number) {
        as_class(Class::HijriYear);
    }
    if number > 0 {
        as_class(Class::Count);
    }
}

/// What a number in words can be.
fn words(pieces: &[Piece], at: usize, vocabulary: &Vocabulary, norm: &str, tell: &mut dyn FnMut(Edge)) {
    let mut sum = Sum::default();
    let mut whole = None;
    let mut next = at;
    while next < pieces.len().min(at + LONGEST) {
        let Some(Sense { class, value }) = number_word(pieces, next, vocabulary) else { break };
        if !sum.add(value, class == Class::Ordinal) {
            break;
        }
        next += 1;
        // "One" of "eleven" is no number by itself.
        if class != Class::TeenUnit {
            whole = Some((sum, next));
        }
        if joined(pieces, next, vocabulary, norm) && number_word(pieces, next + 1, vocabulary).is_some() {
            next += 1;
        }
    }
    if let Some((sum, end)) = whole {
        sum.tell(end, tell);
    }
}

fn number_word(pieces: &[Piece], at: usize, vocabulary: &Vocabulary) -> Option<Sense> {
    let word = pieces.get(at)?.word?;
    let is_number = |s: &Sense| matches!(s.class, Class::Cardinal | Class::Ordinal | Class::TeenUnit);
    let mut senses = vocabulary.senses(word, |_| None).map(|(_, sense)| sense).filter(is_number);
    senses.next()
}

/// Whether the piece joins two parts of a number: "and", or the hyphen of "twenty-first".
fn joined(pieces: &[Piece], at: usize, vocabulary: &Vocabulary, norm: &str) -> bool {
    has_class(pieces, at, vocabulary, Class::And)
        || pieces.get(at).is_some_and(|p| &norm[p.span.clone()] == "-")
}

/// A number in words as far as it has been read.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// Thousands that are complete.
    thousands: i32,
    /// What stands below them.
    below: i32,
    /// The last part that was added.
    last: Option<i32>,
    ordinal: bool,
}

impl Sum {
    /// Adds a part; false where it cannot go on the number ("three and five").
    fn add(&mut self, value: i32, ordinal: bool) -> bool {
        let fits = matches!(
            (self.last, value),
            (None, _)
                | (Some(1..=9), 10 | 20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)
                | (Some(20 | 30 | 40 | 50 | 60 | 70 | 80 | 90), 1..=9)
                | (Some(1..=99), 100 | 1000)
                | (Some(100..=900), 1..=99 | 1000)
                | (Some(1000 | 2000), 1..=900)
        );
        // "The ninth and the tenth" are two days, "the nineteenth" has another ten.
        if !fits || ordinal && value == 10 && self.last.is_some() {
            return false;
        }
        match value {
            100 if (1..=99).contains(&self.below) => self.below *= 100,
            1000 => {
                self.thousands += self.below.max(1) * 1000;
                self.below = 0;
            }
            2000 => self.thousands += 2000,
            _ => self.below += value,
        }
        self.last = Some(value);
        // "The twentieth" and "the twenty" are one word in Arabic: the tens do not make an ordinal.
        self.ordinal |= ordinal && value <= 10;
        self.total() < 10_000
    }

    fn total(&self) -> i32 {
        self.thousands + self.below
    }

    fn tell(&self, end: usize, tell: &mut dyn FnMut(Edge)) {
        let value = self.total();
        let mut as_class = |class| tell(Edge { class, value, end: end as u32 });
        if (1..=31).contains(&value) {
            as_class(Class::Day);
        }
        if self.ordinal || matches!(value, 20 | 30) {
            as_class(Class::Nth);
        }
        if self.ordinal {
            return;
        }
        as_class(Class::Count);
        if (1500..=2100).contains(&value) {
            as_class(Class::Year);
        }
        if (1300..=1500).contains(&value) {
            as_class(Class::HijriYear);
        }
    }
}

/// Dates in digits: `20/1/2022`, `2022-01-20`, `20.1.22`, `20/1`, `1/2022`.
fn dates(pieces: &[Piece], at: usize, norm: &str, tell: &mut dyn FnMut(Edge)) {
    let separator = |n: usize| {
        let sign = norm.get(pieces.get(n)?.span.clone())?;
        matches!(sign, "/" | "-" | "." | "\\").then_some(sign)
    };
    let part = |n: usize| pieces.get(n).and_then(|p| Some((p.number?, p.digits)));
    let (Some(a), Some(first), Some(b)) = (part(at), separator(at + 1), part(at + 2)) else { return };
    let after = separator(at + 3);
    let fraction = after.is_some() && part(at + 4).is_some();
    if let Some(c) = part(at + 4).filter(|_| after == Some(first)) {
        if let Some(value) = full_date(a, b, c) {
            tell(Edge { class: Class::FullDate, value, end: at as u32 + 5 });
        }
    } else if !fraction && first != "." {
        if let Some(value) = month_year(a, b).filter(|_| first != "-" || a.1 == 4) {
            tell(Edge { class: Class::MonthYear, value, end: at as u32 + 3 });
        }
        if let Some(value) = day_month(a, b) {
            tell(Edge { class: Class::DayMonth, value, end: at as u32 + 3 });
        }
    }
}

type Part = (i32, u8);

/// Year, month, day packed in decimal. The day comes first, or the year; where that cannot be, the month.
fn full_date(a: Part, b: Part, c: Part) -> Option<i32> {
    let (year, month, day) = if a.1 == 4 {
        (a.0, b.0, c.0)
    } else {
        let year = if c.1 == 4 { c.0 } else { (c.1 == 2).then_some(2000 + c.0)? };
        if b.0 > 12 { (year, a.0, b.0) } else { (year, b.0, a.0) }
    };
    let known = (1800..=2100).contains(&year) || (1300..=1500).contains(&year);
    let valid = known && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(year * 10_000 + month * 100 + day)
}

fn day_month(a: Part, b: Part) -> Option<i32> {
    let (day, month) = if b.0 > 12 { (b.0, a.0) } else { (a.0, b.0) };
    let short = a.1 <= 2 && b.1 <= 2;
    (short && (1..=31).contains(&day) && (1..=12).contains(&month)).then_some(month * 100 + day)
}

fn month_year(a: Part, b: Part) -> Option<i32> {
    let (month, year) = if a.1 == 4 { (b.0, a) } else { (a.0, b) };
    let valid = year.1 == 4 && (1900..=2100).contains(&year.0) && (1..=12).contains(&month);
    valid.then_some(year.0 * 10_000 + month * 100)
}

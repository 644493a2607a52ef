//! A record in the form in which it is compared with others: numbers only, about a hundred bytes.

use crate::{
    Record,
    hash::hash,
    weights::{UNKNOWN_KIND, actor_bit},
};
use tazamun_record::{Actor, Facts, Place, SubEventType, Toll, WherePrec, day_number};
use tazamun_text::{is_mark, plain, stems};

/// What is compared of a record.
#[derive(Debug, Clone)]
pub(crate) struct Features {
    /// First and last day, counted from 1970-01-01.
    pub(crate) start: i32,
    pub(crate) end: i32,
    /// Degrees; `None` where the place has no point.
    pub(crate) point: Option<(f32, f32)>,
    /// Uncertainty of the point: 0 exact, 1 near, 2 district; 3 and more: a governorate or more.
    pub(crate) prec: u8,
    /// Hash of the place's name in its normal form; 0 where it has none.
    pub(crate) name: u64,
    /// Hashes of its first words, sorted; 0 where there are fewer.
    pub(crate) name_words: [u32; 4],
    /// Hash of the division's and of the country's code; 0 unknown.
    pub(crate) adm1: u64,
    pub(crate) country: u64,
    /// Place in `SubEventType::ALL`, or [`UNKNOWN_KIND`].
    pub(crate) kind: u8,
    /// Event type, or 0 where it is not known.
    pub(crate) event: u8,
    pub(crate) killed: Option<Range>,
    pub(crate) wounded: Option<Range>,
    /// Killed and wounded together, where they are told together.
    pub(crate) casualties: Option<Range>,
    /// Sets of actors; unidentified ones are in neither.
    pub(crate) actor1: u64,
    pub(crate) actor2: u64,
    pub(crate) aggregate: bool,
    /// Hash of the article's or the dataset's name.
    pub(crate) source: u64,
}

/// A toll as it is compared: bounds, and the number that stands for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub(crate) low: u32,
    pub(crate) number: u32,
    /// `None`: open.
    pub(crate) high: Option<u32>,
}

impl From<Toll> for Range {
    fn from(toll: Toll) -> Self {
        let number = toll.number();
        Range { low: toll.low().unwrap_or(number), number, high: toll.high() }
    }
}

impl Features {
    pub(crate) fn of(record: &Record<'_>) -> Self {
        let facts = record.facts();
        let place = &facts.place;
        let kind = facts.what.sub_event_type();
        let name = place.name().map(name_words).unwrap_or_default();
        Features {
            start: day(facts.when.start()),
            end: day(facts.when.end()),
            point: place.point().map(|p| (p.lat() as f32, p.lon() as f32)),
            prec: prec(place),
            name: if name.is_empty() { 0 } else { hash(&name.join(" ")) },
            name_words: first_words(&name),
            adm1: place.adm1().map_or(0, hash),
            country: place.country().map_or(0, |c| hash(c.code())),
            kind: kind
                .and_then(|k| SubEventType::ALL.iter().position(|s| *s == k))
                .map_or(UNKNOWN_KIND, |at| at as u8),
            event: facts.what.event_type().map_or(0, |e| e as u8 + 1),
            killed: facts.killed.map(Range::from),
            wounded: facts.wounded.map(Range::from),
            casualties: casualties(facts),
            actor1: actors(&facts.actor1),
            actor2: actors(&facts.actor2),
            aggregate: facts.aggregate,
            source: hash(record.source()) ^ u64::from(matches!(record, Record::Row(..))),
        }
    }

    /// Whether the place is known to a district or better, with a point.
    pub(crate) fn is_placed(&self) -> bool {
        self.prec < 3 && self.point.is_some()
    }

    pub(crate) fn days(&self) -> i32 {
        self.end - self.start + 1
    }
}

fn first_words(name: &[String]) -> [u32; 4] {
    let mut first = [0; 4];
    for (slot, word) in first.iter_mut().zip(name) {
        *slot = hash(word) as u32;
    }
    first.sort_unstable();
    first
}

fn day(date: tazamun_record::Date) -> i32 {
    i32::try_from(day_number(date)).unwrap_or(0)
}

fn prec(place: &Place) -> u8 {
    match place.prec() {
        Some(WherePrec::Exact) => 0,
        Some(WherePrec::Near) => 1,
        Some(WherePrec::District) => 2,
        // A point without a precision: a place that someone looked up.
        None if place.point().is_some() && place.name().is_some() => 1,
        Some(_) | None => 3,
    }
}

fn casualties(facts: &Facts) -> Option<Range> {
    facts.casualties.map(|n| Range { low: n, number: n, high: Some(n) })
}

fn actors(list: &[Actor]) -> u64 {
    let known = list.iter().filter(|actor| actor.code() != "UNIDENTIFIED");
    known.fold(0, |set, actor| set | actor_bit(actor))
}

/// The words of a place's name that tell it from others, in lower case without marks.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    const PLAIN: &[&str] = &[
        "al",
        "el",
        "the",
        "of",
        "in",
        "near",
        "city",
        "town",
        "village",
        "district",
        "governorate",
        "province",
        "muhafazat",
        "qada",
        "nahiyat",
        "area",
        "and",
    ];
    let words: Vec<String> = words(name).collect();
    let distinctive: Vec<String> = words.iter().filter(|w| !PLAIN.contains(&w.as_str())).cloned().collect();
    if distinctive.is_empty() { words } else { distinctive }
}

/// The words of a text as [`plain`] writes them, Arabic ones without the article and the joined `wa`, `bi`, `li` before it.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !(c.is_alphabetic() || is_mark(c) || c == '\'' || c == '’' || c == 'ʿ'))
        .map(|word| without_article(plain(word)))
        .filter(|word| word.chars().count() > 1)
}

/// Takes off the article with what is written onto it, where more than two letters are left.
fn without_article(word: String) -> String {
    let bare = stems(&word).find(|(rest, p)| p.article && rest.chars().count() > 2);
    bare.map_or_else(|| word.clone(), |(rest, _)| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_become_one() {
        let plain = |name: &str| name_words(name).join(" ");
        assert_eq!(plain("Al Fallūjah town"), plain("Fallujah"));
        assert_eq!(plain("Ter Ma’la"), plain("Ter Maʿla"));
        assert_eq!(plain("The City"), "the city", "something is left of any name");
        assert_eq!(words("الانتحاريّ").next(), words("انتحاري").next());
    }
}

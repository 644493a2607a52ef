//! A day with the name of its month → that day: `21 January 2022`, `Sun, 23 Jan 2022 10:00:00 GMT`,
//! `Sun Jan 23 2022 15:21:41 GMT+0000`, `الأحد 23 كانون الثاني/يناير 2022`, `20 جمادى الآخرة 1443`.
//!
//! The names are in `data/calendar/`. A time of day and its zone are passed over: the day is the one that is written.

use crate::{Date, hijri, table::rows};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};
use tazamun_text::plain;

/// A month of one of the two calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Month {
    Gregorian(i8),
    Hijri(u8),
}

/// Words of one or more parts that mean one thing.
struct Names<T> {
    whole: HashMap<String, T>,
    /// Parts of the longest.
    parts: usize,
}

impl<T: Copy + PartialEq> Names<T> {
    fn of(all: impl Iterator<Item = (String, T)>) -> Self {
        let whole: HashMap<String, T> = all.collect();
        let parts = whole.keys().map(|name| name.split(' ').count()).max().unwrap_or(1);
        Names { whole, parts }
    }

    /// What the words at the beginning of these mean, and how many of them do.
    fn at(&self, words: &[String]) -> Option<(usize, T)> {
        (1..=self.parts.min(words.len())).rev().find_map(|n| {
            let name = words[..n].join(" ");
            Some((n, self.whole.get(&name).copied().or_else(|| self.cut_short(&name))?))
        })
    }

    /// What a Latin name of three letters or more is cut short of, if it is one thing.
    fn cut_short(&self, name: &str) -> Option<T> {
        if name.len() < 3 || !name.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let mut found = self.whole.iter().filter(|(whole, _)| whole.starts_with(name)).map(|(_, what)| *what);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }
}

/// Every name of a column of names, in one spelling.
fn names(cell: &str) -> impl Iterator<Item = String> {
    cell.split(" | ").map(|name| words(name).join(" "))
}

static MONTHS: LazyLock<Names<Month>> = LazyLock::new(|| {
    let month = |calendar: &str, number: &str| match calendar {
        "hijri" => number.parse().ok().map(Month::Hijri),
        _ => number.parse().ok().map(Month::Gregorian),
    };
    let all = rows(include_str!("../../data/calendar/months.tsv"))
        .filter_map(|(_, f)| Some((month(f.first()?, f.get(1)?)?, *f.get(2)?)));
    Names::of(all.flat_map(|(month, cell)| names(cell).map(move |name| (name, month))))
});

/// What a word around a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// It says nothing more.
    Nothing,
    /// What stands before it is the same day in another calendar.
    Instead,
}

static AROUND: LazyLock<Names<Around>> = LazyLock::new(|| {
    let kind = |kind: &str| if kind == "instead" { Around::Instead } else { Around::Nothing };
    let all = rows(include_str!("../../data/calendar/other_words.tsv"))
        .filter_map(|(_, f)| Some((kind(f.first()?), *f.get(1)?)));
    Names::of(all.flat_map(|(kind, cell)| names(cell).map(move |name| (name, kind))))
});

/// The words and numbers of a text, in one spelling.
fn words(text: &str) -> Vec<String> {
    let apart = |c: char| c.is_whitespace() || ",،.-–/|()".contains(c);
    text.split(apart).map(|w| w.trim_matches(':')).filter(|w| !w.is_empty()).map(plain).collect()
}

/// The day; `None` where no month is named, `Some(None)` where one is and this is no day.
pub(super) fn day(text: &str) -> Option<Option<Date>> {
    // Nothing that is longer is a day, and it may be long.
    let words = if text.len() <= LONGEST { words(text) } else { return None };
    let at = |gregorian: bool| {
        (0..words.len()).find_map(|n| {
            let (taken, month) = MONTHS.at(&words[n..])?;
            (matches!(month, Month::Gregorian(_)) == gregorian).then_some((n, n + taken, month))
        })
    };
    let (begin, end, month) = at(true).or_else(|| at(false))?;
    // "20 Jumada II 1443 AH - 23 January 2022 AD": a day of the other calendar before it, with its year.
    let other = at(false).filter(|(_, taken, other)| *other != month && taken + 1 < begin);
    let first = other.map_or(0, |(_, taken, _)| taken + 1);
    Some(of_parts(&words[first..begin], month, &words[end..]))
}

/// The longest text that is looked into for a day, in bytes.
const LONGEST: usize = 200;

fn of_parts(before: &[String], month: Month, after: &[String]) -> Option<Date> {
    let (before, after) = (without_words(before)?, behind(month, after));
    match (before, after) {
        ([day], [year, ..]) if number(day)?.1 <= 2 => date(year, month, day),
        ([year], [day, ..]) if number(year)?.1 == 4 => date(year, month, day),
        ([], [day, time, rest @ ..]) if time.contains(':') => {
            date(rest.iter().find(|word| number(word).is_some_and(|(_, digits)| digits == 4))?, month, day)
        }
        ([], [day, year, ..]) => date(year, month, day),
        _ => None,
    }
}

/// What stands before the month, without the words that say nothing more; `None` where other words stand there.
fn without_words(mut before: &[String]) -> Option<&[String]> {
    while let Some(n) =
        (0..before.len()).find(|n| matches!(AROUND.at(&before[*n..]), Some((_, Around::Instead))))
    {
        before = &before[n + 1..];
    }
    while let Some((taken, _)) = AROUND.at(before) {
        before = &before[taken..];
    }
    // "23rd of January"
    while before.len() > 1 && AROUND.at(&before[before.len() - 1..]).is_some() {
        before = &before[..before.len() - 1];
    }
    (before.len() <= 1).then_some(before)
}

/// What stands behind the month, without another name of it.
fn behind(month: Month, mut after: &[String]) -> &[String] {
    while let Some((taken, _)) = MONTHS.at(after).filter(|(_, other)| *other == month) {
        after = &after[taken..];
    }
    match after {
        [word, rest @ ..] if AROUND.at(std::slice::from_ref(word)).is_some() => rest,
        _ => after,
    }
}

/// A number and how many digits it has, without the ending of an ordinal.
fn number(word: &str) -> Option<(i16, usize)> {
    static ENDINGS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| HashSet::from(["", "st", "nd", "rd", "th", "er", "م", "ه", "ad", "ah"]));
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = word.split_at(digits);
    ENDINGS.contains(ending).then(|| Some((number.parse().ok()?, digits)))?
}

fn date(year: &str, month: Month, day: &str) -> Option<Date> {
    let (day, _) = number(day).filter(|(_, digits)| *digits <= 2)?;
    match month {
        Month::Gregorian(month) => {
            let year = year.trim_end_matches(|c: char| !c.is_ascii_digit());
            Date::new(super::cell::year_of(year)?, month, day.try_into().ok()?).ok()
        }
        Month::Hijri(month) => hijri::day(number(year)?.0.into(), month, day.try_into().ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_the_names_of_their_months() {
        let want = Date::constant(2022, 1, 23);
        for text in [
            "23 January 2022",
            "23 Jan 2022",
            "January 23, 2022",
            "January 23rd, 2022 at 10:15 AM",
            "23-Jan-22",
            "2022-Jan-23",
            "the 23rd of January 2022",
            "Sun, 23 Jan 2022 10:00:00 GMT",
            "Sunday, January 23, 2022",
            "Sun Jan 23 2022 15:21:41 GMT+0000 (Coordinated Universal Time)",
            "Sun Jan 23 15:21:41 2022",
            "Sun Jan 23 15:21:41 UTC 2022",
            "dimanche 23 janvier 2022",
            "le 23 janv. 2022",
            "الأحد 23 يناير 2022",
            "الأحد، 23 كانون الثاني/يناير 2022 - 10:15",
            "23 جانفي 2022",
            "نشر في 23 كانون الثاني 2022",
            "20 جمادى الآخرة 1443 هـ",
            "الأحد 20 جمادى الآخرة 1443 هـ الموافق 23 يناير 2022",
            "الأحد 20 جمادى الآخرة 1443هـ - 23 يناير 2022م",
            "23 يناير 2022م - 20 جمادى الآخرة 1443هـ",
        ] {
            assert_eq!(day(text), Some(Some(want)), "{text}");
        }
        assert_eq!(day("1er août 2021"), Some(Some(Date::constant(2021, 8, 1))));
        assert_eq!(day("5 مايس 2021"), Some(Some(Date::constant(2021, 5, 5))));
        for text in [
            "31 April 2022",
            "Jan 2022",
            "January",
            "23 jui 2022 and more",
            "some 23 Jan 2022",
            "23 Jan",
            "230 Jan 2022",
        ] {
            assert!(matches!(day(text), None | Some(None)), "{text}");
        }
        assert_eq!(day("2022-01-23"), None);
        assert_eq!(day(&"x ".repeat(200)), None);
    }
}

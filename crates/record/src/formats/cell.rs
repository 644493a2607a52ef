//! The text of one cell → a day, an interval, a number; or the problem with it.
//!
//! Unknown is never a number: an empty cell is `None` before it comes here (see `Row::text`).

use super::{Problem, published, spelled};
use crate::{Date, Interval};
use std::borrow::Cow;

/// In which order the days of a column stand, where they are written with slashes, points or dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// Nothing tells.
    Unknown,
    /// 21/1/2022.
    DayFirst,
    /// 1/21/2022.
    MonthFirst,
}

impl DateOrder {
    /// The order of which all these cells can be: one above 12 in the first or the second place settles it.
    pub(super) fn of(cells: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let (mut first, mut second) = (false, false);
        for (a, b, _) in cells.filter_map(|c| numeric(day_part(&western(c.as_ref())))) {
            first |= a > 12;
            second |= b > 12;
        }
        match (first, second) {
            (true, false) => DateOrder::DayFirst,
            (false, true) => DateOrder::MonthFirst,
            _ => DateOrder::Unknown,
        }
    }
}

/// Three numbers with a year in the last place.
fn numeric(cell: &str) -> Option<(i8, i8, i16)> {
    let mut parts = cell.split(['/', '.', '-']);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = year.len() == 2 && cell.contains(['/', '.']);
    let fits = parts.next().is_none() && (year.len() == 4 || short) && a.len() <= 2 && b.len() <= 2;
    if fits { Some((a.parse().ok()?, b.parse().ok()?, year_of(year)?)) } else { None }
}

/// Drops a time of day: releases write 2016-01-01 00:00:00.000 and 1/25/2021 0:00.
fn day_part(cell: &str) -> &str {
    cell.split([' ', 'T']).next().unwrap_or(cell)
}

/// A cell with Western digits and a point for Arabic and Persian ones.
pub(super) fn western(cell: &str) -> Cow<'_, str> {
    let digit = |c: char| match c {
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10),
        '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10),
        '٫' => Some('.'),
        _ => None,
    };
    if cell.is_ascii() { Cow::Borrowed(cell) } else { cell.chars().map(|c| digit(c).unwrap_or(c)).collect() }
}

/// A day: `2022-01-21`, `2022/1/21`, `20220121`, `21 January 2022`, or with the year last where the order is known.
pub(super) fn day(cell: &str, order: DateOrder) -> Result<Date, Problem> {
    let cell = &*western(cell);
    let wrong = || Problem::Date(cell.to_owned());
    if let Some(date) = spelled::day(cell) {
        return date.ok_or_else(wrong);
    }
    let part = day_part(cell);
    if let Some((a, b, year)) = numeric(part) {
        if published::HIJRI_YEARS.contains(&year) {
            return Err(Problem::Hijri(cell.to_owned()));
        }
        // 21/1/22 may be a day of 2021; 1/21/22 is none but of 2022.
        if order != DateOrder::MonthFirst
            && part.rsplit(['/', '.']).next().is_some_and(|year| year.len() == 2)
        {
            return Err(Problem::ShortYear(cell.to_owned()));
        }
        return match order {
            DateOrder::DayFirst => Date::new(year, b, a).map_err(|_| wrong()),
            DateOrder::MonthFirst => Date::new(year, a, b).map_err(|_| wrong()),
            DateOrder::Unknown if a == b => Date::new(year, a, b).map_err(|_| wrong()),
            DateOrder::Unknown => Err(Problem::DateOrder(cell.to_owned())),
        };
    }
    match year_first(part) {
        Some(day) if published::HIJRI_YEARS.contains(&day.year()) => Err(Problem::Hijri(cell.to_owned())),
        Some(day) => Ok(day),
        // Maps count milliseconds since 1970; no day is written with thirteen digits.
        None if cell.len() == 13 => published::of_seconds(cell).ok_or_else(wrong),
        None if is_serial(cell) => Err(Problem::SerialDay(cell.to_owned())),
        None => Err(wrong()),
    }
}

/// Whether a number is a day of 1954 to 2064 as spreadsheets count days.
fn is_serial(cell: &str) -> bool {
    let whole = cell.split_once('.').map_or(cell, |(whole, _)| whole);
    whole.len() == 5 && whole.parse::<u32>().is_ok_and(|days| (20_000..60_000).contains(&days))
}

/// Whether a cell is a day in any order.
pub(super) fn is_day(cell: &str) -> bool {
    [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().any(|order| day(cell, order).is_ok())
}

fn year_first(part: &str) -> Option<Date> {
    if part.len() == 8 && part.bytes().all(|b| b.is_ascii_digit()) {
        return Date::new(year_of(&part[..4])?, part[4..6].parse().ok()?, part[6..].parse().ok()?).ok();
    }
    let mut parts = part.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    Date::new(year_of(year)?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A year of four digits, or of two as Excel writes 21-Jan-22: to 29 it means this century and from 70 on the last one,
/// for every program that reads such; between the two they differ.
pub(super) fn year_of(word: &str) -> Option<i16> {
    let year = word.parse().ok().filter(|_| word.bytes().all(|b| b.is_ascii_digit()))?;
    match (word.len(), year) {
        (4, 1000..) => Some(year),
        (2, 0..=29) => Some(2000 + year),
        (2, 70..) => Some(1900 + year),
        _ => None,
    }
}

/// The days that a cell means: one day, or all days of `2015-07` or `2015`.
pub(super) fn days(cell: &str, order: DateOrder) -> Result<Interval, Problem> {
    let cell = &*western(cell);
    let wrong = || Problem::Date(cell.to_owned());
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    if digits(cell, 4) {
        let year = year_of(cell).ok_or_else(wrong)?;
        if published::HIJRI_YEARS.contains(&year) {
            return Err(Problem::Hijri(cell.to_owned()));
        }
        return Interval::month(year, 1).map(|m| m.hull(&whole_year(m.start()))).ok_or_else(wrong);
    }
    match cell.split_once('-') {
        Some((year, month)) if digits(year, 4) && (digits(month, 1) || digits(month, 2)) => {
            let (year, month) = (year.parse().map_err(|_| wrong())?, month.parse().map_err(|_| wrong())?);
            Interval::month(year, month).ok_or_else(wrong)
        }
        _ => day(cell, order).map(Interval::from),
    }
}

/// The days from the first to the last of a day's year.
pub(super) fn whole_year(day: Date) -> Interval {
    Interval::from(day.first_of_year()).hull(&Interval::from(day.last_of_year()))
}

/// A count of people: digits, or digits with nothing but zeros behind the point, as spreadsheets write them. Three zeros
/// behind one to three digits may be thousands.
pub(super) fn count(cell: &str) -> Result<u32, Problem> {
    count_in(cell, None)
}

/// A count of people in a file whose decimals are told from its wholes by this sign, where that is known. Digits in groups of
/// three, parted by the other sign or by blanks, are thousands; so are those after a comma that are not all zeros, since no
/// count is a fraction.
pub(super) fn count_in(cell: &str, decimal: Option<char>) -> Result<u32, Problem> {
    let cell = &*western(cell);
    let wrong = || Problem::Number { found: cell.to_owned(), needed: "whole number from 0" };
    if cell.bytes().all(|b| b.is_ascii_digit()) {
        return cell.parse().map_err(|_| wrong());
    }
    if let Some(digits) = grouped(cell, [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’', '٬'].as_slice())
    {
        return digits.parse().map_err(|_| wrong());
    }
    let thousands = match decimal {
        Some('.') => grouped(cell, &[',']),
        Some(_) => grouped(cell, &['.']),
        None => grouped(cell, &[',']).filter(|_| !cell.ends_with(",000") || cell.matches(',').count() > 1),
    };
    if let Some(digits) = thousands {
        return digits.parse().map_err(|_| wrong());
    }
    let point = |sign: char| cell.split_once(sign).filter(|(whole, _)| !whole.is_empty());
    let parts = point('.').or_else(|| point(',').filter(|_| decimal != Some('.')));
    let digits = match parts {
        Some((whole, "000")) if (1..=3).contains(&whole.len()) && whole.parse().is_ok_and(|n: u32| n > 0) => {
            return Err(Problem::Thousand(cell.to_owned()));
        }
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') => whole,
        _ => cell,
    };
    // `parse` takes a plus before a number, and no file means one.
    let digits = Some(digits).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok()).ok_or_else(wrong)
}

/// The digits of a number in groups of three with one of these signs between them: `1,000`, `12 345 678`.
fn grouped(cell: &str, signs: &[char]) -> Option<String> {
    let mut groups = cell.split(signs);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..=3).contains(&first.len()) && !first.starts_with('0') && digits(first) && !rest.is_empty();
    let fits = fits && rest.iter().all(|group| group.len() == 3 && digits(group));
    fits.then(|| first.to_owned() + &rest.concat())
}

/// A coordinate in decimal degrees, with a point or, as in much of Europe, a comma.
pub(super) fn degrees(cell: &str) -> Result<f64, Problem> {
    match western(cell).replacen(',', ".", 1).parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(Problem::Number { found: cell.to_owned(), needed: "number of degrees like 33.31" }),
    }
}

/// A code of one digit.
pub(super) fn code(cell: &str) -> Result<i64, Problem> {
    count(cell)
        .map(i64::from)
        .map_err(|_| Problem::Number { found: cell.to_owned(), needed: "precision code like 1" })
}

/// True or false.
pub(super) fn flag(cell: &str) -> Result<bool, Problem> {
    match cell.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Ok(true),
        "false" | "0" | "no" => Ok(false),
        _ => Err(Problem::Value(format!("'{cell}' is neither true nor false; write one of the two"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_order_that_is_certain() {
        let want = Date::constant(2022, 1, 21);
        for cell in ["2022-01-21", "2022/1/21", "20220121", "2022-01-21 00:00:00.000", "2022-01-21T04:00:00Z"]
        {
            assert_eq!(day(cell, DateOrder::Unknown), Ok(want), "{cell}");
        }
        for cell in ["21 January 2022", "21 Jan 2022", "January 21, 2022", "21-Jan-2022", "21-Jan-22"] {
            assert_eq!(day(cell, DateOrder::Unknown), Ok(want), "{cell}");
        }
        assert_eq!(day("1/21/2022 0:00", DateOrder::MonthFirst), Ok(want));
        assert_eq!(day("21.1.2022", DateOrder::DayFirst), Ok(want));
        assert!(matches!(day("1/2/2022", DateOrder::Unknown), Err(Problem::DateOrder(_))));
        for cell in [
            "2022-02-30",
            "30 February 2022",
            "soon",
            "2022",
            "2022-1-1-1",
            "١٢",
            "13/13/2022",
            "21-Jan-45",
            "0001-01-01",
        ] {
            assert!(matches!(day(cell, DateOrder::DayFirst), Err(Problem::Date(_))), "{cell}");
        }
    }

    #[test]
    fn one_date_above_twelve_settles_the_order() {
        let order = |cells: &[&str]| DateOrder::of(cells.iter().copied());
        assert_eq!(order(&["1/2/2022", "1/25/2022 0:00"]), DateOrder::MonthFirst);
        assert_eq!(order(&["1/2/2022", "25/1/2022"]), DateOrder::DayFirst);
        assert_eq!(order(&["1/2/2022"]), DateOrder::Unknown);
        assert_eq!(order(&["13/1/2022", "1/13/2022"]), DateOrder::Unknown);
    }

    #[test]
    fn a_month_and_a_year_are_all_their_days() {
        assert_eq!(days("2015-07", DateOrder::Unknown).unwrap().to_string(), "2015-07-01..2015-07-31");
        assert_eq!(days("2016", DateOrder::Unknown).unwrap().days(), 366);
        assert!(days("2015-13", DateOrder::Unknown).is_err());
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!((count("12"), count("12.0"), count("0.000")), (Ok(12), Ok(12), Ok(0)));
        for cell in
            ["-1", "1.5", "1.000", "1,000", "dozens", "99999999999", "+", "+5", "1.234", ".5", "5.", "1, 000"]
        {
            assert!(count(cell).is_err(), "{cell}");
        }
        for (cell, decimal, want) in [
            ("1,000", Some('.'), 1000),
            ("1,234", None, 1234),
            ("12,345,000", None, 12_345_000),
            ("1,000,000", None, 1_000_000),
            ("1.000", Some(','), 1000),
            ("1.234.567", Some(','), 1_234_567),
            ("1 000", None, 1000),
            ("1\u{a0}000", Some(','), 1000),
            ("12,0", Some(','), 12),
            ("12.0", Some('.'), 12),
        ] {
            assert_eq!(count_in(cell, decimal), Ok(want), "{cell} {decimal:?}");
        }
        for (cell, decimal) in [
            ("1.000", Some('.')),
            ("1,00", Some('.')),
            ("1,000", Some(',')),
            ("12,5", Some(',')),
            ("0,123", Some('.')),
        ] {
            assert!(count_in(cell, decimal).is_err(), "{cell} {decimal:?}");
        }
    }
}

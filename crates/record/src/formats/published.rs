//! What a file or a page says of its day of publication → that day.
//!
//! The day is the newspaper's own: a time of day is passed over with its zone. Seconds since 1970 are a day in UTC. A year of
//! the Hijri calendar is converted. A day on which no newspaper came out (before 1900, after 2100, or one that programs write
//! where they know none, `data/calendar/empty_days.tsv`) is no day of publication.

use super::{
    Problem,
    cell::{self, DateOrder},
};
use crate::{Date, Interval, hijri, table::rows};
use std::{collections::HashSet, ops::RangeInclusive, sync::LazyLock};

/// The years of the Hijri calendar that lie in the time of newspapers.
pub(super) const HIJRI_YEARS: RangeInclusive<i16> = 1300..=1500;

/// Years of newspapers.
const YEARS: RangeInclusive<i16> = 1900..=2100;

/// The longest text that is taken for a day, in bytes.
const LONGEST: usize = 200;

/// The day; `order` is that of days like 1/2/2022, where the text itself does not settle it.
pub(super) fn day(text: &str, order: DateOrder) -> Result<Date, Problem> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(Problem::NoNewspaper(text.chars().take(40).collect::<String>() + "…"));
    }
    let none = || Problem::NoNewspaper(text.to_owned());
    let day = read(text, order).map_err(|problem| match problem {
        Problem::Date(_) | Problem::SerialDay(_) | Problem::Hijri(_) => none(),
        other => other,
    })?;
    if YEARS.contains(&day.year()) && !EMPTY.contains(&day) {
        return Ok(day);
    }
    Err(none())
}

/// A day of publication as somebody types it: any form of which only one day can be made.
///
/// # Errors
/// Where it is no day, or one on which no newspaper came out.
///
/// ```
/// use tazamun_record::{Date, formats::publication_day};
/// assert_eq!(publication_day("2022-01-23"), Ok(Date::constant(2022, 1, 23)));
/// assert_eq!(publication_day("20/06/1443"), Ok(Date::constant(2022, 1, 23)));
/// assert!(publication_day("0001-01-01").is_err());
/// ```
pub fn publication_day(text: &str) -> Result<Date, Problem> {
    day(text, DateOrder::Unknown)
}

static EMPTY: LazyLock<HashSet<Date>> = LazyLock::new(|| {
    let all = rows(include_str!("../../data/calendar/empty_days.tsv"));
    all.filter_map(|(_, f)| f.first()?.parse().ok()).collect()
});

fn read(text: &str, order: DateOrder) -> Result<Date, Problem> {
    let text = &*cell::western(text);
    if let Some(day) = of_seconds(text).or_else(|| of_hijri(text)) {
        return Ok(day);
    }
    let own = match DateOrder::of([text].into_iter()) {
        DateOrder::Unknown => order,
        settled => settled,
    };
    let whole = cell::day(text, own);
    if !matches!(whole, Err(Problem::Date(_))) {
        return whole;
    }
    // "10:15 | 2022-01-23", "2022-01-23+03:00": the one part that is a day.
    let apart = |c: char| c.is_whitespace() || "|,،()+".contains(c);
    let mut days = text.split(apart).filter(|part| part.len() >= 8).filter_map(|part| read_part(part, order));
    match (days.next(), days.next()) {
        (Some(day), None) => Ok(day),
        _ => whole,
    }
}

fn read_part(part: &str, order: DateOrder) -> Option<Date> {
    let own = match DateOrder::of([part].into_iter()) {
        DateOrder::Unknown => order,
        settled => settled,
    };
    of_hijri(part).or_else(|| cell::day(part, own).ok())
}

/// Seconds or milliseconds since 1970.
pub(super) fn of_seconds(text: &str) -> Option<Date> {
    let seconds: i64 = match text.len() {
        10 => text.parse().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let days = i32::try_from(seconds / 86_400).ok()?;
    Some(Interval::from(Date::constant(1970, 1, 1)).shifted(days).start())
}

/// A day in numbers whose year is one of the Hijri calendar, year first or last.
fn of_hijri(text: &str) -> Option<Date> {
    let part = text.split([' ', 'T']).next()?;
    let numbers: Vec<i16> = part.split(['-', '/', '.']).map(|n| n.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match numbers[..] {
        [year, month, day] if HIJRI_YEARS.contains(&year) => (year, month, day),
        [day, month, year] if HIJRI_YEARS.contains(&year) => (year, month, day),
        _ => return None,
    };
    hijri::day(year.into(), month.try_into().ok()?, day.try_into().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_pages_write_them() {
        let want = Date::constant(2022, 1, 23);
        for text in [
            "2022-01-23",
            "2022-01-23T22:15:00+03:00",
            "2022-01-23T22:15:00.000Z",
            "2022-01-23 22:15:00",
            "2022-01-23+03:00",
            "20220123T221500",
            "20220123",
            "2022/01/23",
            "2022.01.23",
            "23/01/2022 10:15",
            "23.01.2022",
            "1/23/2022",
            "10:15 | 2022-01-23",
            "1642932000",
            "1642932000000",
            "Sun, 23 Jan 2022 10:00:00 GMT",
            "الأحد 23 يناير 2022",
            "٢٣ يناير ٢٠٢٢",
            "1443-06-20T12:23:48Z",
            "20/06/1443",
            "1443/6/20",
            " 2022-01-23 ",
        ] {
            assert_eq!(day(text, DateOrder::Unknown), Ok(want), "{text}");
        }
        assert_eq!(day("01/02/2022", DateOrder::DayFirst), Ok(Date::constant(2022, 2, 1)));
        assert_eq!(day("1970-01-02", DateOrder::Unknown), Ok(Date::constant(1970, 1, 2)));
        assert_eq!(day("1923-05-04", DateOrder::Unknown), Ok(Date::constant(1923, 5, 4)));
    }

    #[test]
    fn days_of_no_newspaper() {
        for text in [
            "0001-01-01T00:00:00",
            "1970-01-01T00:00:00Z",
            "1970-01-01T03:00:00+03:00",
            "0",
            "1899-12-30",
            "1900-01-01",
            "9999-12-31",
            "soon",
            "",
            "01/02/2022",
            "2022-02-30",
            "1643-01-01",
        ] {
            assert!(day(text, DateOrder::Unknown).is_err(), "{text}");
        }
    }
}

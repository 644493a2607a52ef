//! Hijri dates (Umm al-Qura) and the feasts that hang on them or on Easter → Gregorian days.
//!
//! Newspapers of the region mostly follow the Umm al-Qura calendar, which ICU4X knows day by day for 1300 to 1600 AH.
//! Where the moon is sighted, a month may begin a day later; that lies within what a reader of dates can know.

use icu_calendar::{Date as IcuDate, cal::Hijri};
use jiff::ToSpan as _;
use std::sync::LazyLock;
pub(super) use tazamun_record::hijri::day;
use tazamun_record::{Date, Interval, rows};

const SEASONS: &str = include_str!("../../../data/dates/seasons.tsv");

/// The Gregorian days of a Hijri month.
pub(super) fn month(year: i32, month: u8) -> Option<Interval> {
    let next = if month == 12 { day(year + 1, 1, 1) } else { day(year, month + 1, 1) };
    Interval::new(day(year, month, 1)?, next?.yesterday().ok()?).ok()
}

/// The Hijri year in which a Gregorian day lies.
pub(super) fn year_of(date: Date) -> i32 {
    let iso = IcuDate::try_new_gregorian(i32::from(date.year()), date.month() as u8, date.day() as u8);
    iso.map_or(1445, |d| d.to_calendar(Hijri::new_umm_al_qura()).year().extended_year())
}

/// The calendar by which a season is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calendar {
    Hijri,
    Gregorian,
    /// Days from Western Easter.
    Easter,
    /// Whichever of the two great feasts came last.
    EitherFeast,
}

/// A religious or civil season: a row of `data/dates/seasons.tsv`.
#[derive(Debug, Clone)]
pub(super) struct Season {
    calendar: Calendar,
    month: u8,
    first: i32,
    last: i32,
}

impl Season {
    /// The season in that row of the table.
    pub(super) fn numbered(number: i32) -> Option<&'static Season> {
        static ALL: LazyLock<Vec<Option<Season>>> =
            LazyLock::new(|| rows(SEASONS).map(|(_, fields)| Season::read(&fields)).collect());
        ALL.get(usize::try_from(number).ok()?)?.as_ref()
    }

    fn read(fields: &[&str]) -> Option<Season> {
        let [_, calendar, month, first, last, ..] = fields else { return None };
        let calendar = match *calendar {
            "hijri" => Calendar::Hijri,
            "gregorian" => Calendar::Gregorian,
            "easter" => Calendar::Easter,
            "either" => Calendar::EitherFeast,
            _ => return None,
        };
        Some(Season {
            calendar,
            month: month.parse().ok()?,
            first: first.parse().ok()?,
            last: last.parse().ok()?,
        })
    }

    /// Its days in a Gregorian year (for Hijri seasons: one that begins in it), the nth alone where `nth` is given
    /// (0 is the day before the first).
    pub(super) fn in_year(&self, year: i32, nth: Option<i32>) -> Option<Interval> {
        self.candidates(year, nth).into_iter().flatten().find(|i| i32::from(i.start().year()) == year)
    }

    /// Its latest days that began on or before a day.
    pub(super) fn latest(&self, on: Date, nth: Option<i32>) -> Option<Interval> {
        let year = i32::from(on.year());
        let all = [year - 1, year].into_iter().flat_map(|year| self.candidates(year, nth));
        all.flatten().filter(|i| i.start() <= on).max_by_key(Interval::start)
    }

    fn candidates(&self, year: i32, nth: Option<i32>) -> Vec<Option<Interval>> {
        match self.calendar {
            Calendar::Gregorian => {
                let first = Date::new(year as i16, self.month as i8, self.first as i8).ok();
                vec![first.and_then(|first| self.days_from(first, nth))]
            }
            Calendar::Easter => {
                let first = easter(year).map(|sunday| Interval::from(sunday).shifted(self.first).start());
                vec![first.and_then(|first| self.days_from(first, nth))]
            }
            Calendar::Hijri => {
                // Three Hijri years can begin or end within one Gregorian year.
                let hijri =
                    year_of(Date::constant(2000, 1, 1).with().year(year as i16).build().unwrap_or_default());
                (hijri - 1..=hijri + 2)
                    .map(|y| self.days_from(day(y, self.month, self.first as u8)?, nth))
                    .collect()
            }
            Calendar::EitherFeast => [0, 1]
                .into_iter()
                .filter_map(Season::numbered)
                .flat_map(|feast| feast.candidates(year, nth))
                .collect(),
        }
    }

    fn days_from(&self, first: Date, nth: Option<i32>) -> Option<Interval> {
        let whole =
            Interval::new(first, first.checked_add((self.last - self.first).max(0).days()).ok()?).ok()?;
        match nth {
            None => Some(whole),
            Some(n) => Some(Interval::from(first).shifted(n - 1)),
        }
    }
}

/// Western Easter Sunday (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, ch. 8).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umm_al_qura_as_published() {
        // Shawwal 1436 began on 17 July 2015, Muharram 1443 on 9 August 2021 by the Umm al-Qura calendar
        // (R. H. van Gent, "The Umm al-Qura calendar of Saudi Arabia", Utrecht).
        assert_eq!(day(1436, 10, 1), Date::new(2015, 7, 17).ok());
        assert_eq!(day(1443, 1, 1), Date::new(2021, 8, 9).ok());
        assert_eq!(month(1436, 9).map(|m| m.to_string()).as_deref(), Some("2015-06-18..2015-07-16"));
        assert_eq!(year_of(Date::constant(2015, 7, 21)), 1436);
        assert_eq!(day(1436, 13, 1), None);
        assert_eq!(day(1436, 10, 31), None);
    }

    #[test]
    fn easter_as_published() {
        for (y, m, d) in [(2000, 4, 23), (2015, 4, 5), (2017, 4, 16), (2019, 4, 21), (2024, 3, 31)] {
            assert_eq!(easter(y), Date::new(y as i16, m, d).ok());
        }
    }

    #[test]
    fn every_season_of_the_table_reads() {
        for (at, (line, _)) in rows(SEASONS).enumerate() {
            let season = Season::numbered(at as i32).unwrap_or_else(|| panic!("seasons.tsv, line {line}"));
            let latest = season.latest(Date::constant(2022, 6, 1), None).unwrap();
            assert!(latest.start() <= Date::constant(2022, 6, 1) && latest.start().year() >= 2021);
        }
    }
}

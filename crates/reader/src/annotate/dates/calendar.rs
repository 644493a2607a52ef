//! Arithmetic on days, weeks, months and years as the codebook counts them.
//!
//! Every step saturates at the ends of the calendar: a date out of a wild text is never a reason to fail.

use super::slots::{Third, Unit};
use jiff::{Span, ToSpan as _};
use tazamun_record::{Date, Interval};

/// The day so many days later (earlier where negative).
pub(super) fn plus_days(day: Date, days: i32) -> Date {
    Interval::from(day).shifted(days).start()
}

/// The day so many units later; hours count by whole days, minutes not at all.
pub(super) fn plus(day: Date, unit: Unit, count: i32) -> Date {
    let count = count.clamp(-20_000, 20_000);
    let span: Span = match unit {
        Unit::Minute => 0.days(),
        Unit::Hour => (count / 24).days(),
        Unit::Day => count.days(),
        Unit::Week => (count * 7).days(),
        Unit::Month => count.months(),
        Unit::Year => count.clamp(-2_000, 2_000).years(),
        Unit::Decade => (count.clamp(-200, 200) * 10).years(),
    };
    day.saturating_add(span)
}

/// An interval of two days in either order.
pub(super) fn between(a: Date, b: Date) -> Interval {
    Interval::from(a).hull(&Interval::from(b))
}

/// The week (Monday to Sunday), month, year or decade that holds a day; the day itself for smaller units.
pub(super) fn whole(unit: Unit, day: Date) -> Interval {
    match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Interval::from(day),
        Unit::Week => {
            let monday = plus_days(day, -i32::from(day.weekday().to_monday_zero_offset()));
            between(monday, plus_days(monday, 6))
        }
        Unit::Month => between(day.first_of_month(), day.last_of_month()),
        Unit::Year => between(day.first_of_year(), day.last_of_year()),
        Unit::Decade => {
            let first = day.year() - day.year().rem_euclid(10);
            let year = |y: i16| Date::new(y, 1, 1).unwrap_or(day);
            between(year(first), year(first.saturating_add(9)).last_of_year())
        }
    }
}

/// Months of a year, both included.
pub(super) fn months(year: i32, first: i32, last: i32) -> Option<Interval> {
    let year = i16::try_from(year).ok()?;
    let first = Interval::month(year, first.try_into().ok()?)?;
    Some(first.hull(&Interval::month(year, last.try_into().ok()?)?))
}

/// The early, middle or late part of a month (ten days each), year (four months each) or week (three days, the middle two).
pub(super) fn third_of(whole: Interval, third: Third) -> Interval {
    let days = whole.days() as i32;
    let cut = |from: i32, to: i32| between(plus_days(whole.start(), from), plus_days(whole.start(), to - 1));
    if days > 300 {
        let start = whole.start();
        let part = |from: i32, to: i32| {
            between(plus(start, Unit::Month, from), plus_days(plus(start, Unit::Month, to), -1))
        };
        return match third {
            Third::Early => part(0, 4),
            Third::Mid => part(4, 8),
            Third::Late => part(8, 12),
        };
    }
    match (third, days) {
        (Third::Early, ..=7) => cut(0, days.min(3)),
        (Third::Mid, ..=7) => cut(days / 3, days - days / 3 - 1),
        (Third::Late, ..=7) => cut((days - 3).max(0), days),
        (Third::Early, _) => cut(0, 10),
        (Third::Mid, _) => cut(10, 20),
        (Third::Late, _) => cut(20, days),
    }
}

/// Winter (1, from December of the year before), spring, summer or autumn (4) of a year.
pub(super) fn part_of_year(year: i32, part: i32) -> Option<Interval> {
    match part {
        1 => Some(months(year - 1, 12, 12)?.hull(&months(year, 1, 2)?)),
        2..=4 => months(year, part * 3 - 3, part * 3 - 1),
        _ => None,
    }
}

/// The nth half, third or quarter of a year (`fraction` 2, 3 or 4).
pub(super) fn fraction_of_year(year: i32, fraction: i32, nth: i32) -> Option<Interval> {
    let length = 12 / fraction.clamp(1, 12);
    (1..=fraction).contains(&nth).then(|| months(year, (nth - 1) * length + 1, nth * length))?
}

/// The last such day of the week on or before a day (1 is Monday).
pub(super) fn weekday_until(day: Date, weekday: i32) -> Date {
    let back = (i32::from(day.weekday().to_monday_one_offset()) - weekday).rem_euclid(7);
    plus_days(day, -back)
}

/// The part of an interval up to a day; all of it where it begins later.
pub(super) fn clipped(interval: Interval, until: Date) -> Interval {
    if interval.start() <= until { between(interval.start(), interval.end().min(until)) } else { interval }
}

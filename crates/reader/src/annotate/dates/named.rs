//! Points of time that have a name: a day of a month, a month, a year, a weekday, a feast, "last week".

use super::{
    calendar::{
        between, clipped, fraction_of_year, months, part_of_year, plus, plus_days, third_of, weekday_until,
        whole,
    },
    hijri,
    resolve::Context,
    slots::{Direction, Point, Unit},
    story::{CHRONICLE_STEP, Chronicle},
};
use tazamun_record::{Date, Interval};

/// The day itself; the hours after midnight may be those of the day after.
pub(super) fn over_midnight(point: &Point, day: Date) -> Interval {
    between(day, if point.after_midnight { plus_days(day, 1) } else { day })
}

/// How many units a direction is away from the current one.
fn shift(direction: Direction) -> i32 {
    match direction {
        Direction::Past => -1,
        Direction::BeforeLast => -2,
        Direction::This | Direction::Same => 0,
        Direction::Next => 1,
        Direction::AfterNext => 2,
    }
}

fn is_ahead(direction: Option<Direction>) -> bool {
    matches!(direction, Some(Direction::Next | Direction::AfterNext))
}

fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// A day of a Gregorian month; of a day that the month does not have ("31 April") the month is what is said.
pub(super) fn day_or_month(point: &Point, context: &Context) -> Option<Interval> {
    let day = date(point, context).map(Interval::from);
    day.or_else(|| point.month.and_then(|_| month(point, context)))
}

/// A day of a Gregorian month.
fn date(point: &Point, context: &Context) -> Option<Date> {
    let today = context.published;
    let day = point.day?;
    if let Some(year) = said_year(point, context) {
        return civil(year, point.month?, day);
    }
    let Some(month) = point.month else {
        let same = point.direction == Some(Direction::Same);
        return day_alone(point, day, if same { context.story.start() } else { today });
    };
    let this = i32::from(today.year());
    if point.direction.is_none()
        && !context.planned
        && let Some(next) = context.chronicle.and_then(|last| going_on(last, month, day, today))
    {
        return Some(next);
    }
    let coming = [this, this + 1].into_iter().filter_map(|y| civil(y, month, day)).find(|d| *d >= today);
    if is_ahead(point.direction) || (context.planned && point.direction.is_none()) {
        return coming;
    }
    let strictly = point.direction == Some(Direction::Past);
    let years = (0..=4).filter_map(|back| civil(this - back, month, day));
    let mut past = years.filter(|d| *d < today || (*d == today && !strictly));
    let last = past.next();
    // The weekday decides between the last such day and the coming one.
    let agrees = |d: &Date| point.weekday.is_none_or(|w| i32::from(d.weekday().to_monday_one_offset()) == w);
    let other = if last.as_ref().is_none_or(agrees) { None } else { coming.filter(agrees) };
    other.or(last)
}

/// The day without its year that goes on with a chronicle of an earlier year; none where it may be news as well: of last
/// year's spring, told in this year's.
fn going_on(chronicle: Chronicle, month: i32, day: i32, today: Date) -> Option<Date> {
    let last = chronicle.last;
    let next = civil(last.year().into(), month, day)?;
    let news = civil(today.year().into(), month, day)
        .is_some_and(|d| d <= today && d >= plus_days(today, -CHRONICLE_STEP));
    let long_ago = today.year() - last.year() > 1;
    let back = if long_ago { CHRONICLE_STEP } else { 0 };
    let near = (plus_days(last, -back)..=plus_days(last, CHRONICLE_STEP)).contains(&next);
    (chronicle.headed || near && (long_ago || !news)).then_some(next)
}

/// A day without its month: of the month that is named by its place, or the latest such day. Where its weekday is not
/// that of such a day in this month or the last, the weekday wins.
fn day_alone(point: &Point, day: i32, today: Date) -> Option<Date> {
    let of_month = |back: i32| {
        let first = plus(today.first_of_month(), Unit::Month, -back);
        civil(first.year().into(), first.month().into(), day)
    };
    if let Some(direction) = point.direction {
        return of_month(-shift(direction));
    }
    let fits = |d: &Date| {
        *d <= today && point.weekday.is_none_or(|w| i32::from(d.weekday().to_monday_one_offset()) == w)
    };
    let by_weekday = || point.weekday.map(|w| weekday_until(today, w));
    (0..2).filter_map(of_month).find(fits).or_else(by_weekday)
}

/// The year in numbers, or as "last year"; "the same year" is the one that was named last.
fn said_year(point: &Point, context: &Context) -> Option<i32> {
    let by_place = || {
        let direction = point.direction.filter(|_| point.unit == Some(Unit::Year))?;
        let this = i32::from(context.published.year());
        match direction {
            Direction::Same => Some(context.year.unwrap_or(this)),
            direction => Some(this + shift(direction)),
        }
    };
    point.year.or_else(by_place)
}

/// A Gregorian month or a part of one.
pub(super) fn month(point: &Point, context: &Context) -> Option<Interval> {
    let today = context.published;
    let (this_year, this_month) = (i32::from(today.year()), i32::from(today.month()));
    let month = point.month?;
    let year = said_year(point, context).unwrap_or_else(|| match point.direction {
        Some(Direction::Past) if month >= this_month => this_year - 1,
        Some(Direction::BeforeLast) if month < this_month => this_year - 1,
        Some(Direction::BeforeLast) => this_year - 2,
        Some(Direction::Next | Direction::AfterNext) if month <= this_month => this_year + 1,
        None if context.planned && month < this_month => this_year + 1,
        None if !context.planned && month > this_month => this_year - 1,
        _ => this_year,
    });
    Some(part(point, months(year, month, month)?))
}

/// The part of a month or year that is named: a third, or a week of it.
fn part(point: &Point, whole: Interval) -> Interval {
    let day = |n: i32| plus_days(whole.start(), n - 1).min(whole.end());
    match (point.third, point.nth) {
        (Some(third), _) => third_of(whole, third),
        (None, Some(nth)) if point.weeks => between(day(nth * 7 - 6), day(nth * 7)),
        (None, Some(nth)) if point.weekday.is_some() => {
            let last_of_week = day(nth * 7);
            Interval::from(weekday_until(last_of_week, point.weekday.unwrap_or(1)))
        }
        _ => whole,
    }
}

/// A year or a part of one.
pub(super) fn year(point: &Point, today: Date) -> Option<Interval> {
    if let Some(first) = point.decade {
        return Some(months(first, 1, 12)?.hull(&months(first + 9, 1, 12)?));
    }
    let by_place = point.direction.map(|d| i32::from(today.year()) + shift(d));
    let year = point.year.or(by_place)?;
    if let Some(part) = point.year_part {
        return match point.direction {
            Some(Direction::Past) => {
                (0..3).filter_map(|n| part_of_year(year + 1 - n, part)).find(|i| i.end() < today)
            }
            Some(Direction::Next) => {
                (0..2).filter_map(|n| part_of_year(year - 1 + n, part)).find(|i| i.start() > today)
            }
            _ => part_of_year(year, part),
        };
    }
    if let Some(fraction) = point.fraction {
        return fraction_of_year(year, fraction, point.nth?);
    }
    Some(part(point, months(year, 1, 12)?))
}

/// A day of a Hijri month.
pub(super) fn hijri_day(point: &Point, today: Date) -> Option<Date> {
    let month = u8::try_from(point.hijri_month?).ok()?;
    let day = u8::try_from(point.day.or(point.nth)?).ok()?;
    let this = hijri::year_of(today);
    match (point.hijri_year, point.year) {
        (Some(year), _) => hijri::day(year, month, day),
        (None, Some(year)) => (0..3)
            .filter_map(|n| hijri::day((year - 622) * 33 / 32 + n, month, day))
            .find(|d| i32::from(d.year()) == year),
        _ => (0..3).filter_map(|back| hijri::day(this - back, month, day)).find(|d| *d <= today),
    }
}

/// A Hijri month or a part of one.
pub(super) fn hijri_month(point: &Point, context: &Context) -> Option<Interval> {
    let today = context.published;
    let month = u8::try_from(point.hijri_month?).ok()?;
    let this = hijri::year_of(today);
    let whole = match (point.hijri_year, said_year(point, context)) {
        (Some(year), _) => hijri::month(year, month),
        (None, Some(year)) => (0..3)
            .filter_map(|n| hijri::month((year - 622) * 33 / 32 + n, month))
            .find(|m| i32::from(m.start().year()) == year),
        _ if is_ahead(point.direction) => {
            (0..2).filter_map(|n| hijri::month(this + n, month)).find(|m| m.start() > today)
        }
        _ => {
            let last = |m: &Interval| match point.direction {
                Some(Direction::Past) => m.end() < today,
                _ => m.start() <= today,
            };
            (0..3).filter_map(|back| hijri::month(this - back, month)).find(last)
        }
    }?;
    Some(if point.last_ten { between(plus_days(whole.start(), 20), whole.end()) } else { part(point, whole) })
}

/// A religious or civil season, or a day of it.
pub(super) fn season(point: &Point, context: &Context) -> Option<Interval> {
    let today = context.published;
    let season = hijri::Season::numbered(point.season?)?;
    let this = i32::from(today.year());
    if let Some(year) = said_year(point, context) {
        return season.in_year(year, point.nth);
    }
    if is_ahead(point.direction) || (context.planned && point.direction.is_none()) {
        return [this, this + 1]
            .into_iter()
            .filter_map(|y| season.in_year(y, point.nth))
            .find(|i| i.start() > today);
    }
    let before = if point.direction == Some(Direction::Past) { plus_days(today, -1) } else { today };
    season.latest(before, point.nth)
}

/// A day of the week.
pub(super) fn weekday(point: &Point, context: &Context) -> Option<Interval> {
    let today = context.published;
    let weekday = point.weekday?;
    if let (Some(Unit::Week), Some(direction)) = (point.unit, point.direction) {
        let monday = whole(Unit::Week, plus_days(today, shift(direction) * 7)).start();
        return Some(over_midnight(point, plus_days(monday, weekday - 1)));
    }
    let last = weekday_until(today, weekday);
    let day = match point.direction {
        Some(Direction::Past) => weekday_until(plus_days(today, -1), weekday),
        Some(Direction::BeforeLast) => plus_days(weekday_until(plus_days(today, -1), weekday), -7),
        Some(Direction::AfterNext) => plus_days(last, 14),
        Some(Direction::Next) => plus_days(last, 7),
        None if context.planned && last != today => plus_days(last, 7),
        _ => last,
    };
    Some(clipped(over_midnight(point, day), today.max(day)))
}

/// A week, month or year of the calendar; the current one up to today. "The same" is that which the story has reached.
pub(super) fn calendar_unit(point: &Point, context: &Context) -> Option<Interval> {
    let same = point.direction == Some(Direction::Same);
    let today = if same { context.story.start() } else { context.published };
    let unit = point.unit?;
    let direction = point.direction.unwrap_or(Direction::This);
    let of_unit = whole(unit, plus(today, unit, shift(direction)));
    if point.weekend {
        // Friday to Sunday: the weekend of some country of the region on each of them.
        let days = between(plus_days(of_unit.start(), 4), of_unit.end());
        let ahead = days.start() > today && point.direction.is_none();
        return Some(if ahead { days.shifted(-7) } else { days });
    }
    Some(part(point, of_unit))
}

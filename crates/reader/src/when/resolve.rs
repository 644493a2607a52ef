//! A point of time as it was said → the days that it means, seen from the day of publication.
//!
//! The rules are the codebook's ("Fields", date_start and date_end): news looks back, so of the two readings of a date
//! without a year, or of a weekday, the past one is taken; yesterday is the day before publication, a weekday the last
//! such day on or before it; "two weeks ago" is two weeks ago give or take a day a week; "last month" the whole month.
//! What is still to come is resolved too, and marked so.

use super::{
    Kind,
    calendar::{
        between, clipped, fraction_of_year, months, part_of_year, plus, plus_days, third_of, weekday_until,
        whole,
    },
    hijri,
    slots::{Direction, Frame, How, Point, Slots, Unit},
};
use tazamun_record::{Date, Interval};

/// What a match is resolved against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// The day of publication.
    pub(super) published: Date,
    /// The time that the story has reached.
    pub(super) story: Interval,
    /// Whether the words before announce something to come.
    pub(super) planned: bool,
}

/// The days, and how they were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) interval: Interval,
    pub(super) kind: Kind,
}

/// Resolves a match; `None` where it names no days (31 February, "the day").
pub(super) fn resolve(slots: &Slots, context: &Context) -> Option<Resolved> {
    let today = context.published;
    match slots.frame {
        Some(Frame::NotDate) => None,
        Some(Frame::Range) => range(slots, context),
        Some(Frame::Together) => together(slots, context),
        Some(Frame::Since | Frame::Later) => {
            let point = point(&slots.first, context)?;
            let later = slots.frame == Some(Frame::Later);
            let from = if later { point.interval.end() } else { point.interval.start() };
            let kind = if from > today { Kind::Future } else { Kind::Since };
            Some(Resolved { interval: between(from, today.max(from)), kind })
        }
        Some(Frame::Until) => Some(Resolved { kind: Kind::Until, ..point(&slots.first, context)? }),
        Some(Frame::Every) => {
            let interval = point(&slots.first, context).map_or(Interval::from(today), |r| r.interval);
            Some(Resolved { interval, kind: Kind::Recurring })
        }
        Some(Frame::Eve) => {
            let point = point(&slots.first, context)?;
            Some(Resolved { interval: Interval::from(plus_days(point.interval.start(), -1)), ..point })
        }
        None => point(&slots.first, context),
    }
}

/// Two points and all between them. The first borrows from the second what it leaves out ("from 3 to 5 March"), and
/// lies before it.
fn range(slots: &Slots, context: &Context) -> Option<Resolved> {
    // "حزيران - يونيو الماضي": two names of one month are no range.
    let months = slots.first.how == Some(How::Month) && slots.second.how == Some(How::Month);
    if months && slots.first.month == slots.second.month && slots.first.year.is_none() {
        let second = slots.second;
        let direction = slots.first.direction.or(second.direction);
        return point(&Point { direction, year: second.year, ..slots.first }, context);
    }
    let mut first = slots.first;
    let mut second = slots.second;
    if second.how.is_none() {
        second = Point { day: second.day, year: second.year.or(first.year), ..first };
    }
    let last = point(&second, context)?;
    first.how = first.how.or(slots.second.how);
    first.month = first.month.or(if first.day.is_some() { slots.second.month } else { None });
    first.hijri_month = first.hijri_month.or(slots.second.hijri_month);
    first.hijri_year = first.hijri_year.or(slots.second.hijri_year);
    if first.year.is_none() && first.direction.is_none() {
        (first.direction, first.unit) = (slots.second.direction, first.unit.or(slots.second.unit));
    }
    // Seen from the end of the range, its beginning is in the past.
    let seen = Context { published: last.interval.end(), planned: false, ..*context };
    let relative = first.month.is_none() && first.day.is_some()
        || matches!(first.how, Some(How::Offset | How::LastNight | How::Ago | How::Calendar));
    let start = point(&first, if relative { context } else { &seen })?;
    let kind = match (start.kind, last.kind) {
        (Kind::Future, kind) => kind,
        (_, Kind::Future) => Kind::Future,
        (kind, _) if slots.first.how.is_some() => kind,
        (_, kind) => kind,
    };
    Some(Resolved { interval: start.interval.hull(&last.interval), kind })
}

/// Two names of one day. A full date wins over a feast, a feast over a weekday, a weekday over "yesterday"; a feast
/// moves by a day to meet its weekday (the moon was sighted later).
fn together(slots: &Slots, context: &Context) -> Option<Resolved> {
    let (first, second) = (point(&slots.first, context), point(&slots.second, context));
    let (Some(first), Some(second)) = (first, second) else { return first.or(second) };
    let (rank_1, rank_2) = (rank(&slots.first), rank(&slots.second));
    let (mut strong, weak) = if rank_1 >= rank_2 { (first, second) } else { (second, first) };
    let (strong_rank, weak_rank) = (rank_1.max(rank_2), rank_1.min(rank_2));
    if strong_rank == FEAST && weak_rank == WEEKDAY && strong.interval.is_one_day() {
        let near = (-1..=1).map(|by| strong.interval.shifted(by));
        let same = |i: &Interval| i.start().weekday() == weak.interval.start().weekday();
        strong.interval = near.into_iter().find(same).unwrap_or(strong.interval);
    }
    // "Yesterday, Thursday": Thursday is yesterday where it can be, though today were a Thursday too.
    if strong_rank == WEEKDAY
        && weak_rank == DEICTIC
        && weak.interval.is_one_day()
        && strong.interval.is_one_day()
        && weak.interval.start().weekday() == strong.interval.start().weekday()
    {
        (strong.interval, strong.kind) =
            (weak.interval, if weak.kind == Kind::Future { weak.kind } else { strong.kind });
    }
    Some(strong)
}

const DEICTIC: u8 = 1;
const WEEKDAY: u8 = 2;
const FEAST: u8 = 3;

fn rank(point: &Point) -> u8 {
    match point.how {
        Some(How::Date) => 5,
        Some(How::Hijri) => 4,
        Some(How::Season) => FEAST,
        Some(How::Weekday) => WEEKDAY,
        _ => DEICTIC,
    }
}

/// One point of time.
fn point(point: &Point, context: &Context) -> Option<Resolved> {
    let today = context.published;
    let past = |interval: Interval, kind: Kind| {
        let kind = if interval.start() > today { Kind::Future } else { kind };
        Some(Resolved { interval: clipped(interval, today), kind })
    };
    match point.how? {
        How::Date if point.hijri_month.is_some() => {
            past(Interval::from(hijri_day(point, today)?), Kind::Absolute)
        }
        How::Date => past(day_or_month(point, context)?, Kind::Absolute),
        How::Month => past(month(point, context)?, Kind::Absolute),
        How::Year => past(year(point, today)?, Kind::Absolute),
        How::Hijri => past(Interval::from(hijri_day(point, today)?), Kind::Absolute),
        How::HijriMonth => past(hijri_month(point, today)?, Kind::Season),
        How::Season => past(season(point, context)?, Kind::Season),
        How::Weekday => past(weekday(point, context)?, Kind::Weekday),
        How::Offset => past(over_midnight(point, plus_days(today, point.offset?)), Kind::Relative),
        How::LastNight => {
            let evening = plus_days(today, -point.offset?);
            past(between(evening, plus_days(evening, 1)), Kind::Relative)
        }
        How::Ago => past(ago(point, today), Kind::Relative),
        How::Within if matches!(point.direction, Some(Direction::Next | Direction::AfterNext)) => {
            let end = plus(today, point.unit?, counted(point));
            Some(Resolved {
                interval: between(plus_days(today, 1), end.max(plus_days(today, 1))),
                kind: Kind::Future,
            })
        }
        How::Within => past(lasting(point, today), Kind::Relative),
        How::Lasting => past(lasting(point, today), Kind::Duration),
        How::Calendar => past(calendar_unit(point, today)?, Kind::Relative),
        How::Consecutive => {
            let from = plus(today, point.unit.unwrap_or(Unit::Day), 1 - point.nth?);
            past(between(from, today), Kind::Duration)
        }
        How::Anchor => past(context.story.shifted(point.offset?), Kind::Anchored),
        How::After => after(point, context),
        How::BeforeIt => {
            past(ago(point, context.story.start()).hull(&ago(point, context.story.end())), Kind::Anchored)
        }
        How::AfterThat => {
            past(ago(point, context.story.start()).hull(&ago(point, context.story.end())), Kind::Earlier)
        }
        How::BeforeThat => None,
        How::Habit => Some(Resolved { interval: Interval::from(today), kind: Kind::Recurring }),
    }
}

/// The day itself; the hours after midnight may be those of the day after.
fn over_midnight(point: &Point, day: Date) -> Interval {
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
fn day_or_month(point: &Point, context: &Context) -> Option<Interval> {
    let day = date(point, context).map(Interval::from);
    day.or_else(|| point.month.and_then(|_| month(point, context)))
}

/// A day of a Gregorian month.
fn date(point: &Point, context: &Context) -> Option<Date> {
    let today = context.published;
    let day = point.day?;
    if let Some(year) = said_year(point, today) {
        return civil(year, point.month?, day);
    }
    let Some(month) = point.month else {
        let same = point.direction == Some(Direction::Same);
        return day_alone(point, day, if same { context.story.start() } else { today });
    };
    let this = i32::from(today.year());
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

/// The year in numbers, or as "last year".
fn said_year(point: &Point, today: Date) -> Option<i32> {
    let by_place = || {
        let direction = point.direction.filter(|_| point.unit == Some(Unit::Year))?;
        Some(i32::from(today.year()) + shift(direction))
    };
    point.year.or_else(by_place)
}

/// A Gregorian month or a part of one.
fn month(point: &Point, context: &Context) -> Option<Interval> {
    let today = context.published;
    let (this_year, this_month) = (i32::from(today.year()), i32::from(today.month()));
    let month = point.month?;
    let year = said_year(point, today).unwrap_or_else(|| match point.direction {
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
fn year(point: &Point, today: Date) -> Option<Interval> {
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
fn hijri_day(point: &Point, today: Date) -> Option<Date> {
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
fn hijri_month(point: &Point, today: Date) -> Option<Interval> {
    let month = u8::try_from(point.hijri_month?).ok()?;
    let this = hijri::year_of(today);
    let whole = match (point.hijri_year, said_year(point, today)) {
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
fn season(point: &Point, context: &Context) -> Option<Interval> {
    let today = context.published;
    let season = hijri::Season::numbered(point.season?)?;
    let this = i32::from(today.year());
    if let Some(year) = said_year(point, today) {
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
fn weekday(point: &Point, context: &Context) -> Option<Interval> {
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

/// How many units are said; one where the unit stands alone, a few where it stands in the plural.
fn counted(point: &Point) -> i32 {
    point.count.unwrap_or(match point.unit {
        Some(Unit::Hour | Unit::Minute) => 1,
        _ if point.several => 3,
        _ => 1,
    })
}

/// So many units before a day: exact to the day below a week, then give or take a day a week; months and years give or
/// take half of one.
fn ago(point: &Point, today: Date) -> Interval {
    let unit = point.unit.unwrap_or(Unit::Day);
    if point.several && point.count.is_none() {
        return match unit {
            Unit::Minute => Interval::from(today),
            Unit::Hour => between(plus_days(today, -1), today),
            Unit::Day => between(plus_days(today, -7), plus_days(today, -2)),
            _ => between(plus(today, unit, -8), plus(today, unit, -2)),
        };
    }
    let near = counted(point);
    let far = point.count_to.unwrap_or(near).max(near);
    match unit {
        Unit::Minute => Interval::from(today),
        Unit::Hour if near < 24 => between(plus_days(today, -1), today),
        Unit::Hour | Unit::Day | Unit::Week => {
            let days = |count: i32| match unit {
                Unit::Hour => count / 24,
                Unit::Day => count,
                _ => count.saturating_mul(7),
            };
            let (near, far) = (days(near), days(far));
            between(plus_days(today, -far - far / 7), plus_days(today, -near + near / 7))
        }
        Unit::Month => {
            let (first, last) = (plus(today, unit, -far - 1), plus(today, unit, -near));
            between(plus_days(first, 15), plus_days(last, 14))
        }
        Unit::Year | Unit::Decade => {
            let years = if unit == Unit::Year { 1 } else { 10 };
            let (first, last) = (plus(today, unit, -far), plus(today, unit, -near));
            between(plus(first, Unit::Month, -6 * years), plus(last, Unit::Month, 6 * years))
        }
    }
}

/// The last so many units up to a day.
fn lasting(point: &Point, today: Date) -> Interval {
    let unit = point.unit.unwrap_or(Unit::Day);
    let count = point.count_to.or(point.count).unwrap_or(match unit {
        Unit::Day if point.several => 7,
        _ if point.several => 4,
        _ => 1,
    });
    let from = match unit {
        Unit::Minute => plus_days(today, 0),
        Unit::Hour => plus_days(today, -(count.saturating_add(23) / 24).max(1)),
        _ => plus(today, unit, -count),
    };
    between(from, today)
}

/// A week, month or year of the calendar; the current one up to today.
fn calendar_unit(point: &Point, today: Date) -> Option<Interval> {
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

/// So many units after the time that the story has reached, or from publication on where something is announced.
fn after(point: &Point, context: &Context) -> Option<Resolved> {
    let (unit, count) = (point.unit?, counted(point));
    if context.planned {
        let day = plus(context.published, unit, count).max(context.published);
        return Some(Resolved { interval: Interval::from(day), kind: Kind::Future });
    }
    // Seen from that day, the story lies so long ago.
    let seen = |day: Date| {
        let then = plus(day, unit, count);
        let slack = ago(&Point { unit: Some(unit), count: Some(count), ..Point::default() }, then);
        let by = (slack.days() / 2) as i32;
        between(plus_days(then, -by), plus_days(then, by))
    };
    let interval = match unit {
        Unit::Minute | Unit::Hour if count < 24 => context.story,
        _ => seen(context.story.start()).hull(&seen(context.story.end())),
    };
    // A story does not run past its publication.
    (interval.start() <= context.published)
        .then(|| Resolved { interval: clipped(interval, context.published), kind: Kind::Anchored })
}

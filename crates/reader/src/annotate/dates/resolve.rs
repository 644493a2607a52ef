//! A point of time as it was said → the days that it means, seen from the day of publication.
//!
//! The rules are the codebook's ("Fields", date_start and date_end): news looks back, so of the two readings of a date
//! without a year, or of a weekday, the past one is taken; yesterday is the day before publication, a weekday the last
//! such day on or before it; "two weeks ago" is two weeks ago give or take a day a week; "last month" the whole month.
//! What is still to come is resolved too, and marked so.

use super::{
    Kind,
    calendar::{between, clipped, plus, plus_days},
    counted::{after, ago, counted, lasting},
    named::{
        calendar_unit, day_or_month, hijri_day, hijri_month, month, over_midnight, season, weekday, year,
    },
    slots::{Direction, Frame, How, Point, Slots, Unit},
    story::Chronicle,
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
    /// What is told of an earlier year.
    pub(super) chronicle: Option<Chronicle>,
    /// The year that was named last.
    pub(super) year: Option<i32>,
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
        How::HijriMonth => past(hijri_month(point, context)?, Kind::Season),
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
        // "The results will be there within two weeks".
        How::Lasting if context.planned => None,
        How::Lasting => past(lasting(point, today), Kind::Duration),
        How::Calendar => past(calendar_unit(point, context)?, Kind::Relative),
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

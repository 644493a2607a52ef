//! Points of time that are counted from another: "two weeks ago", "over the last days", "three days later".

use super::{
    Kind,
    calendar::{between, clipped, plus, plus_days},
    resolve::{Context, Resolved},
    slots::{Point, Unit},
};
use tazamun_record::{Date, Interval};

/// How many units are said; one where the unit stands alone, a few where it stands in the plural.
pub(super) fn counted(point: &Point) -> i32 {
    point.count.unwrap_or(match point.unit {
        Some(Unit::Hour | Unit::Minute) => 1,
        _ if point.several => 3,
        _ => 1,
    })
}

/// So many units before a day: exact to the day below a week, then give or take a day a week; months and years give or
/// take half of one.
pub(super) fn ago(point: &Point, today: Date) -> Interval {
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
pub(super) fn lasting(point: &Point, today: Date) -> Interval {
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

/// So many units after the time that the story has reached, or from publication on where something is announced.
pub(super) fn after(point: &Point, context: &Context) -> Option<Resolved> {
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

//! The days that a date may mean: those that its words most likely mean, and others that they leave open.

use crate::annotate::dates::{Kind, Time, news_of_the_day};
use jiff::ToSpan as _;
use tazamun_record::{Date, Interval};

/// Days after which a weekday comes again.
const WEEK: i64 = 7;

/// The readings of a date, the likeliest first.
pub(super) fn readings(time: &Time, published: Date) -> Vec<Interval> {
    let read = time.interval;
    let mut all = vec![read];
    match time.kind {
        // "In the evening" is that of a day told before, or that of the news.
        Kind::Anchored => {
            let news = news_of_the_day(published);
            all.extend([news, Interval::from(published), Interval::from(news.start())]);
        }
        // "On Friday" is the last one, or the one before it.
        Kind::Weekday => all.extend(before(read)),
        // "Since Friday" may say when it began, or how long it has lasted.
        Kind::Since => all.push(Interval::from(read.start())),
        _ => {}
    }
    let mut once: Vec<Interval> = Vec::new();
    for days in all {
        if !once.contains(&days) {
            once.push(days);
        }
    }
    once
}

/// The same weekday a week earlier.
fn before(read: Interval) -> Option<Interval> {
    let earlier = |day: Date| day.checked_sub(WEEK.days()).ok();
    Interval::new(earlier(read.start())?, earlier(read.end())?).ok()
}

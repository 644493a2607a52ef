//! Every day of the period as a square, a month a row: on which days was one side active, on which both?

use super::{Anchor, Frame, both};
use crate::{Lang, Tested, TheatreEvent, story::Story, words::Value};
use std::collections::BTreeSet;
use tazamun_record::{Date, day_at, day_number};
use tazamun_sync::{Coincidence, Window};

/// Longer periods would be a scroll of squares that nobody reads.
const MONTHS: usize = 36;
/// Least distance of two rows: the names of the months must not run into one another.
const LINE: f64 = 14.0;
/// Events dated to more days than this have no square of their own.
const EXACT: u32 = 1;

/// The picture; empty where the test did not run or its period is too long to be looked at by day.
pub(crate) fn draw(story: &Story<'_>, tested: &Tested) -> String {
    let Some(found) = &tested.coincidence else { return String::new() };
    let months = months(found.window);
    if months.is_empty() || months.len() > MONTHS {
        return String::new();
    }
    let days = Days::new(tested, found.window);
    both(story.lang(), &alternative(story, tested, found, &days), |frame| {
        let names = if story.lang() == Lang::Arabic { 96.0 } else { 104.0 };
        let cell = ((frame.width() - names) / 31.0).min(16.0);
        let size = 0.78 * cell;
        let pitch = cell.max(LINE);
        let middle = |day: i64| {
            let date = day_at(day);
            let row = months.iter().position(|m| *m == date.first_of_month()).unwrap_or(0);
            (names + (f64::from(date.day()) - 0.5) * cell, (row as f64 + 0.5) * pitch)
        };
        for (row, month) in months.iter().enumerate() {
            frame.text(
                "",
                (0.0, (row as f64 + 0.5) * pitch + 4.0),
                Anchor::Start,
                &story.words.month(*month),
            );
        }
        for (class, set) in [("day", &days.quiet), ("sa", &days.a), ("sb", &days.b), ("both", &days.both)] {
            squares(frame, class, size, set.iter().map(|d| middle(*d)));
        }
        let waves = tested.waves.iter().flat_map(|regions| &regions.found.waves);
        let days = waves.flat_map(|wave| wave.days.first..=wave.days.last);
        let in_window = days.filter(|d| (found.window.first..=found.window.last).contains(d)).map(middle);
        let under = |(x, y): (f64, f64)| ((x - cell / 2.0, y + cell / 2.0), (x + cell / 2.0, y + cell / 2.0));
        frame.lines("wave", 2.0, in_window.map(under));
        frame.reach(months.len() as f64 * pitch + 3.0);
    })
}

/// Squares of one kind; both sides' days are drawn larger, so that they are seen without their colour.
fn squares(frame: &mut Frame, class: &str, size: f64, at: impl Iterator<Item = (f64, f64)>) {
    let half = if class == "both" { size / 2.0 } else { size / 2.6 };
    let width = 2.0 * half;
    frame.lines(class, width, at.map(|(x, y)| ((x, y - half), (x, y + half))));
}

/// The days of the window, by who was active.
struct Days {
    a: BTreeSet<i64>,
    b: BTreeSet<i64>,
    both: BTreeSet<i64>,
    quiet: BTreeSet<i64>,
}

impl Days {
    fn new(tested: &Tested, window: Window) -> Self {
        let active = |events: &[TheatreEvent]| -> BTreeSet<i64> {
            let exact = events.iter().filter(|e| e.when.days() <= EXACT);
            let days = exact.map(|e| day_number(e.when.start()));
            days.filter(|d| (window.first..=window.last).contains(d)).collect()
        };
        let (a, b) = (active(&tested.question.a.events), active(&tested.question.b.events));
        let quiet = (window.first..=window.last).filter(|d| !a.contains(d) && !b.contains(d)).collect();
        Days { both: &a & &b, quiet, a: &a - &b, b: &b - &a }
    }
}

fn months(window: Window) -> Vec<Date> {
    let mut month = day_at(window.first).first_of_month();
    let mut all = Vec::new();
    while day_number(month) <= window.last && all.len() <= MONTHS {
        all.push(month);
        match month.last_of_month().tomorrow() {
            Ok(next) => month = next,
            Err(_) => break,
        }
    }
    all
}

fn alternative(story: &Story<'_>, tested: &Tested, found: &Coincidence, days: &Days) -> String {
    let [place_a, place_b] = story.places(&tested.question);
    let counts = [("both", &days.both), ("a", &days.a), ("b", &days.b)];
    let counts = counts.map(|(name, set)| (name, Value::count(set.len())));
    let period = [("from", story.day(found.window.first)), ("to", story.day(found.window.last))];
    let values = [&counts[..], &period, &[place_a, place_b]].concat();
    story.words.say("calendar-alt", &values).bare()
}

//! Both series on one axis of time: theatre A's attacks stand up from it, theatre B's hang down, and between them each
//! close pair of days is joined.

use super::{Anchor, Frame, both};
use crate::{Compared, Gap, Lang, Side, Tested, TheatreEvent, story::Story, words::Value};
use std::collections::BTreeMap;
use tazamun_record::{Date, Interval, day_at, day_number};
use tazamun_sync::{Coincidence, Window};

/// Height of the tallest bar.
const TALL: f64 = 92.0;
/// Height of a bar of an attack without a toll, and of the smallest.
const LOW: f64 = 4.0;
/// The band between the two rows, in which pairs are joined.
const BAND: f64 = 46.0;
/// Room above the upper row and below the lower one for the names of the attacks compared.
const NAMES: f64 = 20.0;
/// At most so many pairs are joined; more would be a grey field.
const JOINED: usize = 600;

/// The picture; empty where the test did not run.
pub(crate) fn draw(story: &Story<'_>, tested: &Tested) -> String {
    let Some(found) = &tested.coincidence else { return String::new() };
    let rows = Rows::new(tested, found.window);
    let gaps: Vec<&Gap> = story.brief.data.iter().flat_map(|d| &d.gaps).collect();
    both(story.lang(), &alternative(story, tested, found), |frame| {
        let scale = Scale { window: found.window, width: frame.width() };
        gaps.iter().for_each(|gap| hatch(frame, scale, gap));
        measure(frame, scale, &rows, story);
        bars(frame, scale, &rows);
        ties(frame, scale, tested, (found, &rows));
        months(frame, scale, story);
        names(frame, scale, story, tested, &rows);
        frame.reach(height());
    })
}

fn upper() -> f64 {
    NAMES + TALL
}

fn lower() -> f64 {
    upper() + BAND
}

fn height() -> f64 {
    lower() + TALL + NAMES + 22.0
}

/// Days → places on the axis.
#[derive(Clone, Copy)]
struct Scale {
    window: Window,
    width: f64,
}

impl Scale {
    fn x(self, day: f64) -> f64 {
        let days = (self.window.last - self.window.first + 1).max(1) as f64;
        (day - self.window.first as f64) / days * self.width
    }

    fn middle(self, day: i64) -> f64 {
        self.x(day as f64 + 0.5)
    }

    fn holds(self, day: i64) -> bool {
        (self.window.first..=self.window.last).contains(&day)
    }
}

/// The killed of each day on each side; `None` where no toll is known.
struct Rows {
    a: BTreeMap<i64, Option<u32>>,
    b: BTreeMap<i64, Option<u32>>,
    most: f64,
}

impl Rows {
    fn new(tested: &Tested, window: Window) -> Self {
        let days = |events: &[TheatreEvent]| {
            let mut days = BTreeMap::new();
            for event in events {
                let day = day_number(event.when.start());
                if (window.first..=window.last).contains(&day) {
                    let killed = event.killed;
                    let so_far: &mut Option<u32> = days.entry(day).or_default();
                    *so_far = so_far.map_or(killed, |n| Some(n.saturating_add(killed.unwrap_or(0))));
                }
            }
            days
        };
        let (a, b) = (days(&tested.question.a.events), days(&tested.question.b.events));
        let most = a.values().chain(b.values()).flatten().max().copied().unwrap_or(1);
        Rows { a, b, most: f64::from(most.max(1)) }
    }

    /// Heights grow with the square root of the killed, so that one massacre does not flatten a year of small attacks.
    fn height(&self, killed: Option<u32>) -> f64 {
        killed.map_or(LOW, |n| (f64::from(n) / self.most).sqrt() * TALL).max(LOW)
    }
}

fn bars(frame: &mut Frame, scale: Scale, rows: &Rows) {
    let width = (scale.x(1.0) - scale.x(0.0)).clamp(1.2, 5.0);
    let upwards = stacked(&rows.a, scale, rows, width).into_iter();
    frame.lines("sa", width, upwards.map(|(x, h)| ((x, upper()), (x, upper() - h))));
    let downwards = stacked(&rows.b, scale, rows, width).into_iter();
    frame.lines("sb", width, downwards.map(|(x, h)| ((x, lower()), (x, lower() + h))));
    frame.line("axis", (0.0, upper()), (scale.width, upper()));
    frame.line("axis", (0.0, lower()), (scale.width, lower()));
}

/// A thin line across the upper row at a round toll, so that the height of a bar can be read.
fn measure(frame: &mut Frame, scale: Scale, rows: &Rows, story: &Story<'_>) {
    let round = [1000_u32, 500, 200, 100, 50, 20, 10, 5];
    let Some(toll) = round.into_iter().find(|n| f64::from(*n) <= 0.6 * rows.most) else { return };
    let y = upper() - rows.height(Some(toll));
    frame.line("grid", (0.0, y), (scale.width, y));
    let said = story.words.say("series-key-scale", &[("n", Value::count(toll))]).bare();
    frame.text("", (0.0, y - 3.0), Anchor::Start, &said);
}

/// The bars of one side: where several days fall on one column of the picture, the tallest of them.
fn stacked(days: &BTreeMap<i64, Option<u32>>, scale: Scale, rows: &Rows, width: f64) -> Vec<(f64, f64)> {
    let mut columns: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
    for (day, killed) in days {
        let (x, h) = (scale.middle(*day), rows.height(*killed));
        // Columns are at most a few thousand, far inside the range of the cast.
        let bar = columns.entry((x / width).floor() as i64).or_insert((x, h));
        if h > bar.1 {
            *bar = (x, h);
        }
    }
    columns.into_values().collect()
}

/// Each close pair joined across the band; the two attacks compared by a stronger line.
fn ties(frame: &mut Frame, scale: Scale, tested: &Tested, (found, rows): (&Coincidence, &Rows)) {
    let asked = compared_days(tested, rows);
    let across = |a: i64, b: i64| ((scale.middle(a), upper()), (scale.middle(b), lower()));
    let others = found.close_pairs.iter().filter(|p| Some((p.a, p.b)) != asked).take(JOINED);
    frame.lines("tie", 1.0, others.map(|p| across(p.a, p.b)));
    let asked = asked.filter(|(a, b)| scale.holds(*a) && scale.holds(*b));
    frame.lines("tie asked", 2.5, asked.map(|(a, b)| across(a, b)));
}

fn compared_days(tested: &Tested, rows: &Rows) -> Option<(i64, i64)> {
    let two = tested.question.side_by_side.as_ref()?;
    Some((day_of(&two.a, &rows.a), day_of(&two.b, &rows.b)))
}

/// The day under which an incident stands: of a night with two dates the one on which the data have its side active.
fn day_of(compared: &Compared, row: &BTreeMap<i64, Option<u32>>) -> i64 {
    let when = compared.incident.facts.when;
    let (start, end) = (day_number(when.start()), day_number(when.end()));
    row.range(start..=end).next().map_or(start, |(day, _)| *day)
}

/// Days without entries: a band with strokes in that theatre's row.
fn hatch(frame: &mut Frame, scale: Scale, gap: &Gap) {
    let Some((from, to)) = inside(scale, gap.days) else { return };
    let top = match gap.side {
        Side::A => NAMES,
        Side::B => lower(),
    };
    frame.rect("hatch", (from, top), (to - from, TALL));
    let mut x = from;
    while x < to {
        let run = (to - x).min(TALL / 3.0);
        frame.line("hatch-line", (x, top + TALL), (x + run, top + TALL - 3.0 * run));
        x += 7.0;
    }
}

fn inside(scale: Scale, days: Interval) -> Option<(f64, f64)> {
    let from = day_number(days.start()).max(scale.window.first);
    let to = day_number(days.end()).min(scale.window.last);
    (from <= to).then(|| (scale.x(from as f64), scale.x(to as f64 + 1.0)))
}

/// Names of months or years below, as many as there is room for, and a thin line through the band at each.
fn months(frame: &mut Frame, scale: Scale, story: &Story<'_>) {
    let base = height() - 4.0;
    // "تشرين الثاني 2021" is half as long again as "November 2021".
    let room = match (frame.is_narrow(), story.lang()) {
        (true, Lang::English | Lang::French) => 92.0,
        (true, Lang::Arabic) => 116.0,
        (false, _) => 112.0,
    };
    let all = firsts(scale.window);
    let wanted = (scale.width / room).max(1.0);
    let step =
        [1, 2, 3, 6, 12, 24, 60, 120, 240].into_iter().find(|s| all.len() as f64 / *s as f64 <= wanted);
    let step = step.unwrap_or(600);
    for day in all.into_iter().filter(|d| months_since_year_zero(*d) % step == 0) {
        let x = scale.x(day_number(day) as f64);
        frame.line("grid", (x, upper()), (x, lower()));
        frame.line("grid", (x, lower() + TALL + NAMES), (x, lower() + TALL + NAMES + 5.0));
        let said = if step >= 12 { story.words.year(day) } else { story.words.month(day) };
        let anchor = if x < 30.0 {
            Anchor::Start
        } else if x > scale.width - 45.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        frame.text("", (x, base), anchor, &said);
    }
}

fn months_since_year_zero(day: Date) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month()) - 1
}

/// The first days of the months in the window.
fn firsts(window: Window) -> Vec<Date> {
    let mut day = day_at(window.first).first_of_month();
    let mut all = Vec::new();
    while day_number(day) <= window.last && all.len() < 6_000 {
        if day_number(day) >= window.first {
            all.push(day);
        }
        match day.last_of_month().tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    all
}

/// The two attacks compared, by place and day, above and below their bars.
fn names(frame: &mut Frame, scale: Scale, story: &Story<'_>, tested: &Tested, rows: &Rows) {
    let Some(two) = &tested.question.side_by_side else { return };
    let width = scale.width;
    for (side, compared) in [(Side::A, &two.a), (Side::B, &two.b)] {
        let day = day_of(compared, if side == Side::A { &rows.a } else { &rows.b });
        if !scale.holds(day) {
            continue;
        }
        let x = scale.middle(day);
        let (from, to, base) = match side {
            Side::A => (upper() - rows.height(rows.a.get(&day).copied().flatten()), NAMES - 4.0, NAMES - 8.0),
            Side::B => {
                let end = lower() + rows.height(rows.b.get(&day).copied().flatten());
                (end, lower() + TALL + 4.0, lower() + TALL + 15.0)
            }
        };
        frame.line("leader", (x, from), (x, to));
        let anchor = if x < width / 3.0 {
            Anchor::Start
        } else if x > width * 2.0 / 3.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        frame.text("strong", (x, base), anchor, &story.short_name(compared));
    }
}

fn alternative(story: &Story<'_>, tested: &Tested, found: &Coincidence) -> String {
    let [place_a, place_b] = story.places(&tested.question);
    let words = story.words.say(
        "series-alt",
        &[
            ("from", story.day(found.window.first)),
            ("to", story.day(found.window.last)),
            ("a", Value::count(found.a.events)),
            ("b", Value::count(found.b.events)),
            place_a,
            place_b,
            ("pairs", Value::count(found.close_pairs.len())),
        ],
    );
    words.bare()
}

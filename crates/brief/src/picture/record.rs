//! One list of incidents, without a question: where they were, and when.
//!
//! A list may be long. On the map, incidents of one place are one circle, as large as they are many; on the line, those of
//! one day, month or year are one bar.

use super::{Anchor, Frame, both, map};
use crate::{Lang, words::Words};
use std::collections::{BTreeMap, HashMap};
use tazamun_record::{Date, Incident, Point, WherePrec, day_at, day_number};

/// Circles that are drawn; beyond them the places with the fewest incidents are left out.
const CIRCLES: usize = 1_500;
/// Largest radius, and the radius of one incident.
const MOST: f64 = 20.0;
const LEAST: f64 = 2.6;
/// Bars of days up to so many days, of months up to so many months, of years beyond.
const DAYS: i64 = 124;
const MONTHS: usize = 240;
/// Height of the tallest bar.
const TALL: f64 = 120.0;
const ABOVE: f64 = 16.0;

/// Where incidents were, and how many have no place on a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordMap {
    /// The picture, as SVG for a wide and a narrow column; empty where nothing has coordinates or no outline is near.
    pub svg: String,
    /// Incidents that are drawn.
    pub drawn: usize,
    /// Incidents without coordinates.
    pub unplaced: usize,
    /// Incidents in places that were left out, because there are too many.
    pub left_out: usize,
}

/// Draws where incidents were; `alternative` says it to who does not see it.
pub fn record_map<'i>(
    lang: Lang,
    alternative: impl Fn(usize) -> String,
    incidents: impl IntoIterator<Item = &'i Incident>,
) -> RecordMap {
    let mut places: HashMap<(i64, i64, bool), (Point, usize)> = HashMap::new();
    let mut unplaced = 0;
    for incident in incidents {
        let place = &incident.facts.place;
        let Some(point) = place.point() else {
            unplaced += 1;
            continue;
        };
        let rough = place.prec().is_some_and(|p| p >= WherePrec::District);
        let key = ((point.lat() * 100.0).round() as i64, (point.lon() * 100.0).round() as i64, rough);
        places.entry(key).or_insert((point, 0)).1 += 1;
    }
    // By number, and by place where that is the same: the picture does not depend on the order of a table.
    let mut sorted: Vec<_> = places.into_iter().collect();
    sorted.sort_unstable_by_key(|(key, (_, n))| (std::cmp::Reverse(*n), *key));
    let mut circles: Vec<(Point, usize, bool)> =
        sorted.into_iter().map(|((.., rough), (point, n))| (point, n, rough)).collect();
    let left_out = circles.iter().skip(CIRCLES).map(|(_, n, _)| n).sum();
    circles.truncate(CIRCLES);
    let drawn = circles.iter().map(|(_, n, _)| n).sum();
    let most = circles.first().map_or(1, |(_, n, _)| *n) as f64;
    let unit = (MOST / most.sqrt()).min(LEAST);
    let crowd = if circles.len() > 60 { " crowd" } else { "" };
    let points: Vec<Point> = circles.iter().map(|(point, ..)| *point).collect();
    let svg = map::sheet_of(lang, &points, &alternative(drawn), |frame, place| {
        for (point, n, rough) in &circles {
            let class = format!("at a sa{}{crowd}", if *rough { " rough" } else { "" });
            frame.circle(&class, place(*point), (unit * (*n as f64).sqrt()).max(1.8));
        }
    });
    RecordMap { svg, drawn, unplaced, left_out }
}

/// What one bar of the line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarWidth {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// How many incidents began in each day, month or year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLine {
    /// The picture, as SVG for a wide and a narrow column; empty where there is no incident.
    pub svg: String,
    /// What one bar stands for.
    pub bar: Option<BarWidth>,
    /// Each bar: its first day, and how many incidents began in it; those without any are left out.
    pub bars: Vec<(Date, usize)>,
}

/// Draws when incidents were; `alternative` says it to who does not see it, given the bars.
pub fn record_line<'i>(
    words: &Words,
    alternative: impl Fn(&[(Date, usize)]) -> String,
    incidents: impl IntoIterator<Item = &'i Incident>,
) -> RecordLine {
    let mut days: BTreeMap<i64, usize> = BTreeMap::new();
    for incident in incidents {
        *days.entry(day_number(incident.facts.when.start())).or_default() += 1;
    }
    let (Some((first, _)), Some((last, _))) = (days.first_key_value(), days.last_key_value()) else {
        return RecordLine { svg: String::new(), bar: None, bars: Vec::new() };
    };
    let (first, last) = (*first, *last);
    let bar = if last - first < DAYS {
        BarWidth::Day
    } else if months_between(day_at(first), day_at(last)) < MONTHS {
        BarWidth::Month
    } else {
        BarWidth::Year
    };
    let start = |day: i64| match bar {
        BarWidth::Day => day_at(day),
        BarWidth::Month => day_at(day).first_of_month(),
        BarWidth::Year => day_at(day).first_of_year(),
    };
    let mut bars: Vec<(Date, usize)> = Vec::new();
    for (day, n) in days {
        match bars.last_mut() {
            Some((at, count)) if *at == start(day) => *count += n,
            _ => bars.push((start(day), n)),
        }
    }
    let place = |date: Date| match bar {
        BarWidth::Day => (day_number(date) - first) as usize,
        BarWidth::Month => months_between(day_at(first), date),
        BarWidth::Year => (date.year() - day_at(first).year()).max(0) as usize,
    };
    let many = place(start(last)) + 1;
    let most = bars.iter().map(|(_, n)| *n).max().unwrap_or(1);
    let svg = both(words.lang(), &alternative(&bars), |frame| {
        draw_bars(frame, words, &bars, (bar, many, most), place);
    });
    RecordLine { svg, bar: Some(bar), bars }
}

fn draw_bars(
    frame: &mut Frame,
    words: &Words,
    bars: &[(Date, usize)],
    (bar, many, most): (BarWidth, usize, usize),
    place: impl Fn(Date) -> usize,
) {
    let room = frame.width() / many as f64;
    let base = ABOVE + TALL;
    let width = (room * 0.8).clamp(0.8, 26.0);
    let middle = |date: Date| (place(date) as f64 + 0.5) * room;
    let tall = |n: usize| TALL * n as f64 / most as f64;
    frame.line("grid", (0.0, ABOVE), (frame.width(), ABOVE));
    frame.text("", (0.0, ABOVE - 4.0), Anchor::Start, &words.spelling().whole(most as u64));
    let lines = bars.iter().map(|(date, n)| ((middle(*date), base), (middle(*date), base - tall(*n))));
    frame.lines("sa", width, lines);
    frame.line("axis", (0.0, base), (frame.width(), base));
    // As many names as there is room for, each below its bar.
    let wide = if bar == BarWidth::Year { 60.0 } else { 118.0 };
    let mut free = f64::MIN;
    for (date, _) in bars {
        let x = middle(*date);
        if x < free || x + wide / 2.0 > frame.width() && free > f64::MIN {
            continue;
        }
        let said = match bar {
            BarWidth::Day => words.day(*date),
            BarWidth::Month => words.month(*date),
            BarWidth::Year => words.year(*date),
        };
        let anchor = if x < wide / 2.0 {
            Anchor::Start
        } else if x > frame.width() - wide / 2.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        frame.text("", (x, base + 16.0), anchor, &said);
        free = x + wide;
    }
    frame.reach(base + 24.0);
}

fn months_between(first: Date, last: Date) -> usize {
    let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
    usize::try_from(months(last) - months(first)).unwrap_or(0)
}

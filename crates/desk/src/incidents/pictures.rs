//! Incidents on a map of our own outlines, along time, and day by day.

use super::query::Asked;
use crate::{keeping::Snapshot, pages::Visit};
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeMap;
use tazamun_brief::{BarWidth, record_line, record_map};
use tazamun_record::{Date, Incident};
use tazamun_words::Value;

fn incidents<'s>(snapshot: &'s Snapshot, rows: &'s [u32]) -> impl Iterator<Item = &'s Incident> {
    rows.iter().map(|at| &snapshot.row(*at).incident)
}

pub(super) fn map(visit: &Visit, snapshot: &Snapshot, rows: &[u32]) -> Markup {
    let alternative = |n: usize| visit.words.say("map-of-record", &[("n", Value::count(n))]).bare();
    let map = record_map(visit.lang(), alternative, incidents(snapshot, rows));
    html! {
        @if map.svg.is_empty() { p { (visit.say("map-nothing")) } } @else {
            figure #map {
                (PreEscaped(map.svg))
                figcaption {
                    (visit.say_with("map-caption", &[("n", Value::count(map.drawn))]))
                    @if map.left_out > 0 { " " (visit.say_with("map-left-out", &[("n", Value::count(map.left_out))])) }
                }
            }
        }
        @if map.unplaced > 0 { p.note { (visit.say_with("map-unplaced", &[("n", Value::count(map.unplaced))])) } }
    }
}

pub(super) fn line(visit: &Visit, snapshot: &Snapshot, rows: &[u32]) -> Markup {
    let alternative = |bars: &[(Date, usize)]| {
        let most = bars.iter().map(|(_, n)| *n).max().unwrap_or(0);
        let day = |bar: Option<&(Date, usize)>| bar.map_or(String::new(), |(day, _)| visit.words.day(*day));
        visit
            .words
            .say(
                "line-of-record",
                &[
                    ("from", day(bars.first()).into()),
                    ("to", day(bars.last()).into()),
                    ("most", Value::count(most)),
                ],
            )
            .bare()
    };
    let line = record_line(&visit.words, alternative, incidents(snapshot, rows));
    let of = match line.bar {
        Some(BarWidth::Day) => "line-days",
        Some(BarWidth::Month) => "line-months",
        Some(BarWidth::Year) => "line-years",
        None => return html! { p { (visit.say("incidents-none")) } },
    };
    let name = |date: Date| match line.bar {
        Some(BarWidth::Day) => visit.words.day(date),
        Some(BarWidth::Month) => visit.words.month(date),
        _ => visit.words.year(date),
    };
    html! {
        figure #line { (PreEscaped(&line.svg)) figcaption { (visit.say(of)) } }
        details { summary { (visit.say("line-as-table")) }
            table.bars { tbody { @for (date, n) in &line.bars { tr { th scope="row" { (name(*date)) } td.number { (n) } } } } }
        }
    }
}

/// A year, a month a row: on how many incidents each day began, and the way to them.
pub(super) fn calendar(visit: &Visit, snapshot: &Snapshot, asked: &Asked, rows: &[u32]) -> Markup {
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    let mut exact: BTreeMap<Date, usize> = BTreeMap::new();
    let mut longer = 0;
    for incident in incidents(snapshot, rows) {
        *years.entry(incident.facts.when.start().year()).or_default() += 1;
    }
    let Some(last) = years.keys().next_back().copied() else {
        return html! { p { (visit.say("incidents-none")) } };
    };
    let year = asked.year.filter(|y| years.contains_key(y)).unwrap_or(last);
    for incident in incidents(snapshot, rows).filter(|i| i.facts.when.start().year() == year) {
        if incident.facts.when.is_one_day() {
            *exact.entry(incident.facts.when.start()).or_default() += 1;
        } else {
            longer += 1;
        }
    }
    let most = exact.values().copied().max().unwrap_or(1);
    let shade = |n: usize| match 3 * n {
        _ if n == 0 => "h0",
        thirds if thirds <= most => "h1",
        thirds if thirds <= 2 * most => "h2",
        _ => "h3",
    };
    let day = |month: i8, day: i8| Date::new(year, month, day).ok();
    html! {
        nav.states aria-label=(visit.bare("facet-year")) { ul { @for y in years.keys() {
            li { a href=(asked.with(|a| a.year = Some(*y))) aria-current=[(*y == year).then_some("page")] { (y) } }
        } } }
        div.scroll tabindex="0" role="region" aria-label=(visit.bare("view-calendar")) {
            table #calendar.calendar {
                caption { (visit.say_with("calendar-of", &[("year", Value::text(year.to_string()))])) }
                thead { tr { td {} @for n in 1..=31 { th scope="col" { (n) } } } }
                tbody { @for month in 1..=12_i8 {
                    tr {
                        th scope="row" { (visit.bare(&format!("month-{month}"))) }
                        @for n in 1..=31_i8 {
                            @match day(month, n) {
                                None => td.no {},
                                Some(date) => {
                                    @let count = exact.get(&date).copied().unwrap_or(0);
                                    td class=(shade(count)) { @if count > 0 { a href=(asked.and(&format!("date={date}"))) { (count) } } }
                                },
                            }
                        }
                    }
                } }
            }
        }
        @if longer > 0 { p.note { (visit.say_with("calendar-longer", &[("n", Value::count(longer))])) } }
    }
}

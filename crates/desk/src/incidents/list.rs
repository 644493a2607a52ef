//! Incidents that a filter selects, as a table or as a picture, with what else could be asked.

use super::{
    facts::{actors, address, kind, place, standing, toll},
    pictures,
    query::{Asked, Order, View, quoted},
};
use crate::{
    Desk,
    keeping::{Snapshot, SnapshotRow, Standing},
    pages::{Failure, Room, Visit, page},
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};
use tazamun_record::{Country, EventType};
use tazamun_store::{MERGED, Role, SavedFilter};
use tazamun_words::{Value, text::inert};

/// Incidents on a page.
const LINES: usize = 50;

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    visit.must(Role::Reads)?;
    let number = visit.number();
    let saved = desk.read(move |store| Ok(store.saved_filters(number)?)).await?;
    let behind = desk.merger.is_behind();
    let snapshot = desk.snapshot();
    // Filters and pictures of a hundred thousand incidents keep a core busy for a while.
    desk.read(move |_| Ok(found(&visit, &snapshot, &asked, &saved, behind))).await?
}

fn found(
    visit: &Visit,
    snapshot: &Snapshot,
    asked: &Asked,
    saved: &[SavedFilter],
    behind: bool,
) -> Result<Response, Failure> {
    let title = visit.bare("room-incidents");
    let head = html! {
        h1 { (title) }
        @if behind { p.note.behind role="status" { (visit.say("incidents-behind")) } }
        (asking(visit, snapshot, asked))
    };
    let (status, rest) = match asked.rows(snapshot)? {
        Err(fault) => {
            let fault = html! { p.fault role="alert" #filter-fault { (visit.say("incidents-bad-filter")) " " bdi dir="ltr" { (fault) } } };
            (StatusCode::UNPROCESSABLE_ENTITY, fault)
        }
        Ok(selected) => {
            let rows = &selected.rows;
            let body = html! {
                p.count-line { (visit.say_with("incidents-count", &[("n", Value::count(rows.len()))])) (unchecked(visit, snapshot, rows)) }
                (views(visit, asked))
                @match asked.view() {
                    View::Table => (table(visit, snapshot, asked, rows)),
                    View::Map => (pictures::map(visit, snapshot, rows)),
                    View::Line => (pictures::line(visit, snapshot, rows)),
                    View::Calendar => (pictures::calendar(visit, snapshot, asked, rows)),
                }
                (facets(visit, snapshot, asked, rows))
            };
            (StatusCode::OK, body)
        }
    };
    let body = html! { (head) (rest) (keeping(visit, asked, saved)) };
    Ok((status, page(visit, Room::Incidents, &title, &body)).into_response())
}

/// How many of them a program read and nobody has checked.
fn unchecked(visit: &Visit, snapshot: &Snapshot, rows: &[u32]) -> Markup {
    let n = rows.iter().filter(|at| snapshot.row(**at).standing == Standing::Unchecked).count();
    html! { @if n > 0 { " " (visit.say_with("incidents-unchecked", &[("n", Value::count(n))])) } }
}

fn asking(visit: &Visit, snapshot: &Snapshot, asked: &Asked) -> Markup {
    html! {
        form.asking-filter method="get" action="/incidents" role="search" {
            div.fields {
                div.wide {
                    label for="filter" { (visit.say("incidents-filter")) }
                    input #filter name="filter" value=(asked.filter) dir="ltr" autocomplete="off" spellcheck="false" aria-describedby="filter-help";
                }
                div {
                    label for="dataset" { (visit.say("incidents-dataset")) }
                    select #dataset name="dataset" {
                        option value="" { (visit.bare("incidents-every-dataset")) }
                        @for (name, count) in snapshot.datasets() {
                            option value=(name) selected[name == asked.dataset] { (dataset_name(visit, name)) " (" (count) ")" }
                        }
                    }
                }
                div {
                    label for="standing" { (visit.say("incidents-standing")) }
                    select #standing name="standing" {
                        option value="" { (visit.bare("incidents-any")) }
                        @for standing in Standing::ALL {
                            option value=(standing.word()) selected[standing.word() == asked.standing] { (visit.bare(&format!("standing-{}", standing.word()))) }
                        }
                    }
                }
                div {
                    label for="order" { (visit.say("incidents-order")) }
                    select #order name="order" {
                        @for order in Order::ALL {
                            option value=(order.word()) selected[order == asked.order()] { (visit.bare(&format!("order-{}", order.word()))) }
                        }
                    }
                }
            }
            input type="hidden" name="view" value=(asked.view);
            p.help #filter-help { (visit.say("incidents-filter-help")) " " code dir="ltr" { "country=IQ|SY,actor1=IS,killed>=3,date>=2016-01" } }
            button.main type="submit" { (visit.say("incidents-show")) }
        }
    }
}

/// A dataset's name; the store's own incidents have one of ours.
pub(super) fn dataset_name(visit: &Visit, name: &str) -> String {
    if name == MERGED { visit.bare("dataset-merged") } else { inert(name).into_owned() }
}

fn views(visit: &Visit, asked: &Asked) -> Markup {
    html! {
        nav.states aria-label=(visit.bare("incidents-views")) { ul {
            @for view in View::ALL {
                li { a href=(asked.with(|a| a.view = view.word().to_owned())) aria-current=[(view == asked.view()).then_some("page")] { (visit.say(&format!("view-{}", view.word()))) } }
            }
        } }
    }
}

fn table(visit: &Visit, snapshot: &Snapshot, asked: &Asked, rows: &[u32]) -> Markup {
    let last = rows.len().div_ceil(LINES).max(1);
    let number = asked.page.unwrap_or(1).clamp(1, last);
    let from = (number - 1) * LINES;
    let shown: Vec<u32> = match asked.order() {
        Order::Newest => rows.iter().rev().skip(from).take(LINES).copied().collect(),
        Order::Oldest => rows.iter().skip(from).take(LINES).copied().collect(),
        Order::Killed => sorted(rows, from, |at| {
            std::cmp::Reverse(snapshot.row(at).incident.facts.killed.map_or(0, |toll| toll.number()))
        }),
        Order::Place => {
            let key = |at: u32| {
                let place = &snapshot.row(at).incident.facts.place;
                (place.country(), place.adm1(), place.name())
            };
            sorted(rows, from, key)
        }
    };
    html! {
        @if shown.is_empty() { p { (visit.say("incidents-none")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(visit.bare("room-incidents")) {
                table.incidents {
                    thead { tr {
                        th scope="col" { (visit.say("field-when")) }
                        th scope="col" { (visit.say("field-what")) }
                        th scope="col" { (visit.say("field-where")) }
                        th scope="col" { (visit.say("field-by")) }
                        th scope="col" { (visit.say("field-on")) }
                        th.number scope="col" { (visit.say("field-killed")) }
                        th.number scope="col" { (visit.say("field-wounded")) }
                        th scope="col" { (visit.say("incidents-told-by")) }
                        th scope="col" { (visit.say("incidents-standing")) }
                    } }
                    tbody { @for at in shown { (row(visit, snapshot.row(at))) } }
                }
            }
        }
        @if last > 1 {
            nav.paging aria-label=(visit.bare("pages")) {
                @if number > 1 { a rel="prev" href=(asked.with(|a| a.page = Some(number - 1))) { (visit.say("page-before")) } }
                span { (visit.say_with("page-of", &[("page", Value::count(number)), ("last", Value::count(last))])) }
                @if number < last { a rel="next" href=(asked.with(|a| a.page = Some(number + 1))) { (visit.say("page-after")) } }
            }
        }
    }
}

/// The rows of a page in an order, without sorting those that no page before it holds.
fn sorted<K: Ord>(rows: &[u32], from: usize, key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut all: Vec<(K, u32)> = rows.iter().map(|at| (key(*at), *at)).collect();
    let end = (from + LINES).min(all.len());
    if end < all.len() {
        all.select_nth_unstable(end);
        all.truncate(end);
    }
    all.sort_unstable();
    all.into_iter().skip(from).map(|(_, at)| at).collect()
}

fn row(visit: &Visit, row: &SnapshotRow) -> Markup {
    let facts = &row.incident.facts;
    html! {
        tr {
            th scope="row" { a href=(address(row)) { (visit.days(facts.when)) } }
            td { (kind(visit, facts)) }
            td { (place(visit, facts)) }
            td { (actors(visit, &facts.actor1)) }
            td { (actors(visit, &facts.actor2)) }
            td.number { (toll(facts.killed)) }
            td.number { (toll(facts.wounded)) }
            td.number { (row.incident.reports.len().max(row.incident.sources.len())) }
            td { (standing(visit, row.standing)) }
        }
    }
}

/// What else could be asked: countries and kinds in the order of their names, never of their numbers.
fn facets(visit: &Visit, snapshot: &Snapshot, asked: &Asked, rows: &[u32]) -> Markup {
    let mut countries: BTreeMap<Country, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<EventType, usize> = BTreeMap::new();
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for at in rows {
        let facts = &snapshot.row(*at).incident.facts;
        if let Some(country) = facts.place.country() {
            *countries.entry(country).or_default() += 1;
        }
        if let Some(kind) = facts.what.event_type() {
            *kinds.entry(kind).or_default() += 1;
        }
        *years.entry(facts.when.start().year()).or_default() += 1;
    }
    let mut countries: Vec<(String, String, usize)> =
        countries.into_iter().map(|(c, n)| (visit.country(c), format!("country={}", c.code()), n)).collect();
    countries.sort();
    let kinds: Vec<(String, String, usize)> = kinds
        .into_iter()
        .map(|(k, n)| (visit.kind(k), format!("event_type={}", quoted(k.label())), n))
        .collect();
    let years: Vec<(String, String, usize)> =
        years.into_iter().rev().map(|(y, n)| (y.to_string(), format!("date={y}"), n)).collect();
    let list = |name: &str, all: &[(String, String, usize)]| {
        html! {
            @if all.len() > 1 {
                details { summary { (visit.say(name)) " (" (all.len()) ")" }
                    ul.facet { @for (name, clause, n) in all.iter().take(300) { li { a href=(asked.and(clause)) { (name) } " " span.count { (n) } } } }
                }
            }
        }
    };
    html! {
        section.facets aria-label=(visit.bare("incidents-narrow")) {
            (list("facet-country", &countries)) (list("facet-kind", &kinds)) (list("facet-year", &years))
        }
    }
}

/// Filters under a name.
fn keeping(visit: &Visit, asked: &Asked, saved: &[SavedFilter]) -> Markup {
    html! {
        section.saved aria-labelledby="saved-h" {
            h2 #saved-h { (visit.say("incidents-saved")) }
            ul { @for filter in saved {
                li {
                    a href={ "/incidents?" (filter.query) } { bdi { (inert(&filter.name)) } }
                    @if visit.may(Role::Reads) {
                        " " form.inline method="post" action="/incidents/saved" {
                            input type="hidden" name="drop" value=(filter.id);
                            button type="submit" { (visit.say("remove")) span.unseen { " " bdi { (inert(&filter.name)) } } }
                        }
                    }
                }
            } }
            form method="post" action="/incidents/saved" {
                input type="hidden" name="query" value=(asked.query());
                label for="saved-name" { (visit.say("incidents-save-as")) }
                input #saved-name name="name" maxlength="100" required dir="auto";
                button type="submit" { (visit.say("save")) }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Saving {
    #[serde(default)]
    name: String,
    #[serde(default)]
    query: String,
    drop: Option<i64>,
}

pub(super) async fn saved(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(form): Form<Saving>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Reads)?;
    let person = visit.number();
    if let Some(id) = form.drop {
        desk.write(move |store| Ok(store.drop_filter(person, id)?)).await?;
        return Ok(Redirect::to("/incidents"));
    }
    let name: String = form.name.trim().chars().take(100).collect();
    let plain = |c: char| c.is_ascii_alphanumeric() || "%&=-_.~+".contains(c);
    if name.is_empty() || form.query.len() > 8_000 || !form.query.chars().all(plain) {
        return Err(Failure::Bad("incidents-bad-name", String::new()));
    }
    let to = format!("/incidents?{}", form.query);
    let query = form.query;
    if !desk.write(move |store| Ok(store.save_filter(person, &name, &query)?)).await? {
        return Err(Failure::Bad("incidents-too-many-saved", String::new()));
    }
    Ok(Redirect::to(&to))
}

//! The page of an incident: its values, who gave which, the words they rest on, where tellers differ, and what was decided.

use super::{
    facts::{actors, kind, place, standing, toll},
    list::dataset_name,
    pairs,
};
use crate::{
    Desk, accounts,
    keeping::SnapshotRow,
    pages::{Failure, Room, Visit, page},
};
use axum::extract::{Path, State};
use maud::{Markup, html};
use std::sync::Arc;
use tazamun_record::{Incident, Report, ReportRef};
use tazamun_store::{MERGED, RevisionLine, Role, Store, StoredDecision};
use tazamun_words::{
    Value,
    text::{inert, web_address},
};

/// Reports whose words are shown.
const REPORTS: usize = 60;
/// Decisions that are shown.
const HISTORY: usize = 60;

/// A report of the incident with its article.
pub(super) struct Told {
    pub(super) name: ReportRef,
    article: i64,
    title: String,
    source: Option<String>,
    published: String,
    report: Report,
}

struct Behind {
    told: Vec<Told>,
    decisions: Vec<StoredDecision>,
    history: Vec<RevisionLine>,
}

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path((dataset, id)): Path<(String, String)>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let snapshot = desk.snapshot();
    let row = snapshot.find(&dataset, &id).ok_or(Failure::NotFound)?.clone();
    let incident = row.incident.clone();
    let behind = desk.read(move |store| behind(store, &incident)).await?;
    let near = if row.dataset.as_ref() == MERGED { pairs::near(&snapshot, &row) } else { Vec::new() };
    let near: Vec<&SnapshotRow> = near.into_iter().map(|at| snapshot.row(at)).collect();
    Ok(incident_page(&visit, &row, &behind, &near, desk.merger.is_behind()))
}

fn behind(store: &Store, incident: &Incident) -> Result<Behind, Failure> {
    let mut told = Vec::new();
    let mut history = Vec::new();
    for name in incident.reports.iter().take(REPORTS) {
        let Some(article) = store.article_number(&name.doc)? else { continue };
        let Some(words) = store.article_numbered(article)? else { continue };
        let reports = store.reviewed_reports(article)?;
        let Some(report) = reports.into_iter().find(|r| r.index == name.index) else { continue };
        let decided = store.revisions_of_article(article, HISTORY)?;
        history.extend(decided.into_iter().filter(|line| line.index.is_none_or(|index| index == name.index)));
        told.push(Told {
            name: name.clone(),
            article,
            title: words.title,
            source: words.source,
            published: words.published.to_string(),
            report: report.report,
        });
    }
    let names: Vec<String> = incident.reports.iter().map(ToString::to_string).collect();
    let mut decisions = store.decisions()?;
    decisions.retain(|d| names.contains(&d.a) || names.contains(&d.b));
    for decision in &decisions {
        history.extend(store.revisions_of("pair", &format!("{} {}", decision.a, decision.b))?);
    }
    history.sort_by_key(|line| std::cmp::Reverse(line.id));
    history.dedup_by_key(|line| line.id);
    history.truncate(HISTORY);
    Ok(Behind { told, decisions, history })
}

fn incident_page(
    visit: &Visit,
    row: &SnapshotRow,
    behind: &Behind,
    near: &[&SnapshotRow],
    is_behind: bool,
) -> Markup {
    let incident = &row.incident;
    let facts = &incident.facts;
    let title = format!("{} · {}", kind(visit, facts), visit.days(facts.when));
    let body = html! {
        @if is_behind { p.note.behind role="status" { (visit.say("incidents-behind")) } }
        h1 { (title) }
        p.byline { (place(visit, facts)) " · " (standing(visit, row.standing)) " · " (dataset_name(visit, &row.dataset)) }
        @if let Some(model) = incident.extra.get(tazamun_record::READ_BY) { p.note { (inert(model)) } }
        dl.pairs {
            (value(visit, "field-when", html! { (visit.days(facts.when)) }))
            (value(visit, "field-what", html! { (kind(visit, facts)) }))
            (value(visit, "field-where", place(visit, facts)))
            (value(visit, "field-by", actors(visit, &facts.actor1)))
            (value(visit, "field-on", actors(visit, &facts.actor2)))
            (value(visit, "field-killed", toll(facts.killed)))
            (value(visit, "field-wounded", toll(facts.wounded)))
            (value(visit, "incidents-id", html! { code dir="ltr" { (inert(&incident.id)) } }))
        }
        (disagreements(visit, incident))
        @if !behind.told.is_empty() {
            h2 { (visit.say("incident-reports")) }
            @for told in &behind.told { (report(visit, told)) }
            @if incident.reports.len() > behind.told.len() { p.note { (visit.say_with("incident-more-reports", &[("n", Value::count(incident.reports.len() - behind.told.len()))])) } }
        }
        (sources(visit, incident))
        @if row.dataset.as_ref() == MERGED { (pairs::forms(visit, row, &behind.told, near, &behind.decisions)) }
        (columns(visit, incident))
        @if !behind.history.is_empty() {
            details.history { summary { (visit.say("history")) } (accounts::log_table(visit, &behind.history)) }
        }
    };
    page(visit, Room::Incidents, &title, &body)
}

fn value(visit: &Visit, name: &str, value: Markup) -> Markup {
    html! { div { dt { (visit.say(name)) } dd { (value) } } }
}

/// Values that tellers give differently.
fn disagreements(visit: &Visit, incident: &Incident) -> Markup {
    let differ: Vec<_> = incident.told.iter().filter(|(_, values)| values.len() > 1).collect();
    html! {
        @if !differ.is_empty() {
            h2 { (visit.say("incident-differ")) }
            dl.pairs { @for (field, values) in differ {
                div {
                    dt { code dir="ltr" { (field) } }
                    dd { ul { @for value in values { li { bdi { (inert(&value.value)) } span.source { " · " (visit.say_with("incident-by", &[("n", Value::count(value.by.len()))])) } } } } }
                }
            } }
        }
    }
}

fn report(visit: &Visit, told: &Told) -> Markup {
    let title = if told.title.trim().is_empty() { &told.name.doc } else { &told.title };
    html! {
        article.told {
            h3 dir="auto" { a href={ "/articles/" (told.article) "?report=" (told.name.index) } { (inert(title)) } }
            p.byline { @if let Some(source) = &told.source { bdi { (inert(source)) } " · " } (visit.day(&told.published)) }
            dl.pairs {
                div { dt { (visit.say("slot-trigger")) } dd { q dir="auto" { (inert(told.report.trigger.as_str())) } } }
                @for (slot, quote) in told.report.quotes.iter() {
                    div { dt { (visit.say(&format!("slot-{slot}"))) } dd { q dir="auto" { (inert(quote.as_str())) } } }
                }
            }
        }
    }
}

fn sources(visit: &Visit, incident: &Incident) -> Markup {
    html! {
        @if !incident.sources.is_empty() {
            h2 { (visit.say("incident-sources")) }
            ul { @for source in incident.sources.iter().take(REPORTS) {
                li {
                    @let name = source.name.as_deref().or(source.url.as_deref()).unwrap_or("–");
                    @match source.url.as_deref().and_then(web_address) {
                        Some(url) => a href=(url) rel="noreferrer noopener" { bdi { (inert(name)) } },
                        None => bdi { (inert(name)) },
                    }
                    @if let Some(date) = source.date { " · " (visit.words.day(date)) }
                }
            } }
        }
    }
}

/// Columns of its dataset that the codebook has no field for.
fn columns(visit: &Visit, incident: &Incident) -> Markup {
    html! {
        @if !incident.extra.is_empty() {
            details { summary { (visit.say("incident-columns")) }
                dl.pairs { @for (name, value) in incident.extra.iter().take(200) { div { dt { code dir="ltr" { (inert(name)) } } dd dir="auto" { (inert(value)) } } } }
            }
        }
    }
}

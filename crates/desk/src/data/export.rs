//! Incidents by a filter → a file for others: what it cannot carry is said before. Coders, their notes and their decisions
//! stay here.

use crate::{
    Desk,
    keeping::{Snapshot, Standing},
    pages::{Failure, Room, Visit, page},
    questions::download,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tazamun_record::{
    Incident,
    formats::{Format, Written, write_events},
};
use tazamun_store::{MERGED, Role};
use tazamun_words::{Value, text::inert};

/// Incidents of a file.
const LARGEST: usize = 200_000;
/// Letters of a filter.
const LONGEST: usize = 4_000;

/// What was asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    #[serde(skip_serializing_if = "String::is_empty")]
    filter: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    dataset: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    standing: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    format: String,
}

impl Asked {
    fn format(&self) -> Format {
        self.format.parse().unwrap_or(Format::JsonLines)
    }

    fn query(&self) -> String {
        serde_urlencoded::to_string(self).unwrap_or_default()
    }
}

pub(super) fn fields(visit: &Visit, datasets: &[(String, usize)], asked: &Asked) -> Markup {
    html! {
        div.fields {
            div {
                label for="export-filter" { (visit.say("ask-field-filter")) }
                input #export-filter name="filter" value=(asked.filter) dir="ltr" maxlength="4000" aria-describedby="export-filter-help";
                p.help #export-filter-help { (visit.say("ask-field-filter-help")) }
            }
            div {
                label for="export-dataset" { (visit.say("data-set")) }
                select #export-dataset name="dataset" {
                    option value="" { (visit.say("inbox-all")) }
                    @for (name, n) in datasets { option value=(name) selected[asked.dataset == *name] { (inert(name)) " (" (n) ")" } }
                }
            }
            div {
                label for="export-standing" { (visit.say("status-heading")) }
                select #export-standing name="standing" {
                    option value="" { (visit.say("inbox-all")) }
                    @for standing in Standing::ALL {
                        option value=(standing.word()) selected[asked.standing == standing.word()] { (visit.say(&format!("standing-{}", standing.word()))) }
                    }
                }
            }
            div {
                label for="export-format" { (visit.say("import-format")) }
                select #export-format name="format" {
                    @for format in Format::ALL { option value=(format.name()) selected[asked.format() == *format] { (format.name()) } }
                }
            }
        }
        button.main type="submit" { (visit.say("export-look")) }
    }
}

/// The incidents that are asked for, as they may leave the desk.
fn chosen(snapshot: &Snapshot, asked: &Asked) -> Result<Vec<Incident>, Failure> {
    if asked.filter.len() > LONGEST {
        return Err(Failure::TooLarge);
    }
    let dataset = Some(asked.dataset.as_str()).filter(|name| !name.is_empty());
    let selected = snapshot
        .select(&asked.filter, dataset, Standing::of_word(&asked.standing))
        .map_err(|error| Failure::Bad("fault-filter-what", error.to_string()))?;
    if selected.rows.len() > LARGEST {
        return Err(Failure::TooLarge);
    }
    let leaving = |at: &u32| {
        let row = snapshot.row(*at);
        let mut incident = row.incident.clone();
        if *row.dataset == *MERGED {
            // Written by a coder, who is nobody's business.
            incident.note = None;
        }
        incident
    };
    Ok(selected.rows.iter().map(leaving).collect())
}

async fn written(desk: &Arc<Desk>, asked: &Asked) -> Result<(usize, Written), Failure> {
    let asked = asked.clone();
    desk.work(move |desk| {
        let incidents = chosen(&desk.snapshot(), &asked)?;
        let written = write_events(asked.format(), &incidents)
            .map_err(|error| Failure::Bad("export-not-written", error.to_string()))?;
        Ok((incidents.len(), written))
    })
    .await
}

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let snapshot = desk.snapshot();
    let datasets: Vec<(String, usize)> =
        snapshot.datasets().filter(|(_, n)| *n > 0).map(|(name, n)| (name.to_owned(), n)).collect();
    let title = visit.bare("export-heading");
    let done = written(&desk, &asked).await;
    let body = html! {
        h1 { (title) }
        p { (visit.say("export-what")) }
        form method="get" action="/data/export" { (fields(&visit, &datasets, &asked)) }
        @match &done {
            Ok((n, written)) => (losses(&visit, &asked, *n, written)),
            Err(Failure::Bad(message, what)) => p.fault role="alert" { (visit.say_with(message, &[("what", Value::text(""))])) " " bdi lang="en" dir="ltr" { (inert(what)) } },
            Err(failure) => p.fault role="alert" { (visit.say(failure.message())) },
        }
    };
    Ok(page(&visit, Room::Data, &title, &body))
}

fn losses(visit: &Visit, asked: &Asked, n: usize, written: &Written) -> Markup {
    let losses = &written.losses;
    html! {
        h2 { (visit.say("export-lost")) }
        p role="status" { (visit.say_with("export-count", &[("n", Value::count(n)), ("format", asked.format().name().into())])) }
        @if losses.is_empty() { p { (visit.say("export-lost-nothing")) } } @else {
            ul {
                @if !losses.not_written.is_empty() { li { (visit.say_with("export-missing", &[("n", Value::count(losses.not_written.len()))])) } }
                @for (field, count) in &losses.fields { li { code dir="ltr" { (inert(field)) } ": " (count) } }
            }
        }
        p { a.main href={ "/data/export/file?" (asked.query()) } { (visit.say("export-it")) } }
        p.note { (visit.say("export-address")) " " code dir="ltr" { "/data/export?" (asked.query()) } }
    }
}

pub(super) async fn file(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    visit.must(Role::Reads)?;
    let (_, written) = written(&desk, &asked).await?;
    let (media, ending) = match asked.format() {
        Format::JsonLines => ("application/x-ndjson", "jsonl"),
        Format::GeoJson => ("application/geo+json", "geojson"),
        Format::Gdelt | Format::Polecat => ("text/tab-separated-values; charset=utf-8", "tsv"),
        _ => ("text/csv; charset=utf-8", "csv"),
    };
    Ok(download(media, &format!("incidents.{ending}"), written.bytes().to_vec()))
}

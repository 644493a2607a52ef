//! A file of events that comes in: read by the same hardened importers as on the command line, whole or not at all, with what
//! was mended, passed over and kept under the file's own names.

use crate::{
    Desk,
    inbox::{broken, own_name},
    keeping::Work,
    pages::{Failure, Room, Visit, page},
};
use axum::extract::{Multipart, State};
use maud::{Markup, html};
use std::{collections::BTreeSet, path::Path, sync::Arc};
use tazamun_intake::{
    FileRead, ReadEvents,
    adding::{AddedDataset, Release, dataset_read},
    content::dataset_name,
};
use tazamun_record::formats::{Format, Reading};
use tazamun_store::{MERGED, Role, StoreError};
use tazamun_words::{Value, text::inert};

/// Lines of a list that are shown; the others are counted.
const SHOWN: usize = 100;
/// Letters of a name.
const LONGEST: usize = 100;

/// What was sent.
#[derive(Debug, Default)]
struct Sent {
    name: String,
    content: Vec<u8>,
    dataset: String,
    release: String,
    how: Reading,
}

/// What became of it.
struct Report {
    read: Vec<FileRead>,
    added: AddedDataset,
    own_columns: Vec<String>,
}

pub(super) async fn import(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    form: Multipart,
) -> Result<Markup, Failure> {
    visit.must(Role::Codes)?;
    let Sent { name, content, dataset, release, how } = sent(form).await?;
    let named = !dataset.is_empty();
    let dataset = if named { dataset } else { dataset_name(Path::new(&name)) };
    if dataset == MERGED || dataset.chars().count() > LONGEST || dataset.contains(['+', '\n']) {
        return Err(Failure::Bad("import-bad-name", dataset));
    }
    let (file, reading) = (name.clone(), how.clone());
    let record = desk
        .work(move |_| {
            ReadEvents::of_bytes(&file, &content, &reading)
                .map_err(|error| Failure::Bad("import-unreadable", error.to_string()))
        })
        .await?;
    let own: BTreeSet<&String> = record.incidents.iter().flat_map(|incident| incident.extra.keys()).collect();
    let own_columns = own.into_iter().cloned().collect();
    let read = record.read.clone();
    let added = desk
        .decide(Work::Look, move |store| {
            let release = Release { dataset: &dataset, version: &release, named };
            dataset_read(&name, record, &how, release, || Ok(store)).map_err(|error| told(&error))
        })
        .await?;
    Ok(shown(&visit, &Report { read, added, own_columns }))
}

async fn sent(mut form: Multipart) -> Result<Sent, Failure> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            if !sent.name.is_empty() {
                return Err(Failure::TooLarge);
            }
            sent.name = own_name(field.file_name().unwrap_or_default());
            sent.content = field.bytes().await.map_err(broken)?.to_vec();
            continue;
        }
        let text = field.text().await.map_err(broken)?.trim().to_owned();
        if text.chars().count() > LONGEST {
            return Err(Failure::Bad("import-bad-name", text.chars().take(LONGEST).collect()));
        }
        match name.as_str() {
            "dataset" => sent.dataset = text,
            "release" => sent.release = text,
            "encoding" => sent.how.encoding = Some(text).filter(|text| !text.is_empty()),
            "lenient" => sent.how.lenient = text == "1",
            "format" if !text.is_empty() => {
                let format = text.parse::<Format>();
                sent.how.format = Some(format.map_err(|e| Failure::Bad("import-unreadable", e.to_string()))?);
            }
            _ => {}
        }
    }
    if sent.content.is_empty() { Err(Failure::Bad("inbox-no-file", String::new())) } else { Ok(sent) }
}

/// What is wrong with the file, for whoever sent it; what is wrong with the store, for whoever runs it.
fn told(error: &Trouble) -> Failure {
    match &error.0 {
        tazamun_intake::Error::Store(StoreError::DuplicateId { .. }) | tazamun_intake::Error::Material(_) => {
            Failure::Bad("import-unreadable", error.0.to_string())
        }
        other => {
            eprintln!("tazamun desk: {other}");
            Failure::Internal
        }
    }
}

/// Whatever reading or storing ran into.
struct Trouble(tazamun_intake::Error);

impl From<tazamun_intake::Error> for Trouble {
    fn from(error: tazamun_intake::Error) -> Self {
        Trouble(error)
    }
}

fn shown(visit: &Visit, report: &Report) -> Markup {
    let title = visit.bare("import-done");
    let Report { read, added, own_columns } = report;
    let changes = &added.changes;
    let count = |id: &str, n: usize| visit.say_with(id, &[("n", Value::count(n))]);
    let body = html! {
        h1 { (title) }
        @for file in read {
            p role="status" {
                (visit.say_with("import-read", &[("file", file.file.clone().into()), ("format", file.format.clone().into()), ("n", Value::count(file.incidents))]))
            }
        }
        @if changes.same_file { p.done { (visit.say("import-same-file")) } } @else {
            p.done { (visit.say_with("import-into", &[("dataset", added.dataset.clone().into())])) }
            ul {
                li { (count("import-added", changes.added.len())) }
                li { (count("import-changed", changes.changed.len())) (ids(&changes.changed)) }
                li { (count("import-removed", changes.removed.len())) (ids(&changes.removed)) }
                li { (count("import-kept", changes.kept)) }
            }
            @if added.findings_moved_on > 0 { p.stale { (count("import-findings", added.findings_moved_on)) } }
        }
        h2 { (visit.say("import-lost")) }
        @if added.mended.is_empty() && added.passed_over.is_empty() && own_columns.is_empty() { p { (visit.say("import-lost-nothing")) } }
        (list(visit, "import-mended", &added.mended))
        (list(visit, "import-passed-over", &added.passed_over))
        (list(visit, "import-own-columns", own_columns))
        p { a href={ "/incidents?dataset=" (super::overview::encoded(&added.dataset)) } { (visit.say("import-look")) } " · " a href="/data" { (visit.say("room-data")) } }
    };
    page(visit, Room::Data, &title, &body)
}

/// The first of some ids, where there are any.
fn ids(all: &[String]) -> Markup {
    html! {
        @if !all.is_empty() {
            details { summary { "id" } @for id in all.iter().take(SHOWN) { code dir="ltr" { (inert(id)) } " " } @if all.len() > SHOWN { "…" } }
        }
    }
}

fn list(visit: &Visit, heading: &str, lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            h3 { (visit.say_with(heading, &[("n", Value::count(lines.len()))])) }
            ul { @for line in lines.iter().take(SHOWN) { li { bdi lang="en" dir="ltr" { (inert(line)) } } } @if lines.len() > SHOWN { li { "…" } } }
        }
    }
}

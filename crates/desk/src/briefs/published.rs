//! Published briefs: the list, one of them on a page that can be printed, and as files.

use crate::{
    Desk,
    answers::{self, KeptAnswer, changes, is_of_a_brief},
    asking::Draft,
    pages::{Failure, Room, Visit, page_with},
    questions::{SHEETS, differences, download, is_stale_data, statuses},
};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_store::{ImportLine, PublicationLine, PublishedVersion, Role};
use tazamun_words::{Lang, Value, text::inert};

/// One version of a brief, with what it is compared with.
struct Shown {
    line: PublicationLine,
    published: PublishedVersion,
    kept: KeptAnswer,
    before: Option<KeptAnswer>,
    imports: Vec<ImportLine>,
}

async fn found(desk: &Arc<Desk>, id: String, version: Option<u32>) -> Result<Shown, Failure> {
    desk.read(move |store| {
        let (line, published) = store.published(&id, version)?.ok_or(Failure::NotFound)?;
        let kept = KeptAnswer::read(published.record.clone()).ok_or(Failure::NotFound)?;
        let earlier = published.version.checked_sub(1).filter(|version| *version > 0);
        let before = match earlier {
            Some(earlier) => store.published(&id, Some(earlier))?,
            None => None,
        };
        let before = before.and_then(|(_, published)| KeptAnswer::read(published.record));
        Ok(Shown { line, published, kept, before, imports: store.imports()? })
    })
    .await
}

pub(super) async fn list(visit: Visit, State(desk): State<Arc<Desk>>) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let (lines, imports) = desk.read(|store| Ok((store.publications()?, store.imports()?))).await?;
    let title = visit.bare("room-briefs");
    let body = html! {
        h1 { (title) }
        p { (visit.say("briefs-what")) }
        @if lines.is_empty() { p { (visit.say("briefs-none")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table {
                    thead { tr {
                        th scope="col" { (visit.say("briefs-title")) }
                        th scope="col" { (visit.say("asked-data")) }
                        th.number scope="col" { (visit.say("briefs-versions")) }
                        th scope="col" { (visit.say("briefs-at")) }
                    } }
                    tbody {
                        @for line in &lines {
                            tr {
                                th scope="row" { a href={ "/briefs/" (line.id) } dir="auto" { (inert(&line.title)) } }
                                td {
                                    bdi { (inert(line.data.split(' ').next().unwrap_or_default())) }
                                    @if is_stale(&desk, line, &imports) { " " span.flag { (visit.say("stale")) } }
                                }
                                td.number { (line.versions) }
                                td { (visit.moment(&line.at)) }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok(page_with(&visit, Room::Briefs, &title, SHEETS, &body))
}

fn is_stale(desk: &Desk, line: &PublicationLine, imports: &[ImportLine]) -> bool {
    is_stale_data(desk, &line.query, &line.data, imports)
}

pub(super) async fn last(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let shown = found(&desk, id, None).await?;
    Ok(brief(&visit, &desk, &shown))
}

pub(super) async fn version(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path((id, version)): Path<(String, u32)>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let shown = found(&desk, id, Some(version)).await?;
    Ok(brief(&visit, &desk, &shown))
}

fn brief(visit: &Visit, desk: &Desk, shown: &Shown) -> Markup {
    let Shown { line, published, kept, before, imports } = shown;
    let title = answers::headline(visit, kept);
    let lang = visit.lang().code();
    let file = |ending: &str| {
        format!("/briefs/{}/brief.{ending}?version={}&lang={lang}", line.id, published.version)
    };
    let numbers = [("version", Value::count(published.version)), ("versions", Value::count(line.versions))];
    let body = html! {
        p.no-print { a href="/briefs" { (visit.say("back-to-briefs")) } }
        p.note {
            (visit.say_with("brief-version", &numbers)) " · " (visit.moment(&published.at)) " · "
            bdi dir="ltr" { code { (line.id) } }
        }
        @if published.version < line.versions {
            p.stale { a href={ "/briefs/" (line.id) } { (visit.say("brief-newer")) } }
        } @else if is_stale(desk, line, imports) {
            p.stale role="status" { (visit.say("stale-what")) }
        }
        div.acts {
            a href=(file("html")) { "HTML" } a href=(file("md")) { "Markdown" } a href=(file("json")) { "JSON" }
            @if visit.may(Role::Codes) { a href={ "/questions?" (line.query) } { (visit.say("ask-otherwise")) } }
            @if line.versions > 1 {
                nav aria-label=(visit.bare("briefs-versions")) {
                    @for version in 1..=line.versions {
                        " " a href={ "/briefs/" (line.id) "/" (version) } aria-current=[(version == published.version).then_some("page")] { (version) }
                    }
                }
            }
        }
        (statuses(visit, kept))
        (answers::shown(visit, kept))
        @if let Some(before) = before {
            section aria-labelledby="changed" {
                h2 #changed { (visit.say("changed-since")) }
                (differences(visit, &changes(before, kept)))
            }
        }
    };
    page_with(visit, Room::Briefs, &title, SHEETS, &body)
}

#[derive(Deserialize)]
pub(super) struct Which {
    version: Option<u32>,
}

fn name(shown: &Shown, ending: &str) -> String {
    // The id is ours or a stranger's store's: nothing but letters and digits goes into a header.
    let id: String = shown.line.id.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
    format!("brief-{id}-{}.{ending}", shown.published.version)
}

/// The brief as one file that opens without the desk, in Arabic and English; it opens in English for a reader of neither.
pub(super) async fn html(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<Response, Failure> {
    visit.must(Role::Reads)?;
    let shown = found(&desk, id, which.version).await?;
    let half = |lang: Lang| {
        let words = crate::pages::words(lang);
        let status = html! {
            section { h2 { (words.bare("status-heading")) } ul { @for (_, said) in answers::status(&words, &shown.kept.data.standings) { li { (said) } } } }
        };
        let said = shown.kept.said_in(lang);
        let sections = match shown.kept.sections.get(lang.code()) {
            Some(sections) if is_of_a_brief(sections) => html! { (PreEscaped(sections)) },
            _ => {
                html! { header { h1 { @if let Some(first) = said.first() { (inert(first.trim())) } } } ul { @for line in said.iter().skip(1) { li { (inert(line.trim())) } } } }
            }
        };
        (lang, sections.into_string() + &status.into_string())
    };
    let halves = Lang::ALL.map(half);
    let opens = Lang::ALL.into_iter().find(|lang| *lang == visit.lang()).unwrap_or(Lang::English);
    let title = shown.kept.said_in(opens).first().map_or("", |said| said.trim());
    let page = tazamun_brief::page_of(opens, title, &halves);
    Ok(download("text/html; charset=utf-8", &name(&shown, "html"), page))
}

pub(super) async fn markdown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<Response, Failure> {
    visit.must(Role::Reads)?;
    let shown = found(&desk, id, which.version).await?;
    let text = answers::markdown(&visit.words, &shown.kept);
    Ok(download("text/markdown; charset=utf-8", &name(&shown, "md"), text))
}

pub(super) async fn json(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<Response, Failure> {
    visit.must(Role::Reads)?;
    let shown = found(&desk, id, which.version).await?;
    let changed = shown.before.as_ref().map(|before| differences_json(&changes(before, &shown.kept)));
    let document = serde_json::json!({
        "id": shown.line.id,
        "version": shown.published.version,
        "published": shown.published.at,
        "question": Draft::of_query(&shown.line.query),
        "data": shown.kept.data,
        "changed": changed,
        "answer": shown.kept.answer,
    });
    Ok(download("application/json", &name(&shown, "json"), document.to_string()))
}

fn differences_json(changes: &[answers::Changed]) -> serde_json::Value {
    use answers::Changed;
    let one = |changed: &Changed| match changed {
        Changed::Data(was, is) => serde_json::json!({"what": "incidents", "was": was, "is": is}),
        Changed::Verdict(was, is) => serde_json::json!({"what": "verdict", "was": was, "is": is}),
        Changed::Number(name, was, is) => serde_json::json!({"what": name, "was": was, "is": is}),
        Changed::Unchecked(was, is) => serde_json::json!({"what": "unchecked", "was": was, "is": is}),
    };
    changes.iter().map(one).collect()
}

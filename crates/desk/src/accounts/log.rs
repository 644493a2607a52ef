//! Who did what, when and why, with what stood there before.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::{
    Router,
    extract::{Query, State},
    routing::get,
};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_store::{RevisionLine, Role};
use tazamun_words::text::shortened;

/// Lines of a page.
const LINES: usize = 100;
/// Letters of a value that are shown before it is opened.
const SHOWN: usize = 120;

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/log", get(shown))
}

#[derive(Deserialize)]
struct Asked {
    before: Option<i64>,
}

async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let lines = desk.read(move |store| Ok(store.revisions_before(asked.before, LINES)?)).await?;
    let title = visit.bare("room-log");
    let more = lines.last().filter(|_| lines.len() == LINES).map(|line| line.id);
    let body = html! {
        h1 { (title) }
        @if lines.is_empty() { p { (visit.say("log-empty")) } } @else { (table(&visit, &lines)) }
        @if let Some(before) = more { p { a href={ "/log?before=" (before) } { (visit.say("older")) } } }
    };
    Ok(page(&visit, Room::Log, &title, &body))
}

/// Decisions as a table: also those of one article or one incident.
pub(crate) fn table(visit: &Visit, lines: &[RevisionLine]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.bare("room-log")) {
            table.log {
                thead { tr {
                    th scope="col" { (visit.say("log-when")) }
                    th scope="col" { (visit.say("log-who")) }
                    th scope="col" { (visit.say("log-what")) }
                    th scope="col" { (visit.say("log-before")) }
                    th scope="col" { (visit.say("log-after")) }
                    th scope="col" { (visit.say("log-why")) }
                } }
                tbody {
                    @for line in lines {
                        tr {
                            td { (visit.moment(&line.at)) }
                            td { @match &line.person { Some(name) => bdi { (name) }, None => (visit.say("one-person-alone")) } }
                            td {
                                (visit.say(&format!("action-{}", line.action.replace([' ', '_'], "-")))) " "
                                (subject(line))
                            }
                            td { (value(line.old.as_deref())) }
                            td { (value(line.new.as_deref())) }
                            td dir="auto" { (line.why) }
                        }
                    }
                }
            }
        }
    }
}

fn subject(line: &RevisionLine) -> Markup {
    html! {
        @match (line.article, line.index) {
            (Some(article), Some(index)) => a href={ "/articles/" (article) "?report=" (index) } { bdi dir="ltr" { (line.subject) } },
            (Some(article), None) => a href={ "/articles/" (article) } { bdi dir="ltr" { (article) } },
            _ => bdi { (line.subject) },
        }
    }
}

/// A value in short, and whole where it is asked for.
fn value(text: Option<&str>) -> Markup {
    let Some(text) = text else { return html! { "–" } };
    let text = tazamun_words::text::inert(text);
    html! {
        @if text.chars().count() > SHOWN {
            details { summary { code dir="ltr" { (shortened(&text, SHOWN)) } } code dir="ltr" { (text) } }
        } @else { code dir="ltr" { (text) } }
    }
}

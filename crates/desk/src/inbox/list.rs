//! The list of articles with how far each is.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_store::{ArticleState, InboxCounts, InboxLine, InboxQuery, Role};
use tazamun_words::Value;

/// Articles on a page.
const LINES: usize = 50;

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    mine: String,
    #[serde(default)]
    flagged: String,
    #[serde(default)]
    page: Option<usize>,
    /// Articles that came in a moment ago, and reports in them.
    #[serde(default)]
    added: Option<usize>,
    #[serde(default)]
    known: Option<usize>,
    #[serde(default)]
    told: Option<usize>,
}

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let number = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let query = InboxQuery {
        state: ArticleState::of_word(&asked.state),
        coder: visit.number().filter(|_| asked.mine == "1"),
        flagged: asked.flagged == "1",
        offset: (number - 1) * LINES,
        limit: LINES,
    };
    let (lines, all, counts) = desk
        .read(move |store| {
            let (lines, all) = store.inbox(&query)?;
            Ok((lines, all, store.inbox_counts()?))
        })
        .await?;
    let title = visit.bare("room-inbox");
    let body = html! {
        h1 { (title) }
        @if let Some(added) = asked.added { (said(&visit, added, &asked)) }
        (states(&visit, &query, &counts))
        @if lines.is_empty() { p { (visit.say("inbox-empty")) } } @else { (table(&visit, &lines)) }
        (paging(&visit, &asked, number, all))
        (coded(&visit, &counts))
        @if visit.may(Role::Codes) { (receiving(&visit, counts.states.iter().sum::<usize>() == 0)) }
    };
    Ok(page(&visit, Room::Inbox, &title, &body))
}

fn said(visit: &Visit, added: usize, asked: &Asked) -> Markup {
    let values = [("n", Value::count(added)), ("told", Value::count(asked.told.unwrap_or(0)))];
    html! {
        p.done role="status" {
            (visit.say_with("inbox-added", &values))
            @if let Some(known) = asked.known.filter(|known| *known > 0) { " " (visit.say_with("inbox-known", &[("n", Value::count(known))])) }
        }
    }
}

fn states(visit: &Visit, query: &InboxQuery, counts: &InboxCounts) -> Markup {
    let all: usize = counts.states.iter().sum();
    let plain = query.state.is_none() && query.coder.is_none() && !query.flagged;
    html! {
        nav.states aria-label=(visit.bare("inbox-states")) data-live="/live" {
            ul {
                li { a href="/inbox" aria-current=[plain.then_some("page")] { (visit.say("inbox-all")) " " span.count { (all) } } }
                @for state in ArticleState::ALL {
                    li { a href={ "/inbox?state=" (state.word()) } aria-current=[(query.state == Some(state)).then_some("page")] {
                        (visit.say(&format!("state-{}", state.word().replace('_', "-")))) " "
                        span.count data-count=(state.word()) { (counts.states[state as usize]) }
                    } }
                }
                li { a href="/inbox?flagged=1" aria-current=[query.flagged.then_some("page")] {
                    (visit.say("inbox-flagged")) " " span.count data-count="flagged" { (counts.flagged) }
                } }
                @if visit.person.is_some() {
                    li { a href="/inbox?mine=1" aria-current=[query.coder.map(|_| "page")] { (visit.say("inbox-mine")) } }
                }
            }
        }
    }
}

fn table(visit: &Visit, lines: &[InboxLine]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.bare("room-inbox")) {
            table.articles {
                thead { tr {
                    th scope="col" { (visit.say("inbox-published")) }
                    th scope="col" { (visit.say("inbox-title")) }
                    th scope="col" { (visit.say("inbox-reports")) }
                    th scope="col" { (visit.say("inbox-least-sure")) }
                    th scope="col" { (visit.say("inbox-state")) }
                } }
                tbody { @for line in lines { (row(visit, line)) } }
            }
        }
    }
}

fn row(visit: &Visit, line: &InboxLine) -> Markup {
    let title = if line.title.trim().is_empty() { &line.doc } else { &line.title };
    let reports = [("n", Value::count(line.reports)), ("open", Value::count(line.open))];
    let least = line.least.map(|p| visit.words.spelling().percent(p));
    html! {
        tr {
            td { (visit.day(&line.published)) }
            th scope="row" {
                a href={ "/articles/" (line.id) } dir="auto" { (tazamun_words::text::inert(title)) }
                @if let Some(source) = &line.source { span.source { " " bdi { (tazamun_words::text::inert(source)) } } }
            }
            td { (visit.say_with("inbox-open-of", &reports)) @if line.flags > 0 { " " span.flag { (visit.say("flagged")) } } }
            td { @if let Some(least) = least { (visit.say_with("percent", &[("p", least.into())])) } @else { "–" } }
            td {
                span class={ "state " (line.state.word()) } { (visit.say(&format!("state-{}", line.state.word().replace('_', "-")))) }
                @if let Some(coder) = &line.coder { " " bdi { (coder) } }
            }
        }
    }
}

fn paging(visit: &Visit, asked: &Asked, number: usize, all: usize) -> Markup {
    let last = all.div_ceil(LINES).max(1);
    let address = |page: usize| {
        format!(
            "/inbox?state={}&mine={}&flagged={}&page={page}",
            plain(&asked.state),
            plain(&asked.mine),
            plain(&asked.flagged)
        )
    };
    let place = [("page", Value::count(number)), ("last", Value::count(last))];
    html! {
        @if last > 1 {
            nav.paging aria-label=(visit.bare("pages")) {
                @if number > 1 { a rel="prev" href=(address(number - 1)) { (visit.say("newer")) } }
                span { (visit.say_with("page-of", &place)) }
                @if number < last { a rel="next" href=(address(number + 1)) { (visit.say("older")) } }
            }
        }
    }
}

/// A word that may stand in an address as it is.
fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(20).collect()
}

/// What people checked, in the form from which a reader learns.
fn coded(visit: &Visit, counts: &InboxCounts) -> Markup {
    let approved = counts.states[ArticleState::Approved as usize];
    let checked = counts.states[ArticleState::Checked as usize] + approved;
    html! {
        @if checked > 0 {
            details.receive {
                summary { (visit.say("coded-heading")) }
                p { (visit.say("coded-what")) }
                ul {
                    li { a href="/coded/reports.jsonl" { (visit.say("coded-reports")) } " (" (checked) ")" }
                    li { a href="/coded/articles.jsonl" { (visit.say("coded-articles")) } " (" (checked) ")" }
                    @if !visit.alone {
                        li { a href="/coded/approved-reports.jsonl" { (visit.say("coded-approved-reports")) } " (" (approved) ")" }
                        li { a href="/coded/approved-articles.jsonl" { (visit.say("coded-approved-articles")) } " (" (approved) ")" }
                    }
                }
                p { code dir="ltr" { "tazamun train reports.jsonl --articles articles.jsonl -o my.model" } }
            }
        }
    }
}

fn receiving(visit: &Visit, open: bool) -> Markup {
    html! {
        details.receive open[open] {
            summary { (visit.say("inbox-paste")) }
            form method="post" action="/inbox/paste" {
                label for="text" { (visit.say("inbox-text")) }
                textarea #text name="text" rows="8" dir="auto" required aria-describedby="text-help" {}
                p.help #text-help { (visit.say("inbox-text-help")) }
                div.fields {
                    div { label for="published" { (visit.say("inbox-published")) } input #published name="published" type="date"; }
                    div { label for="source" { (visit.say("inbox-source")) } input #source name="source" maxlength="300" dir="auto"; }
                    div { label for="url" { (visit.say("inbox-url")) } input #url name="url" type="url" maxlength="2000" dir="ltr"; }
                }
                button.main type="submit" { (visit.say("inbox-read-it")) }
            }
        }
        details.receive {
            summary { (visit.say("inbox-upload")) }
            form method="post" action="/inbox/files" enctype="multipart/form-data" {
                label for="files" { (visit.say("inbox-files")) }
                input #files name="files" type="file" multiple required accept=".txt,.html,.htm,.xhtml,.json,.jsonl,.ndjson,.xml,.rss,.atom" aria-describedby="files-help";
                p.help #files-help { (visit.say("inbox-files-help")) }
                label for="files-published" { (visit.say("inbox-published")) }
                input #files-published name="published" type="date";
                button.main type="submit" { (visit.say("inbox-read-them")) }
            }
        }
    }
}

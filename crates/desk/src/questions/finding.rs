//! An answer that is kept: what it says, how many questions stand beside it, whether its data have moved on, what changed.

use super::{
    SHEETS,
    form::{self, COUNTED},
};
use crate::{
    Desk,
    answers::{self, Changed, Correction, Family, KeptAnswer, changes},
    asking::{Draft, Kind},
    pages::{Failure, Room, Visit, page_with},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use std::sync::Arc;
use tazamun_store::{AskedQuestion, ImportLine, Role};
use tazamun_words::Value;

/// The level below which a p is told.
const LEVEL: f64 = 0.05;

/// A kept answer with all that stands beside it.
struct Found {
    asked: AskedQuestion,
    kept: KeptAnswer,
    correction: Correction,
    before: Option<(AskedQuestion, KeptAnswer)>,
    later: Option<i64>,
    imports: Vec<ImportLine>,
}

async fn found(desk: &Arc<Desk>, id: i64) -> Result<Found, Failure> {
    desk.read(move |store| {
        let (asked, record) = store.question_asked(id)?.ok_or(Failure::NotFound)?;
        let kept = KeptAnswer::read(record).ok_or(Failure::NotFound)?;
        let all = store.questions_asked(COUNTED)?;
        let correction = Family::of(&all, &form::names_of(&asked.data)).corrected(&asked.query);
        let same = || all.iter().filter(|one| one.query == asked.query);
        let later = same().find(|one| one.id > id).map(|one| one.id);
        let before = match same().find(|one| one.id < id) {
            Some(one) => store.question_asked(one.id)?,
            None => None,
        };
        let before = before.and_then(|(one, record)| Some((one, KeptAnswer::read(record)?)));
        Ok(Found { correction, before, later, imports: store.imports()?, asked, kept })
    })
    .await
}

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let found = found(&desk, id).await?;
    let stale = form::is_stale(&desk, &found.asked, &found.imports);
    let title = answers::headline(&visit, &found.kept);
    let body = html! {
        p { a href="/questions" { (visit.say("back-to-questions")) } }
        @if found.kept.sections.is_empty() { h1 { (visit.say(&format!("kind-{}", found.asked.kind))) } }
        p.note { (form::described(&visit, &found.asked)) " · " (visit.moment(&found.asked.at)) }
        @if stale { p.stale role="status" { (visit.say("stale-what")) } }
        @if let Some(later) = found.later { p.stale { a href={ "/questions/asked/" (later) } { (visit.say("later-answer")) } } }
        (acts(&visit, &found))
        (statuses(&visit, &found.kept))
        (corrected(&visit, &found))
        (answers::shown(&visit, &found.kept))
        (changed(&visit, &found))
    };
    Ok(page_with(&visit, Room::Questions, &title, SHEETS, &body))
}

fn acts(visit: &Visit, found: &Found) -> Markup {
    let id = found.asked.id;
    let lang = visit.lang().code();
    html! {
        div.acts {
            @if visit.may(Role::Codes) {
                form method="post" action={ "/questions/asked/" (id) "/again" } { button type="submit" { (visit.say("ask-again")) } }
                a href={ "/questions?" (found.asked.query) } { (visit.say("ask-otherwise")) }
            }
            @if visit.may(Role::Approves) {
                form method="post" action="/briefs/publish" {
                    input type="hidden" name="asked" value=(id);
                    button type="submit" { (visit.say("publish")) }
                }
            }
            a href={ "/questions/asked/" (id) "/answer.md?lang=" (lang) } { "Markdown" }
            a href={ "/questions/asked/" (id) "/answer.json" } { "JSON" }
        }
    }
}

/// How many questions were asked of these data, and what is left of the p.
fn corrected(visit: &Visit, found: &Found) -> Markup {
    let Correction { asked, tested, p } = found.correction;
    let names = form::names_of(&found.asked.data).join(" + ");
    let spelt = |p: f64| Value::from(visit.words.spelling().p(p));
    html! {
        div role="group" aria-label=(visit.bare("many-heading")) {
            p { (visit.say_with("asked-count", &[("n", Value::count(asked)), ("data", names.into())])) }
            @if let (Some(own), Some(corrected)) = (found.kept.p(), p) {
                p { (visit.say_with("many-holm", &[("n", Value::count(tested)), ("p", spelt(own)), ("corrected", spelt(corrected))])) }
                @if own <= LEVEL && corrected > LEVEL { p.stale { (visit.say("many-no-longer")) } }
            } @else { p { (visit.say("many-no-p")) } }
        }
    }
}

/// What changed since the same was asked before.
fn changed(visit: &Visit, found: &Found) -> Markup {
    let Some((before, kept)) = &found.before else { return html! {} };
    html! {
        section aria-labelledby="changed" {
            h2 #changed { (visit.say("changed-heading")) }
            p { a href={ "/questions/asked/" (before.id) } { (visit.moment(&before.at)) } }
            (differences(visit, &changes(kept, &found.kept)))
        }
    }
}

/// What is no longer as it was, a line each.
pub(crate) fn differences(visit: &Visit, changes: &[Changed]) -> Markup {
    let number = |n: Option<f64>| {
        n.map_or_else(|| "–".to_owned(), |n| visit.words.spelling().decimal((n * 1_000.0).round() / 1_000.0))
    };
    let verdict = |code: &str| {
        let message = format!("ask-verdict-{code}");
        if code.is_empty() { "–".to_owned() } else { visit.bare(&message) }
    };
    let line = |changed: &Changed| match changed {
        Changed::Data(was, is) => {
            visit.say_with("changed-data", &[("was", Value::count(*was)), ("is", Value::count(*is))])
        }
        Changed::Verdict(was, is) => {
            visit.say_with("changed-verdict", &[("was", verdict(was).into()), ("is", verdict(is).into())])
        }
        Changed::Number(name, was, is) => visit.say_with(
            "changed-number",
            &[
                ("name", visit.bare(&format!("ask-number-{name}")).into()),
                ("was", number(*was).into()),
                ("is", number(*is).into()),
            ],
        ),
        Changed::Unchecked(was, is) => {
            visit.say_with("changed-unchecked", &[("was", Value::count(*was)), ("is", Value::count(*is))])
        }
    };
    html! {
        @if changes.is_empty() { p { (visit.say("changed-nothing")) } } @else {
            ul { @for one in changes { li { (line(one)) } } }
        }
    }
}

/// Who stands behind the incidents.
pub(crate) fn statuses(visit: &Visit, kept: &KeptAnswer) -> Markup {
    html! {
        ul.status aria-label=(visit.bare("status-heading")) {
            @for (class, said) in answers::status(&visit.words, &kept.data.standings) { li class=(class) { (said) } }
        }
    }
}

pub(super) async fn again(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
) -> Result<Response, Failure> {
    visit.must(Role::Codes)?;
    let found = desk.read(move |store| Ok(store.question_asked(id)?)).await?;
    let (asked, _) = found.ok_or(Failure::NotFound)?;
    let draft = Draft::of_query(&asked.query).ok_or(Failure::NotFound)?;
    form::begun(&desk, &visit, draft).await
}

pub(super) async fn json(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
) -> Result<Response, Failure> {
    visit.must(Role::Reads)?;
    let found = found(&desk, id).await?;
    let Correction { asked, tested, p } = found.correction;
    let many = serde_json::json!({ "questions": asked, "tested": tested, "holm": p });
    let document = serde_json::json!({
        "question": found.asked.query, "asked": found.asked.at, "data": found.kept.data, "corrected": many, "answer": found.kept.answer,
    });
    Ok(download("application/json", &format!("answer-{id}.json"), document.to_string()))
}

pub(super) async fn markdown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
) -> Result<Response, Failure> {
    visit.must(Role::Reads)?;
    let found = found(&desk, id).await?;
    let text = answers::markdown(&visit.words, &found.kept);
    Ok(download("text/markdown; charset=utf-8", &format!("answer-{id}.md"), text))
}

/// A file that the browser keeps and does not show.
pub(crate) fn download(media: &'static str, name: &str, content: impl Into<Vec<u8>>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)], content.into())
        .into_response()
}

/// Whether an answer is one that can be given to others as a brief.
pub(crate) fn is_brief(asked: &AskedQuestion) -> bool {
    let kind = Draft::of_query(&asked.query).unwrap_or_default().kind();
    matches!(kind, Kind::Sync | Kind::Article)
}

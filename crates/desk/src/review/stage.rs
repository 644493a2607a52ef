//! How far an article is: taken on, checked, approved by another, sent back; its bytes as they arrived; its removal.

use super::material::Material;
use crate::{
    Desk,
    keeping::Work,
    pages::{Failure, Visit},
};
use axum::{
    Form,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Redirect},
};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_store::{ArticleState, Refusal, Role, Store, StoreError};
use tazamun_words::Value;

/// Letters of a note.
const LONGEST: usize = 2_000;

/// What may be done with an article as a whole.
pub(super) fn panel(visit: &Visit, material: &Material) -> Markup {
    use ArticleState as S;
    let state = material.review.state;
    let open = material.open();
    let mine = material.review.coder.is_some() && material.review.coder == visit.number();
    let codes = visit.may(Role::Codes) && matches!(state, S::Read | S::Assigned | S::SentBack);
    let approves = visit.may(Role::Approves) && !visit.alone && matches!(state, S::Checked | S::Approved);
    html! {
        @if codes || approves {
            section.stage aria-labelledby="stage-h" {
                h2 #stage-h { (visit.say("stage")) }
                form method="post" action={ "/articles/" (material.id) "/state" } {
                    @if codes {
                        @if open > 0 { p { (visit.say_with("stage-open", &[("n", Value::count(open))])) } }
                        @else { p { (visit.say(if visit.alone { "stage-ready-alone" } else { "stage-ready" })) } }
                        @if !visit.alone && state != S::Assigned { button type="submit" name="do" value="assign" { (visit.say("stage-assign")) } " " }
                        @if open == 0 { button.main type="submit" name="do" value="check" { (visit.say("stage-check")) } }
                    }
                    @if approves {
                        @if mine { p { (visit.say("stage-own-work")) } } @else {
                            label for="note" { (visit.say("stage-why")) }
                            textarea #note name="note" rows="2" dir="auto" maxlength=(LONGEST) {}
                            @if state == S::Checked { button.main type="submit" name="do" value="approve" { (visit.say("stage-approve")) } " " }
                            button type="submit" name="do" value="send-back" { (visit.say("stage-send-back")) }
                        }
                    }
                }
            }
        } @else if visit.alone && state == S::Checked { p.done { (visit.say("stage-checked-alone")) } }
    }
}

#[derive(Deserialize)]
pub(super) struct Moving {
    r#do: String,
    #[serde(default)]
    note: String,
}

pub(super) async fn moved(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Form(form): Form<Moving>,
) -> Result<Redirect, Failure> {
    visit.must(match form.r#do.as_str() {
        "approve" | "send-back" => Role::Approves,
        _ => Role::Codes,
    })?;
    let by = visit.number();
    let note: String = form.note.trim().chars().take(LONGEST).collect();
    let (done, what) = match form.r#do.as_str() {
        "assign" => ("assigned", "assign"),
        "check" => ("checked", "check"),
        "approve" => ("approved", "approve"),
        "send-back" => ("sent-back", "send-back"),
        _ => return Err(Failure::NotFound),
    };
    let move_it = move |store: &mut Store| -> Result<Result<i64, Refusal>, StoreError> {
        match what {
            "assign" => store.assign_article(id, by, by),
            "check" => store.check_article(id, by, &note),
            "approve" => store.approve_article(id, by, &note),
            _ => store.send_back_article(id, by, &note),
        }
    };
    let outcome = desk
        .decide(Work::Look, move |store| {
            if store.article_numbered(id)?.is_none() {
                return Err(Failure::NotFound);
            }
            Ok(move_it(store)?)
        })
        .await?;
    match outcome {
        Ok(_) => Ok(Redirect::to(&format!("/articles/{id}?done={done}"))),
        Err(Refusal::OwnWork) => Err(Failure::Bad("refused-own-work", String::new())),
        Err(Refusal::Alone) => Err(Failure::Bad("refused-alone", String::new())),
        Err(Refusal::Undecided(n)) => Err(Failure::Bad("refused-undecided", n.to_string())),
        Err(Refusal::NoReason) => Err(Failure::Bad("refused-no-reason", String::new())),
        Err(Refusal::WrongState(_)) => Err(Failure::Moved),
    }
}

/// The bytes in which an article arrived; a browser saves them and does not show them.
pub(super) async fn original(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
) -> Result<impl IntoResponse, Failure> {
    visit.must(Role::Reads)?;
    let original = desk.read(move |store| Ok(store.original(id)?)).await?.ok_or(Failure::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"article-{id}\"")),
    ];
    Ok((headers, original.bytes))
}

#[derive(Deserialize)]
pub(super) struct Purging {
    why: String,
}

/// Removes an article and all that was kept of it, for good.
pub(super) async fn purged(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Form(form): Form<Purging>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Administers)?;
    let why: String = form.why.trim().chars().take(LONGEST).collect();
    if why.is_empty() {
        return Err(Failure::Bad("refused-no-reason", String::new()));
    }
    let by = visit.number();
    let gone = desk.decide_and_see(Work::Merge, move |store| Ok(store.purge_article(id, by, &why)?)).await?;
    if gone { Ok(Redirect::to("/log")) } else { Err(Failure::NotFound) }
}

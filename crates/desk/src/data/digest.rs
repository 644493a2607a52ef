//! What happened since yesterday, or since one last looked.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::{
    extract::{Query, State},
    response::Redirect,
};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_store::{ActivityDigest, Role};
use tazamun_words::{Value, text::inert};

#[derive(Deserialize)]
pub(super) struct Asked {
    /// `yesterday`, or since one last looked.
    #[serde(default)]
    since: String,
}

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let person = visit.number();
    let (since, seen, digest) = desk
        .read(move |store| {
            let seen = store.digest_seen(person)?;
            let since = match &seen {
                Some(seen) if asked.since != "yesterday" => seen.clone(),
                _ => store.moment(1)?,
            };
            let digest = store.digest(&since)?;
            Ok((since, seen, digest))
        })
        .await?;
    let title = visit.bare("digest-heading");
    let body = html! {
        h1 { (title) }
        p { (visit.say("digest-since")) " " (visit.moment(&since)) }
        div.acts {
            a href="/data/digest?since=yesterday" { (visit.say("digest-yesterday")) }
            @if seen.is_some() { a href="/data/digest" { (visit.say("digest-last-look")) } }
            form method="post" action="/data/digest/seen" { button type="submit" { (visit.say("digest-seen")) } }
        }
        (told(&visit, &digest))
    };
    Ok(page(&visit, Room::Data, &title, &body))
}

fn told(visit: &Visit, digest: &ActivityDigest) -> Markup {
    let ActivityDigest { decisions, imports, done, questions, published } = digest;
    let nothing =
        decisions.is_empty() && imports.is_empty() && done.is_empty() && *questions == 0 && *published == 0;
    html! {
        @if nothing { p { (visit.say("digest-nothing")) } }
        @if !decisions.is_empty() {
            h2 { a href="/log" { (visit.say("digest-decisions")) } }
            ul { @for (_, action, n) in decisions { li { (visit.say(&format!("action-{}", action.replace([' ', '_'], "-")))) (visit.say("colon")) " " (n) } } }
        }
        @if !imports.is_empty() {
            h2 { a href="/data" { (visit.say("data-releases")) } }
            ul {
                @for import in imports {
                    li {
                        bdi { (inert(&import.dataset)) } " " bdi { (inert(&import.version)) } ": "
                        (visit.say_with("digest-import", &[("added", Value::count(import.added)), ("changed", Value::count(import.changed)), ("removed", Value::count(import.removed))]))
                    }
                }
            }
        }
        @let articles = done.iter().find(|(verb, _)| verb == "add").map_or(0, |(_, n)| *n);
        @if articles > 0 { p { a href="/inbox" { (visit.say_with("digest-articles", &[("n", Value::count(articles))])) } } }
        @if *questions > 0 { p { a href="/questions" { (visit.say_with("digest-questions", &[("n", Value::count(*questions))])) } } }
        @if *published > 0 { p { a href="/briefs" { (visit.say_with("digest-published", &[("n", Value::count(*published))])) } } }
    }
}

pub(super) async fn seen(visit: Visit, State(desk): State<Arc<Desk>>) -> Result<Redirect, Failure> {
    visit.must(Role::Reads)?;
    let person = visit.number();
    desk.write(move |store| {
        let now = store.moment(0)?;
        Ok(store.see_digest(person, &now)?)
    })
    .await?;
    Ok(Redirect::to("/data/digest"))
}

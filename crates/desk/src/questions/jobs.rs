//! A question while it is answered: how far it is, and a way to stop it.

use super::SHEETS;
use crate::{
    Desk,
    asking::{Job, JobState},
    pages::{Events, Failure, Listeners, Room, Visit, page_with},
};
use axum::{
    extract::{Path, State},
    response::{
        IntoResponse, Redirect, Response,
        sse::{Event, Sse},
    },
};
use maud::html;
use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};
use tazamun_store::Role;
use tazamun_words::Value;

/// Pages that listen at once.
const LISTENERS: usize = 32;
/// How often the share is sent.
const BEAT: Duration = Duration::from_millis(500);

static ROOM: LazyLock<Listeners> = LazyLock::new(|| Listeners::up_to(LISTENERS));

fn found(visit: &Visit, desk: &Desk, number: u64) -> Result<Arc<Job>, Failure> {
    visit.must(Role::Codes)?;
    desk.asking.find(number, visit.number()).ok_or(Failure::NotFound)
}

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(number): Path<u64>,
) -> Result<Response, Failure> {
    let job = found(&visit, &desk, number)?;
    let fault = match job.state() {
        JobState::Done(id) => return Ok(Redirect::to(&format!("/questions/asked/{id}")).into_response()),
        JobState::Failed(fault) => Some(fault),
        JobState::Running => None,
    };
    let title = visit.bare("job-heading");
    let percent = job.percent();
    let kind = job.draft.kind();
    let body = html! {
        h1 { (title) }
        p { (visit.say(&format!("kind-{}", kind.word()))) }
        @if let Some(fault) = &fault {
            (super::form::faulted(&visit, fault, "job-fault"))
            p { a href={ "/questions?" (job.draft.query()) } { (visit.say("ask-otherwise")) } }
        } @else {
            div data-job={ "/questions/jobs/" (number) "/live" } {
                progress max="100" value=(percent) aria-label=(visit.bare("job-heading")) { (percent) " %" }
                p role="status" { (visit.say_with("job-share", &[("percent", Value::count(percent))])) }
            }
            div.acts {
                form method="post" action={ "/questions/jobs/" (number) "/stop" } { button type="submit" { (visit.say("job-stop")) } }
                a href={ "/questions/jobs/" (number) } { (visit.say("job-look")) }
            }
        }
    };
    Ok(page_with(&visit, Room::Questions, &title, SHEETS, &body).into_response())
}

pub(super) async fn stop(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(number): Path<u64>,
) -> Result<Redirect, Failure> {
    let job = found(&visit, &desk, number)?;
    job.stop();
    Ok(Redirect::to(&format!("/questions/jobs/{number}")))
}

/// Sends the share that is done until the question is answered, or nobody listens.
pub(super) async fn live(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(number): Path<u64>,
) -> Result<Sse<Events>, Failure> {
    let job = found(&visit, &desk, number)?;
    let (to, events) = ROOM.listen()?;
    tokio::spawn(async move {
        loop {
            let is_done = job.state() != JobState::Running;
            let now = serde_json::json!({ "percent": job.percent(), "done": is_done });
            if to.send(Event::default().data(now.to_string())).await.is_err() || is_done {
                return;
            }
            let mut changes = job.changes();
            let changed = tokio::time::timeout(BEAT, changes.wait_for(|state| *state != JobState::Running));
            tokio::select! {
                () = to.closed() => return,
                _ = changed => {}
            }
        }
    });
    Ok(Sse::new(events))
}

//! Decisions about reports. What is answered is on the disk; who comes second is told, and loses nothing that was typed.

use super::{
    article::{Attempt, article},
    fields::slot_of,
    material::Material,
    reading::{begun, chosen, find, places},
    text::between,
    typed::{Fault, Typed},
};
use crate::{
    Desk,
    keeping::Work,
    pages::{Failure, Visit},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};
use tazamun_record::{Place, Report};
use tazamun_store::{Outcome, ReportDecision, ReportVerdict, ReviewedReport, Role};

/// Letters of a reason or a question.
const LONGEST: usize = 500;

pub(super) async fn decided(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path((id, index)): Path<(i64, usize)>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    visit.must(Role::Codes)?;
    let typed = Typed::of_form(form);
    let seen: i64 =
        typed.get("seen").parse().map_err(|_| Failure::Bad("failure-bad-request", String::new()))?;
    let material = Material::of(&desk, id).await?;
    let current = material.report(index).ok_or(Failure::NotFound)?.clone();
    let what = typed.get("do").to_owned();
    let request = Request { visit, desk, material, current, typed, seen };
    match what.as_str() {
        "accept" => request.accept().await,
        "reject" => request.decide(ReportVerdict::Rejected, None, Work::Merge).await,
        "skip" => request.decide(ReportVerdict::Skipped, None, Work::Look).await,
        "undo" => request.undo().await,
        "flag" => request.flag(true).await,
        "unflag" => request.flag(false).await,
        "look-up" => {
            let found = places(request.desk.reader_gazetteer(), request.typed.get("place"));
            let faults = if found.is_empty() { vec![fault("place", "no-such-place")] } else { Vec::new() };
            request.again(StatusCode::OK, Attempt { faults, places: found, ..Attempt::default() }).await
        }
        "take-gazetteer" => request.take_place().await,
        other => match other.strip_prefix("take-").and_then(slot_of) {
            Some(slot) => request.take(slot).await,
            None => Err(Failure::NotFound),
        },
    }
}

fn fault(field: &str, message: &'static str) -> Fault {
    Fault { field: field.to_owned(), message }
}

struct Request {
    visit: Visit,
    desk: Arc<Desk>,
    material: Material,
    current: ReviewedReport,
    typed: Typed,
    seen: i64,
}

impl Request {
    /// The report as it is typed is right: accepted where it is as it was, corrected where it is not.
    async fn accept(self) -> Result<Response, Failure> {
        let read = self.typed.report(&self.material.whole, Some(&self.current.report));
        let report = match read {
            Ok(report) => report,
            Err(faults) => {
                let attempt = Attempt { faults, ..Attempt::default() };
                return self.again(StatusCode::UNPROCESSABLE_ENTITY, attempt).await;
            }
        };
        let changed = report != self.current.report;
        let before = self.current.verdict;
        let verdict = if changed || before == ReportVerdict::Corrected {
            ReportVerdict::Corrected
        } else {
            ReportVerdict::Accepted
        };
        // Even what is accepted as it was is merged anew: its values are no longer a program's guess.
        let report = checked(report);
        self.decide(verdict, Some(report), Work::Merge).await
    }

    async fn decide(
        self,
        verdict: ReportVerdict,
        report: Option<Report>,
        after: Work,
    ) -> Result<Response, Failure> {
        let (article, index, person, seen) =
            (self.material.id, self.current.index, self.visit.number(), self.seen);
        let why = short(self.typed.get("why"));
        let outcome = self
            .desk
            .decide(after, move |store| {
                let report = report.as_ref();
                Ok(store.decide_report(&ReportDecision {
                    article,
                    index,
                    person,
                    seen,
                    verdict,
                    report,
                    why: &why,
                })?)
            })
            .await?;
        match outcome {
            Outcome::Done(_) => Ok(next(article, verdict.word())),
            Outcome::Nothing => Err(Failure::NotFound),
            Outcome::Moved => self.moved().await,
        }
    }

    async fn undo(self) -> Result<Response, Failure> {
        let (article, index, person, seen) =
            (self.material.id, self.current.index, self.visit.number(), self.seen);
        let undo =
            self.desk.decide(Work::Merge, move |store| Ok(store.undo_report(article, index, person, seen)?));
        match undo.await? {
            Outcome::Done(_) => {
                Ok(Redirect::to(&format!("/articles/{article}?report={index}&done=undone")).into_response())
            }
            Outcome::Nothing => Err(Failure::NotFound),
            Outcome::Moved => Err(Failure::Moved),
        }
    }

    async fn flag(self, on: bool) -> Result<Response, Failure> {
        let (article, index, person) = (self.material.id, self.current.index, self.visit.number());
        let why = short(self.typed.get("question"));
        if on && why.is_empty() {
            let attempt =
                Attempt { faults: vec![fault("question", "flag-needs-words")], ..Attempt::default() };
            return self.again(StatusCode::UNPROCESSABLE_ENTITY, attempt).await;
        }
        let flag = move |store: &mut tazamun_store::Store| {
            Ok(store.flag_report(article, index, person, on.then_some(why.as_str()))?)
        };
        if !self.desk.decide(Work::Look, flag).await? {
            return Err(Failure::NotFound);
        }
        let done = if on { "flagged" } else { "unflagged" };
        Ok(Redirect::to(&format!("/articles/{article}?report={index}&done={done}")).into_response())
    }

    /// Takes over what was chosen among the article's own mentions.
    async fn take(mut self, slot: &'static str) -> Result<Response, Failure> {
        let asked = self.typed.get(&format!("from_{slot}")).to_owned();
        let span = asked
            .split_once('-')
            .and_then(|(start, end)| between(&self.material.whole, start.parse().ok()?, end.parse().ok()?));
        let Some(span) = span else {
            let attempt =
                Attempt { faults: vec![fault(&format!("q_{slot}"), "take-nothing")], ..Attempt::default() };
            return self.again(StatusCode::UNPROCESSABLE_ENTITY, attempt).await;
        };
        let said = chosen(&self.visit, &self.material.whole, &self.material.seen, slot, &span);
        self.typed.put(&format!("q_{slot}"), said.quote);
        for (field, value) in said.meanings.into_iter().next().map(|m| m.fields).unwrap_or_default() {
            self.typed.put(&field, value);
        }
        self.again(StatusCode::OK, Attempt::default()).await
    }

    async fn take_place(mut self) -> Result<Response, Failure> {
        let place: Place = serde_json::from_str(self.typed.get("from_gazetteer"))
            .map_err(|_| Failure::Bad("failure-bad-request", String::new()))?;
        self.typed.put_place(&place);
        self.again(StatusCode::OK, Attempt::default()).await
    }

    /// Somebody decided meanwhile: what they did is shown, and what was typed stays in the form.
    async fn moved(self) -> Result<Response, Failure> {
        let fresh = Material::of(&self.desk, self.material.id).await?;
        let request = Request { material: fresh, ..self };
        request.again(StatusCode::CONFLICT, Attempt { moved: true, ..Attempt::default() }).await
    }

    /// The form again, as it was typed.
    async fn again(self, status: StatusCode, attempt: Attempt) -> Result<Response, Failure> {
        let attempt = Attempt { typed: Some(self.typed), ..attempt };
        let index = Some(self.current.index);
        let page = article(&self.visit, &self.desk, &self.material, index, "", &attempt).await?;
        Ok((status, page).into_response())
    }
}

/// A report that a person has looked at is no guess of a program: how sure that was is kept among the revisions.
fn checked(mut report: Report) -> Report {
    report.confidence = None;
    report.confidences = None;
    if let Some(reader) = &mut report.reader {
        reader.checked = Some(true);
    }
    report
}

fn short(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

fn next(article: i64, done: &str) -> Response {
    Redirect::to(&format!("/articles/{article}?done={done}")).into_response()
}

#[derive(Deserialize)]
pub(super) struct NewReport {
    #[serde(default)]
    words: String,
    #[serde(default)]
    start: String,
    #[serde(default)]
    end: String,
}

/// A report of words that a person chose: by their place, or by typing them.
pub(super) async fn new_report(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Form(new): Form<NewReport>,
) -> Result<Response, Failure> {
    visit.must(Role::Codes)?;
    let material = Material::of(&desk, id).await?;
    let report = from_words(&material, &new)?;
    let person = visit.number();
    let added = desk
        .decide(Work::Merge, move |store| Ok(store.add_report(id, person, &report, ReportVerdict::Open)?))
        .await?;
    let (index, _) = added.ok_or(Failure::NotFound)?;
    Ok(Redirect::to(&format!("/articles/{id}?report={index}&done=added")).into_response())
}

/// The report that begins with chosen words.
pub(super) fn from_words(material: &Material, new: &NewReport) -> Result<Report, Failure> {
    let chosen = new.start.parse().ok().zip(new.end.parse().ok());
    let span = match chosen {
        Some((start, end)) => between(&material.whole, start, end),
        None => find(&material.whole, &new.words),
    };
    let span = span.filter(|span| span.len() <= 2_000).ok_or(Failure::Bad("wrong-quote", String::new()))?;
    begun(&material.article, &material.whole, &material.seen, &span)
        .ok_or(Failure::Bad("wrong-quote", String::new()))
}

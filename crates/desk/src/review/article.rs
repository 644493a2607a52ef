//! The page of an article: its text with every mention marked, and one report at a time beside it.

use super::{
    fields::Form,
    material::Material,
    reading::{Chosen, chosen},
    text::{between, marks, runs},
    typed::{Fault, Typed},
};
use crate::{
    Desk, accounts,
    pages::{Failure, Room, Visit, page},
};
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::IntoResponse,
};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_record::{Place, Report};
use tazamun_store::{ArticleState, CodingLine, ReportVerdict, ReviewedReport, RevisionLine, Role};
use tazamun_words::{Value, text::inert};

/// The last decisions that can be taken back from here.
const LAST: usize = 10;
/// Decisions about the article that are shown.
const HISTORY: usize = 60;

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    report: Option<usize>,
    #[serde(default)]
    done: String,
}

/// What is shown in place of what stands in the store: what somebody typed, and what is to be said about it.
#[derive(Default)]
pub(super) struct Attempt {
    pub(super) typed: Option<Typed>,
    pub(super) faults: Vec<Fault>,
    pub(super) places: Vec<Place>,
    /// Somebody else decided meanwhile.
    pub(super) moved: bool,
}

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let material = Material::of(&desk, id).await?;
    article(&visit, &desk, &material, asked.report, &asked.done, &Attempt::default()).await
}

/// The page, with one report: the one that is asked for, else the next to decide about, else the first.
pub(super) async fn article(
    visit: &Visit,
    desk: &Arc<Desk>,
    material: &Material,
    report: Option<usize>,
    done: &str,
    attempt: &Attempt,
) -> Result<Markup, Failure> {
    let (id, number) = (material.id, visit.number());
    let (history, last, codings, origin, redactions) = desk
        .read(move |store| {
            let origin = store.original(id)?.map(|o| (o.at, o.origin, o.sha256));
            Ok((
                store.revisions_of_article(id, HISTORY)?,
                store.last_report_decisions(number, LAST)?,
                store.codings(Some(id))?,
                origin,
                store.redactions(id)?,
            ))
        })
        .await?;
    // Who codes a second time has not seen the first coding, as long as theirs is open.
    let blind = codings.iter().any(|c| Some(c.person) == number && c.done.is_none());
    if blind {
        return Err(Failure::Bad("second-is-open", String::new()));
    }
    let current = match report {
        Some(index) => Some(material.report(index).ok_or(Failure::NotFound)?),
        None => material.next().or(material.reports.first()),
    };
    let title = if material.article.title.trim().is_empty() {
        &material.article.doc
    } else {
        &material.article.title
    };
    let body = html! {
        div.article-head {
            h1 dir="auto" { (inert(title)) }
            p.byline {
                @if let Some(source) = &material.article.source { bdi { (inert(source)) } " · " }
                (visit.words.day(material.article.published)) " · "
                span class={ "state " (material.review.state.word()) } { (visit.say(&format!("state-{}", material.review.state.word().replace('_', "-")))) }
                @if let Some(coder) = &material.review.coder_name { " " bdi { (coder) } }
                @if let Some(url) = material.article.url.as_deref().and_then(tazamun_words::text::web_address) {
                    " · " a href=(url) rel="noreferrer noopener" { (visit.say("article-at-source")) }
                }
            }
            @if !material.review.note.is_empty() { p.note { (visit.say("stage-note")) " " bdi { (inert(&material.review.note)) } } }
        }
        @if let Some((said, undo)) = said(visit, done, &last) { div.done role="status" { (said) " " (undo) } }
        div.review {
            section.text tabindex="0" aria-label=(visit.bare("article-text")) { (text(visit, material, current.map(|c| &c.report))) }
            section.card aria-label=(visit.bare("report")) {
                (tabs(visit, material, current))
                @match current {
                    Some(current) => (card(visit, material, current, attempt, &history)),
                    None => p { (visit.say("article-no-report")) },
                }
                (adding(visit, material))
            }
        }
        p { a href={ "/questions/claims/" (material.id) } { (visit.say("claims-heading")) } }
        (super::stage::panel(visit, material))
        (super::second::panel(visit, material, &codings))
        (super::redaction::panel(visit, material, &redactions))
        (after(visit, material, &history, &last, origin))
    };
    let name = format!("{} – {title}", visit.bare("review"));
    Ok(page(visit, Room::Inbox, &name, &body))
}

/// What was done a moment ago, with a way back.
fn said(visit: &Visit, done: &str, last: &[RevisionLine]) -> Option<(Markup, Markup)> {
    let known = [
        "accepted",
        "corrected",
        "rejected",
        "skipped",
        "undone",
        "added",
        "flagged",
        "unflagged",
        "assigned",
        "checked",
        "approved",
        "sent-back",
    ];
    let word = known.into_iter().find(|known| *known == done)?;
    let undo = last.first().filter(|line| line.is_last && line.action.replace('_', "-") == word);
    Some((
        visit.say(&format!("done-{word}")),
        html! { @if let Some(line) = undo { (undo_form(visit, line)) } },
    ))
}

fn undo_form(visit: &Visit, line: &RevisionLine) -> Markup {
    let (Some(article), Some(index)) = (line.article, line.index) else { return html! {} };
    html! {
        form.inline method="post" action={ "/articles/" (article) "/reports/" (index) } {
            input type="hidden" name="seen" value=(line.id);
            button type="submit" name="do" value="undo" data-key="undo" { (visit.say("undo")) }
        }
    }
}

fn text(visit: &Visit, material: &Material, report: Option<&Report>) -> Markup {
    let whole = &material.whole;
    let triggers: Vec<_> = material
        .reports
        .iter()
        .filter(|r| r.verdict != ReportVerdict::Rejected)
        .filter_map(|r| {
            super::text::located(whole, &r.report).into_iter().find(|(slot, _)| *slot == "trigger")
        })
        .map(|(_, span)| span)
        .collect();
    let marks = marks(whole, &material.seen, report, &triggers);
    let name = |slot: &str| visit.bare(&format!("slot-{slot}"));
    let title = material.article.title.len();
    let lang = if tazamun_words::text::is_arabic(whole) { "ar" } else { "en" };
    html! {
        div #text.words lang=(lang) dir="auto" data-article=(material.id) {
            @if title > 0 { p.title { (runs(whole, 0..title, &marks, name)) } }
            @if material.article.text.is_empty() { p.note { (visit.say("article-without-text")) } }
            div.body { (runs(whole, title + 1..whole.len(), &marks, name)) }
        }
        ul.legend aria-label=(visit.bare("legend")) {
            @for (class, name) in [("m-trigger", "slot-trigger"), ("m-date", "slot-date"), ("m-place", "slot-place"), ("m-killed", "legend-toll"), ("m-who", "legend-who")] {
                li { mark class=(class) { (visit.say(name)) } }
            }
            li { mark.own { (visit.say("legend-own")) } }
        }
    }
}

fn tabs(visit: &Visit, material: &Material, current: Option<&ReviewedReport>) -> Markup {
    if material.reports.is_empty() {
        return html! {};
    }
    html! {
        nav.tabs aria-label=(visit.bare("reports")) {
            ol {
                @for report in &material.reports {
                    @let verdict = report.verdict.word();
                    li { a class=(verdict) href={ "/articles/" (material.id) "?report=" (report.index) }
                        aria-current=[(current.map(|c| c.index) == Some(report.index)).then_some("page")] {
                        (report.index + 1) " " span.verdict { (visit.say(&format!("verdict-{verdict}"))) }
                        @if report.flag.is_some() { " " span.flag { (visit.say("flagged")) } }
                    } }
                }
            }
        }
    }
}

fn card(
    visit: &Visit,
    material: &Material,
    current: &ReviewedReport,
    attempt: &Attempt,
    history: &[RevisionLine],
) -> Markup {
    let own = Typed::of(&current.report);
    let open = visit.may(Role::Codes);
    let by_field = |field: &str| {
        let all = current.report.confidences.as_ref()?;
        let field = match field {
            "kind" => "sub_event_type",
            other => other,
        };
        all.get(field).copied()
    };
    let form = Form {
        visit,
        whole: &material.whole,
        seen: &material.seen,
        typed: attempt.typed.as_ref().unwrap_or(&own),
        faults: &attempt.faults,
        places: &attempt.places,
        sure: &by_field,
        open,
    };
    html! {
        @if attempt.moved {
            div.fault role="alert" {
                p { (visit.say("report-moved")) }
                (accounts::log_table(visit, &of_report(history, current.index)))
            }
        }
        @if !attempt.faults.is_empty() { p.fault role="alert" { (visit.say_with("report-faults", &[("n", Value::count(attempt.faults.len()))])) } }
        p.who-read { (who_read(visit, current)) }
        @if let Some(flag) = &current.flag { p.flagged { span.flag { (visit.say("flagged")) } " " bdi { (inert(flag)) } } }
        form #report method="post" action={ "/articles/" (material.id) "/reports/" (current.index) } {
            input type="hidden" name="seen" value=(current.revision);
            @if open {
                // What Enter in a field does: the first button of a form.
                button.unseen type="submit" name="do" value="accept" tabindex="-1" aria-hidden="true" {}
            }
            (form.fields())
            @if open { (buttons(visit, current)) }
        }
    }
}

/// Who stands behind a report: nobody, where a program read it and nobody has looked.
fn who_read(visit: &Visit, current: &ReviewedReport) -> Markup {
    let model = current.report.reader.as_ref().and_then(|r| r.unchecked_model());
    html! {
        @match (current.verdict, &model) {
            (ReportVerdict::Open | ReportVerdict::Skipped, Some(model)) if current.revision == 0 => span.standing.unchecked { (inert(model)) },
            (ReportVerdict::Open | ReportVerdict::Skipped, _) if current.revision == 0 => span.standing.unchecked { (visit.say("read-unchecked")) },
            (verdict, _) => {
                (visit.say(&format!("verdict-{}", verdict.word()))) " · "
                @match &current.person { Some(name) => bdi { (name) }, None => (visit.say("one-person-alone")) }
            }
        }
        @if let Some(p) = current.report.confidence { " " (visit.say_with("sure-by", &[("p", visit.words.spelling().percent(p).into())])) }
    }
}

fn buttons(visit: &Visit, current: &ReviewedReport) -> Markup {
    html! {
        div.decisions {
            button.main type="submit" name="do" value="accept" data-key="accept" { (visit.say("accept")) kbd { "A" } }
            button type="submit" name="do" value="reject" data-key="reject" { (visit.say("reject")) kbd { "R" } }
            button type="submit" name="do" value="skip" data-key="skip" { (visit.say("skip-report")) kbd { "S" } }
            @if current.revision > 0 { button type="submit" name="do" value="undo" data-key="undo" { (visit.say("undo")) kbd { "U" } } }
        }
        div.asking {
            label for="question" { (visit.say("flag-why")) }
            input #question name="question" maxlength="500" dir="auto" value=(current.flag.as_deref().unwrap_or_default());
            button type="submit" name="do" value="flag" data-key="flag" { (visit.say("flag")) kbd { "F" } }
            @if current.flag.is_some() { button type="submit" name="do" value="unflag" { (visit.say("unflag")) } }
        }
        div.asking {
            label for="why" { (visit.say("decision-why")) }
            input #why name="why" maxlength="500" dir="auto";
        }
        p.keys { label.check { input #keys type="checkbox" checked; " " (visit.say("keys-on")) } }
        p.help #keys-help { (visit.say("keys-help")) }
    }
}

fn adding(visit: &Visit, material: &Material) -> Markup {
    if !visit.may(Role::Codes) {
        return html! {};
    }
    html! {
        form.adding method="post" action={ "/articles/" (material.id) "/reports" } {
            label for="words" { (visit.say("add-report-words")) }
            input #words name="words" dir="auto" maxlength="500" aria-describedby="words-help";
            p.help #words-help { (visit.say("add-report-help")) }
            input type="hidden" name="start" value="";
            input type="hidden" name="end" value="";
            button type="submit" data-key="new" { (visit.say("add-report")) kbd { "N" } }
        }
    }
}

/// Below the review: the last decisions with a way back, the history, where the article comes from.
fn after(
    visit: &Visit,
    material: &Material,
    history: &[RevisionLine],
    last: &[RevisionLine],
    origin: Option<(String, String, String)>,
) -> Markup {
    html! {
        @if !last.is_empty() {
            details.last {
                summary { (visit.say("last-decisions")) }
                ol { @for line in last {
                    li {
                        (visit.moment(&line.at)) " " (visit.say(&format!("action-{}", line.action.replace([' ', '_'], "-")))) " "
                        @if let (Some(article), Some(index)) = (line.article, line.index) {
                            a href={ "/articles/" (article) "?report=" (index) } { (visit.say_with("report-number", &[("n", Value::count(index + 1))])) }
                        }
                        @if line.is_last { " " (undo_form(visit, line)) }
                    }
                } }
            }
        }
        details.history {
            summary { (visit.say("history")) }
            @if history.is_empty() { p { (visit.say("log-empty")) } } @else { (accounts::log_table(visit, history)) }
        }
        details.custody {
            summary { (visit.say("custody")) }
            dl.pairs {
                div { dt { (visit.say("custody-name")) } dd { code dir="ltr" { (inert(&material.article.doc)) } } }
                @match origin {
                    Some((at, origin, sha256)) => {
                        div { dt { (visit.say("custody-arrived")) } dd { (visit.moment(&at)) " · " bdi { (inert(&origin)) } } }
                        div { dt { "SHA-256" } dd { code dir="ltr" { (sha256) } } }
                        div { dt { (visit.say("custody-bytes")) } dd { a href={ "/articles/" (material.id) "/original" } { (visit.say("download")) } } }
                    },
                    None => div { dt { (visit.say("custody-bytes")) } dd { (visit.say("custody-none")) } },
                }
            }
            @if visit.may(Role::Administers) {
                form method="post" action={ "/articles/" (material.id) "/purge" } {
                    label for="purge-why" { (visit.say("purge-why")) }
                    input #purge-why name="why" required maxlength="500" dir="auto" aria-describedby="purge-help";
                    p.help #purge-help { (visit.say("purge-help")) }
                    button.danger type="submit" { (visit.say("purge")) }
                }
            }
        }
        @if material.review.state == ArticleState::Read && visit.may(Role::Codes) && material.reports.is_empty() {
            p.note { (visit.say("article-no-report-help")) }
        }
    }
}

fn of_report(history: &[RevisionLine], index: usize) -> Vec<RevisionLine> {
    history.iter().filter(|line| line.index == Some(index)).take(3).cloned().collect()
}

/// Codings of others than the one who looks.
pub(super) fn others<'c>(visit: &Visit, codings: &'c [CodingLine]) -> impl Iterator<Item = &'c CodingLine> {
    let number = visit.number();
    codings.iter().filter(move |coding| Some(coding.person) != number)
}

#[derive(Deserialize)]
pub(super) struct Words {
    slot: String,
    start: usize,
    end: usize,
}

/// What words say for a slot, for the script.
pub(super) async fn words(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Query(asked): Query<Words>,
) -> Result<impl IntoResponse, Failure> {
    visit.must(Role::Codes)?;
    let material = Material::of(&desk, id).await?;
    let slot = super::fields::slot_of(&asked.slot).ok_or(Failure::NotFound)?;
    let span = between(&material.whole, asked.start, asked.end)
        .filter(|span| span.len() <= 2_000)
        .ok_or(Failure::Bad("wrong-quote", String::new()))?;
    let said: Chosen = chosen(&visit, &material.whole, &material.seen, slot, &span);
    let json = serde_json::to_string(&said).map_err(|_| Failure::Internal)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json))
}

//! Blind second coding: somebody codes an article from nothing, and then the two codings are held against each other.

use super::{
    agreement::{Agreement, pairs},
    article::others,
    decide::{NewReport, from_words},
    fields::{Form, slot_of},
    material::Material,
    reading::{chosen, places},
    text::{between, marks, runs},
    typed::{Fault, Typed},
};
use crate::{
    Desk,
    keeping::Work,
    pages::{Failure, Room, Visit, page},
};
use axum::{
    Form as Posted, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};
use tazamun_record::{Place, Report};
use tazamun_store::{CodingLine, ReportVerdict, ReviewedReport, Role, SecondCoding, Settled};
use tazamun_words::{Value, text::inert};

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/codings", get(list))
        .route("/articles/{id}/second", post(begin))
        .route("/codings/{id}", get(shown))
        .route("/codings/{id}/reports", post(new_report))
        .route("/codings/{id}/reports/{index}", post(saved))
        .route("/codings/{id}/end", post(ended))
        .route("/codings/{id}/compare", get(compared))
        .route("/codings/{id}/settle", post(settled))
}

/// On the page of an article: beginning a second coding, and those that are ended.
pub(super) fn panel(visit: &Visit, material: &Material, codings: &[CodingLine]) -> Markup {
    if visit.alone {
        return html! {};
    }
    let ended: Vec<&CodingLine> = codings.iter().filter(|c| c.done.is_some()).collect();
    let running = others(visit, codings).filter(|c| c.done.is_none()).count();
    let own = codings.iter().any(|c| Some(c.person) == visit.number());
    html! {
        section.second aria-labelledby="second-h" {
            h2 #second-h { (visit.say("second-coding")) }
            @if running > 0 { p { (visit.say_with("second-running", &[("n", Value::count(running))])) } }
            @for coding in &ended {
                p {
                    bdi { (inert(&coding.name)) } " · "
                    a href={ "/codings/" (coding.id) "/compare" } { (visit.say("second-compare")) }
                    @if coding.settled.is_some() { " · " (visit.say("action-settled")) }
                }
            }
            @if !own && visit.may(Role::Codes) {
                form method="post" action={ "/articles/" (material.id) "/second" } {
                    p.help { (visit.say("second-help")) }
                    button type="submit" { (visit.say("second-begin")) }
                }
            }
            p { a href="/codings" { (visit.say("second-all")) } }
        }
    }
}

async fn begin(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Codes)?;
    let person = visit.number().ok_or(Failure::Bad("refused-alone", String::new()))?;
    let begun = desk.write(move |store| Ok(store.begin_coding(id, person)?)).await?;
    let coding = begun.ok_or(Failure::Bad("second-not-blind", String::new()))?;
    Ok(Redirect::to(&format!("/codings/{coding}")))
}

/// A coding and its article, for the one whose it is, while it is open.
async fn own(visit: &Visit, desk: &Arc<Desk>, id: i64) -> Result<(SecondCoding, Material), Failure> {
    visit.must(Role::Codes)?;
    let coding = desk.read(move |store| Ok(store.second_coding(id)?)).await?.ok_or(Failure::NotFound)?;
    if Some(coding.line.person) != visit.number() {
        return Err(Failure::Forbidden);
    }
    let mut material = Material::of(desk, coding.line.article).await?;
    // Nothing of the first coding is shown; the marks are the reader's of the words alone.
    material.reports.clear();
    Ok((coding, material))
}

#[derive(Deserialize, Default)]
struct Asked {
    report: Option<usize>,
}

async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (coding, material) = own(&visit, &desk, id).await?;
    if coding.line.done.is_some() {
        return Ok(Redirect::to(&format!("/codings/{id}/compare")).into_response());
    }
    Ok(coding_page(&visit, &coding, &material, asked.report, None, &[], &[]).into_response())
}

fn coding_page(
    visit: &Visit,
    coding: &SecondCoding,
    material: &Material,
    index: Option<usize>,
    typed: Option<&Typed>,
    faults: &[Fault],
    places: &[Place],
) -> Markup {
    let current = index
        .and_then(|index| coding.reports.iter().find(|(n, _)| *n == index))
        .or(coding.reports.last())
        .cloned();
    let title = if material.article.title.trim().is_empty() {
        &material.article.doc
    } else {
        &material.article.title
    };
    let report = current.as_ref().map(|(_, report)| report);
    let marks = marks(&material.whole, &material.seen, report, &[]);
    let name = |slot: &str| visit.bare(&format!("slot-{slot}"));
    let at = material.article.title.len();
    let id = coding.line.id;
    let body = html! {
        h1 dir="auto" { (inert(title)) }
        p { (visit.say("second-coding")) " · " (visit.words.day(material.article.published)) }
        div.review {
            section.text tabindex="0" aria-label=(visit.bare("article-text")) {
                div #text.words dir="auto" data-article=(material.id) {
                    @if at > 0 { p.title { (runs(&material.whole, 0..at, &marks, name)) } }
                    div.body { (runs(&material.whole, at + 1..material.whole.len(), &marks, name)) }
                }
            }
            section.card aria-label=(visit.bare("report")) {
                @if !coding.reports.is_empty() {
                    nav.tabs aria-label=(visit.bare("reports")) { ol {
                        @for (n, (index, _)) in coding.reports.iter().enumerate() {
                            li { a href={ "/codings/" (id) "?report=" (index) } aria-current=[(current.as_ref().map(|(c, _)| c) == Some(index)).then_some("page")] { (n + 1) } }
                        }
                    } }
                }
                @if let Some((index, report)) = &current {
                    @if !faults.is_empty() { p.fault role="alert" { (visit.say_with("report-faults", &[("n", Value::count(faults.len()))])) } }
                    form #report method="post" action={ "/codings/" (id) "/reports/" (index) } {
                        button.unseen type="submit" name="do" value="save" tabindex="-1" aria-hidden="true" {}
                        (Form { visit, whole: &material.whole, seen: &material.seen, typed: typed.unwrap_or(&Typed::of(report)), faults, places, sure: &|_| None, open: true }.fields())
                        div.decisions {
                            button.main type="submit" name="do" value="save" data-key="accept" { (visit.say("save")) kbd { "A" } }
                            button type="submit" name="do" value="remove" data-key="reject" { (visit.say("remove")) kbd { "R" } }
                        }
                        p.keys { label.check { input #keys type="checkbox" checked; " " (visit.say("keys-on")) } }
                    }
                } @else { p { (visit.say("second-no-report")) } }
                form.adding method="post" action={ "/codings/" (id) "/reports" } {
                    label for="words" { (visit.say("add-report-words")) }
                    input #words name="words" dir="auto" maxlength="500";
                    input type="hidden" name="start" value="";
                    input type="hidden" name="end" value="";
                    button type="submit" data-key="new" { (visit.say("add-report")) kbd { "N" } }
                }
            }
        }
        section.stage {
            h2 { (visit.say("stage")) }
            form method="post" action={ "/codings/" (id) "/end" } {
                p { (visit.say_with("second-count", &[("n", Value::count(coding.reports.len()))])) }
                button.main type="submit" { (visit.say("second-end")) }
            }
        }
    };
    page(visit, Room::Inbox, &visit.bare("second-coding"), &body)
}

async fn new_report(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Posted(new): Posted<NewReport>,
) -> Result<Redirect, Failure> {
    let (coding, material) = own(&visit, &desk, id).await?;
    let report = from_words(&material, &new)?;
    let person = coding.line.person;
    let put = desk.write(move |store| Ok(store.put_coded(id, person, None, Some(&report))?)).await?;
    let index = put.ok_or(Failure::Moved)?;
    Ok(Redirect::to(&format!("/codings/{id}?report={index}")))
}

async fn saved(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path((id, index)): Path<(i64, usize)>,
    Posted(form): Posted<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let (coding, material) = own(&visit, &desk, id).await?;
    let mut typed = Typed::of_form(form);
    let what = typed.get("do").to_owned();
    let again = |typed: &Typed, status: StatusCode, faults: &[Fault], found: &[Place]| {
        let page = coding_page(&visit, &coding, &material, Some(index), Some(typed), faults, found);
        Ok((status, page).into_response())
    };
    let report = match what.as_str() {
        "remove" => None,
        "save" => match typed.report(&material.whole, None) {
            Ok(report) => Some(report),
            Err(faults) => return again(&typed, StatusCode::UNPROCESSABLE_ENTITY, &faults, &[]),
        },
        "look-up" => {
            let found = places(desk.reader_gazetteer(), typed.get("place"));
            return again(&typed, StatusCode::OK, &[], &found);
        }
        "take-gazetteer" => {
            if let Ok(place) = serde_json::from_str::<Place>(typed.get("from_gazetteer")) {
                typed.put_place(&place);
            }
            return again(&typed, StatusCode::OK, &[], &[]);
        }
        other => {
            let slot = other.strip_prefix("take-").and_then(slot_of).ok_or(Failure::NotFound)?;
            let asked = typed.get(&format!("from_{slot}")).to_owned();
            let span = asked
                .split_once('-')
                .and_then(|(start, end)| between(&material.whole, start.parse().ok()?, end.parse().ok()?));
            if let Some(span) = span {
                let said = chosen(&visit, &material.whole, &material.seen, slot, &span);
                typed.put(&format!("q_{slot}"), said.quote);
                for (field, value) in said.meanings.into_iter().next().map(|m| m.fields).unwrap_or_default() {
                    typed.put(&field, value);
                }
            }
            return again(&typed, StatusCode::OK, &[], &[]);
        }
    };
    let person = coding.line.person;
    let put = desk.write(move |store| Ok(store.put_coded(id, person, Some(index), report.as_ref())?)).await?;
    put.ok_or(Failure::Moved)?;
    Ok(Redirect::to(&format!("/codings/{id}?report={index}")).into_response())
}

async fn ended(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
) -> Result<Redirect, Failure> {
    let (coding, _) = own(&visit, &desk, id).await?;
    let person = coding.line.person;
    let done = desk.write(move |store| Ok(store.end_coding(id, person)?)).await?;
    if done { Ok(Redirect::to(&format!("/codings/{id}/compare"))) } else { Err(Failure::Moved) }
}

/// The first coding as far as it counts: what was not rejected.
fn first(reports: &[ReviewedReport]) -> Vec<&ReviewedReport> {
    reports.iter().filter(|r| r.verdict != ReportVerdict::Rejected).collect()
}

fn plain(reports: &[&ReviewedReport]) -> Vec<Report> {
    reports.iter().map(|r| r.report.clone()).collect()
}

async fn compared(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
) -> Result<Markup, Failure> {
    visit.must(Role::Codes)?;
    let coding = desk.read(move |store| Ok(store.second_coding(id)?)).await?.ok_or(Failure::NotFound)?;
    if coding.line.done.is_none() {
        return Err(Failure::Bad("second-is-open", String::new()));
    }
    let material = Material::of(&desk, coding.line.article).await?;
    let kept = first(&material.reports);
    let (one, two) = (plain(&kept), coding.reports.iter().map(|(_, r)| r.clone()).collect::<Vec<_>>());
    let mut agreement = Agreement::default();
    agreement.add(&one, &two);
    let pairs = pairs(&one, &two);
    let may = visit.may(Role::Approves) && coding.line.settled.is_none();
    let alone_first = (0..one.len()).filter(|n| pairs.iter().all(|(a, _)| a != n));
    let alone_second = (0..two.len()).filter(|n| pairs.iter().all(|(_, b)| b != n));
    let title = visit.bare("second-compare");
    let body = html! {
        h1 { (title) }
        p { a href={ "/articles/" (material.id) } dir="auto" { (inert(&material.article.title)) } }
        (figures(&visit, &agreement))
        form method="post" action={ "/codings/" (id) "/settle" } {
            @for (a, b) in &pairs {
                (side_by_side(&visit, Some((kept[*a].index, &one[*a])), Some((coding.reports[*b].0, &two[*b])), may))
            }
            @for a in alone_first { (side_by_side(&visit, Some((kept[a].index, &one[a])), None, may)) }
            @for b in alone_second { (side_by_side(&visit, None, Some((coding.reports[b].0, &two[b])), may)) }
            @if may { button.main type="submit" { (visit.say("settle")) } }
        }
    };
    Ok(page(&visit, Room::Inbox, &title, &body))
}

fn figures(visit: &Visit, agreement: &Agreement) -> Markup {
    let spelled = |x: Option<f64>| x.map_or("–".to_owned(), |x| visit.words.spelling().decimal(x));
    let counts = [
        ("both", Value::count(agreement.both)),
        ("first", Value::count(agreement.first)),
        ("second", Value::count(agreement.second)),
    ];
    html! {
        dl.pairs {
            div { dt { (visit.say("agreement-kappa")) } dd { (spelled(agreement.kappa())) } }
            div { dt { (visit.say("agreement-f1")) } dd { (spelled(agreement.f1())) } }
            div { dt { (visit.say("agreement-counts")) } dd { (visit.say_with("agreement-found", &counts)) } }
        }
    }
}

/// One incident as both coded it, with the choice between them.
fn side_by_side(
    visit: &Visit,
    one: Option<(usize, &Report)>,
    two: Option<(usize, &Report)>,
    may: bool,
) -> Markup {
    let name = match (one, two) {
        (Some((a, _)), Some((b, _))) => format!("pair-{a}-{b}"),
        (Some((a, _)), None) => format!("first-{a}"),
        (None, Some((b, _))) => format!("second-{b}"),
        (None, None) => return html! {},
    };
    let typed = (one.map(|(_, r)| Typed::of(r)), two.map(|(_, r)| Typed::of(r)));
    const FIELDS: [(&str, &str); 14] = [
        ("kind", "field-what"),
        ("date_start", "field-from"),
        ("date_end", "field-to"),
        ("place", "field-place"),
        ("adm1", "field-adm1"),
        ("by", "field-by"),
        ("on", "field-on"),
        ("killed_low", "field-killed-low"),
        ("killed_best", "field-killed-best"),
        ("killed_high", "field-killed-high"),
        ("wounded_low", "field-wounded-low"),
        ("wounded_best", "field-wounded-best"),
        ("status", "field-status"),
        ("q_trigger", "slot-trigger"),
    ];
    let value = |typed: &Option<Typed>, field: &str| {
        typed.as_ref().map_or("–".to_owned(), |t| t.get(field).to_owned())
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.bare("second-compare")) { table.compare {
            thead { tr { td {} th scope="col" { (visit.say("coding-first")) } th scope="col" { (visit.say("coding-second")) } } }
            tbody { @for (field, label) in FIELDS {
                @let (a, b) = (value(&typed.0, field), value(&typed.1, field));
                @if !(a.is_empty() && b.is_empty()) {
                    tr.differ[a != b] { th scope="row" { (visit.say(label)) } td dir="auto" { (inert(&a)) } td dir="auto" { (inert(&b)) @if a != b { " " span.unseen { (visit.say("differs")) } } } }
                }
            } }
        } }
        @if may {
            fieldset {
                legend { (visit.say("settle-which")) }
                @let first = if one.is_some() { "settle-first" } else { "settle-leave-out" };
                @let second = if two.is_some() { "settle-second" } else { "settle-leave-out" };
                p { label.check { input type="radio" name=(name) value="first" checked[one.is_some()]; " " (visit.say(first)) } }
                p { label.check { input type="radio" name=(name) value="second" checked[one.is_none()]; " " (visit.say(second)) } }
            }
        }
    }
}

async fn settled(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Posted(form): Posted<BTreeMap<String, String>>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Approves)?;
    let person = visit.number();
    let article = desk
        .decide(Work::Merge, move |store| {
            let coding = store.second_coding(id)?.ok_or(Failure::NotFound)?;
            let second = form.iter().filter(|(_, choice)| *choice == "second");
            let choices = second.map(|(name, _)| choice(&coding, name)).collect::<Option<Vec<_>>>();
            let choices = choices.ok_or(Failure::Bad("failure-bad-request", String::new()))?;
            if !store.settle_coding(id, person, &choices)? {
                return Err(Failure::Moved);
            }
            Ok(coding.line.article)
        })
        .await?;
    Ok(Redirect::to(&format!("/articles/{article}")))
}

/// What it means that the second holds: its report in place of the first's, one more, or one less.
fn choice(coding: &SecondCoding, name: &str) -> Option<Settled> {
    let coded = |n: &str| {
        let index: usize = n.parse().ok()?;
        coding.reports.iter().find(|(at, _)| *at == index).map(|(_, report)| report.clone())
    };
    match name.split('-').collect::<Vec<_>>().as_slice() {
        ["pair", a, b] => Some(Settled::Replace(a.parse().ok()?, coded(b)?)),
        ["first", a] => Some(Settled::Reject(a.parse().ok()?)),
        ["second", b] => Some(Settled::Add(coded(b)?)),
        _ => None,
    }
}

/// All second codings that are ended, with how far all of them agree with the first.
async fn list(visit: Visit, State(desk): State<Arc<Desk>>) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let (lines, agreement) = desk
        .read(|store| {
            let mut lines = store.codings(None)?;
            lines.retain(|line| line.done.is_some());
            let mut agreement = Agreement::default();
            for line in lines.iter().rev().take(500) {
                let Some(coding) = store.second_coding(line.id)? else { continue };
                let reports = store.reviewed_reports(line.article)?;
                let two: Vec<Report> = coding.reports.into_iter().map(|(_, r)| r).collect();
                agreement.add(&plain(&first(&reports)), &two);
            }
            Ok((lines, agreement))
        })
        .await?;
    let title = visit.bare("second-all");
    let body = html! {
        h1 { (title) }
        (figures(&visit, &agreement))
        @if lines.is_empty() { p { (visit.say("second-none")) } }
        ul { @for line in &lines {
            li { a href={ "/codings/" (line.id) "/compare" } { (visit.say_with("second-of-article", &[("n", Value::count(u64::try_from(line.article).unwrap_or(0)))])) } " · " bdi { (inert(&line.name)) } }
        } }
    };
    Ok(page(&visit, Room::Inbox, &title, &body))
}

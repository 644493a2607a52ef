//! Whether reports tell one incident or two: shown beforehand, decided, and taken back.

use super::{
    facts::{address, line},
    one::Told,
};
use crate::{
    Desk,
    keeping::{Snapshot, SnapshotRow, Work},
    pages::{Failure, Room, Visit, page},
};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_intake::merging::decided as all_decisions;
use tazamun_merge::{Linkage, Record};
use tazamun_record::{Incident, Report, ReportRef, Verdict, day_number};
use tazamun_store::{MERGED, Role, StoredDecision};
use tazamun_words::text::inert;

/// Incidents that are offered as the same.
const OFFERED: usize = 30;
/// Days and kilometres within which they lie.
const DAYS: i64 = 4;
const KM: f64 = 120.0;
/// Pairs that are decided at once.
const PAIRS: usize = 400;
/// Letters of a reason.
const LONGEST: usize = 500;

/// Merged incidents near one, by their places in the snapshot: those that may be the same.
pub(super) fn near(snapshot: &Snapshot, row: &SnapshotRow) -> Vec<u32> {
    let facts = &row.incident.facts;
    let (start, end) = (day_number(facts.when.start()) - DAYS, day_number(facts.when.end()) + DAYS);
    let fits = |other: &SnapshotRow| {
        let (when, place) = (other.incident.facts.when, &other.incident.facts.place);
        let in_time = day_number(when.end()) >= start && day_number(when.start()) <= end;
        let close = match (facts.place.point(), place.point()) {
            (Some(a), Some(b)) => a.km_to(&b) <= KM,
            _ => facts.place.country() == place.country(),
        };
        in_time && close && other.dataset.as_ref() == MERGED && other.incident.id != row.incident.id
    };
    let Ok(all) = snapshot.select("", Some(MERGED), None) else { return Vec::new() };
    let rows = all.rows.iter().copied().filter(|at| fits(snapshot.row(*at)));
    let mut near: Vec<(i64, u32)> = rows
        .map(|at| {
            let gap = facts.when.gap(&snapshot.row(at).incident.facts.when);
            (i64::from(gap), at)
        })
        .collect();
    near.sort_unstable();
    near.into_iter().take(OFFERED).map(|(_, at)| at).collect()
}

/// The forms on the page of an incident.
pub(super) fn forms(
    visit: &Visit,
    row: &SnapshotRow,
    told: &[Told],
    near: &[&SnapshotRow],
    decisions: &[StoredDecision],
) -> Markup {
    if !visit.may(Role::Codes) {
        return html! {};
    }
    html! {
        section.same aria-labelledby="same-h" {
            h2 #same-h { (visit.say("pairs-heading")) }
            @if told.len() > 1 {
                form method="post" action="/incidents/decide" {
                    input type="hidden" name="incident" value=(row.incident.id);
                    fieldset {
                        legend { (visit.say("pairs-split")) }
                        @for (n, one) in told.iter().enumerate() {
                            p { label.check { input type="radio" name="split" value=(one.name) checked[n == 0]; " " bdi dir="ltr" { (inert(&one.name.to_string())) } } }
                        }
                    }
                    button type="submit" name="do" value="preview" { (visit.say("pairs-preview")) }
                }
            }
            @if !near.is_empty() {
                form method="post" action="/incidents/decide" {
                    input type="hidden" name="incident" value=(row.incident.id);
                    fieldset {
                        legend { (visit.say("pairs-join")) }
                        @for (n, other) in near.iter().enumerate() {
                            p { label.check { input type="radio" name="join" value=(other.incident.id) checked[n == 0]; " " (line(visit, &other.incident)) } " " a href=(address(other)) { (visit.say("pairs-look")) span.unseen { " " (line(visit, &other.incident)) } } }
                        }
                    }
                    button type="submit" name="do" value="preview" { (visit.say("pairs-preview")) }
                }
            }
            @if !decisions.is_empty() {
                h3 { (visit.say("pairs-decided")) }
                ul { @for decision in decisions {
                    li {
                        bdi dir="ltr" { (inert(&decision.a)) } " · " bdi dir="ltr" { (inert(&decision.b)) } (visit.say("colon")) " " (visit.say(&format!("action-{}", decision.verdict.word())))
                        @if !decision.note.is_empty() { " – " bdi { (inert(&decision.note)) } }
                        " " form.inline method="post" action="/incidents/decide" {
                            input type="hidden" name="incident" value=(row.incident.id);
                            input type="hidden" name="pairs" value=(format!("{}\n{}", decision.a, decision.b));
                            button type="submit" name="do" value="withdraw" { (visit.say("pairs-withdraw")) span.unseen { " " (inert(&decision.a)) " " (inert(&decision.b)) } }
                        }
                    }
                } }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Deciding {
    #[serde(default)]
    r#do: String,
    #[serde(default)]
    incident: String,
    #[serde(default)]
    split: String,
    #[serde(default)]
    join: String,
    /// Two names a pair, each on a line.
    #[serde(default)]
    pairs: String,
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    why: String,
}

type Pairs = Vec<(String, String)>;

pub(super) async fn decided(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(form): Form<Deciding>,
) -> Result<Response, Failure> {
    visit.must(Role::Codes)?;
    match form.r#do.as_str() {
        "preview" => preview(&visit, &desk, &form).await,
        "decide" => {
            let verdict: Verdict = form.verdict.parse().map_err(|_| Failure::NotFound)?;
            keep(&visit, &desk, &form, Some(verdict)).await
        }
        "withdraw" => keep(&visit, &desk, &form, None).await,
        _ => Err(Failure::NotFound),
    }
}

/// The pairs that a form speaks of.
fn pairs_of(text: &str) -> Result<Pairs, Failure> {
    let names: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let broken = || Failure::Bad("failure-bad-request", String::new());
    if names.is_empty() || !names.len().is_multiple_of(2) || names.len() > 2 * PAIRS {
        return Err(broken());
    }
    let named = names.iter().all(|name| name.parse::<ReportRef>().is_ok());
    if !named {
        return Err(broken());
    }
    Ok(names.chunks(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect())
}

/// What is meant by splitting a report off, or by joining two incidents.
fn meant(snapshot: &Snapshot, form: &Deciding) -> Result<(Pairs, Verdict, Vec<ReportRef>), Failure> {
    let here = &snapshot.find(MERGED, &form.incident).ok_or(Failure::Moved)?.incident;
    let name = ToString::to_string;
    if !form.split.is_empty() {
        let one = here.reports.iter().find(|r| r.to_string() == form.split).ok_or(Failure::Moved)?;
        let pairs =
            here.reports.iter().filter(|r| *r != one).map(|r| (name(one), name(r))).take(PAIRS).collect();
        return Ok((pairs, Verdict::Different, here.reports.clone()));
    }
    let other = &snapshot.find(MERGED, &form.join).ok_or(Failure::Moved)?.incident;
    let (Some(a), Some(b)) = (here.reports.first(), other.reports.first()) else {
        return Err(Failure::Moved);
    };
    let all = here.reports.iter().chain(&other.reports).cloned().collect();
    Ok((vec![(name(a), name(b))], Verdict::Same, all))
}

/// What would come of a decision, before it is taken: the reports concerned, merged with it.
async fn preview(visit: &Visit, desk: &Arc<Desk>, form: &Deciding) -> Result<Response, Failure> {
    let snapshot = desk.snapshot();
    let (pairs, verdict, names) = meant(&snapshot, form)?;
    let new: Vec<_> = pairs.iter().map(|(a, b)| (a.clone(), b.clone(), verdict)).collect();
    let after: Vec<Incident> = desk
        .read(move |store| {
            let mut reports: Vec<(ReportRef, Report)> = Vec::new();
            for name in &names {
                reports.extend(store.reports_of(&name.doc)?.into_iter().filter(|(other, _)| other == name));
            }
            let decisions = all_decisions(&store.decisions()?, &new);
            let records = reports.iter().map(|(name, report)| Record::Report(name, report));
            Ok(Linkage::of(records, &decisions).incidents().collect())
        })
        .await?;
    let before: Vec<&Incident> = [&form.incident, &form.join]
        .into_iter()
        .filter(|id| !id.is_empty())
        .filter_map(|id| Some(&snapshot.find(MERGED, id)?.incident))
        .collect();
    let listed = pairs.iter().map(|(a, b)| format!("{a}\n{b}")).collect::<Vec<_>>().join("\n");
    let title = visit.bare("pairs-preview-title");
    let body = html! {
        h1 { (title) }
        h2 { (visit.say("pairs-before")) }
        ul { @for incident in before { li { (line(visit, incident)) } } }
        h2 { (visit.say("pairs-after")) }
        ul #after { @for incident in &after { li { (line(visit, incident)) } } }
        p.help { (visit.say("pairs-preview-help")) }
        form method="post" action="/incidents/decide" {
            input type="hidden" name="incident" value=(form.incident);
            input type="hidden" name="verdict" value=(verdict.word());
            textarea.unseen name="pairs" tabindex="-1" aria-hidden="true" readonly { (listed) }
            label for="why" { (visit.say("decision-why")) }
            input #why name="why" maxlength=(LONGEST) dir="auto";
            button.main type="submit" name="do" value="decide" { (visit.say(&format!("pairs-decide-{}", verdict.word()))) }
        }
        p { a href={ "/incidents/merged/" (super::query::encoded(&form.incident)) } { (visit.say("pairs-leave")) } }
    };
    Ok(page(visit, Room::Incidents, &title, &body).into_response())
}

/// Keeps a decision, or takes one back, and goes to what came of it.
async fn keep(
    visit: &Visit,
    desk: &Arc<Desk>,
    form: &Deciding,
    verdict: Option<Verdict>,
) -> Result<Response, Failure> {
    let pairs = pairs_of(&form.pairs)?;
    if pairs.iter().any(|(a, b)| a == b) {
        return Err(Failure::Bad("failure-bad-request", String::new()));
    }
    let first = pairs[0].0.clone();
    let person = visit.number();
    let why: String = form.why.trim().chars().take(LONGEST).collect();
    desk.decide_and_see(Work::Merge, move |store| Ok(store.decide_pairs(person, &pairs, verdict, &why)?))
        .await?;
    let snapshot = desk.snapshot();
    let all = snapshot.select("", Some(MERGED), None).map_err(|_| Failure::Internal)?;
    let holds = |at: &u32| snapshot.row(*at).incident.reports.iter().any(|r| r.to_string() == first);
    let to = all.rows.iter().find(|at| holds(at)).map(|at| address(snapshot.row(*at)));
    Ok(Redirect::to(to.as_deref().unwrap_or("/incidents")).into_response())
}

//! The form of a question, with what is wrong in it beside the field that is wrong; and what was asked before.

use super::{SHEETS, facets, run};
use crate::{
    Desk,
    answers::Family,
    asking::{AskedData, Draft, Fault, JobState, KINDS, Kind},
    pages::{Failure, Room, Visit, page_with},
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use std::{sync::Arc, time::Duration};
use tazamun_store::{AskedQuestion, ImportLine, Role, SavedFilter};
use tazamun_words::{Value, text::inert};
use tokio::time::timeout;

/// Questions that are listed.
const LISTED: usize = 50;
/// Questions that are looked at to count them.
pub(super) const COUNTED: usize = 20_000;
/// How long who asks waits for a quick answer before the page of the job is shown.
const PATIENCE: Duration = Duration::from_millis(1_500);

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Query(draft): Query<Draft>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    form(&visit, &desk, &draft, None).await
}

pub(super) async fn asked(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(draft): Form<Draft>,
) -> Result<Response, Failure> {
    visit.must(Role::Codes)?;
    if let Err(fault) = checked(&desk, &draft) {
        let page = form(&visit, &desk, &draft, Some(&fault)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    begun(&desk, &visit, draft).await
}

/// Begins to answer a question, and leads to the answer, or to the page that waits for it.
pub(super) async fn begun(desk: &Arc<Desk>, visit: &Visit, draft: Draft) -> Result<Response, Failure> {
    let job = run::begin(desk, draft, visit.number(), visit.lang()).ok_or(Failure::TooMany)?;
    let mut changes = job.changes();
    let _ = timeout(PATIENCE, changes.wait_for(|state| *state != JobState::Running)).await;
    Ok(match job.state() {
        JobState::Done(id) => Redirect::to(&format!("/questions/asked/{id}")).into_response(),
        JobState::Failed(fault) => {
            let page = form(visit, desk, &job.draft, Some(&fault)).await?;
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        }
        JobState::Running => Redirect::to(&format!("/questions/jobs/{}", job.number)).into_response(),
    })
}

/// What can be found wrong before anything is tested: also fields that no incident has.
fn checked(desk: &Desk, draft: &Draft) -> Result<(), Fault> {
    draft.question()?;
    let snapshot = desk.snapshot();
    for (field, text) in draft.filters() {
        if !text.trim().is_empty() {
            snapshot
                .select(text, None, None)
                .map_err(|error| Fault::of(field, "fault-filter", error.to_string()))?;
        }
    }
    Ok(())
}

pub(super) async fn form(
    visit: &Visit,
    desk: &Arc<Desk>,
    draft: &Draft,
    fault: Option<&Fault>,
) -> Result<Markup, Failure> {
    let (visit, draft, fault, asker) = (visit.clone(), draft.clone(), fault.cloned(), Arc::clone(desk));
    // All incidents are looked at for what they hold most of: on a thread that may take its time.
    desk.read(move |store| {
        let asked = store.questions_asked(COUNTED)?;
        let (imports, saved) = (store.imports()?, store.saved_filters(visit.number())?);
        Ok(written(&visit, &asker, (&draft, fault.as_ref()), (&asked, &imports, &saved)))
    })
    .await
}

/// The page of a question with what was asked before.
fn written(
    visit: &Visit,
    desk: &Desk,
    (draft, fault): (&Draft, Option<&Fault>),
    (asked, imports, saved): (&[AskedQuestion], &[ImportLine], &[SavedFilter]),
) -> Markup {
    let title = visit.bare("room-questions");
    let snapshot = desk.snapshot();
    let datasets: Vec<(String, usize)> =
        snapshot.datasets().filter(|(_, n)| *n > 0).map(|(name, n)| (name.to_owned(), n)).collect();
    let data = AskedData::of(&snapshot, imports, draft.of.trim(), &desk.asking.fingerprints).ok();
    let body = html! {
        h1 { (title) }
        @if let Some(data) = &data { (counted(visit, data, asked)) }
        @for job in desk.asking.running(visit.number()) {
            p { a href={ "/questions/jobs/" (job.number) } { (visit.say("job-running")) } }
        }
        @if visit.may(Role::Codes) {
            (kinds(visit, draft))
            (kept_filters(saved))
            (fields(visit, draft, &datasets, data.as_ref(), fault))
            @if let Some(data) = &data { (facets::shown(visit, draft, data)) }
        }
        h2 { (visit.say("asked-heading")) }
        (list(visit, desk, asked, imports))
    };
    page_with(visit, Room::Questions, &title, SHEETS, &body)
}

/// How many questions were asked of these data.
fn counted(visit: &Visit, data: &AskedData, asked: &[AskedQuestion]) -> Markup {
    let family = Family::of(asked, data.names());
    let values = [("n", Value::count(family.len())), ("data", data.label().into())];
    html! { p.note { (visit.say_with("asked-count", &values)) } }
}

fn kinds(visit: &Visit, draft: &Draft) -> Markup {
    html! {
        nav aria-label=(visit.bare("kinds-heading")) {
            ul.kinds {
                @for kind in KINDS {
                    @let other = Draft { kind: kind.word().to_owned(), ..draft.clone() };
                    li {
                        a href={ "/questions?" (other.query()) } aria-current=[(draft.kind() == kind).then_some("page")] {
                            (visit.say(&format!("kind-{}", kind.word())))
                        }
                    }
                }
            }
        }
    }
}

/// Filters that somebody keeps, for the browser to offer.
fn kept_filters(saved: &[SavedFilter]) -> Markup {
    let filter = |query: &str| {
        let fields: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        fields.into_iter().find(|(name, text)| name == "filter" && !text.is_empty()).map(|(_, text)| text)
    };
    html! {
        datalist #kept-filters {
            @for one in saved { @if let Some(filter) = filter(&one.query) { option value=(filter) label=(inert(&one.name)) {} } }
        }
    }
}

/// A field of the form.
struct Field<'d> {
    name: &'static str,
    label: String,
    help: Option<&'static str>,
    value: &'d str,
    kind: &'static str,
}

fn fields(
    visit: &Visit,
    draft: &Draft,
    datasets: &[(String, usize)],
    data: Option<&AskedData>,
    fault: Option<&Fault>,
) -> Markup {
    let kind = draft.kind();
    let field = |name, message: &str, help, value, kind| Field {
        name,
        label: visit.bare(message),
        help,
        value,
        kind,
    };
    let show = |field: Field<'_>| input(visit, &field, fault);
    html! {
        form.question method="post" action="/questions/ask" novalidate {
            input type="hidden" name="kind" value=(kind.word());
            p { (visit.say(&format!("kind-{}-what", kind.word()))) }
            @if let Some(fault) = fault.filter(|fault| fault.field.is_empty() || fault.field == "of") { (faulted(visit, fault, "form-fault")) }
            @if kind == Kind::Article { input type="hidden" name="article" value=(draft.article); }
            label for="of" { (visit.say("ask-field-of")) }
            select #of name="of" {
                option value="" selected[draft.of.is_empty()] { (visit.say("ask-field-of-usual")) }
                @for (name, n) in datasets { option value=(name) selected[draft.of == *name] { (inert(name)) " (" (n) ")" } }
            }
            @if kind.has_sides() {
                div.fields {
                    (show(field("a", "ask-field-a", Some("ask-field-filter-help"), &draft.a, "text")))
                    (show(field("b", "ask-field-b", Some("ask-field-filter-help"), &draft.b, "text")))
                }
            } @else if kind != Kind::Article {
                (show(field("filter", "ask-field-filter", Some("ask-field-filter-help"), &draft.filter, "text")))
            }
            (previewed(visit, draft, data))
            @match kind {
                Kind::Share => (show(field("part", "ask-field-part", Some("ask-field-filter-help"), &draft.part, "text"))),
                Kind::Pair => div.fields {
                    (show(field("first", "ask-field-first", None, &draft.first, "date")))
                    (show(field("second", "ask-field-second", None, &draft.second, "date")))
                },
                Kind::Rank => (show(field("on", "ask-field-on", None, &draft.on, "date"))),
                Kind::Waves => {
                    label for="by" { (visit.say("ask-field-by")) }
                    select #by name="by" {
                        @for by in ["country", "adm1", "actor"] {
                            option value=(by) selected[draft.by == by] { (visit.say(&format!("ask-by-{by}"))) }
                        }
                    }
                },
                Kind::Seam | Kind::Near => {
                    label for="line" { (visit.say(if kind == Kind::Seam { "ask-field-line" } else { "ask-field-areas" })) }
                    textarea #line name="line" rows="5" dir="ltr" aria-describedby="line-help" { (draft.line) }
                    p.help #line-help { (visit.say("ask-field-line-help")) }
                    @if let Some(fault) = fault.filter(|fault| fault.field == "line") { (faulted(visit, fault, "line-fault")) }
                    (show(field("near", "ask-field-near", None, &draft.near, "number")))
                },
                _ => {},
            }
            div.fields {
                (show(field("from", "ask-field-from", None, &draft.from, "date")))
                (show(field("to", "ask-field-to", None, &draft.to, "date")))
                @if kind.has_sides() || kind == Kind::Article {
                    (show(field("within", "ask-field-within", None, &draft.within, "number")))
                }
            }
            @if !matches!(kind, Kind::Waves | Kind::Trend | Kind::Wake | Kind::Seam) {
                label for="certificate" { (visit.say("ask-field-certificate")) }
                select #certificate name="certificate" {
                    option value="" selected[draft.certificate != "no"] { (visit.say("certificate-yes")) }
                    option value="no" selected[draft.certificate == "no"] { (visit.say("certificate-no")) }
                }
            }
            div.acts {
                button.main type="submit" { (visit.say("ask-it")) }
                @if kind != Kind::Article { button type="submit" formaction="/questions/plan" aria-describedby="plan-help" { (visit.say("plan-it")) } }
            }
            @if kind != Kind::Article { p.help #plan-help { (visit.say("plan-help")) } }
        }
    }
}

fn input(visit: &Visit, field: &Field<'_>, fault: Option<&Fault>) -> Markup {
    let fault = fault.filter(|fault| fault.field == field.name);
    let (help, wrong) = (format!("{}-help", field.name), format!("{}-fault", field.name));
    let mut described: Vec<&str> = Vec::new();
    described.extend(field.help.map(|_| help.as_str()));
    described.extend(fault.map(|_| wrong.as_str()));
    let described = described.join(" ");
    html! {
        div {
            label for=(field.name) { (field.label) }
            input id=(field.name) name=(field.name) type=(field.kind) value=(field.value) dir=[(field.kind == "text").then_some("ltr")]
                list=[(field.kind == "text").then_some("kept-filters")]
                min=[(field.kind == "number").then_some("0")] maxlength=[(field.kind == "text").then_some("4000")]
                step=[(field.name == "near").then_some("any")]
                aria-invalid=[fault.map(|_| "true")] aria-describedby=[(!described.is_empty()).then_some(described.as_str())];
            @if let Some(message) = field.help { p.help id=(help) { (visit.say(message)) } }
            @if let Some(fault) = fault { (faulted(visit, fault, &wrong)) }
        }
    }
}

/// What is wrong, in the language of the page, with the words of whoever found it.
pub(super) fn faulted(visit: &Visit, fault: &Fault, id: &str) -> Markup {
    let values = [("what", Value::text(""))];
    html! {
        p.fault id=(id) role="alert" {
            (visit.say_with(fault.message, &values))
            @if !fault.what.is_empty() { " " bdi lang="en" dir="ltr" { (inert(&fault.what)) } }
        }
    }
}

/// How many incidents each filter selects, where it can be read.
fn previewed(visit: &Visit, draft: &Draft, data: Option<&AskedData>) -> Markup {
    let Some(data) = data else { return html! {} };
    let told = draft.filters().into_iter().filter(|(_, text)| !text.trim().is_empty()).filter_map(
        |(field, text)| {
            let n = data.selected(text).ok()?;
            Some(visit.say_with(&format!("ask-selects-{field}"), &[("n", Value::count(n))]))
        },
    );
    let told: Vec<Markup> = told.collect();
    html! { @if !told.is_empty() { p.note { @for one in &told { (one) " " } } } }
}

/// What was asked, the last first, with what has become of it.
pub(super) fn list(visit: &Visit, desk: &Desk, asked: &[AskedQuestion], imports: &[ImportLine]) -> Markup {
    if asked.is_empty() {
        return html! { p { (visit.say("asked-none")) } };
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.bare("asked-heading")) {
            table {
                thead { tr {
                    th scope="col" { (visit.say("asked-when")) }
                    th scope="col" { (visit.say("asked-what")) }
                    th scope="col" { (visit.say("asked-data")) }
                    th.number scope="col" { (visit.say("asked-p")) }
                    th scope="col" { (visit.say("asked-corrected")) }
                } }
                tbody {
                    @for one in asked.iter().take(LISTED) {
                        @let names = names_of(&one.data);
                        tr {
                            td { (visit.moment(&one.at)) }
                            th scope="row" { a href={ "/questions/asked/" (one.id) } { (described(visit, one)) } }
                            td {
                                bdi { (inert(&names.join(" + "))) }
                                @if is_stale(desk, one, imports) { " " span.flag { (visit.say("stale")) } }
                            }
                            td.number { @if let Some(p) = one.p { (visit.words.spelling().p(p)) } @else { "–" } }
                            td.number {
                                @if let Some(p) = Family::of(asked, &names).corrected(&one.query).p { (visit.words.spelling().p(p)) } @else { "–" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A question in a line: its kind, and the filters that it uses.
pub(super) fn described(visit: &Visit, one: &AskedQuestion) -> Markup {
    let draft = Draft::of_query(&one.query).unwrap_or_default();
    html! {
        (visit.say(&format!("kind-{}", draft.kind().word())))
        @for (field, text) in draft.filters() {
            @if !text.is_empty() { " · " (visit.say(&format!("ask-short-{field}"))) " " code dir="ltr" { (inert(text)) } }
        }
        @if draft.kind() == Kind::Article { " · " bdi { (draft.article) } }
    }
}

/// The names of the datasets that were asked.
pub(super) fn names_of(data: &str) -> Vec<String> {
    let names = data.rsplit_once(' ').map_or(data, |(names, _)| names);
    names.split('+').map(str::to_owned).collect()
}

/// Whether the data of a question have moved on.
pub(super) fn is_stale(desk: &Desk, one: &AskedQuestion, imports: &[ImportLine]) -> bool {
    is_stale_data(desk, &one.query, &one.data, imports)
}

/// Whether the data that a question is asked of are no longer these.
pub(crate) fn is_stale_data(desk: &Desk, query: &str, data: &str, imports: &[ImportLine]) -> bool {
    let of = Draft::of_query(query).map(|draft| draft.of).unwrap_or_default();
    let now = AskedData::of(&desk.snapshot(), imports, of.trim(), &desk.asking.fingerprints);
    now.map_or(true, |now| format!("{} {}", now.names().join("+"), now.fingerprint()) != data)
}

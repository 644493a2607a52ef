//! The values of an incident as people read them.

use crate::{
    keeping::{SnapshotRow, Standing},
    pages::Visit,
};
use maud::{Markup, html};
use tazamun_record::{Actor, Facts, Incident, Toll};
use tazamun_words::text::inert;

pub(super) fn kind(visit: &Visit, facts: &Facts) -> String {
    match (facts.what.sub_event_type(), facts.what.event_type()) {
        (Some(kind), _) => visit.sub_kind(kind),
        (None, Some(kind)) => visit.kind(kind),
        (None, None) => visit.bare("kind-unknown"),
    }
}

/// The place, with what holds it.
pub(super) fn place(visit: &Visit, facts: &Facts) -> Markup {
    let place = &facts.place;
    let within = place.adm1().map(|code| visit.division(code));
    let country = place.country().map(|country| visit.country(country));
    html! {
        @if let Some(name) = place.name() { bdi { (inert(name)) } @if within.is_some() || country.is_some() { (visit.say("comma")) " " } }
        @if let Some(within) = &within { bdi { (inert(within)) } @if country.is_some() { (visit.say("comma")) " " } }
        @if let Some(country) = &country { bdi { (country) } }
        @if place.name().is_none() && within.is_none() && country.is_none() { (visit.say("place-unknown")) }
    }
}

pub(super) fn actors(visit: &Visit, actors: &[Actor]) -> Markup {
    html! {
        @if actors.is_empty() { "–" }
        @for (n, actor) in actors.iter().enumerate() { @if n > 0 { (visit.say("comma")) " " } bdi { (inert(&visit.actor(actor))) } }
    }
}

pub(super) fn toll(toll: Option<Toll>) -> Markup {
    html! { @match toll { Some(toll) => bdi dir="ltr" { (toll) }, None => "–" } }
}

/// Who stands behind an incident. What a program read and nobody checked is called so.
pub(super) fn standing(visit: &Visit, standing: Standing) -> Markup {
    html! { span class={ "standing " (standing.word()) } { (visit.say(&format!("standing-{}", standing.word()))) } }
}

/// The address of an incident's page.
pub(super) fn address(row: &SnapshotRow) -> String {
    format!("/incidents/{}/{}", super::query::encoded(&row.dataset), super::query::encoded(&row.incident.id))
}

/// An incident in one line.
pub(super) fn line(visit: &Visit, incident: &Incident) -> Markup {
    html! {
        (visit.days(incident.facts.when)) " · " (kind(visit, &incident.facts)) " · " (place(visit, &incident.facts)) " · "
        (visit.say("field-killed")) " " (toll(incident.facts.killed))
    }
}

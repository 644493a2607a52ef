//! The values of an incident as people read them.

use crate::{
    keeping::{SnapshotRow, Standing},
    pages::Visit,
};
use maud::{Markup, html};
use tazamun_record::{Actor, Country, Division, Facts, Incident, Toll};
use tazamun_words::{Lang, text::inert};

pub(super) fn country_name(visit: &Visit, country: Country) -> String {
    if visit.lang() == Lang::Arabic { country.arabic().to_owned() } else { country.english().to_owned() }
}

pub(super) fn division(visit: &Visit, code: &str) -> String {
    let Some(division) = Division::of(code) else { return code.to_owned() };
    if visit.lang() == Lang::Arabic {
        division.names.arabic.to_owned()
    } else {
        division.names.english.to_owned()
    }
}

pub(super) fn kind(visit: &Visit, facts: &Facts) -> String {
    let arabic = visit.lang() == Lang::Arabic;
    match (facts.what.sub_event_type(), facts.what.event_type()) {
        (Some(kind), _) => if arabic { kind.arabic() } else { kind.label() }.to_owned(),
        (None, Some(kind)) => if arabic { kind.arabic() } else { kind.label() }.to_owned(),
        (None, None) => visit.bare("kind-unknown"),
    }
}

/// The place, with what holds it.
pub(super) fn place(visit: &Visit, facts: &Facts) -> Markup {
    let place = &facts.place;
    let within = place.adm1().map(|code| division(visit, code));
    let country = place.country().map(|country| country_name(visit, country));
    html! {
        @if let Some(name) = place.name() { bdi { (inert(name)) } @if within.is_some() || country.is_some() { (visit.say("comma")) " " } }
        @if let Some(within) = &within { bdi { (inert(within)) } @if country.is_some() { (visit.say("comma")) " " } }
        @if let Some(country) = &country { bdi { (country) } }
        @if place.name().is_none() && within.is_none() && country.is_none() { (visit.say("place-unknown")) }
    }
}

pub(super) fn actors(visit: &Visit, actors: &[Actor]) -> Markup {
    let name = |actor: &Actor| {
        if visit.lang() == Lang::Arabic { actor.arabic().to_owned() } else { actor.english().to_owned() }
    };
    html! {
        @if actors.is_empty() { "–" }
        @for (n, actor) in actors.iter().enumerate() { @if n > 0 { (visit.say("comma")) " " } bdi { (inert(&name(actor))) } }
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

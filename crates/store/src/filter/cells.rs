//! What an incident holds in a field: nothing, one value, or several (actors, sources).

use super::field::Field;
use std::borrow::Cow;
use tazamun_record::{Actor, Facts, Incident, Interval, Status, Toll};

/// One value of an incident, in the form in which filters compare it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'a> {
    Text(Cow<'a, str>),
    /// A code, and the name under which people know it.
    Named(&'a str, &'a str),
    Number(f64),
    Days(Interval),
    Flag(bool),
}

/// The values of `field` in this incident; empty where it is not known.
pub(crate) fn cells<'a>(field: &'a Field, incident: &'a Incident) -> Vec<Cell<'a>> {
    let facts = &incident.facts;
    let place = &facts.place;
    match field.name() {
        _ if matches!(field, Field::Column(_)) => {
            text(incident.extra.get(field.name()).map(String::as_str).filter(|cell| !cell.is_empty()))
        }
        "id" => text(Some(&incident.id)),
        "note" => text(incident.note.as_deref()),
        "source" => sources(incident),
        "reports" => number(Some(incident.reports.len())),
        "country" => place.country().map(|c| Cell::Text(c.code().to_owned().into())).into_iter().collect(),
        "adm1" => text(place.adm1()),
        "place" => text(place.name()),
        "lat" => place.point().map(|p| Cell::Number(p.lat())).into_iter().collect(),
        "lon" => place.point().map(|p| Cell::Number(p.lon())).into_iter().collect(),
        "where_prec" => place.prec().map(|p| Cell::Number(i64::from(p) as f64)).into_iter().collect(),
        "actor" => actors(facts.actor1.iter().chain(&facts.actor2)),
        _ => of_facts(field.name(), facts),
    }
}

fn of_facts<'a>(name: &str, facts: &'a Facts) -> Vec<Cell<'a>> {
    match name {
        "event_type" => text(facts.what.event_type().map(|t| t.label())),
        "sub_event_type" => text(facts.what.sub_event_type().map(|t| t.label())),
        "actor1" => actors(&facts.actor1),
        "actor2" => actors(&facts.actor2),
        "claimed_by" => actors(&facts.claimed_by),
        "actor_source" => text(facts.actor_source.as_deref()),
        "killed" => number(toll(facts.killed)),
        "wounded" => number(toll(facts.wounded)),
        "casualties" => number(casualties(facts)),
        "date" => vec![Cell::Days(facts.when)],
        "date_start" => vec![Cell::Days(facts.when.start().into())],
        "date_end" => vec![Cell::Days(facts.when.end().into())],
        "days" => number(usize::try_from(facts.when.days()).ok()),
        "status" => text(Some(status(facts.status))),
        "background" => vec![Cell::Flag(facts.background)],
        "aggregate" => vec![Cell::Flag(facts.aggregate)],
        _ => Vec::new(),
    }
}

fn text(value: Option<&str>) -> Vec<Cell<'_>> {
    value.map(|t| Cell::Text(t.into())).into_iter().collect()
}

fn number<'a>(value: Option<usize>) -> Vec<Cell<'a>> {
    value.map(|n| Cell::Number(n as f64)).into_iter().collect()
}

fn actors<'a>(list: impl IntoIterator<Item = &'a Actor>) -> Vec<Cell<'a>> {
    list.into_iter().map(|actor| Cell::Named(actor.code(), actor.english())).collect()
}

fn sources(incident: &Incident) -> Vec<Cell<'_>> {
    let parts = incident.sources.iter().flat_map(|s| [s.name.as_deref(), s.url.as_deref()]);
    parts.flatten().map(|part| Cell::Text(part.into())).collect()
}

fn toll(toll: Option<Toll>) -> Option<usize> {
    toll.and_then(|t| usize::try_from(t.number()).ok())
}

fn casualties(facts: &Facts) -> Option<usize> {
    let told = facts.casualties.and_then(|n| usize::try_from(n).ok());
    told.or(match (toll(facts.killed), toll(facts.wounded)) {
        (None, None) => None,
        (killed, wounded) => Some(killed.unwrap_or(0).saturating_add(wounded.unwrap_or(0))),
    })
}

/// The word that stands for a status in files.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Occurred => "occurred",
        Status::Claimed => "claimed",
        Status::Disputed => "disputed",
        Status::Foiled => "foiled",
    }
}

//! The records of one incident → the incident.
//!
//! Each field takes the value for which most records speak; where they disagree the incident says so: tolls become
//! low, best and high, dates the days that most records allow, and `told` keeps every value with those who gave it.

use crate::{Record, provenance};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use tazamun_record::{
    Actor, CONFIDENCE, Date, Facts, Incident, Interval, Place, READ_BY, Status, SubEventType, Toll, What,
    day_number,
};

/// One incident of the records in a group; they are in their own order, and there is at least one.
pub(crate) fn incident(group: &[Record<'_>]) -> Option<Incident> {
    let (first, rest) = group.split_first()?;
    if let (Record::Row(_, row), []) = (first, rest) {
        return Some((*row).clone());
    }
    let mut incident = Incident::new(id(first), facts(group)?);
    for record in group {
        match record {
            Record::Report(name, _) => incident.reports.push((*name).clone()),
            Record::Row(_, row) => {
                incident.rows.push(record.name());
                incident.rows.extend(row.rows.iter().cloned());
                incident.reports.extend(row.reports.iter().cloned());
                incident.sources.extend(row.sources.iter().cloned());
            }
        }
    }
    incident.sources.sort();
    incident.sources.dedup();
    incident.note = notes(group);
    incident.extra = extra(group);
    if let Some(confidence) = confidence(group) {
        incident.extra.insert(CONFIDENCE.to_owned(), confidence.to_string());
    }
    if let Some(models) = read_by(group) {
        incident.extra.insert(READ_BY.to_owned(), models);
    }
    if !rest.is_empty() {
        incident.told = provenance::told(group);
    }
    Some(incident)
}

/// Probability that the incident happened: that not all who tell it are wrong. None where no report gives one.
fn confidence(group: &[Record<'_>]) -> Option<f64> {
    let of = |record: &Record<'_>| match record {
        Record::Report(_, report) => report.confidence,
        Record::Row(..) => None,
    };
    group.iter().find_map(of)?;
    let wrong: f64 = group.iter().map(|record| 1.0 - of(record).unwrap_or(1.0)).product();
    Some(1.0 - wrong)
}

/// The language models that read a report of it which nobody has checked.
fn read_by(group: &[Record<'_>]) -> Option<String> {
    let models = group.iter().filter_map(|record| match record {
        Record::Report(_, report) => report.reader.as_ref()?.unchecked_model(),
        Record::Row(_, row) => row.extra.get(READ_BY).cloned(),
    });
    let models: BTreeSet<String> = models.collect();
    (!models.is_empty()).then(|| models.into_iter().collect::<Vec<_>>().join("; "))
}

/// A name made of the first record's content: the same in every run, and as long as no record comes before it.
fn id(first: &Record<'_>) -> String {
    let mut hash = Sha256::new();
    hash.update(first.name());
    for word in first.words() {
        hash.update([0]);
        hash.update(word);
    }
    let facts = first.facts();
    hash.update(format!("{}|{:?}|{:?}|{:?}", facts.when, facts.what, facts.place, facts.killed));
    let digits: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("i{digits}")
}

fn facts(group: &[Record<'_>]) -> Option<Facts> {
    let all: Vec<&Facts> = group.iter().map(Record::facts).collect();
    let mut facts = Facts::new(what(&all), when(&all)?, place(&all));
    facts.actor1 = actors(all.iter().map(|f| f.actor1.as_slice()));
    facts.actor2 = actors(all.iter().map(|f| f.actor2.as_slice()));
    facts.killed = toll(all.iter().filter_map(|f| f.killed));
    facts.wounded = toll(all.iter().filter_map(|f| f.wounded));
    facts.casualties = most(all.iter().filter_map(|f| f.casualties));
    facts.actor_source = most(all.iter().filter_map(|f| f.actor_source.clone()));
    facts.status = status(&all);
    facts.claimed_by = most(all.iter().filter_map(|f| f.claimed_by.clone()));
    facts.background = all.iter().all(|f| f.background);
    facts.aggregate = all.iter().filter(|f| f.aggregate).count() * 2 > all.len();
    Some(facts)
}

/// The value that comes most often; among equals the greatest.
fn most<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().max_by(|(a, n), (b, m)| n.cmp(m).then(a.cmp(b))).map(|(value, _)| value)
}

/// The sub-event type that most give; among equals the codebook's order of precedence decides.
fn what(all: &[&Facts]) -> What {
    let rank = |kind: SubEventType| {
        const FIRST: [SubEventType; 7] = [
            SubEventType::Attack,
            SubEventType::ArmedClash,
            SubEventType::GovernmentRegainsTerritory,
            SubEventType::RemoteExplosive,
            SubEventType::Shelling,
            SubEventType::AirStrike,
            SubEventType::SuicideBomb,
        ];
        (FIRST.iter().position(|k| *k == kind), kind)
    };
    let kinds = all.iter().filter_map(|f| f.what.sub_event_type()).map(rank);
    match most(kinds) {
        Some((_, kind)) => kind.into(),
        None => most(all.iter().filter_map(|f| f.what.event_type()))
            .and_then(|event| What::new(Some(event), None).ok())
            .unwrap_or_default(),
    }
}

/// The days that most records allow, and those between them.
fn when(all: &[&Facts]) -> Option<Interval> {
    let edges: BTreeSet<(i64, Date)> =
        all.iter().flat_map(|f| [f.when.start(), f.when.end()]).map(|d| (day_number(d), d)).collect();
    let votes = |day: Date| all.iter().filter(|f| f.when.contains(day)).count();
    let most = edges.iter().map(|(_, day)| votes(*day)).max()?;
    let mut best = edges.iter().filter(|(_, day)| votes(*day) == most).map(|(_, day)| *day);
    let first = best.next()?;
    Interval::new(first, best.next_back().unwrap_or(first)).ok()
}

/// The place of the finest precision that most name.
fn place(all: &[&Facts]) -> Place {
    let precision = |place: &Place| place.prec().map_or(i64::MAX, i64::from);
    let finest = all.iter().map(|f| precision(&f.place)).min();
    let fine: Vec<&Place> = all.iter().map(|f| &f.place).filter(|p| Some(precision(p)) == finest).collect();
    let name = most(fine.iter().map(|p| p.name()));
    let named = fine.iter().find(|p| Some(p.name()) == name);
    named.or(fine.first()).map(|p| (*p).clone()).unwrap_or_default()
}

/// The actors that at least half of those name who name any; where no two agree, those named most.
fn actors<'a>(sides: impl Iterator<Item = &'a [Actor]>) -> Vec<Actor> {
    let known = |side: &&[Actor]| side.iter().any(|a| a.code() != "UNIDENTIFIED");
    let all: Vec<&[Actor]> = sides.filter(|side| !side.is_empty()).collect();
    let named: Vec<&[Actor]> = all.iter().copied().filter(known).collect();
    let voters = if named.is_empty() { all } else { named };
    let votes = |actor: &Actor| voters.iter().filter(|side| side.contains(actor)).count();
    let mut chosen: Vec<&Actor> = Vec::new();
    for actor in voters.iter().flat_map(|side| side.iter()) {
        if votes(actor) * 2 >= voters.len() && !chosen.contains(&actor) {
            chosen.push(actor);
        }
    }
    if chosen.is_empty() {
        chosen.extend(voters.iter().flat_map(|side| side.iter()).max_by_key(|actor| (votes(actor), *actor)));
    }
    chosen.into_iter().cloned().collect()
}

/// The bounds of all tolls, and the best estimate that most give (the highest among equals: tolls rise while news
/// goes on).
///
/// An open toll ("at least 30") leaves the sum open only where no other record gives an upper bound above it.
fn toll(tolls: impl Iterator<Item = Toll>) -> Option<Toll> {
    let all: Vec<Toll> = tolls.collect();
    let best = most(all.iter().filter_map(Toll::best));
    let low = all.iter().filter_map(|t| t.low().or(t.best())).min();
    let floor = all.iter().filter_map(|t| t.best().or(t.low())).max();
    let high = all.iter().filter_map(Toll::high).max().filter(|high| Some(*high) >= floor);
    Toll::new(low, best, high).ok()
}

/// Disputed where one record says that it is denied; a claim where nobody but a party tells it; foiled where most
/// say so.
fn status(all: &[&Facts]) -> Status {
    let count = |status| all.iter().filter(|f| f.status == status).count();
    let (claimed, foiled) = (count(Status::Claimed), count(Status::Foiled));
    if count(Status::Disputed) > 0 {
        Status::Disputed
    } else if foiled * 2 > all.len() {
        Status::Foiled
    } else if claimed == all.len() {
        Status::Claimed
    } else {
        Status::Occurred
    }
}

fn notes(group: &[Record<'_>]) -> Option<String> {
    let rows = group.iter().filter_map(|record| match record {
        Record::Row(_, row) => row.note.as_deref(),
        Record::Report(..) => None,
    });
    let notes: BTreeSet<&str> = rows.collect();
    (!notes.is_empty()).then(|| notes.into_iter().collect::<Vec<_>>().join(" | "))
}

/// The columns of all rows; one that two datasets fill differently is kept under `dataset:column`, too.
fn extra(group: &[Record<'_>]) -> BTreeMap<String, String> {
    let mut columns: BTreeMap<String, String> = BTreeMap::new();
    for record in group {
        let Record::Row(dataset, row) = record else { continue };
        for (name, value) in &row.extra {
            match columns.get(name) {
                None => {
                    columns.insert(name.clone(), value.clone());
                }
                Some(other) if other == value => {}
                Some(_) => {
                    columns.insert(format!("{dataset}:{name}"), value.clone());
                }
            }
        }
    }
    columns
}

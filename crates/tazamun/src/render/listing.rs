//! What a store holds, a line each, parted by tabs; foreign words do nothing but stand there.

use crate::{inert, mended::counted};
use tazamun_record::Incident;
use tazamun_store::{ArticleLine, StoredDecision, StoredFinding};

/// A dataset, and how many incidents it has.
pub fn dataset(name: &str, incidents: usize) -> String {
    columns(&[&counted(incidents, "incident"), name])
}

/// An article.
pub fn article(line: &ArticleLine) -> String {
    let reports = format!("{} reports", line.reports);
    columns(&[&line.doc, &line.published.to_string(), &reports, &line.title])
}

/// Id, days, country or division, place, kind, killed.
pub fn incident(incident: &Incident) -> String {
    let facts = &incident.facts;
    let country = facts.place.country().map(|c| c.code().to_owned());
    let region = facts.place.adm1().map(str::to_owned).or(country).unwrap_or_default();
    let kind = facts.what.sub_event_type().map(|k| k.label()).unwrap_or_default();
    let killed = facts.killed.map(|t| format!("{t} killed")).unwrap_or_default();
    let place = facts.place.name().unwrap_or_default();
    columns(&[&incident.id, &facts.when.to_string(), &region, place, kind, &killed])
}

/// A decision.
pub fn decision(decision: &StoredDecision) -> String {
    columns(&[decision.verdict.word(), &decision.a, &decision.b, &decision.at])
}

/// A finding.
pub fn finding(finding: &StoredFinding) -> String {
    let moved = if finding.data_moved_on { "its data have moved on" } else { "its data stand" };
    columns(&[&finding.id.to_string(), &finding.at, moved, &finding.command])
}

fn columns(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| inert::line(cell)).collect();
    cells.join("\t") + "\n"
}

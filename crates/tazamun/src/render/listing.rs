//! What a store holds, a line each, parted by tabs; foreign words do nothing but stand there.

use super::explain_view::kind;
use crate::inert;
use tazamun_record::{Incident, READ_BY};
use tazamun_store::{ArticleLine, LogLine, StoredDecision, StoredFinding};
use tazamun_words::{Value, Words};

/// How many articles.
pub fn articles(words: &Words, count: usize) -> String {
    columns(&[&number(words, "n-articles", count)])
}

/// A dataset, and how many incidents it has.
pub fn dataset(words: &Words, name: &str, incidents: usize) -> String {
    columns(&[&number(words, "n-incidents", incidents), name])
}

/// An article.
pub fn article(words: &Words, line: &ArticleLine) -> String {
    let reports = number(words, "n-reports", line.reports);
    columns(&[&line.doc, &line.published.to_string(), &reports, &line.title])
}

/// Id, days, country or division, place, kind, killed; and the language model that read it, where nobody has checked that.
pub fn incident(words: &Words, incident: &Incident) -> String {
    let facts = &incident.facts;
    let country = facts.place.country().map(|c| c.code().to_owned());
    let region = facts.place.adm1().map(str::to_owned).or(country).unwrap_or_default();
    let kind = facts.what.sub_event_type().map(|sub| kind(words, sub)).unwrap_or_default();
    let killed = |toll: String| words.say("list-killed", &[("toll", Value::text(toll))]).bare();
    let killed = facts.killed.map(|toll| killed(toll.to_string())).unwrap_or_default();
    let place = facts.place.name().unwrap_or_default();
    let model = incident.extra.get(READ_BY).map(|_| words.bare("list-by-model"));
    let when = facts.when.to_string();
    let mut cells = vec![incident.id.as_str(), &when, &region, place, &kind, &killed];
    cells.extend(model.as_deref());
    columns(&cells)
}

/// A decision.
pub fn decision(words: &Words, decision: &StoredDecision) -> String {
    let verdict = words.bare(&format!("decision-{}", decision.verdict.word()));
    columns(&[&verdict, &decision.a, &decision.b, &decision.at])
}

/// A finding.
pub fn finding(words: &Words, finding: &StoredFinding) -> String {
    let moved = words.bare(if finding.data_moved_on { "list-moved-on" } else { "list-stands" });
    columns(&[&finding.id.to_string(), &finding.at, &moved, &finding.command])
}

/// What was done to a store: when, what, and to what, as it was written down then.
pub fn done(words: &Words, line: &LogLine) -> String {
    let verb = words.bare(&format!("log-{}", line.verb));
    columns(&[&line.at, &verb, &line.what])
}

fn number(words: &Words, what: &str, n: usize) -> String {
    words.say(what, &[("n", n.into())]).bare()
}

fn columns(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| inert::line(cell)).collect();
    cells.join("\t") + "\n"
}

//! Two lists of incidents → what differs between them, field by field.
//!
//! Serves two ends: what a new release of a dataset changed ([`diff`]), and what a file could not carry ([`Losses`]:
//! the incidents that were written against those that its reader gives back).

use crate::Incident;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
};

/// A field of an incident, and whether two incidents agree on it.
type Field = (&'static str, fn(&Incident, &Incident) -> bool);

const FIELDS: &[Field] = &[
    ("event_type", |a, b| a.facts.what.event_type() == b.facts.what.event_type()),
    ("sub_event_type", |a, b| a.facts.what.sub_event_type() == b.facts.what.sub_event_type()),
    ("date", |a, b| a.facts.when == b.facts.when),
    ("country", |a, b| a.facts.place.country() == b.facts.place.country()),
    ("adm1", |a, b| a.facts.place.adm1() == b.facts.place.adm1()),
    ("place", |a, b| a.facts.place.name() == b.facts.place.name()),
    ("lat, lon", |a, b| a.facts.place.point() == b.facts.place.point()),
    ("where_prec", |a, b| a.facts.place.prec() == b.facts.place.prec()),
    ("actor1", |a, b| a.facts.actor1 == b.facts.actor1),
    ("actor2", |a, b| a.facts.actor2 == b.facts.actor2),
    ("killed", |a, b| a.facts.killed == b.facts.killed),
    ("wounded", |a, b| a.facts.wounded == b.facts.wounded),
    ("casualties", |a, b| a.facts.casualties == b.facts.casualties),
    ("actor_source", |a, b| a.facts.actor_source == b.facts.actor_source),
    ("status", |a, b| a.facts.status == b.facts.status),
    ("claimed_by", |a, b| a.facts.claimed_by == b.facts.claimed_by),
    ("background", |a, b| a.facts.background == b.facts.background),
    ("aggregate", |a, b| a.facts.aggregate == b.facts.aggregate),
    ("reports", |a, b| a.reports == b.reports),
    ("rows", |a, b| a.rows == b.rows),
    ("told", |a, b| a.told == b.told),
    ("sources", |a, b| a.sources == b.sources),
    ("note", |a, b| a.note == b.note),
];

/// The names of the fields on which two incidents differ; a column of a dataset is named `extra.<column>`.
fn differing(a: &Incident, b: &Incident) -> Vec<String> {
    let fields = FIELDS.iter().filter(|(_, same)| !same(a, b)).map(|(name, _)| (*name).to_owned());
    let columns: BTreeSet<&String> = a.extra.keys().chain(b.extra.keys()).collect();
    let columns = columns.into_iter().filter(|c| a.extra.get(*c) != b.extra.get(*c));
    fields.chain(columns.map(|c| format!("extra.{c}"))).collect()
}

/// The number of fields on which two incidents differ, whatever the columns of their datasets say.
pub(super) fn distance(a: &Incident, b: &Incident) -> usize {
    FIELDS.iter().filter(|(_, same)| !same(a, b)).count()
}

/// What changed from one release of a dataset to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff<'a> {
    /// Incidents that the new release has and the old has not, in its order.
    pub added: Vec<&'a Incident>,
    /// Incidents that the old release has and the new has not, in its order.
    pub removed: Vec<&'a Incident>,
    /// Incidents of both that differ, in the order of the new release.
    pub changed: Vec<Change<'a>>,
    /// Number of incidents that are the same in both.
    pub unchanged: usize,
}

/// An incident that a new release tells otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'a> {
    /// As the old release told it.
    pub old: &'a Incident,
    /// As the new release tells it.
    pub new: &'a Incident,
    /// The fields that differ; a column of the dataset is `extra.<column>`.
    pub fields: Vec<String>,
}

/// Compares two releases of a dataset by the ids of their incidents.
///
/// ```
/// use tazamun_record::formats::{diff, read_events};
/// let old = read_events("v1.csv", b"id,date,killed\na,2022-01-21,10\nb,2022-01-22,1\n").unwrap().incidents;
/// let new = read_events("v2.csv", b"id,date,killed\na,2022-01-21,11\nc,2022-01-23,2\n").unwrap().incidents;
/// let diff = diff(&old, &new);
/// assert_eq!((diff.added.len(), diff.removed.len(), diff.unchanged), (1, 1, 0));
/// assert_eq!(diff.changed[0].fields, ["killed"]);
/// ```
pub fn diff<'a>(old: &'a [Incident], new: &'a [Incident]) -> Diff<'a> {
    let before: HashMap<&str, &Incident> = old.iter().map(|i| (i.id.as_str(), i)).collect();
    let after: BTreeSet<&str> = new.iter().map(|i| i.id.as_str()).collect();
    let removed = old.iter().filter(|i| !after.contains(i.id.as_str())).collect();
    let mut diff = Diff { added: Vec::new(), removed, changed: Vec::new(), unchanged: 0 };
    for new in new {
        match before.get(new.id.as_str()).copied() {
            None => diff.added.push(new),
            Some(old) => match differing(old, new) {
                fields if fields.is_empty() => diff.unchanged += 1,
                fields => diff.changed.push(Change { old, new, fields }),
            },
        }
    }
    diff
}

impl Diff<'_> {
    /// In how many of the changed incidents each field differs.
    pub fn fields(&self) -> BTreeMap<&str, usize> {
        let mut count = BTreeMap::new();
        for field in self.changed.iter().flat_map(|c| &c.fields) {
            *count.entry(field.as_str()).or_default() += 1;
        }
        count
    }
}

impl fmt::Display for Diff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (added, removed, changed) = (self.added.len(), self.removed.len(), self.changed.len());
        write!(f, "{added} added, {changed} changed, {removed} removed, {} as before", self.unchanged)?;
        for (field, count) in self.fields() {
            write!(f, "\n  {field}: changed in {count}")?;
        }
        Ok(())
    }
}

/// Incidents that could not be written and are named; the others are counted.
const NAMED: usize = 5;

/// What a file could not carry over, by field: how many incidents its own reader does not give back alike.
///
/// It is measured on the file itself, not on a list of what a format is thought to hold: the file is read again and
/// compared with what was to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Losses {
    /// Number of incidents that were to be written.
    pub incidents: usize,
    /// The ids of the incidents that the file does not give back at all.
    pub not_written: Vec<String>,
    /// For each field or `extra.<column>`, the number of incidents in which it is lost or altered.
    pub fields: BTreeMap<String, usize>,
}

impl Losses {
    /// What `after` does not give back of `before`.
    pub(super) fn between(before: &[Incident], after: &[Incident]) -> Self {
        let given: HashMap<&str, &Incident> = after.iter().map(|i| (i.id.as_str(), i)).collect();
        let mut losses = Losses { incidents: before.len(), ..Losses::default() };
        for incident in before {
            match given.get(incident.id.as_str()) {
                None => losses.not_written.push(incident.id.clone()),
                Some(given) => {
                    for field in differing(incident, given) {
                        // A column that the format adds of its own is no loss.
                        let added =
                            field.strip_prefix("extra.").is_some_and(|c| !incident.extra.contains_key(c));
                        if !added {
                            *losses.fields.entry(field).or_default() += 1;
                        }
                    }
                }
            }
        }
        losses
    }

    /// Whether everything was carried over.
    pub fn is_empty(&self) -> bool {
        self.not_written.is_empty() && self.fields.is_empty()
    }
}

impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return write!(f, "{} incidents, nothing lost", self.incidents);
        }
        write!(f, "of {} incidents:", self.incidents)?;
        if !self.not_written.is_empty() {
            let named = self.not_written.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
            let more = if self.not_written.len() > NAMED { ", …" } else { "" };
            write!(f, "\n  {} cannot be written at all: {named}{more}", self.not_written.len())?;
        }
        let is_column = |field: &str| field.strip_prefix("extra.").map(str::to_owned);
        for (field, count) in self.fields.iter().filter(|(field, _)| is_column(field).is_none()) {
            write!(f, "\n  {field}: not carried over, or altered, in {count}")?;
        }
        let columns: Vec<String> = self.fields.keys().filter_map(|field| is_column(field)).collect();
        if columns.is_empty() {
            return Ok(());
        }
        write!(f, "\n  columns without a place there, or written otherwise: {}", columns.join(", "))
    }
}

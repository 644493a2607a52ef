//! What is in doubt about incidents that were read from articles: whether they happened as read, whether two are one.

use std::collections::{BTreeMap, BTreeSet};
use tazamun_record::Incident;

/// What is in doubt about the incidents of a store.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Doubts {
    /// Probability that an incident belongs in the record, by its id; those that are not named are sure.
    pub probability: BTreeMap<String, f64>,
    /// Incidents that are not in the record and may belong there: a report that was joined to another incident and may be
    /// one of its own. Each with its probability.
    pub possible: Vec<(Incident, f64)>,
    /// Ids of the incidents that a person has looked at.
    pub reviewed: BTreeSet<String>,
}

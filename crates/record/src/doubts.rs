//! What is in doubt about incidents that were read from articles: whether they happened as read, whether two are one.

use crate::Incident;
use std::collections::{BTreeMap, BTreeSet};

/// The name under which [`Incident::extra`] keeps the probability that an incident merged from reports happened, where its
/// reports give one.
pub const CONFIDENCE: &str = "confidence";

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

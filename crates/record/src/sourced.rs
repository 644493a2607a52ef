//! An incident together with the reports that tell it: what a reader needs in order to go back to the words.

use crate::{Incident, Report};
use serde::Serialize;

/// An incident that articles tell, with every report of it.
#[derive(Debug, Clone, Serialize)]
pub struct SourcedIncident {
    /// The incident, merged from its reports.
    pub incident: Incident,
    /// The reports, each with its article.
    pub reports: Vec<LinkedReport>,
}

/// One report of an incident.
#[derive(Debug, Clone, Serialize)]
pub struct LinkedReport {
    /// Its article, by its place in the list of articles that it is given with; a number beyond the list shows the report
    /// without a source.
    pub article: usize,
    /// The report with its quotes, which are substrings of [`Article::whole`](crate::Article::whole).
    pub report: Report,
}

//! One real-world event, from all the reports or dataset rows that tell it.

use crate::{Date, Facts};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, str::FromStr};

/// One real-world event, with where its values come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Its name: a dataset's own id, or one derived from the content of its reports.
    pub id: String,
    /// Its values.
    #[serde(flatten)]
    pub facts: Facts,
    /// The reports that tell it; empty for a dataset's row.
    #[serde(default)]
    pub reports: Vec<ReportRef>,
    /// The rows of datasets that tell it, as `dataset:id`; empty where it comes from reports or stands in its own
    /// dataset.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<String>,
    /// Who told which value, by the names of the fields; empty where one report or row alone tells the incident.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub told: BTreeMap<String, Vec<SourcedValue>>,
    /// Where it can be read.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What its coder wrote beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Columns of a dataset that the codebook has no field for, as text, by their own names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

impl Incident {
    /// An incident of which nothing but its facts is known.
    pub fn new(id: impl Into<String>, facts: Facts) -> Self {
        Incident {
            id: id.into(),
            facts,
            reports: Vec::new(),
            rows: Vec::new(),
            told: BTreeMap::new(),
            sources: Vec::new(),
            note: None,
            extra: BTreeMap::new(),
        }
    }
}

/// One value that a field of an incident was given, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourcedValue {
    /// The value as people write it: `11`, `30+`, `2022-01-20..2022-01-21`, `IS`.
    pub value: String,
    /// The reports (`doc#index`) and rows (`dataset:id`) that give it.
    pub by: Vec<String>,
}

/// A report, by its article and its place in that article's list: `doc#index`, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReportRef {
    /// The article's name.
    pub doc: String,
    /// The report's place in the article's list, from 0.
    pub index: usize,
}

/// A text that names no report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' names no report; write the article's name, '#' and the report's number from 0")]
pub struct NoReportRef {
    /// The text as it was found.
    pub text: String,
}

impl FromStr for ReportRef {
    type Err = NoReportRef;
    fn from_str(s: &str) -> Result<Self, NoReportRef> {
        let parts = s.rsplit_once('#').and_then(|(doc, n)| Some((doc, n.parse().ok()?)));
        match parts {
            Some((doc, index)) if !doc.is_empty() => Ok(ReportRef { doc: doc.to_owned(), index }),
            _ => Err(NoReportRef { text: s.to_owned() }),
        }
    }
}

impl TryFrom<String> for ReportRef {
    type Error = NoReportRef;
    fn try_from(s: String) -> Result<Self, NoReportRef> {
        s.parse()
    }
}

impl From<ReportRef> for String {
    fn from(r: ReportRef) -> Self {
        r.to_string()
    }
}

impl std::fmt::Display for ReportRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}#{}", self.doc, self.index)
    }
}

/// Where an incident can be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Source {
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

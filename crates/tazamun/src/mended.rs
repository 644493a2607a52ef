//! What was mended, passed over and lost between a file and its incidents, for people and as JSON.
//!
//! It goes to standard error as sentences; verbs that are asked for JSON print [`Account`] instead.

use crate::inert;
use std::io::Write as _;
use tazamun_record::formats::{Events, Losses};

/// Faults of a lenient reading that are shown; the others are counted.
const SHOWN: usize = 10;

/// What became of one file that was read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FileRead {
    /// Its name as given.
    pub file: String,
    /// What it was read as.
    pub format: String,
    /// Incidents that it holds.
    pub incidents: usize,
    /// What was read only after mending, a sentence each.
    pub mended: Vec<String>,
    /// The rows that a lenient reading passed over, with line, column and fault.
    pub passed_over: Vec<String>,
}

impl FileRead {
    /// Of a reading.
    pub fn of(name: &str, events: &Events) -> Self {
        FileRead {
            file: name.to_owned(),
            format: events.format.to_string(),
            incidents: events.incidents.len(),
            mended: events.warnings.iter().map(ToString::to_string).collect(),
            passed_over: events.left_out.iter().map(ToString::to_string).collect(),
        }
    }

    /// Tells it on standard error: what was mended, and the first of the rows that were passed over.
    pub fn tell(&self) {
        for mended in &self.mended {
            tell(&inert::line(&format!("{}: {mended}", self.file)));
        }
        for fault in self.passed_over.iter().take(SHOWN) {
            tell(&inert::line(&format!("passed over: {fault}")));
        }
        if !self.passed_over.is_empty() {
            tell(&format!(
                "{}: {} passed over",
                inert::line(&self.file),
                counted(self.passed_over.len(), "row")
            ));
        }
    }
}

/// What became of incidents that were written as a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Account {
    /// The files that they were read from; none where they came from a store.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<FileRead>,
    /// The format that they were written in.
    pub written_as: String,
    /// Incidents that were to be written.
    pub incidents: usize,
    /// Incidents that the file cannot hold at all.
    pub missing: usize,
    /// For each field (or `extra.COLUMN`), the number of incidents in which it is lost or altered.
    pub lost: std::collections::BTreeMap<String, usize>,
    /// What was added, changed and removed since an older release, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
}

/// How many incidents an older release had otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs)]
pub struct Since {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    pub unchanged: usize,
}

impl Account {
    /// Of a file that was written in a format.
    pub fn of(format: impl ToString, losses: &Losses) -> Self {
        Account {
            read: Vec::new(),
            written_as: format.to_string(),
            incidents: losses.incidents,
            missing: losses.not_written.len(),
            lost: losses.fields.clone(),
            since: None,
        }
    }
}

/// Tells on standard error what a format could not carry; fields of a table bear the names that its makers gave them.
pub fn tell_losses(format: impl std::fmt::Display, losses: &Losses) {
    let mut named = losses.clone();
    named.fields =
        losses.fields.iter().map(|(name, count)| (inert::line(name).into_owned(), *count)).collect();
    tell(&format!("as {format}, {named}"));
}

/// A sentence on standard error.
pub fn tell(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "tazamun: {}", inert::text(sentence));
}

/// "1 article", "2 articles".
pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

//! What was mended, passed over and lost between a file and its incidents, for people and as JSON.
//!
//! It goes to standard error as sentences; verbs that are asked for JSON print [`Account`] instead.

use crate::inert;
use std::io::Write as _;
use tazamun_intake::FileRead;
use tazamun_record::formats::Losses;

/// Faults of a lenient reading that are shown; the others are counted.
const SHOWN: usize = 10;

/// Tells on standard error what became of a file that was read: what was mended, and the first of the rows that were passed
/// over.
pub fn tell_of(read: &FileRead) {
    for mended in &read.mended {
        tell(&inert::line(&format!("{}: {mended}", read.file)));
    }
    for fault in read.passed_over.iter().take(SHOWN) {
        tell(&inert::line(&format!("passed over: {fault}")));
    }
    if !read.passed_over.is_empty() {
        tell(&format!("{}: {} passed over", inert::line(&read.file), counted(read.passed_over.len(), "row")));
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

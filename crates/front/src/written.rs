//! What became of incidents that were written as a file, as every front tells it to programs.

use tazamun_intake::FileRead;
use tazamun_record::formats::{Diff, Losses};

/// What became of incidents that were written as a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WriteReport {
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

impl From<&Diff<'_>> for Since {
    fn from(diff: &Diff<'_>) -> Self {
        Since {
            added: diff.added.len(),
            changed: diff.changed.len(),
            removed: diff.removed.len(),
            unchanged: diff.unchanged,
        }
    }
}

impl WriteReport {
    /// Of a file that was written in a format.
    pub fn of(format: impl ToString, losses: &Losses) -> Self {
        WriteReport {
            read: Vec::new(),
            written_as: format.to_string(),
            incidents: losses.incidents,
            missing: losses.not_written.len(),
            lost: losses.fields.clone(),
            since: None,
        }
    }
}

//! What a person decided about two reports or rows: one incident, or two.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Whether two tellings are of one incident.
///
/// ```
/// use tazamun_record::Verdict;
/// assert_eq!("same".parse(), Ok(Verdict::Same));
/// assert_eq!(Verdict::Different.to_string(), "different");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Both tell one incident.
    Same,
    /// They tell two.
    Different,
}

impl Verdict {
    /// The word that stands for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Different => "different",
        }
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

/// A word that is no decision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{word}' is no decision; write same or different")]
pub struct UnknownVerdict {
    /// The word as it was found, in small letters.
    pub word: String,
}

impl FromStr for Verdict {
    type Err = UnknownVerdict;
    fn from_str(s: &str) -> Result<Self, UnknownVerdict> {
        match s.trim().to_ascii_lowercase().as_str() {
            "same" => Ok(Verdict::Same),
            "different" => Ok(Verdict::Different),
            other => Err(UnknownVerdict { word: other.to_owned() }),
        }
    }
}

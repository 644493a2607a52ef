//! What whoever reads an answer must be told, as codes with arguments: the words belong to whoever shows it.

use schemars::JsonSchema;
use serde::Serialize;

/// Something to be told beside an answer.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "code")]
#[non_exhaustive]
pub enum Warning {
    /// Rows of a file were read only after mending.
    Mended {
        /// The file.
        file: String,
        /// What was mended and how, as a clause.
        what: String,
        /// In how many rows.
        count: usize,
        /// The first of them, by its line in the file.
        first_line: u64,
    },
    /// Incidents were read from articles by machine, and nobody has checked them.
    Unreviewed {
        /// How many of those that the answer rests on.
        incidents: usize,
        /// Of how many.
        of: usize,
        /// Of those that nobody has checked, how many a language model pointed at.
        #[serde(skip_serializing_if = "is_none")]
        #[schemars(default)]
        by_model: usize,
    },
    /// A setting has no bearing on what was asked.
    NoBearing {
        /// The setting.
        option: String,
        /// What it has no bearing on.
        on: String,
        /// Why, as a clause.
        #[serde(serialize_with = "crate::phrases::no_bearing_json")]
        #[schemars(with = "String")]
        why: NoBearing,
    },
    /// Nearly every place to which the line could have been moved is alike: p says little.
    FewMoves {
        /// Share of the moves that were possible.
        admissible: f64,
    },
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// Why a setting has no bearing on what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBearing {
    /// The test's p is that of a likelihood ratio: nothing is drawn for it.
    LikelihoodRatio,
}

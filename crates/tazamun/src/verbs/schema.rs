//! `tazamun schema NAME`: the JSON Schema of an answer, for those who read `--json` by program.

use super::{all_pairs, methods, pair, seam, sync, trend, wake, waves};
use crate::{Failure, output};
use schemars::{Schema, schema_for};

const EXAMPLES: &str = "\
Examples:
  tazamun schema sync > tazamun.sync-1.json
  tazamun schema pair | jq '.properties | keys'

Each answer names its schema and version in its field \"schema\" (\"tazamun.sync/1\"). A version's number
goes up when a field is renamed, taken out or changes its meaning; new fields leave it as it is.";

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Whose answer
    answer: Answer,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Answer {
    /// `sync` of two series
    Sync,
    /// `sync --all-pairs`
    AllPairs,
    /// `sync --method`
    Method,
    /// `pair`
    Pair,
    /// `waves`
    Waves,
    /// `trend`
    Trend,
    /// `wake`
    Wake,
    /// `seam`
    Seam,
}

impl Answer {
    /// Its JSON Schema (draft 2020-12).
    #[must_use]
    pub fn schema(self) -> Schema {
        match self {
            Self::Sync => schema_for!(sync::Answer),
            Self::AllPairs => schema_for!(all_pairs::Answer),
            Self::Method => schema_for!(methods::Answer),
            Self::Pair => schema_for!(pair::Answer),
            Self::Waves => schema_for!(waves::Answer),
            Self::Trend => schema_for!(trend::Answer),
            Self::Wake => schema_for!(wake::Answer),
            Self::Seam => schema_for!(seam::Answer),
        }
    }
}

/// Prints the schema.
///
/// # Errors
/// [`Failure::Output`] where standard output is closed.
pub fn run(args: &Args) -> Result<(), Failure> {
    output::print(&format!("{:#}\n", args.answer.schema().as_value()))
}

//! `tazamun schema NAME`: the JSON Schema of an answer, for those who read `--json` by program.

use crate::{Failure, output};
use schemars::{Schema, schema_for};
use tazamun_analysis::{
    AlarmsFound, AllPairsFound, Answer, Boundary, ChanceOfPair, Classical, EventStudy, JointDays, NearFound,
    RankFound, ShareFound, Synchrony, TrendFound,
};

const EXAMPLES: &str = "\
Examples:
  tazamun schema sync > tazamun.sync-2.json
  tazamun schema pair | jq '.properties | keys'

Each answer has one form: schema, version, data, question, result, certificate, warnings; it names its schema and version
in its field \"schema\" (\"tazamun.sync/2\"). A version's number goes up when a field is renamed, taken out or changes its
meaning; new fields leave it as it is.";

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Whose answer
    answer: AnswerName,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum AnswerName {
    /// `sync`
    Sync,
    /// `pairs`
    #[value(alias = "all-pairs")]
    Pairs,
    /// `classic`
    #[value(alias = "method")]
    Classic,
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
    /// `near`
    Near,
    /// `rank`
    Rank,
    /// `share`
    Share,
    /// `alarms`
    Alarms,
}

impl AnswerName {
    /// Its JSON Schema (draft 2020-12).
    #[must_use]
    pub fn schema(self) -> Schema {
        match self {
            Self::Sync => schema_for!(Answer<Synchrony>),
            Self::Pairs => schema_for!(Answer<AllPairsFound>),
            Self::Classic => schema_for!(Answer<Classical>),
            Self::Pair => schema_for!(Answer<ChanceOfPair>),
            Self::Waves => schema_for!(Answer<JointDays>),
            Self::Trend => schema_for!(Answer<TrendFound>),
            Self::Wake => schema_for!(Answer<EventStudy>),
            Self::Seam => schema_for!(Answer<Boundary>),
            Self::Near => schema_for!(Answer<NearFound>),
            Self::Rank => schema_for!(Answer<RankFound>),
            Self::Share => schema_for!(Answer<ShareFound>),
            Self::Alarms => schema_for!(Answer<AlarmsFound>),
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

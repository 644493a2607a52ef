//! `tazamun pairs`: which of many series fall together more often than chance explains?

use super::sync::First;
use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings, needed},
    language::LangArg,
    render,
    store_args::KeepArg,
};
use tazamun_analysis::{AllPairsQuestion, AnyQuestion, Dataset, Period};

const EXAMPLES: &str = "\
Examples:
  tazamun pairs built-in --by adm1
  tazamun pairs ged.csv --by adm1 --only 'country=IQ,actor1=IS' --within 1 --json

Every pair of the series that --by makes of the events is tested, and p corrected for how many pairs there are.";

/// Arguments of `pairs`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<PairsSettings>,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    keep: KeepArg,
    #[command(flatten)]
    lang: LangArg,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct PairsSettings {
    /// Field whose values part the events into series: country, adm1, place, actor1, event_type, or any column
    #[arg(long, value_name = "FIELD")]
    by: Option<String>,
    /// Only events that this filter selects
    #[arg(long, value_name = "FILTER")]
    only: Option<String>,
    /// Two days count as close where they lie at most this many days apart
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    within: u32,
    /// Which side of a pair must come first for two days to count as a coincidence
    #[arg(long, value_enum, default_value_t = First::Either)]
    first: First,
}

impl Settings for PairsSettings {
    const VERB: &'static str = "pairs";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        Ok(AnyQuestion::Pairs(AllPairsQuestion {
            by: needed(self.by.clone(), "by", "adm1")?,
            only: self.only.clone(),
            period,
            within: self.within,
            order: self.first.into(),
        }))
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where the data, the filter, the field or the plan are wrong, or fewer than two groups hold enough events.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Pairs(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted()?)?;
    asked.show(question.answer(&data)?, &args.answer, Some(&args.keep), |found| {
        render::all_pairs::text(found, &args.lang.words())
    })
}

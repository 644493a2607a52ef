//! `tazamun trend`: do attacks increase, and when did their level change?

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings},
    language::LangArg,
    render,
};
use tazamun_analysis::{AnyQuestion, Dataset, Period, TrendQuestion};

const EXAMPLES: &str = "\
Examples:
  tazamun trend built-in --filter country=IQ
  tazamun trend ged_iq.csv --filter 'dyad_name=\"IS - Civilians\"' --from 2014-01-01 --json
  tazamun trend events.csv --no-coverage 2021-08-01..2021-08-31 --lang ar

The slope is over the whole of the days looked at, with errors that know about bursts, campaigns and (from two years on) the
season. It is never a comparison of two hand-picked months.";

/// Arguments of `trend`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<TrendSettings>,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    lang: LangArg,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct TrendSettings {
    /// Only incidents that this filter selects (country=IQ,actor1=IS,killed>=3)
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Settings for TrendSettings {
    const VERB: &'static str = "trend";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        Ok(AnyQuestion::Trend(TrendQuestion { filter: self.filter.clone(), period, seed: self.seed }))
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where the data, the filter or the plan are wrong.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Trend(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted()?)?;
    asked.show(question.answer(&data)?, &args.answer, None, |found| {
        render::trend::text(found, &args.lang.words())
    })
}

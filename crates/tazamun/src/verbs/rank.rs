//! `tazamun rank`: is an incident the largest, the first or the last since a day, and how exceptional is it?

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings},
    language::LangArg,
    render,
};
use tazamun_analysis::{AnyQuestion, COMPLETE_FROM, Dataset, Period, RankQuestion};
use tazamun_record::Date;

const EXAMPLES: &str = "\
Examples:
  tazamun rank built-in --filter country=IQ --on 2022-01-21
      Is the attack of that day the largest since the record began? When was the last one before it?
  tazamun rank ged_iq.csv --from 2017-01-01 --complete-from 10 --json
  tazamun rank built-in --lang ar

'The largest since …' is answered exactly, by the bounds of tolls: ties, vague days and incidents without a toll are said. How
exceptional it is, is told by a tail of the tolls from --complete-from on: smaller incidents, which records miss, do not enter.";

/// Arguments of `rank`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<RankSettings>,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    lang: LangArg,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct RankSettings {
    /// Only incidents that this filter selects (country=IQ,actor1=IS)
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// Day of the incident: the largest of that day [default: the largest of all days]
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Least number killed from which on the record is taken to be complete
    #[arg(long, value_name = "KILLED", default_value_t = COMPLETE_FROM)]
    complete_from: u32,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Leave out the certificate: how often this very answer is wrong on simulated records like this one
    #[arg(long)]
    no_certificate: bool,
}

impl Settings for RankSettings {
    const VERB: &'static str = "rank";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        Ok(AnyQuestion::Rank(RankQuestion {
            filter: self.filter.clone(),
            period,
            on: self.on,
            complete_from: self.complete_from,
            seed: self.seed,
            certificate: !self.no_certificate,
        }))
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where a file or the plan is wrong, or no incident lies on the day.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Rank(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted()?)?;
    let answer = question.answer(&data)?;
    asked.show(answer, &args.answer, None, |found| render::rank::text(found, &args.lang.words()))
}

//! `tazamun share`: which part of the incidents is of a kind, in a place, against somebody?

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings, needed},
    language::LangArg,
    render,
};
use tazamun_analysis::{AnyQuestion, Dataset, Period, ShareQuestion};

const EXAMPLES: &str = "\
Examples:
  tazamun share built-in --filter actor1=IS --part country=IQ
      Do most attacks of the group fall in Iraq?
  tazamun share events.csv --part 'killed>=3' --from 2021-01-01 --json
  tazamun share built-in --part country=SY --lang ar

Incidents of one burst resemble one another; the interval is that of as many independent incidents as they are worth.";

/// Arguments of `share`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<ShareSettings>,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    lang: LangArg,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct ShareSettings {
    /// All incidents in question [default: all]
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// The part of them that is asked about
    #[arg(long, value_name = "FILTER")]
    part: Option<String>,
    /// Seed of the simulated records of the certificate
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Leave out the certificate: how often this very answer is wrong on simulated records like this one
    #[arg(long)]
    no_certificate: bool,
}

impl Settings for ShareSettings {
    const VERB: &'static str = "share";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        let part = needed(self.part.clone(), "part", "country=IQ")?;
        Ok(AnyQuestion::Share(ShareQuestion {
            filter: self.filter.clone(),
            part,
            period,
            seed: self.seed,
            certificate: !self.no_certificate,
        }))
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where a file or the plan is wrong, or too few incidents are selected.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Share(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted()?)?;
    let answer = question.answer(&data)?;
    asked.show(answer, &args.answer, None, |found| render::share::text(found, &args.lang.words()))
}

//! `tazamun wake`: do events of one theatre raise the rate of another in the days that follow?

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings, files_of_sides, two_sides},
    language::LangArg,
    render,
};
use std::path::PathBuf;
use tazamun_analysis::{AnyQuestion, Dataset, EventStudyQuestion, Period};

const EXAMPLES: &str = "\
Examples:
  tazamun wake built-in --a country=SY --b country=IQ --within 3
  tazamun wake ged.csv --a 'country=IQ,killed>=10' --b 'country=SY' --within 7 --json
  tazamun wake --a strikes.csv --b attacks.csv --lang ar

A is the trigger, B the answer. The days before an event of A are the control of the days after it: a rate that A and B
share makes both as busy, and cancels.";

/// Arguments of `wake`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<WakeSettings>,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    lang: LangArg,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct WakeSettings {
    /// The theatre of the triggers: a filter (country=IQ,actor1=IS,killed>=3), or a file where no EVENTS are given
    #[arg(long, value_name = "FILTER|FILE")]
    a: Option<String>,
    /// The theatre of the answers
    #[arg(long, value_name = "FILTER|FILE")]
    b: Option<String>,
    /// Days after an event of A in which an event of B counts, and before it in which one is a control
    #[arg(long, value_name = "DAYS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    within: u32,
    /// Accepted as in `sync`; nothing here is drawn at random
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Settings for WakeSettings {
    const VERB: &'static str = "wake";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        let (a, b) = two_sides(self.a.as_ref(), self.b.as_ref())?;
        Ok(AnyQuestion::Wake(EventStudyQuestion { a, b, period, within: self.within }))
    }

    fn reads(&self) -> Vec<PathBuf> {
        files_of_sides(self.a.as_ref(), self.b.as_ref())
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where the data, the filters or the plan are wrong, or the days too few.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Wake(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted(asked.sides)?)?;
    asked.show(question.answer(&data)?, &args.answer, None, |found| {
        render::event_study::text(found, &args.lang.words())
    })
}

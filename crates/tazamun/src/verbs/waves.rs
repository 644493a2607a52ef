//! `tazamun waves`: on which days were several theatres active together?

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings},
    language::LangArg,
    render,
};
use tazamun_analysis::{AnyQuestion, Dataset, JointDaysQuestion, Period, TheatreBy};

const EXAMPLES: &str = "\
Examples:
  tazamun waves built-in --by adm1
  tazamun waves ged.csv --by country --filter 'actor1=IS,date>=2014-01-01' --json
  tazamun waves ged.csv --by actor --fewest 30 --lang ar

A theatre is a value of the field named by --by. A wave is a run of one to seven days on which several theatres stand above
the three weeks around it together; p is corrected for all runs and all sets of theatres looked at.";

/// Arguments of `waves`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<WavesSettings>,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    lang: LangArg,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct WavesSettings {
    /// Only incidents that this filter selects (country=IQ,actor1=IS,killed>=3)
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// What a theatre is
    #[arg(long, value_enum, default_value_t = By::Country)]
    by: By,
    /// Theatres with fewer days of events than this are left out
    #[arg(long, value_name = "DAYS", default_value_t = tazamun_sync::FEWEST_EVENT_DAYS)]
    fewest: usize,
    /// Waves with a corrected p above this are not reported
    #[arg(long, default_value_t = 0.05)]
    level: f64,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// What a theatre is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// A country.
    Country,
    /// A first-level division (a governorate).
    Adm1,
    /// Who used the force first.
    Actor,
}

impl Settings for WavesSettings {
    const VERB: &'static str = "waves";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        Ok(AnyQuestion::Waves(JointDaysQuestion {
            filter: self.filter.clone(),
            period,
            by: match self.by {
                By::Country => TheatreBy::Country,
                By::Adm1 => TheatreBy::Adm1,
                By::Actor => TheatreBy::Actor,
            },
            fewest: self.fewest,
            level: self.level,
            seed: self.seed,
        }))
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where the data, the filter or the plan are wrong, or fewer than two theatres have enough events.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Waves(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted()?)?;
    asked.show(question.answer(&data)?, &args.answer, None, |found| {
        render::joint_days::text(found, &args.lang.words())
    })
}

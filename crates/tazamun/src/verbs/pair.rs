//! `tazamun pair`: how often do two incidents at least as large as these fall this close together by chance?

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings, files_of_sides, needed, two_sides},
    language::LangArg,
    render,
    store_args::KeepArg,
};
use std::path::PathBuf;
use tazamun_analysis::{AnyQuestion, CoincidenceQuestion, Dataset, Period};
use tazamun_record::Date;

const EXAMPLES: &str = "\
Examples:
  tazamun pair built-in --a country=SY --b country=IQ --first 2022-01-20 --second 2022-01-21
  tazamun pair built-in --a country=SY --b country=IQ --first 2022-01-20 --second 2022-01-21 --within 3 --json

The incident of a side is the largest one dated to its day; 'at least that large' means as many killed or more.";

/// Arguments of `pair`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<PairSettings>,
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
pub struct PairSettings {
    /// The first theatre: a filter (country=IQ,actor1=IS,killed>=3), or a file where no EVENTS are given
    #[arg(long, value_name = "FILTER|FILE")]
    a: Option<String>,
    /// The second theatre
    #[arg(long, value_name = "FILTER|FILE")]
    b: Option<String>,
    /// Day of the incident in the first theatre
    #[arg(long, value_name = "DATE")]
    first: Option<Date>,
    /// Day of the incident in the second theatre
    #[arg(long, value_name = "DATE")]
    second: Option<Date>,
    /// Count two incidents as close within this many days [default: as far apart as these two, at least 1]
    #[arg(long, value_name = "DAYS")]
    within: Option<u32>,
    /// Seed of the simulated pairs of the certificate
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Leave out the certificate: how often the answer is wrong on simulated independent pairs like these
    #[arg(long)]
    no_certificate: bool,
}

impl Settings for PairSettings {
    const VERB: &'static str = "pair";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        let (a, b) = two_sides(self.a.as_ref(), self.b.as_ref())?;
        Ok(AnyQuestion::Pair(CoincidenceQuestion {
            a,
            b,
            period,
            first: needed(self.first, "first", "2022-01-20")?,
            second: needed(self.second, "second", "2022-01-21")?,
            within: self.within,
            seed: self.seed,
            certificate: !self.no_certificate,
        }))
    }

    fn reads(&self) -> Vec<PathBuf> {
        files_of_sides(self.a.as_ref(), self.b.as_ref())
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where the data, the filters or the plan are wrong, or where no incident is dated to one of the days.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Pair(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted(asked.sides)?)?;
    asked.show(question.answer(&data)?, &args.answer, Some(&args.keep), |found| {
        render::coincidence::text(found, &args.lang.words())
    })
}

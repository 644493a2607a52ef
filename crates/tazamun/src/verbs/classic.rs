//! `tazamun classic`: the classical tests under their own names, each with what it is worth on data like these.

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings, files_of_sides, needed, two_sides},
    language::LangArg,
    named::{kinds, methods, number},
    progress::Progress,
    render,
    store_args::KeepArg,
};
use std::path::PathBuf;
use tazamun_analysis::{AnyQuestion, ClassicalMethod, ClassicalQuestion, Dataset, Period, SurrogateKind};

const EXAMPLES: &str = "\
Examples:
  tazamun classic built-in --method eca --a country=IQ --b country=SY --within 1
  tazamun classic ged.csv --method knox --a country=IQ --b country=SY --km 50 --json

Beside its p stands how often the test calls independent series like these synchronised: where that is far more than
5 %, its p is not to be believed.";

/// Arguments of `classic`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<ClassicSettings>,
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
pub struct ClassicSettings {
    /// The test
    #[arg(long, value_name = "NAME", value_parser = methods())]
    method: Option<ClassicalMethod>,
    /// The first theatre: a filter (country=IQ,actor1=IS,killed>=3), or a file where no EVENTS are given
    #[arg(long, value_name = "FILTER|FILE")]
    a: Option<String>,
    /// The second theatre
    #[arg(long, value_name = "FILTER|FILE")]
    b: Option<String>,
    /// τ: two days count as close where they lie at most this many days apart
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    within: u32,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Surrogates or permutations behind p [default: 999] (at most 1000000)
    #[arg(long, value_name = "NUMBER", value_parser = number())]
    surrogates: Option<usize>,
    /// What replaces the second series in a surrogate of a test of two series [default: uniform]
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    surrogate: Option<SurrogateKind>,
    /// Simulated pairs on which the test itself is measured (at most 1000000)
    #[arg(long, value_name = "NUMBER", default_value_t = 200, value_parser = number())]
    alarms: usize,
    /// Do not measure the test itself
    #[arg(long, conflicts_with = "alarms")]
    no_certificate: bool,
    /// Closeness in space of Knox's test, and the largest radius of the permutation scan [default: 25]
    #[arg(long, value_name = "KM")]
    km: Option<f64>,
    /// Neighbours of Jacquez's test, and places of a group in the Poisson scan [default: 5]
    #[arg(long, value_name = "NUMBER")]
    neighbours: Option<usize>,
}

impl Settings for ClassicSettings {
    const VERB: &'static str = "classic";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        let (a, b) = two_sides(self.a.as_ref(), self.b.as_ref())?;
        Ok(AnyQuestion::Classic(ClassicalQuestion {
            method: needed(self.method, "method", "eca")?,
            a,
            b,
            period,
            within: self.within,
            seed: self.seed,
            surrogates: self.surrogates,
            surrogate: self.surrogate,
            alarms: (!self.no_certificate).then_some(self.alarms),
            km: self.km,
            neighbours: self.neighbours,
        }))
    }

    fn reads(&self) -> Vec<PathBuf> {
        files_of_sides(self.a.as_ref(), self.b.as_ref())
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where the data, the filters or the plan are wrong, or the test cannot be applied to them.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Classic(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted(asked.sides)?)?;
    let mut progress = Progress::of("simulated pairs", 100);
    let answer = question.answer(&data, |share| progress.reach((100.0 * share) as usize))?;
    drop(progress);
    asked.show(answer, &args.answer, Some(&args.keep), |found| {
        render::classical::text(found, &args.lang.words())
    })
}

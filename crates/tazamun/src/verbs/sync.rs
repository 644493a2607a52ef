//! `tazamun sync`: do two series of incidents fall together more often than chance explains?

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings, files_of_sides, two_sides},
    language::LangArg,
    render,
    store_args::KeepArg,
};
use std::path::PathBuf;
use tazamun_analysis::{AnyQuestion, Dataset, Period, SynchronyQuestion, synchrony::LAGS};
use tazamun_sync::Order;

const EXAMPLES: &str = "\
Examples:
  tazamun sync built-in --a country=IQ --b country=SY --within 1
  tazamun sync ged_iq.csv ged_sy.csv --within 1 \\
      --a 'country=IQ,dyad_name=\"IS - Civilians\",date>=2016-01-01,date<=2018-12-25' \\
      --b 'country=SY,dyad_name=\"IS - Civilians\",date>=2016-01-01,date<=2018-12-25'
  tazamun sync --a iraq.csv --b syria.csv --within 2 --json

A filter is a list of conditions, all of which must hold: FIELD OP VALUE with = != < <= > >= ~ (contains), values in
quotes where they hold commas. Any column of the data is a field. 'tazamun pairs' tests every pair of many series,
'tazamun classic' asks the classical tests.";

/// Arguments of `sync`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<SyncSettings>,
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
pub struct SyncSettings {
    /// The first theatre: a filter (country=IQ,actor1=IS,killed>=3), or a file where no EVENTS are given
    #[arg(long, value_name = "FILTER|FILE")]
    a: Option<String>,
    /// The second theatre
    #[arg(long, value_name = "FILTER|FILE")]
    b: Option<String>,
    /// Two days count as close where they lie at most this many days apart
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    within: u32,
    /// Lags shown on either side of 0 in the cross-correlogram of the JSON answer (at most 36525)
    #[arg(long, value_name = "DAYS", default_value_t = LAGS, value_parser = clap::value_parser!(u32).range(..=36_525))]
    lags: u32,
    /// Which side must come first for two days to count as a coincidence
    #[arg(long, value_enum, default_value_t = First::Either)]
    first: First,
    /// Seed of the random numbers (the shuffle that the answer is compared with, and the certificate)
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Do not measure how often this very test is wrong on simulated pairs like these, nor how far doubts about the events
    /// move the verdict: faster, for use in batches
    #[arg(long)]
    no_certificate: bool,
}

/// Which side must come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum First {
    /// Either.
    Either,
    /// A's event comes first, or both on one day.
    A,
    /// B's event comes first, or both on one day.
    B,
}

impl From<First> for Order {
    fn from(first: First) -> Self {
        match first {
            First::Either => Order::Either,
            First::A => Order::FirstLeads,
            First::B => Order::SecondLeads,
        }
    }
}

impl Settings for SyncSettings {
    const VERB: &'static str = "sync";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        let (a, b) = two_sides(self.a.as_ref(), self.b.as_ref())?;
        Ok(AnyQuestion::Sync(SynchronyQuestion {
            period,
            within: self.within,
            order: self.first.into(),
            lags: self.lags,
            seed: self.seed,
            certificate: !self.no_certificate,
            ..SynchronyQuestion::of(a, b)
        }))
    }

    fn reads(&self) -> Vec<PathBuf> {
        files_of_sides(self.a.as_ref(), self.b.as_ref())
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where the data, the filters or the plan are wrong.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Sync(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted(asked.sides)?)?;
    asked.show(question.answer(&data)?, &args.answer, Some(&args.keep), |found| {
        render::synchrony::text(found, &args.lang.words())
    })
}

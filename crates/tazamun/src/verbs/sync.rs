//! `tazamun sync`: do two series of incidents fall together more often than chance explains?

use crate::{
    Failure,
    events::{Sides, SidesArgs},
    input::DataFile,
    output,
};
use serde::Serialize;
use std::fmt;
use tazamun_record::{Date, day_at};
use tazamun_sync::{
    Coincidence, Correlogram, Estimate, SeriesSummary, Shuffle, Verdict, coincidence, shuffle, verdict,
};

const EXAMPLES: &str = "\
Examples:
  tazamun sync built-in --a country=IQ --b country=SY --within 1
  tazamun sync ged_iq.csv ged_sy.csv --within 1 \\
      --a 'country=IQ,dyad_name=\"IS - Civilians\",date>=2016-01-01,date<=2018-12-25' \\
      --b 'country=SY,dyad_name=\"IS - Civilians\",date>=2016-01-01,date<=2018-12-25'
  tazamun sync --a iraq.csv --b syria.csv --within 2 --json

A filter is a list of conditions, all of which must hold: FIELD OP VALUE with = != < <= > >= ~ (contains), values in
quotes where they hold commas. Any column of the data is a field.";

/// Arguments of `sync`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    sides: SidesArgs,
    /// Two days count as close where they lie at most this many days apart
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    within: u32,
    /// Seed of the random numbers (the shuffle that the answer is compared with)
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

/// Surrogates of the shuffle that every answer is compared with.
pub const SHUFFLES: usize = 999;

/// The answer, as `--json` prints it.
#[derive(Debug, Serialize)]
pub struct Answer {
    schema: &'static str,
    version: &'static str,
    #[serde(flatten)]
    verdict: Verdict,
    p: Option<f64>,
    observed: Option<f64>,
    expected: Option<f64>,
    excess: Option<Estimate>,
    within: u32,
    seed: u64,
    from: Option<Date>,
    to: Option<Date>,
    a: SideSummary,
    b: SideSummary,
    lags_compared: Option<usize>,
    correlogram: Option<Correlogram>,
    naive_shuffle: Option<Shuffle>,
    close_pairs: Vec<(Date, Date)>,
    data: Vec<DataFile>,
    warnings: Vec<String>,
}

/// One theatre in an answer.
#[derive(Debug, Serialize)]
pub(crate) struct SideSummary {
    pub(crate) filter: String,
    #[serde(flatten)]
    pub(crate) series: SeriesSummary,
}

/// Opens, tests, prints.
///
/// # Errors
/// [`Failure`] where the data or the filters are wrong.
pub fn run(args: &Args) -> Result<(), Failure> {
    let sides = Sides::open(&args.sides)?;
    let (a, b) = sides.series(args.within)?;
    let options = coincidence::Options { within: args.within, ..Default::default() };
    let found = coincidence::test(&a, &b, &options)?;
    let naive = shuffle::test(&a, &b, args.within, SHUFFLES, args.seed)?;
    let answer = Answer::new(args, sides, found, naive);
    if args.json { output::print_json(&answer) } else { output::print(&answer.to_string()) }
}

impl Answer {
    fn new(args: &Args, sides: Sides, found: Coincidence, naive: Shuffle) -> Self {
        let verdict = verdict(&found, None);
        let tested = !matches!(verdict, Verdict::TooThin { .. });
        let day = day_at;
        Answer {
            schema: "tazamun.sync/1",
            version: env!("CARGO_PKG_VERSION"),
            verdict,
            p: tested.then_some(found.p),
            observed: Some(found.observed),
            expected: tested.then_some(found.expected),
            excess: tested.then_some(found.excess),
            within: args.within,
            seed: args.seed,
            from: Some(day(found.window.first)),
            to: Some(day(found.window.last)),
            a: SideSummary { filter: sides.a.label, series: found.a },
            b: SideSummary { filter: sides.b.label, series: found.b },
            lags_compared: tested.then_some(found.lags_compared),
            correlogram: found.correlogram,
            naive_shuffle: tested.then_some(naive),
            close_pairs: found.close_pairs.iter().map(|c| (day(c.a), day(c.b))).collect(),
            data: sides.record.files,
            warnings: sides.record.warnings,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.verdict {
            Verdict::TooThin { needed, a, b } => {
                writeln!(f, "The record is too thin to tell: {needed} events are needed on each side, and there are {a} and {b}.")?;
            }
            Verdict::ConsistentWithChance => writeln!(f, "Consistent with chance.")?,
            Verdict::MoreThanChance => writeln!(f, "More coincidences than chance explains.")?,
            Verdict::Withheld { reason } => writeln!(f, "No verdict: {reason}")?,
        }
        if let (Some(p), Some(expected), Some(observed)) = (self.p, self.expected, self.observed) {
            writeln!(f, "  p = {} (one-sided, against {} other lags)", p_value(p), self.lags_compared.unwrap_or(0))?;
            writeln!(
                f,
                "  {observed} close pairs of event days (±{} d); {expected:.1} expected from the two series' own rates",
                self.within
            )?;
        }
        self.side(f, "A", &self.a)?;
        self.side(f, "B", &self.b)?;
        if let (Some(from), Some(to)) = (self.from, self.to) {
            writeln!(f, "  days {from} to {to}")?;
        }
        if let Some(naive) = self.naive_shuffle {
            writeln!(
                f,
                "  note: the usual test, which shuffles the days, says p = {} ({:.1} expected); it takes a shared rise \
                 and fall for coordination",
                p_value(naive.p),
                naive.expected
            )?;
        }
        self.warnings.iter().try_for_each(|w| writeln!(f, "  note: {w}"))
    }
}

impl Answer {
    fn side(&self, f: &mut fmt::Formatter<'_>, name: &str, side: &SideSummary) -> fmt::Result {
        let SeriesSummary { events, event_days, too_vague, outside } = side.series;
        writeln!(
            f,
            "  {name}  {}: {events} events on {event_days} days ({too_vague} left out for a vague date, {outside} outside \
             these days)",
            side.filter
        )
    }
}

/// A p-value for a person: three places, and never a bare nought.
pub fn p_value(p: f64) -> String {
    if p < 0.001 { "under 0.001".to_owned() } else { format!("{p:.3}") }
}

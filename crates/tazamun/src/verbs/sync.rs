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
    Coincidence, Correlogram, Estimate, FEWEST_EVENT_DAYS, SeriesSummary, Shuffle, Verdict, Window,
    coincidence, shuffle, verdict,
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
    /// Lags shown on either side of 0 in the cross-correlogram of the JSON answer
    #[arg(long, value_name = "DAYS", default_value_t = LAGS)]
    lags: u32,
    /// Seed of the random numbers (the shuffle that the answer is compared with)
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

/// Lags shown on either side of 0: three weeks.
pub const LAGS: u32 = 21;

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
    from: Date,
    to: Date,
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
    let tested = Tested::of(&sides, args.within, args.lags, args.seed)?;
    let answer = Answer::new(args, sides, tested);
    if args.json { output::print_json(&answer) } else { output::print(&answer.to_string()) }
}

/// What the tests say of two theatres; without findings where the record is too thin to ask.
#[derive(Debug, Clone)]
pub struct Tested {
    /// What may be said.
    pub verdict: Verdict,
    /// What became of the first theatre's events.
    pub a: SeriesSummary,
    /// What became of the second theatre's events.
    pub b: SeriesSummary,
    /// The days looked at.
    pub window: Window,
    /// The calibrated test.
    pub coincidence: Option<Coincidence>,
    /// What the usual shuffle would have said.
    pub shuffle: Option<Shuffle>,
}

impl Tested {
    /// Tests two theatres.
    ///
    /// # Errors
    /// [`Failure`] where they share no day, or too few to compare with other lags.
    pub fn of(sides: &Sides, within: u32, lags: u32, seed: u64) -> Result<Self, Failure> {
        let (a, b) = sides.series(within)?;
        let (of_a, of_b, window) = (a.summary(), b.summary(), a.window());
        if of_a.event_days.min(of_b.event_days) < FEWEST_EVENT_DAYS {
            let thin = Verdict::TooThin { needed: FEWEST_EVENT_DAYS, a: of_a.event_days, b: of_b.event_days };
            return Ok(Tested { verdict: thin, a: of_a, b: of_b, window, coincidence: None, shuffle: None });
        }
        let options = coincidence::Options { lags: Some(lags), ..coincidence::Options::within(within) };
        let found = coincidence::test(&a, &b, &options)?;
        let naive = shuffle::test(&a, &b, within, SHUFFLES, seed);
        Ok(Tested {
            verdict: verdict(&found, None),
            a: of_a,
            b: of_b,
            window,
            coincidence: Some(found),
            shuffle: Some(naive),
        })
    }
}

impl Answer {
    fn new(args: &Args, sides: Sides, tested: Tested) -> Self {
        let found = tested.coincidence;
        let pairs = found.iter().flat_map(|c| &c.close_pairs);
        Answer {
            schema: "tazamun.sync/1",
            version: env!("CARGO_PKG_VERSION"),
            verdict: tested.verdict,
            p: found.as_ref().map(|c| c.p),
            observed: found.as_ref().map(|c| c.observed),
            expected: found.as_ref().map(|c| c.expected),
            excess: found.as_ref().map(|c| c.excess),
            within: args.within,
            seed: args.seed,
            from: day_at(tested.window.first),
            to: day_at(tested.window.last),
            a: SideSummary { filter: sides.a.label, series: tested.a },
            b: SideSummary { filter: sides.b.label, series: tested.b },
            lags_compared: found.as_ref().map(|c| c.lags_compared),
            naive_shuffle: tested.shuffle,
            close_pairs: pairs.map(|c| (day_at(c.a), day_at(c.b))).collect(),
            correlogram: found.and_then(|c| c.correlogram),
            data: sides.record.files,
            warnings: sides.record.warnings,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.verdict {
            Verdict::TooThin { needed, a, b } => {
                writeln!(
                    f,
                    "The record is too thin to tell: {needed} days with events are needed on each side, and there are {a} and {b}."
                )?;
            }
            Verdict::ConsistentWithChance => writeln!(f, "Consistent with chance.")?,
            Verdict::MoreThanChance => writeln!(f, "More coincidences than chance explains.")?,
            Verdict::Withheld { reason } => writeln!(f, "No verdict: {reason}")?,
        }
        if let (Some(p), Some(expected), Some(observed)) = (self.p, self.expected, self.observed) {
            writeln!(
                f,
                "  p = {} (one-sided, against {} other lags)",
                p_value(p),
                self.lags_compared.unwrap_or(0)
            )?;
            writeln!(
                f,
                "  {observed} close pairs of event days (±{} d); {expected:.1} expected from the two series' own rates",
                self.within
            )?;
        }
        self.side(f, "A", &self.a)?;
        self.side(f, "B", &self.b)?;
        writeln!(f, "  days {} to {}", self.from, self.to)?;
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

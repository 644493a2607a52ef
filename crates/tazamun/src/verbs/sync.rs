//! `tazamun sync`: do two series of incidents fall together more often than chance explains?

use super::all_pairs;
use crate::{
    Failure,
    events::{Sides, SidesArgs},
    input::DataFile,
    keeping::KeepArg,
    output,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;
use tazamun_record::{Date, day_at};
use tazamun_sync::{
    Certificate, Coincidence, Correlogram, Estimate, FEWEST_EVENT_DAYS, Order, SeriesSummary, Shuffle,
    Verdict, Window, certificate, coincidence, shuffle, verdict,
};

const EXAMPLES: &str = "\
Examples:
  tazamun sync built-in --a country=IQ --b country=SY --within 1
  tazamun sync ged_iq.csv ged_sy.csv --within 1 \\
      --a 'country=IQ,dyad_name=\"IS - Civilians\",date>=2016-01-01,date<=2018-12-25' \\
      --b 'country=SY,dyad_name=\"IS - Civilians\",date>=2016-01-01,date<=2018-12-25'
  tazamun sync --a iraq.csv --b syria.csv --within 2 --json
  tazamun sync ged.csv --all-pairs --by adm1 --only 'country=IQ,actor1=IS' --within 1

A filter is a list of conditions, all of which must hold: FIELD OP VALUE with = != < <= > >= ~ (contains), values in
quotes where they hold commas. Any column of the data is a field.";

/// Arguments of `sync`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub(crate) sides: SidesArgs,
    /// Test every pair of the series that --by makes of the EVENTS
    #[arg(long, requires = "by", conflicts_with_all = ["a", "b", "method"])]
    all_pairs: bool,
    /// Field whose values part the events into series: country, adm1, actor1, or any column
    #[arg(long, value_name = "FIELD", requires = "all_pairs", conflicts_with_all = ["a", "b", "method"])]
    by: Option<String>,
    /// Only events that this filter selects, with --all-pairs
    #[arg(long, value_name = "FILTER", requires = "all_pairs", conflicts_with_all = ["a", "b", "method"])]
    pub(crate) only: Option<String>,
    #[command(flatten)]
    method: super::methods::MethodArgs,
    /// Two days count as close where they lie at most this many days apart
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    pub(crate) within: u32,
    /// Lags shown on either side of 0 in the cross-correlogram of the JSON answer (at most 36525)
    #[arg(long, value_name = "DAYS", default_value_t = LAGS, value_parser = clap::value_parser!(u32).range(..=36_525), conflicts_with_all = ["all_pairs", "method"])]
    lags: u32,
    /// Which side must come first for two days to count as a coincidence
    #[arg(long, value_enum, default_value_t = First::Either, conflicts_with = "method")]
    pub(crate) first: First,
    /// Seed of the random numbers (the shuffle that the answer is compared with, and the certificate)
    #[arg(long, default_value_t = 1, conflicts_with = "all_pairs")]
    seed: u64,
    /// Do not measure how often this very test is wrong on simulated pairs like these: faster, for use in batches
    #[arg(long, conflicts_with = "alarms")]
    no_certificate: bool,
    /// Print the answer as JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) keep: KeepArg,
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

/// Lags shown on either side of 0: three weeks.
pub const LAGS: u32 = 21;

/// Surrogates of the shuffle that every answer is compared with.
pub const SHUFFLES: usize = 999;

/// The answer, as `--json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
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
    order: Order,
    certificate: Option<Certificate>,
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
#[derive(Debug, Serialize, JsonSchema)]
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
    if let Some(by) = args.by.as_deref().filter(|_| args.all_pairs) {
        return all_pairs::run(args, by);
    }
    let sides = Sides::open(&args.sides)?;
    if let Some(method) = args.method.method {
        return super::methods::run(method, &args.method, sides, args.into(), &args.keep);
    }
    let tested = Tested::asked(&sides, &Asked::from(args))?;
    let answer = Answer::new(args, sides, tested);
    args.keep.keep("sync", &answer, &answer.data)?;
    if args.json { output::print_json(&answer) } else { output::print(&answer.to_string()) }
}

/// What to ask of two theatres.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// What counts as a coincidence, and the lags to show.
    pub options: coincidence::Options,
    /// Seed of the shuffle and of the certificate.
    pub seed: u64,
    /// Whether to measure the test itself on simulated pairs like these.
    pub certificate: bool,
}

impl From<&Args> for super::methods::Told {
    fn from(args: &Args) -> Self {
        Self { within: args.within, seed: args.seed, measured: !args.no_certificate, json: args.json }
    }
}

impl From<&Args> for Asked {
    fn from(args: &Args) -> Self {
        let options =
            coincidence::Options { within: args.within, lags: Some(args.lags), order: args.first.into() };
        Asked { options, seed: args.seed, certificate: !args.no_certificate }
    }
}

/// What the tests say of two theatres.
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
    /// How often the test is wrong, and right, on simulated pairs like these.
    pub certificate: Option<Certificate>,
}

impl Tested {
    /// Tests two theatres without a certificate; without findings where the record is too thin to ask.
    ///
    /// # Errors
    /// [`Failure`] where they share no day, or too few to compare with other lags.
    pub fn of(sides: &Sides, within: u32, lags: u32, seed: u64) -> Result<Self, Failure> {
        let options = coincidence::Options { lags: Some(lags), ..coincidence::Options::within(within) };
        let tested = Self::asked(sides, &Asked { options, seed, certificate: false })?;
        Ok(match tested.verdict {
            Verdict::TooThin { .. } => Tested { coincidence: None, shuffle: None, ..tested },
            _ => tested,
        })
    }

    /// Tests two theatres. Where the record is too thin for a verdict the numbers stand beside that answer.
    ///
    /// # Errors
    /// [`Failure`] where they share no day, or too few to compare with other lags.
    pub fn asked(sides: &Sides, asked: &Asked) -> Result<Self, Failure> {
        let (series_a, series_b) = sides.series(asked.options.within)?;
        let (a, b, window) = (series_a.summary(), series_b.summary(), series_a.window());
        let found = coincidence::test(&series_a, &series_b, &asked.options);
        if a.event_days.min(b.event_days) < FEWEST_EVENT_DAYS {
            let thin = Verdict::TooThin { needed: FEWEST_EVENT_DAYS, a: a.event_days, b: b.event_days };
            let coincidence = found.ok();
            return Ok(Tested { verdict: thin, a, b, window, coincidence, shuffle: None, certificate: None });
        }
        let found = found?;
        let trial = certificate::Trial { seed: asked.seed, ..certificate::Trial::default() };
        let certificate = match asked.certificate {
            true => Some(certificate::issue(&series_a, &series_b, &asked.options, trial)?),
            false => None,
        };
        let naive = shuffle::test(&series_a, &series_b, asked.options.within, SHUFFLES, asked.seed);
        Ok(Tested {
            verdict: verdict(&found, certificate.as_ref()),
            a,
            b,
            window,
            coincidence: Some(found),
            shuffle: Some(naive),
            certificate,
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
            order: args.first.into(),
            certificate: tested.certificate,
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
        if let Some(excess) = self.excess {
            writeln!(
                f,
                "  {:.1} more than expected (95 %: {:.1} to {:.1})",
                excess.value, excess.low, excess.high
            )?;
        }
        if let Some(certificate) = &self.certificate {
            writeln!(f, "  {}", certified(certificate))?;
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

/// A certificate in one sentence.
pub fn certified(certificate: &Certificate) -> String {
    let Certificate { pairs, false_alarms, power, effect, level, .. } = certificate;
    format!(
        "certificate: on {pairs} simulated independent pairs like these the test raised a false alarm {:.1} % of the time \
         at {:.0} %, and where {:.0} % of A's events were followed in B it said so {:.0} % of the time",
        100.0 * false_alarms.value,
        100.0 * level,
        100.0 * effect,
        100.0 * power.value
    )
}

/// A p-value for a person: three places, and never a bare nought.
pub fn p_value(p: f64) -> String {
    if p < 0.001 { "under 0.001".to_owned() } else { format!("{p:.3}") }
}

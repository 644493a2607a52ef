//! `tazamun pair`: how often do two incidents at least as large as these fall this close together by chance?

use super::sync::SideSummary;
use crate::{
    Failure,
    events::{Side, Sides, SidesArgs},
    input::DataFile,
    keeping::KeepArg,
    output,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;
use tazamun_record::{Date, Incident, Interval, day_at};
use tazamun_sync::{Estimate, Pair, PairCertificate, certificate::Trial, pair, pair_certificate};

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
    sides: SidesArgs,
    /// Day of the incident in the first theatre
    #[arg(long, value_name = "DATE")]
    first: Date,
    /// Day of the incident in the second theatre
    #[arg(long, value_name = "DATE")]
    second: Date,
    /// Count two incidents as close within this many days [default: as far apart as these two, at least 1]
    #[arg(long, value_name = "DAYS")]
    within: Option<u32>,
    /// Seed of the simulated pairs of the certificate
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Leave out the certificate: how often the answer is wrong on simulated independent pairs like these
    #[arg(long)]
    no_certificate: bool,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    keep: KeepArg,
}

/// The answer, as `--json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Answer {
    schema: &'static str,
    version: &'static str,
    first: Asked,
    second: Asked,
    within: u32,
    per_year: Estimate,
    return_years: Estimate,
    chance_in_span: Estimate,
    observed: usize,
    span_years: f64,
    from: Date,
    to: Date,
    a: SideSummary,
    b: SideSummary,
    /// The same question for other reasonable choices of closeness and size.
    choices: Vec<Choice>,
    /// How often this answer is wrong on simulated independent pairs like these; none where it was left out.
    certificate: Option<PairCertificate>,
    data: Vec<DataFile>,
    warnings: Vec<String>,
}

/// An incident that is asked about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Asked {
    date: Date,
    id: String,
    place: Option<String>,
    killed: Option<u32>,
}

/// The answer for one choice of closeness and size.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Choice {
    /// Close means within this many days.
    pub within: u32,
    /// Incidents of the first theatre with at least so many killed (0: all).
    pub killed_a: u32,
    /// The same for the second theatre.
    pub killed_b: u32,
    /// Incidents of the first theatre at least that large.
    pub events_a: usize,
    /// Incidents of the second theatre at least that large.
    pub events_b: usize,
    /// Chance coincidences a year; none where the days looked at are too few for this closeness.
    pub per_year: Option<f64>,
}

/// Opens, finds the two incidents, tests, prints.
///
/// # Errors
/// [`Failure`] where the data or the filters are wrong, or where no incident is dated to one of the days.
pub fn run(args: &Args) -> Result<(), Failure> {
    let sides = Sides::open(&args.sides)?;
    let first = asked("a", &sides.a, args.first)?;
    let second = asked("b", &sides.b, args.second)?;
    let within = args.within.unwrap_or_else(|| closeness(args.first, args.second));
    let sizes = (first.killed.unwrap_or(0), second.killed.unwrap_or(0));
    let found = test(&sides, within, sizes)?;
    let choices = choices(&sides, within, sizes)?;
    let certificate = match args.no_certificate {
        true => None,
        false => Some(certificate(&sides, &found, args.seed)?),
    };
    let answer = Answer::new(sides, (first, second), found, choices, certificate);
    args.keep.keep("pair", &answer, &answer.data)?;
    if args.json { output::print_json(&answer) } else { output::print(&answer.to_string()) }
}

/// How close the two incidents lie: their distance in days, and no less than 1 (a night has two dates).
pub fn closeness(first: Date, second: Date) -> u32 {
    Interval::from(first).gap(&Interval::from(second)).max(1)
}

/// The test on the incidents of each side that are at least so large.
///
/// # Errors
/// [`Failure`] where the two theatres share no day.
pub fn test(sides: &Sides, within: u32, (killed_a, killed_b): (u32, u32)) -> Result<Pair, Failure> {
    let (a, b) = sides.series_at_least(within, killed_a, killed_b)?;
    Ok(pair::test(&a, &b, &pair::Options::within(within))?)
}

/// How often the answer is wrong on simulated independent pairs like these.
///
/// # Errors
/// [`Failure`] where the two theatres share no day.
pub fn certificate(sides: &Sides, found: &Pair, seed: u64) -> Result<PairCertificate, Failure> {
    let (a, b) = sides.series_at_least(found.within, 0, 0)?;
    let sizes = [found.a.events, found.b.events];
    let options = pair::Options::within(found.within);
    Ok(pair_certificate::issue(&a, &b, sizes, &options, Trial { seed, ..Trial::default() })?)
}

/// The same question for all reasonable choices: closeness of a day to a week, size from any to the incidents' own.
///
/// # Errors
/// [`Failure`] where the two theatres share no day.
pub fn choices(sides: &Sides, within: u32, sizes: (u32, u32)) -> Result<Vec<Choice>, Failure> {
    let mut closeness = vec![0, 1, 2, 3, 7, within];
    let mut thresholds = vec![(0, 0), (3, 3), (5, 5), (10, 10), sizes];
    closeness.sort_unstable();
    closeness.dedup();
    thresholds.sort_unstable();
    thresholds.dedup();
    let mut rows = Vec::new();
    for &(killed_a, killed_b) in &thresholds {
        for &within in &closeness {
            let (a, b) = sides.series_at_least(within, killed_a, killed_b)?;
            let found = pair::test(&a, &b, &pair::Options::within(within));
            rows.push(Choice {
                within,
                killed_a,
                killed_b,
                events_a: a.summary().events,
                events_b: b.summary().events,
                per_year: found.ok().map(|pair| pair.per_year.value),
            });
        }
    }
    Ok(rows)
}

fn asked(option: &str, side: &Side, day: Date) -> Result<Asked, Failure> {
    let found: &Incident = side.on(day).ok_or_else(|| {
        let nearest = side.incidents.iter().min_by_key(|i| i.facts.when.gap(&Interval::from(day)));
        let hint = nearest.map_or("it selects no event at all".to_owned(), |i| {
            format!("the nearest that it selects is dated {}", i.facts.when)
        });
        Failure::Usage(format!(
            "--{option} '{}' has no incident dated to {day}; {hint}. Give the day of an incident of that theatre.",
            side.label
        ))
    })?;
    Ok(Asked {
        date: day,
        id: found.id.clone(),
        place: found.facts.place.name().map(str::to_owned),
        killed: found.facts.killed.map(|t| t.number()),
    })
}

impl Answer {
    fn new(
        sides: Sides,
        (first, second): (Asked, Asked),
        found: Pair,
        choices: Vec<Choice>,
        certificate: Option<PairCertificate>,
    ) -> Self {
        Answer {
            schema: "tazamun.pair/1",
            version: env!("CARGO_PKG_VERSION"),
            first,
            second,
            within: found.within,
            per_year: found.per_year,
            return_years: found.return_years,
            chance_in_span: found.chance_in_span,
            observed: found.observed,
            span_years: found.span_years,
            from: day_at(found.window.first),
            to: day_at(found.window.last),
            a: SideSummary { filter: sides.a.label, series: found.a },
            b: SideSummary { filter: sides.b.label, series: found.b },
            choices,
            certificate,
            data: sides.record.files,
            warnings: sides.record.warnings,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |asked: &Asked| {
            let killed = asked.killed.map_or("toll unknown".to_owned(), |n| format!("{n} killed"));
            format!("{} {} ({killed})", asked.date, asked.place.as_deref().unwrap_or(&asked.id))
        };
        writeln!(f, "A  {}   {}", shown(&self.first), self.a.filter)?;
        writeln!(f, "B  {}   {}", shown(&self.second), self.b.filter)?;
        writeln!(
            f,
            "Two incidents at least that large fall within {} day(s) of each other by chance {:.2} times a year \
             (95 %: {:.2} to {:.2})",
            self.within, self.per_year.value, self.per_year.low, self.per_year.high
        )?;
        writeln!(
            f,
            "once in {} years (95 %: {} to {}); chance of at least one in the {:.1} years looked at: {:.0} %",
            years(self.return_years.value),
            years(self.return_years.low),
            years(self.return_years.high),
            self.span_years,
            100.0 * self.chance_in_span.value
        )?;
        writeln!(
            f,
            "seen {} time(s), {} to {}, {} incidents that large in A and {} in B",
            self.observed, self.from, self.to, self.a.series.events, self.b.series.events
        )?;
        if let Some(certificate) = &self.certificate {
            writeln!(f, "{}", certified(certificate))?;
        }
        writeln!(f, "\nChance coincidences a year for other choices (killed at least A/B × days apart):")?;
        self.table(f)
    }
}

impl Answer {
    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut within: Vec<u32> = self.choices.iter().map(|c| c.within).collect();
        within.sort_unstable();
        within.dedup();
        write!(f, "{:>12}", "killed")?;
        for days in &within {
            write!(f, "{:>9}", format!("±{days} d"))?;
        }
        for row in self.choices.chunk_by(|x, y| (x.killed_a, x.killed_b) == (y.killed_a, y.killed_b)) {
            write!(f, "\n{:>12}", format!("{}/{}", row[0].killed_a, row[0].killed_b))?;
            for choice in row {
                write!(f, "{:>9}", choice.per_year.map_or("–".to_owned(), |n| format!("{n:.2}")))?;
            }
        }
        writeln!(f)
    }
}

/// A certificate in a sentence or two.
fn certified(certificate: &PairCertificate) -> String {
    let PairCertificate { pairs, level, per_year, coverage, false_alarms, holds } = certificate;
    let warning = if *holds { "" } else { "\n  it fails: do not rely on the numbers above" };
    format!(
        "certificate: {pairs} simulated independent pairs like these had {per_year:.2} such coincidences a year; the 95 % \
         interval held that {:.0} % of the time, and {:.1} % had one that was given a chance of {:.0} % or less{warning}",
        100.0 * coverage.value,
        100.0 * false_alarms.value,
        100.0 * level
    )
}

/// Years for a person: two digits that mean something, and no end where there is none.
fn years(n: f64) -> String {
    match n {
        n if n >= 1e6 => "∞".to_owned(),
        n if n >= 10.0 => format!("{n:.0}"),
        n if n >= 1.0 => format!("{n:.1}"),
        n => format!("{n:.2}"),
    }
}

//! `tazamun sync --method NAME`: the classical tests under their own names, each with what it is worth on data like these.
//!
//! The series tests take both sides as trains of days; the tests of space and time take the incidents of both sides
//! together. What a p-value is worth is measured: the same test is run on simulated independent series with the slow
//! rates, weekdays, bursts and numbers of the user's own (those of the certificate), and the share that it calls
//! synchronised is printed beside it.

use super::sync::p_value;
use crate::{
    Failure, cli::number, events::Sides, input::DataFile, keeping::KeepArg, output, progress::Progress,
};
use clap::ValueEnum as _;
use rand::{SeedableRng as _, seq::IndexedRandom as _};
use rand_chacha::ChaCha8Rng;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use tazamun_record::{Date, Incident, day_at, day_number};
use tazamun_sync::classic::alarm::{FalseAlarms, false_alarm_rate};
use tazamun_sync::classic::mantel::{Transform, mantel};
use tazamun_sync::classic::permutation_scan::{self, permutation_scan};
use tazamun_sync::classic::poisson_scan::{self, poisson_scan};
use tazamun_sync::classic::spike_distance::{self, Measure};
use tazamun_sync::classic::{
    Cases, ClassicError, Metric, Surrogate, Train, eca, event_sync, hawkes, jacquez, knox, spike_sync,
};
use tazamun_sync::{LEVEL, Series, Window, certificate};

/// The options of the classical tests.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Classical tests, for comparison")]
pub struct MethodArgs {
    /// Run this classical test instead, and measure how often it is wrong on series like these
    #[arg(long, value_enum, value_name = "NAME")]
    pub method: Option<Method>,
    /// Surrogates or permutations behind a classical test's p [default: 999] (at most 1000000)
    #[arg(long, value_name = "NUMBER", value_parser = number(), requires = "method", conflicts_with = "all_pairs")]
    surrogates: Option<usize>,
    /// What replaces the second series in a surrogate of a test of two series [default: uniform]
    #[arg(long, value_enum, value_name = "KIND", requires = "method", conflicts_with = "all_pairs")]
    surrogate: Option<Kind>,
    /// Simulated pairs on which the classical test itself is measured (at most 1000000)
    #[arg(
        long,
        value_parser = number(),
        value_name = "NUMBER",
        default_value_t = 200,
        requires = "method",
        conflicts_with = "all_pairs"
    )]
    alarms: usize,
    /// Closeness in space of Knox's test, and the largest radius of the permutation scan [default: 25]
    #[arg(long, value_name = "KM", requires = "method", conflicts_with = "all_pairs")]
    km: Option<f64>,
    /// Neighbours of Jacquez's test, and places of a group in the Poisson scan [default: 5]
    #[arg(long, value_name = "NUMBER", requires = "method", conflicts_with = "all_pairs")]
    neighbours: Option<usize>,
}

impl MethodArgs {
    /// Refuses what a method has no use for, by name: an option that is passed over in silence looks obeyed.
    fn check(&self, method: Method) -> Result<(), Failure> {
        let unused = |option: &str, of: &str| {
            Err(Failure::Usage(format!(
                "--{option} has no bearing on --method {}; it is an option of {of}. Leave it out.",
                method.name()
            )))
        };
        match method {
            m if self.surrogate.is_some() && (m.needs_places() || m == Method::Hawkes) => {
                unused("surrogate", "eca, event-sync, spike-sync, isi-distance and spike-distance")
            }
            m if self.km.is_some() && !matches!(m, Method::Knox | Method::PermutationScan) => {
                unused("km", "knox and permutation-scan")
            }
            m if self.neighbours.is_some() && !matches!(m, Method::Jacquez | Method::PoissonScan) => {
                unused("neighbours", "jacquez and poisson-scan")
            }
            _ => Ok(()),
        }
    }

    fn surrogates(&self) -> usize {
        self.surrogates.unwrap_or(999)
    }

    fn km(&self) -> f64 {
        self.km.unwrap_or(25.0)
    }

    fn neighbours(&self) -> usize {
        self.neighbours.unwrap_or(5)
    }
}

/// A classical test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Event coincidence analysis (Donges and others 2016): precursor and trigger rates
    Eca,
    /// Event synchronisation (Quian Quiroga and others 2002)
    EventSync,
    /// SPIKE-synchronisation (Kreuz and others 2015)
    SpikeSync,
    /// ISI-distance (Kreuz and others 2007)
    IsiDistance,
    /// SPIKE-distance (Kreuz and others 2013)
    SpikeDistance,
    /// Bivariate Hawkes process by maximum likelihood (Hawkes 1971, Ozaki 1979)
    Hawkes,
    /// Knox's test (1964), and the modified statistic (Baker 2004), of both sides' incidents together
    Knox,
    /// Mantel's test (1967), of both sides' incidents together
    Mantel,
    /// Jacquez's nearest-neighbour test (1996), of both sides' incidents together
    Jacquez,
    /// Space-time permutation scan (Kulldorff and others 2005), of both sides' incidents together
    PermutationScan,
    /// Expectation-based Poisson scan (Neill and others 2005) of the last days, of both sides' incidents together
    PoissonScan,
}

/// What replaces the second series in a surrogate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// As many events, anywhere in the window alike
    Uniform,
    /// The gaps between events in a random order
    WaitingTimes,
}

impl From<Kind> for Surrogate {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Uniform => Surrogate::Uniform,
            Kind::WaitingTimes => Surrogate::WaitingTimes,
        }
    }
}

/// What else `sync` was told.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// τ in days.
    pub within: u32,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Whether to measure the test on simulated pairs.
    pub measured: bool,
    /// Whether to print JSON.
    pub json: bool,
}

/// The answer, as `--json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Answer {
    schema: &'static str,
    version: &'static str,
    method: Method,
    p: Option<f64>,
    /// Everything that the test says, by its own names.
    result: Value,
    /// Assumptions that the data break, a sentence each.
    broken: Vec<String>,
    /// How often the test calls independent series like these synchronised at 5 %.
    false_alarms: Option<FalseAlarms>,
    within: u32,
    seed: u64,
    a: String,
    b: String,
    from: Date,
    to: Date,
    data: Vec<DataFile>,
    warnings: Vec<String>,
}

/// Runs a classical test on both sides, measures it, prints.
///
/// # Errors
/// [`Failure`] where the two share no day, or the test cannot be applied to them.
pub fn run(
    method: Method,
    args: &MethodArgs,
    sides: Sides,
    told: Told,
    keep: &KeepArg,
) -> Result<(), Failure> {
    args.check(method)?;
    let (a, b) = sides.series(told.within)?;
    let asked = Asked { method, args, told, surrogates: args.surrogates() };
    let places = method.needs_places().then(|| Located::of(&sides, a.window())).transpose()?;
    let wrong = |error: ClassicError| Failure::Usage(format!("--method: {error}."));
    let said = match &places {
        Some(located) => asked.cases(located).map_err(wrong)?,
        None => asked.trains(&train(&a).map_err(wrong)?, &train(&b).map_err(wrong)?).map_err(wrong)?,
    };
    let false_alarms = if told.measured { Some(asked.measured(&a, &b, places.as_ref())?) } else { None };
    let mut warnings = sides.record.warnings;
    if method == Method::Hawkes && args.surrogates.is_some() {
        let why = "its p is that of a likelihood ratio, which needs no surrogates";
        warnings.push(format!("--surrogates has no bearing on --method hawkes: {why}"));
    }
    let answer = Answer {
        schema: "tazamun.method/1",
        version: env!("CARGO_PKG_VERSION"),
        method,
        p: said.p,
        result: said.result,
        broken: said.broken,
        false_alarms,
        within: told.within,
        seed: told.seed,
        from: day_at(a.window().first),
        to: day_at(a.window().last),
        a: sides.a.label,
        b: sides.b.label,
        data: sides.record.files,
        warnings,
    };
    keep.keep("classic", &answer, &answer.data)?;
    if told.json { output::print_json(&answer) } else { output::print(&answer.text()) }
}

impl Method {
    /// Its name on the command line.
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn needs_places(self) -> bool {
        matches!(
            self,
            Method::Knox | Method::Mantel | Method::Jacquez | Method::PermutationScan | Method::PoissonScan
        )
    }
}

/// What a test said.
struct Said {
    p: Option<f64>,
    result: Value,
    broken: Vec<String>,
}

impl Said {
    fn new<T: Serialize>(p: Option<f64>, found: &T, broken: &[tazamun_sync::classic::Warning]) -> Self {
        let mut result = serde_json::to_value(found).unwrap_or_default();
        if let Some(fields) = result.as_object_mut() {
            fields.remove("warnings");
        }
        Said { p, result, broken: broken.iter().map(ToString::to_string).collect() }
    }
}

/// A test with all its settings.
struct Asked<'m> {
    method: Method,
    args: &'m MethodArgs,
    told: Told,
    surrogates: usize,
}

impl Asked<'_> {
    /// A test of two trains; days count from the start of the window.
    fn trains(&self, a: &Train, b: &Train) -> Result<Said, ClassicError> {
        let (surrogate, replicates, seed) =
            (self.args.surrogate.unwrap_or(Kind::Uniform).into(), self.surrogates, self.told.seed);
        Ok(match self.method {
            Method::Eca => {
                let window = f64::from(self.told.within);
                let settings =
                    eca::Settings { window, lag: 0.0, symmetric: true, surrogate, replicates, seed };
                let found = eca::event_coincidence(a, b, &settings)?;
                Said::new(found.precursor.p_shuffled, &found, &found.warnings)
            }
            Method::EventSync => {
                let settings = event_sync::Settings { longest: None, surrogate, replicates, seed };
                let found = event_sync::event_synchronisation(a, b, &settings)?;
                Said::new(found.p, &found, &found.warnings)
            }
            Method::SpikeSync => {
                let found = spike_sync::pair(a, b, surrogate, replicates, seed)?;
                Said::new(found.p, &found, &found.warnings)
            }
            Method::IsiDistance | Method::SpikeDistance => {
                let measure = if self.method == Method::IsiDistance { Measure::Isi } else { Measure::Spike };
                let found = spike_distance::distance(a, b, measure, surrogate, replicates, seed)?;
                Said::new(found.p, &found, &found.warnings)
            }
            _ => {
                let found = hawkes::fit(a, b)?;
                Said::new(Some(found.p), &found, &found.warnings)
            }
        })
    }

    /// A test of cases in space and time.
    fn cases(&self, located: &Located) -> Result<Said, ClassicError> {
        let (days, replicates, seed) = (f64::from(self.told.within), self.surrogates, self.told.seed);
        let cases = located.cases()?;
        Ok(match self.method {
            Method::Knox => {
                let settings = knox::Settings { distance: self.args.km(), days, replicates, seed };
                let found = knox::knox(&cases, &settings)?;
                Said::new(found.p, &found, &found.warnings)
            }
            Method::Mantel => {
                let found = mantel(&cases, Transform::RECIPROCAL, Transform::RECIPROCAL, replicates, seed)?;
                Said::new(found.p, &found, &found.warnings)
            }
            Method::Jacquez => {
                let found = jacquez::jacquez(&cases, self.args.neighbours(), replicates, seed)?;
                Said::new(found.p, &found, &found.warnings)
            }
            Method::PermutationScan => {
                let settings = permutation_scan::Settings {
                    radius: self.args.km(),
                    days: days.max(1.0),
                    prospective: false,
                    replicates,
                    seed,
                };
                let found = permutation_scan(&cases, &settings)?;
                Said::new(found.p, &found, &found.warnings)
            }
            _ => {
                let settings =
                    poisson_scan::Settings { neighbours: self.args.neighbours(), replicates, seed };
                let LastDays { places, counts, baselines } = located.last_days(self.told.within);
                let found = poisson_scan(&places, Metric::GreatCircle, &counts, &baselines, &settings)?;
                Said::new(found.p, &found, &found.warnings)
            }
        })
    }

    /// How often the test rejects independent series like these.
    fn measured(&self, a: &Series, b: &Series, places: Option<&Located>) -> Result<FalseAlarms, Failure> {
        /// Pairs between two looks at the progress bar.
        const STEP: usize = 20;
        /// Enough surrogates to tell p ≤ 5 %.
        const SURROGATES: usize = 99;
        let alike = certificate::Alike::of(a, b, self.told.within)?;
        let own = Asked { method: self.method, args: self.args, told: self.told, surrogates: SURROGATES };
        let mut progress = Progress::of("simulated pairs", self.args.alarms.div_ceil(STEP));
        let mut all: Option<FalseAlarms> = None;
        for first in (0..self.args.alarms).step_by(STEP) {
            let simulate = |number: u64| alike.pair(self.told.seed, first as u64 + number);
            let method = |a: &Series, b: &Series, seed: u64| {
                let own = Asked { told: Told { seed, ..own.told }, ..own };
                let said = match places {
                    Some(located) => own.cases(&located.again(a, b, seed))?,
                    None => own.trains(&train(a)?, &train(b)?)?,
                };
                Ok(said.p.unwrap_or(1.0))
            };
            let pairs = STEP.min(self.args.alarms - first);
            let some = false_alarm_rate(method, simulate, pairs, LEVEL)
                .map_err(|error| Failure::Usage(format!("--alarms: {error}.")))?;
            all = Some(match all {
                Some(before) => before.and(&some),
                None => some,
            });
            progress.step();
        }
        all.ok_or_else(|| {
            Failure::Usage("--alarms 0: say --no-certificate to leave the measurement out.".to_owned())
        })
    }
}

/// A series as a train of days: fractions of events that were dated to several days add up to whole ones.
fn train(series: &Series) -> Result<Train, ClassicError> {
    let mut left = 0.0;
    let mut times = Vec::new();
    for (day, count) in series.counts().iter().enumerate() {
        left += count;
        while left >= 1.0 - 1e-9 {
            times.push(day as f64);
            left -= 1.0;
        }
    }
    Train::new(times, 0.0, series.counts().len() as f64)
}

/// Incidents of both sides, by place and day.
struct Located {
    /// Longitude and latitude, and which side.
    places: Vec<([f64; 2], usize)>,
    days: Vec<f64>,
    window: Window,
}

impl Located {
    /// Those with coordinates and an exact day within the window.
    fn of(sides: &Sides, window: Window) -> Result<Self, Failure> {
        let mut located = Self { places: Vec::new(), days: Vec::new(), window };
        for (side, incidents) in [&sides.a.incidents, &sides.b.incidents].into_iter().enumerate() {
            for incident in incidents {
                if let Some((place, day)) =
                    exact(incident).filter(|(_, day)| (window.first..=window.last).contains(day))
                {
                    located.places.push((place, side));
                    located.days.push((day - window.first) as f64);
                }
            }
        }
        if located.days.is_empty() {
            return Err(Failure::Usage(
                "no incident of either side has coordinates and an exact day, which this method needs. Use data with \
                 latitude and longitude, or a method for two series (--method eca)."
                    .to_owned(),
            ));
        }
        Ok(located)
    }

    fn cases(&self) -> Result<Cases, ClassicError> {
        let places: Vec<[f64; 2]> = self.places.iter().map(|(place, _)| *place).collect();
        Cases::new(&places, self.days.clone(), Metric::GreatCircle)
    }

    /// The same places with the days of simulated series: each day gets a place of its side at random.
    fn again(&self, a: &Series, b: &Series, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut located = Self { places: Vec::new(), days: Vec::new(), window: self.window };
        for (side, series) in [a, b].into_iter().enumerate() {
            let own: Vec<_> = self.places.iter().filter(|(_, of)| *of == side).copied().collect();
            let days = train(series).map(|train| train.times().to_vec()).unwrap_or_default();
            for day in days {
                if let Some(place) = own.choose(&mut random) {
                    located.places.push(*place);
                    located.days.push(day);
                }
            }
        }
        located
    }

    /// Distinct places, their counts on each of the last days, and what the days before lead one to expect.
    fn last_days(&self, within: u32) -> LastDays {
        let mut places: Vec<[f64; 2]> = self.places.iter().map(|(place, _)| *place).collect();
        places.sort_by(|one, other| one[0].total_cmp(&other[0]).then(one[1].total_cmp(&other[1])));
        places.dedup();
        let last = within.max(1) as usize;
        let begin = self.window.days().saturating_sub(last);
        let mut counts = vec![vec![0.0; places.len()]; last.min(self.window.days())];
        // Half an event more keeps the baseline of a place that was quiet until now above nothing.
        let mut before = vec![0.5; places.len()];
        for ((place, _), day) in self.places.iter().zip(&self.days) {
            let order = |one: &[f64; 2]| one[0].total_cmp(&place[0]).then(one[1].total_cmp(&place[1]));
            let Ok(at) = places.binary_search_by(order) else { continue };
            match (*day as usize).checked_sub(begin) {
                Some(period) => counts[period][at] += 1.0,
                None => before[at] += 1.0,
            }
        }
        let daily: Vec<f64> = before.iter().map(|seen| seen / begin.max(1) as f64).collect();
        let baselines = vec![daily; counts.len()];
        LastDays { places, counts, baselines }
    }
}

/// What a scan for a recent outbreak looks through: a row a day, a column a place.
struct LastDays {
    /// Distinct places, longitude and latitude.
    places: Vec<[f64; 2]>,
    /// Events of each of the last days.
    counts: Vec<Vec<f64>>,
    /// Events that the days before lead one to expect.
    baselines: Vec<Vec<f64>>,
}

fn exact(incident: &Incident) -> Option<([f64; 2], i64)> {
    let (point, when) = (incident.facts.place.point()?, incident.facts.when);
    (when.start() == when.end()).then(|| ([point.lon(), point.lat()], day_number(when.start())))
}

impl Answer {
    fn text(&self) -> String {
        let name = json!(self.method);
        let mut text = format!(
            "{}: p = {}\n",
            name.as_str().unwrap_or_default(),
            self.p.map_or("none".to_owned(), p_value)
        );
        let mut add = |line: String| text.push_str(&format!("  {line}\n"));
        for (field, value) in self.result.as_object().into_iter().flatten() {
            add(format!("{field}: {}", short(value)));
        }
        add(format!("A  {}\n  B  {}\n  days {} to {}", self.a, self.b, self.from, self.to));
        self.broken.iter().for_each(|broken| add(format!("warning: {broken}")));
        if let Some((alarms, rate)) =
            self.false_alarms.as_ref().and_then(|alarms| Some((alarms, alarms.rate?)))
        {
            let (low, high) = alarms.interval.unwrap_or((0.0, 1.0));
            add(format!(
                "on {} simulated independent pairs like these the test says 'synchronised' {:.1} % of the time at {:.0} % \
                 ({:.1} to {:.1}){}",
                alarms.pairs,
                100.0 * rate,
                100.0 * alarms.level,
                100.0 * low,
                100.0 * high,
                if low > 0.07 { ": its p is not to be believed here" } else { "" }
            ));
        }
        self.warnings.iter().for_each(|warning| add(format!("note: {warning}")));
        text
    }
}

/// A value in one line, numbers cut to what can be read.
fn short(value: &Value) -> String {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(value) if value != 0.0 && value.abs() < 1e-4 => format!("{value:.1e}"),
            Some(value) if value.fract() != 0.0 => format!("{value:.4}"),
            _ => number.to_string(),
        },
        Value::Array(values) => values.iter().map(short).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| format!("{name} {}", short(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

//! What the tests give back: plain numbers, ready to be written down, drawn or put into words.
//!
//! Days are counted from 1970-01-01 (0). Every p-value is one-sided towards more coincidences, in (0, 1].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The days that a test looked at, both ends included, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
pub struct Window {
    /// First day.
    pub first: i64,
    /// Last day.
    pub last: i64,
}

/// What became of one series' events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, Deserialize)]
pub struct SeriesSummary {
    /// Events that the test used.
    pub events: usize,
    /// Distinct days that hold at least one of them (by their first day).
    pub event_days: usize,
    /// Events left out because their date is no better than 2τ + 1 days.
    pub too_vague: usize,
    /// Events left out because they lie outside the window.
    pub outside: usize,
}

/// A number with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end; infinite values are never written, an open end is `f64::MAX`.
    pub high: f64,
}

/// Two days, one of each series, not more than τ days apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
pub struct ClosePair {
    /// Day of the first series.
    pub a: i64,
    /// Day of the second series.
    pub b: i64,
}

/// Do two series fall together in time more often than their own slow rates, weekdays and bursts explain?
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Coincidence {
    /// One-sided p-value of the calibrated test.
    pub p: f64,
    /// Close pairs of event days.
    pub observed: f64,
    /// Close pairs that the local rates of the two series alone lead one to expect.
    pub expected: f64,
    /// Observed less expected.
    pub excess: Estimate,
    /// τ: two days count as close where they lie at most this many days apart.
    pub within: u32,
    /// The days looked at.
    pub window: Window,
    /// The first series.
    pub a: SeriesSummary,
    /// The second series.
    pub b: SeriesSummary,
    /// Number of other lags with which the lag 0 was compared.
    pub lags_compared: usize,
    /// The close pairs themselves, in order of time.
    pub close_pairs: Vec<ClosePair>,
    /// Studentised cross-covariance by lag (B after A positive), with a simultaneous 95 % envelope.
    pub correlogram: Option<Correlogram>,
}

/// The cross-correlogram of two series.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Correlogram {
    /// Lags in days, rising.
    pub lags: Vec<i64>,
    /// Studentised value at each lag.
    pub z: Vec<f64>,
    /// Upper end of the simultaneous 95 % envelope over the lags shown (the lower end is its negative).
    pub envelope: f64,
}

/// What the usual test says: days of one series put down at random over the window.
///
/// Wrong wherever both series share a trend; shown so that a reader can see the difference.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Shuffle {
    /// One-sided p-value.
    pub p: f64,
    /// Close pairs of event days.
    pub observed: f64,
    /// Mean number of close pairs over the shuffles.
    pub expected: f64,
    /// Number of shuffles.
    pub surrogates: usize,
}

/// How often two incidents at least as large as a given pair fall this close together by chance.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Pair {
    /// τ in days: the distance of the pair asked about, or what the user asked for.
    pub within: u32,
    /// Chance coincidences expected in a year, from the other lags of the same two series.
    pub per_year: Estimate,
    /// Years between chance coincidences: the inverse.
    pub return_years: Estimate,
    /// Chance of at least one in the span looked at.
    pub chance_in_span: Estimate,
    /// Close pairs at lag 0 in the window.
    pub observed: usize,
    /// Length of the window in years.
    pub span_years: f64,
    /// The days looked at.
    pub window: Window,
    /// The first series: incidents at least as large as the first one asked about.
    pub a: SeriesSummary,
    /// The second series.
    pub b: SeriesSummary,
}

/// How often the answer about one coincidence is wrong on independent data that look like the user's.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct PairCertificate {
    /// Simulated independent pairs.
    pub pairs: usize,
    /// Nominal level, 0.05.
    pub level: f64,
    /// Chance coincidences a year that the simulated pairs have on average: what the answer should say of them.
    pub per_year: f64,
    /// Share of the pairs whose 95 % interval of the yearly number holds that.
    pub coverage: Estimate,
    /// Share of the pairs with a coincidence that was given a chance of at most `level` in the span looked at.
    pub false_alarms: Estimate,
    /// Whether both lie where they may.
    pub holds: bool,
}

/// How often this very test is wrong on independent data that look like the user's, and how often it is right.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Certificate {
    /// Simulated independent pairs.
    pub pairs: usize,
    /// Nominal level, 0.05.
    pub level: f64,
    /// Share of the independent pairs that the test called synchronised.
    pub false_alarms: Estimate,
    /// Share of the pairs with a planted effect that the test found.
    pub power: Estimate,
    /// The planted effect: share of A's events that were followed in B within τ days.
    pub effect: f64,
    /// Whether the false alarms lie where they may.
    pub holds: bool,
}

/// How often the interval of a share, and "most", are wrong on records that look like the user's.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct ShareCertificate {
    /// Simulated records.
    pub records: usize,
    /// Nominal level, 0.05.
    pub level: f64,
    /// Share of the records whose 95 % interval holds the share that they were made with.
    pub coverage: Estimate,
    /// Share of the records made with one half that were called "most".
    pub false_alarms: Estimate,
    /// Share of the records made with `effect` more than one half that were called "most".
    pub power: Estimate,
    /// By how much the planted share exceeds one half.
    pub effect: f64,
    /// Whether coverage and false alarms lie where they may.
    pub holds: bool,
}

/// How often return years are wrong on records whose tail and rate are known and look like the user's.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct RankCertificate {
    /// Simulated records.
    pub records: usize,
    /// Return years that the simulated records were made with.
    pub return_years: f64,
    /// Share of the records whose 95 % interval holds them.
    pub coverage: Estimate,
    /// Share of the records whose whole interval lies above them: an incident called rarer than it is.
    pub called_too_rare: Estimate,
    /// Whether both lie where they may.
    pub holds: bool,
}

/// How often nearness is found where there is none, and where there is, on records that look like the user's.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct NearCertificate {
    /// Simulated records.
    pub records: usize,
    /// Nominal level, 0.05.
    pub level: f64,
    /// Share of the records without a bond to the areas that the test called near.
    pub false_alarms: Estimate,
    /// Share of the records with a planted bond that the test found.
    pub power: Estimate,
    /// The planted bond: share of the groups put down at an area.
    pub effect: f64,
    /// Groups up to this distance from each other keep together in the simulated records, although the test moves each by
    /// itself.
    pub together: f64,
    /// Whether the false alarms lie where they may.
    pub holds: bool,
}

/// How many alarms a desk raises a year on data that look like the user's and hold no change.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct AlarmCertificate {
    /// Watches that were let loose.
    pub watches: usize,
    /// Years of simulated data, those of all watches added up.
    pub years: f64,
    /// False alarms allowed a year, of all watches together.
    pub budget: f64,
    /// Alarms a year of all watches together, every one of them false.
    pub false_alarms: Estimate,
    /// Whether the upper end of their interval lies within the budget.
    pub holds: bool,
}

/// What may be said of a question, by fixed rules.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum Verdict {
    /// Fewer events on a side than the test can speak about.
    TooThin {
        /// Events needed on each side.
        needed: usize,
        /// Events of the first series.
        a: usize,
        /// Events of the second series.
        b: usize,
    },
    /// Nothing that the slow rates, weekdays and bursts of the two series do not explain.
    ConsistentWithChance,
    /// More coincidences than chance explains.
    MoreThanChance,
    /// Nothing may be said: the certificate failed on data like these, or a series has an event on every day.
    Withheld {
        /// Why.
        reason: Withholding,
    },
}

/// Why a verdict is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "code")]
pub enum Withholding {
    /// The certificate does not hold.
    TooManyAlarms {
        /// Simulated independent pairs.
        pairs: usize,
        /// Share of them that the test called synchronised.
        false_alarms: f64,
        /// The share that it should call so.
        level: f64,
    },
    /// There is an event on every day, so that every event falls together with one whatever the dates.
    NothingVaries {
        /// In which series.
        series: FullSeries,
    },
}

/// The series that have an event on every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FullSeries {
    /// The first.
    First,
    /// The second.
    Second,
    /// Both.
    Both,
    /// Both, as far as they are covered.
    Covered,
}

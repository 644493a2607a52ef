//! Do two series of incidents fall together more often than chance explains?

use crate::{Answer, Dataset, Error, Finding, Period, Robustness, Sides, Sources, Wanted, sides};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use tazamun_record::{Date, day_at};
use tazamun_sync::{
    Certificate, Coincidence, Correlogram, Estimate, FEWEST_EVENT_DAYS, Order, Series, SeriesSummary,
    Shuffle, Verdict, Window, Withholding,
    certificate::{self, Alarms, Trial},
    coincidence, shuffle, verdict,
};

/// Lags shown on either side of 0: three weeks.
pub const LAGS: u32 = 21;

/// Surrogates of the shuffle that every answer is compared with.
pub const SHUFFLES: usize = 999;

/// Do two theatres fall together in time more often than chance explains?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SynchronyQuestion {
    /// The first theatre: a filter of the events, or the name of its file.
    pub a: String,
    /// The second theatre.
    pub b: String,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// Two days count as close where they lie at most this many days apart.
    pub within: u32,
    /// Which side must come first.
    pub order: Order,
    /// Lags shown on either side of 0 in the cross-correlogram.
    pub lags: u32,
    /// Seed of the shuffle and of the certificate.
    pub seed: u64,
    /// Whether to measure the test itself on simulated pairs like these.
    pub certificate: bool,
}

/// What may be said of two theatres, by fixed rules.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum SynchronyVerdict {
    /// Fewer days with events on a side than the test can speak about.
    TooThin {
        /// Days with events needed on each side.
        needed: usize,
        /// Days with events of the first theatre.
        event_days_a: usize,
        /// Days with events of the second theatre.
        event_days_b: usize,
    },
    /// Nothing that the slow rates, weekdays and bursts of the two series do not explain.
    ConsistentWithChance,
    /// More coincidences than chance explains.
    MoreThanChance,
    /// Nothing may be said: the certificate failed on data like these, or a series has an event on every day.
    Withheld {
        /// Why.
        #[serde(serialize_with = "crate::phrases::withheld_json")]
        #[schemars(with = "String")]
        reason: Withholding,
    },
}

impl From<Verdict> for SynchronyVerdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::TooThin { needed, a, b } => Self::TooThin { needed, event_days_a: a, event_days_b: b },
            Verdict::ConsistentWithChance => Self::ConsistentWithChance,
            Verdict::MoreThanChance => Self::MoreThanChance,
            Verdict::Withheld { reason } => Self::Withheld { reason },
        }
    }
}

/// What was found of two theatres.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Synchrony {
    /// What may be said.
    #[serde(flatten)]
    pub verdict: SynchronyVerdict,
    /// One-sided p of the calibrated test.
    pub p: Option<f64>,
    /// Close pairs of event days.
    pub observed: Option<f64>,
    /// Close pairs that the series' own rates lead one to expect.
    pub expected: Option<f64>,
    /// Observed less expected.
    pub excess: Option<Estimate>,
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
    /// What became of the first theatre's events.
    pub a: SeriesSummary,
    /// What became of the second theatre's events.
    pub b: SeriesSummary,
    /// Other lags that lag 0 was compared with.
    pub lags_compared: Option<usize>,
    /// The cross-correlogram.
    pub correlogram: Option<Correlogram>,
    /// What the usual shuffle would have said.
    pub naive_shuffle: Option<Shuffle>,
    /// The close pairs, in order of time.
    pub close_pairs: Vec<(Date, Date)>,
}

/// How often the test errs on pairs like these, and how far doubts about the events move it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SynchronyCertificate {
    /// On simulated pairs.
    #[serde(flatten)]
    pub certificate: Certificate,
    /// On draws from the doubts about the events.
    pub sensitivity: Robustness,
}

impl Finding for Synchrony {
    const SCHEMA: &'static str = "tazamun.sync/2";
    type Question = SynchronyQuestion;
    type Certificate = SynchronyCertificate;
}

/// What the tests say of two theatres, before it is laid out.
#[derive(Debug, Clone)]
pub(crate) struct TestedSides {
    pub(crate) verdict: Verdict,
    pub(crate) a: SeriesSummary,
    pub(crate) b: SeriesSummary,
    pub(crate) window: Window,
    pub(crate) coincidence: Option<Coincidence>,
    pub(crate) shuffle: Option<Shuffle>,
    pub(crate) certificate: Option<Certificate>,
}

impl SynchronyQuestion {
    /// The question with its usual settings: within one day, either first, with a certificate.
    pub fn of(a: impl Into<String>, b: impl Into<String>) -> Self {
        SynchronyQuestion {
            a: a.into(),
            b: b.into(),
            period: Period::default(),
            within: 1,
            order: Order::Either,
            lags: LAGS,
            seed: 1,
            certificate: true,
        }
    }

    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where a filter is wrong.
    pub fn wanted(&self, sources: Sources) -> Result<Wanted, Error> {
        sides::wanted(&self.a, &self.b, sources)
    }

    /// Reads the sources and answers.
    ///
    /// # Errors
    /// [`Error`] where a source or the question is wrong.
    pub fn ask(self, sources: &[crate::Source]) -> Result<Answer<Synchrony>, Error> {
        let data = Dataset::open(sources, &self.wanted(Sources::Filtered)?)?;
        self.answer(&data)
    }

    /// Answers from a dataset that was opened for it. Where the record is too thin for a verdict the numbers stand beside
    /// that answer.
    ///
    /// # Errors
    /// [`Error`] where the theatres share events, or no day.
    pub fn answer(self, data: &Dataset) -> Result<Answer<Synchrony>, Error> {
        self.answer_by(data, &issue)
    }

    /// The same, with a certificate that `certifier` measures: in parts, on other machines, until it is told to stop.
    ///
    /// # Errors
    /// As [`SynchronyQuestion::answer`], and what `certifier` answers.
    pub fn answer_by(self, data: &Dataset, certifier: Certifier<'_>) -> Result<Answer<Synchrony>, Error> {
        let sides = Sides::of(data, &self.a, &self.b, &self.period)?;
        let certifier = self.certificate.then_some(certifier);
        let tested = test(&sides, &self.options(), self.seed, certifier)?;
        let certificate = match &tested.certificate {
            Some(certificate) => Some(SynchronyCertificate {
                certificate: certificate.clone(),
                sensitivity: Robustness::of(&sides, &self.options(), &tested.verdict, self.seed)?,
            }),
            None => None,
        };
        let unreviewed = sides.unreviewed();
        Ok(Answer::new(data, self, tested.into(), certificate).warned(unreviewed))
    }

    /// Counts the alarms of the certificate's simulated pairs of these numbers: a part of its trial.
    ///
    /// # Errors
    /// As [`SynchronyQuestion::answer`].
    pub fn alarms(&self, data: &Dataset, numbers: Range<usize>) -> Result<Alarms, Error> {
        let sides = Sides::of(data, &self.a, &self.b, &self.period)?;
        let (a, b) = sides.series(self.within)?;
        Ok(certificate::count(&a, &b, &self.options(), trial(self.seed), numbers)?)
    }

    fn options(&self) -> coincidence::Options {
        coincidence::Options { within: self.within, lags: Some(self.lags), order: self.order }
    }
}

/// Who measures a certificate.
pub type Certifier<'c> =
    &'c (dyn Fn(&Series, &Series, &coincidence::Options, Trial) -> Result<Certificate, Error> + Sync);

/// Measures a certificate here and now.
///
/// # Errors
/// [`Error::Test`] where the series cannot be tested.
pub fn issue(
    a: &Series,
    b: &Series,
    options: &coincidence::Options,
    trial: Trial,
) -> Result<Certificate, Error> {
    Ok(certificate::issue(a, b, options, trial)?)
}

fn trial(seed: u64) -> Trial {
    Trial { seed, ..Trial::default() }
}

/// Tests two theatres, with a certificate where somebody is there to measure it.
pub(crate) fn test(
    sides: &Sides<'_>,
    options: &coincidence::Options,
    seed: u64,
    certifier: Option<Certifier<'_>>,
) -> Result<TestedSides, Error> {
    let (series_a, series_b) = sides.series(options.within)?;
    let (a, b, window) = (series_a.summary(), series_b.summary(), series_a.window());
    let found = coincidence::test(&series_a, &series_b, options);
    if a.event_days.min(b.event_days) < FEWEST_EVENT_DAYS {
        let verdict = Verdict::TooThin { needed: FEWEST_EVENT_DAYS, a: a.event_days, b: b.event_days };
        let coincidence = found.ok();
        return Ok(TestedSides { verdict, a, b, window, coincidence, shuffle: None, certificate: None });
    }
    let found = found?;
    let certificate = match certifier {
        Some(certify) => Some(certify(&series_a, &series_b, options, trial(seed))?),
        None => None,
    };
    let naive = shuffle::test(&series_a, &series_b, options.within, SHUFFLES, seed);
    Ok(TestedSides {
        verdict: verdict(&found, certificate.as_ref()),
        a,
        b,
        window,
        coincidence: Some(found),
        shuffle: Some(naive),
        certificate,
    })
}

impl From<TestedSides> for Synchrony {
    fn from(tested: TestedSides) -> Self {
        let found = tested.coincidence;
        let pairs = found.iter().flat_map(|c| &c.close_pairs);
        Synchrony {
            verdict: tested.verdict.into(),
            p: found.as_ref().map(|c| c.p),
            observed: found.as_ref().map(|c| c.observed),
            expected: found.as_ref().map(|c| c.expected),
            excess: found.as_ref().map(|c| c.excess),
            from: day_at(tested.window.first),
            to: day_at(tested.window.last),
            a: tested.a,
            b: tested.b,
            lags_compared: found.as_ref().map(|c| c.lags_compared),
            naive_shuffle: tested.shuffle,
            close_pairs: pairs.map(|c| (day_at(c.a), day_at(c.b))).collect(),
            correlogram: found.and_then(|c| c.correlogram),
        }
    }
}

//! The classical tests under their own names, each with what it is worth on data like these.
//!
//! The series tests take both sides as trains of days; the tests of space and time take the incidents of both sides
//! together. What a p-value is worth is measured: the same test is run on simulated independent series with the slow
//! rates, weekdays, bursts and numbers of the user's own (those of the certificate), and the share that it calls
//! synchronised is given beside it.

mod located;
mod method;
mod tests_of;

pub use method::{ClassicalMethod, SurrogateKind, UnknownMethod};

use crate::{Answer, Dataset, Error, Finding, NoBearing, Period, Sides, Sources, Wanted, Warning, sides};
use located::Located;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tazamun_record::Date;
use tazamun_sync::classical::alarm::{FalseAlarms, false_alarm_rate};
use tazamun_sync::{LEVEL, Series, certificate, classical};
use tests_of::{ClassicalSaid, train};

/// What does a classical test say of two theatres?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClassicalQuestion {
    /// The test.
    pub method: ClassicalMethod,
    /// The first theatre: a filter of the events, or the name of its file.
    pub a: String,
    /// The second theatre.
    pub b: String,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// τ in days.
    pub within: u32,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Surrogates or permutations behind p; 999 where it is not given.
    pub surrogates: Option<usize>,
    /// What replaces the second series in a surrogate; uniform where it is not given.
    pub surrogate: Option<SurrogateKind>,
    /// Simulated pairs on which the test itself is measured; not measured where it is not given.
    pub alarms: Option<usize>,
    /// Closeness in space of Knox's test and largest radius of the permutation scan; 25 where it is not given.
    pub km: Option<f64>,
    /// Neighbours of Jacquez's test, and places of a group in the Poisson scan; 5 where it is not given.
    pub neighbours: Option<usize>,
}

/// What a classical test says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Classical {
    /// Its p-value, where it has one.
    pub p: Option<f64>,
    /// Everything that the test says, by its own names.
    pub statistics: Value,
    /// Assumptions that the data break, a sentence each.
    #[serde(serialize_with = "crate::phrases::broken_json")]
    #[schemars(with = "Vec<String>")]
    pub broken: Vec<classical::Warning>,
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
}

impl Finding for Classical {
    const SCHEMA: &'static str = "tazamun.classic/2";
    type Question = ClassicalQuestion;
    type Certificate = FalseAlarms;
}

impl ClassicalQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where a filter is wrong or an option is given that the method has no use for.
    pub fn wanted(&self, sources: Sources) -> Result<Wanted, Error> {
        self.checked()?;
        let wanted = sides::wanted(&self.a, &self.b, sources)?;
        Ok(if self.method.needs_places() { wanted.places() } else { wanted })
    }

    /// Refuses what a method has no use for, by name: an option that is passed over in silence looks obeyed.
    fn checked(&self) -> Result<(), Error> {
        let unused = |option: &str, of: &str| {
            Err(Error::Question(format!(
                "--{option} has no bearing on --method {}; it is an option of {of}. Leave it out.",
                self.method.name()
            )))
        };
        match self.method {
            m if self.surrogate.is_some() && (m.needs_places() || m == ClassicalMethod::Hawkes) => {
                unused("surrogate", "eca, event-sync, spike-sync, isi-distance and spike-distance")
            }
            m if self.km.is_some()
                && !matches!(m, ClassicalMethod::Knox | ClassicalMethod::PermutationScan) =>
            {
                unused("km", "knox and permutation-scan")
            }
            m if self.neighbours.is_some()
                && !matches!(m, ClassicalMethod::Jacquez | ClassicalMethod::PoissonScan) =>
            {
                unused("neighbours", "jacquez and poisson-scan")
            }
            _ => Ok(()),
        }
    }

    /// Answers from a dataset that was opened for it; `progress` hears of the share of the measurement that is done.
    ///
    /// # Errors
    /// [`Error`] where the theatres share no day, or the test cannot be applied to them.
    pub fn answer(self, data: &Dataset, mut progress: impl FnMut(f64)) -> Result<Answer<Classical>, Error> {
        self.checked()?;
        let sides = Sides::of(data, &self.a, &self.b, &self.period)?;
        let (a, b) = sides.series(self.within)?;
        let places = match self.method.needs_places() {
            true => Some(Located::of(&sides, a.window())?),
            false => None,
        };
        let said = match &places {
            Some(located) => self.of_cases(located, self.seed, self.surrogates.unwrap_or(999))?,
            None => self.of_trains(&train(&a)?, &train(&b)?, self.seed, self.surrogates.unwrap_or(999))?,
        };
        let false_alarms = match self.alarms {
            Some(pairs) => Some(self.measured(&a, &b, places.as_ref(), pairs, &mut progress)?),
            None => None,
        };
        let no_bearing = (self.method == ClassicalMethod::Hawkes && self.surrogates.is_some()).then(|| {
            Warning::NoBearing {
                option: "surrogates".to_owned(),
                on: "method hawkes".to_owned(),
                why: NoBearing::LikelihoodRatio,
            }
        });
        let unreviewed = sides.unreviewed();
        let ClassicalSaid { p, statistics, mut broken } = said;
        broken.extend(places.as_ref().and_then(Located::warning));
        let (from, to) = sides::first_and_last(a.window());
        let result = Classical { p, statistics, broken, from, to };
        Ok(Answer::new(data, self, result, false_alarms).warned(no_bearing).warned(unreviewed))
    }

    /// How often the test rejects independent series like these.
    fn measured(
        &self,
        a: &Series,
        b: &Series,
        places: Option<&Located>,
        pairs: usize,
        progress: &mut impl FnMut(f64),
    ) -> Result<FalseAlarms, Error> {
        /// Pairs between two looks at the progress.
        const STEP: usize = 20;
        /// Enough surrogates to tell p ≤ 5 %.
        const SURROGATES: usize = 99;
        let alike = certificate::NullSimulator::of(a, b, self.within)?;
        let mut all: Option<FalseAlarms> = None;
        for first in (0..pairs).step_by(STEP) {
            let simulate = |number: u64| alike.pair(self.seed, first as u64 + number);
            let method = |a: &Series, b: &Series, seed: u64| {
                let said = match places {
                    Some(located) => self.of_cases(&located.again(a, b, seed), seed, SURROGATES)?,
                    None => self.of_trains(&train(a)?, &train(b)?, seed, SURROGATES)?,
                };
                Ok(said.p.unwrap_or(1.0))
            };
            let some = STEP.min(pairs - first);
            let some = false_alarm_rate(method, simulate, some, LEVEL)
                .map_err(|error| Error::Question(format!("--alarms: {error}.")))?;
            all = Some(match all {
                Some(before) => before.and(&some),
                None => some,
            });
            progress((first + STEP).min(pairs) as f64 / pairs as f64);
        }
        all.ok_or_else(|| {
            Error::Question("--alarms 0: say --no-certificate to leave the measurement out.".to_owned())
        })
    }
}

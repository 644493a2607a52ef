//! Which part of incidents is of a kind, in a place, against somebody?

use crate::{Answer, Dataset, Error, Finding, Period, Wanted, filtered::FilteredEvents};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::{Date, day_number};
use tazamun_sync::{LEVEL, ShareCertificate, certificate::Trial, share, share_certificate};

/// Which part of the incidents that a filter selects does another one select?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShareQuestion {
    /// All incidents in question; all of the record where there is no filter.
    #[serde(with = "crate::period::empty_for_none")]
    #[schemars(with = "String")]
    pub filter: Option<String>,
    /// The part that is asked about: those of them that this filter selects too.
    pub part: String,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// Seed of the simulated records of the certificate.
    pub seed: u64,
    /// Whether to measure the interval and "most" themselves on simulated records like this one.
    pub certificate: bool,
}

/// What may be said of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ShareVerdict {
    /// More than half.
    Most,
    /// Less than half, by the interval.
    LessThanHalf,
    /// The interval holds one half.
    Open,
}

/// What was found of a share.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ShareFound {
    /// What may be said of "most".
    pub verdict: ShareVerdict,
    /// The share and its interval.
    #[serde(flatten)]
    pub found: share::Share,
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
}

impl Finding for ShareFound {
    const SCHEMA: &'static str = "tazamun.share/1";
    type Question = ShareQuestion;
    type Certificate = ShareCertificate;
}

impl ShareQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where a filter is wrong.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        Wanted::default().filter_or_all("filter", self.filter.as_deref())?.filter("part", &self.part)
    }

    /// Answers from a dataset that was opened for it.
    ///
    /// # Errors
    /// [`Error`] where nothing is selected, or fewer than ten incidents are.
    pub fn answer(self, data: &Dataset) -> Result<Answer<ShareFound>, Error> {
        let chosen = FilteredEvents::of(data, self.filter.as_deref(), &self.period)?;
        let part: std::collections::BTreeSet<u32> =
            data.selected(&self.part)?.rows().iter().copied().collect();
        let within =
            chosen.events.rows().iter().filter(|row| data.columns.when(**row).overlaps(&chosen.days));
        let incidents: Vec<(i64, bool)> =
            within.map(|row| (day_number(data.columns.when(*row).start()), part.contains(row))).collect();
        let Some(found) = share::share(&incidents) else {
            return Err(Error::Question(format!(
                "{} incidents are too few for a share: {} are needed. Widen --filter or the days.",
                incidents.len(),
                share::FEWEST
            )));
        };
        let verdict = match found.p_most {
            p if p <= LEVEL => ShareVerdict::Most,
            _ if found.share.high < 0.5 => ShareVerdict::LessThanHalf,
            _ => ShareVerdict::Open,
        };
        let trial = Trial { seed: self.seed, ..Trial::default() };
        let certificate = if self.certificate { share_certificate::issue(&incidents, trial) } else { None };
        let unreviewed = chosen.unreviewed();
        let result = ShareFound { verdict, found, from: chosen.days.start(), to: chosen.days.end() };
        Ok(Answer::new(data, self, result, certificate).warned(unreviewed))
    }
}

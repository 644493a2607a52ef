//! Does a rate rise or fall, and when did its level change?

use crate::{Answer, Dataset, Error, Finding, Period, Uncertified, Wanted, filtered::FilteredEvents};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::{Country, Date};
use tazamun_sync::{SeriesSummary, trend};

/// Events dated more vaguely than to so many days on either side do not say in which week they fell.
const WITHIN: u32 = 3;

/// Does the rate of some events rise or fall, and when did its level change?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TrendQuestion {
    /// Which events; all where there is no filter.
    #[serde(with = "crate::period::empty_for_none")]
    #[schemars(with = "String")]
    pub filter: Option<String>,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// Seed of the random numbers.
    pub seed: u64,
}

/// What was found of a rate; its direction is the verdict.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TrendFound {
    /// The trend, with its direction and changes.
    #[serde(flatten)]
    pub trend: trend::Trend,
    /// What became of the events.
    pub series: SeriesSummary,
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
}

impl Finding for TrendFound {
    const SCHEMA: &'static str = "tazamun.trend/2";
    type Question = TrendQuestion;
    type Certificate = Uncertified;
}

impl TrendQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where the filter is wrong.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        Wanted::default().filter_or_all("filter", self.filter.as_deref())
    }

    /// Answers from a dataset that was opened for it.
    ///
    /// # Errors
    /// [`Error`] where nothing is selected or the days are wrong.
    pub fn answer(self, data: &Dataset) -> Result<Answer<TrendFound>, Error> {
        let chosen = FilteredEvents::of(data, self.filter.as_deref(), &self.period)?;
        let country = chosen.events.country(data);
        let series = chosen.series(chosen.events, country.as_ref().map(Country::code), WITHIN)?;
        let trend = trend::find(&series, trend::Options { seed: self.seed, ..trend::Options::default() });
        let (from, to) = (chosen.days.start(), chosen.days.end());
        let unreviewed = chosen.unreviewed();
        let result = TrendFound { trend, series: series.summary(), from, to };
        Ok(Answer::new(data, self, result, None).warned(unreviewed))
    }
}

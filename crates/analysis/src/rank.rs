//! Is an incident the largest, the first or the last since a day, in this record, and how exceptional is it?

use crate::{Answer, Dataset, Error, Finding, Period, Wanted, filtered::FilteredEvents};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::{Date, day_number};
use tazamun_sync::{
    RankCertificate,
    certificate::Trial,
    rank::{self, Exceptional, Rank, Sized},
    rank_certificate,
};

/// Least toll from which on a record is taken to be complete, unless told otherwise.
pub const COMPLETE_FROM: u32 = 5;

/// Simulated records behind a certificate: each is resampled itself.
const RECORDS: usize = 300;

/// Where does an incident stand among those of a record?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RankQuestion {
    /// Which incidents; all where there is no filter.
    #[serde(with = "crate::period::empty_for_none")]
    #[schemars(with = "String")]
    pub filter: Option<String>,
    /// The days to look at: "since …" is their first.
    #[serde(flatten)]
    pub period: Period,
    /// The day of the incident: the largest of that day. Where none is given, the largest of all.
    pub on: Option<Date>,
    /// Least toll from which on the record is taken to be complete; only incidents at least that large say how exceptional one is.
    pub complete_from: u32,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Whether to measure the return years themselves on simulated records like this one.
    pub certificate: bool,
}

/// What was found of an incident's rank.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RankFound {
    /// The first day among which the incident lies.
    pub date_start: Date,
    /// The last of them.
    pub date_end: Date,
    /// Its number of killed, by the best estimate.
    pub killed: Option<u32>,
    /// Where it stands among those of the days looked at.
    pub rank: Rank,
    /// Where it stands among those before it and on its day: "the largest since".
    pub since: Rank,
    /// How exceptional it is; none where too few incidents are that large, or its toll is below the threshold or unknown.
    pub exceptional: Option<Exceptional>,
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
}

impl Finding for RankFound {
    const SCHEMA: &'static str = "tazamun.rank/1";
    type Question = RankQuestion;
    type Certificate = RankCertificate;
}

impl RankQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where the filter is wrong.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        Ok(Wanted::default().filter_or_all("filter", self.filter.as_deref())?.tolls())
    }

    /// Answers from a dataset that was opened for it.
    ///
    /// # Errors
    /// [`Error`] where nothing is selected, or no incident may lie on the day.
    pub fn answer(self, data: &Dataset) -> Result<Answer<RankFound>, Error> {
        let chosen = FilteredEvents::of(data, self.filter.as_deref(), &self.period)?;
        let rows: Vec<u32> = chosen
            .events
            .rows()
            .iter()
            .copied()
            .filter(|row| data.columns.when(*row).overlaps(&chosen.days))
            .collect();
        let killed = |row: &u32| data.columns.killed(*row).unwrap_or(0);
        let narrow = |row: &u32| std::cmp::Reverse(data.columns.when(*row).days());
        let of = match self.on {
            Some(day) => rows
                .iter()
                .copied()
                .filter(|row| data.columns.when(*row).contains(day))
                .max_by_key(|row| (narrow(row), killed(row))),
            None => rows.iter().copied().max_by_key(killed),
        };
        let Some(of) = of else {
            let day = self.on.map_or_else(String::new, |day| format!(" on {day}"));
            return Err(Error::Question(format!(
                "no incident that is selected may lie{day}. Check --on, --filter and the days."
            )));
        };
        let sized = |row: u32| {
            let when = data.columns.when(row);
            Sized { days: (day_number(when.start()), day_number(when.end())), killed: data.columns.toll(row) }
        };
        let own = sized(of);
        let others: Vec<Sized> = rows.iter().filter(|row| **row != of).map(|row| sized(*row)).collect();
        let before: Vec<Sized> = others.iter().copied().filter(|other| other.days.0 <= own.days.1).collect();
        let days = (day_number(chosen.days.start()), day_number(chosen.days.end()));
        // A vague date counts on its middle day; the runs of days behind the interval are longer than most vague dates.
        let tolls: Vec<(i64, u32)> = rows
            .iter()
            .filter_map(|row| Some((sized(*row).days, data.columns.killed(*row)?)))
            .map(|((first, last), toll)| (first + (last - first) / 2, toll))
            .collect();
        let exceptional = data
            .columns
            .killed(of)
            .and_then(|toll| rank::exceptional(&tolls, days, toll, self.complete_from));
        let trial = Trial { pairs: RECORDS, seed: self.seed, ..Trial::default() };
        let certificate = exceptional
            .as_ref()
            .filter(|_| self.certificate)
            .map(|found| rank_certificate::issue(&tolls, days, found, trial));
        let unreviewed = chosen.unreviewed();
        let result = RankFound {
            date_start: data.columns.when(of).start(),
            date_end: data.columns.when(of).end(),
            killed: data.columns.killed(of),
            rank: rank::rank(&own, &others),
            since: rank::rank(&own, &before),
            exceptional,
            from: chosen.days.start(),
            to: chosen.days.end(),
        };
        Ok(Answer::new(data, self, result, certificate).warned(unreviewed))
    }
}

//! On which days were several theatres active together?

use crate::{
    Answer, Dataset, Error, Finding, Period, Selection, Uncertified, Wanted, filtered::FilteredEvents,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::{Country, Date, day_at};
use tazamun_sync::{SeriesSummary, joint_days};

/// A run of days lasts a week at most: a date that is vaguer than that is no evidence of one.
const WITHIN: u32 = 3;

/// What a theatre is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TheatreBy {
    /// A country.
    Country,
    /// A first-level division (a governorate).
    Adm1,
    /// Who used the force first.
    Actor,
}

impl TheatreBy {
    fn field(self) -> &'static str {
        match self {
            TheatreBy::Country => "country",
            TheatreBy::Adm1 => "adm1",
            TheatreBy::Actor => "actor",
        }
    }
}

/// On which days were several theatres active together?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct JointDaysQuestion {
    /// Which events; all where there is no filter.
    #[serde(with = "crate::period::empty_for_none")]
    #[schemars(with = "String")]
    pub filter: Option<String>,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// What a theatre is.
    pub by: TheatreBy,
    /// Theatres with fewer days of events than this are left out.
    pub fewest: usize,
    /// Runs of days with a corrected p above this are not reported.
    pub level: f64,
    /// Seed of the random numbers.
    pub seed: u64,
}

/// What was found of several theatres.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JointDays {
    /// p of the strongest run of days, reported or not.
    pub p: f64,
    /// The runs of days on which several theatres were active together.
    pub waves: Vec<JointRun>,
    /// The theatres.
    pub theatres: Vec<TheatreSeries>,
    /// Theatres left out because they have too few days of events.
    pub left_out: Vec<String>,
    /// Surrogates behind p.
    pub surrogates: usize,
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
}

/// A run of days on which several theatres were active together.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JointRun {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The theatres.
    pub theatres: Vec<String>,
    /// Ids of their incidents on these days.
    pub incidents: Vec<String>,
    /// How strong it is.
    pub score: f64,
    /// Corrected for all runs and all sets of theatres looked at.
    pub p: f64,
}

/// One theatre of several.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TheatreSeries {
    /// The value by which it is told from the others.
    pub theatre: String,
    /// What became of its events.
    #[serde(flatten)]
    pub series: SeriesSummary,
}

impl Finding for JointDays {
    const SCHEMA: &'static str = "tazamun.waves/2";
    type Question = JointDaysQuestion;
    type Certificate = Uncertified;
}

impl JointDaysQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where the filter or the level is wrong.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        if !(0.0..=1.0).contains(&self.level) {
            return Err(Error::Question(format!("--level {}: a level lies between 0 and 1.", self.level)));
        }
        let wanted = Wanted::default().filter_or_all("filter", self.filter.as_deref())?;
        Ok(wanted.ids().by(self.by.field()))
    }

    /// Answers from a dataset that was opened for it.
    ///
    /// # Errors
    /// [`Error`] where nothing is selected, or fewer than two theatres have enough events.
    pub fn answer(self, data: &Dataset) -> Result<Answer<JointDays>, Error> {
        let chosen = FilteredEvents::of(data, self.filter.as_deref(), &self.period)?;
        let (mut theatres, mut series, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for part in chosen.events.parted(|row| data.columns.group(row)) {
            let country = part.rows().first().and_then(|row| data.columns.country(*row));
            let country = if self.by == TheatreBy::Actor { None } else { country };
            let one = chosen.series(&part, country.as_ref().map(Country::code), WITHIN)?;
            if one.summary().event_days < self.fewest {
                left_out.push(part.label);
            } else {
                theatres.push(part);
                series.push(one);
            }
        }
        if theatres.len() < 2 {
            return Err(Error::Question(format!(
                "{} theatres have {} days with events or more, and a wave needs two. Choose another --by, or fewer \
                 days with --fewest.",
                theatres.len(),
                self.fewest
            )));
        }
        let options =
            joint_days::Options { level: self.level, seed: self.seed, ..joint_days::Options::default() };
        let found = joint_days::find(&series, &options)?;
        let unreviewed = chosen.unreviewed();
        let named = theatres.iter().zip(&series);
        let result = JointDays {
            p: found.p,
            waves: found.waves.iter().map(|wave| JointRun::of(wave, &theatres, data)).collect(),
            theatres: named
                .map(|(part, series)| TheatreSeries { theatre: part.label.clone(), series: series.summary() })
                .collect(),
            left_out,
            surrogates: found.surrogates,
            from: chosen.days.start(),
            to: chosen.days.end(),
        };
        Ok(Answer::new(data, self, result, None).warned(unreviewed))
    }
}

impl JointRun {
    fn of(wave: &joint_days::Wave, theatres: &[Selection], data: &Dataset) -> Self {
        let inside = |row: &&u32| {
            let event = data.columns.event(**row);
            event.first <= wave.days.last && event.last >= wave.days.first
        };
        let active: Vec<&Selection> = wave.theatres.iter().map(|place| &theatres[*place]).collect();
        let rows = active.iter().flat_map(|theatre| theatre.rows().iter().filter(inside));
        JointRun {
            from: day_at(wave.days.first),
            to: day_at(wave.days.last),
            incidents: rows.map(|row| data.columns.id(*row).to_owned()).collect(),
            theatres: active.iter().map(|theatre| theatre.label.clone()).collect(),
            score: wave.score,
            p: wave.p,
        }
    }
}

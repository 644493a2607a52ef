//! How often do two incidents at least as large as a given pair fall this close together by chance?

use crate::{
    Answer, Dataset, Error, Finding, Period, Selection, Sides, Sources, Wanted, selection::event, sides,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::{Date, Interval, day_at};
use tazamun_sync::{
    Estimate, Pair, PairCertificate, SeriesSummary, certificate::Trial, pair, pair_certificate,
};

/// How often do two incidents at least as large as these two fall this close together by chance?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CoincidenceQuestion {
    /// The first theatre: a filter of the events, or the name of its file.
    pub a: String,
    /// The second theatre.
    pub b: String,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// Day of the incident in the first theatre.
    pub first: Date,
    /// Day of the incident in the second theatre.
    pub second: Date,
    /// Two incidents count as close within this many days; as far apart as these two, at least 1, where it is not given.
    pub within: Option<u32>,
    /// Seed of the simulated pairs.
    pub seed: u64,
    /// Whether to measure the answer itself on simulated pairs like these.
    pub certificate: bool,
}

/// What was found of a pair of incidents.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChanceOfPair {
    /// The incident in the first theatre.
    pub first: PairedIncident,
    /// The incident in the second theatre.
    pub second: PairedIncident,
    /// Close means within this many days.
    pub within: u32,
    /// Chance coincidences a year.
    pub per_year: Estimate,
    /// Years between them.
    pub return_years: Estimate,
    /// Chance of at least one in the span looked at.
    pub chance_in_span: Estimate,
    /// How often it was seen.
    pub observed: usize,
    /// Length of the span in years.
    pub span_years: f64,
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
    /// Incidents of the first theatre at least that large.
    pub a: SeriesSummary,
    /// Incidents of the second theatre at least that large.
    pub b: SeriesSummary,
    /// The same question for other reasonable choices of closeness and size.
    pub choices: Vec<PairChoice>,
}

/// An incident that is asked about.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairedIncident {
    /// The day that was named.
    pub date: Date,
    /// Its id.
    pub id: String,
    /// Its place, where it is known.
    pub place: Option<String>,
    /// Its toll, where it is known.
    pub killed: Option<u32>,
}

/// The answer for one choice of closeness and size.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairChoice {
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

impl Finding for ChanceOfPair {
    const SCHEMA: &'static str = "tazamun.pair/2";
    type Question = CoincidenceQuestion;
    type Certificate = PairCertificate;
}

impl CoincidenceQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where a filter is wrong.
    pub fn wanted(&self, sources: Sources) -> Result<Wanted, Error> {
        Ok(sides::wanted(&self.a, &self.b, sources)?.ids().places())
    }

    /// Answers from a dataset that was opened for it.
    ///
    /// # Errors
    /// [`Error`] where the theatres share events or no day, or where no incident is dated to one of the days.
    pub fn answer(self, data: &Dataset) -> Result<Answer<ChanceOfPair>, Error> {
        let sides = Sides::of(data, &self.a, &self.b, &self.period)?;
        let first = on_day("a", &sides.a, self.first, data)?;
        let second = on_day("b", &sides.b, self.second, data)?;
        let within = self.within.unwrap_or_else(|| closeness(self.first, self.second));
        let sizes = (first.killed.unwrap_or(0), second.killed.unwrap_or(0));
        let found = test(&sides, within, sizes)?;
        let choices = choices(&sides, within, sizes)?;
        let certificate = if self.certificate { Some(certified(&sides, &found, self.seed)?) } else { None };
        let unreviewed = sides.unreviewed();
        let result = ChanceOfPair {
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
            a: found.a,
            b: found.b,
            choices,
        };
        Ok(Answer::new(data, self, result, certificate).warned(unreviewed))
    }
}

/// How close the two incidents lie: their distance in days, and no less than 1 (a night has two dates).
fn closeness(first: Date, second: Date) -> u32 {
    Interval::from(first).gap(&Interval::from(second)).max(1)
}

/// The test on the incidents of each side that are at least so large.
pub(crate) fn test(sides: &Sides<'_>, within: u32, (killed_a, killed_b): (u32, u32)) -> Result<Pair, Error> {
    let (a, b) = sides.series_at_least(within, killed_a, killed_b)?;
    Ok(pair::test(&a, &b, &pair::Options::within(within))?)
}

/// How often the answer is wrong on simulated independent pairs like these.
fn certified(sides: &Sides<'_>, found: &Pair, seed: u64) -> Result<PairCertificate, Error> {
    let (a, b) = sides.series(found.within)?;
    let sizes = [found.a.events, found.b.events];
    let options = pair::Options::within(found.within);
    Ok(pair_certificate::issue(&a, &b, sizes, &options, Trial { seed, ..Trial::default() })?)
}

/// The choices that are reasonable: closeness of a day to a week, size from any to the incidents' own.
pub(crate) fn reasonable(within: u32, sizes: (u32, u32)) -> Vec<(u32, (u32, u32))> {
    let mut closeness = vec![0, 1, 2, 3, 7, within];
    let mut thresholds = vec![(0, 0), (3, 3), (5, 5), (10, 10), sizes];
    closeness.sort_unstable();
    closeness.dedup();
    thresholds.sort_unstable();
    thresholds.dedup();
    thresholds.into_iter().flat_map(|size| closeness.clone().into_iter().map(move |w| (w, size))).collect()
}

/// The same question for all reasonable choices.
fn choices(sides: &Sides<'_>, within: u32, sizes: (u32, u32)) -> Result<Vec<PairChoice>, Error> {
    let choice = |(within, (killed_a, killed_b))| {
        let (a, b) = sides.series_at_least(within, killed_a, killed_b)?;
        let found = pair::test(&a, &b, &pair::Options::within(within));
        Ok(PairChoice {
            within,
            killed_a,
            killed_b,
            events_a: a.summary().events,
            events_b: b.summary().events,
            per_year: found.ok().map(|pair| pair.per_year.value),
        })
    };
    reasonable(within, sizes).into_iter().map(choice).collect()
}

fn on_day(option: &str, side: &Selection, day: Date, data: &Dataset) -> Result<PairedIncident, Error> {
    let row = side.on(day, data).ok_or_else(|| {
        let nearest = side.events(data).min_by_key(|event| event.when.gap(&Interval::from(day)));
        let hint = nearest.map_or("it selects no event at all".to_owned(), |event| {
            format!("the nearest that it selects is dated {}", event.when)
        });
        Error::Question(format!(
            "--{option} '{}' has no incident dated to {day}; {hint}. Give the day of an incident of that theatre.",
            side.label
        ))
    })?;
    let found = event(data, row);
    Ok(PairedIncident {
        date: day,
        id: found.id.to_owned(),
        place: found.place_name.map(str::to_owned),
        killed: found.killed,
    })
}

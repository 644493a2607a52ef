//! Do incidents keep near given points or areas? One answer for all areas together; no area is listed, ranked or drawn.

use crate::boundary::{Plane, countries, places_of};
use crate::{Answer, Dataset, Error, Finding, Period, Wanted, filtered::FilteredEvents};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tazamun_record::{Country, WherePrec};
use tazamun_sync::{
    LEVEL, NearCertificate,
    boundary::Place,
    certificate::Trial,
    near::{self, Area},
    near_certificate,
};

/// Simulated records behind a certificate.
const RECORDS: usize = 1_000;
/// Share of the groups that are put down at an area where the test's power is measured.
const PLANTED: f64 = 0.3;

/// Do incidents keep near points or areas?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NearQuestion {
    /// Which incidents; all where there is no filter.
    #[serde(with = "crate::period::empty_for_none")]
    #[schemars(with = "String")]
    pub filter: Option<String>,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// The areas: latitude and longitude of each corner, in their order; one corner is a point.
    pub areas: Vec<Vec<[f64; 2]>>,
    /// Where the incidents could have happened.
    pub among: Among,
    /// An incident is near an area up to this distance, in kilometres; 0 within it.
    pub near: f64,
    /// Incidents up to this distance from each other are one group, and move as one, in kilometres.
    pub link: f64,
    /// Moved copies behind p.
    pub moves: usize,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Whether to measure the test itself on simulated records like this one.
    pub certificate: bool,
}

/// The places at which incidents could have been recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Among {
    /// Those of the whole record, each as often as the record has incidents there.
    Record,
    /// The towns and villages that the program knows in the incidents' countries.
    Towns,
    /// These: latitude, longitude and weight.
    Places(Vec<[f64; 3]>),
}

/// What may be said of incidents and areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NearVerdict {
    /// They lie near the areas more than the places explain.
    NearerThanPlacesExplain,
    /// No more than chance explains.
    ConsistentWithChance,
    /// Nothing may be said: a number near that is rare by chance is no more than the one expected.
    TooThin,
    /// Nothing may be said: the test is wrong too often on records like this one.
    Withheld,
}

/// What was found of incidents and areas.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NearFound {
    /// What may be said.
    pub verdict: NearVerdict,
    /// The test.
    #[serde(flatten)]
    pub near: near::Near,
    /// Places that the incidents were compared with.
    pub places: usize,
    /// Incidents left out because their place is a district or vaguer.
    pub vague: usize,
    /// Incidents without coordinates.
    pub nowhere: usize,
}

impl Finding for NearFound {
    const SCHEMA: &'static str = "tazamun.near/1";
    type Question = NearQuestion;
    type Certificate = NearCertificate;
}

impl NearQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where the filter is wrong.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        let wanted = Wanted::default().filter_or_all("filter", self.filter.as_deref())?;
        Ok(if self.filter.is_some() { wanted.filter_or_all("all", None)?.places() } else { wanted.places() })
    }

    /// Answers from a dataset that was opened for it; `known` gives the places of some countries, where towns were asked for.
    ///
    /// # Errors
    /// [`Error`] where nothing is selected, a point is none, or there are too few incidents, groups or places.
    pub fn answer(
        self,
        data: &Dataset,
        known: impl FnOnce(&[Country]) -> Vec<[f64; 3]>,
    ) -> Result<Answer<NearFound>, Error> {
        let chosen = FilteredEvents::of(data, self.filter.as_deref(), &self.period)?;
        let corners: Vec<[f64; 2]> = self.areas.iter().flatten().copied().collect();
        let plane = Plane::around(&corners);
        let within = |chosen: &FilteredEvents<'_>| -> (Vec<[f64; 2]>, usize) {
            let located = chosen.events.events(data).filter_map(|event| Some((event.when, event.place?)));
            let located: Vec<_> = located.filter(|(when, _)| when.overlaps(&chosen.days)).collect();
            let exact = located.iter().filter(|(_, place)| {
                place.prec.is_none_or(|p| matches!(p, WherePrec::Exact | WherePrec::Near))
            });
            let exact = exact.map(|(_, place)| plane.of([place.point.lat(), place.point.lon()]));
            (exact.collect(), located.len())
        };
        let (incidents, located) = within(&chosen);
        let places: Vec<Place> = match &self.among {
            Among::Record => weighted(&within(&FilteredEvents::of(data, None, &self.period)?).0),
            Among::Towns => placed(&plane, &places_of(&countries(&chosen), known)?),
            Among::Places(places) => placed(&plane, places),
        };
        let to_plane = |area: &Vec<[f64; 2]>| Area { corners: area.iter().map(|c| plane.of(*c)).collect() };
        let areas: Vec<Area> = self.areas.iter().map(to_plane).collect();
        let options = near::Options { near: self.near, link: self.link, moves: self.moves, seed: self.seed };
        let found = near::test(&incidents, &places, &areas, &options)?;
        let certificate = match self.certificate {
            true => {
                let trial = Trial { pairs: RECORDS, effect: PLANTED, seed: self.seed };
                Some(near_certificate::issue(&incidents, &places, &areas, &options, trial)?)
            }
            false => None,
        };
        let verdict = match (found.p <= LEVEL, certificate.as_ref().is_none_or(|c| c.holds)) {
            _ if found.too_thin => NearVerdict::TooThin,
            (_, false) => NearVerdict::Withheld,
            (true, _) => NearVerdict::NearerThanPlacesExplain,
            (false, _) => NearVerdict::ConsistentWithChance,
        };
        let unreviewed = chosen.unreviewed();
        let result = NearFound {
            verdict,
            near: found,
            places: places.len(),
            vague: located - incidents.len(),
            nowhere: chosen.events.len() - located,
        };
        Ok(Answer::new(data, self, result, certificate).warned(unreviewed))
    }
}

fn placed(plane: &Plane, places: &[[f64; 3]]) -> Vec<Place> {
    places.iter().map(|[lat, lon, weight]| Place { at: plane.of([*lat, *lon]), weight: *weight }).collect()
}

/// Each point once, with the number of times that it is there.
fn weighted(points: &[[f64; 2]]) -> Vec<Place> {
    let mut times: BTreeMap<[u64; 2], f64> = BTreeMap::new();
    for point in points {
        *times.entry(point.map(f64::to_bits)).or_default() += 1.0;
    }
    times.into_iter().map(|(at, weight)| Place { at: at.map(f64::from_bits), weight }).collect()
}

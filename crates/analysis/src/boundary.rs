//! Do incidents keep near a line, such as the boundary between two forces' zones?

use crate::{
    Answer, Dataset, Error, Finding, Period, Uncertified, Wanted, Warning, filtered::FilteredEvents,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::{Country, Point, WherePrec};
use tazamun_sync::{
    LEVEL,
    boundary::{self, Place},
};

/// Mean radius of the Earth in kilometres.
const EARTH_KM: f64 = 6371.0088;

/// Below this share of possible moves the line fits nearly nowhere else, and p says little.
const FEW_MOVES: f64 = 0.01;

/// Do incidents keep near a line?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BoundaryQuestion {
    /// Which incidents; all where there is no filter.
    #[serde(with = "crate::period::empty_for_none")]
    #[schemars(with = "String")]
    pub filter: Option<String>,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// The line: latitude and longitude of each of its points, in their order.
    pub line: Vec<[f64; 2]>,
    /// Where incidents could have happened: latitude, longitude and weight. Where none are given, the towns and villages
    /// that the program knows in the incidents' countries.
    pub places: Option<Vec<[f64; 3]>>,
    /// An incident is near the line up to this distance, in kilometres.
    pub near: f64,
    /// Moved lines behind p.
    pub moves: usize,
    /// Seed of the random numbers.
    pub seed: u64,
}

/// What may be said of incidents and a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BoundaryVerdict {
    /// They lie nearer to it than the places where they could have happened.
    NearerThanPlacesExplain,
    /// No nearer than chance explains.
    ConsistentWithChance,
}

/// What was found of incidents and a line.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Boundary {
    /// What may be said.
    pub verdict: BoundaryVerdict,
    /// The test.
    #[serde(flatten)]
    pub seam: boundary::Seam,
    /// Places that the incidents were compared with.
    pub places: usize,
    /// Incidents left out because their place is a district or vaguer.
    pub vague: usize,
    /// Incidents without coordinates.
    pub nowhere: usize,
}

impl Finding for Boundary {
    const SCHEMA: &'static str = "tazamun.seam/2";
    type Question = BoundaryQuestion;
    type Certificate = Uncertified;
}

impl BoundaryQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where the filter is wrong.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        Ok(Wanted::default().filter_or_all("filter", self.filter.as_deref())?.places())
    }

    /// Answers from a dataset that was opened for it; `known` gives the places of some countries, where none were named.
    ///
    /// # Errors
    /// [`Error`] where nothing is selected, a point is none, or there are too few incidents or places.
    pub fn answer(
        self,
        data: &Dataset,
        known: impl FnOnce(&[Country]) -> Vec<[f64; 3]>,
    ) -> Result<Answer<Boundary>, Error> {
        let chosen = FilteredEvents::of(data, self.filter.as_deref(), &self.period)?;
        let located: Vec<(Point, bool)> = chosen
            .events
            .events(data)
            .filter_map(|event| event.place)
            .map(|place| {
                (place.point, place.prec.is_none_or(|p| matches!(p, WherePrec::Exact | WherePrec::Near)))
            })
            .collect();
        let exact: Vec<Point> = located.iter().filter(|(_, exact)| *exact).map(|(point, _)| *point).collect();
        let plane = Plane::around(&self.line);
        let places = match &self.places {
            Some(places) => places.clone(),
            None => places_of(&countries(&chosen), known)?,
        };
        let places: Vec<Place> = places
            .iter()
            .map(|[lat, lon, weight]| Place { at: plane.of([*lat, *lon]), weight: *weight })
            .collect();
        let incidents: Vec<[f64; 2]> = exact.iter().map(|p| plane.of([p.lat(), p.lon()])).collect();
        let line: Vec<[f64; 2]> = self.line.iter().map(|point| plane.of(*point)).collect();
        let options = boundary::Options { near: self.near, moves: self.moves, seed: self.seed };
        let seam = boundary::test(&incidents, &places, &line, &options)?;
        let verdict = match seam.p <= LEVEL {
            true => BoundaryVerdict::NearerThanPlacesExplain,
            false => BoundaryVerdict::ConsistentWithChance,
        };
        let few = (seam.admissible < FEW_MOVES).then_some(Warning::FewMoves { admissible: seam.admissible });
        let unreviewed = chosen.unreviewed();
        let result = Boundary {
            verdict,
            seam,
            places: places.len(),
            vague: located.len() - exact.len(),
            nowhere: chosen.events.len() - located.len(),
        };
        Ok(Answer::new(data, self, result, None).warned(few).warned(unreviewed))
    }
}

/// The countries in which the incidents lie.
pub(crate) fn countries(chosen: &FilteredEvents<'_>) -> Vec<Country> {
    let rows = chosen.events.rows().iter();
    let mut all: Vec<Country> = rows.filter_map(|row| chosen.data.columns.country(*row)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

pub(crate) fn places_of(
    countries: &[Country],
    known: impl FnOnce(&[Country]) -> Vec<[f64; 3]>,
) -> Result<Vec<[f64; 3]>, Error> {
    let places = known(countries);
    if places.is_empty() {
        return Err(Error::Question(
            "the built-in gazetteer has no towns in the incidents' countries. Name a file of places with --places."
                .to_owned(),
        ));
    }
    Ok(places)
}

/// Kilometres east and north of a middle: good to some hundreds of kilometres around it.
pub(crate) struct Plane {
    lat: f64,
    lon: f64,
}

impl Plane {
    pub(crate) fn around(points: &[[f64; 2]]) -> Self {
        let mean = |at: usize| points.iter().map(|point| point[at]).sum::<f64>() / points.len().max(1) as f64;
        Self { lat: mean(0), lon: mean(1) }
    }

    pub(crate) fn of(&self, [lat, lon]: [f64; 2]) -> [f64; 2] {
        let degree = EARTH_KM.to_radians();
        [(lon - self.lon) * degree * self.lat.to_radians().cos(), (lat - self.lat) * degree]
    }
}

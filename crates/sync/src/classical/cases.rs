//! Cases: places and times, checked → distances in space.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::{ClassicError, all_finite};
use super::warning::{Warning, correlation};

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_KM: f64 = 6371.0088;
/// Correlation of a coordinate with time above which the population is called shifting.
const SHIFTING: f64 = 0.3;

/// What the two coordinates of a case are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// x and y of a map, in one unit of length.
    Plane,
    /// Longitude and latitude in degrees; distances are great circles in kilometres.
    GreatCircle,
}

/// Places and times of cases, one of each per case.
#[derive(Debug, Clone, PartialEq)]
pub struct Cases {
    /// On a sphere, the points of space on it: their straight distances order as great circles do.
    points: Vec<[f64; 3]>,
    times: Vec<f64>,
    metric: Metric,
}

impl Cases {
    /// Checks and keeps the cases.
    ///
    /// # Errors
    /// Places and times of different number; a coordinate or time that is not finite; a latitude beyond ±90°.
    pub fn new(places: &[[f64; 2]], times: Vec<f64>, metric: Metric) -> Result<Cases, ClassicError> {
        if places.len() != times.len() {
            let (left, right) = (places.len(), times.len());
            return Err(ClassicError::Lengths { what: "places and times", left, right });
        }
        all_finite("time", &times)?;
        Ok(Cases { points: embed(places, metric)?, times, metric })
    }

    /// Number of cases.
    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// The times, in the order given.
    pub fn times(&self) -> &[f64] {
        &self.times
    }

    pub(super) fn metric(&self) -> Metric {
        self.metric
    }

    pub(super) fn points(&self) -> &[[f64; 3]] {
        &self.points
    }

    /// Distance in space of two cases.
    pub fn distance(&self, i: usize, j: usize) -> f64 {
        from_straight(squared(self.points[i], self.points[j]).sqrt(), self.metric)
    }

    /// The straight distance that belongs to a distance along the metric.
    pub(super) fn straight(&self, distance: f64) -> f64 {
        match self.metric {
            Metric::Plane => distance,
            Metric::GreatCircle => {
                let angle = (distance / EARTH_KM).min(std::f64::consts::PI);
                2.0 * EARTH_KM * (angle / 2.0).sin()
            }
        }
    }

    pub(super) fn enough(&self, needed: usize) -> Result<(), ClassicError> {
        if self.len() >= needed {
            return Ok(());
        }
        Err(ClassicError::TooFew { what: "cases", found: self.len(), needed })
    }

    /// Whether the places of the cases drift with time, which the space–time tests take for interaction.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        let drift = (0..3)
            .filter_map(|axis| {
                let along: Vec<f64> = self.points.iter().map(|point| point[axis]).collect();
                correlation(&along, &self.times).map(f64::abs)
            })
            .fold(0.0, f64::max);
        let shifting = drift > SHIFTING && self.len() >= 20;
        shifting.then_some(Warning::ShiftingPopulation { correlation: drift }).into_iter().collect()
    }
}

/// Points of space for the coordinates of a metric.
pub(super) fn embed(places: &[[f64; 2]], metric: Metric) -> Result<Vec<[f64; 3]>, ClassicError> {
    for (index, place) in places.iter().enumerate() {
        if let Some(&value) = place.iter().find(|value| !value.is_finite()) {
            return Err(ClassicError::NotFinite { what: "coordinates of case", index, value });
        }
        if metric == Metric::GreatCircle && place[1].abs() > 90.0 {
            return Err(ClassicError::Setting {
                name: "a latitude",
                value: place[1],
                range: "from -90 to 90",
            });
        }
    }
    Ok(places
        .iter()
        .map(|&[x, y]| match metric {
            Metric::Plane => [x, y, 0.0],
            Metric::GreatCircle => {
                let (longitude, latitude) = (x.to_radians(), y.to_radians());
                [
                    EARTH_KM * latitude.cos() * longitude.cos(),
                    EARTH_KM * latitude.cos() * longitude.sin(),
                    EARTH_KM * latitude.sin(),
                ]
            }
        })
        .collect())
}

/// The distance along the metric that belongs to a straight one.
pub(super) fn from_straight(straight: f64, metric: Metric) -> f64 {
    match metric {
        Metric::Plane => straight,
        Metric::GreatCircle => 2.0 * EARTH_KM * (straight / (2.0 * EARTH_KM)).min(1.0).asin(),
    }
}

/// Square of the straight distance.
pub(super) fn squared(a: [f64; 3], b: [f64; 3]) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2) + (a[2] - b[2]).powi(2)
}

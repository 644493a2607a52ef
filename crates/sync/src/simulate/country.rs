//! Countries with towns, villages, hot spots and areas, to measure tests in space on.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::boundary::Place;
use crate::near::Area;

/// The country is a square of this side, in kilometres.
const SIDE: f64 = 300.0;
/// How far the incidents of a hot spot that is bound to an area lie from it at most, on either axis.
const REACH: f64 = 10.0;

/// A kind of country, and how incidents come about in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Country {
    /// What it is called in tables.
    pub name: &'static str,
    /// Towns, each of 25 places within 30 km.
    pub towns: usize,
    /// Villages anywhere.
    pub villages: usize,
    /// Weight of the first town's places; that of all others is 1.
    pub capital: f64,
    /// Hot spots.
    pub spots: usize,
    /// Incidents of a hot spot, at most; the spots have 1, 2, … of them in turn.
    pub most: usize,
    /// Hot spots that lie together, within 15 km of one another.
    pub together: usize,
    /// Areas.
    pub areas: usize,
    /// Where the areas lie.
    pub lying: Lying,
    /// Radius of each, in kilometres; 0 for points.
    pub radius: f64,
}

/// Where areas lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lying {
    /// Anywhere.
    Anywhere,
    /// In towns.
    InTowns,
    /// Along one edge of the country.
    AtTheEdge,
}

/// What was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Incidents.
    pub incidents: Vec<[f64; 2]>,
    /// The places at which they could have been.
    pub places: Vec<Place>,
    /// The areas.
    pub areas: Vec<Area>,
}

impl Country {
    /// Towns, villages and two dozen hot spots.
    pub const fn usual(name: &'static str) -> Country {
        Country {
            name,
            towns: 20,
            villages: 300,
            capital: 1.0,
            spots: 24,
            most: 6,
            together: 1,
            areas: 8,
            lying: Lying::Anywhere,
            radius: 0.0,
        }
    }

    /// Number `number` of its kind; a share `bound` of the hot spots lies at the areas.
    #[must_use]
    pub fn drawn(&self, number: u64, bound: f64) -> Recorded {
        let mut random = ChaCha8Rng::seed_from_u64(9_000 + number);
        let mut point = |reach: f64, centre: [f64; 2]| {
            centre.map(|middle| (middle + reach * (random.random::<f64>() - 0.5)).clamp(0.0, SIDE))
        };
        let middle = [SIDE / 2.0; 2];
        let mut places = Vec::new();
        let towns: Vec<[f64; 2]> = (0..self.towns).map(|_| point(SIDE, middle)).collect();
        for (n, town) in towns.iter().enumerate() {
            let weight = if n == 0 { self.capital } else { 1.0 };
            places.extend((0..25).map(|_| Place { at: point(30.0, *town), weight }));
        }
        places.extend((0..self.villages).map(|_| Place { at: point(SIDE, middle), weight: 1.0 }));
        let centres: Vec<[f64; 2]> = (0..self.areas)
            .map(|n| match self.lying {
                Lying::InTowns if !towns.is_empty() => towns[n % towns.len()],
                Lying::AtTheEdge => [point(20.0, [10.0, 0.0])[0], point(SIDE, middle)[1]],
                _ => point(SIDE, middle),
            })
            .collect();
        let all: f64 = places.iter().map(|place| place.weight).sum();
        let anywhere = |share: f64| {
            let mut left = share * all;
            let place = places.iter().find(|place| {
                left -= place.weight;
                left < 0.0
            });
            place.or(places.last()).map_or(middle, |place| place.at)
        };
        let mut incidents = Vec::new();
        let mut camp = middle;
        for spot in 0..self.spots {
            if spot % self.together.max(1) == 0 {
                camp = anywhere(point(1.0, [0.5; 2])[0]);
            }
            let at = if (spot as f64) < bound * self.spots as f64 && !centres.is_empty() {
                point(2.0 * REACH, centres[spot % centres.len()])
            } else if self.together > 1 {
                point(30.0, camp)
            } else {
                camp
            };
            incidents.extend((0..1 + spot % self.most.max(1)).map(|_| point(3.0, at)));
        }
        let areas = centres.iter().map(|centre| Area { corners: self.ring(*centre) }).collect();
        Recorded { incidents, places, areas }
    }

    fn ring(&self, [x, y]: [f64; 2]) -> Vec<[f64; 2]> {
        if self.radius == 0.0 {
            return vec![[x, y]];
        }
        let corner = |n: u32| {
            let angle = f64::from(n) * std::f64::consts::TAU / 8.0;
            [x + self.radius * angle.cos(), y + self.radius * angle.sin()]
        };
        (0..8).map(corner).collect()
    }
}

/// The kinds on which a test of nearness is to keep its size.
pub fn countries() -> Vec<Country> {
    let usual = Country::usual;
    vec![
        usual("towns and villages"),
        Country { towns: 0, villages: 800, ..usual("villages alone") },
        Country { capital: 12.0, ..usual("a capital") },
        Country { spots: 12, ..usual("a dozen hot spots") },
        Country { spots: 200, most: 1, ..usual("200 incidents apart") },
        Country { most: 40, ..usual("up to 40 at a spot") },
        Country { lying: Lying::InTowns, ..usual("areas in towns") },
        Country { lying: Lying::AtTheEdge, ..usual("areas at the edge") },
        Country { radius: 20.0, ..usual("areas 40 km wide") },
        Country { areas: 1, radius: 40.0, ..usual("one area") },
        Country { areas: 60, ..usual("sixty areas") },
    ]
}

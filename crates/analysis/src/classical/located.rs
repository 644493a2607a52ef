//! Incidents of two sides, by place and day, and the same again with simulated days.

use super::tests_of::train;
use crate::{Error, Sides};
use rand::{SeedableRng as _, seq::IndexedRandom as _};
use rand_chacha::ChaCha8Rng;
use tazamun_sync::classical::{Cases, ClassicError, Metric, Warning};
use tazamun_sync::{Series, Window};

/// Incidents of both sides, by place and day.
pub(super) struct Located {
    /// Longitude and latitude, and which side.
    places: Vec<([f64; 2], usize)>,
    days: Vec<f64>,
    window: Window,
    /// Incidents of these days without coordinates or without an exact day, and all incidents of these days.
    left_out: (usize, usize),
}

impl Located {
    /// Those with coordinates and an exact day within the window.
    pub(super) fn of(sides: &Sides<'_>, window: Window) -> Result<Self, Error> {
        let mut located = Self { places: Vec::new(), days: Vec::new(), window, left_out: (0, 0) };
        for (side, selection) in [&sides.a, &sides.b].into_iter().enumerate() {
            for row in selection.rows() {
                let event = sides.data.columns.event(*row);
                if event.last < window.first || event.first > window.last {
                    continue;
                }
                located.left_out.1 += 1;
                let is_of_a_day = event.first == event.last;
                let Some(place) = sides.data.columns.place(*row).filter(|_| is_of_a_day) else {
                    located.left_out.0 += 1;
                    continue;
                };
                located.places.push(([place.point.lon(), place.point.lat()], side));
                located.days.push((event.first - window.first) as f64);
            }
        }
        if located.days.is_empty() {
            return Err(Error::Question(
                "no incident of either side has coordinates and an exact day, which this method needs. Use data with \
                 latitude and longitude, or a method for two series (--method eca)."
                    .to_owned(),
            ));
        }
        Ok(located)
    }

    /// What is to be told of incidents that the test cannot look at.
    pub(super) fn warning(&self) -> Option<Warning> {
        let (left_out, of) = self.left_out;
        (left_out > 0).then_some(Warning::Unplaced { left_out, of })
    }

    pub(super) fn cases(&self) -> Result<Cases, ClassicError> {
        let places: Vec<[f64; 2]> = self.places.iter().map(|(place, _)| *place).collect();
        Cases::new(&places, self.days.clone(), Metric::GreatCircle)
    }

    /// The same places with the days of simulated series: each day gets a place of its side at random.
    pub(super) fn again(&self, a: &Series, b: &Series, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut located =
            Self { places: Vec::new(), days: Vec::new(), window: self.window, left_out: (0, 0) };
        for (side, series) in [a, b].into_iter().enumerate() {
            let own: Vec<_> = self.places.iter().filter(|(_, of)| *of == side).copied().collect();
            let days = train(series).map(|train| train.times().to_vec()).unwrap_or_default();
            for day in days {
                if let Some(place) = own.choose(&mut random) {
                    located.places.push(*place);
                    located.days.push(day);
                }
            }
        }
        located
    }

    /// Distinct places, their counts on each of the last days, and what the days before lead one to expect.
    pub(super) fn last_days(&self, within: u32) -> LastDays {
        let mut places: Vec<[f64; 2]> = self.places.iter().map(|(place, _)| *place).collect();
        places.sort_by(|one, other| one[0].total_cmp(&other[0]).then(one[1].total_cmp(&other[1])));
        places.dedup();
        let last = within.max(1) as usize;
        let begin = self.window.days().saturating_sub(last);
        let mut counts = vec![vec![0.0; places.len()]; last.min(self.window.days())];
        // Half an event more keeps the baseline of a place that was quiet until now above nothing.
        let mut before = vec![0.5; places.len()];
        for ((place, _), day) in self.places.iter().zip(&self.days) {
            let order = |one: &[f64; 2]| one[0].total_cmp(&place[0]).then(one[1].total_cmp(&place[1]));
            let Ok(at) = places.binary_search_by(order) else { continue };
            match (*day as usize).checked_sub(begin) {
                Some(period) => counts[period][at] += 1.0,
                None => before[at] += 1.0,
            }
        }
        let daily: Vec<f64> = before.iter().map(|seen| seen / begin.max(1) as f64).collect();
        let baselines = vec![daily; counts.len()];
        LastDays { places, counts, baselines }
    }
}

/// What a scan for a recent outbreak looks through: a row a day, a column a place.
pub(super) struct LastDays {
    /// Distinct places, longitude and latitude.
    pub(super) places: Vec<[f64; 2]>,
    /// Events of each of the last days.
    pub(super) counts: Vec<Vec<f64>>,
    /// Events that the days before lead one to expect.
    pub(super) baselines: Vec<Vec<f64>>,
}

//! Days of a record → days of records like it: runs of days drawn anew, so that campaigns stay whole.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// Days of a run: twice those that the tests resample, so that they are not measured on their own assumption.
const RUN: i64 = 56;

/// The days of a record, by runs.
pub(crate) struct Runs {
    first: i64,
    offsets: Vec<Vec<i64>>,
}

impl Runs {
    /// The days that lie in the window.
    pub(crate) fn of(days: impl Iterator<Item = i64>, window: (i64, i64)) -> Runs {
        let runs = ((window.1 - window.0).max(0) / RUN + 1) as usize;
        let mut offsets = vec![Vec::new(); runs];
        for day in days.filter(|day| (window.0..=window.1).contains(day)) {
            offsets[((day - window.0) / RUN) as usize].push((day - window.0) % RUN);
        }
        Runs { first: window.0, offsets }
    }

    /// As many runs drawn anew: days in their order.
    pub(crate) fn drawn(&self, random: &mut ChaCha8Rng) -> Vec<i64> {
        let mut days = Vec::new();
        for run in 0..self.offsets.len() as i64 {
            let drawn = &self.offsets[random.random_range(0..self.offsets.len())];
            days.extend(drawn.iter().map(|offset| self.first + run * RUN + offset));
        }
        days.sort_unstable();
        days
    }
}

//! One method with its settings → what it says of two trains, or of cases in space and time.

use super::{
    ClassicalMethod, ClassicalQuestion, SurrogateKind,
    located::{LastDays, Located},
};
use serde::Serialize;
use serde_json::Value;
use tazamun_sync::Series;
use tazamun_sync::classical::mantel::{Transform, mantel};
use tazamun_sync::classical::permutation_scan::{self, permutation_scan};
use tazamun_sync::classical::poisson_scan::{self, poisson_scan};
use tazamun_sync::classical::spike_distance::{self, TrainDistance};
use tazamun_sync::classical::{
    ClassicError, Metric, Train, Warning, eca, event_sync, hawkes, jacquez, knox, spike_sync,
};

/// What a test said.
pub(super) struct ClassicalSaid {
    pub(super) p: Option<f64>,
    pub(super) statistics: Value,
    pub(super) broken: Vec<Warning>,
}

impl ClassicalSaid {
    fn new<T: Serialize>(p: Option<f64>, found: &T, broken: &[Warning]) -> Self {
        let mut statistics = serde_json::to_value(found).unwrap_or_default();
        if let Some(fields) = statistics.as_object_mut() {
            fields.remove("warnings");
        }
        ClassicalSaid { p, statistics, broken: broken.to_vec() }
    }
}

impl ClassicalQuestion {
    /// A test of two trains; days count from the start of the window.
    pub(super) fn of_trains(
        &self,
        a: &Train,
        b: &Train,
        seed: u64,
        replicates: usize,
    ) -> Result<ClassicalSaid, ClassicError> {
        let surrogate = self.surrogate.unwrap_or(SurrogateKind::Uniform).into();
        Ok(match self.method {
            ClassicalMethod::Eca => {
                let window = f64::from(self.within);
                let settings =
                    eca::Settings { window, lag: 0.0, symmetric: true, surrogate, replicates, seed };
                let found = eca::event_coincidence(a, b, &settings)?;
                ClassicalSaid::new(found.precursor.p_shuffled, &found, &found.warnings)
            }
            ClassicalMethod::EventSync => {
                let settings = event_sync::Settings { longest: None, surrogate, replicates, seed };
                let found = event_sync::event_synchronisation(a, b, &settings)?;
                ClassicalSaid::new(found.p, &found, &found.warnings)
            }
            ClassicalMethod::SpikeSync => {
                let found = spike_sync::pair(a, b, surrogate, replicates, seed)?;
                ClassicalSaid::new(found.p, &found, &found.warnings)
            }
            ClassicalMethod::IsiDistance | ClassicalMethod::SpikeDistance => {
                let isi = self.method == ClassicalMethod::IsiDistance;
                let measure = if isi { TrainDistance::Isi } else { TrainDistance::Spike };
                let found = spike_distance::distance(a, b, measure, surrogate, replicates, seed)?;
                ClassicalSaid::new(found.p, &found, &found.warnings)
            }
            _ => {
                let found = hawkes::fit(a, b)?;
                ClassicalSaid::new(Some(found.p), &found, &found.warnings)
            }
        })
    }

    /// A test of cases in space and time.
    pub(super) fn of_cases(
        &self,
        located: &Located,
        seed: u64,
        replicates: usize,
    ) -> Result<ClassicalSaid, ClassicError> {
        let (km, neighbours) = (self.km.unwrap_or(25.0), self.neighbours.unwrap_or(5));
        let days = f64::from(self.within);
        let cases = located.cases()?;
        Ok(match self.method {
            ClassicalMethod::Knox => {
                let settings = knox::Settings { distance: km, days, replicates, seed };
                let found = knox::knox(&cases, &settings)?;
                ClassicalSaid::new(found.p, &found, &found.warnings)
            }
            ClassicalMethod::Mantel => {
                let found = mantel(&cases, Transform::RECIPROCAL, Transform::RECIPROCAL, replicates, seed)?;
                ClassicalSaid::new(found.p, &found, &found.warnings)
            }
            ClassicalMethod::Jacquez => {
                let found = jacquez::jacquez(&cases, neighbours, replicates, seed)?;
                ClassicalSaid::new(found.p, &found, &found.warnings)
            }
            ClassicalMethod::PermutationScan => {
                let days = days.max(1.0);
                let settings =
                    permutation_scan::Settings { radius: km, days, prospective: false, replicates, seed };
                let found = permutation_scan(&cases, &settings)?;
                ClassicalSaid::new(found.p, &found, &found.warnings)
            }
            _ => {
                let settings = poisson_scan::Settings { neighbours, replicates, seed };
                let LastDays { places, counts, baselines } = located.last_days(self.within);
                let found = poisson_scan(&places, Metric::GreatCircle, &counts, &baselines, &settings)?;
                ClassicalSaid::new(found.p, &found, &found.warnings)
            }
        })
    }
}

/// A series as a train of days: fractions of events that were dated to several days add up to whole ones.
pub(super) fn train(series: &Series) -> Result<Train, ClassicError> {
    let mut left = 0.0;
    let mut times = Vec::new();
    for (day, count) in series.counts().iter().enumerate() {
        left += count;
        while left >= 1.0 - 1e-9 {
            times.push(day as f64);
            left -= 1.0;
        }
    }
    Train::new(times, 0.0, series.counts().len() as f64)
}

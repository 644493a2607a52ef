//! Cross-covariances by lag → the excess at close lags, freed of what shared changes of rate leave behind.
//!
//! Two series whose rates jump up and down together, from one day to the next, share more than any local mean can take
//! away: for some days after each jump both lie above it. That makes a [tent](crate::tent) of cross-covariance around
//! lag 0, some weeks wide, on which close coincidences stand as a narrow peak. Smooth shared movements, that the mean
//! follows but for their curvature, leave a lower tent and a level. The contrast fits tents, level and peak over 56 lags
//! on either side, by least squares, and keeps the peak. (Baselines fitted to each series alone, by bandwidth or as a
//! hidden Markov model of the rate, leave 12 to 70 % false alarms: no series of some hundred events says on which day its
//! rate jumped.)
//!
//! Tents that may have any height are hard to tell from a peak, and cost a good part of the test's power. How high they
//! can be, the series say each by itself ([unrest](crate::unrest)): the tents' heights are random effects whose variance
//! they give (ridge regression; Hoerl and Kennard 1970). Where rates are steady next to nothing is taken away; where
//! they are restless, the whole tents.
//!
//! The peak may stand on one side only: three contrasts are taken (within τ on either side; B after A; A after B) and
//! the largest counts. At every other lag too: the comparison is fair, and finds one-sided sequences more often.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::bursts::Bursts;
use crate::circle::{Circle, Spectrum};
use crate::linear::Cholesky;
use crate::tent::{KINDS, SHARED, bent, dot, level, reach_on};

/// Which of two series comes first in a coincidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Either.
    #[default]
    Either,
    /// The first series' event comes first, or both on one day.
    FirstLeads,
    /// The second series' event comes first, or both on one day.
    SecondLeads,
}

/// Keeps tents apart that look alike over a short reach.
const ALIKE: f64 = 1e-9;

/// Weights by lag that take the peak and leave the tents.
pub(crate) struct Contrast {
    peak: Spectrum,
    tents: [Spectrum; KINDS],
    /// Sum over the lags of peak², level taken away, as in all that follows.
    peak_peak: f64,
    /// Of peak × tent.
    peak_tents: [f64; KINDS],
    /// Of tent × tent, row after row.
    tents_tents: Vec<f64>,
    /// Number of lags in the peak.
    pub(crate) width: usize,
}

/// A contrast around every lag.
pub(crate) struct Around {
    pub(crate) values: Vec<f64>,
    /// Sum of the squared weights.
    pub(crate) energy: f64,
    /// What a peak of height 1 comes to.
    pub(crate) gain: f64,
}

impl Contrast {
    /// The peak lies at lags `from`..=`to`; `width` is the place of the local mean's width, `bursts` say what was taken
    /// from the two series besides.
    pub(crate) fn of(from: i64, to: i64, width: usize, bursts: [Bursts; 2], circle: &Circle) -> Self {
        let reach = reach_on(circle.days());
        let lags = -(reach as i64)..=reach as i64;
        let mut tents = SHARED[width].each_ref().map(|tent| bent(tent, bursts, reach));
        let mut peak: Vec<f64> =
            lags.clone().map(|lag| f64::from(u8::from((from..=to).contains(&lag)))).collect();
        tents.iter_mut().chain([&mut peak]).for_each(|values| level(values));
        let laid = |values: &[f64]| {
            let mut round = vec![0.0; circle.days()];
            values.iter().zip(lags.clone()).for_each(|(weight, lag)| round[circle.at(lag)] = *weight);
            circle.spectrum(&round)
        };
        Self {
            peak_peak: dot(&peak, &peak),
            peak_tents: tents.each_ref().map(|tent| dot(&peak, tent)),
            tents_tents: tents.iter().flat_map(|a| tents.iter().map(|b| dot(a, b))).collect(),
            peak: laid(&peak),
            tents: tents.map(|tent| laid(&tent)),
            width: (to - from + 1) as usize,
        }
    }

    /// The contrast around every lag of what has the spectrum `products`, if the tents' heights have a standard deviation
    /// of `height` times that of the noise at one lag.
    pub(crate) fn around(&self, products: &Spectrum, height: f64, circle: &Circle) -> Around {
        let taken = self.taken(height);
        let mut weights = self.peak.clone();
        for (tent, taken) in self.tents.iter().zip(&taken) {
            weights.iter_mut().zip(tent).for_each(|(weight, tent)| *weight -= tent * *taken);
        }
        let both = dot(&taken, &self.peak_tents);
        let rows = self.tents_tents.chunks(KINDS);
        let squares: f64 = taken.iter().zip(rows).map(|(own, row)| own * dot(row, &taken)).sum();
        let (gain, energy) = (self.peak_peak - both, self.peak_peak - 2.0 * both + squares);
        Around { values: circle.products(&weights, products), energy, gain }
    }

    /// How much of each tent the peak holds.
    fn taken(&self, height: f64) -> Vec<f64> {
        let mut matrix = self.tents_tents.clone();
        matrix.iter_mut().step_by(KINDS + 1).for_each(|square| *square += height.powi(-2) + ALIKE);
        Cholesky::of(&matrix, KINDS).map_or(vec![0.0; KINDS], |factor| factor.solve(&self.peak_tents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around_zero(shape: &dyn Fn(usize) -> f64, height: f64) -> (f64, f64) {
        let circle = Circle::holding(400);
        let contrast = Contrast::of(-2, 2, 0, [Bursts::none(); 2], &circle);
        let lags: Vec<f64> = (0..circle.days()).map(|lag| shape(circle.distance(lag))).collect();
        let around = contrast.around(&circle.spectrum(&lags), height, &circle);
        (around.values[0], around.energy)
    }

    #[test]
    fn a_contrast_sees_no_level_and_no_tent_but_the_peak() {
        assert!(around_zero(&|_| 1.0, f64::INFINITY).0.abs() < 1e-9);
        for shape in &SHARED[0] {
            let tent = |lag: usize| shape.get(lag).copied().unwrap_or(0.0);
            let seen = around_zero(&tent, f64::INFINITY).0;
            assert!(seen.abs() < 1e-6, "{seen}");
        }
        let (peak, energy) = around_zero(&|lag| f64::from(u8::from(lag <= 2)), f64::INFINITY);
        assert!((peak - energy).abs() < 1e-4 && energy > 1.0 && energy < 5.0, "{peak} {energy}");
    }

    #[test]
    fn less_of_a_tent_is_taken_where_there_can_be_none() {
        let tent = |lag: usize| SHARED[0][0].get(lag).copied().unwrap_or(0.0);
        let left: Vec<f64> =
            [0.0, 0.3, 1.0, 10.0].iter().map(|height| around_zero(&tent, *height).0).collect();
        assert!(left.windows(2).all(|heights| heights[0] > heights[1]), "{left:?}");
        assert!((around_zero(&|lag| f64::from(u8::from(lag <= 2)), 0.0).1 - 5.0).abs() < 0.3);
    }
}

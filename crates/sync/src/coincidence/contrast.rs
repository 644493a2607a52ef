//! Cross-covariances by lag → the excess at close lags, freed of what shared changes of rate leave behind.
//!
//! Two series whose rates jump up and down together, from one day to the next, share more than any local mean can take
//! away: for some days after each jump both lie above it. That makes a [basis function](crate::preprocess::basis) of cross-covariance around
//! lag 0, some weeks wide, on which close coincidences stand as a narrow indicator. Smooth shared movements, that the mean
//! follows but for their curvature, leave a lower one and a level. The contrast fits basis, level and indicator over 56 lags
//! on either side, by least squares, and keeps the indicator. (Baselines fitted to each series alone, by bandwidth or as a
//! hidden Markov model of the rate, leave 12 to 70 % false alarms: no series of some hundred events says on which day its
//! rate jumped.)
//!
//! Basis functions of free amplitude are hard to tell from a indicator, and cost a good part of the test's power. How high they
//! can be, each series shows by itself ([amplitude](crate::preprocess::amplitude)): their amplitudes are random effects whose variance
//! they give (ridge regression; Hoerl and Kennard 1970). Where rates are steady next to nothing is taken away; where
//! they move, the whole basis.
//!
//! The indicator may stand on one side only: three contrasts are taken (within τ on either side; B after A; A after B) and
//! the largest counts. At every other lag too: the comparison is fair, and finds one-sided sequences more often.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::preprocess::basis::{COMPONENTS, SHARED_BASIS, dot, filtered, level, reach_on};
use crate::preprocess::domain::{Domain, Spectrum};
use crate::preprocess::self_excitation::SelfExcitation;
use crate::statistics::linear::Cholesky;

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

/// Keeps basis functions apart that look alike over a short reach.
const RIDGE_FLOOR: f64 = 1e-9;

/// Weights by lag that keep the indicator and remove the basis.
pub(crate) struct Contrast {
    indicator: Spectrum,
    basis: [Spectrum; COMPONENTS],
    /// Sum over the lags of peak², level taken away, as in all that follows.
    indicator_indicator: f64,
    /// Of indicator × basis function.
    indicator_basis: [f64; COMPONENTS],
    /// Of basis function × basis function, row after row.
    basis_basis: Vec<f64>,
    /// Number of lags in the indicator.
    pub(crate) width: usize,
}

/// A contrast around every lag.
pub(crate) struct ContrastValues {
    pub(crate) values: Vec<f64>,
    /// Sum of the squared weights.
    pub(crate) energy: f64,
    /// What a indicator of height 1 comes to.
    pub(crate) gain: f64,
}

impl Contrast {
    /// The indicator lies at lags `from`..=`to`; `width` is the place of the local mean's width, `bursts` say what was taken
    /// from the two series besides.
    pub(crate) fn of(
        from: i64,
        to: i64,
        width: usize,
        excitation: [SelfExcitation; 2],
        domain: &Domain,
    ) -> Self {
        let reach = reach_on(domain.days());
        let lags = -(reach as i64)..=reach as i64;
        let mut basis = SHARED_BASIS[width].each_ref().map(|function| filtered(function, excitation, reach));
        let mut indicator: Vec<f64> =
            lags.clone().map(|lag| f64::from(u8::from((from..=to).contains(&lag)))).collect();
        basis.iter_mut().chain([&mut indicator]).for_each(|values| level(values));
        let laid = |values: &[f64]| {
            let mut round = vec![0.0; domain.days()];
            values.iter().zip(lags.clone()).for_each(|(weight, lag)| round[domain.at(lag)] = *weight);
            domain.spectrum(&round)
        };
        Self {
            indicator_indicator: dot(&indicator, &indicator),
            indicator_basis: basis.each_ref().map(|function| dot(&indicator, function)),
            basis_basis: basis.iter().flat_map(|a| basis.iter().map(|b| dot(a, b))).collect(),
            indicator: laid(&indicator),
            basis: basis.map(|function| laid(&function)),
            width: (to - from + 1) as usize,
        }
    }

    /// The contrast around every lag of what has the spectrum `products`, if the amplitudes of the basis have a standard deviation
    /// of `height` times that of the noise at one lag.
    pub(crate) fn around(&self, products: &Spectrum, height: f64, domain: &Domain) -> ContrastValues {
        let coefficients = self.ridge_coefficients(height);
        let mut weights = self.indicator.clone();
        for (function, coefficient) in self.basis.iter().zip(&coefficients) {
            weights
                .iter_mut()
                .zip(function)
                .for_each(|(weight, function)| *weight -= function * *coefficient);
        }
        let both = dot(&coefficients, &self.indicator_basis);
        let rows = self.basis_basis.chunks(COMPONENTS);
        let squares: f64 =
            coefficients.iter().zip(rows).map(|(own, row)| own * dot(row, &coefficients)).sum();
        let (gain, energy) =
            (self.indicator_indicator - both, self.indicator_indicator - 2.0 * both + squares);
        ContrastValues { values: domain.products(&weights, products), energy, gain }
    }

    /// How much of each basis function the indicator holds.
    fn ridge_coefficients(&self, height: f64) -> Vec<f64> {
        let mut matrix = self.basis_basis.clone();
        matrix.iter_mut().step_by(COMPONENTS + 1).for_each(|square| *square += height.powi(-2) + RIDGE_FLOOR);
        Cholesky::of(&matrix, COMPONENTS)
            .map_or(vec![0.0; COMPONENTS], |factor| factor.solve(&self.indicator_basis))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around_zero(shape: &dyn Fn(usize) -> f64, height: f64) -> (f64, f64) {
        let domain = Domain::holding(400);
        let contrast = Contrast::of(-2, 2, 0, [SelfExcitation::none(); 2], &domain);
        let lags: Vec<f64> = (0..domain.days()).map(|lag| shape(domain.distance(lag))).collect();
        let around = contrast.around(&domain.spectrum(&lags), height, &domain);
        (around.values[0], around.energy)
    }

    #[test]
    fn a_contrast_sees_no_level_and_no_basis_function_but_the_peak() {
        assert!(around_zero(&|_| 1.0, f64::INFINITY).0.abs() < 1e-9);
        for shape in &SHARED_BASIS[0] {
            let function = |lag: usize| shape.get(lag).copied().unwrap_or(0.0);
            let seen = around_zero(&function, f64::INFINITY).0;
            assert!(seen.abs() < 1e-6, "{seen}");
        }
        let (indicator, energy) = around_zero(&|lag| f64::from(u8::from(lag <= 2)), f64::INFINITY);
        assert!((indicator - energy).abs() < 1e-4 && energy > 1.0 && energy < 5.0, "{indicator} {energy}");
    }

    #[test]
    fn less_of_a_basis_function_is_removed_where_there_can_be_none() {
        let function = |lag: usize| SHARED_BASIS[0][0].get(lag).copied().unwrap_or(0.0);
        let left: Vec<f64> =
            [0.0, 0.3, 1.0, 10.0].iter().map(|height| around_zero(&function, *height).0).collect();
        assert!(left.windows(2).all(|heights| heights[0] > heights[1]), "{left:?}");
        assert!((around_zero(&|lag| f64::from(u8::from(lag <= 2)), 0.0).1 - 5.0).abs() < 0.3);
    }
}

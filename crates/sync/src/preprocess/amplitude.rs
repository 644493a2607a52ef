//! A series → how much its rate moves, beyond what a slow mean follows.
//!
//! Two series can only share such movements as each has by itself. So each is asked alone, before they are compared: what
//! is left of it against a slow mean (40 days), its [bursts](crate::preprocess::self_excitation) taken away, is multiplied with itself at lags
//! of some days to eight weeks, and the amplitude of a [basis function](crate::preprocess::basis) is fitted there by least squares. The answer is
//! the same for every lag at which the two are compared later, so that comparison stays fair.
//!
//! What two series share shows in both, so their two amplitudes are averaged, multiplied by a factor and raised by a part
//! of their standard error. Removing a movement that is not there costs power; leaving one that is there raises false
//! alarms. The factor, the part and the certainty below were set on the calibration suite (`--example calibrate`).

use crate::Series;
use crate::preprocess::basis::{OF_NOISE, OWN_BASIS, dot, filtered, level, reach_on};
use crate::preprocess::domain::{Domain, Spectrum};
use crate::preprocess::residual::{Smoother, against, local_variance, slow_smoother};
use crate::preprocess::self_excitation::SelfExcitation;

/// The first lag looked at: nearer ones hold what is left of bursts.
const FIRST_LAG: usize = 4;
/// What bursts leave there, per event that one event sets off, as a share of the variance; ...
const LEFT_OF_SELF_EXCITATION: f64 = 0.4;
/// ... beyond this many, that sudden regimes without bursts are taken for too.
const LEAST_BRANCHING: f64 = 0.12;
/// By how much the amplitude that was found is multiplied (set on the calibration suite).
const AMPLITUDE_FACTOR: f64 = 8.0;
/// Standard errors that are added to it (set on the calibration suite).
const ADDED_STANDARD_ERRORS: f64 = 0.25;
/// Amplitude in standard errors at which a moving rate counts as half certain (set on the calibration suite).
const HALF_CERTAIN_AT: f64 = 1.3;
/// In a window of this many days the error is twice what the noise alone says: it holds few changes of rate.
const FEW_DAYS: f64 = 730.0;

/// How much the rate of a series moves: the amplitude of its basis function, in units of the noise at one lag.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Amplitude {
    height: f64,
    /// Standard error of the height.
    error: f64,
}

/// Estimates the amplitude for series over windows of one length.
pub(crate) struct AmplitudeEstimator {
    slow: Smoother,
}

impl AmplitudeEstimator {
    /// For windows of `days` days laid on a [zero-padded domain](padded).
    pub(crate) fn over(days: usize, padded_domain: &Domain) -> Self {
        Self { slow: slow_smoother(days, padded_domain) }
    }

    /// The amplitude of a series with this self-excitation; `transformed` are its counts on it.
    pub(crate) fn of(
        &self,
        series: &Series,
        transformed: &Spectrum,
        excitation: SelfExcitation,
        domain: &Domain,
    ) -> Amplitude {
        let rate = self.slow.rate(series.counts(), transformed, series.covered(), series.window().first);
        let left = against(series, &rate, &rate, excitation);
        let variance = local_variance(&left, series.covered());
        let noise = dot(&variance, &variance).max(1e-9);
        let spectrum = domain.spectrum(&left);
        let products = domain.products(&spectrum, &spectrum);

        let reach = reach_on(domain.days());
        let mut function =
            filtered(&OWN_BASIS, [excitation; 2], reach).split_off(reach + FIRST_LAG.min(reach));
        level(&mut function);
        let lags = (FIRST_LAG.min(reach)..=reach).map(|lag| products[lag] - products[0] * OF_NOISE[lag]);
        let energy = dot(&function, &function).max(1e-9);
        let height = dot(&function, &lags.collect::<Vec<f64>>()) / energy;
        let echoes =
            LEFT_OF_SELF_EXCITATION * (excitation.branching_ratio() - LEAST_BRANCHING).max(0.0) * products[0];
        let height = height - echoes;
        let few = 1.0 + FEW_DAYS / domain.days() as f64;
        Amplitude { height: height / noise.sqrt(), error: few / energy.sqrt() }
    }
}

impl Amplitude {
    /// Standard deviation of the amplitude of the movement that two series may share.
    pub(crate) fn shared(self, other: Self) -> f64 {
        let height = 0.5 * (self.height + other.height);
        let error = 0.5 * (self.error + other.error);
        AMPLITUDE_FACTOR * height.max(0.0) + ADDED_STANDARD_ERRORS * error
    }

    /// How certain it is that both rates move, from 0 to 1.
    pub(crate) fn certainty(self, other: Self) -> f64 {
        let errors = ((self.height + other.height) / (self.error + other.error)).max(0.0);
        errors * errors / (errors * errors + HALF_CERTAIN_AT * HALF_CERTAIN_AT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preprocess::residual::padded;
    use crate::simulate::{Emission, Rate, Scenario};

    /// Mean amplitude of the movement that pairs of a scenario may share, in standard errors.
    fn mean(scenario: &Scenario, excitation: SelfExcitation) -> f64 {
        let (padded_domain, domain) = (padded(scenario.days), Domain::holding(scenario.days));
        let estimator = AmplitudeEstimator::over(scenario.days, &padded_domain);
        let of = |number| {
            let (events, _) = scenario.pair(5, number, 0.0, 2);
            let series = Series::new(&events, scenario.window(), 2).unwrap();
            let amplitude =
                estimator.of(&series, &padded_domain.spectrum(series.counts()), excitation, &domain);
            amplitude.height / amplitude.error
        };
        (0..60).map(of).sum::<f64>() / 60.0
    }

    #[test]
    fn steady_rates_have_no_amplitude_and_sudden_regimes_have() {
        let steady = Scenario::steady("");
        let regimes =
            Scenario { rate: Rate::Regimes { mean_days: 40.0, quiet: 0.2 }, ..Scenario::steady("") };
        assert!(
            mean(&steady, SelfExcitation::none()).abs() < 0.4,
            "{}",
            mean(&steady, SelfExcitation::none())
        );
        assert!(mean(&regimes, SelfExcitation::none()) > 2.0, "{}", mean(&regimes, SelfExcitation::none()));
    }

    #[test]
    fn known_self_excitation_is_not_taken_for_a_moving_rate() {
        let excitation = Scenario {
            emission: Emission::SelfExciting { branching_ratio: 0.5, days: 3.0 },
            ..Scenario::steady("")
        };
        let known = SelfExcitation::in_steps(3);
        assert!(mean(&excitation, known) < 0.6 * mean(&excitation, SelfExcitation::none()), "{known:?}");
    }

    #[test]
    fn amplitude_raises_what_may_be_shared() {
        let of = |height| Amplitude { height, error: 1.0 };
        let shared: Vec<f64> = [-3.0, 0.0, 0.5, 4.0].map(|height| of(height).shared(of(height))).into();
        assert!(shared[0] == shared[1] && shared[1] < shared[2] && shared[2] < shared[3], "{shared:?}");
        assert!(shared[0] > 0.0);
        assert_eq!(of(-2.0).certainty(of(1.0)), 0.0);
        assert!(of(9.0).certainty(of(9.0)) > 0.9);
    }
}

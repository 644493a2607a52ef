//! A series → how fast its rate moves, beyond what a slow mean follows.
//!
//! Two series can only share such movements as each has by itself. So each is asked alone, before they are compared: what
//! is left of it against a slow mean (40 days), its [bursts](crate::bursts) taken away, is multiplied with itself at lags
//! of some days to eight weeks, and the height of a [tent](crate::tent) is fitted there by least squares. The answer is
//! the same for every lag at which the two are compared later, so that comparison stays fair.
//!
//! What two series share shows in both, so their two answers are averaged, multiplied by a generous factor and raised
//! by some of their error: taking away a tent that is not there costs power, leaving one that is there cries wolf.

use crate::Series;
use crate::bursts::Bursts;
use crate::circle::{Circle, Spectrum};
use crate::residual::{Smoother, against, local_variance, slow_smoother};
use crate::tent::{OF_NOISE, OWN, bent, dot, level, reach_on};

/// The first lag looked at: nearer ones hold what is left of bursts.
const FIRST_LAG: usize = 4;
/// What bursts leave there, per event that one event sets off, as a share of the variance; ...
const LEFT_OF_BURSTS: f64 = 0.4;
/// ... beyond this many, that sudden regimes without bursts are taken for too.
const FEWEST_OFFSPRING: f64 = 0.12;
/// By how much the height that was found is multiplied.
const GENEROSITY: f64 = 8.0;
/// Standard errors that are added to it.
const DOUBT: f64 = 0.25;
/// Standard errors at which unrest is as good as not there as it is there.
const SURE: f64 = 1.3;
/// In a window of this many days the error is twice what the noise alone says: it holds few changes of rate.
const FEW_DAYS: f64 = 730.0;

/// How restless a series is: the height of its tent, in units of the noise at one lag, as all that follows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Unrest {
    height: f64,
    /// Standard error of the height.
    error: f64,
}

/// Measures the unrest of series over windows of one length.
pub(crate) struct Measure {
    slow: Smoother,
}

impl Measure {
    /// For windows of `days` days laid on a [line](line_of).
    pub(crate) fn over(days: usize, line: &Circle) -> Self {
        Self { slow: slow_smoother(days, line) }
    }

    /// The unrest of a series with these bursts; `transformed` are its counts on the line.
    pub(crate) fn of(
        &self,
        series: &Series,
        transformed: &Spectrum,
        bursts: Bursts,
        circle: &Circle,
    ) -> Unrest {
        let rate = self.slow.rate(series.counts(), transformed, series.covered(), series.window().first);
        let left = against(series, &rate, &rate, bursts);
        let variance = local_variance(&left, series.covered());
        let noise = dot(&variance, &variance).max(1e-9);
        let spectrum = circle.spectrum(&left);
        let products = circle.products(&spectrum, &spectrum);

        let reach = reach_on(circle.days());
        let mut tent = bent(&OWN, [bursts; 2], reach).split_off(reach + FIRST_LAG.min(reach));
        level(&mut tent);
        let lags = (FIRST_LAG.min(reach)..=reach).map(|lag| products[lag] - products[0] * OF_NOISE[lag]);
        let energy = dot(&tent, &tent).max(1e-9);
        let height = dot(&tent, &lags.collect::<Vec<f64>>()) / energy;
        let echoes = LEFT_OF_BURSTS * (bursts.offspring() - FEWEST_OFFSPRING).max(0.0) * products[0];
        let height = height - echoes;
        let few = 1.0 + FEW_DAYS / circle.days() as f64;
        Unrest { height: height / noise.sqrt(), error: few / energy.sqrt() }
    }
}

impl Unrest {
    /// Standard deviation of the height of the tent that two series may share.
    pub(crate) fn shared(self, other: Self) -> f64 {
        let height = 0.5 * (self.height + other.height);
        let error = 0.5 * (self.error + other.error);
        GENEROSITY * height.max(0.0) + DOUBT * error
    }

    /// How sure it is that the two are restless, from 0 to 1.
    pub(crate) fn certainty(self, other: Self) -> f64 {
        let errors = ((self.height + other.height) / (self.error + other.error)).max(0.0);
        errors * errors / (errors * errors + SURE * SURE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::residual::line_of;
    use crate::simulate::{Emission, Rate, Scenario};

    /// Mean height of the tent that pairs of a scenario may share, in standard errors.
    fn mean(scenario: &Scenario, bursts: Bursts) -> f64 {
        let (line, circle) = (line_of(scenario.days), Circle::holding(scenario.days));
        let measure = Measure::over(scenario.days, &line);
        let of = |number| {
            let (events, _) = scenario.pair(5, number, 0.0, 2);
            let series = Series::new(&events, scenario.window(), 2).unwrap();
            let unrest = measure.of(&series, &line.spectrum(series.counts()), bursts, &circle);
            unrest.height / unrest.error
        };
        (0..60).map(of).sum::<f64>() / 60.0
    }

    #[test]
    fn steady_series_are_not_restless_and_sudden_regimes_are() {
        let steady = Scenario::steady("");
        let regimes =
            Scenario { rate: Rate::Regimes { mean_days: 40.0, quiet: 0.2 }, ..Scenario::steady("") };
        assert!(mean(&steady, Bursts::none()).abs() < 0.4, "{}", mean(&steady, Bursts::none()));
        assert!(mean(&regimes, Bursts::none()) > 2.0, "{}", mean(&regimes, Bursts::none()));
    }

    #[test]
    fn bursts_that_are_known_are_not_taken_for_unrest() {
        let bursts =
            Scenario { emission: Emission::Bursts { offspring: 0.5, days: 3.0 }, ..Scenario::steady("") };
        let known = Bursts::in_steps(3);
        assert!(mean(&bursts, known) < 0.6 * mean(&bursts, Bursts::none()), "{known:?}");
    }

    #[test]
    fn unrest_raises_what_may_be_shared() {
        let of = |height| Unrest { height, error: 1.0 };
        let shared: Vec<f64> = [-3.0, 0.0, 0.5, 4.0].map(|height| of(height).shared(of(height))).into();
        assert!(shared[0] == shared[1] && shared[1] < shared[2] && shared[2] < shared[3], "{shared:?}");
        assert!(shared[0] > 0.0);
        assert_eq!(of(-2.0).certainty(of(1.0)), 0.0);
        assert!(of(9.0).certainty(of(9.0)) > 0.9);
    }
}

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
/// By how much the height that was found is multiplied.
const GENEROSITY: f64 = 8.0;
/// Standard errors that are added to it.
const DOUBT: f64 = 0.25;
/// Standard errors at which unrest is as good as not there as it is there.
const SURE: f64 = 2.0;
/// In a window of this many days the error is twice what the noise alone says: it holds few changes of rate.
const FEW_DAYS: f64 = 730.0;

/// How restless a series is: the height of its tent, in units of the noise at one lag, as all that follows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Unrest {
    height: f64,
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

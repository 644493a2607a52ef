//! Two series → over how many days their rates are to be averaged.
//!
//! A wide mean costs least power but cannot follow rates that move within a month; what both leave undone looks like
//! coincidence, or like its opposite. So the series choose: each width foretells every day from the days more than
//! [`LEFT_OUT`] days away (bursts reach no further), and the narrower one is taken where it does nearly as well by its
//! Poisson log-likelihood. On a steady rate it does worse by a known sum. The two series' figures are added: a shared
//! movement shows in both. The choice is made from each series by itself, so it is the same for every lag and the
//! comparison of lags stays fair.

use crate::Series;
use crate::circle::{Circle, Spectrum};
use crate::residual::Smoother;

/// The widths in days, widest first.
pub(crate) const WIDTHS: [f64; 2] = [18.0, 13.0];
/// Days on either side that a day is not foretold from.
const LEFT_OUT: usize = 7;
/// Log-likelihood by which the narrower width may fall short over a thousand days and both series (on steady rates it
/// falls short by 11), in units of the counts' dispersion.
const SHORTFALL: f64 = 5.0;
/// Squared standardised residuals are cut off here when the dispersion is measured.
const LARGEST_SQUARE: f64 = 16.0;

/// Chooses between the [`WIDTHS`] for windows of one length.
pub(crate) struct Chooser {
    wide: Smoother,
    narrow: Smoother,
}

impl Chooser {
    /// For windows of `days` days laid on a line.
    pub(crate) fn over(days: usize, line: &Circle) -> Self {
        let [wide, narrow] = WIDTHS.map(|width| Smoother::with(days, line, width, LEFT_OUT));
        Self { wide, narrow }
    }

    /// How much better (or, below 0, worse) the narrower width foretells a series, over a thousand days.
    pub(crate) fn gain(&self, series: &Series, transformed: &Spectrum) -> f64 {
        let (counts, covered, first) = (series.counts(), series.covered(), series.window().first);
        let [wide, narrow] =
            [&self.wide, &self.narrow].map(|smoother| smoother.rate(counts, transformed, covered, first));
        let (mut gain, mut squares, mut days) = (0.0, 0.0, 0.0_f64);
        for day in (0..counts.len()).filter(|day| covered[*day] && wide[*day] > 0.0 && narrow[*day] > 0.0) {
            gain += counts[day] * (narrow[day] / wide[day]).ln() - (narrow[day] - wide[day]);
            squares += ((counts[day] - wide[day]).powi(2) / wide[day]).min(LARGEST_SQUARE);
            days += 1.0;
        }
        let dispersion = (squares / days.max(1.0)).max(0.5);
        1_000.0 * gain / dispersion / days.max(1.0)
    }

    /// Place in [`WIDTHS`] of the width for two series with these gains.
    pub(crate) fn choice(a: f64, b: f64) -> usize {
        usize::from(a + b > -SHORTFALL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::residual::line_of;
    use crate::simulate::{Rate, Scenario};

    fn choices(rate: Rate) -> usize {
        let scenario = Scenario { rate, ..Scenario::steady("") };
        let line = line_of(scenario.days);
        let chooser = Chooser::over(scenario.days, &line);
        (0..40)
            .map(|number| {
                let (a, b) = scenario.pair(3, number, 0.0, 2);
                let gain = |events: &[crate::Event]| {
                    let series = Series::new(events, scenario.window(), 2).unwrap();
                    chooser.gain(&series, &line.spectrum(series.counts()))
                };
                Chooser::choice(gain(&a), gain(&b))
            })
            .sum()
    }

    #[test]
    fn steady_rates_get_the_wide_mean_and_fast_ones_the_narrow_one() {
        assert!(choices(Rate::Steady) <= 8);
        assert!(choices(Rate::Regimes { mean_days: 40.0, quiet: 0.1 }) >= 28);
    }
}

//! Two series → over how many days their rates are to be averaged.
//!
//! A wide mean costs least power but cannot follow rates that move within a month; what both leave undone looks like
//! coincidence, or like its opposite. So the series choose: each width predicts every day from the days more than
//! [`LEFT_OUT`] days away (bursts reach no further), and the narrower one is taken where it does nearly as well by its
//! Poisson log-likelihood. On a steady rate it does worse by a known sum. The two series' figures are added: a shared
//! movement shows in both. The choice is made from each series by itself, so it is the same for every lag and the
//! comparison of lags stays fair.

use crate::Series;
use crate::preprocess::domain::{Domain, Spectrum};
use crate::preprocess::residual::Smoother;

/// The widths in days, widest first.
pub(crate) const WIDTHS: [f64; 3] = [18.0, 13.0, 9.0];
/// Days on either side that a day is not predicted from.
const LEFT_OUT: usize = 4;
/// By how much each width must predict better than the next wider one to be taken: log-likelihood over a thousand days
/// and both series, in units of the counts' dispersion. On steady rates 13 days do worse than 18 by 11.
const NEEDED: [f64; WIDTHS.len() - 1] = [-6.0, 4.0];
/// Events on which each of them must rest on average. The narrowest mean of fewer is noise, that two series of sudden
/// regimes share: 300 events in three years give it nine.
const FEWEST: [f64; WIDTHS.len() - 1] = [0.0, 12.0];
/// A Gaussian mean is as sure as a plain one over this many of its standard deviations: 2√π.
const SPAN: f64 = 3.544_907_7;
/// Squared standardised residuals are cut off here when the dispersion is measured.
const LARGEST_SQUARE: f64 = 16.0;

/// What each width but the widest predicts better than the next wider one, over a thousand days; below 0, worse.
pub(crate) type PredictiveGains = [f64; WIDTHS.len() - 1];

/// Chooses between the [`WIDTHS`] for windows of one length.
pub(crate) struct BandwidthSelector {
    smoothers: [Smoother; WIDTHS.len()],
}

impl BandwidthSelector {
    /// For windows of `days` days laid on a zero-padded domain.
    pub(crate) fn over(days: usize, padded_domain: &Domain) -> Self {
        Self { smoothers: WIDTHS.map(|width| Smoother::with(days, padded_domain, width, LEFT_OUT)) }
    }

    /// How much better each width predicts a series than the next wider one.
    pub(crate) fn gains(&self, series: &Series, transformed: &Spectrum) -> PredictiveGains {
        let (counts, covered, first) = (series.counts(), series.covered(), series.window().first);
        let daily =
            counts.iter().sum::<f64>() / covered.iter().filter(|covered| **covered).count().max(1) as f64;
        let rates =
            self.smoothers.each_ref().map(|smoother| smoother.rate(counts, transformed, covered, first));
        std::array::from_fn(|width| {
            let enough = daily * SPAN * WIDTHS[width + 1] >= FEWEST[width];
            if enough { gain(&rates[width], &rates[width + 1], counts, covered) } else { f64::NEG_INFINITY }
        })
    }

    /// Place in [`WIDTHS`] of the width for two series with these gains.
    pub(crate) fn choice(a: &PredictiveGains, b: &PredictiveGains) -> usize {
        a.iter().zip(b).zip(NEEDED).take_while(|((a, b), needed)| *a + *b > *needed).count()
    }
}

/// How much better one rate predicts counts than a wider mean, over a thousand days.
fn gain(wide: &[f64], narrow: &[f64], counts: &[f64], covered: &[bool]) -> f64 {
    let (mut gain, mut squares, mut days) = (0.0, 0.0, 0.0_f64);
    for day in (0..counts.len()).filter(|day| covered[*day] && wide[*day] > 0.0 && narrow[*day] > 0.0) {
        gain += counts[day] * (narrow[day] / wide[day]).ln() - (narrow[day] - wide[day]);
        squares += ((counts[day] - wide[day]).powi(2) / wide[day]).min(LARGEST_SQUARE);
        days += 1.0;
    }
    let dispersion = (squares / days.max(1.0)).max(0.5);
    1_000.0 * gain / dispersion / days.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preprocess::residual::padded;
    use crate::simulate::{Rate, Scenario};

    fn choices(rate: Rate) -> usize {
        let scenario = Scenario { rate, ..Scenario::steady("") };
        let padded_domain = padded(scenario.days);
        let selector = BandwidthSelector::over(scenario.days, &padded_domain);
        (0..40)
            .map(|number| {
                let (a, b) = scenario.pair(3, number, 0.0, 2);
                let gains = |events: &[crate::Event]| {
                    let series = Series::new(events, scenario.window(), 2).unwrap();
                    selector.gains(&series, &padded_domain.spectrum(series.counts()))
                };
                BandwidthSelector::choice(&gains(&a), &gains(&b)).min(1)
            })
            .sum()
    }

    #[test]
    fn steady_rates_get_the_wide_mean_and_fast_ones_the_narrow_one() {
        assert!(choices(Rate::Steady) <= 8);
        assert!(choices(Rate::Regimes { mean_days: 40.0, quiet: 0.1 }) >= 28);
    }
}

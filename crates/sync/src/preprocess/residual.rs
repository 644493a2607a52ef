//! Daily counts → what is left when the series' own slow rate, weekdays and bursts are taken away.
//!
//! The expected rate of a day is a [weekday factor](crate::series::calendar) × the mean of the counts around it (Gaussian weights, the day itself
//! and its nearest neighbours left out, so that no event explains itself), and more in the days after events of the same
//! series, as far as the series is [bursty](crate::preprocess::self_excitation). What is left is divided by the root of a still slower rate
//! (a narrow mean of some ten events is too noisy to divide by) and clipped; counts so large are [cut down](capped) before
//! the rate is taken. Two independent series that share a war, a season or a weekend share their rates; their residuals
//! have next to nothing in common. What little of a sudden shared change the mean cannot follow, the
//! [contrast](crate::coincidence::contrast) takes out of the products of two residuals.

use crate::Series;
use crate::preprocess::domain::{Domain, Spectrum};
use crate::preprocess::self_excitation::{Excited, SelfExcitation};
use crate::series::calendar::with_calendar_factors;

/// Standard deviation in days of the Gaussian weights of a rate that is looked at for itself.
const BANDWIDTH: f64 = 25.0;
/// The same for the rate by whose root residuals are divided.
const SCALE_BANDWIDTH: f64 = 20.0;
/// The same for the slow rate against which the [amplitude](crate::preprocess::amplitude) of a series is measured.
pub(crate) const SLOW_BANDWIDTH: f64 = 40.0;
/// Days on either side that are left out beside the day itself.
const LEFT_OUT: usize = 1;
/// Residuals are clipped at this many standard deviations: one day of forty events must not decide.
const CLIP: f64 = 4.0;
/// Half-width in days of the running mean of squares that gives the local variance.
const VARIANCE: usize = 15;
/// A rate is never taken for lower than this share of the mean rate.
const LOWEST_RATE: f64 = 0.02;

/// A series without its slow rate, weekdays and bursts.
#[derive(Debug, Clone)]
pub(crate) struct Residual {
    /// Standardised residual of each day; 0 where the record has no coverage.
    pub(crate) values: Vec<f64>,
    /// Their local variance.
    pub(crate) variance: Vec<f64>,
    /// How bursty the series was found to be.
    pub(crate) excitation: SelfExcitation,
}

/// The zero-padded domain on which local means over windows of `days` days are taken: so long that the end of the window
/// never reaches round to its beginning.
pub(crate) fn padded(days: usize) -> Domain {
    Domain::holding(days + reach_of(SLOW_BANDWIDTH))
}

fn reach_of(bandwidth: f64) -> usize {
    (4.0 * bandwidth).ceil() as usize
}

/// Takes local means over windows of one length, with one width.
pub(crate) struct Smoother {
    days: usize,
    padded_domain: Domain,
    kernel: Spectrum,
    /// What [`Smoother::mean`] divides by where every day is covered.
    whole: Vec<f64>,
}

impl Smoother {
    /// For windows of `days` days: a rate that is looked at for itself.
    pub(crate) fn over(days: usize) -> Self {
        Self::with(days, &padded(days), BANDWIDTH, LEFT_OUT)
    }

    /// For windows of `days` days laid on a [zero-padded domain](padded), with Gaussian weights of standard deviation `bandwidth`
    /// days, the day itself and `left_out` days on either side of it left out.
    pub(crate) fn with(days: usize, padded_domain: &Domain, bandwidth: f64, left_out: usize) -> Self {
        let mut weights = vec![0.0; padded_domain.days()];
        for (distance, weight) in kernel_weights(bandwidth, left_out).into_iter().enumerate() {
            weights[distance] = weight;
            weights[padded_domain.at(-(distance as i64))] = weight;
        }
        let kernel = padded_domain.spectrum(&weights);
        let mut smoother = Self { days, padded_domain: padded_domain.clone(), kernel, whole: Vec::new() };
        smoother.whole = smoother.sums(&smoother.padded_domain.spectrum(&vec![1.0; days]));
        smoother
    }

    fn sums(&self, values: &Spectrum) -> Vec<f64> {
        let mut sums = self.padded_domain.products(&self.kernel, values);
        sums.truncate(self.days);
        sums
    }

    /// Weighted mean of the covered days around each day: at the ends, of those that there are.
    fn mean(&self, counts: &Spectrum, covered: &[bool]) -> Vec<f64> {
        let sums = self.sums(counts);
        let over = |totals: &[f64]| -> Vec<f64> {
            // The transform leaves traces of rounding where there is nothing.
            sums.iter()
                .zip(totals)
                .map(|(sum, total)| if *total > 1e-9 { (sum / total).max(0.0) } else { 0.0 })
                .collect()
        };
        if covered.iter().all(|covered| *covered) {
            return over(&self.whole);
        }
        let open: Vec<f64> = covered.iter().map(|covered| f64::from(u8::from(*covered))).collect();
        over(&self.sums(&self.padded_domain.spectrum(&open)))
    }

    /// Expected count of each day from the days around it and its weekday; 0 throughout where nothing happened.
    pub(crate) fn local_rate(&self, counts: &[f64], covered: &[bool], first_day: i64) -> Vec<f64> {
        self.rate(counts, &self.padded_domain.spectrum(counts), covered, first_day)
    }

    /// The same, for counts whose transform on it is there already.
    pub(crate) fn rate(
        &self,
        counts: &[f64],
        transformed: &Spectrum,
        covered: &[bool],
        first_day: i64,
    ) -> Vec<f64> {
        let total = counts.iter().sum::<f64>();
        if total <= 0.0 {
            return vec![0.0; counts.len()];
        }
        let lowest = LOWEST_RATE * total / covered.iter().filter(|covered| **covered).count().max(1) as f64;
        let mut rate = self.mean(transformed, covered);
        rate.iter_mut().for_each(|rate| *rate = rate.max(lowest));
        with_calendar_factors(&mut rate, counts, covered, first_day);
        rate
    }
}

/// Counts cut down to what a residual may hold; `None` where none is larger.
///
/// A rate that is estimated from whole counts lies above days that are then clipped, the more the busier they are: what
/// is clipped would leave the shared rate in both series (batches under shared regimes: up to 12 % false alarms).
pub(crate) fn capped(counts: &[f64], scale: &[f64]) -> Option<Vec<f64>> {
    let most = |scale: f64| scale + CLIP * scale.sqrt();
    let over = counts.iter().zip(scale).any(|(count, scale)| *count > most(*scale));
    over.then(|| counts.iter().zip(scale).map(|(count, scale)| count.min(most(*scale))).collect())
}

/// The residual of a series, given the rate that is taken from it and the slower one by whose root it is divided.
pub(crate) fn residual(series: &Series, rate: &[f64], scale: &[f64]) -> Residual {
    let excitation = SelfExcitation::of(&with_bursts(series, rate, scale));
    let values = against(series, rate, scale, excitation);
    let variance = local_variance(&values, series.covered());
    Residual { values, variance, excitation }
}

/// A series less its rate and its bursts, over the root of `scale`.
pub(crate) fn against(series: &Series, rate: &[f64], scale: &[f64], excitation: SelfExcitation) -> Vec<f64> {
    let (counts, covered) = (series.counts(), series.covered());
    let Some(excited) = excitation.excited(counts, rate, covered) else {
        return with_bursts(series, rate, scale);
    };
    let mut values = standardised(counts, rate, scale, &excited);
    blank(&mut values, covered);
    values
}

/// The mean square of a residual around each day.
pub(crate) fn local_variance(values: &[f64], covered: &[bool]) -> Vec<f64> {
    let squares: Vec<f64> = values.iter().map(|value| value * value).collect();
    let mut variance = running_mean(&squares, covered, VARIANCE);
    blank(&mut variance, covered);
    variance
}

/// The residual with the series' own bursts still in it.
pub(crate) fn with_bursts(series: &Series, rate: &[f64], scale: &[f64]) -> Vec<f64> {
    let days = series.counts().iter().zip(rate).zip(scale);
    let mut plain: Vec<f64> = days.map(|((count, rate), scale)| standard(*count, *rate, *scale)).collect();
    blank(&mut plain, series.covered());
    plain
}

fn standardised(counts: &[f64], rate: &[f64], scale: &[f64], excited: &Excited) -> Vec<f64> {
    let of = |day: usize| {
        let change = excited.change[day];
        let lowest = 0.25 * scale[day];
        standard(counts[day], (rate[day] + change).max(0.0), (scale[day] + change).max(lowest))
    };
    (0..counts.len()).map(of).collect()
}

fn standard(count: f64, rate: f64, scale: f64) -> f64 {
    if scale > 0.0 { ((count - rate) / scale.sqrt()).clamp(-CLIP, CLIP) } else { 0.0 }
}

/// The slower rate by whose root residuals are divided.
pub(crate) fn scale_smoother(days: usize, padded_domain: &Domain) -> Smoother {
    Smoother::with(days, padded_domain, SCALE_BANDWIDTH, LEFT_OUT)
}

/// The slow rate against which the amplitude is measured.
pub(crate) fn slow_smoother(days: usize, padded_domain: &Domain) -> Smoother {
    Smoother::with(days, padded_domain, SLOW_BANDWIDTH, LEFT_OUT)
}

/// Weights by distance in days, 0 for the day itself and the days left out; their sum over both sides is 1.
pub(crate) fn kernel_weights(bandwidth: f64, left_out: usize) -> Vec<f64> {
    let weight = |distance: usize| (-0.5 * (distance as f64 / bandwidth).powi(2)).exp();
    let mut weights: Vec<f64> = (0..=reach_of(bandwidth))
        .map(|distance| if distance <= left_out { 0.0 } else { weight(distance) })
        .collect();
    let both_sides = 2.0 * weights.iter().sum::<f64>();
    weights.iter_mut().for_each(|weight| *weight /= both_sides);
    weights
}

/// Mean of the covered days within `half` days.
fn running_mean(values: &[f64], covered: &[bool], half: usize) -> Vec<f64> {
    let days = values.len();
    let mut sums = vec![0.0; days + 1];
    let mut open = vec![0_usize; days + 1];
    for day in 0..days {
        sums[day + 1] = sums[day] + if covered[day] { values[day] } else { 0.0 };
        open[day + 1] = open[day] + usize::from(covered[day]);
    }
    (0..days)
        .map(|day| {
            let (from, to) = (day.saturating_sub(half), (day + half + 1).min(days));
            (sums[to] - sums[from]) / (open[to] - open[from]).max(1) as f64
        })
        .collect()
}

fn blank(values: &mut [f64], covered: &[bool]) {
    values.iter_mut().zip(covered).filter(|(_, covered)| !**covered).for_each(|(value, _)| *value = 0.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_clipped_is_cut_down() {
        assert_eq!(capped(&[1.0, 5.0, 0.0], &[1.0; 3]), None);
        assert_eq!(capped(&[1.0, 40.0, 0.5], &[1.0, 4.0, 0.0625]), Some(vec![1.0, 12.0, 0.5]));
        assert_eq!(capped(&[3.0, 0.5], &[0.0625, 0.0625]), Some(vec![1.0625, 0.5]));
    }

    #[test]
    fn a_steady_rate_is_found_to_the_ends_and_across_gaps() {
        let smoother = Smoother::over(400);
        let mut covered = vec![true; 400];
        covered[150..210].fill(false);
        let counts: Vec<f64> = covered.iter().map(|covered| if *covered { 2.0 } else { 0.0 }).collect();
        let rate = smoother.local_rate(&counts, &covered, 3);
        assert!(rate.iter().all(|rate| (rate - 2.0).abs() < 1e-9), "{rate:?}");
    }
}

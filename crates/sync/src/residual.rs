//! Daily counts → what is left when the series' own slow rate and weekdays are taken away.
//!
//! The expected rate of a day is a weekday factor × the mean of the counts around it (Gaussian weights, the day itself
//! and its nearest neighbours left out, so that no event explains itself). What is left is divided by the root of that
//! rate and clipped. Two independent series that share a war, a season or a weekend share their rates; their residuals
//! have next to nothing in common. What little of a sudden shared change the mean cannot follow, the
//! [contrast](crate::contrast) takes out of the products of two residuals.

use crate::Series;
use crate::circle::{Circle, Spectrum};

/// Standard deviation of the Gaussian weights, in days: wide enough that bursts of a few days stay what they are.
const BANDWIDTH: f64 = 25.0;
/// Days on either side that are left out beside the day itself.
const LEFT_OUT: usize = 1;
/// Residuals are clipped at this many standard deviations: one day of forty events must not decide.
const CLIP: f64 = 4.0;
/// Half-width in days of the running mean of squares that gives the local variance.
const VARIANCE: usize = 5;
/// Events by which each weekday factor is drawn towards 1.
const WEEKDAY_PRIOR: f64 = 3.0;
/// A rate is never taken for lower than this share of the mean rate.
const LOWEST_RATE: f64 = 0.02;

/// A series without its slow rate and weekdays.
#[derive(Debug, Clone)]
pub(crate) struct Residual {
    /// Standardised residual of each day; 0 where the record has no coverage.
    pub(crate) values: Vec<f64>,
    /// Their local variance.
    pub(crate) variance: Vec<f64>,
}

/// Takes local means over windows of one length.
pub(crate) struct Smoother {
    days: usize,
    line: Circle,
    kernel: Spectrum,
    /// What [`Smoother::mean`] divides by where every day is covered.
    whole: Vec<f64>,
}

impl Smoother {
    /// For windows of `days` days.
    pub(crate) fn over(days: usize) -> Self {
        let reach = kernel_weights().len() - 1;
        // Long enough that the end of the window never reaches round to its beginning.
        let line = Circle::holding(days + reach);
        let mut weights = vec![0.0; line.days()];
        for (distance, weight) in kernel_weights().into_iter().enumerate() {
            weights[distance] = weight;
            weights[line.at(-(distance as i64))] = weight;
        }
        let kernel = line.spectrum(&weights);
        let mut smoother = Self { days, line, kernel, whole: Vec::new() };
        smoother.whole = smoother.sums(&vec![1.0; days]);
        smoother
    }

    fn sums(&self, values: &[f64]) -> Vec<f64> {
        let mut sums = self.line.products(&self.kernel, &self.line.spectrum(values));
        sums.truncate(self.days);
        sums
    }

    /// Weighted mean of the covered days around each day: at the ends, of those that there are.
    fn mean(&self, counts: &[f64], covered: &[bool]) -> Vec<f64> {
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
        over(&self.sums(&covered.iter().map(|covered| f64::from(u8::from(*covered))).collect::<Vec<_>>()))
    }

    /// Expected count of each day from the days around it and its weekday; 0 throughout where nothing happened.
    pub(crate) fn local_rate(&self, counts: &[f64], covered: &[bool], first_day: i64) -> Vec<f64> {
        let total = counts.iter().sum::<f64>();
        if total <= 0.0 {
            return vec![0.0; counts.len()];
        }
        let factors = weekday_factors(counts, &self.mean(counts, covered), covered, first_day);
        // Counts over factors at the days around, not counts divided each by its factor: a weekday on which next to
        // nothing happens would make the rate jump.
        let factor: Vec<f64> = (0..counts.len())
            .map(|day| factors[weekday(first_day, day)] * f64::from(u8::from(covered[day])))
            .collect();
        let lowest = LOWEST_RATE * total / covered.iter().filter(|covered| **covered).count().max(1) as f64;
        let (seen, usual) = (self.sums(counts), self.sums(&factor));
        let rate = |day: usize| {
            let slow = if usual[day] > 1e-9 { seen[day] / usual[day] } else { 0.0 };
            slow.max(lowest) * factors[weekday(first_day, day)]
        };
        (0..counts.len()).map(rate).collect()
    }

    /// Residuals of the daily counts.
    pub(crate) fn residual(&self, series: &Series) -> Residual {
        let rate = self.local_rate(series.counts(), series.covered(), series.window().first);
        let standardised = |(count, rate): (&f64, &f64)| {
            if *rate > 0.0 { ((count - rate) / rate.sqrt()).clamp(-CLIP, CLIP) } else { 0.0 }
        };
        let mut values: Vec<f64> = series.counts().iter().zip(&rate).map(standardised).collect();
        blank(&mut values, series.covered());
        let squares: Vec<f64> = values.iter().map(|value| value * value).collect();
        let mut variance = running_mean(&squares, series.covered(), VARIANCE);
        blank(&mut variance, series.covered());
        Residual { values, variance }
    }
}

/// Weights by distance in days, 0 for the days left out; their sum over both sides is 1.
pub(crate) fn kernel_weights() -> Vec<f64> {
    let reach = (4.0 * BANDWIDTH).ceil() as usize;
    let weight = |distance: usize| (-0.5 * (distance as f64 / BANDWIDTH).powi(2)).exp();
    let mut weights: Vec<f64> =
        (0..=reach).map(|distance| if distance <= LEFT_OUT { 0.0 } else { weight(distance) }).collect();
    let both_sides = 2.0 * weights.iter().sum::<f64>();
    weights.iter_mut().for_each(|weight| *weight /= both_sides);
    weights
}

/// How much more than its share each weekday has, drawn towards 1 where there is little to go by.
pub(crate) fn weekday_factors(counts: &[f64], rate: &[f64], covered: &[bool], first_day: i64) -> [f64; 7] {
    let mut seen = [0.0; 7];
    let mut expected = [0.0; 7];
    for day in (0..counts.len()).filter(|day| covered[*day]) {
        seen[weekday(first_day, day)] += counts[day];
        expected[weekday(first_day, day)] += rate[day];
    }
    std::array::from_fn(|day| (seen[day] + WEEKDAY_PRIOR) / (expected[day] + WEEKDAY_PRIOR))
}

/// The weekday of a day counted from the start of the window, 0 for a Thursday (1970-01-01 was one).
pub(crate) fn weekday(first_day: i64, day: usize) -> usize {
    (first_day.rem_euclid(7) as usize + day) % 7
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
    fn a_steady_rate_is_found_to_the_ends_and_across_gaps() {
        let smoother = Smoother::over(400);
        let mut covered = vec![true; 400];
        covered[150..210].fill(false);
        let counts: Vec<f64> = covered.iter().map(|covered| if *covered { 2.0 } else { 0.0 }).collect();
        let rate = smoother.local_rate(&counts, &covered, 3);
        assert!(rate.iter().all(|rate| (rate - 2.0).abs() < 1e-9), "{rate:?}");
    }

    #[test]
    fn weekdays_are_found() {
        let smoother = Smoother::over(700);
        let counts: Vec<f64> = (0..700).map(|day| if weekday(5, day) == 2 { 7.0 } else { 0.0 }).collect();
        let rate = smoother.local_rate(&counts, &[true; 700], 5);
        assert!(rate.iter().zip(&counts).all(|(rate, count)| (rate - count).abs() < 0.5));
    }
}

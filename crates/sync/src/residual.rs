//! Daily counts → what is left when the series' own slow rate and weekdays are taken away.
//!
//! The expected rate of a day is a weekday factor × the mean of the counts around it (Gaussian weights, the day itself
//! and its nearest neighbours left out, so that no event explains itself). What is left is divided by the root of that
//! rate, clipped, and freed of its own slow mean. Two independent series that share a war, a season or a weekend share
//! their rates; their residuals have nothing in common.

use crate::Series;

/// How the local rate is taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Smoothing {
    /// Standard deviation of the Gaussian weights, in days.
    pub(crate) bandwidth: f64,
    /// Days on either side that are left out beside the day itself.
    pub(crate) left_out: usize,
}

impl Default for Smoothing {
    fn default() -> Self {
        Self { bandwidth: 10.0, left_out: 1 }
    }
}

/// Residuals are clipped at this many standard deviations: one day of forty events must not decide.
const CLIP: f64 = 4.0;
/// Half-width in days of the running mean that re-centres the residuals.
const RECENTRE: usize = 30;
/// Half-width in days of the running mean of squares that gives the local variance.
const VARIANCE: usize = 5;
/// Events by which each weekday factor is drawn towards 1.
const WEEKDAY_PRIOR: f64 = 10.0;
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

/// Residuals of the daily counts.
pub(crate) fn residual(series: &Series, smoothing: Smoothing) -> Residual {
    let rate = local_rate(series.counts(), series.covered(), series.window().first, smoothing);
    let mut values: Vec<f64> = series
        .counts()
        .iter()
        .zip(&rate)
        .map(
            |(count, rate)| if *rate > 0.0 { ((count - rate) / rate.sqrt()).clamp(-CLIP, CLIP) } else { 0.0 },
        )
        .collect();
    blank(&mut values, series.covered());
    let slow = running_mean(&values, series.covered(), RECENTRE);
    values.iter_mut().zip(slow).for_each(|(value, slow)| *value -= slow);
    blank(&mut values, series.covered());
    let squares: Vec<f64> = values.iter().map(|value| value * value).collect();
    let mut variance = running_mean(&squares, series.covered(), VARIANCE);
    blank(&mut variance, series.covered());
    Residual { values, variance }
}

/// Expected count of each day from the days around it and its weekday; 0 throughout where nothing happened.
pub(crate) fn local_rate(counts: &[f64], covered: &[bool], first_day: i64, smoothing: Smoothing) -> Vec<f64> {
    let weights = kernel(smoothing);
    let flat = smooth(counts, covered, &weights);
    let factors = weekday_factors(counts, &flat, covered, first_day);
    let factor = |day: usize| factors[weekday(first_day, day)];
    let without: Vec<f64> = counts.iter().enumerate().map(|(day, count)| count / factor(day)).collect();
    let slow = smooth(&without, covered, &weights);
    let mean = counts.iter().sum::<f64>() / covered.iter().filter(|covered| **covered).count().max(1) as f64;
    slow.iter().enumerate().map(|(day, rate)| rate.max(LOWEST_RATE * mean) * factor(day)).collect()
}

/// Weights by distance in days, 0 for the days left out.
fn kernel(smoothing: Smoothing) -> Vec<f64> {
    let reach = (4.0 * smoothing.bandwidth).ceil() as usize;
    let weight = |distance: usize| (-0.5 * (distance as f64 / smoothing.bandwidth).powi(2)).exp();
    (0..=reach).map(|distance| if distance <= smoothing.left_out { 0.0 } else { weight(distance) }).collect()
}

/// Weighted mean of the covered days around each day: at the ends, of those that there are.
fn smooth(counts: &[f64], covered: &[bool], weights: &[f64]) -> Vec<f64> {
    let days = counts.len();
    let mut sums = vec![0.0; days];
    let mut totals = vec![0.0; days];
    let open: Vec<f64> = covered.iter().map(|covered| f64::from(u8::from(*covered))).collect();
    for (distance, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
        for day in 0..days.saturating_sub(distance) {
            let other = day + distance;
            sums[day] += weight * counts[other];
            totals[day] += weight * open[other];
            sums[other] += weight * counts[day];
            totals[other] += weight * open[day];
        }
    }
    sums.iter().zip(totals).map(|(sum, total)| if total > 0.0 { sum / total } else { 0.0 }).collect()
}

/// How much more than its share each weekday has, drawn towards 1 where there is little to go by.
fn weekday_factors(counts: &[f64], rate: &[f64], covered: &[bool], first_day: i64) -> [f64; 7] {
    let mut seen = [0.0; 7];
    let mut expected = [0.0; 7];
    for day in (0..counts.len()).filter(|day| covered[*day]) {
        seen[weekday(first_day, day)] += counts[day];
        expected[weekday(first_day, day)] += rate[day];
    }
    std::array::from_fn(|day| (seen[day] + WEEKDAY_PRIOR) / (expected[day] + WEEKDAY_PRIOR))
}

fn weekday(first_day: i64, day: usize) -> usize {
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

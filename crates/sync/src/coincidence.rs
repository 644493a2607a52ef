//! Residual cross-covariance test: two series → do they fall together more often than their own rates explain?
//!
//! Estimates the close coincidences (within τ days) in excess of what the slow rates, weekdays and bursts of the two
//! series bring about. Takes each series' [residuals](crate::residual), sums their products over lags −τ..τ, and
//! compares that sum with the same sum around every other lag: both series stay whole, bursts and all, and are only
//! slid past each other. Assumes that what the two share beyond close coincidence is slower than about two weeks;
//! a shared campaign of ten days with no finer coordination is indistinguishable from coordination for this test.

use crate::circle::{Circle, Spectrum};
use crate::residual::{Smoothing, local_rate, residual};
use crate::{ClosePair, Coincidence, Correlogram, Estimate, Series};

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// τ: days of the two series count as close where they lie at most this many days apart.
    pub within: u32,
    /// Lags shown on either side in the correlogram, in days; `None` for no correlogram.
    pub lags: Option<u32>,
}

impl Options {
    /// Coincidences within `within` days, with a correlogram of three weeks on either side.
    #[must_use]
    pub fn within(within: u32) -> Self {
        Self { within, lags: Some(21) }
    }
}

/// Why two series could not be tested.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The series look at different days.
    #[error(
        "the two series look at different days ({a_first}..{a_last} and {b_first}..{b_last}, counted from 1970-01-01): cut both to the days that they share"
    )]
    Windows {
        /// First day of the first series.
        a_first: i64,
        /// Last day of the first series.
        a_last: i64,
        /// First day of the second series.
        b_first: i64,
        /// Last day of the second series.
        b_last: i64,
    },
    /// The window leaves too few other lags.
    #[error("{days} days are too few to look for coincidences within {within} days: {needed} are needed")]
    WindowTooShort {
        /// Days of the window.
        days: usize,
        /// τ.
        within: u32,
        /// Days needed.
        needed: usize,
    },
}

/// Whether two series may be compared at all.
pub(crate) fn comparable(a: &Series, b: &Series, within: u32) -> Result<(), Error> {
    let (wa, wb) = (a.window(), b.window());
    if wa != wb {
        return Err(Error::Windows {
            a_first: wa.first,
            a_last: wa.last,
            b_first: wb.first,
            b_last: wb.last,
        });
    }
    let needed = fewest_days(within);
    if wa.days() < needed {
        return Err(Error::WindowTooShort { days: wa.days(), within, needed });
    }
    Ok(())
}

/// Twenty other places for a window of lags, and the guard around lag 0.
fn fewest_days(within: u32) -> usize {
    let width = 2 * within as usize + 1;
    (20 * width + 2 * guard(within)).max(56)
}

/// Lags this near to 0 are not compared: what coordination there is may reach into them.
fn guard(within: u32) -> usize {
    3 * within as usize + 7
}

/// Tests whether `a` and `b` fall together within `options.within` days more often than chance explains.
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
///
/// ```
/// use tazamun_sync::{Event, Series, Window, coincidence};
/// let window = Window { first: 0, last: 999 };
/// let days = |step: i64| (0..60).map(|n| Event::on((n * n * step + 3 * n) % 1000)).collect::<Vec<_>>();
/// let a = Series::new(&days(7), window, 1)?;
/// let b = Series::new(&days(11), window, 1)?;
/// let tested = coincidence::test(&a, &b, &coincidence::Options::within(1))?;
/// assert!(tested.p > 0.0 && tested.p <= 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn test(a: &Series, b: &Series, options: &Options) -> Result<Coincidence, Error> {
    let within = options.within;
    comparable(a, b, within)?;
    let circle = Circle::holding(a.window().days());
    let (lane_a, lane_b) = (Prepared::of(a, &circle), Prepared::of(b, &circle));
    let z = studentised(&lane_a, &lane_b, &circle, within);
    let far = far_lags(&circle, within);
    let excess = Excess::of(&lane_a, &lane_b, &circle, within, &far);
    Ok(Coincidence {
        p: rank(&z, &far),
        observed: excess.observed,
        expected: excess.expected,
        excess: excess.estimate,
        within,
        window: a.window(),
        a: a.summary(),
        b: b.summary(),
        lags_compared: far.len(),
        close_pairs: close_pairs(a, b, within),
        correlogram: options.lags.map(|lags| correlogram(&z, &far, &circle, lags)),
    })
}

/// One series, ready to be compared with any other over the same window.
struct Prepared {
    residual: Spectrum,
    variance: Spectrum,
    days: Spectrum,
    day_rate: Spectrum,
}

impl Prepared {
    fn of(series: &Series, circle: &Circle) -> Self {
        let left = residual(series, Smoothing::default());
        let occupancy = series.occupancy();
        let rate = local_rate(
            &occupancy,
            series.covered(),
            series.window().first,
            Smoothing { bandwidth: 10.0, left_out: 3 },
        );
        Self {
            residual: circle.spectrum(&left.values),
            variance: circle.spectrum(&left.variance),
            days: circle.spectrum(&occupancy),
            day_rate: circle.spectrum(&rate),
        }
    }
}

/// Sum over the lags within τ of each lag.
fn box_sum(values: &[f64], within: u32) -> Vec<f64> {
    let (lags, half) = (values.len(), within as usize);
    (0..lags).map(|lag| (0..=2 * half).map(|step| values[(lag + lags + step - half) % lags]).sum()).collect()
}

/// Cross-covariance at every lag over its standard deviation; 0 where there is nothing to compare.
fn studentised(a: &Prepared, b: &Prepared, circle: &Circle, within: u32) -> Vec<f64> {
    let covariance = box_sum(&circle.products(&a.residual, &b.residual), within);
    let variance = box_sum(&circle.products(&a.variance, &b.variance), within);
    let floor = 1e-9 * variance.iter().fold(0.0, |most: f64, value| most.max(*value));
    covariance
        .iter()
        .zip(&variance)
        .map(|(covariance, variance)| if *variance > floor { covariance / variance.sqrt() } else { 0.0 })
        .collect()
}

/// The lags with which lag 0 is compared.
fn far_lags(circle: &Circle, within: u32) -> Vec<usize> {
    let guard = guard(within);
    (0..circle.days()).filter(|lag| circle.distance(*lag) > guard).collect()
}

/// Share of the lags, lag 0 among them, that show at least as much as lag 0.
fn rank(z: &[f64], far: &[usize]) -> f64 {
    // Rounding differs between machines in the last bits: equal is equal to nine places.
    let at_least = far.iter().filter(|lag| z[**lag] >= z[0] - 1e-9).count();
    (1 + at_least) as f64 / (1 + far.len()) as f64
}

/// Close pairs of event days beyond those that the local rates explain.
struct Excess {
    observed: f64,
    expected: f64,
    estimate: Estimate,
}

impl Excess {
    /// The interval inverts the test: an excess is plausible where, taken away, lag 0 looks like the other lags.
    fn of(a: &Prepared, b: &Prepared, circle: &Circle, within: u32, far: &[usize]) -> Self {
        let seen = box_sum(&circle.products(&a.days, &b.days), within);
        let expected = box_sum(&circle.products(&a.day_rate, &b.day_rate), within);
        let scale = |lag: usize| expected[lag].max(1.0).sqrt();
        let mut errors: Vec<f64> =
            far.iter().map(|lag| (seen[*lag] - expected[*lag]) / scale(*lag) * scale(0)).collect();
        errors.sort_by(f64::total_cmp);
        let observed = seen[0].round();
        let value = observed - expected[0];
        let estimate =
            Estimate { value, low: value - quantile(&errors, 0.975), high: value - quantile(&errors, 0.025) };
        Self { observed, expected: expected[0], estimate }
    }
}

/// Of sorted values, the one below which a share `share` of them lies; 0 of none.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = ((sorted.len() as f64) * share).floor() as usize;
    sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

/// All pairs of distinct event days not more than τ apart, in order of time.
fn close_pairs(a: &Series, b: &Series, within: u32) -> Vec<ClosePair> {
    let (first, reach) = (a.window().first, within as usize);
    let others = b.event_days();
    let mut pairs = Vec::new();
    for day in a.event_days() {
        let from = others.partition_point(|other| other + reach < *day);
        let close = others[from..].iter().take_while(|other| **other <= day + reach);
        pairs.extend(close.map(|other| ClosePair { a: first + *day as i64, b: first + *other as i64 }));
    }
    pairs
}

/// Studentised values at the lags shown, with the level that the largest of as many other lags stays below 95 % of the
/// time.
fn correlogram(z: &[f64], far: &[usize], circle: &Circle, lags: u32) -> Correlogram {
    let shown: Vec<i64> = (-i64::from(lags)..=i64::from(lags)).collect();
    let mut largest: Vec<f64> = far
        .chunks(shown.len())
        .map(|chunk| chunk.iter().fold(0.0, |most: f64, lag| most.max(z[*lag].abs())))
        .collect();
    largest.sort_by(f64::total_cmp);
    let values = shown.iter().map(|lag| z[circle.at(*lag)]).collect();
    Correlogram { lags: shown, z: values, envelope: quantile(&largest, 0.95) }
}

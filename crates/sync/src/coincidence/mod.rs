//! Residual cross-covariance test: two series → do they fall together more often than their own rates explain?
//!
//! Estimates the close coincidences (within τ days) in excess of what the slow rates, weekdays and bursts of the two
//! series bring about. Takes from each series its local rate, sums the products of what is left over the close lags,
//! takes away what sudden shared changes of rate may leave there, and compares that contrast with the same contrast around
//! every other lag: both series stay whole, bursts and all, and are only slid past each other.
//!
//! Assumes that what the two share beyond close coincidence is slower than about a month, or switches on and off for
//! weeks at a time (`--example calibrate` prints how well it holds, down to shared regimes of 25 days). A
//! shared campaign of ten days with no finer coordination is indistinguishable from coordination for this test.
//! Reporting delays of some days in one series take its power away.

pub(crate) mod comparison;
pub(crate) mod contrast;
pub mod lag_scan;
pub mod shuffle;
pub(crate) mod verdict;

use crate::coincidence::comparison::{Comparison, guard};
use crate::coincidence::contrast::Order;
use crate::statistics::quantile;
use crate::{ClosePair, Coincidence, Correlogram, Series};

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// τ: days of the two series count as close where they lie at most this many days apart.
    pub within: u32,
    /// Lags shown on either side in the correlogram, in days; `None` for no correlogram.
    pub lags: Option<u32>,
    /// Whether one of the two must lead.
    pub order: Order,
}

impl Options {
    /// Coincidences within `within` days, with a correlogram of three weeks on either side.
    #[must_use]
    pub fn within(within: u32) -> Self {
        Self { within, lags: Some(21), order: Order::Either }
    }
}

/// Why two series could not be tested.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
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

/// Six other places for a window of lags, and the guard around lag 0; at least six weeks.
fn fewest_days(within: u32) -> usize {
    let width = 2 * within as usize + 1;
    (6 * width + 2 * guard(within)).max(42)
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
    let comparison = Comparison::over(a.window().days(), within, options.order);
    let compared = comparison.of(a, b);
    let close_pairs = close_pairs(a, b, within);
    let observed = close_pairs.len() as f64;
    let excess = comparison.excess(a, b, &compared);
    Ok(Coincidence {
        p: comparison.p(&compared),
        observed,
        expected: (observed - excess.value).max(0.0),
        excess,
        within,
        window: a.window(),
        a: a.summary(),
        b: b.summary(),
        lags_compared: comparison.far.len(),
        close_pairs,
        correlogram: options.lags.map(|lags| correlogram(&compared.z, &comparison, lags)),
    })
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
fn correlogram(z: &[f64], comparison: &Comparison, lags: u32) -> Correlogram {
    let shown: Vec<i64> = (-i64::from(lags)..=i64::from(lags)).collect();
    let largest = |centre: usize| {
        let run = comparison.far[centre..].iter().take(shown.len());
        run.fold(0.0, |most: f64, lag| most.max(z[*lag].abs()))
    };
    let runs = comparison.far.len().saturating_sub(shown.len()) + 1;
    let mut maxima: Vec<f64> = (0..runs).map(largest).collect();
    maxima.sort_by(f64::total_cmp);
    let values = shown.iter().map(|lag| z[comparison.domain.at(*lag)]).collect();
    Correlogram { lags: shown, z: values, envelope: quantile(&maxima, 0.95) }
}

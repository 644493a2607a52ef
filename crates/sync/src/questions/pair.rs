//! One coincidence: two incidents fell close together; how often does that happen by chance?
//!
//! Takes the series of incidents at least as large as the two asked about. Slides one series past the other and counts,
//! at every other lag up to [`REACH`] days, the pairs of event days that fall within τ: both series keep their bursts,
//! their gaps and their activity of the time, and only their being side by side is undone. The mean of those counts is
//! the number of close pairs that chance brings about in the window, and the share of lags with at least one is the
//! chance of seeing any. The interval of the rate comes from leaving out one month of the window at a time
//! (a delete-a-block jackknife of its logarithm), so that bursts widen it.
//!
//! Assumes that the record covers both series alike through the window. What it cannot say: whether the pair that
//! made somebody ask was one of many that might have been asked about; `chance_in_span` is the fair answer to that.

use crate::coincidence::{Error, comparable};
use crate::{Estimate, Pair, Series};

/// How far the other lags reach, in days: a quarter of a year, so that the chance rate is that of the same time of war.
pub const REACH: usize = 91;
/// Length in days of the blocks that the jackknife leaves out.
const BLOCK: usize = 28;
/// Two-sided 95 % point of the standard normal distribution.
const Z95: f64 = 1.959_964;

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// τ in days: the distance of the pair asked about.
    pub within: u32,
}

impl Options {
    /// Coincidences within `within` days.
    #[must_use]
    pub fn within(within: u32) -> Self {
        Self { within }
    }
}

/// How often event days of `a` and `b` fall within `options.within` days of each other by chance.
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
///
/// ```
/// use tazamun_sync::{Event, Series, Window, pair};
/// let window = Window { first: 0, last: 1095 };
/// let a = Series::new(&(0..36).map(|n| Event::on(n * 30)).collect::<Vec<_>>(), window, 1)?;
/// let b = Series::new(&(0..25).map(|n| Event::on(n * 43)).collect::<Vec<_>>(), window, 1)?;
/// let chance = pair::test(&a, &b, &pair::Options::within(1))?;
/// assert!(chance.per_year.low <= chance.per_year.value && chance.per_year.value <= chance.per_year.high);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn test(a: &Series, b: &Series, options: &Options) -> Result<Pair, Error> {
    comparable(a, b, options.within)?;
    let lags = Lags::of(a, b, options.within);
    let years = a.window().years();
    let per_year = lags.expected().over(years);
    Ok(Pair {
        within: options.within,
        per_year,
        return_years: inverse(per_year),
        chance_in_span: lags.chance_of_any(),
        observed: lags.at_zero,
        span_years: years,
        window: a.window(),
        a: a.summary(),
        b: b.summary(),
    })
}

/// Close pairs at every lag looked at.
struct Lags {
    at_zero: usize,
    /// Close pairs at each other lag.
    elsewhere: Vec<usize>,
    /// Mean close pairs of the other lags that each block of days of the first series took part in.
    by_block: Vec<f64>,
    /// Mean close pairs at any lag at all: the product of the two densities.
    by_density: f64,
    /// Event days of the rarer series.
    fewer: usize,
}

impl Lags {
    fn of(a: &Series, b: &Series, within: u32) -> Self {
        let (days, within) = (a.window().days(), within as usize);
        let guard = 2 * within + 1;
        let reach = (guard + REACH).min(days / 2);
        let share = shares(days, guard, reach, within);
        let centre = reach + within;
        let mut single = vec![0_usize; 2 * centre + 1];
        let mut by_block = vec![0.0; days.div_ceil(BLOCK)];
        for day in a.event_days() {
            for other in near(b.event_days(), *day, centre) {
                single[centre + other - day] += 1;
                by_block[day / BLOCK] += share[centre + other - day];
            }
        }
        let summed = |place: usize| single[place - within..=place + within].iter().sum::<usize>();
        let elsewhere = (within..single.len() - within)
            .filter(|place| place.abs_diff(centre) > guard)
            .map(summed)
            .collect();
        let (na, nb) = (a.event_days().len(), b.event_days().len());
        let by_density = na as f64 * nb as f64 * (2 * within + 1) as f64 / days as f64;
        Self { at_zero: summed(centre), elsewhere, by_block, by_density, fewer: na.min(nb) }
    }

    /// Close pairs that chance brings about in the window.
    fn expected(&self) -> Estimate {
        let total: f64 = self.by_block.iter().sum();
        if self.fewer == 0 {
            return Estimate { value: 0.0, low: 0.0, high: 0.0 };
        }
        // Too few events for any to have met at another lag: the product of the densities, and an interval as wide as
        // that of a Poisson count of so few events.
        if total <= 0.0 {
            return spread(self.by_density, (1.0 / self.fewer as f64).sqrt() * std::f64::consts::SQRT_2);
        }
        let blocks = self.by_block.len() as f64;
        let variance: f64 =
            self.by_block.iter().map(|block| (block / total).powi(2)).sum::<f64>() - 1.0 / blocks;
        let least = 1.0 / self.fewer as f64;
        spread(total, variance.max(least).sqrt())
    }

    /// Share of the other lags with at least one close pair, with Wilson's interval on as many independent lags as
    /// there are windows of 2τ + 1 days among them.
    fn chance_of_any(&self) -> Estimate {
        if self.fewer == 0 || self.elsewhere.is_empty() {
            return Estimate { value: 0.0, low: 0.0, high: 0.0 };
        }
        let any = self.elsewhere.iter().filter(|count| **count > 0).count() as f64;
        let share = any / self.elsewhere.len() as f64;
        let expected = self.expected();
        let poisson = |mean: f64| 1.0 - (-mean).exp();
        // No lag, or every lag, says only that the share is near the end: the Poisson value is finer there.
        let value = if share > 0.0 && share < 1.0 { share } else { poisson(expected.value) };
        // Pairs come in bunches of this many.
        let bunch = if value < 1.0 { (-expected.value / (1.0 - value).ln()).max(1.0) } else { 1.0 };
        let of = |mean: f64| poisson(mean / bunch);
        Estimate { value, low: of(expected.low).min(value), high: of(expected.high).max(value) }
    }
}

/// What a pair of event days adds to the mean number of close pairs, by its distance (the middle is distance 0).
///
/// A pair is close at each lag within τ of its distance. A lag of k days compares k days fewer of the window: its count
/// is raised to what the whole window would have held.
fn shares(days: usize, guard: usize, reach: usize, within: usize) -> Vec<f64> {
    let lags = 2.0 * (reach - guard) as f64;
    let (reach, within, days) = (reach as i64, within as i64, days as f64);
    let of_lag = |lag: i64| match lag.unsigned_abs() as usize {
        distance if distance > guard && lag.abs() <= reach => days / (days - distance as f64) / lags,
        _ => 0.0,
    };
    (-reach - within..=reach + within)
        .map(|distance| (distance - within..=distance + within).map(of_lag).sum())
        .collect()
}

/// The days within `reach` of `day`.
fn near(days: &[usize], day: usize, reach: usize) -> impl Iterator<Item = usize> + '_ {
    let from = days.partition_point(|other| other + reach < day);
    days[from..].iter().copied().take_while(move |other| *other <= day + reach)
}

/// A value with a log-normal interval.
fn spread(value: f64, deviation: f64) -> Estimate {
    let factor = (Z95 * deviation).exp();
    Estimate { value, low: value / factor, high: value * factor }
}

impl Estimate {
    fn over(self, divisor: f64) -> Self {
        Self { value: self.value / divisor, low: self.low / divisor, high: self.high / divisor }
    }
}

fn inverse(rate: Estimate) -> Estimate {
    let of = |value: f64| if value > 0.0 { (1.0 / value).min(f64::MAX) } else { f64::MAX };
    Estimate { value: of(rate.value), low: of(rate.high), high: of(rate.low) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Event, Window};

    fn series(days: impl IntoIterator<Item = i64>, window: Window) -> Series {
        let events: Vec<Event> = days.into_iter().map(Event::on).collect();
        Series::new(&events, window, 3).unwrap()
    }

    const THREE_YEARS: Window = Window { first: 0, last: 1_095 };

    #[test]
    fn steady_series_meet_as_often_as_their_densities_say() {
        let a = series((0..1_096).step_by(11), THREE_YEARS);
        let b = series((0..1_096).step_by(13), THREE_YEARS);
        let chance = test(&a, &b, &Options::within(1)).unwrap();
        let by_density = 100.0 * 85.0 * 3.0 / 1_096.0 / THREE_YEARS.years();
        assert!((chance.per_year.value / by_density - 1.0).abs() < 0.05, "{chance:?} against {by_density}");
        assert!((chance.return_years.value * chance.per_year.value - 1.0).abs() < 1e-9);
        assert_eq!(chance.chance_in_span.value, 1.0 - (-chance.per_year.value * chance.span_years).exp());
    }

    #[test]
    fn rare_incidents_have_a_long_return_period() {
        let a = series([30, 400, 800], THREE_YEARS);
        let b = series([31, 250, 700, 1_000], THREE_YEARS);
        let chance = test(&a, &b, &Options::within(1)).unwrap();
        assert_eq!(chance.observed, 1);
        assert!(chance.return_years.value > 20.0, "{chance:?}");
        assert!(chance.return_years.low < chance.return_years.value / 2.0, "{chance:?}");
        assert!(chance.chance_in_span.value < 0.15, "{chance:?}");
    }

    #[test]
    fn nothing_happens_by_chance_where_nothing_happened() {
        let none = series([], THREE_YEARS);
        let chance = test(&none, &series([5, 9], THREE_YEARS), &Options::within(1)).unwrap();
        assert_eq!((chance.per_year.value, chance.chance_in_span.value), (0.0, 0.0));
        assert_eq!(chance.return_years.value, f64::MAX);
    }

    #[test]
    fn shared_seasons_raise_the_chance_rate() {
        // Both active in the same third of the window only.
        let a = series((300..660).step_by(11), THREE_YEARS);
        let b = series((300..660).step_by(13), THREE_YEARS);
        let chance = test(&a, &b, &Options::within(1)).unwrap();
        let by_density = 33.0 * 28.0 * 3.0 / 1_096.0 / THREE_YEARS.years();
        assert!(chance.per_year.value > 2.0 * by_density, "{chance:?} against {by_density}");
    }
}

//! "Attacks are increasing": the slope and the change points of a rate, with errors that know about bursts and regimes.
//!
//! Takes one series, counts it by weeks of seven days (weekdays drop out) and fits a Poisson regression: a constant, a
//! slope in time and, from two years on, a yearly wave, so that a season is not read as a trend. Days without coverage
//! shorten a week's exposure.
//!
//! **Estimates** the factor by which the rate grows in a year, and the days on which its level changes. **Assumes** that
//! the record covered the series alike throughout: it cannot tell more attacks from more reports. **Why so**: counts of
//! one conflict are neither Poisson nor independent. A week of attacks is followed by others, campaigns last for months,
//! and an error that takes weeks for independent calls every campaign near an end of the window a trend. So the errors
//! are self-normalised (from the partial sums of the scores, with the bandwidth of the whole window: Kiefer, Vogelsang &
//! Bunzel 2000, doi:10.1111/1468-0262.00128; for change points Shao & Zhang 2010, doi:10.1198/jasa.2010.tm10103), and
//! what is large is read off the same statistic on simulated weeks with the memory that the residuals show. **Breaks**
//! where regimes last a good part of the window: three regimes in three years cannot be told from a trend by any test.
//! Change points after the first are found by cutting the window there (binary segmentation: Scott & Knott 1974).

mod changes;
mod memory;
mod regression;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Estimate, LEVEL, Series, Window};
use regression::Regression;

/// Days from which on a yearly wave can be told from a slope.
pub const SEASON_FROM: usize = 730;
/// Weeks that a window must have.
pub const FEWEST_WEEKS: usize = 12;
/// Events that a window must have.
pub const FEWEST_EVENTS: f64 = 10.0;

/// How a trend is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Simulated windows behind each p.
    pub surrogates: usize,
    /// Seed of the random streams.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { surrogates: 999, seed: 1 }
    }
}

/// A day on which the level of the rate changed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Change {
    /// First day of the new level, counted from 1970-01-01.
    pub day: i64,
    /// Earliest day with which the counts agree (95 %).
    pub earliest: i64,
    /// Latest such day.
    pub latest: i64,
    /// New level over old.
    pub factor: Estimate,
    /// p of a change as strong as this in the part of the window in which it was found.
    pub p: f64,
}

/// What may be said of a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The rate rises by more than the series' own ups and downs explain.
    Rising,
    /// It falls.
    Falling,
    /// Its ups and downs explain the slope.
    NoTrend,
    /// Too few weeks or events to ask.
    TooThin,
}

/// The trend of a series.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Trend {
    /// What may be said at 5 %, two-sided.
    pub direction: Direction,
    /// Factor by which the rate grows in a year; none where there is too little to go by.
    pub per_year: Option<Estimate>,
    /// Two-sided p of the slope.
    pub p: f64,
    /// One-sided p of an increase.
    pub p_rising: f64,
    /// Variance of the counts over that of a Poisson process of the same rate, over long spans.
    pub dispersion: f64,
    /// Whether a yearly wave was taken out.
    pub season: bool,
    /// p of the strongest change of level over the whole window, change or not.
    pub p_change: f64,
    /// Changes of level with p ≤ 0.05, in order of time.
    pub changes: Vec<Change>,
    /// Weeks looked at.
    pub weeks: usize,
    /// Events counted in them.
    pub events: f64,
    /// The days looked at.
    pub window: Window,
}

/// Weeks of a series: what was counted, and the share of the week that the record covers.
struct Weeks {
    counts: Vec<f64>,
    exposure: Vec<f64>,
    /// First day of each week, from the start of the window.
    starts: Vec<usize>,
}

impl Weeks {
    /// Whole weeks from the start of the window; weeks without any coverage, and days past the last week, are left out.
    fn of(series: &Series) -> Self {
        let mut weeks = Self { counts: Vec::new(), exposure: Vec::new(), starts: Vec::new() };
        let days = series.counts().len();
        for start in (0..days).step_by(7).take_while(|start| start + 7 <= days) {
            let covered = series.covered()[start..start + 7].iter().filter(|covered| **covered).count();
            if covered > 0 {
                weeks.counts.push(series.counts()[start..start + 7].iter().sum());
                weeks.exposure.push(covered as f64 / 7.0);
                weeks.starts.push(start);
            }
        }
        weeks
    }
}

/// Looks for a trend and for changes of level.
///
/// ```
/// use tazamun_sync::{Event, Series, Window, trend};
/// let window = Window { first: 0, last: 999 };
/// let slow = (0..600).step_by(12);
/// let events: Vec<Event> = slow.chain((600..1000).step_by(4)).map(Event::on).collect();
/// let found = trend::find(&Series::new(&events, window, 1)?, trend::Options::default());
/// assert_eq!(found.direction, trend::Direction::Rising);
/// assert!((found.changes[0].day - 600).abs() < 20 && found.changes[0].factor.low > 2.0);
/// # Ok::<(), tazamun_sync::SeriesError>(())
/// ```
#[must_use]
pub fn find(series: &Series, options: Options) -> Trend {
    let weeks = Weeks::of(series);
    // The sum of nothing is -0.
    let events = weeks.counts.iter().sum::<f64>() + 0.0;
    let mut trend = Trend {
        direction: Direction::TooThin,
        per_year: None,
        p: 1.0,
        p_rising: 1.0,
        dispersion: 1.0,
        season: series.window().days() >= SEASON_FROM,
        p_change: 1.0,
        changes: Vec::new(),
        weeks: weeks.counts.len(),
        events,
        window: series.window(),
    };
    if weeks.counts.len() < FEWEST_WEEKS || events < FEWEST_EVENTS {
        return trend;
    }
    let Some(fitted) = Regression::fit(&weeks, trend.season) else { return trend };
    let slope = fitted.slope(options);
    trend.per_year = Some(slope.factor);
    (trend.p, trend.p_rising, trend.dispersion) = (slope.p, slope.p_rising, slope.dispersion);
    trend.direction = match slope.factor.value {
        _ if slope.p > LEVEL => Direction::NoTrend,
        factor if factor > 1.0 => Direction::Rising,
        _ => Direction::Falling,
    };
    let (expected, season) = (fitted.expected_without_slope(), fitted.season());
    (trend.p_change, trend.changes) =
        changes::find(&weeks, (&expected, &season), series.window().first, options);
    trend
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Event;

    #[test]
    fn a_doubling_is_found_where_it_is() {
        let [slow, fast] = [8, 4].map(|step| (0..1_096_i64).step_by(step));
        let days = slow.filter(|day| *day < 500).chain(fast.filter(|day| *day >= 500));
        let events: Vec<Event> = days.map(Event::on).collect();
        let series = Series::new(&events, Window { first: 0, last: 1_095 }, 1).unwrap();
        let found = find(&series, Options::default());
        assert_eq!(found.changes.len(), 1, "{found:?}");
        let change = found.changes[0];
        assert!(change.earliest <= 500 && change.latest >= 497, "{change:?}");
        assert!(change.factor.low < 2.0 && change.factor.high > 2.0, "{change:?}");
    }

    #[test]
    fn too_little_to_go_by_is_no_trend() {
        let none = Series::new(&[], Window { first: 0, last: 30 }, 1).unwrap();
        assert_eq!(find(&none, Options::default()).direction, Direction::TooThin);
        let one_day = Series::new(&[Event::on(5); 50], Window { first: 0, last: 999 }, 1).unwrap();
        let found = find(&one_day, Options::default());
        assert!(found.p > 0.0 && found.p_change > 0.0, "{found:?}");
        assert!(found.per_year.is_none_or(|factor| factor.low.is_finite() && factor.high.is_finite()));
    }

    #[test]
    fn a_gap_in_coverage_is_no_calm() {
        let events: Vec<Event> = (0..600_i64).step_by(3).map(Event::on).collect();
        let window = Window { first: 0, last: 899 };
        let series = Series::new(&events, window, 1).unwrap();
        let silent = find(&series, Options::default());
        let calm =
            |change: &Change| (change.earliest..=change.latest).contains(&600) && change.factor.value < 0.1;
        assert!(silent.changes.iter().any(calm), "{silent:?}");
        let covered = series.without_coverage(&[Window { first: 600, last: 899 }]).unwrap();
        let unknown = find(&covered, Options::default());
        assert_eq!((unknown.direction, unknown.changes.len()), (Direction::NoTrend, 0), "{unknown:?}");
    }
}

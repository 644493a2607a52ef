//! Watching for what is new, day by day, with a stated number of false alarms a year.
//!
//! | module | what it watches for |
//! |---|---|
//! | [`rates`] | a rate that is higher, or lower, than its past lets expect |
//! | [`size`] | a toll above those that the past lets expect |
//! | [`gap`] | the first incident for so long |
//! | [`together`] | two theatres hit within days of each other |
//!
//! `forecast` says what a day should hold before it is seen; `threshold` says how much evidence an alarm needs so that false ones
//! come no more often than allowed.

mod forecast;
pub mod gap;
pub mod rates;
pub mod size;
mod threshold;
pub mod together;

/// Share of the false alarms allowed that thresholds aim at: the rest is for what the past does not show.
const AIM: f64 = 0.5;
/// Share of the values that a tail is fitted to.
const TAIL: f64 = 0.1;
/// Values that a tail needs: fewer make it a guess.
const FEWEST_IN_TAIL: usize = 10;

/// Of sorted values, one that a share of them exceeds. Where the share is smaller than that of the tail, the excess over its foot is
/// taken to be exponential (Hill 1975, doi:10.1214/aos/1176343247), with a mean of `least` or more.
fn exceeded(sorted: &[f64], share: f64, least: f64) -> f64 {
    let number = sorted.len();
    let in_tail = ((number as f64 * TAIL) as usize).max(FEWEST_IN_TAIL).min(number.saturating_sub(1));
    let Some(foot) = number.checked_sub(in_tail + 1).and_then(|at| sorted.get(at)) else {
        return f64::MAX.ln();
    };
    if share * number as f64 >= in_tail as f64 {
        let at = number as f64 * (1.0 - share);
        return sorted[(at as usize).min(number - 1)];
    }
    let tail = &sorted[number - in_tail..];
    let excess = tail.iter().map(|value| value - foot).sum::<f64>() / in_tail as f64;
    foot + excess.max(least) * (in_tail as f64 / number as f64 / share).ln()
}

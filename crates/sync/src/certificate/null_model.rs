//! A series → a model of how such series come about by themselves, and series drawn from it.
//!
//! Fits the slow rate with its day-of-week factors (the test's own local mean), the number of events that come at once
//! (geometric, by the dispersion of single days), the events that each event sets off within days (a Hawkes process, its
//! branching ratio by the autocovariance of the residuals over the following week; Hawkes 1971) and the precision of
//! the dates.
//!
//! Few events are drawn one by one. Where days hold many ([`CROWDED`]), the same process is drawn a day at a time: sums
//! of geometric numbers are negative binomial, the offspring of a day's events are one Poisson number, and because
//! delays are geometric, those still to come can wait in one pool of which a binomial share falls due each day. The cost of
//! a pair then depends on the days of the window alone, and no longer on its events.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Binomial, Distribution, Exp, Gamma, Geometric, Poisson};

use crate::preprocess::residual::{Smoother, with_bursts};
use crate::{Event, Series, Window};

/// Expected events a day from which on whole days are drawn at once: below, single events cost less than the days do.
const CROWDED: f64 = 8.0;

/// What is needed to simulate a series like another.
pub(crate) struct NullModel {
    window: Window,
    covered: Vec<bool>,
    /// Expected events of each day.
    rate: Vec<f64>,
    /// Mean number of events at once.
    batch_size: f64,
    /// Mean number of events that one sets off, and their mean delay in days.
    branching_ratio: f64,
    delay: f64,
    /// Lengths in days of the events' date intervals, one for each event used.
    precision: Vec<u32>,
    /// The distinct lengths, with the share of the events that have each.
    lengths: Vec<(u32, f64)>,
}

/// Two series that are independent given their rates; a share `effect` of the first one's events is followed in the second
/// within `within` days.
pub(crate) fn independent_pair(
    models: &[NullModel; 2],
    effect: f64,
    within: u32,
    random: &mut ChaCha8Rng,
) -> (Series, Series) {
    if models.iter().any(NullModel::is_crowded) {
        return by_day(models, effect, within, random);
    }
    let first = models[0].days(random);
    let mut second = models[1].days(random);
    for day in &first {
        let later = day + random.random_range(0..=within) as usize;
        if random.random::<f64>() < effect && later < models[1].rate.len() {
            second.push(later);
        }
    }
    (models[0].series(&first, within, random), models[1].series(&second, within, random))
}

/// The same pair, drawn a day at a time.
fn by_day(models: &[NullModel; 2], effect: f64, within: u32, random: &mut ChaCha8Rng) -> (Series, Series) {
    let first = models[0].daily_numbers(random);
    let mut second = models[1].daily_numbers(random);
    for (day, number) in first.iter().enumerate() {
        let followed = binomial(*number, effect, random);
        for (delay, number) in evenly(followed, within + 1, random).into_iter().enumerate() {
            if let Some(later) = second.get_mut(day + delay) {
                *later += number;
            }
        }
    }
    (models[0].dated_by_day(&first, random), models[1].dated_by_day(&second, random))
}

impl NullModel {
    /// Fits it.
    pub(crate) fn of(series: &Series) -> Self {
        let (covered, first) = (series.covered(), series.window().first);
        let rate = Smoother::over(series.window().days()).local_rate(series.counts(), covered, first);
        // The lowest rate that the test allows lifts the sum: bring it back to the number of events.
        let lift = series.counts().iter().sum::<f64>() / rate.iter().sum::<f64>().max(1e-9);
        let left = with_bursts(series, &rate, &rate);
        let days = covered.iter().filter(|covered| **covered).count().max(1) as f64;
        let covariance = |lag: usize| -> f64 {
            left.iter().zip(&left[lag.min(left.len())..]).map(|(now, later)| now * later).sum::<f64>() / days
        };
        // The local mean, taken from days that hold the same burst, lowers all near lags alike: measure from lags past it.
        let floor = (10..=24).map(covariance).sum::<f64>() / 15.0;
        let weekly: Vec<f64> = (1..=7).map(|lag| covariance(lag) - floor).collect();
        let clustering = weekly.iter().sum::<f64>().max(0.0);
        let delay = (1..=7).zip(&weekly).map(|(lag, value)| f64::from(lag) * value.max(0.0)).sum::<f64>()
            / weekly.iter().map(|value| value.max(0.0)).sum::<f64>().max(1e-9);
        Self {
            window: series.window(),
            covered: covered.to_vec(),
            rate: rate.iter().map(|rate| rate * lift).collect(),
            // A geometric number with mean m has a dispersion of 2m − 1.
            batch_size: f64::midpoint(covariance(0), 1.0).clamp(1.0, 20.0),
            // A Hawkes process of branching ratio n has a dispersion of 1/(1 − n)² over long spans.
            branching_ratio: (1.0 - 1.0 / (1.0 + 2.0 * clustering).sqrt()).clamp(0.0, 0.8),
            delay: delay.clamp(0.5, 7.0),
            precision: series.precision().to_vec(),
            lengths: shares(series.precision()),
        }
    }

    fn is_crowded(&self) -> bool {
        self.rate.iter().sum::<f64>() > CROWDED * self.rate.len() as f64
    }

    /// Days (from the start of the window) of a simulated series' events.
    pub(crate) fn days(&self, random: &mut ChaCha8Rng) -> Vec<usize> {
        let mut days = Vec::new();
        let own = (1.0 - self.branching_ratio) / self.batch_size;
        for (day, rate) in self.rate.iter().enumerate() {
            for _ in 0..poisson(rate * own, random) {
                let more =
                    Geometric::new(1.0 / self.batch_size).map_or(0, |more| more.sample(random)).min(10_000);
                for _ in 0..=more {
                    self.burst(day, &mut days, random);
                }
            }
        }
        days
    }

    fn burst(&self, day: usize, days: &mut Vec<usize>, random: &mut ChaCha8Rng) {
        let mut open = vec![day];
        while let Some(day) = open.pop() {
            days.push(day);
            for _ in 0..poisson(self.branching_ratio, random) {
                let delay = Exp::new(1.0 / self.delay).map_or(1.0, |delay| delay.sample(random));
                let next = day + delay.ceil() as usize;
                if next < self.rate.len() {
                    open.push(next);
                }
            }
        }
    }

    /// The events as the user's record would have dated them.
    pub(crate) fn series(&self, days: &[usize], within: u32, random: &mut ChaCha8Rng) -> Series {
        let dated = |day: &usize| {
            let length = match self.precision.len() {
                0 => 1,
                lengths => self.precision[random.random_range(0..lengths)],
            };
            let first = self.window.first + *day as i64 - random.random_range(0..i64::from(length.max(1)));
            Event { first, last: first + i64::from(length.max(1)) - 1 }
        };
        let events: Vec<Event> = days.iter().filter(|day| self.covered[**day]).map(dated).collect();
        Series::new(&events, self.window, within)
            .map_or_else(|_| Series::empty_over(self.window), |series| series.uncovered_like(&self.covered))
    }

    /// Number of a simulated series' events on each day of the window.
    fn daily_numbers(&self, random: &mut ChaCha8Rng) -> Vec<u64> {
        let own = (1.0 - self.branching_ratio) / self.batch_size;
        // Share of the waiting offspring that falls due each day: a delay is an exponential one, rounded up.
        let due = 1.0 - (-1.0 / self.delay).exp();
        let mut waiting = 0;
        let mut numbers = Vec::with_capacity(self.rate.len());
        for rate in &self.rate {
            let arrived = binomial(waiting, due, random);
            let batches = poisson(rate * own, random) as u64;
            let number = arrived + batches + beyond_the_first(batches, self.batch_size, random);
            waiting = waiting - arrived + poisson(number as f64 * self.branching_ratio, random) as u64;
            numbers.push(number);
        }
        numbers
    }

    /// The events as the user's record would have dated them; an interval that leaves the window is left out, as there.
    fn dated_by_day(&self, numbers: &[u64], random: &mut ChaCha8Rng) -> Series {
        let mut groups = Vec::with_capacity(numbers.len());
        for (day, number) in numbers.iter().enumerate().filter(|(day, _)| self.covered[*day]) {
            let (mut left, mut share_left) = (*number, 1.0);
            for (length, share) in &self.lengths {
                let of_this = if share_left - share < 1e-12 {
                    left
                } else {
                    binomial(left, (share / share_left).clamp(0.0, 1.0), random)
                };
                left -= of_this;
                share_left -= share;
                for (offset, number) in evenly(of_this, *length, random).into_iter().enumerate() {
                    let first = self.window.first + day as i64 - offset as i64;
                    let event = Event { first, last: first + i64::from(*length) - 1 };
                    groups.push((event, number));
                }
            }
        }
        Series::of_groups(&groups, self.window).uncovered_like(&self.covered)
    }
}

/// The distinct lengths, rising, each with its share; one day where there are none.
fn shares(lengths: &[u32]) -> Vec<(u32, f64)> {
    let mut sorted: Vec<u32> = lengths.iter().map(|length| (*length).max(1)).collect();
    if sorted.is_empty() {
        return vec![(1, 1.0)];
    }
    sorted.sort_unstable();
    let all = sorted.len() as f64;
    sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f64 / all)).collect()
}

fn poisson(mean: f64, random: &mut ChaCha8Rng) -> usize {
    if mean <= 0.0 { 0 } else { Poisson::new(mean).map_or(0, |poisson| poisson.sample(random) as usize) }
}

fn binomial(number: u64, share: f64, random: &mut ChaCha8Rng) -> u64 {
    if number == 0 || share <= 0.0 {
        return 0;
    }
    Binomial::new(number, share.min(1.0)).map_or(0, |binomial| binomial.sample(random))
}

/// Events beyond the first of each of `batches` batches of geometric size with this mean: a negative binomial number, drawn
/// as a Poisson number whose mean is gamma distributed.
fn beyond_the_first(batches: u64, mean: f64, random: &mut ChaCha8Rng) -> u64 {
    if batches == 0 || mean <= 1.0 {
        return 0;
    }
    let rate = Gamma::new(batches as f64, mean - 1.0).map_or(0.0, |gamma| gamma.sample(random));
    poisson(rate, random) as u64
}

/// `number` things put into `places` places, each anywhere with the same chance.
fn evenly(number: u64, places: u32, random: &mut ChaCha8Rng) -> Vec<u64> {
    let mut left = number;
    let mut put = Vec::with_capacity(places as usize);
    for remaining in (1..=places).rev() {
        let here = if remaining == 1 { left } else { binomial(left, 1.0 / f64::from(remaining), random) };
        left -= here;
        put.push(here);
    }
    put
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::stream;
    use crate::simulate::{Emission, Scenario};

    #[test]
    fn the_model_has_the_numbers_and_the_bursts_of_the_original() {
        let scenario = Scenario {
            emission: Emission::SelfExciting { branching_ratio: 0.5, days: 3.0 },
            ..Scenario::steady("")
        };
        let series = |number| Series::new(&scenario.pair(5, number, 0.0, 2).0, scenario.window(), 2).unwrap();
        let of = |number| NullModel::of(&series(number));
        let branching_ratio = (0..20).map(|number| of(number).branching_ratio).sum::<f64>() / 20.0;
        assert!((0.2..0.6).contains(&branching_ratio), "{branching_ratio}");
        let (a, model) = (series(0), of(0));
        let mean =
            (0..50).map(|number| model.days(&mut stream(1, number)).len()).sum::<usize>() as f64 / 50.0;
        let events = a.summary().events as f64;
        assert!((mean / events - 1.0).abs() < 0.2, "{mean} against {events}");
    }

    /// A model of many events a day, and what it draws in both ways.
    fn crowded() -> NullModel {
        let scenario = Scenario {
            events: (20_000.0, 20_000.0),
            emission: Emission::SelfExciting { branching_ratio: 0.4, days: 2.0 },
            ..Scenario::steady("")
        };
        let series = Series::new(&scenario.pair(5, 0, 0.0, 2).0, scenario.window(), 2).unwrap();
        let mut model = NullModel::of(&series);
        model.batch_size = 2.5;
        model
    }

    /// Mean, dispersion of single days and autocovariance at a day and at three, of a hundred draws.
    fn moments(mut draw: impl FnMut(u64) -> Vec<f64>) -> [f64; 4] {
        let mut sums = [0.0; 4];
        for number in 0..100 {
            let counts = &draw(number)[50..];
            let days = counts.len() as f64;
            let mean = counts.iter().sum::<f64>() / days;
            let covariance = |lag: usize| {
                counts.iter().zip(&counts[lag..]).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / days
            };
            for (sum, value) in
                sums.iter_mut().zip([mean, covariance(0) / mean, covariance(1), covariance(3)])
            {
                *sum += value / 100.0;
            }
        }
        sums
    }

    #[test]
    fn days_drawn_at_once_are_distributed_as_events_drawn_one_by_one() {
        let model = crowded();
        let one_by_one = moments(|number| {
            let mut counts = vec![0.0; model.rate.len()];
            model.days(&mut stream(1, number)).into_iter().for_each(|day| counts[day] += 1.0);
            counts
        });
        let at_once = moments(|number| {
            model.daily_numbers(&mut stream(2, number)).into_iter().map(|number| number as f64).collect()
        });
        for (one_by_one, at_once) in one_by_one.into_iter().zip(at_once) {
            assert!((at_once / one_by_one - 1.0).abs() < 0.08, "{one_by_one} {at_once}");
        }
    }

    #[test]
    fn vague_dates_and_gaps_are_drawn_as_in_the_record() {
        let mut model = crowded();
        model.precision = [1, 1, 1, 5].repeat(4);
        model.lengths = vec![(1, 0.75), (5, 0.25)];
        model.covered[100..110].fill(false);
        let drawn = |at_once: bool, number: u64| {
            let mut random = stream(3, number);
            if at_once {
                let numbers = model.daily_numbers(&mut random);
                model.dated_by_day(&numbers, &mut random)
            } else {
                let days = model.days(&mut random);
                model.series(&days, 2, &mut random)
            }
        };
        for number in 0..3 {
            let [one, all] = [false, true].map(|at_once| drawn(at_once, number));
            assert!(all.counts()[100..110].iter().all(|count| *count == 0.0));
            assert!((104..106).all(|day| !all.event_days().contains(&day)));
            let ratio = all.counts().iter().sum::<f64>() / one.counts().iter().sum::<f64>();
            assert!((ratio - 1.0).abs() < 0.1, "{ratio}");
            let fractions = |series: &Series| series.counts().iter().map(|count| count.fract()).sum::<f64>();
            let ratio = fractions(&all) / fractions(&one);
            assert!((ratio - 1.0).abs() < 0.15, "{ratio}");
        }
    }

    #[test]
    fn a_planted_effect_is_as_strong_either_way() {
        let model = [crowded(), crowded()];
        let close = |effect: f64| {
            let (a, b) = by_day(&model, effect, 2, &mut stream(4, 0));
            b.counts().iter().sum::<f64>() / a.counts().iter().sum::<f64>()
        };
        assert!((close(0.5) - close(0.0) - 0.5).abs() < 0.1, "{} {}", close(0.5), close(0.0));
    }
}

//! A series' own bursts → how much more to expect in the days after its events.
//!
//! Attacks come in bursts: an event makes others of the same series likelier for some days (a self-exciting process;
//! Hawkes 1971). Here each event raises the rate of the next days by a share `n` of an event in all, spread
//! exponentially with a mean of [`DELAY`] days. Taking that away too leaves residuals that are nearly white, so that one
//! burst in each series counts as little as it says. `n` comes in steps, so that the filter that a pair of series saw
//! is one of few and what depends on it is worked out once; it is the least-squares slope of a day's residual on the
//! weighted residuals before it.

/// Mean delay in days after which one event is followed by others.
const DELAY: f64 = 3.0;
/// Days over which that is followed.
const MEMORY: usize = 15;
/// A step of `n`.
const STEP: f64 = 0.12;

/// How bursty a series is, in steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SelfExcitation(usize);

/// What a series' own past adds to (or takes from) the expected rate of each day.
pub(crate) struct Excited {
    pub(crate) change: Vec<f64>,
}

impl SelfExcitation {
    /// Number of steps, with none among them.
    pub(crate) const STEPS: usize = 7;

    /// As the residuals of a series say.
    pub(crate) fn of(residual: &[f64]) -> Self {
        let keep = (-1.0 / DELAY).exp();
        let (mut before, mut together, mut squares) = (0.0, 0.0, 0.0);
        for value in residual {
            together += before * value;
            squares += before * before;
            before = keep * before + (1.0 - keep) * value;
        }
        let slope = if squares > 0.0 { together / squares } else { 0.0 };
        Self(((slope / STEP).round().max(0.0) as usize).min(Self::STEPS - 1))
    }

    /// Its place among the steps.
    pub(crate) fn step(self) -> usize {
        self.0
    }

    /// Mean number of events that one event sets off.
    pub(crate) fn branching_ratio(self) -> f64 {
        STEP * self.0 as f64
    }

    /// For tests: this many steps.
    #[cfg(test)]
    pub(crate) fn in_steps(step: usize) -> Self {
        Self(step)
    }

    /// A series without bursts.
    pub(crate) fn none() -> Self {
        Self(0)
    }

    /// Share of an event that one event adds, by days after it, from the first day.
    fn added(self) -> Vec<f64> {
        let share = self.branching_ratio();
        let keep = (-1.0 / DELAY).exp();
        let memory = if self.0 == 0 { 0 } else { MEMORY };
        (0..memory as i32).map(|day| share * (1.0 - keep) * keep.powi(day)).collect()
    }

    /// Weights by days back that turn residuals into what the past does not explain.
    pub(crate) fn filter(self) -> Vec<f64> {
        std::iter::once(1.0).chain(self.added().into_iter().map(|added| -added)).collect()
    }

    /// What the events so far change of the rate; `None` where the series is not bursty.
    pub(crate) fn excited(self, counts: &[f64], rate: &[f64], covered: &[bool]) -> Option<Excited> {
        let added = self.added();
        if added.is_empty() {
            return None;
        }
        let beyond: Vec<f64> =
            (0..counts.len()).map(|day| if covered[day] { counts[day] - rate[day] } else { 0.0 }).collect();
        let of = |day: usize| {
            added.iter().zip(beyond[..day].iter().rev()).map(|(added, beyond)| added * beyond).sum()
        };
        Some(Excited { change: (0..counts.len()).map(of).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::stream;
    use rand_distr::{Distribution, StandardNormal};

    #[test]
    fn white_noise_is_not_bursty_and_echoes_are() {
        let mut random = stream(1, 0);
        let noise: Vec<f64> = (0..900).map(|_| StandardNormal.sample(&mut random)).collect();
        assert!(SelfExcitation::of(&noise).step() <= 1, "{:?}", SelfExcitation::of(&noise));
        let mut echo = noise.clone();
        for day in 1..echo.len() {
            echo[day] += 0.6 * echo[day - 1];
        }
        assert!(SelfExcitation::of(&echo).step() >= 3, "{:?}", SelfExcitation::of(&echo));
    }

    #[test]
    fn an_event_raises_the_days_after_it_by_its_share() {
        let excitation = SelfExcitation(4);
        let mut counts = vec![0.0; 60];
        counts[10] = 1.0;
        let excited = excitation.excited(&counts, &[0.0; 60], &[true; 60]).unwrap();
        assert!(excited.change[..11].iter().all(|change| *change == 0.0));
        let sum: f64 = excited.change.iter().sum();
        assert!((sum - 4.0 * STEP).abs() < 0.01, "{sum}");
        assert!((excitation.filter().iter().sum::<f64>() - (1.0 - sum)).abs() < 1e-12);
        assert!(SelfExcitation(0).excited(&counts, &[0.0; 60], &[true; 60]).is_none());
    }
}

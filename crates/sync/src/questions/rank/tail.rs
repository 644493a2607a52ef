//! Tolls above a threshold → their tail, and which rates of still larger ones go with them.
//!
//! A generalised Pareto distribution (Pickands 1975, doi:10.1214/aos/1176343003), fitted by penalised likelihood (Coles & Dixon 1999,
//! doi:10.1023/A:1009905222644). Tolls are whole numbers: each stands for the half on either side of it, so that many equal small
//! tolls do no harm. The penalty on the shape is a normal prior about 0.5, worth some ten incidents.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// Where the prior of the shape lies: between what is found of tolls of battles and of attacks.
const SHAPE: f64 = 0.5;
/// Its variance: the shape's own by maximum likelihood, (1 + ξ)² over the number, at ten incidents.
const SHAPE_VARIANCE: f64 = (1.0 + SHAPE) * (1.0 + SHAPE) / 10.0;
/// Shapes looked at: from a bounded tail to one without a mean.
const SHAPES: (f64, f64) = (-0.5, 2.0);
/// How far the likeliest shape may move from one point of the profile to the next.
const NEXT: f64 = 0.2;
/// A search by the golden section ends where so much of a shape, or of the logarithm of a scale, is left.
const CLOSE: f64 = 1e-4;
/// Halvings of what lies between an end of an interval and what lies outside.
const HALVINGS: usize = 40;
/// Points of the profile on either side.
const POINTS: usize = 400;

/// A generalised Pareto distribution of what exceeds the threshold, less one half: tolls are whole numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tail {
    /// The least toll, less one half.
    pub(crate) threshold: f64,
    /// Above 0 heavy, without an upper end.
    pub(crate) shape: f64,
    /// Spread, in killed.
    pub(crate) scale: f64,
}

impl Tail {
    /// Share of incidents above the threshold that kill at least so many.
    pub(crate) fn beyond(&self, killed: u32) -> f64 {
        survival(f64::from(killed) - 0.5 - self.threshold, self.shape, self.scale)
    }

    /// A toll of this tail, by a number drawn evenly from 0 to 1, of at most `largest`.
    pub(crate) fn drawn(&self, share: f64, largest: f64) -> u32 {
        let left = (1.0 - share).max(f64::MIN_POSITIVE);
        let excess = match self.shape {
            shape if shape.abs() < 1e-6 => -left.ln(),
            shape => (left.powf(-shape) - 1.0) / shape,
        };
        (self.threshold + self.scale * excess).round().clamp(self.threshold + 0.5, largest) as u32
    }
}

/// Tolls above a threshold, each with how often it is there.
pub(crate) struct Exceeding {
    threshold: u32,
    /// Excess over the threshold, and how many have it.
    tolls: Vec<(f64, f64)>,
    number: f64,
    /// Of how many incidents one independent one is worth, as to their tolls.
    resemblance: f64,
}

/// How often incidents above a threshold come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frequency {
    /// Incidents.
    pub(crate) number: usize,
    /// Years in which they lie.
    pub(crate) years: f64,
    /// Variance of the incidents of a run over that of independent ones.
    pub(crate) dispersion: f64,
}

impl Frequency {
    /// Log-likelihood of so many a year, by the dispersion (quasi-likelihood).
    fn likelihood(&self, yearly: f64) -> f64 {
        let expected = yearly * self.years;
        (self.number as f64 * expected.ln() - expected) / self.dispersion
    }
}

impl Exceeding {
    /// None of no tolls.
    pub(crate) fn of(tolls: &[u32], threshold: u32, resemblance: f64) -> Option<Exceeding> {
        let mut times = std::collections::BTreeMap::<u32, f64>::new();
        tolls.iter().for_each(|toll| *times.entry(toll.saturating_sub(threshold)).or_default() += 1.0);
        (!tolls.is_empty()).then(|| Exceeding {
            threshold,
            tolls: times.into_iter().map(|(excess, times)| (f64::from(excess), times)).collect(),
            number: tolls.len() as f64,
            resemblance: resemblance.max(1.0),
        })
    }

    fn likelihood(&self, shape: f64, scale: f64) -> f64 {
        // A toll of the threshold itself stands for what lies up to one above the tail's beginning.
        let each = self.tolls.iter().map(|(excess, times)| {
            let share = survival(*excess, shape, scale) - survival(excess + 1.0, shape, scale);
            times * share.max(1e-300).ln()
        });
        let prior = (shape - SHAPE) * (shape - SHAPE) / (2.0 * SHAPE_VARIANCE);
        each.sum::<f64>() / self.resemblance - prior
    }

    /// The likeliest tail.
    pub(crate) fn fitted(&self) -> Tail {
        let mean = self.tolls.iter().map(|(excess, times)| (excess + 0.5) * times).sum::<f64>() / self.number;
        let scales = ((mean / 50.0).max(1e-3).ln(), (mean * 3.0).max(0.1).ln());
        let best_scale = |shape: f64| likeliest(scales, |scale| self.likelihood(shape, scale.exp()));
        let (shape, _) = likeliest(SHAPES, |shape| best_scale(shape).1);
        let scale = best_scale(shape).0.exp();
        Tail { threshold: f64::from(self.threshold) - 0.5, shape, scale }
    }

    /// Yearly rates of incidents of at least `killed` that go with the tolls at 95 %: profile likelihood (Coles 2001, §4.3.3) over the
    /// tail's shape and the rate of incidents above the threshold. The quantile is that of Student's t, squared, so that few incidents
    /// give a wider one. An end that the tolls do not bound is 0 or `f64::MAX`.
    pub(crate) fn rates_beyond(&self, killed: u32, rate: Frequency) -> (f64, f64) {
        let excess = f64::from(killed.saturating_sub(self.threshold));
        let profile = if excess > 0.0 { self.profile(excess) } else { vec![(0.0, 0.0)] };
        let joint = |yearly: f64| {
            let each = profile.iter().map(|(log_share, fit)| fit + rate.likelihood(yearly / log_share.exp()));
            each.fold(f64::NEG_INFINITY, f64::max)
        };
        let usual = rate.number as f64 / rate.years;
        let likely = profile.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0.0, |point| point.0);
        let centre = usual.ln() + likely;
        let top = joint(centre.exp());
        let degrees = (self.number / self.resemblance - 2.0).max(3.0);
        let quantile = StudentsT::new(0.0, 1.0, degrees).map_or(1.96, |t| t.inverse_cdf(0.975));
        let inside = |log: f64| 2.0 * (top - joint(log.exp())) <= quantile * quantile;
        let (lowest, highest) =
            profile.iter().fold((0.0_f64, f64::NEG_INFINITY), |(low, high), (share, _)| {
                (low.min(*share), high.max(*share))
            });
        let end = |outside: f64| {
            let (mut within, mut outside) = (centre, outside);
            (!inside(outside)).then(|| {
                for _ in 0..HALVINGS {
                    let middle = f64::midpoint(within, outside);
                    if inside(middle) { within = middle } else { outside = middle }
                }
                within.exp()
            })
        };
        let (low, high) = (end(usual.ln() + lowest - 3.0), end(usual.ln() + highest + 3.0));
        (low.unwrap_or(0.0), high.unwrap_or(f64::MAX))
    }

    /// How well shares of incidents with at least so much excess go with the tolls, each at its likeliest shape: logarithm of the
    /// share, and log-likelihood, from the likeliest on as far as matters.
    fn profile(&self, excess: f64) -> Vec<(f64, f64)> {
        let fit = |log_share: f64, shapes: (f64, f64)| {
            let scale = |shape: f64| match shape {
                shape if shape.abs() < 1e-6 => -excess / log_share,
                shape => excess * shape / (-shape * log_share).exp_m1(),
            };
            likeliest(shapes, |shape| self.likelihood(shape, scale(shape)))
        };
        let tail = self.fitted();
        let likely = survival(excess, tail.shape, tail.scale).max(1e-12).ln().min(-1e-9);
        let (usual, top) = fit(likely, SHAPES);
        let step = 0.3 / self.number.sqrt();
        let mut points = vec![(likely, top)];
        for side in [-1.0, 1.0] {
            let mut shape = usual;
            for point in 1..=POINTS {
                let at = likely + side * step * point as f64 * (1.0 + point as f64 / 40.0);
                if at >= 0.0 {
                    break;
                }
                // From one point to the next the shape moves little.
                let near = ((shape - NEXT).max(SHAPES.0), (shape + NEXT).min(SHAPES.1));
                let (best, there) = fit(at, near);
                shape = best;
                points.push((at, there));
                if top - there > 6.0 {
                    break;
                }
            }
        }
        points
    }
}

/// Share of a tail that exceeds its beginning by so much.
fn survival(excess: f64, shape: f64, scale: f64) -> f64 {
    let x = excess.max(0.0) / scale;
    match shape {
        shape if shape.abs() < 1e-6 => (-x).exp(),
        shape => (1.0 + shape * x).max(0.0).powf(-1.0 / shape),
    }
}

/// Where a function with one hill is highest, and how high (golden section; Kiefer 1953).
fn likeliest((mut low, mut high): (f64, f64), of: impl Fn(f64) -> f64) -> (f64, f64) {
    let ratio = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut left, mut right) = (high - ratio * (high - low), low + ratio * (high - low));
    let (mut at_left, mut at_right) = (of(left), of(right));
    while high - low > CLOSE {
        if at_left > at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - ratio * (high - low);
            at_left = of(left);
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + ratio * (high - low);
            at_right = of(right);
        }
    }
    if at_left > at_right { (left, at_left) } else { (right, at_right) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quantiles of a generalised Pareto distribution above 5.
    fn tolls(number: u32, shape: f64, scale: f64) -> Vec<u32> {
        let tail = Tail { threshold: 4.5, shape, scale };
        (0..number).map(|n| tail.drawn((f64::from(n) + 0.5) / f64::from(number), 1e9)).collect()
    }

    #[test]
    fn the_tail_of_a_known_distribution_is_found() {
        for (shape, scale) in [(0.5, 4.0), (0.2, 12.0), (0.9, 3.0)] {
            let tail = Exceeding::of(&tolls(400, shape, scale), 5, 1.0).unwrap().fitted();
            assert!((tail.shape - shape).abs() < 0.12 && (tail.scale / scale - 1.0).abs() < 0.12, "{tail:?}");
        }
    }

    #[test]
    fn more_tolls_and_nearer_sizes_bound_the_rate_more_closely() {
        let width = |number: u32, killed: u32, resemblance: f64| {
            let exceeding = Exceeding::of(&tolls(number, 0.5, 4.0), 5, resemblance).unwrap();
            let rate = Frequency { number: number as usize, years: 4.0, dispersion: resemblance };
            let (low, high) = exceeding.rates_beyond(killed, rate);
            let own = f64::from(number) / 4.0 * exceeding.fitted().beyond(killed);
            assert!(0.0 < low && low < own && own < high, "{number}, {killed}: {low} {own} {high}");
            high / low
        };
        assert!(width(300, 20, 1.0) < width(50, 20, 1.0));
        assert!(width(100, 20, 1.0) < width(100, 60, 1.0));
        assert!(width(100, 20, 1.0) < width(100, 20, 2.0));
        // At the threshold itself the rate alone counts: for Poisson numbers about ± 2 / √100.
        let alone = width(100, 5, 1.0);
        assert!((1.4..1.6).contains(&alone), "{alone}");
    }
}

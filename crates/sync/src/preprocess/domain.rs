//! Two series laid on a circular domain → their products at every lag, by Fourier transform.
//!
//! The domain is a whole number of weeks long, so that a shift by whole weeks keeps every weekday under itself, and has
//! only small prime factors, so that the transform is fast; the days by which it is longer than the window hold nothing.
//! Every shift then compares the same number of days.

use std::sync::Arc;

use realfft::num_complex::Complex;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};

/// A domain of days and the transforms on it.
#[derive(Clone)]
pub(crate) struct Domain {
    days: usize,
    forward: Arc<dyn RealToComplex<f64>>,
    inverse: Arc<dyn ComplexToReal<f64>>,
}

/// A daily series in the frequency domain.
pub(crate) type Spectrum = Vec<Complex<f64>>;

impl Domain {
    /// The smallest fast domain of whole weeks that holds `days` days.
    pub(crate) fn holding(days: usize) -> Self {
        let mut weeks = days.div_ceil(7).max(2);
        while !is_smooth(weeks) {
            weeks += 1;
        }
        let days = weeks * 7;
        let mut planner = RealFftPlanner::new();
        Self { days, forward: planner.plan_fft_forward(days), inverse: planner.plan_fft_inverse(days) }
    }

    /// Its length in days.
    pub(crate) fn days(&self) -> usize {
        self.days
    }

    /// Transforms a series that starts on the domain's first day.
    pub(crate) fn spectrum(&self, series: &[f64]) -> Spectrum {
        let mut input = vec![0.0; self.days];
        input[..series.len()].copy_from_slice(series);
        let mut output = self.forward.make_output_vec();
        // The lengths are those that the plan asked for: it cannot fail.
        let _ = self.forward.process(&mut input, &mut output);
        output
    }

    /// Σ_t a(t) b(t + k) for every lag k in 0..days; lag −k stands at days − k.
    pub(crate) fn products(&self, a: &[Complex<f64>], b: &[Complex<f64>]) -> Vec<f64> {
        let mut product: Spectrum = a.iter().zip(b).map(|(a, b)| a.conj() * b).collect();
        // Real by construction; rounding may leave a trace that the inverse transform would refuse.
        product[0].im = 0.0;
        if self.days.is_multiple_of(2)
            && let Some(last) = product.last_mut()
        {
            last.im = 0.0;
        }
        let mut output = self.inverse.make_output_vec();
        let _ = self.inverse.process(&mut product, &mut output);
        let scale = 1.0 / self.days as f64;
        output.iter_mut().for_each(|value| *value *= scale);
        output
    }

    /// The place of a signed lag.
    pub(crate) fn at(&self, lag: i64) -> usize {
        lag.rem_euclid(self.days as i64) as usize
    }

    /// Distance of a place from lag 0, either way round.
    pub(crate) fn distance(&self, place: usize) -> usize {
        place.min(self.days - place)
    }
}

fn is_smooth(mut number: usize) -> bool {
    for prime in [2, 3, 5, 7] {
        while number.is_multiple_of(prime) {
            number /= prime;
        }
    }
    number == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_is_whole_weeks() {
        for (days, expected) in [(1, 14), (14, 14), (15, 21), (71, 84), (1096, 1120), (3652, 3675)] {
            assert_eq!(Domain::holding(days).days(), expected, "{days} days");
        }
    }

    #[test]
    fn products_are_those_of_the_definition() {
        let domain = Domain::holding(30);
        let a: Vec<f64> = (0..30).map(|t| f64::from(t * 7 % 5)).collect();
        let b: Vec<f64> = (0..28).map(|t| f64::from(t * 3 % 11)).collect();
        let products = domain.products(&domain.spectrum(&a), &domain.spectrum(&b));
        for lag in -20_i64..=20 {
            let direct: f64 = (0..30)
                .map(|t| {
                    let other = domain.at(t as i64 + lag);
                    a[t] * b.get(other).copied().unwrap_or(0.0)
                })
                .sum();
            assert!((products[domain.at(lag)] - direct).abs() < 1e-9, "lag {lag}");
        }
    }
}

//! Tail of the Kolmogorov–Smirnov statistic.

/// Kolmogorov–Smirnov p of values against an exponential distribution of mean 1 (Stephens 1970's correction for n).
pub(super) fn exponential_fit(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let distance = sorted.iter().enumerate().fold(0.0, |most: f64, (rank, value)| {
        let expected = 1.0 - (-value.max(0.0)).exp();
        most.max((rank as f64 + 1.0) / n - expected).max(expected - rank as f64 / n)
    });
    let scaled = (n.sqrt() + 0.12 + 0.11 / n.sqrt()) * distance;
    if scaled < 0.2 {
        return 1.0;
    }
    let term = |j: i32| {
        let sign = if j % 2 == 1 { 2.0 } else { -2.0 };
        sign * (-2.0 * f64::from(j * j) * scaled * scaled).exp()
    };
    (1..=100).map(term).sum::<f64>().clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_distribution_fit_it_and_others_do_not() {
        let even: Vec<f64> = (0..100).map(|n| -(1.0 - (f64::from(n) + 0.5) / 100.0).ln()).collect();
        assert!(exponential_fit(&even) > 0.99);
        assert!(exponential_fit(&vec![1.0; 100]) < 1e-6);
    }
}

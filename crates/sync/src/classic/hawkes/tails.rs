//! Tails of the χ² distribution with one degree of freedom and of the Kolmogorov–Smirnov statistic.

/// P(χ²₁ > x), by the series of the error function near 0 and its continued fraction beyond.
pub(super) fn chi_square_1(x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let z = (x / 2.0).sqrt();
    let scale = (-z * z).exp() / std::f64::consts::PI.sqrt();
    if z < 2.0 {
        // erf(z) = 2/√π e^(−z²) Σ 2ⁿ z^(2n+1) / (1·3·5…(2n+1)).
        let (mut term, mut sum) = (z, z);
        for n in 1..100 {
            term *= 2.0 * z * z / f64::from(2 * n + 1);
            sum += term;
        }
        return (1.0 - 2.0 * scale * sum).max(0.0);
    }
    // erfc(z) = e^(−z²)/√π · 1/(z + ½/(z + 1/(z + 3/2/(z + …)))).
    let mut fraction = z;
    for n in (1..=80).rev() {
        fraction = z + f64::from(n) / 2.0 / fraction;
    }
    scale / fraction
}

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
    fn the_tails_are_those_of_the_tables() {
        for (x, p) in [
            (0.454_936_4, 0.5),
            (3.841_458_82, 0.05),
            (6.634_896_6, 0.01),
            (10.827_566, 0.001),
            (15.136_705_2, 0.000_1),
        ] {
            assert!((chi_square_1(x) / p - 1.0).abs() < 1e-6, "{x}: {}", chi_square_1(x));
        }
        let even: Vec<f64> = (0..100).map(|n| -(1.0 - (f64::from(n) + 0.5) / 100.0).ln()).collect();
        assert!(exponential_fit(&even) > 0.99);
        assert!(exponential_fit(&vec![1.0; 100]) < 1e-6);
    }
}

//! Tails, quantiles and intervals that every test needs, in one place.
//!
//! The distributions themselves are those of the `statrs` crate; what stands here names them as the tests use them.

pub(crate) mod linear;

use statrs::distribution::{Binomial, ChiSquared, ContinuousCDF, DiscreteCDF, Normal};

use crate::Estimate;

/// Square of the 97.5 % point of the standard normal distribution.
const Z_SQUARED: f64 = 3.841_458_820_694_124;

/// P(N(0, 1) > x).
pub(crate) fn upper_tail(x: f64) -> f64 {
    Normal::standard().sf(x)
}

/// P(χ² with one degree of freedom > x); 1 below 0.
pub(crate) fn chi_square_1(x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    ChiSquared::new(1.0).map_or(1.0, |chi_square| chi_square.sf(x))
}

/// P(X ≥ k) for X binomial(n, p), `p` cut to 0..=1.
pub(crate) fn binomial_tail(k: usize, n: usize, p: f64) -> f64 {
    match k {
        0 => 1.0,
        _ if k > n => 0.0,
        _ => Binomial::new(p.clamp(0.0, 1.0), n as u64).map_or(1.0, |binomial| binomial.sf(k as u64 - 1)),
    }
}

/// Of sorted values, the one below which a share `share` of them lies; 0 of none.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = ((sorted.len() as f64) * share).floor() as usize;
    sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

/// A share with its 95 % interval (Wilson 1927, doi:10.1080/01621459.1927.10502953); 0 to 1 where there is nothing.
pub(crate) fn wilson(hits: usize, of: usize) -> Estimate {
    if of == 0 {
        return Estimate { value: 0.0, low: 0.0, high: 1.0 };
    }
    wilson_of(hits as f64 / of as f64, of as f64)
}

/// The same of a share and the number of independent things that it is worth.
pub(crate) fn wilson_of(share: f64, of: f64) -> Estimate {
    let centre = (share + Z_SQUARED / (2.0 * of)) / (1.0 + Z_SQUARED / of);
    let half = (Z_SQUARED * (share * (1.0 - share) / of + Z_SQUARED / (4.0 * of * of))).sqrt()
        / (1.0 + Z_SQUARED / of);
    Estimate {
        value: share,
        low: (centre - half).max(0.0).min(share),
        high: (centre + half).min(1.0).max(share),
    }
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
            assert!((2.0 * upper_tail(x.sqrt()) / p - 1.0).abs() < 1e-6, "{x}: {}", upper_tail(x.sqrt()));
        }
        assert_eq!(chi_square_1(-1.0), 1.0);
    }

    #[test]
    fn the_binomial_tail_is_the_sum_of_its_terms() {
        assert!((binomial_tail(5, 10, 0.3) - 0.150_268_332_6).abs() < 1e-9);
        assert_eq!(binomial_tail(0, 10, 0.3), 1.0);
        assert_eq!(binomial_tail(11, 10, 0.3), 0.0);
        assert_eq!(binomial_tail(3, 10, 1.0), 1.0);
    }

    #[test]
    fn an_interval_holds_its_share() {
        let Estimate { value, low, high } = wilson(3, 60);
        assert!(
            (value - 0.05).abs() < 1e-12 && (low - 0.017_1).abs() < 1e-3 && (high - 0.136_7).abs() < 1e-3
        );
        assert_eq!(wilson(0, 0).high, 1.0);
    }
}

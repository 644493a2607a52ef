//! Two trains → a bivariate Hawkes process by maximum likelihood: does an event of one raise the rate of the other?
//!
//! **Estimates** for each train a constant rate of its own and how many further events of either train one event sets
//! off (the branching numbers), with an exponential delay whose rate β is fitted too; then asks by a likelihood ratio
//! whether the cross terms are needed, and by time rescaling whether the model fits at all. **Sources**: Hawkes 1971,
//! Biometrika 58:83–90, doi:10.1093/biomet/58.1.83; the likelihood and its recursion in one pass over the events, Ozaki
//! 1979, Ann. Inst. Stat. Math. 31:145–155, doi:10.1007/BF02480272; the ratio's null where a parameter lies at its bound
//! of 0, Self & Liang 1987, J. Am. Stat. Assoc. 82:605–610, doi:10.1080/01621459.1987.10478472; residuals, Brown,
//! Barbieri, Ventura, Kass & Frank 2002, Neural Comput. 14:325–346, doi:10.1162/08997660252741149. **Assumes** that the
//! rates which are not excitation are constant. **Breaks** wherever they are not: a shared season or campaign is fitted
//! as slow mutual excitation, and independent series are called synchronised nearly always. Events at one time do not
//! excite each other.
//!
//! For one β the likelihood is concave in the six other parameters and falls apart into one problem for each train, so
//! they are found by Newton's method with exact derivatives, and β by a search in one dimension.

mod likelihood;
mod tails;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::ClassicError;
use super::train::{Train, same_span};
use super::warning::{Warning, examine, shared_times};
use crate::statistics::chi_square_1;
use likelihood::{Cross, Events, Fit};
use tails::exponential_fit;

/// Events needed in each train.
const FEWEST: usize = 5;
/// A process whose branching matrix has an eigenvalue above this is near the edge of exploding.
const CRITICAL: f64 = 0.9;
/// Residuals with a smaller p than this do not fit.
const POOR: f64 = 0.05;

/// The fitted model, and what may be said of its cross terms.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Hawkes {
    /// Events of each train that nothing set off, in a unit of time.
    pub baseline: [f64; 2],
    /// `branching[i][j]`: events of train i that one event of train j sets off, on average.
    pub branching: [[f64; 2]; 2],
    /// β: the delay is exponential with mean 1/β.
    pub decay: f64,
    /// Log-likelihood at the maximum.
    pub log_likelihood: f64,
    /// Twice the gain in log-likelihood by the two cross terms.
    pub ratio: f64,
    /// p of no cross excitation: the ratio against ¼χ²(0) + ½χ²(1) + ¼χ²(2).
    pub p: f64,
    /// Kolmogorov–Smirnov p of the rescaled gaps of each train against an exponential distribution.
    pub p_residuals: [f64; 2],
    /// Largest eigenvalue of the branching matrix; from 1 on the process explodes.
    pub criticality: f64,
    /// Which assumptions the data break.
    pub warnings: Vec<Warning>,
}

/// Fits the model.
///
/// # Errors
/// Trains of different spans, or with fewer than five events.
///
/// ```
/// use tazamun_sync::classical::{Train, hawkes};
/// let a: Vec<f64> = (0..60).map(|n| f64::from((n * n * 17 + 5 * n) % 997)).collect();
/// let b = a.iter().map(|time| time + 0.7).collect();
/// let [a, b] = [Train::new(a, 0.0, 1000.0)?, Train::new(b, 0.0, 1000.0)?];
/// let found = hawkes::fit(&a, &b)?;
/// assert!(found.p < 0.001 && found.branching[1][0] > 0.5 && found.branching[0][1] < 0.3);
/// # Ok::<(), tazamun_sync::classical::ClassicError>(())
/// ```
pub fn fit(a: &Train, b: &Train) -> Result<Hawkes, ClassicError> {
    same_span(a, b)?;
    let found = a.len().min(b.len());
    if found < FEWEST {
        return Err(ClassicError::TooFew { what: "events in each series", found, needed: FEWEST });
    }
    let events = Events::of(a, b);
    let (full, alone) = rayon::join(|| Fit::best(&events, Cross::Fitted), || Fit::best(&events, Cross::None));
    let ratio = (2.0 * (full.log_likelihood - alone.log_likelihood)).max(0.0);
    let p_residuals = events.compensators(&full).map(|gaps| exponential_fit(&gaps));
    let criticality = largest_eigenvalue(full.branching());
    let mut warnings = examine(a, b, 1.0 / full.decay);
    warnings.extend(shared_times(a, b));
    if criticality > CRITICAL {
        warnings.push(Warning::NearCritical { branching: criticality });
    }
    let worst = p_residuals[0].min(p_residuals[1]);
    if worst < POOR {
        warnings.push(Warning::PoorFit { p: worst });
    }
    Ok(Hawkes {
        baseline: full.baseline(),
        branching: full.branching(),
        decay: full.decay,
        log_likelihood: full.log_likelihood,
        ratio,
        p: if ratio > 0.0 { 0.5 * chi_square_1(ratio) + 0.25 * (-0.5 * ratio).exp() } else { 1.0 },
        p_residuals,
        criticality,
        warnings,
    })
}

/// Of a matrix without negative entries.
fn largest_eigenvalue([[a, b], [c, d]]: [[f64; 2]; 2]) -> f64 {
    f64::midpoint(a, d) + ((a - d).powi(2) / 4.0 + b * c).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_of_both_on_one_day_are_told() {
        let train = |shift: f64| {
            let times = (0..36).map(|n| f64::from(n) * 10.0 + f64::from(n * n % 7) + shift).collect();
            Train::new(times, 0.0, 400.0).unwrap()
        };
        let shared = |a: &Train, b: &Train| {
            let found = fit(a, b).unwrap().warnings;
            found.into_iter().find(|warning| matches!(warning, Warning::SharedTimes { .. }))
        };
        let same = shared(&train(0.0), &train(0.0));
        assert_eq!(same, Some(Warning::SharedTimes { shared: 36, of: 36 }));
        assert_eq!(shared(&train(0.0), &train(0.5)), None);
    }

    #[test]
    fn the_largest_eigenvalue_is_that_of_the_matrix() {
        assert!((largest_eigenvalue([[0.5, 0.2], [0.2, 0.5]]) - 0.7).abs() < 1e-12);
        assert!((largest_eigenvalue([[0.3, 0.0], [0.9, 0.6]]) - 0.6).abs() < 1e-12);
    }
}

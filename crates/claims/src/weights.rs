//! How much each sign of a claim counts: a log-linear model, its weights in a table, and how they are fitted.

use rustc_hash::FxHashMap;
use std::fmt::Write as _;

/// Weights by the name of the sign, in natural-log odds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    by_sign: FxHashMap<String, f64>,
}

/// A sentence that may make a claim: the signs that it has, and whether it does.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The signs.
    pub signs: Vec<String>,
    /// Whether a coder found the claim there.
    pub is_claim: bool,
}

/// Steps of the fit; the log-likelihood no longer moves long before.
const STEPS: usize = 400;
/// Length of a step.
const RATE: f64 = 0.5;

impl Weights {
    /// Reads a table: a sign and its weight a row.
    pub(crate) fn read(table: &str) -> Result<Weights, String> {
        let mut by_sign = FxHashMap::default();
        for row in crate::pattern::rows(table) {
            let [sign, weight] = row[..] else { return Err(format!("weights.tsv: {row:?}")) };
            let weight = weight.parse().map_err(|e| format!("weights.tsv: {sign}: {e}"))?;
            by_sign.insert(sign.to_owned(), weight);
        }
        Ok(Weights { by_sign })
    }

    /// The table that [`Weights`] are read from, in the order of the signs.
    pub fn table(&self) -> String {
        let mut signs: Vec<_> = self.by_sign.iter().collect();
        signs.sort_by(|a, b| a.0.cmp(b.0));
        let mut table = String::from(
            "// Signs of a claim and their weights, fitted (see the crate's example `measure`).\n",
        );
        for (sign, weight) in signs {
            let _ = writeln!(table, "{sign}\t{weight:.3}");
        }
        table
    }

    /// The probability of a claim among sentences with these signs, 0 to 1.
    pub fn probability<'s>(&self, signs: impl IntoIterator<Item = &'s str>) -> f64 {
        let sum: f64 = signs.into_iter().filter_map(|sign| self.by_sign.get(sign)).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// Fits weights to examples by penalised likelihood; `ridge` is the inverse variance of every weight's prior at 0.
    pub fn fitted<'e>(examples: impl IntoIterator<Item = &'e Example>, ridge: f64) -> Weights {
        let mut names: FxHashMap<&str, usize> = FxHashMap::default();
        let mut rows: Vec<(Vec<usize>, f64)> = Vec::new();
        for example in examples {
            let signs = example.signs.iter().map(|sign| {
                let fresh = names.len();
                *names.entry(sign).or_insert(fresh)
            });
            rows.push((signs.collect(), f64::from(u8::from(example.is_claim))));
        }
        let mut weights = vec![0.0; names.len()];
        let mut squares = vec![1e-6; names.len()];
        for _ in 0..STEPS {
            let mut slope: Vec<f64> = weights.iter().map(|w| -ridge * w).collect();
            for (signs, is_claim) in &rows {
                let sum: f64 = signs.iter().map(|&sign| weights[sign]).sum();
                let residual = is_claim - 1.0 / (1.0 + (-sum).exp());
                signs.iter().for_each(|&sign| slope[sign] += residual);
            }
            for ((weight, square), slope) in weights.iter_mut().zip(&mut squares).zip(slope) {
                *square += slope * slope;
                *weight += RATE * slope / f64::sqrt(*square);
            }
        }
        Weights { by_sign: names.into_iter().map(|(name, at)| (name.to_owned(), weights[at])).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_of_claims_alone_weighs_more_and_the_table_reads_back() {
        let example = |signs: &[&str], is_claim| Example {
            signs: signs.iter().map(|&s| s.to_owned()).collect(),
            is_claim,
        };
        let examples = [
            example(&["always", "cue"], true),
            example(&["always", "cue"], true),
            example(&["always"], false),
            example(&["always", "other"], false),
        ];
        let weights = Weights::fitted(&examples, 0.1);
        assert!(weights.probability(["always", "cue"]) > 0.8);
        assert!(weights.probability(["always"]) < 0.3);
        let again = Weights::read(&weights.table()).unwrap();
        assert!((again.probability(["always"]) - weights.probability(["always"])).abs() < 1e-3);
    }
}

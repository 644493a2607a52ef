//! Weights of features, and what they make of an option.

use super::bag::{BITS, Bag};

/// Weights of features, one for each entry of the table.
#[derive(Debug, Clone)]
pub struct Weights(pub Vec<f32>);

impl Default for Weights {
    fn default() -> Self {
        Weights(vec![0.0; 1 << BITS])
    }
}

impl Weights {
    /// The score of an option.
    pub fn score(&self, bag: &Bag) -> f32 {
        bag.0.iter().map(|f| self.0[f.at as usize] * f.value).sum()
    }
}

/// Scores → probabilities.
pub fn softmax(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let all: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let sum: f32 = all.iter().sum();
    all.into_iter().map(|e| e / sum).collect()
}

//! Weights of features, and what they make of an option.

use super::{
    bag::{BITS, Bag},
    packing::{Bits, Packing, Places, Values, of_step},
};

/// The features that have a weight.
#[derive(Debug, Clone, Default)]
pub struct Features(Bits);

impl Places for Features {
    const ALL: u32 = 1 << BITS;

    fn new() -> Self {
        Features(Bits::new(Self::ALL))
    }

    #[inline]
    fn push(&mut self, at: u32) {
        self.0.push(at);
    }

    fn finish(&mut self) {
        self.0.finish();
    }

    #[inline]
    fn number(&self, at: u32) -> Option<usize> {
        self.0.number(at)
    }

    fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter()
    }
}

/// Weights of features.
pub type Weights = Packing<Features>;

impl Weights {
    /// The score of an option.
    pub fn score(&self, bag: &Bag) -> f32 {
        match &self.values {
            Values::Exact(weights) => self.sum(bag, |number| weights[number]),
            Values::Steps(steps, weights) => self.sum(bag, |number| of_step(weights, steps[number])),
        }
    }

    #[inline]
    fn sum(&self, bag: &Bag, weight: impl Fn(usize) -> f32) -> f32 {
        bag.0.iter().map(|f| self.places.number(f.at).map_or(0.0, &weight) * f.value).sum()
    }

    /// The two scores of an option whose features have a weight for either of two slots, side by side.
    pub fn both(&self, bag: &Bag) -> (f32, f32) {
        match &self.values {
            Values::Exact(weights) => self.sums(bag, |number| weights[number]),
            Values::Steps(steps, weights) => self.sums(bag, |number| of_step(weights, steps[number])),
        }
    }

    #[inline]
    fn sums(&self, bag: &Bag, weight: impl Fn(usize) -> f32) -> (f32, f32) {
        bag.0.iter().fold((0.0, 0.0), |(a, b), f| {
            let (bits, before) = self.places.0.block(f.at);
            let pair = bits >> (f.at & 62) & 3;
            if pair == 0 {
                return (a, b);
            }
            let number = before as usize + (bits & ((1 << (f.at & 62)) - 1)).count_ones() as usize;
            let first = if pair & 1 != 0 { weight(number) } else { 0.0 };
            let second = if pair & 2 != 0 { weight(number + (pair & 1) as usize) } else { 0.0 };
            (a + first * f.value, b + second * f.value)
        })
    }
}

/// Scores → probabilities.
pub fn softmax(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let all: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let sum: f32 = all.iter().sum();
    all.into_iter().map(|e| e / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learned::bag::{Feature, Group};

    #[test]
    fn two_scores_side_by_side_are_those_of_either_slot() {
        let kept = [(0, 1.0), (3, 2.0), (64, 3.0), (65, -4.0), (126, 0.5), (127, 0.25), (1 << 19, 7.0)];
        let weights = Weights::from_kept(kept.to_vec());
        let features = [0, 1, 2, 4, 64, 65, 126, 1 << 19, (1 << 20) - 1];
        let bag = |of: &dyn Fn(u32) -> u32| {
            let feature = |at: &u32| Feature { at: of(*at), value: 0.5, group: Group::Act };
            Bag(features.iter().map(feature).collect())
        };
        let each = [weights.score(&bag(&|at| at & !1)), weights.score(&bag(&|at| at | 1))];
        assert_eq!(<[f32; 2]>::from(weights.both(&bag(&|at| at))), each);
        assert_eq!(each, [7.75, -2.875]);
    }
}

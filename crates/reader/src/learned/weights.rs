//! Weights of features, and what they make of an option.

use super::bag::{BITS, Bag};

/// Weights of features: a table with a place for each feature where many have one; where few have, a bit for each feature
/// and those that there are, since an almost empty table costs the start of the program more than the look at a bit.
#[derive(Debug, Clone, Default)]
pub struct Weights(Kept);

#[derive(Debug, Clone)]
enum Kept {
    All(Vec<f32>),
    /// For 64 features each: which of them have a weight, and how many weights stand before theirs.
    Some(Vec<(u64, u32)>, Vec<f32>),
}

impl Default for Kept {
    fn default() -> Self {
        Kept::Some(Vec::new(), Vec::new())
    }
}

/// Weights from which on they stand in a table with a place for each feature.
const MANY: usize = 1 << 16;

impl Weights {
    /// Those of all features, in their order.
    pub fn from_all(all: &[f32]) -> Self {
        Self::from_kept((0..).zip(all.iter().copied()).filter(|(_, w)| *w != 0.0).collect())
    }

    /// Those of some features; of what is told twice the last, and nothing of what lies outside the table.
    pub fn from_kept(some: Vec<(u32, f32)>) -> Self {
        let mut all = some;
        all.retain(|(at, _)| *at < 1 << BITS);
        all.sort_by_key(|(at, _)| *at);
        let mut weights = Rising::new(all.len());
        for same in all.chunk_by(|a, b| a.0 == b.0) {
            let (at, weight) = same[same.len() - 1];
            weights.push(at, weight);
        }
        weights.finish()
    }

    /// The weight of a feature; 0 where it has none.
    pub fn of(&self, feature: u32) -> f32 {
        match &self.0 {
            Kept::All(table) => table.get(feature as usize).copied().unwrap_or(0.0),
            Kept::Some(blocks, kept) => one_of(blocks, kept, feature),
        }
    }

    /// The features that have a weight, rising, with it.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        (0..1 << BITS).map(|at| (at, self.of(at))).filter(|(_, weight)| *weight != 0.0)
    }

    /// The two scores of an option whose features have a weight for either of two slots, side by side.
    pub fn both(&self, bag: &Bag) -> (f32, f32) {
        bag.0
            .iter()
            .fold((0.0, 0.0), |(a, b), f| (a + self.of(f.at & !1) * f.value, b + self.of(f.at | 1) * f.value))
    }

    /// The score of an option.
    pub fn score(&self, bag: &Bag) -> f32 {
        match &self.0 {
            Kept::All(table) => {
                bag.0.iter().map(|f| table.get(f.at as usize).copied().unwrap_or(0.0) * f.value).sum()
            }
            Kept::Some(blocks, kept) => bag.0.iter().map(|f| one_of(blocks, kept, f.at) * f.value).sum(),
        }
    }
}

/// Weights that come one after another, by rising feature: nothing stands twice in memory while the program starts.
#[derive(Debug)]
pub enum Rising {
    /// Many, in a table with a place for each feature.
    All(Vec<f32>),
    /// Few, each behind its bit.
    Some(Packing),
}

impl Rising {
    /// Room for so many weights.
    pub fn new(count: usize) -> Self {
        if count >= MANY {
            Rising::All(vec![0.0; 1 << BITS])
        } else {
            Rising::Some(Packing::new(1 << (BITS - 6), count))
        }
    }

    /// The next one, of a feature within the table and above the one before.
    pub fn push(&mut self, feature: u32, weight: f32) {
        match self {
            Rising::All(table) => table[feature as usize] = weight,
            Rising::Some(packing) => packing.push(feature, weight),
        }
    }

    /// All of them.
    pub fn finish(self) -> Weights {
        Weights(match self {
            Rising::All(table) => Kept::All(table),
            Rising::Some(packing) => {
                let (blocks, kept) = packing.finish();
                Kept::Some(blocks, kept)
            }
        })
    }
}

/// Weights behind a bit for each place: for 64 places each which of them have a weight and how many weights stand before theirs,
/// then the weights.
#[derive(Debug)]
pub struct Packing {
    blocks: Vec<(u64, u32)>,
    kept: Vec<f32>,
}

impl Packing {
    /// Room for so many times 64 places, and so many weights.
    pub(super) fn new(blocks: usize, weights: usize) -> Self {
        Packing { blocks: vec![(0, 0); blocks], kept: Vec::with_capacity(weights) }
    }

    /// The next one, of a place above the one before.
    pub(super) fn push(&mut self, at: u32, weight: f32) {
        self.blocks[(at >> 6) as usize].0 |= 1 << (at & 63);
        self.kept.push(weight);
    }

    /// The blocks with how many weights stand before theirs, and the weights.
    pub(super) fn finish(mut self) -> (Vec<(u64, u32)>, Vec<f32>) {
        let mut before = 0;
        for block in &mut self.blocks {
            block.1 = before;
            before += block.0.count_ones();
        }
        (self.blocks, self.kept)
    }
}

/// The weight at a place of what [`Packing`] made; 0 where there is none.
#[inline]
pub(super) fn one_of(blocks: &[(u64, u32)], kept: &[f32], feature: u32) -> f32 {
    let Some(&(bits, before)) = blocks.get((feature >> 6) as usize) else { return 0.0 };
    let bit = 1 << (feature & 63);
    if bits & bit == 0 {
        return 0.0;
    }
    kept[(before + (bits & (bit - 1)).count_ones()) as usize]
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

    #[test]
    fn weights_are_those_that_were_given() {
        let few = [(0, 1.0), (63, 2.0), (64, 3.0), (70_000, -4.0), ((1 << BITS) - 1, 5.0)].to_vec();
        let many: Vec<(u32, f32)> = (0..MANY as u32).map(|n| (n * 16, n as f32 + 1.0)).collect();
        for given in [few, many] {
            let weights = Weights::from_kept(given.clone());
            assert!(weights.iter().eq(given.iter().copied()));
            let dense: Vec<f32> = (0..1 << BITS).map(|at| weights.of(at)).collect();
            assert!(Weights::from_all(&dense).iter().eq(given));
            assert_eq!(weights.of(1 << BITS), 0.0);
        }
        assert_eq!(Weights::default().of(7), 0.0);
        let odd = Weights::from_kept(vec![(5, 1.0), (4, 3.0), (5, 2.0), (1 << BITS, 4.0)]);
        assert!(odd.iter().eq([(4, 3.0), (5, 2.0)]));
    }
}

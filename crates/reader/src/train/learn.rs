//! Examples of decisions → weights: conditional logistic regression, one example after another (AdaGrad, L2).
//!
//! An example is a list of options of which one or several are right; the loss is minus the logarithm of the
//! probability of the right ones together. The order of the examples comes from a seed, so that the same examples give
//! the same weights.

use crate::learned::{
    bag::{BITS, Bag},
    weights::{Weights, softmax},
};
/// One decision to learn from.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its options, each with whether it is right.
    pub options: Vec<(Bag, bool)>,
    /// How much it counts.
    pub weight: f32,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    /// Times that every example is looked at.
    pub rounds: usize,
    /// Length of the first steps.
    pub step: f32,
    /// Pull towards nothing at each look.
    pub l2: f32,
    /// Examples in which a feature must stand.
    pub least: u32,
}

/// Numbers that look random and are the same for the same seed.
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Puts a list into another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, (self.draw() % (i as u64 + 1)) as usize);
        }
    }
}

/// Learns weights from examples.
pub fn learn<'e>(examples: impl Iterator<Item = &'e Example>, method: Method, seed: u64) -> Weights {
    let examples: Vec<&Example> = examples.collect();
    let mut weights = vec![0.0_f32; 1 << BITS];
    let mut squares = vec![0.0_f32; 1 << BITS];
    let mut seen = vec![0_u32; 1 << BITS];
    let mut last = vec![usize::MAX; 1 << BITS];
    for (i, example) in examples.iter().enumerate() {
        for f in example.options.iter().flat_map(|o| &o.0.0) {
            if std::mem::replace(&mut last[f.at as usize], i) != i {
                seen[f.at as usize] += 1;
            }
        }
    }
    squares.iter_mut().zip(&seen).filter(|(_, n)| **n < method.least).for_each(|(s, _)| *s = f32::INFINITY);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice(seed);
    let mut sum = vec![0.0_f32; 1 << BITS];
    let from = method.rounds / 2;
    for round in 0..method.rounds {
        dice.shuffle(&mut order);
        let step = method.step / (1.0 + 0.15 * round as f32);
        for &i in &order {
            look(&mut weights, &mut squares, examples[i], step, method);
        }
        if round >= from {
            sum.iter_mut().zip(&weights).for_each(|(s, w)| *s += w);
        }
    }
    let rounds = (method.rounds - from).max(1) as f32;
    sum.iter_mut().for_each(|s| *s /= rounds);
    Weights::from_all(&sum)
}

/// One look at one example.
fn look(weights: &mut [f32], squares: &mut [f32], example: &Example, step: f32, method: Method) {
    let score = |bag: &Bag| bag.0.iter().map(|f| weights[f.at as usize] * f.value).sum();
    let scores: Vec<f32> = example.options.iter().map(|(bag, _)| score(bag)).collect();
    let p = softmax(&scores);
    let right: f32 = example.options.iter().zip(&p).filter(|((_, r), _)| *r).map(|(_, p)| p).sum();
    for ((bag, is_right), p) in example.options.iter().zip(&p) {
        let wanted = if *is_right { p / right.max(1e-9) } else { 0.0 };
        let slope = (p - wanted) * example.weight;
        if slope.abs() < 1e-5 {
            continue;
        }
        for feature in &bag.0 {
            let at = feature.at as usize;
            if squares[at] == f32::INFINITY {
                continue;
            }
            let g = slope * feature.value + method.l2 * weights[at];
            squares[at] += g * g;
            weights[at] -= step * g / (squares[at] + 1e-6).sqrt();
        }
    }
}

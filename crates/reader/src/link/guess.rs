//! What a head says of each slot by itself: every option with its probability.

use super::{
    slots::{Slot, Value, choices},
    story::Story,
};
use crate::learned::weights::{Weights, softmax};
use std::ops::Range;

/// An option with its probability.
#[derive(Debug, Clone)]
pub struct Option_ {
    /// Its value.
    pub value: Value,
    /// The tokens that carry it.
    pub tokens: Option<Range<usize>>,
    /// How likely it is.
    pub p: f32,
}

/// What a head says of each slot.
#[derive(Debug, Clone, Default)]
pub struct Guess(Vec<Vec<Option_>>);

impl Guess {
    /// The options of a slot.
    pub fn of(&self, slot: Slot) -> &[Option_] {
        &self.0[slot as usize]
    }
}

/// The likeliest option.
pub fn top(options: &[Option_]) -> Option<&Option_> {
    options.iter().rev().max_by(|a, b| a.p.total_cmp(&b.p))
}

/// What every head of a story says.
pub fn guesses(story: &Story<'_, '_>, weights: &Weights) -> Vec<Guess> {
    (0..story.heads.len())
        .map(|h| Guess(Slot::ALL.iter().map(|&slot| options(story, weights, h, slot)).collect()))
        .collect()
}

fn options(story: &Story<'_, '_>, weights: &Weights, h: usize, slot: Slot) -> Vec<Option_> {
    let choices = choices(story, h, slot);
    let scores: Vec<f32> = choices.iter().map(|c| weights.score(&c.bag)).collect();
    let mut options: Vec<Option_> = choices
        .into_iter()
        .zip(softmax(&scores))
        .map(|(c, p)| Option_ { value: c.value, tokens: c.tokens, p })
        .collect();
    options.retain(|o| o.p > 0.003);
    options
}

//! What a head says of each slot by itself: every option with its probability.

use super::{
    pool::same,
    slots::{LABELLED, Slot, Value, choices, scored, sides},
    story::Story,
};
use crate::learned::{
    rows::Rows,
    weights::{Weights, softmax},
};
use rustc_hash::FxHashMap;
use std::{
    mem::{Discriminant, discriminant},
    ops::Range,
};

/// An option with its probability.
#[derive(Debug, Clone)]
pub struct Option_ {
    /// Its value.
    pub value: Value,
    /// The tokens that carry it.
    pub tokens: Option<Range<usize>>,
    /// How likely it is.
    pub p: f32,
    /// The number of its value: options of an article whose values are [`same`] share one, and no others do.
    pub number: u32,
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

/// What every head of a story says, by weights of what is said beside it and of its labels.
pub fn guesses(story: &Story<'_, '_>, (weights, labels): (&Weights, &Rows)) -> Vec<Guess> {
    let each = |h: usize| {
        let mut slots = vec![Vec::new(); Slot::ALL.len()];
        for slot in [Slot::Place, Slot::Date, Slot::Killed, Slot::Wounded] {
            let choices = choices(story, h, slot);
            let scores: Vec<f32> = choices.iter().map(|c| weights.score(&c.bag)).collect();
            slots[slot as usize] = likely(choices.into_iter().map(|c| (c.value, c.tokens)), &scores);
        }
        let sides = sides(story, h);
        let both: Vec<(f32, f32)> = sides.iter().map(|c| weights.both(&c.bag)).collect();
        let scores = |second: bool| -> Vec<f32> {
            both.iter().map(|(by, on)| if second { *on } else { *by }).collect()
        };
        let (by, on) = (scores(false), scores(true));
        slots[Slot::Attacker as usize] =
            likely(sides.iter().map(|c| (c.value.clone(), c.tokens.clone())), &by);
        slots[Slot::Attacked as usize] = likely(sides.into_iter().map(|c| (c.value, c.tokens)), &on);
        for (slot, scored) in LABELLED.into_iter().zip(scored(story, h, labels)) {
            let scores: Vec<f32> = scored.iter().map(|(_, score)| *score).collect();
            slots[slot as usize] = likely(scored.into_iter().map(|(value, _)| (value, None)), &scores);
        }
        Guess(slots)
    };
    let mut guesses: Vec<Guess> = (0..story.heads.len()).map(each).collect();
    let numbers = numbers(&guesses);
    let options = guesses.iter_mut().flat_map(|guess| &mut guess.0).flatten();
    options.zip(numbers).for_each(|(option, number)| option.number = number);
    guesses
}

/// The number of each option's value, one head and slot after another.
fn numbers(guesses: &[Guess]) -> Vec<u32> {
    // Values of one kind are held against each other alone.
    let mut known: FxHashMap<Discriminant<Value>, Vec<(&Value, u32)>> = FxHashMap::default();
    let mut numbers = Vec::new();
    let mut values = 0;
    for option in guesses.iter().flat_map(|guess| &guess.0).flatten() {
        let alike = known.entry(discriminant(&option.value)).or_default();
        let number = alike.iter().find(|(value, _)| same(value, &option.value)).map(|(_, number)| *number);
        numbers.push(number.unwrap_or_else(|| {
            alike.push((&option.value, values));
            values += 1;
            values - 1
        }));
    }
    numbers
}

/// The options that are not all too unlikely.
fn likely(options: impl Iterator<Item = (Value, Option<Range<usize>>)>, scores: &[f32]) -> Vec<Option_> {
    let mut options: Vec<Option_> = options
        .zip(softmax(scores))
        .map(|((value, tokens), p)| Option_ { value, tokens, p, number: 0 })
        .collect();
    options.retain(|o| o.p > 0.003);
    options
}

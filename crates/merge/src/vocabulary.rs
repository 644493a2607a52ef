//! The words of all records, and how rare each is.

use crate::{Record, features::words, hash::hash};
use rayon::prelude::*;
use std::{cmp::Ordering, collections::HashMap};

/// The words of each record as numbers, each with its weight.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// The words of all records, one record's after another's, each record's in order and without repetition.
    words: Vec<u32>,
    /// How rare each of them is.
    rarity: Vec<f32>,
    /// Where each record's words begin; one more at the end.
    begin: Vec<u32>,
    /// The rarity of a record's words together.
    total: Vec<f32>,
}

impl Vocabulary {
    pub(crate) fn of(records: &[Record<'_>]) -> Self {
        let of_each: Vec<Vec<u32>> = records.par_iter().map(words_of).collect();
        let begin: Vec<u32> = std::iter::once(0)
            .chain(of_each.iter().scan(0, |end, mine| {
                *end += mine.len() as u32;
                Some(*end)
            }))
            .collect();
        let words = of_each.concat();
        let rarity = rarity(&words, records.len());
        let total =
            begin.windows(2).map(|ends| rarity[ends[0] as usize..ends[1] as usize].iter().sum()).collect();
        Vocabulary { words, rarity, begin, total }
    }

    /// How much of their rare words two records share: the cosine of their words weighted by rarity, 0 to 1, or
    /// `None` where either says too little to tell.
    pub(crate) fn likeness(&self, a: usize, b: usize) -> Option<f64> {
        let (mut i, to_i) = (self.begin[a] as usize, self.begin[a + 1] as usize);
        let (mut j, to_j) = (self.begin[b] as usize, self.begin[b + 1] as usize);
        if to_i - i < LEAST_WORDS || to_j - j < LEAST_WORDS {
            return None;
        }
        let mut shared = 0.0;
        while i < to_i && j < to_j {
            match self.words[i].cmp(&self.words[j]) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    shared += self.rarity[i];
                    i += 1;
                    j += 1;
                }
            }
        }
        let both = f64::from(self.total[a]) * f64::from(self.total[b]);
        Some(if both > 0.0 { f64::from(shared) / both.sqrt() } else { 0.0 })
    }
}

/// Fewer words than this say nothing.
const LEAST_WORDS: usize = 3;

fn words_of(record: &Record<'_>) -> Vec<u32> {
    let mut mine: Vec<u32> = record.words().flat_map(words).map(|w| hash(&w) as u32).collect();
    mine.sort_unstable();
    mine.dedup();
    mine
}

/// How rare each word is, squared: (log of records over records with it)². One smoothed count keeps a small
/// collection from taking a word for rare that it has merely not met.
fn rarity(words: &[u32], records: usize) -> Vec<f32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for word in words {
        *counts.entry(*word).or_default() += 1;
    }
    let all = records as f64 + 20.0;
    let of = |word: &u32| {
        let count = f64::from(counts.get(word).copied().unwrap_or(0)) + 1.0;
        (all / count).ln().max(0.0).powi(2) as f32
    };
    words.iter().map(of).collect()
}

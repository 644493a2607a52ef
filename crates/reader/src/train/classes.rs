//! Words → classes of words that stand beside the same words, learned from text without any coding.

use super::learn::Dice;
use crate::learned::classes::{Classes, key};
use rustc_hash::FxHashMap;

/// How many classes there are, beside 0 (unknown) and 1 (numbers).
const COUNT: usize = 200;
/// A word must stand this often to have a class.
const OFTEN: u32 = 12;
/// Words whose company is counted.
const CONTEXTS: usize = 1500;
/// Length of a word's vector.
const LENGTH: usize = 96;

/// Learns classes from texts, each a list of words in their normal form.
pub fn classes(texts: &[Vec<&str>], seed: u64) -> Classes {
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    texts.iter().flatten().for_each(|w| *counts.entry(w).or_default() += 1);
    let mut words: Vec<(&str, u32)> = counts.into_iter().filter(|(_, n)| *n >= OFTEN).collect();
    words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let index: FxHashMap<&str, usize> = words.iter().enumerate().map(|(i, (w, _))| (*w, i)).collect();
    let rows = company(texts, &index, words.len());
    let vectors = vectors(&rows, &words, seed);
    let of = means(&vectors, seed);
    Classes(words.iter().zip(of).map(|((w, _), c)| (key(w), c as u8 + 2)).collect())
}

/// How often each word stands before, after or two words from each of the most frequent ones.
fn company(texts: &[Vec<&str>], index: &FxHashMap<&str, usize>, count: usize) -> Vec<FxHashMap<u32, f32>> {
    let mut rows: Vec<FxHashMap<u32, f32>> = vec![FxHashMap::default(); count];
    for text in texts {
        let ids: Vec<Option<usize>> = text.iter().map(|w| index.get(w).copied()).collect();
        for (i, id) in ids.iter().enumerate() {
            let Some(row) = id.map(|id| &mut rows[id]) else { continue };
            for (gap, share) in [(-2_isize, 0.5), (-1, 1.0), (1, 1.0), (2, 0.5)] {
                let Some(at) = i.checked_add_signed(gap) else { continue };
                if let Some(Some(other)) = ids.get(at)
                    && *other < CONTEXTS
                {
                    let side = u32::from(gap > 0);
                    *row.entry(*other as u32 * 2 + side).or_default() += share;
                }
            }
        }
    }
    rows
}

/// Rows of surprising company, thrown onto few random directions.
fn vectors(rows: &[FxHashMap<u32, f32>], words: &[(&str, u32)], seed: u64) -> Vec<Vec<f32>> {
    let mut column = vec![0.0_f32; CONTEXTS * 2];
    let mut total = 0.0_f32;
    for row in rows {
        for (c, n) in row {
            column[*c as usize] += n;
            total += n;
        }
    }
    let mut dice = Dice(seed);
    let directions: Vec<Vec<f32>> = (0..CONTEXTS * 2)
        .map(|_| (0..LENGTH).map(|_| if dice.draw() & 1 == 0 { 1.0 } else { -1.0 }).collect())
        .collect();
    let _ = words;
    rows.iter()
        .map(|row| {
            let mut vector = vec![0.0_f32; LENGTH];
            let sum: f32 = row.values().sum::<f32>().max(1.0);
            let mut cells: Vec<(u32, f32)> = row.iter().map(|(c, n)| (*c, *n)).collect();
            cells.sort_unstable_by_key(|(c, _)| *c);
            for (c, n) in cells {
                let surprise = (n * total / (sum * column[c as usize].max(1.0))).ln();
                if surprise > 0.0 && n >= 1.0 {
                    let direction = &directions[c as usize];
                    vector.iter_mut().zip(direction).for_each(|(v, d)| *v += surprise * d);
                }
            }
            let length = vector.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-6);
            vector.iter_mut().for_each(|v| *v /= length);
            vector
        })
        .collect()
}

/// Groups vectors by their nearest mean (spherical k-means, begun with the most frequent words).
fn means(vectors: &[Vec<f32>], seed: u64) -> Vec<usize> {
    let count = COUNT.min(vectors.len().max(1));
    let mut dice = Dice(seed ^ 7);
    let mut first: Vec<usize> = (0..vectors.len().min(6000)).collect();
    dice.shuffle(&mut first);
    let mut centres: Vec<Vec<f32>> = first.iter().take(count).map(|i| vectors[*i].clone()).collect();
    let mut of = vec![0; vectors.len()];
    for _ in 0..12 {
        for (i, v) in vectors.iter().enumerate() {
            let dot = |c: &Vec<f32>| v.iter().zip(c).map(|(a, b)| a * b).sum::<f32>();
            let best = centres.iter().enumerate().map(|(k, c)| (k, dot(c)));
            of[i] = best.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |b| b.0);
        }
        let mut sums = vec![vec![0.0_f32; LENGTH]; centres.len()];
        for (v, k) in vectors.iter().zip(&of) {
            sums[*k].iter_mut().zip(v).for_each(|(s, x)| *s += x);
        }
        for sum in &mut sums {
            let length = sum.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-6);
            sum.iter_mut().for_each(|v| *v /= length);
        }
        centres = sums;
    }
    of
}

//! Classes of words that stand beside the same words.

use super::bag::word_hash;
use rustc_hash::FxHashMap;

/// Each known word's class, by its hash.
#[derive(Debug, Clone, Default)]
pub struct Classes(pub FxHashMap<u32, u8>);

impl Classes {
    /// The class of a word in its normal form; 0 where it has none.
    pub fn of(&self, word: &str) -> u8 {
        self.0.get(&key(word)).copied().unwrap_or(0)
    }
}

/// A word as the table of classes holds it.
pub fn key(word: &str) -> u32 {
    (word_hash(word) >> 32) as u32
}

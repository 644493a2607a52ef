//! Words with what they are.

use super::{
    Text,
    kept::{Said, TableNumber},
    normal,
};
use rustc_hash::FxHashMap;

/// Words in normal form, each with its kinds: a bit for each of up to 128.
#[derive(Debug, Clone, Default)]
pub struct WordKinds {
    kinds: FxHashMap<Box<str>, u128>,
    number: TableNumber,
}

impl WordKinds {
    /// Says that a word, as it is written, is of these kinds too.
    pub fn insert(&mut self, word: &str, kinds: u128) {
        self.number.renew();
        *self.kinds.entry(normal(word).into()).or_default() |= kinds;
    }

    /// The kinds of a word in normal form.
    pub fn of(&self, word: &str) -> u128 {
        self.kinds.get(word).copied().unwrap_or(0)
    }

    /// The kinds of a text's words.
    ///
    /// ```
    /// use tazamun_text::{Text, WordKinds};
    /// let mut kinds = WordKinds::default();
    /// kinds.insert("في", 4);
    /// assert_eq!([0, 1, 2].map(|at| kinds.in_text(&Text::new("هجوم في")).at(at)), [0, 4, 0]);
    /// ```
    #[inline]
    pub fn in_text<'t>(&'t self, text: &'t Text<'_>) -> KindsInText<'t> {
        let ask = || Said::Kinds((0..text.tokens().len()).map(|at| self.of(text.word(at))).collect());
        match text.kept.of(&self.number, ask) {
            Some(Said::Kinds(kinds)) => KindsInText::Kept(kinds),
            _ => KindsInText::Asked(self, text),
        }
    }
}

/// What kinds the words of a text are of.
#[derive(Debug, Clone, Copy)]
pub enum KindsInText<'t> {
    /// As the text keeps them.
    Kept(&'t [u128]),
    /// Looked up each time, where the text has no room to keep them.
    Asked(&'t WordKinds, &'t Text<'t>),
}

impl KindsInText<'_> {
    /// The kinds of the word at a token; none past the end.
    #[inline]
    pub fn at(self, token: usize) -> u128 {
        match self {
            KindsInText::Kept(kinds) => kinds.get(token).copied().unwrap_or(0),
            KindsInText::Asked(kinds, text) => kinds.of(text.word(token)),
        }
    }
}

//! Phrases with values, found in a text word by word.
//!
//! Phrases are kept as a trie over whole words, so that quotation marks, line breaks and double blanks between the
//! words of a name do no harm, and every word may carry proclitics. One walk finds the longest phrase at each place;
//! the work is linear in the text.

use super::{Kind, Proclitics, Text, normal};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Phrases in normal form, each with a value.
///
/// ```
/// use tazamun_text::{Lexicon, Text};
/// let mut lexicon = Lexicon::new();
/// lexicon.insert("تنظيم داعش", "IS");
/// let text = Text::new("هجوم لتنظيم «داعش» في العراق");
/// let hits = lexicon.find(&text);
/// assert_eq!(*hits[0].value, "IS");
/// assert_eq!(hits[0].tokens, 1..3);
/// assert_eq!(hits[0].proclitics.preposition, Some('ل'));
/// ```
#[derive(Debug, Clone)]
pub struct Lexicon<V> {
    /// Words, numbered.
    words: FxHashMap<Box<str>, u32>,
    /// From a node by a word to the next node; node 0 is the root.
    next: FxHashMap<(u32, u32), u32>,
    nodes: u32,
    values: FxHashMap<u32, V>,
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'l, V> {
    /// Indices of the tokens that it covers.
    pub tokens: Range<usize>,
    /// What was written onto its first word.
    pub proclitics: Proclitics,
    /// Its value.
    pub value: &'l V,
}

impl<V> Default for Lexicon<V> {
    fn default() -> Self {
        Lexicon {
            words: FxHashMap::default(),
            next: FxHashMap::default(),
            nodes: 1,
            values: FxHashMap::default(),
        }
    }
}

impl<V> Lexicon<V> {
    /// A lexicon without phrases.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a phrase, given as it is written; words are numbers or letters, signs are left out. A phrase that is
    /// there already keeps its first value.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let normal = normal(phrase);
        let mut node = 0;
        for token in super::token::tokens(&normal).iter().filter(|t| t.kind != Kind::Punct) {
            let fresh = self.words.len() as u32;
            let word = *self.words.entry(normal[token.range()].into()).or_insert(fresh);
            let nodes = &mut self.nodes;
            node = *self.next.entry((node, word)).or_insert_with(|| {
                *nodes += 1;
                *nodes - 1
            });
        }
        if node != 0 {
            self.values.entry(node).or_insert(value);
        }
    }

    /// The longest phrase at each place of the text, from left to right, none overlapping another.
    pub fn find(&self, text: &Text<'_>) -> Vec<Hit<'_, V>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < text.tokens().len() {
            match self.longest_at(text, at) {
                Some(hit) => {
                    at = hit.tokens.end;
                    hits.push(hit);
                }
                None => at += 1,
            }
        }
        hits
    }

    /// The longest phrase that begins at this token.
    pub fn longest_at(&self, text: &Text<'_>, at: usize) -> Option<Hit<'_, V>> {
        let mut best = None;
        if text.tokens().get(at)?.kind == Kind::Punct {
            return None;
        }
        for (stem, proclitics) in text.readings(at) {
            let nodes = [self.step(0, stem), self.after_to_the(stem, proclitics)];
            for node in nodes.into_iter().flatten() {
                let (end, value) = self.follow(text, node, at + 1);
                if let Some(value) = value
                    && best.as_ref().is_none_or(|b: &Hit<'_, V>| end > b.tokens.end)
                {
                    best = Some(Hit { tokens: at..end, proclitics, value });
                }
            }
        }
        best
    }

    /// "للبيشمركة" holds "البيشمركة", whose article is written into the ل before it.
    fn after_to_the(&self, stem: &str, proclitics: Proclitics) -> Option<u32> {
        let to_the = proclitics.article && proclitics.preposition == Some('ل');
        to_the.then(|| self.step(0, &format!("ال{stem}")))?
    }

    /// The value of a whole phrase, as it stands, without proclitics.
    pub fn get(&self, phrase: &str) -> Option<&V> {
        let normal = normal(phrase);
        let tokens = super::token::tokens(&normal);
        let mut words = tokens.iter().filter(|t| t.kind != Kind::Punct);
        let node = words.try_fold(0, |node, t| self.step(node, &normal[t.range()]))?;
        self.values.get(&node)
    }

    fn step(&self, node: u32, word: &str) -> Option<u32> {
        self.next.get(&(node, *self.words.get(word)?)).copied()
    }

    /// Goes on from a node as far as a value can be reached: the end of the longest phrase and its value.
    fn follow(&self, text: &Text<'_>, mut node: u32, mut at: usize) -> (usize, Option<&V>) {
        let mut end = at;
        let mut value = self.values.get(&node);
        while let Some(next) = self.next_word(text, node, at) {
            (node, at) = next;
            if let Some(longer) = self.values.get(&node) {
                (end, value) = (at, Some(longer));
            }
        }
        (end, value)
    }

    /// The node after the word at `at` (a bracket, slash, hyphen or apostrophe before it is passed over) and the token after that word. The word
    /// stands as in the lexicon or with an article more.
    fn next_word(&self, text: &Text<'_>, node: u32, at: usize) -> Option<(u32, usize)> {
        let bracket = match text.word(at) {
            "(" | ")" | "/" => true,
            // "car-bomb", "al-Nusra", "l'armée": written together.
            "-" | "'" => text.is_glued(at),
            _ => false,
        };
        let at = if bracket { at + 1 } else { at };
        let word = text.word(at);
        let step = self.step(node, word).or_else(|| self.step(node, word.strip_prefix("ال")?));
        step.map(|node| (node, at + 1))
    }
}

//! Names, walked along the words of a text.
//!
//! The names are in normal form: words joined by blanks, without signs, without the article of the first word. Two structures
//! hold them: few are put into a [`Lexicon`] while the program starts; many stand in a transducer
//! ([`Index`](super::transducer::Index)), which needs no parsing: the world's places and an index of millions of names read from
//! a file. A text is walked along both by the same rules.

use crate::text::{ARTICLE, Begun, Kind, Lexicon, Proclitics, Text};
use std::ops::Range;

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NameHit {
    /// The tokens that it covers.
    pub(crate) tokens: Range<usize>,
    /// What was written onto its first word.
    pub(crate) proclitics: Proclitics,
    /// Its number in the index.
    pub(super) number: u64,
}

/// Names that can be walked along word by word.
pub(super) trait Paths {
    /// How far a walk has come.
    type Walk<'p>: Copy
    where
        Self: 'p;

    /// The walk after a word with which a name may begin.
    fn opened(&self, word: &str) -> Option<Self::Walk<'_>>;

    /// The walk before a further word, where there is one.
    fn between<'p>(&'p self, walk: Self::Walk<'p>) -> Option<Self::Walk<'p>>;

    /// The walk after that word.
    fn after<'p>(&'p self, between: Self::Walk<'p>, word: &str) -> Option<Self::Walk<'p>>;

    /// The number of the name that ends here.
    fn number(&self, walk: Self::Walk<'_>) -> Option<u64>;
}

impl Paths for Lexicon<u32> {
    type Walk<'p> = Begun;

    fn opened(&self, word: &str) -> Option<Begun> {
        self.begun_by(word)
    }

    fn between(&self, walk: Begun) -> Option<Begun> {
        Some(walk)
    }

    fn after(&self, between: Begun, word: &str) -> Option<Begun> {
        self.goes_on(between, word)
    }

    fn number(&self, walk: Begun) -> Option<u64> {
        self.value_of(walk).copied().map(u64::from)
    }
}

/// The longest name that begins at this token and is accepted by its number and by whether the text has it with the article.
pub(super) fn longest_at(
    names: &impl Paths,
    text: &Text<'_>,
    at: usize,
    accepts: impl Fn(u64, bool) -> bool,
) -> Option<NameHit> {
    if text.tokens().get(at)?.kind == Kind::Punct {
        return None;
    }
    let mut best: Option<NameHit> = None;
    for (stem, proclitics) in text.readings(at) {
        let Some(walk) = names.opened(stem) else { continue };
        let accepted = |number| accepts(number, proclitics.article);
        if let Some((end, number)) = follow(names, text, walk, at + 1, accepted)
            && best.as_ref().is_none_or(|b| end > b.tokens.end)
        {
            best = Some(NameHit { tokens: at..end, proclitics, number });
        }
    }
    best
}

/// Goes on from a word as far as a name can be reached: the end of the longest name and its number.
fn follow<'p, P: Paths>(
    names: &'p P,
    text: &Text<'_>,
    mut walk: P::Walk<'p>,
    mut at: usize,
    accepted: impl Fn(u64) -> bool,
) -> Option<(usize, u64)> {
    let mut best = None;
    loop {
        if let Some(number) = names.number(walk).filter(|&n| accepted(n)) {
            best = Some((at, number));
        }
        let Some(next) = next_word(names, text, walk, at) else { return best };
        (walk, at) = next;
    }
}

/// The walk after the next word. Brackets, hyphens, apostrophes and the low lines of hashtags between words are
/// passed over, one of each; a word stands as in the names or with an article more.
fn next_word<'p, P: Paths>(
    names: &'p P,
    text: &Text<'_>,
    walk: P::Walk<'p>,
    mut at: usize,
) -> Option<(P::Walk<'p>, usize)> {
    let between = names.between(walk)?;
    if matches!(text.word(at), "(" | ")" | "-" | "'" | "_") {
        at += 1;
    }
    if !text.tokens().get(at)?.is_word() && !text.tokens().get(at)?.is_number() {
        return None;
    }
    let word = text.word(at);
    let next = names.after(between, word).or_else(|| names.after(between, word.strip_prefix(ARTICLE)?));
    next.map(|walk| (walk, at + 1))
}

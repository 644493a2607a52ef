//! An Arabic word → the proclitics written onto it, and the rest.
//!
//! "وبالهجوم" is و + ب + ال + هجوم. Which reading is right only a lexicon can tell ("وصل" is a verb, not و + صل), so
//! all readings are given, the whole word first.

use rustc_hash::FxHasher;
use std::hash::Hasher as _;

/// "And", written onto the next word.
pub const AND: char = 'و';
/// "Then", written onto the next word.
pub const THEN: char = 'ف';
/// "In", "with", written onto the next word.
pub const IN: char = 'ب';
/// "To", "for", written onto the next word.
pub const TO: char = 'ل';
/// "As", written onto the next word.
pub const AS: char = 'ك';
/// "Will", written onto a verb.
pub const WILL: char = 'س';
/// The article.
pub const ARTICLE: &str = "ال";
/// "To" and the article.
pub const TO_THE: &str = "لل";

/// What is written onto the front of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Proclitics {
    /// "and", "then": و ف.
    pub conjunction: bool,
    /// "in, with", "to, for", "as": ب ل ك.
    pub preposition: Option<char>,
    /// "will": س before a verb.
    pub future: bool,
    /// "the": ال.
    pub article: bool,
}

/// A reading of a word, packed: how many bytes of proclitics are taken off, and which they are; with the hash of what is
/// left, worked out once for all tables of words that it is looked up in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    taken: u8,
    flags: u8,
    hash: u32,
}

/// The hash under which tables of words keep a word.
#[inline]
pub(super) fn word_hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    (hasher.finish() >> 16) as u32
}

const PREPOSITIONS: [char; 3] = [IN, TO, AS];

impl Reading {
    /// The readings of a word: no more than a dozen bytes of proclitics stand on any.
    pub(super) fn all(word: &str) -> impl Iterator<Item = Reading> {
        stems(word).map(|(rest, p)| {
            let preposition =
                PREPOSITIONS.iter().position(|c| Some(*c) == p.preposition).map_or(0, |at| at + 1);
            let flags = u8::from(p.conjunction) | u8::from(p.article) << 1 | u8::from(p.future) << 2;
            Reading {
                taken: (word.len() - rest.len()) as u8,
                flags: flags | (preposition as u8) << 3,
                hash: word_hash(rest),
            }
        })
    }

    /// Whether ل and the article are taken off, written لل.
    #[inline]
    pub(super) fn is_to_the(self) -> bool {
        self.flags & 2 != 0 && self.flags >> 3 == 2
    }

    /// The hash of what is left of the word.
    #[inline]
    pub(super) fn hash(self) -> u32 {
        self.hash
    }

    /// The hash of what is left with the article that is written into لل before it; none where it is not.
    pub(super) fn hash_with_article(self, word: &str) -> Option<u32> {
        let with_article = || word_hash(&format!("{ARTICLE}{}", &word[usize::from(self.taken)..]));
        self.is_to_the().then(with_article)
    }

    /// What is left of the word, and the proclitics.
    #[inline]
    pub(super) fn of(self, word: &str) -> (&str, Proclitics) {
        let has = |bit: u8| self.flags & bit != 0;
        let preposition = usize::from(self.flags >> 3).checked_sub(1).map(|at| PREPOSITIONS[at]);
        let proclitics = Proclitics { conjunction: has(1), article: has(2), future: has(4), preposition };
        (&word[usize::from(self.taken)..], proclitics)
    }
}

/// Whether a word is "and", standing by itself.
pub fn is_and(word: &str) -> bool {
    word.strip_prefix(AND) == Some("")
}

/// The proclitics of a token that is nothing else, as before digits ("ال30", "و30", "بال30").
///
/// ```
/// use tazamun_text::{TO, alone};
/// assert!(alone("وال").is_some_and(|p| p.conjunction && p.article));
/// assert_eq!(alone("لل").and_then(|p| p.preposition), Some(TO));
/// assert_eq!(alone("من"), None);
/// ```
pub fn alone(word: &str) -> Option<Proclitics> {
    let (conjunction, rest) = match word.strip_prefix([AND, THEN]) {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    let bare = Proclitics { conjunction, ..Proclitics::default() };
    if rest.is_empty() {
        return Some(bare);
    }
    if rest == ARTICLE {
        return Some(Proclitics { article: true, ..bare });
    }
    if rest == TO_THE {
        return Some(Proclitics { preposition: Some(TO), article: true, ..bare });
    }
    let preposition = rest.chars().next().filter(|c| PREPOSITIONS.contains(c))?;
    match &rest[preposition.len_utf8()..] {
        "" => Some(Proclitics { preposition: Some(preposition), ..bare }),
        ARTICLE => Some(Proclitics { preposition: Some(preposition), article: true, ..bare }),
        _ => None,
    }
}

/// All readings of a word in normal form: what is left of it, and the proclitics taken off; the whole word first.
/// What is left has two letters or more.
///
/// ```
/// use tazamun_text::stems;
/// let readings: Vec<&str> = stems("وللهجوم").map(|(rest, _)| rest).collect();
/// assert!(readings.contains(&"هجوم"));
/// ```
pub fn stems(word: &str) -> impl Iterator<Item = (&str, Proclitics)> {
    let bare = Proclitics::default();
    let after_and =
        word.strip_prefix([AND, THEN]).map(|rest| (rest, Proclitics { conjunction: true, ..bare }));
    [Some((word, bare)), after_and]
        .into_iter()
        .flatten()
        .flat_map(after_conjunction)
        .filter(|(rest, p)| *p == Proclitics::default() || rest.chars().nth(1).is_some())
}

/// The readings of a word whose conjunction is off: as it is; without its article; without preposition, with both.
fn after_conjunction((word, p): (&str, Proclitics)) -> impl Iterator<Item = (&str, Proclitics)> {
    let article = word.strip_prefix(ARTICLE).map(|rest| (rest, Proclitics { article: true, ..p }));
    // ل + ال is written لل.
    let to_the = word
        .strip_prefix(TO_THE)
        .map(|rest| (rest, Proclitics { preposition: Some(TO), article: true, ..p }));
    let future = word.strip_prefix(WILL).map(|rest| (rest, Proclitics { future: true, ..p }));
    let prepositional = word
        .chars()
        .next()
        .filter(|c| PREPOSITIONS.contains(c))
        .map(|c| (&word[c.len_utf8()..], Proclitics { preposition: Some(c), ..p }));
    let both = prepositional
        .and_then(|(rest, p)| Some((rest.strip_prefix(ARTICLE)?, Proclitics { article: true, ..p })));
    [Some((word, p)), article, to_the, prepositional, both, future].into_iter().flatten()
}

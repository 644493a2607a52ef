//! Phrases with values, found in a text word by word.
//!
//! Phrases are kept as a trie over whole words, so that quotation marks, line breaks and double blanks between the
//! words of a name do no harm, and every word may carry proclitics. One walk finds the longest phrase at each place;
//! the work is linear in the text.

use super::{
    Kind, Proclitics, Text,
    kept::{Said, TableNumber, TokenSet},
    normal,
    proclitic::{ARTICLE, Reading, TO, word_hash},
    token::Tokens,
};
use hashbrown::HashTable;
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
    words: HashTable<Word>,
    /// The letters of all words, one after another.
    letters: String,
    /// From a node by a word's number to the next node.
    next: FxHashMap<(u32, u32), u32>,
    /// Node 0 is the root.
    nodes: Vec<Node>,
    values: Vec<V>,
    first: Firsts,
    number: TableNumber,
}

/// First words from which on it is kept of a text which of its tokens begin a phrase.
const FEW: usize = 16;

/// Which words may begin a phrase, a bit for some of their hash: most words of a text begin none, and need no look.
#[derive(Debug, Clone)]
struct Firsts {
    bits: Vec<u64>,
    count: usize,
}

impl Firsts {
    /// Bits in blocks of 64, whose number is a power of two.
    fn new(blocks: usize) -> Self {
        Firsts { bits: vec![0; blocks], count: 0 }
    }

    fn place(&self, hash: u32) -> (usize, u64) {
        ((hash >> 6) as usize & (self.bits.len() - 1), 1 << (hash & 63))
    }

    fn add(&mut self, hash: u32) {
        let (at, bit) = self.place(hash);
        self.bits[at] |= bit;
        self.count += 1;
    }

    fn may_have(&self, hash: u32) -> bool {
        let (at, bit) = self.place(hash);
        self.bits[at] & bit != 0
    }

    /// Whether so many words begin phrases that too few bits are free.
    fn is_full(&self) -> bool {
        self.count * 8 > self.bits.len() * 64
    }
}

/// A word of some phrase.
#[derive(Debug, Clone)]
struct Word {
    hash: u32,
    /// Its letters, among those of all words.
    start: u32,
    end: u32,
    number: u32,
    /// The node after it where it begins a phrase; else the root.
    first: u32,
}

impl Word {
    fn is(&self, letters: &str, hash: u32, word: &str) -> bool {
        self.hash == hash && letters[self.start as usize..self.end as usize] == *word
    }
}

/// What is known after some words.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The number of the value of the phrase that ends here, from 1; 0 where none does.
    value: u32,
    /// Whether a phrase goes on.
    goes_on: bool,
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

/// How far a phrase of a lexicon has come, word by word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun(u32);

impl<V> Default for Lexicon<V> {
    fn default() -> Self {
        Lexicon {
            words: HashTable::new(),
            letters: String::new(),
            next: FxHashMap::default(),
            nodes: vec![Node::default()],
            values: Vec::new(),
            first: Firsts::new(1),
            number: TableNumber::default(),
        }
    }
}

impl<V> Lexicon<V> {
    /// A lexicon without phrases.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of the phrase of these words, in normal form; the one given where it has none yet. Words that no text is cut into
    /// as they are, like those with digits, can be looked up as well ([`Lexicon::begun_by`]).
    pub fn entry<'w>(&mut self, words: impl IntoIterator<Item = &'w str>, value: V) -> &V {
        let node = words.into_iter().fold(0, |node, word| self.grown(node, word));
        let at = self.keep(node, value);
        &self.values[at]
    }

    /// Keeps a value for the phrase that ends at a node, where it has none yet; the place of the one that it has.
    fn keep(&mut self, node: u32, value: V) -> usize {
        let node = &mut self.nodes[node as usize];
        if node.value == 0 {
            self.values.push(value);
            node.value = self.values.len() as u32;
        }
        node.value as usize - 1
    }

    /// The value of the phrase that ends at a node.
    fn value_at(&self, node: u32) -> Option<&V> {
        self.values.get((self.nodes[node as usize].value as usize).wrapping_sub(1))
    }

    /// Adds a phrase, given as it is written; words are numbers or letters, signs are left out. A phrase that is
    /// there already keeps its first value.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let normal = normal(phrase);
        let mut node = 0;
        for token in Tokens::of(&normal).filter(|t| t.kind != Kind::Punct) {
            node = self.grown(node, &normal[token.range()]);
        }
        if node != 0 {
            self.keep(node, value);
        }
    }

    /// The node after another by a word; a new one where there is none.
    fn grown(&mut self, node: u32, word: &str) -> u32 {
        self.number.renew();
        let hash = word_hash(word);
        let (number, letters) = (self.words.len() as u32, &mut self.letters);
        let known = self.words.entry(spread(hash), |w| w.is(letters, hash, word), |w| spread(w.hash));
        let mut known = known.or_insert_with(|| {
            let start = letters.len() as u32;
            letters.push_str(word);
            Word { hash, start, end: letters.len() as u32, number, first: 0 }
        });
        let next = match node {
            0 => &mut known.get_mut().first,
            _ => self.next.entry((node, known.get_mut().number)).or_default(),
        };
        if *next == 0 {
            *next = self.nodes.len() as u32;
            let grown = *next;
            self.nodes[node as usize].goes_on = true;
            self.nodes.push(Node::default());
            if node == 0 {
                self.first.add(hash);
                self.widen();
            }
            return grown;
        }
        *next
    }

    /// Gives the first words more bits where they have too few.
    fn widen(&mut self) {
        if self.first.is_full() {
            self.first = Firsts::new(4 * self.first.bits.len());
            self.words.iter().filter(|w| w.first != 0).for_each(|w| self.first.add(w.hash));
        }
    }

    /// The longest phrase at each place of the text, from left to right, none overlapping another.
    pub fn find(&self, text: &Text<'_>) -> Vec<Hit<'_, V>> {
        let mut hits = Vec::new();
        let begins = self.begins(text);
        let next = |at: usize| begins.map_or(Some(at), |begins| begins.next(at));
        let mut from = 0;
        while let Some(at) = next(from).filter(|&at| at < text.tokens().len()) {
            match self.longest_at(text, at) {
                Some(hit) => {
                    from = hit.tokens.end;
                    hits.push(hit);
                }
                None => from = at + 1,
            }
        }
        hits
    }

    /// The tokens of a text at which a phrase may begin; none where that is not kept.
    #[inline]
    fn begins<'t>(&self, text: &'t Text<'_>) -> Option<&'t TokenSet> {
        // A lexicon of a few phrases is looked into as soon as it is known which tokens begin one.
        if self.first.count < FEW {
            return None;
        }
        match text.kept.of(&self.number, || Said::Begins(self.begun_in(text))) {
            Some(Said::Begins(begins)) => Some(begins),
            _ => None,
        }
    }

    fn begun_in(&self, text: &Text<'_>) -> TokenSet {
        let mut begins = TokenSet::none_of(text.tokens().len());
        let begun = |hash: u32| self.words.find(spread(hash), |w| w.hash == hash && w.first != 0).is_some();
        let may_be = text.hashes.iter().filter(|(hash, _)| self.first.may_have(*hash));
        may_be.filter(|(hash, _)| begun(*hash)).for_each(|(_, at)| begins.add(*at as usize));
        begins
    }

    /// Whether a phrase may begin at this token.
    #[inline]
    fn may_begin(&self, text: &Text<'_>, at: usize) -> bool {
        self.begins(text).is_none_or(|begins| begins.has(at))
    }

    /// The longest phrase that begins at this token.
    pub fn longest_at(&self, text: &Text<'_>, at: usize) -> Option<Hit<'_, V>> {
        let mut best = None;
        if text.tokens().get(at)?.kind == Kind::Punct || !self.may_begin(text, at) {
            return None;
        }
        let word = text.word(at);
        for reading in text.packed_readings(at) {
            if !self.first.may_have(reading.hash()) && !reading.is_to_the() {
                continue;
            }
            let (stem, proclitics) = reading.of(word);
            let nodes = [self.begun(reading.hash(), stem), self.after_to_the(stem, proclitics)];
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
        let to_the = proclitics.article && proclitics.preposition == Some(TO);
        to_the.then(|| format!("{ARTICLE}{stem}")).and_then(|word| self.begun(word_hash(&word), &word))
    }

    /// The value of a whole phrase, as it stands, without proclitics.
    pub fn get(&self, phrase: &str) -> Option<&V> {
        let normal = normal(phrase);
        let mut words = Tokens::of(&normal).filter(|t| t.kind != Kind::Punct);
        let node = words.try_fold(0, |node, t| {
            let word = &normal[t.range()];
            self.step(node, word_hash(word), word)
        })?;
        self.value_at(node)
    }

    /// Where a phrase has come to after its first word, as it stands.
    pub fn begun_by(&self, word: &str) -> Option<Begun> {
        let hash = word_hash(word);
        let may_be = self.first.may_have(hash);
        may_be.then(|| self.begun(hash, word)).flatten().map(Begun)
    }

    /// Where a phrase goes on to by a further word, as it stands.
    pub fn goes_on(&self, from: Begun, word: &str) -> Option<Begun> {
        let goes_on = self.nodes[from.0 as usize].goes_on;
        goes_on.then(|| self.step(from.0, word_hash(word), word)).flatten().map(Begun)
    }

    /// The value of the phrase of the words so far.
    pub fn value_of(&self, words: Begun) -> Option<&V> {
        self.value_at(words.0)
    }

    /// The values that the readings of a token have by themselves, with what is written onto it.
    pub fn values_at(&self, text: &Text<'_>, at: usize) -> impl Iterator<Item = (&V, Proclitics)> {
        let word = text.word(at);
        let readings = if self.may_begin(text, at) { text.packed_readings(at) } else { &[] };
        let may_be = |reading: &&Reading| self.first.may_have(reading.hash());
        readings.iter().filter(may_be).filter_map(move |reading| {
            let (stem, proclitics) = reading.of(word);
            let node = self.begun(reading.hash(), stem)?;
            Some((self.value_at(node)?, proclitics))
        })
    }

    fn word(&self, hash: u32, word: &str) -> Option<&Word> {
        self.words.find(spread(hash), |w| w.is(&self.letters, hash, word))
    }

    /// The node after a word that begins a phrase.
    fn begun(&self, hash: u32, word: &str) -> Option<u32> {
        self.word(hash, word).map(|w| w.first).filter(|&node| node != 0)
    }

    fn step(&self, node: u32, hash: u32, word: &str) -> Option<u32> {
        if node == 0 {
            return self.begun(hash, word);
        }
        self.next.get(&(node, self.word(hash, word)?.number)).copied()
    }

    /// Goes on from a node as far as a value can be reached: the end of the longest phrase and its value.
    fn follow(&self, text: &Text<'_>, node: u32, mut at: usize) -> (usize, Option<&V>) {
        let mut end = at;
        let mut last = self.nodes[node as usize].value;
        let mut node = node;
        while self.nodes[node as usize].goes_on
            && let Some((next, after)) = self.next_word(text, node, at)
        {
            (node, at) = (next, after);
            let value = self.nodes[node as usize].value;
            if value != 0 {
                (end, last) = (at, value);
            }
        }
        (end, self.values.get((last as usize).wrapping_sub(1)))
    }

    /// The node after the word at `at` (a bracket, slash, hyphen, apostrophe or stop of an abbreviation before it is passed
    /// over) and the token after that word. The word stands as in the lexicon or with an article more.
    fn next_word(&self, text: &Text<'_>, node: u32, at: usize) -> Option<(u32, usize)> {
        let bracket = match text.word(at) {
            "(" | ")" | "/" => true,
            // "car-bomb", "al-Nusra", "l'armée": written together.
            "-" | "'" if text.is_glued(at) => true,
            // "Workers' Party", "U.S. aircraft": it ends a word as it is written.
            "'" => ends_a_word(text, at, |word| word.ends_with('s')),
            "." => ends_a_word(text, at, |word| {
                word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic())
            }),
            _ => false,
        };
        let at = if bracket { at + 1 } else { at };
        let word = text.word(at);
        let whole = text.packed_readings(at).first()?.hash();
        let step = self.step(node, whole, word).or_else(|| {
            let bare = word.strip_prefix(ARTICLE)?;
            self.step(node, word_hash(bare), bare)
        });
        step.map(|node| (node, at + 1))
    }
}

/// Whether a sign is written onto the word before it, and that is such a word.
fn ends_a_word(text: &Text<'_>, sign: usize, is: impl Fn(&str) -> bool) -> bool {
    let Some(before) = sign.checked_sub(1) else { return false };
    let all = text.tokens();
    all.get(sign).is_some_and(|sign| all[before].end() == sign.start()) && is(text.word(before))
}

/// A word's hash over all bits, as the table wants it.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

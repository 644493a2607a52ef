//! A transducer of names, walked along the words of a text.
//!
//! The names are in normal form: words joined by blanks, without signs, without the article of the first word. Looking
//! a word up ends at the first letter that no name goes on with, and a transducer needs no parsing, so that the same
//! structure serves the built-in tables, the world's places and an index of millions of names read from a file.

use crate::text::{ARTICLE, Kind, Proclitics, Text};
use fst::raw::{CompiledAddr, Fst, Node};
use rustc_hash::FxHashMap;
use std::{borrow::Cow, ops::Range};

/// Names in normal form → a number each.
#[derive(Clone)]
pub(super) struct Index {
    names: Fst<Cow<'static, [u8]>>,
    /// Where the first four bytes of Arabic names lead: most words of a text go no further, and need no walk for that.
    begun: FxHashMap<[u8; BEGUN], (CompiledAddr, u64)>,
}

/// Bytes of two letters of Arabic.
const BEGUN: usize = 4;

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

impl Index {
    fn new(names: Fst<Cow<'static, [u8]>>) -> Self {
        let mut index = Index { names, begun: FxHashMap::default() };
        let mut begun = FxHashMap::default();
        index.begin(index.start(), &mut [0; BEGUN], 0, &mut begun);
        index.begun = begun;
        index
    }

    /// Finds where the first bytes of Arabic names lead.
    fn begin(
        &self,
        from: Walk<'_>,
        bytes: &mut [u8; BEGUN],
        at: usize,
        begun: &mut FxHashMap<[u8; BEGUN], (CompiledAddr, u64)>,
    ) {
        if at == BEGUN {
            begun.insert(*bytes, (from.node.addr(), from.output));
            return;
        }
        for transition in from.node.transitions().filter(|t| at > 0 || !t.inp.is_ascii()) {
            bytes[at] = transition.inp;
            let output = from.output + transition.out.value();
            self.begin(Walk { node: self.names.node(transition.addr), output }, bytes, at + 1, begun);
        }
    }

    /// The walk after a word with which a name may begin.
    fn opened(&self, word: &str) -> Option<Walk<'_>> {
        match word.as_bytes().split_first_chunk::<BEGUN>() {
            Some((first, rest)) if !first[0].is_ascii() => {
                let &(addr, output) = self.begun.get(first)?;
                self.follow_bytes(Walk { node: self.names.node(addr), output }, rest)
            }
            _ => self.step(self.start(), word),
        }
    }

    /// Builds an index of names that are sorted and each there once.
    pub(super) fn build<'n>(names: impl IntoIterator<Item = (&'n str, u64)>) -> Self {
        let built = Fst::from_iter_map(names).map(|fst| fst.into_inner()).unwrap_or_else(|_| empty());
        Fst::new(Cow::Owned(built)).map_or_else(|_| Index::none(), Index::new)
    }

    /// An index of nothing.
    pub(super) fn none() -> Self {
        let Ok(fst) = Fst::new(Cow::Owned(empty())) else { unreachable!("an empty transducer is one") };
        Index::new(fst)
    }

    /// Takes the bytes of a transducer as they are; `None` where they are none.
    pub(super) fn open(bytes: Cow<'static, [u8]>) -> Option<Self> {
        Fst::new(bytes).ok().map(Index::new)
    }

    /// Takes the bytes of a transducer that were read from a file; `None` where they are not those that were written:
    /// walking a damaged transducer would read outside it.
    pub(super) fn read(bytes: Vec<u8>) -> Option<Self> {
        Fst::new(Cow::Owned(bytes)).ok().filter(|fst| fst.verify().is_ok()).map(Index::new)
    }

    /// Whether the bytes are those that were written.
    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        self.names.verify().is_ok()
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.names.as_bytes()
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The number of a name in the form under which it is kept.
    pub(super) fn get(&self, name: &str) -> Option<u64> {
        let walk = self.step(self.start(), name)?;
        walk.number()
    }

    /// The name of a number, where numbers rise with names.
    pub(super) fn name_of(&self, number: u64) -> Option<String> {
        String::from_utf8(self.names.get_key(number)?).ok()
    }

    /// All names and numbers.
    #[cfg(test)]
    pub(super) fn all(&self) -> Vec<(String, u64)> {
        use fst::{IntoStreamer, Streamer};
        let mut stream = self.names.stream().into_stream();
        let mut all = Vec::with_capacity(self.len());
        while let Some((name, number)) = stream.next() {
            all.push((String::from_utf8_lossy(name).into_owned(), number.value()));
        }
        all
    }

    /// The longest name that begins at this token and is accepted by its number and by whether the text has it with
    /// the article.
    pub(super) fn longest_at(
        &self,
        text: &Text<'_>,
        at: usize,
        accepts: impl Fn(u64, bool) -> bool,
    ) -> Option<NameHit> {
        if text.tokens().get(at)?.kind == Kind::Punct {
            return None;
        }
        let mut best: Option<NameHit> = None;
        for (stem, proclitics) in text.readings(at) {
            let Some(walk) = self.opened(stem) else { continue };
            let accepted = |number| accepts(number, proclitics.article);
            if let Some((end, number)) = self.follow(text, walk, at + 1, accepted)
                && best.as_ref().is_none_or(|b| end > b.tokens.end)
            {
                best = Some(NameHit { tokens: at..end, proclitics, number });
            }
        }
        best
    }

    /// Goes on from a word as far as a name can be reached: the end of the longest name and its number.
    fn follow<'g>(
        &'g self,
        text: &Text<'_>,
        mut walk: Walk<'g>,
        mut at: usize,
        accepted: impl Fn(u64) -> bool,
    ) -> Option<(usize, u64)> {
        let mut best = None;
        loop {
            if let Some(number) = walk.number().filter(|&n| accepted(n)) {
                best = Some((at, number));
            }
            let Some(next) = self.next_word(text, walk, at) else { return best };
            (walk, at) = next;
        }
    }

    /// The walk after the next word. Brackets, hyphens, apostrophes and the low lines of hashtags between words are
    /// passed over, one of each; a word stands as in the index or with an article more.
    fn next_word<'g>(&'g self, text: &Text<'_>, walk: Walk<'g>, mut at: usize) -> Option<(Walk<'g>, usize)> {
        let between = self.step(walk, " ")?;
        if matches!(text.word(at), "(" | ")" | "-" | "'" | "_") {
            at += 1;
        }
        if !text.tokens().get(at)?.is_word() && !text.tokens().get(at)?.is_number() {
            return None;
        }
        let word = text.word(at);
        let next = self.step(between, word).or_else(|| self.step(between, word.strip_prefix(ARTICLE)?));
        next.map(|walk| (walk, at + 1))
    }

    fn start(&self) -> Walk<'_> {
        Walk { node: self.names.root(), output: 0 }
    }

    /// Follows these letters.
    fn step<'g>(&'g self, walk: Walk<'g>, letters: &str) -> Option<Walk<'g>> {
        self.follow_bytes(walk, letters.as_bytes())
    }

    fn follow_bytes<'g>(&'g self, mut walk: Walk<'g>, bytes: &[u8]) -> Option<Walk<'g>> {
        for &byte in bytes {
            let transition = walk.node.transition(walk.node.find_input(byte)?);
            walk =
                Walk { node: self.names.node(transition.addr), output: walk.output + transition.out.value() };
        }
        Some(walk)
    }
}

/// How far a walk has come.
#[derive(Clone, Copy)]
struct Walk<'g> {
    node: Node<'g>,
    output: u64,
}

impl Walk<'_> {
    fn number(&self) -> Option<u64> {
        self.node.is_final().then(|| self.output + self.node.final_output().value())
    }
}

fn empty() -> Vec<u8> {
    fst::Map::default().into_fst().into_inner()
}

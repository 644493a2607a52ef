//! A transducer of names in normal form.
//!
//! Looking a word up ends at the first letter that no name goes on with, and the bytes are looked into where they lie.

use super::walk::Paths;
use fst::raw::{CompiledAddr, Fst, Node};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Names in normal form → a number each.
#[derive(Clone)]
pub(super) struct Index {
    names: Fst<Cow<'static, [u8]>>,
    /// Where the first four bytes of Arabic names lead: most words of a text go no further, and need no walk for that.
    begun: FxHashMap<[u8; BEGUN], (CompiledAddr, u64)>,
}

/// Bytes of two letters of Arabic.
const BEGUN: usize = 4;

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
pub(super) struct Walk<'g> {
    node: Node<'g>,
    output: u64,
}

impl Walk<'_> {
    fn number(&self) -> Option<u64> {
        self.node.is_final().then(|| self.output + self.node.final_output().value())
    }
}

impl Paths for Index {
    type Walk<'p> = Walk<'p>;

    fn opened(&self, word: &str) -> Option<Walk<'_>> {
        match word.as_bytes().split_first_chunk::<BEGUN>() {
            Some((first, rest)) if !first[0].is_ascii() => {
                let &(addr, output) = self.begun.get(first)?;
                self.follow_bytes(Walk { node: self.names.node(addr), output }, rest)
            }
            _ => self.step(self.start(), word),
        }
    }

    fn between<'p>(&'p self, walk: Walk<'p>) -> Option<Walk<'p>> {
        self.step(walk, " ")
    }

    fn after<'p>(&'p self, between: Walk<'p>, word: &str) -> Option<Walk<'p>> {
        self.step(between, word)
    }

    fn number(&self, walk: Walk<'_>) -> Option<u64> {
        walk.number()
    }
}

fn empty() -> Vec<u8> {
    fst::Map::default().into_fst().into_inner()
}

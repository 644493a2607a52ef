//! Names in normal form → their places: a finite-state transducer, walked along the words of a text.
//!
//! The index is a map of the `fst` crate, from names (words joined by blanks, without signs, without the article of
//! the first word) to lists of meanings. It is a few bytes per name and needs no parsing, so that the same structure
//! serves the built-in gazetteer and an index of millions of names read from a file. Looking a word up ends at the
//! first letter that no name goes on with.

use super::Meaning;
use crate::text::{Kind, Proclitics, Text};
use fst::raw::{Fst, Node};
use std::{collections::BTreeMap, ops::Range};

/// Names and their meanings.
#[derive(Clone)]
pub(super) struct Names {
    index: Fst<Vec<u8>>,
    /// Where in `meanings` the list of each name begins; the last one is the end.
    lists: Vec<u32>,
    meanings: Vec<Meaning>,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NameHit<'g> {
    /// The tokens that it covers.
    pub(crate) tokens: Range<usize>,
    /// What was written onto its first word.
    pub(crate) proclitics: Proclitics,
    /// All that the name may mean.
    pub(super) meanings: &'g [Meaning],
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Names({} names, {} meanings)", self.index.len(), self.meanings.len())
    }
}

impl Names {
    /// Builds the index.
    pub(super) fn build(names: BTreeMap<String, Vec<Meaning>>) -> Self {
        let mut lists = vec![0];
        let mut meanings = Vec::new();
        let mut keys = Vec::new();
        for (name, list) in names {
            keys.push(name);
            meanings.extend(list);
            lists.push(meanings.len() as u32);
        }
        // The keys come from a map, sorted and each once: the two ways in which building can fail.
        let index = Fst::from_iter_map(keys.iter().zip(0..)).unwrap_or_else(|_| empty());
        Names { index, lists, meanings }
    }

    /// What an index file holds: the transducer, the lists, the meanings.
    pub(super) fn parts(&self) -> (&[u8], &[u32], &[Meaning]) {
        (self.index.as_bytes(), &self.lists, &self.meanings)
    }

    /// Puts the parts together again; `None` where they do not belong together.
    pub(super) fn from_parts(index: Vec<u8>, lists: Vec<u32>, meanings: Vec<Meaning>) -> Option<Self> {
        let index = Fst::new(index).ok()?;
        // Walking a damaged transducer would read outside it: its checksum is looked at once, here.
        index.verify().ok()?;
        let rising = lists.is_sorted() && lists.len() == index.len() + 1;
        let whole = lists.last().is_some_and(|&end| end as usize == meanings.len());
        (rising && whole).then_some(Names { index, lists, meanings })
    }

    /// The meanings of a name in the form under which it is kept.
    pub(super) fn get(&self, name: &str) -> &[Meaning] {
        let walk = self.step(Walk { node: self.index.root(), output: 0 }, name);
        walk.and_then(|walk| self.meanings(walk)).unwrap_or_default()
    }

    /// The longest name that begins at this token and has a meaning that fits; Arabic names with the article are
    /// found with it alone, and those without it alone without.
    pub(super) fn longest_at<'g>(&'g self, text: &Text<'_>, at: usize) -> Option<NameHit<'g>> {
        if text.tokens().get(at)?.kind == Kind::Punct {
            return None;
        }
        let mut best: Option<NameHit<'g>> = None;
        for (stem, proclitics) in text.readings(at) {
            let start = Walk { node: self.index.root(), output: 0 };
            let Some(walk) = self.step(start, stem) else { continue };
            if let Some((end, meanings)) = self.follow(text, walk, at + 1, proclitics.article)
                && best.as_ref().is_none_or(|b| end > b.tokens.end)
            {
                best = Some(NameHit { tokens: at..end, proclitics, meanings });
            }
        }
        best
    }

    /// Goes on from a word as far as a name can be reached: the end of the longest name and its meanings.
    fn follow<'g>(
        &'g self,
        text: &Text<'_>,
        mut walk: Walk<'g>,
        mut at: usize,
        article: bool,
    ) -> Option<(usize, &'g [Meaning])> {
        let mut best = None;
        loop {
            if let Some(meanings) =
                self.meanings(walk).filter(|list| list.iter().any(|m| m.article == article))
            {
                best = Some((at, meanings));
            }
            let Some(next) = self.next_word(text, walk, at) else { return best };
            (walk, at) = next;
        }
    }

    /// The walk after the next word. Brackets, hyphens and apostrophes between words are passed over, one of each; a
    /// word stands as in the index or with an article more.
    fn next_word<'g>(&'g self, text: &Text<'_>, walk: Walk<'g>, mut at: usize) -> Option<(Walk<'g>, usize)> {
        let between = self.step(walk, " ")?;
        if matches!(text.word(at), "(" | ")" | "-" | "'") {
            at += 1;
        }
        if !text.tokens().get(at)?.is_word() && !text.tokens().get(at)?.is_number() {
            return None;
        }
        let word = text.word(at);
        let next = self.step(between, word).or_else(|| self.step(between, word.strip_prefix("ال")?));
        next.map(|walk| (walk, at + 1))
    }

    /// Follows these letters.
    fn step<'g>(&'g self, mut walk: Walk<'g>, letters: &str) -> Option<Walk<'g>> {
        for byte in letters.bytes() {
            let transition = walk.node.transition(walk.node.find_input(byte)?);
            walk =
                Walk { node: self.index.node(transition.addr), output: walk.output + transition.out.value() };
        }
        Some(walk)
    }

    fn meanings(&self, walk: Walk<'_>) -> Option<&[Meaning]> {
        if !walk.node.is_final() {
            return None;
        }
        let list = (walk.output + walk.node.final_output().value()) as usize;
        self.meanings.get(*self.lists.get(list)? as usize..*self.lists.get(list + 1)? as usize)
    }
}

/// How far a walk has come.
#[derive(Clone, Copy)]
struct Walk<'g> {
    node: Node<'g>,
    output: u64,
}

fn empty() -> Fst<Vec<u8>> {
    fst::Map::default().into_fst()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Caution, EntryId};

    #[test]
    fn the_longest_name_is_found_across_signs() {
        let meaning = |n| vec![Meaning { entry: EntryId(n), article: false, caution: Caution::Free }];
        let names = [("دير الزور", 1), ("دير", 2), ("deir ez zor", 3)];
        let names = Names::build(names.into_iter().map(|(name, n)| (name.to_owned(), meaning(n))).collect());
        let found = |words: &str| {
            let text = Text::new(words);
            names.longest_at(&text, 0).map(|hit| (hit.tokens.end, hit.meanings[0].entry.0))
        };
        assert_eq!(found("بدير الزور وحلب"), Some((2, 1)));
        assert_eq!(found("دير حافر"), Some((1, 2)));
        assert_eq!(found("Deir ez-Zor"), Some((4, 3)));
        assert_eq!(found("الدير"), None);
        assert_eq!(found(""), None);
    }
}

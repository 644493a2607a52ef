//! Names in normal form → all that they may mean.

use super::Meaning;
use super::walk::{Index, NameHit};
use crate::text::Text;

/// Names and their meanings.
#[derive(Clone)]
pub(super) struct Names {
    index: Index,
    /// Where in `meanings` the list of each name begins; the last one is the end.
    lists: Vec<u32>,
    meanings: Vec<Meaning>,
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Names({} names, {} meanings)", self.index.len(), self.meanings.len())
    }
}

impl Names {
    /// Builds the index of names that are sorted; of one place that a name means twice the first meaning is kept.
    pub(super) fn build(names: Vec<(String, Meaning)>) -> Self {
        let mut lists = vec![0];
        let mut meanings: Vec<Meaning> = Vec::with_capacity(names.len());
        let mut keys = Vec::with_capacity(names.len());
        for same in names.chunk_by(|a, b| a.0 == b.0) {
            let first = meanings.len();
            for (_, meaning) in same {
                let is_it = |m: &Meaning| m.entry == meaning.entry && m.article == meaning.article;
                if !meanings[first..].iter().any(is_it) {
                    meanings.push(*meaning);
                }
            }
            keys.push(same[0].0.as_str());
            lists.push(meanings.len() as u32);
        }
        let index = Index::build(keys.into_iter().zip(0..));
        Names { index, lists, meanings }
    }

    /// What an index file holds: the transducer, the lists, the meanings.
    pub(super) fn parts(&self) -> (&[u8], &[u32], &[Meaning]) {
        (self.index.as_bytes(), &self.lists, &self.meanings)
    }

    /// Puts the parts together again; `None` where they do not belong together.
    pub(super) fn from_parts(index: Vec<u8>, lists: Vec<u32>, meanings: Vec<Meaning>) -> Option<Self> {
        let index = Index::read(index)?;
        let rising = lists.is_sorted() && lists.len() == index.len() + 1;
        let whole = lists.last().is_some_and(|&end| end as usize == meanings.len());
        (rising && whole).then_some(Names { index, lists, meanings })
    }

    /// The meanings of a name in the form under which it is kept.
    pub(super) fn get(&self, name: &str) -> &[Meaning] {
        self.index.get(name).map(|number| self.list(number)).unwrap_or_default()
    }

    /// The longest name that begins at this token and has a meaning that fits; Arabic names with the article are
    /// found with it alone, and those without it alone without.
    pub(super) fn longest_at(&self, text: &Text<'_>, at: usize) -> Option<NameHit> {
        self.index
            .longest_at(text, at, |number, article| self.list(number).iter().any(|m| m.article == article))
    }

    /// The meanings of a name by its number.
    pub(super) fn list(&self, number: u64) -> &[Meaning] {
        let at = |n: usize| self.lists.get(n).map(|&at| at as usize);
        let range = at(number as usize).zip(at(number as usize + 1));
        range.and_then(|(from, to)| self.meanings.get(from..to)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Caution, EntryId};

    #[test]
    fn the_longest_name_is_found_across_signs() {
        let meaning = |n| Meaning { entry: EntryId(n), article: false, caution: Caution::Free };
        let names = [("deir ez zor", 3), ("دير", 2), ("دير الزور", 1)];
        let names = Names::build(names.into_iter().map(|(name, n)| (name.to_owned(), meaning(n))).collect());
        let found = |words: &str| {
            let text = Text::new(words);
            names.longest_at(&text, 0).map(|hit| (hit.tokens.end, names.list(hit.number)[0].entry.0))
        };
        assert_eq!(found("بدير الزور وحلب"), Some((2, 1)));
        assert_eq!(found("دير حافر"), Some((1, 2)));
        assert_eq!(found("Deir ez-Zor"), Some((4, 3)));
        assert_eq!(found("الدير"), None);
        assert_eq!(found(""), None);
    }
}

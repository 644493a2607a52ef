//! Names in normal form → all that they may mean.

use super::Meaning;
use super::transducer::Index;
use super::walk::{NameHit, Paths, longest_at};
use crate::text::{Lexicon, Text};

/// Names and their meanings.
#[derive(Clone)]
pub(super) struct Names {
    kept: Kept,
    /// Where in `meanings` the list of each name begins; the last one is the end.
    lists: Vec<u32>,
    meanings: Vec<Meaning>,
}

/// How the names are kept, each with its number.
#[derive(Clone)]
enum Kept {
    /// Those of the tables: quickly made.
    Words(Lexicon<u32>),
    /// Those of a file, which may be millions: quickly read.
    Letters(Index),
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Names({} names, {} meanings)", self.lists.len() - 1, self.meanings.len())
    }
}

/// Names that are still being gathered.
#[derive(Default)]
pub(super) struct Gathered {
    words: Lexicon<u32>,
    count: u32,
    /// The number of a name and a meaning of it, as they come.
    meant: Vec<(u32, Meaning)>,
}

impl Gathered {
    /// Adds a meaning of the name of these words.
    pub(super) fn add(&mut self, words: &[&str], meaning: Meaning) {
        let number = *self.words.entry(words.iter().copied(), self.count);
        self.count = self.count.max(number + 1);
        self.meant.push((number, meaning));
    }

    /// All of them; of one place that a name means twice the first meaning is kept.
    pub(super) fn names(mut self) -> Names {
        // Stable: of a place whose name is also a short one the first, freer meaning is kept.
        self.meant.sort_by_key(|(number, _)| *number);
        let mut lists = Vec::with_capacity(self.count as usize + 1);
        lists.push(0);
        let mut meanings: Vec<Meaning> = Vec::with_capacity(self.meant.len());
        for same in self.meant.chunk_by(|a, b| a.0 == b.0) {
            let first = meanings.len();
            for (_, meaning) in same {
                let is_it = |m: &Meaning| m.entry == meaning.entry && m.article == meaning.article;
                if !meanings[first..].iter().any(is_it) {
                    meanings.push(*meaning);
                }
            }
            lists.push(meanings.len() as u32);
        }
        Names { kept: Kept::Words(self.words), lists, meanings }
    }
}

impl Names {
    /// What an index file holds: the transducer, the lists, the meanings. `spelt` are the names, in no order.
    pub(super) fn parts(&self, spelt: Vec<String>) -> (Vec<u8>, Vec<u32>, Vec<Meaning>) {
        if let Kept::Letters(index) = &self.kept {
            return (index.as_bytes().to_vec(), self.lists.clone(), self.meanings.clone());
        }
        let mut spelt = spelt;
        spelt.sort_unstable();
        spelt.dedup();
        let (mut lists, mut meanings) = (vec![0], Vec::with_capacity(self.meanings.len()));
        for name in &spelt {
            meanings.extend(self.get(name));
            lists.push(meanings.len() as u32);
        }
        let index = Index::build(spelt.iter().map(String::as_str).zip(0..));
        (index.as_bytes().to_vec(), lists, meanings)
    }

    /// Puts the parts together again; `None` where they do not belong together.
    pub(super) fn from_parts(index: Vec<u8>, lists: Vec<u32>, meanings: Vec<Meaning>) -> Option<Self> {
        let index = Index::read(index)?;
        let rising = lists.is_sorted() && lists.len() == index.len() + 1;
        let whole = lists.last().is_some_and(|&end| end as usize == meanings.len());
        (rising && whole).then_some(Names { kept: Kept::Letters(index), lists, meanings })
    }

    /// The meanings of a name in the form under which it is kept.
    pub(super) fn get(&self, name: &str) -> &[Meaning] {
        let number = match &self.kept {
            Kept::Words(words) => {
                let mut all = name.split(' ');
                let first = all.next().and_then(|word| words.begun_by(word));
                let walk =
                    first.and_then(|first| all.try_fold(first, |walk, word| words.goes_on(walk, word)));
                walk.and_then(|walk| words.number(walk))
            }
            Kept::Letters(index) => index.get(name),
        };
        number.map(|number| self.list(number)).unwrap_or_default()
    }

    /// The longest name that begins at this token and has a meaning that fits; Arabic names with the article are
    /// found with it alone, and those without it alone without.
    pub(super) fn longest_at(&self, text: &Text<'_>, at: usize) -> Option<NameHit> {
        let fits = |number, article| self.list(number).iter().any(|m| m.article == article);
        match &self.kept {
            Kept::Words(words) => longest_at(words, text, at, fits),
            Kept::Letters(index) => longest_at(index, text, at, fits),
        }
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
        let mut gathered = Gathered::default();
        for (name, n) in [("deir ez zor", 3), ("دير", 2), ("دير الزور", 1), ("دير", 4)] {
            gathered.add(&Vec::from_iter(name.split(' ')), meaning(n));
        }
        let kept = gathered.names();
        let spelt = ["دير", "deir ez zor", "دير الزور", "دير"].map(str::to_owned);
        let (index, lists, meanings) = kept.parts(spelt.to_vec());
        for names in [kept, Names::from_parts(index, lists, meanings).unwrap()] {
            let found = |words: &str| {
                let text = Text::new(words);
                names.longest_at(&text, 0).map(|hit| (hit.tokens.end, names.list(hit.number)[0].entry.0))
            };
            assert_eq!(found("بدير الزور وحلب"), Some((2, 1)));
            assert_eq!(found("دير حافر"), Some((1, 2)));
            assert_eq!(found("Deir ez-Zor"), Some((4, 3)));
            assert_eq!(found("الدير"), None);
            assert_eq!(found(""), None);
            assert_eq!(names.get("دير").iter().map(|m| m.entry.0).collect::<Vec<_>>(), [2, 4]);
            assert_eq!(names.get("دير ا"), []);
        }
    }
}

//! Names of places that are everyday words, names of people or of groups as well: `languages/*/everyday_names.tsv`.

use crate::{lang::all_tables, text::normal};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;
use tazamun_record::rows;

/// Names of the world's places that newspapers use as words, one a line.
pub(crate) const WORLD_WORDS: &str = include_str!("../../data/geonames/words.txt");

static WORLD: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = WORLD_WORDS.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

/// What a name needs in order to be taken for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Caution {
    /// Nothing: it means the place.
    #[default]
    Free,
    /// A word of place before it ("في", "قرب"), a kind word, or its container beside it.
    Locative,
    /// The word for its kind before it ("بلدة الباب"), or its container beside it.
    KindWord,
}

static EVERYDAY: LazyLock<FxHashMap<String, Caution>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for (_, fields) in all_tables("everyday_names").flat_map(|table| rows(table.text)) {
        let [needs, names, ..] = fields[..] else { continue };
        let caution = match needs {
            "kind" => Caution::KindWord,
            "locative" => Caution::Locative,
            _ => Caution::Free,
        };
        for name in names.split('|') {
            let known = table.entry(normal(name)).or_insert(caution);
            *known = caution.max(*known);
        }
    }
    table
});

impl Caution {
    /// The caution that a name of the world's places, in normal form, calls for at least.
    pub(super) fn of_world(name: &str) -> Caution {
        if WORLD.contains(name) { Caution::KindWord } else { Caution::of(name) }
    }

    /// The caution that a name in normal form calls for: what the table says; names of three letters or fewer are
    /// everyday words more often than not.
    pub fn of(name: &str) -> Caution {
        match EVERYDAY.get(name) {
            Some(&caution) => caution,
            None if name.chars().count() <= 3 => Caution::Locative,
            None => Caution::Free,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_what_the_names_need() {
        for (line, f) in all_tables("everyday_names").flat_map(|table| rows(table.text)) {
            assert_eq!(f.len(), 2, "everyday_names.tsv line {line}: what is needed, names");
            assert!(
                matches!(f[0], "kind" | "locative" | "free"),
                "everyday_names.tsv line {line}: kind, locative or free"
            );
            assert!(
                f[1].split('|').all(|w| !w.trim().is_empty()),
                "everyday_names.tsv line {line}: an empty name"
            );
        }
        assert_eq!(Caution::of(&normal("السلام")), Caution::KindWord);
        assert_eq!(Caution::of(&normal("الموصل")), Caution::Free);
    }
}

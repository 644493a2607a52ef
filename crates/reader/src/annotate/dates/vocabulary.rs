//! Tables of words → a vocabulary: for each word and phrase, the classes that it can be.
//!
//! Words of languages of different scripts stand in one vocabulary; languages of one script have one each
//! ([`Calendar`]). Phrases are kept under their first word, longest first. The tables are part of the program and are checked line by line in the tests; a line that
//! could not be read would be left out, since reading an article must not fail.

use super::{
    Calendar,
    class::Class,
    slots::{Third, Unit},
};
use crate::text::normal;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const ARABIC: (&str, &str) = ("ar_words.tsv", include_str!("../../../data/when/ar_words.tsv"));
const ENGLISH: (&str, &str) = ("en_words.tsv", include_str!("../../../data/when/en_words.tsv"));
const FRENCH: (&str, &str) = ("fr_words.tsv", include_str!("../../../data/when/fr_words.tsv"));
const SEASONS: &str = include_str!("../../../data/when/seasons.tsv");

/// What a word can be, with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    pub(super) class: Class,
    pub(super) value: i32,
}

/// A phrase: the words after the first, and what the whole can be.
#[derive(Debug, Default)]
struct Phrase {
    rest: Vec<u32>,
    senses: Vec<Sense>,
}

/// Words of time and what they can be.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: FxHashMap<Box<str>, u32>,
    /// By number of the first word.
    phrases: Vec<Vec<Phrase>>,
}

/// A line of a table that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {what}")]
pub(super) struct TableError {
    pub(super) file: &'static str,
    pub(super) line: usize,
    pub(super) what: String,
}

impl Vocabulary {
    /// The words of a calendar's languages.
    pub(super) fn shipped(calendar: Calendar) -> &'static Vocabulary {
        static SHARED: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::read(&[ARABIC, ENGLISH], &mut |_| {}));
        static IN_FRENCH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(&[FRENCH], &mut |_| {}));
        match calendar {
            Calendar::Shared => &SHARED,
            Calendar::French => &IN_FRENCH,
        }
    }

    /// Reads the tables; `wrong` is told of lines that cannot be read.
    pub(super) fn read(tables: &[(&'static str, &str)], wrong: &mut dyn FnMut(TableError)) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for &(file, table) in tables {
            for (line, fields) in tazamun_record::rows(table) {
                match sense(&fields) {
                    Ok((words, sense)) => words.split('|').for_each(|w| vocabulary.insert(w, sense)),
                    Err(what) => wrong(TableError { file, line, what }),
                }
            }
        }
        for (at, (_, fields)) in (0..).zip(tazamun_record::rows(SEASONS)) {
            let names = fields.get(5).copied().unwrap_or_default();
            let sense = Sense { class: Class::Season, value: at };
            names.split('|').for_each(|w| vocabulary.insert(w, sense));
        }
        vocabulary.longest_first();
        vocabulary
    }

    /// The number of a word, if it stands in the vocabulary (as a word or within a phrase).
    pub(super) fn number(&self, word: &str) -> Option<u32> {
        self.words.get(word).copied()
    }

    /// What the words from here on can be: each phrase that fits, with the number of words that it takes.
    /// `word(n)` is the number of the nth word on.
    pub(super) fn senses<'v>(
        &'v self,
        first: u32,
        word: impl Fn(usize) -> Option<u32> + 'v,
    ) -> impl Iterator<Item = (usize, Sense)> + 'v {
        let phrases = self.phrases.get(first as usize).map_or(&[][..], Vec::as_slice);
        phrases
            .iter()
            .filter(move |p| p.rest.iter().enumerate().all(|(n, w)| word(n + 1) == Some(*w)))
            .flat_map(|p| p.senses.iter().map(|s| (p.rest.len() + 1, *s)))
    }

    fn insert(&mut self, words: &str, sense: Sense) {
        // Hyphens and apostrophes are pieces of their own, as in a text.
        let parted = normal(words).replace('-', " - ").replace('\'', " ' ");
        let mut numbers = parted.split_whitespace().map(|w| self.enter(w)).collect::<Vec<_>>().into_iter();
        let Some(first) = numbers.next() else { return };
        let rest: Vec<u32> = numbers.collect();
        let phrases = &mut self.phrases[first as usize];
        let at = phrases.iter().position(|p| p.rest == rest).unwrap_or_else(|| {
            phrases.push(Phrase { rest, senses: Vec::new() });
            phrases.len() - 1
        });
        if !phrases[at].senses.contains(&sense) {
            phrases[at].senses.push(sense);
        }
    }

    fn enter(&mut self, word: &str) -> u32 {
        let fresh = self.phrases.len() as u32;
        let number = *self.words.entry(word.into()).or_insert(fresh);
        if number == fresh {
            self.phrases.push(Vec::new());
        }
        number
    }

    fn longest_first(&mut self) {
        for phrases in &mut self.phrases {
            phrases.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
    }
}

/// A row of a table of words: the words and what they can be.
fn sense<'a>(fields: &[&'a str]) -> Result<(&'a str, Sense), String> {
    let [words, class, rest @ ..] = fields else {
        return Err("a row has words, a class and a value, parted by tabs".to_owned());
    };
    let class =
        Class::named(class).ok_or_else(|| format!("there is no class {class:?}; see src/when/class.rs"))?;
    let value = rest.first().copied().unwrap_or("-");
    let value = match class {
        Class::Unit | Class::TheUnit | Class::Units | Class::TheUnits | Class::Units2 | Class::TheUnits2 => {
            Unit::code(value)
        }
        Class::Third => Third::code(value),
        _ if value == "-" => Some(0),
        _ => value.parse().ok(),
    };
    value
        .map(|value| (*words, Sense { class, value }))
        .ok_or_else(|| format!("{:?} is no value of the class {}", rest, class.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_reads() {
        let mut wrong = Vec::new();
        let all = [ARABIC, ENGLISH, FRENCH];
        let vocabulary = Vocabulary::read(&all, &mut |e| wrong.push(e.to_string()));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(vocabulary.words.len() > 500);
    }

    #[test]
    fn phrases_come_longest_first() {
        let vocabulary = Vocabulary::shipped(Calendar::Shared);
        let words = ["اول", "من", "امس"].map(|w| vocabulary.number(w));
        let longest =
            vocabulary.senses(words[0].unwrap(), |n| words.get(n).copied().flatten()).next().unwrap();
        assert_eq!(longest, (3, Sense { class: Class::Offset, value: -2 }));
    }
}

//! Tables of words → a vocabulary: for each word and phrase, the classes that it can be.
//!
//! Words of languages of two scripts may stand in one vocabulary; languages of one script have one each (`with` in
//! `settings.tsv`). Phrases are kept under their first word, longest first. The tables are part of the program and are
//! checked line by line in the tests; a line that could not be read would be left out, since reading an article must not
//! fail.

use super::{Class, DateTableError, Third, Unit};
use crate::{lang::folder::Table, text::normal};
use rustc_hash::FxHashMap;
use tazamun_record::rows;

/// The seasons: what is a name of one in a language, `languages/*/seasons.tsv` says.
const SEASONS: &str = include_str!("../../../data/dates/seasons.tsv");

/// What a word can be, with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sense {
    pub(crate) class: Class,
    pub(crate) value: i32,
}

/// A phrase: the words after the first, and what the whole can be.
#[derive(Debug, Default)]
struct Phrase {
    rest: Vec<u32>,
    senses: Vec<Sense>,
}

/// Words of time and what they can be.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: FxHashMap<Box<str>, u32>,
    /// By number of the first word.
    phrases: Vec<Vec<Phrase>>,
}

impl Vocabulary {
    /// Reads tables of words and of the names of seasons; `wrong` is told of lines that cannot be read.
    pub(crate) fn read(
        words: &[Table],
        seasons: &[Table],
        wrong: &mut dyn FnMut(DateTableError),
    ) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for table in words {
            for (line, fields) in rows(table.text) {
                match sense(&fields) {
                    Ok((words, sense)) => words.split('|').for_each(|w| vocabulary.insert(w, sense)),
                    Err(what) => wrong(DateTableError { file: table.name.clone(), line, what }),
                }
            }
        }
        for table in seasons {
            for (line, fields) in rows(table.text) {
                match season(&fields) {
                    Ok((names, sense)) => names.split('|').for_each(|w| vocabulary.insert(w, sense)),
                    Err(what) => wrong(DateTableError { file: table.name.clone(), line, what }),
                }
            }
        }
        vocabulary.longest_first();
        vocabulary
    }

    /// The number of a word, if it stands in the vocabulary (as a word or within a phrase).
    pub(crate) fn number(&self, word: &str) -> Option<u32> {
        self.words.get(word).copied()
    }

    /// What the words from here on can be: each phrase that fits, with the number of words that it takes.
    /// `word(n)` is the number of the nth word on.
    pub(crate) fn senses<'v>(
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
        let mut parted = normal(words);
        if parted.contains(['-', '\'']) {
            parted = parted.replace('-', " - ").replace('\'', " ' ");
        }
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

/// A row of a table of seasons: the names and the season, by its place in the table of all.
fn season<'a>(fields: &[&'a str]) -> Result<(&'a str, Sense), String> {
    let [id, names] = *fields else {
        return Err("a row has a season and its names, parted by a tab".to_owned());
    };
    let at = (0..).zip(rows(SEASONS)).find(|(_, (_, season))| season.first() == Some(&id));
    at.map(|(value, _)| (names, Sense { class: Class::Season, value }))
        .ok_or_else(|| format!("data/dates/seasons.tsv has no season {id:?}"))
}

/// A row of a table of words: the words and what they can be.
fn sense<'a>(fields: &[&'a str]) -> Result<(&'a str, Sense), String> {
    let [words, class, rest @ ..] = fields else {
        return Err("a row has words, a class and a value, parted by tabs".to_owned());
    };
    let class = Class::named(class)
        .ok_or_else(|| format!("there is no class {class:?}; see src/lang/dates/class.rs"))?;
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
    fn phrases_come_longest_first() {
        let vocabulary = &crate::lang::first().dates.vocabulary;
        let words = ["اول", "من", "امس"].map(|w| vocabulary.number(w));
        let longest =
            vocabulary.senses(words[0].unwrap(), |n| words.get(n).copied().flatten()).next().unwrap();
        assert_eq!(longest, (3, Sense { class: Class::Offset, value: -2 }));
        assert!(vocabulary.words.len() > 500);
    }
}

//! The words around names of places: `data/gazetteer/where_words.tsv` and the words of `kinds.tsv`.

use crate::gazetteer::{Kinds, PlaceKind};
use crate::lang::Around;
use crate::text::{Lexicon, Text, normal};
use rustc_hash::FxHashMap;
use std::{ops::Range, sync::LazyLock};
use tazamun_record::rows;

/// The table of Arabic and English, as it is edited.
pub(crate) const WORDS_TSV: &str = include_str!("../../../data/gazetteer/where_words.tsv");
/// That of French.
pub(crate) const FRENCH_TSV: &str = include_str!("../../../data/gazetteer/where_words_fr.tsv");

/// What a word or phrase says of the name beside it; one phrase may say several things.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Sense {
    /// Kinds of place that the word may stand before.
    pub(super) kinds: Kinds,
    /// Those among them whose own word it is (the first two of the row: "قرية" of villages).
    pub(super) own: Kinds,
    pub(super) locative: bool,
    pub(super) near: bool,
    pub(super) countryside: bool,
    pub(super) between: bool,
    /// Degrees from north, clockwise.
    pub(super) direction: Option<f64>,
    /// Kilometres in one of this unit.
    pub(super) unit: Option<f64>,
    pub(super) of: bool,
    pub(super) inside: bool,
    pub(super) office: bool,
    pub(super) person: bool,
    pub(super) filler: bool,
}

/// How many words of a row of `kinds.tsv` mean that kind and no other.
const OWN_WORDS: usize = 2;

impl Sense {
    /// Learns that the word stands before names of this kind.
    fn stand_before(&mut self, kind: PlaceKind, own: bool) {
        self.kinds = self.kinds.with(kind);
        if own {
            self.own = self.own.with(kind);
        }
    }

    /// Adds what a row of the table says.
    fn learn(&mut self, class: &str, value: &str) {
        match class {
            "locative" => self.locative = true,
            "near" => self.near = true,
            "countryside" => self.countryside = true,
            "between" => self.between = true,
            "direction" => self.direction = value.parse().ok(),
            "unit" => self.unit = value.parse().ok(),
            "of" => self.of = true,
            "inside" => self.inside = true,
            "office" => self.office = true,
            "person" => self.person = true,
            "filler" => self.filler = true,
            _ => {}
        }
    }
}

static SHARED: LazyLock<Lexicon<Sense>> =
    LazyLock::new(|| lexicon(WORDS_TSV, |kind| ranked(&[kind.arabic_words(), kind.english_words()])));
static IN_FRENCH: LazyLock<Lexicon<Sense>> =
    LazyLock::new(|| lexicon(FRENCH_TSV, |kind| ranked(&[kind.french_words()])));

fn lexicon(table: &str, words_of: impl Fn(PlaceKind) -> Vec<(&'static str, bool)>) -> Lexicon<Sense> {
    let mut senses: FxHashMap<String, Sense> = FxHashMap::default();
    for (_, fields) in rows(table) {
        let [class, value, words] = fields[..] else { continue };
        for word in words.split('|') {
            senses.entry(bare(word)).or_default().learn(class, value);
        }
    }
    for &kind in PlaceKind::ALL {
        for (word, own) in words_of(kind) {
            senses.entry(bare(word)).or_default().stand_before(kind, own);
        }
    }
    let mut lexicon = Lexicon::new();
    for (words, sense) in senses {
        lexicon.insert(&words, sense);
    }
    lexicon
}

/// Words of a kind, with whether they are its own: the first of each list.
fn ranked(lists: &[&[&'static str]]) -> Vec<(&'static str, bool)> {
    let own = |list: &&[&'static str]| -> Vec<(&'static str, bool)> {
        list.iter().zip(0..).map(|(word, n)| (*word, n < OWN_WORDS)).collect()
    };
    lists.iter().flat_map(own).collect()
}

/// The normal form without the article of the first word: texts have it with and without.
fn bare(word: &str) -> String {
    let normal = normal(word);
    match normal.strip_prefix("ال").filter(|rest| rest.chars().count() > 2) {
        Some(rest) => rest.to_owned(),
        None => normal,
    }
}

/// A word or phrase found in a text.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) tokens: Range<usize>,
    pub(super) sense: Sense,
    /// ب, ل or ك written onto it.
    pub(super) preposition: Option<char>,
    /// Whether it has the article.
    pub(super) article: bool,
}

/// The marks of a text, to be asked for by the token at which they end or begin.
pub(super) struct Marks {
    marks: Vec<Mark>,
    ending: Vec<u32>,
    beginning: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Marks {
    /// Finds them, from left to right, the longest at each place.
    pub(super) fn find(around: Around, text: &Text<'_>) -> Self {
        let words = match around {
            Around::Shared => &SHARED,
            Around::French => &IN_FRENCH,
        };
        let mark = |hit: crate::text::Hit<'_, Sense>| Mark {
            tokens: hit.tokens,
            sense: *hit.value,
            preposition: hit.proclitics.preposition,
            article: hit.proclitics.article,
        };
        let marks: Vec<Mark> = words.find(text).into_iter().map(mark).collect();
        let mut ending = vec![NONE; text.tokens().len() + 1];
        let mut beginning = ending.clone();
        for (mark, n) in marks.iter().zip(0..) {
            ending[mark.tokens.end] = n;
            beginning[mark.tokens.start] = n;
        }
        Marks { marks, ending, beginning }
    }

    /// The mark whose last token is the one before `token`.
    pub(super) fn ending_at(&self, token: usize) -> Option<&Mark> {
        self.marks.get(*self.ending.get(token)? as usize)
    }

    /// The mark whose first token is this one.
    pub(super) fn beginning_at(&self, token: usize) -> Option<&Mark> {
        self.marks.get(*self.beginning.get(token)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class() {
        const CLASSES: [&str; 11] = [
            "locative",
            "near",
            "countryside",
            "between",
            "direction",
            "unit",
            "of",
            "inside",
            "office",
            "person",
            "filler",
        ];
        for (line, f) in rows(WORDS_TSV).chain(rows(FRENCH_TSV)) {
            assert_eq!(f.len(), 3, "where_words.tsv line {line}: class, value, words");
            assert!(CLASSES.contains(&f[0]), "where_words.tsv line {line}: class {}", f[0]);
            let numeric = matches!(f[0], "direction" | "unit");
            assert_eq!(f[1].parse::<f64>().is_ok(), numeric, "where_words.tsv line {line}: value {}", f[1]);
        }
    }

    #[test]
    fn phrases_are_found_with_their_proclitics() {
        let text = Text::new("وبالقرب من بلدة العظيم شمال شرقي بعقوبة");
        let marks = Marks::find(Around::Shared, &text);
        assert!(marks.ending_at(2).unwrap().sense.near);
        assert!(marks.ending_at(3).unwrap().sense.kinds.has(PlaceKind::Town));
        assert_eq!(marks.ending_at(6).unwrap().sense.direction, Some(45.0));
    }
}

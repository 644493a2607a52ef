//! The words around names of places: `data/gazetteer/where_words.tsv` and the words of `kinds.tsv`.

use crate::gazetteer::{Kinds, PlaceKind};
use crate::text::{Lexicon, Text, normal};
use rustc_hash::FxHashMap;
use std::{ops::Range, sync::LazyLock};
use tazamun_record::rows;

/// The table, as it is edited.
pub(crate) const WORDS_TSV: &str = include_str!("../../data/gazetteer/where_words.tsv");

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

static WORDS: LazyLock<Lexicon<Sense>> = LazyLock::new(|| {
    let mut senses: FxHashMap<String, Sense> = FxHashMap::default();
    for (_, fields) in rows(WORDS_TSV) {
        let [class, value, words] = fields[..] else { continue };
        for word in words.split('|') {
            senses.entry(bare(word)).or_default().learn(class, value);
        }
    }
    for &kind in PlaceKind::ALL {
        for words in [kind.arabic_words(), kind.english_words()] {
            for (word, n) in words.iter().zip(0..) {
                senses.entry(bare(word)).or_default().stand_before(kind, n < OWN_WORDS);
            }
        }
    }
    let mut lexicon = Lexicon::new();
    for (words, sense) in senses {
        lexicon.insert(&words, sense);
    }
    lexicon
});

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
    pub(super) fn find(text: &Text<'_>) -> Self {
        let mark = |hit: crate::text::Hit<'_, Sense>| Mark {
            tokens: hit.tokens,
            sense: *hit.value,
            preposition: hit.proclitics.preposition,
            article: hit.proclitics.article,
        };
        let marks: Vec<Mark> = WORDS.find(text).into_iter().map(mark).collect();
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
        for (line, f) in rows(WORDS_TSV) {
            assert_eq!(f.len(), 3, "where_words.tsv line {line}: class, value, words");
            assert!(CLASSES.contains(&f[0]), "where_words.tsv line {line}: class {}", f[0]);
            let numeric = matches!(f[0], "direction" | "unit");
            assert_eq!(f[1].parse::<f64>().is_ok(), numeric, "where_words.tsv line {line}: value {}", f[1]);
        }
    }

    #[test]
    fn phrases_are_found_with_their_proclitics() {
        let text = Text::new("وبالقرب من بلدة العظيم شمال شرقي بعقوبة");
        let marks = Marks::find(&text);
        assert!(marks.ending_at(2).unwrap().sense.near);
        assert!(marks.ending_at(3).unwrap().sense.kinds.has(PlaceKind::Town));
        assert_eq!(marks.ending_at(6).unwrap().sense.direction, Some(45.0));
    }
}

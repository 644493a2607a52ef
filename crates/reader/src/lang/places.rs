//! The words that a language sets around names of places: `place_words.tsv`, `place_kinds.tsv`, `place_heads.tsv`,
//! `place_nouns.tsv`, `name_begins.tsv`, `common_words.tsv`.

use super::{TableError, folder::Table};
use crate::{
    ontology::{Kinds, PlaceKind},
    text::{ARTICLE, Lexicon, normal},
};
use rustc_hash::{FxHashMap, FxHashSet};
use tazamun_record::rows;

/// What a word or phrase says of the name beside it; one phrase may say several things.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Sense {
    /// Kinds of place that the word may stand before.
    pub(crate) kinds: Kinds,
    /// Those among them whose own word it is (the first two of the row: "قرية" of villages).
    pub(crate) own: Kinds,
    pub(crate) locative: bool,
    pub(crate) near: bool,
    pub(crate) countryside: bool,
    pub(crate) between: bool,
    /// Degrees from north, clockwise.
    pub(crate) direction: Option<f64>,
    /// Kilometres in one of this unit.
    pub(crate) unit: Option<f64>,
    pub(crate) of: bool,
    pub(crate) inside: bool,
    pub(crate) office: bool,
    pub(crate) person: bool,
    pub(crate) filler: bool,
    /// The place after it saw what happened there.
    pub(crate) saw: bool,
    /// A name in Latin letters after it is a place though nobody knows it.
    pub(crate) names: bool,
    /// The capital of the country named after it.
    pub(crate) capital: bool,
}

/// How many words of a row of `place_kinds.tsv` mean that kind and no other.
const OWN_WORDS: usize = 2;

impl Sense {
    /// Whether what stands after it is where something is.
    pub(crate) fn is_place(&self) -> bool {
        self.locative || self.near || self.direction.is_some()
    }

    /// Learns that the word stands before names of this kind.
    fn stand_before(&mut self, kind: PlaceKind, own: bool) {
        self.kinds = self.kinds.with(kind);
        if own {
            self.own = self.own.with(kind);
        }
    }

    /// Adds what a row of the table says.
    fn learn(&mut self, class: &str, value: &str) -> Option<()> {
        match class {
            "locative" => self.locative = true,
            "near" => self.near = true,
            "countryside" => self.countryside = true,
            "between" => self.between = true,
            "direction" => self.direction = Some(value.parse().ok()?),
            "unit" => self.unit = Some(value.parse().ok()?),
            "of" => self.of = true,
            "inside" => self.inside = true,
            "office" => self.office = true,
            "person" => self.person = true,
            "filler" => self.filler = true,
            "saw" => self.saw = true,
            "names" => self.names = true,
            "capital" => self.capital = true,
            _ => return None,
        }
        Some(())
    }
}

/// A word that stands before names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    pub(crate) kind: PlaceKind,
    /// The place lies in a city, else in a division.
    pub(crate) in_city: bool,
    /// It needs a word of place before it.
    pub(crate) needs_place: bool,
    /// And the name must have the article: "مبنى محترق" is a house on fire.
    pub(crate) needs_article: bool,
}

/// What a noun means when it has no name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    /// A city or town.
    City,
    /// A town or village.
    Town,
    /// A capital.
    Capital,
    /// A first-level division.
    Division,
    /// A second-level division.
    District,
    /// A spot of this kind, else the city that it belongs to.
    Spot(PlaceKind),
    /// A spot of this kind that was named before, and nothing where there is none.
    Known(PlaceKind),
    /// The place itself, said again.
    Same,
    /// What lies around the place named last.
    Beside,
    /// A president's or king's palace: in the city named before, else in the capital.
    Palace,
    /// The countryside around a city or of a division ("ريفها").
    Countryside,
    /// The border between the two sides that the story tells of.
    Border,
    /// The country of the story, of which a part is told: "the north-east of the country".
    Land,
}

impl Means {
    fn of(word: &str) -> Option<Means> {
        Some(match word {
            "city" => Means::City,
            "town" => Means::Town,
            "capital" => Means::Capital,
            "division" => Means::Division,
            "district" => Means::District,
            "same" => Means::Same,
            "beside" => Means::Beside,
            "palace" => Means::Palace,
            "countryside" => Means::Countryside,
            "border" => Means::Border,
            "land" => Means::Land,
            kind => match kind.strip_prefix("known ") {
                Some(kind) => Means::Known(kind.parse().ok()?),
                None => Means::Spot(kind.parse().ok()?),
            },
        })
    }
}

/// What the words of a language say of places.
#[derive(Debug, Default)]
pub struct Places {
    /// Words and phrases around names.
    pub(crate) around: Lexicon<Sense>,
    /// Words before names that no table has.
    pub(crate) heads: FxHashMap<String, Head>,
    /// Nouns that mean a place named before.
    pub(crate) nouns: FxHashMap<String, Means>,
    /// Words with which names of several words begin.
    pub(crate) begins: FxHashSet<String>,
    /// Words that newspapers write often: they are no names that nobody knows.
    common: FxHashSet<&'static str>,
}

/// Where the tables of places come from.
pub(super) struct PlaceTables {
    pub(super) words: Vec<Table>,
    pub(super) kinds: Vec<Table>,
    pub(super) heads: Vec<Table>,
    pub(super) nouns: Vec<Table>,
    pub(super) begins: Vec<Table>,
    pub(super) common: Vec<Table>,
}

/// Calls `entry` with every row; rows for which it answers `None` are errors.
fn each(tables: &[Table], errors: &mut Vec<TableError>, mut entry: impl FnMut(&[&str]) -> Option<()>) {
    for table in tables {
        for (line, fields) in rows(table.text) {
            if entry(&fields).is_none() {
                errors.push(TableError { table: table.name.clone(), line, row: fields.join("\t") });
            }
        }
    }
}

impl Places {
    /// Reads the tables.
    pub(super) fn read(tables: &PlaceTables, errors: &mut Vec<TableError>) -> Places {
        let mut places = Places { around: around(tables, errors), ..Places::default() };
        each(&tables.heads, errors, |row| {
            let &[lies, needs, kind, words] = row else { return None };
            let head = Head::read(lies, needs, kind)?;
            places.heads.extend(words.split('|').map(|word| (normal(word), head)));
            Some(())
        });
        each(&tables.nouns, errors, |row| {
            let &[means, words] = row else { return None };
            let means = Means::of(means)?;
            places.nouns.extend(words.split('|').map(|word| (normal(word), means)));
            Some(())
        });
        each(&tables.begins, errors, |row| {
            let &[words] = row else { return None };
            places.begins.extend(words.split('|').map(normal));
            Some(())
        });
        // A list of thousands: one word a line.
        places.common.reserve(tables.common.iter().map(|table| table.text.lines().count()).sum());
        let lines = tables.common.iter().flat_map(|table| table.text.lines());
        places.common.extend(lines.filter(|line| !line.is_empty() && !line.starts_with('#')));
        places
    }

    /// Whether newspapers write a word, in normal form, often: it is no name that nobody knows.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        self.common.contains(word)
    }
}

impl Head {
    fn read(lies: &str, needs: &str, kind: &str) -> Option<Head> {
        let in_city = match lies {
            "in" => true,
            "land" => false,
            _ => return None,
        };
        let (needs_place, needs_article) = match needs {
            "nothing" => (false, false),
            "place" => (true, false),
            "article" => (true, true),
            _ => return None,
        };
        Some(Head { kind: kind.parse().ok()?, in_city, needs_place, needs_article })
    }
}

/// The words around names, and those for kinds of places.
fn around(tables: &PlaceTables, errors: &mut Vec<TableError>) -> Lexicon<Sense> {
    let mut senses: FxHashMap<String, Sense> = FxHashMap::default();
    each(&tables.words, errors, |row| {
        let &[class, value, words] = row else { return None };
        words.split('|').try_for_each(|word| senses.entry(bare(word)).or_default().learn(class, value))
    });
    each(&tables.kinds, errors, |row| {
        let &[kind, words] = row else { return None };
        let kind: PlaceKind = kind.parse().ok()?;
        for (word, n) in words.split('|').filter(|word| !word.is_empty()).zip(0..) {
            senses.entry(bare(word)).or_default().stand_before(kind, n < OWN_WORDS);
        }
        Some(())
    });
    let mut lexicon = Lexicon::new();
    for (words, sense) in senses {
        lexicon.insert(&words, sense);
    }
    lexicon
}

/// The normal form without the article of the first word: texts have it with and without.
fn bare(word: &str) -> String {
    let normal = normal(word);
    match normal.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() > 2) {
        Some(rest) => rest.to_owned(),
        None => normal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lang::first, text::Text};

    #[test]
    fn common_words_are_in_normal_form() {
        for table in crate::lang::all_tables("common_words") {
            for (line, fields) in rows(table.text) {
                assert_eq!(fields[0], normal(fields[0]), "{} line {line}", table.name);
            }
        }
    }

    #[test]
    fn phrases_are_found_with_their_proclitics() {
        let text = Text::new("وبالقرب من بلدة العظيم شمال شرقي بعقوبة");
        let at =
            |token| first().places.around.longest_at(&text, token).map(|hit| *hit.value).unwrap_or_default();
        assert!(at(0).near && at(2).kinds.has(PlaceKind::Town));
        assert_eq!(at(4).direction, Some(45.0));
        assert_eq!(first().places.around.longest_at(&text, 0).unwrap().tokens, 0..2);
    }
}

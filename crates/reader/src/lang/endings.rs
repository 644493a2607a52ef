//! Endings that say something of a word that no table has: `languages/*/endings.tsv`.

use super::{TableError, folder::Table};
use rustc_hash::FxHashMap;
use tazamun_record::rows;

/// What an ending says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// Of an object, of one.
    Accusative,
    /// Of a verb that speaks of several.
    PluralVerb,
    /// Of a plural that does something.
    PluralSubject,
    /// Of two or of several.
    DualOrPlural,
    /// Of any sound plural.
    Plural,
    /// A sign by which the dual is told, as it is written.
    WrittenDual,
    /// Of a feminine noun, as it is written.
    WrittenFeminine,
    /// A last letter that names have, as it is written.
    WrittenLast,
    /// Of the adjective of a country: two people.
    DualOfNation,
    /// Of the adjective of a country: one person, an object.
    AccusativeOfNation,
    /// Of the adjective of a country: a thing, or a woman.
    FeminineOfNation,
    /// Of the adjective of a country: not one man.
    NotOne,
    /// Of a noun that a number counts.
    Counted,
    /// Of thousands in the plural.
    Thousands,
    /// One dead.
    OneDead,
    /// One hurt.
    OneHurt,
    /// Of a feminine word.
    Feminine,
    /// Of the adjectives in a group's name.
    Adjective,
    /// Of an adjective that is made of a noun.
    Relation,
    /// The same, feminine.
    RelationFeminine,
    /// Of the adjectives of countries, after their stems.
    Demonym,
    /// Of words that are no foreign name: plurals, duals, what belongs to somebody.
    NoForeignName,
    /// Of kin: "his", "her".
    Their,
    /// Of a verb or noun of harm: "them".
    Them,
    /// Of a verb or noun of harm: "her".
    Her,
    /// Of a word that says how, as it is written.
    WrittenAdverb,
}

impl Ending {
    const NAMES: [(&'static str, Ending); 26] = [
        ("accusative", Ending::Accusative),
        ("plural-verb", Ending::PluralVerb),
        ("plural-subject", Ending::PluralSubject),
        ("dual-or-plural", Ending::DualOrPlural),
        ("plural", Ending::Plural),
        ("written-dual", Ending::WrittenDual),
        ("written-feminine", Ending::WrittenFeminine),
        ("written-last", Ending::WrittenLast),
        ("dual-of-nation", Ending::DualOfNation),
        ("accusative-of-nation", Ending::AccusativeOfNation),
        ("feminine-of-nation", Ending::FeminineOfNation),
        ("not-one", Ending::NotOne),
        ("counted", Ending::Counted),
        ("thousands", Ending::Thousands),
        ("one-dead", Ending::OneDead),
        ("one-hurt", Ending::OneHurt),
        ("feminine", Ending::Feminine),
        ("adjective", Ending::Adjective),
        ("relation", Ending::Relation),
        ("relation-feminine", Ending::RelationFeminine),
        ("demonym", Ending::Demonym),
        ("no-foreign-name", Ending::NoForeignName),
        ("their", Ending::Their),
        ("them", Ending::Them),
        ("her", Ending::Her),
        ("written-adverb", Ending::WrittenAdverb),
    ];

    /// The kind of a row of the table, by its name there.
    fn named(name: &str) -> Option<Ending> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, kind)| *kind)
    }
}

/// The endings of a language, by what they say.
#[derive(Debug, Default)]
pub struct Endings(FxHashMap<Ending, Vec<String>>);

impl Endings {
    /// Reads tables.
    pub(super) fn read(tables: &[Table], errors: &mut Vec<TableError>) -> Endings {
        let mut endings = Endings::default();
        for table in tables {
            for (line, fields) in rows(table.text) {
                match fields[..] {
                    [kind, list] if Ending::named(kind).is_some() => {
                        let known = Ending::named(kind).map(|kind| endings.0.entry(kind).or_default());
                        known.into_iter().for_each(|known| known.extend(list.split('|').map(str::to_owned)));
                    }
                    _ => errors.push(TableError { table: table.name.clone(), line, row: fields.join("\t") }),
                }
            }
        }
        endings
    }

    /// The endings of all languages that are read.
    pub fn of_all() -> Endings {
        Endings::read(&Vec::from_iter(super::all_tables("endings")), &mut Vec::new())
    }

    /// All endings of a kind.
    pub fn list(&self, kind: Ending) -> impl Iterator<Item = &str> {
        self.0.get(&kind).into_iter().flatten().map(String::as_str)
    }

    /// Whether a word ends so.
    pub fn end(&self, kind: Ending, word: &str) -> bool {
        self.list(kind).any(|ending| word.ends_with(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_named_once() {
        let names: rustc_hash::FxHashSet<_> = Ending::NAMES.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), Ending::NAMES.len());
        assert!(Ending::NAMES.iter().all(|(name, kind)| Ending::named(name) == Some(*kind)));
        let arabic = &crate::lang::first().endings;
        assert!(Ending::NAMES.iter().all(|(_, kind)| arabic.list(*kind).next().is_some()));
    }
}

//! Small words that decide how places, numbers and names beside them are read: `languages/*/joints.tsv`.
//!
//! [`super::Words`] has the words that decide how incidents are read; these stand between the parts of an expression.

use super::{TableError, folder::Table};
use crate::text::normal;
use rustc_hash::FxHashMap;
use tazamun_record::rows;

/// What a small word is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joint {
    /// "And", between two names.
    And,
    /// "Or", between two nouns of harm.
    Or,
    /// Words that begin as "and" does and are others.
    NoAnd,
    /// "To" or "from" a place.
    Path,
    /// Words that introduce a distance: "at", "about".
    Measure,
    /// The article, before a name.
    Article,
    /// The article of a name in Latin letters, glued to it.
    NameArticle,
    /// "The same", after a noun.
    Same,
    /// "Neighbouring", after a noun.
    Neighbouring,
    /// "Presidential", "royal", after a palace.
    Presidential,
    /// What makes the word before it "keeping", and no province.
    Keeping,
    /// "In addition *to*", before a number.
    UpTo,
    /// "Among" or "between", before the dead and the hurt.
    Among,
    /// "What", in "what between the dead and the hurt".
    Whatever,
    /// "Dead", after the hurt.
    DeadToo,
    /// "Hurt", after the dead.
    HurtToo,
    /// "And one of", which is written like "one".
    One,
    /// A preposition that holds the article.
    WithArticle,
    /// "Provincial", "regional": of a capital that is not the country's.
    Provincial,
    /// After an apostrophe: the name before it is an owner's.
    Possessive,
    /// "The same", before a noun that has its article.
    SameBefore,
}

impl Joint {
    const NAMES: [(&'static str, Joint); 21] = [
        ("and", Joint::And),
        ("or", Joint::Or),
        ("no-and", Joint::NoAnd),
        ("path", Joint::Path),
        ("measure", Joint::Measure),
        ("article", Joint::Article),
        ("name-article", Joint::NameArticle),
        ("same", Joint::Same),
        ("neighbouring", Joint::Neighbouring),
        ("presidential", Joint::Presidential),
        ("keeping", Joint::Keeping),
        ("up-to", Joint::UpTo),
        ("among", Joint::Among),
        ("whatever", Joint::Whatever),
        ("dead-too", Joint::DeadToo),
        ("hurt-too", Joint::HurtToo),
        ("one", Joint::One),
        ("with-article", Joint::WithArticle),
        ("provincial", Joint::Provincial),
        ("possessive", Joint::Possessive),
        ("same-before", Joint::SameBefore),
    ];

    /// The kind of a row of the table, by its name there.
    fn named(name: &str) -> Option<Joint> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, kind)| *kind)
    }
}

/// The small words of a language, by what they are for; a word may be for several things.
#[derive(Debug, Default)]
pub struct Joints(FxHashMap<Box<str>, u32>);

impl Joints {
    /// Reads tables.
    pub(super) fn read(tables: &[Table], errors: &mut Vec<TableError>) -> Joints {
        let mut joints = Joints::default();
        for table in tables {
            for (line, fields) in rows(table.text) {
                match fields[..] {
                    [kind, words] if Joint::named(kind).is_some() => {
                        let bit = Joint::named(kind).map_or(0, |kind| 1 << kind as u32);
                        words.split('|').for_each(|w| *joints.0.entry(normal(w).into()).or_default() |= bit);
                    }
                    _ => errors.push(TableError { table: table.name.clone(), line, row: fields.join("\t") }),
                }
            }
        }
        joints
    }

    /// Whether a word, in normal form, is for this.
    pub fn is(&self, kind: Joint, word: &str) -> bool {
        self.0.get(word).is_some_and(|kinds| kinds & 1 << kind as u32 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_named_once_and_has_a_bit() {
        assert!(Joint::NAMES.len() <= 32);
        assert!(Joint::NAMES.iter().all(|(name, kind)| Joint::named(name) == Some(*kind)));
        let all = &crate::lang::first().joints;
        assert!(
            Joint::NAMES.iter().all(|(_, kind)| all.0.values().any(|kinds| kinds & 1 << *kind as u32 != 0))
        );
    }
}

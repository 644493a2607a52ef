//! Lexicons of a language → tables that the rest of the reader asks.
//!
//! A language is a folder of tables (`lang/ar/*.tsv`) that a person without Rust can edit: numerals, words of harm,
//! triggers, actors, cues. This module reads them once, makes the inflected forms that a row stands for, and knows no
//! word of any language itself.

mod detect;
mod inflect;
mod spoken;
mod table;
mod words;

pub use crate::ontology::Cue;
pub use detect::{Found, Tongue, detect};
pub use spoken::{Spoken, of_script};
pub use table::TableError;
pub use words::{Word, Words};

use crate::{
    ontology::{Act, Bound, Counted, HarmWord, Nation, Numeral, Who},
    text::{Hit, Lexicon, Script, Text},
};
use std::sync::LazyLock;

/// The tables in which dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Calendar {
    /// Those of Arabic and English, whose scripts keep them apart.
    #[default]
    Shared,
    /// Those of French.
    French,
}

/// Whose words are looked for around the names of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Around {
    /// Those of Arabic and English, whose scripts keep them apart.
    #[default]
    Shared,
    /// Those of French.
    French,
}

/// Arabic.
pub static ARABIC: LazyLock<Language> =
    LazyLock::new(|| Language { script: Script::Arabic, ..Language::read(&Tables::ARABIC).0 });

/// English.
pub static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language {
    script: Script::Latin,
    subject_first: true,
    adjective_first: true,
    ..Language::read(&Tables::ENGLISH).0
});

/// French.
pub static FRENCH: LazyLock<Language> = LazyLock::new(|| Language {
    script: Script::Latin,
    subject_first: true,
    blank_in_thousands: true,
    calendar: Calendar::French,
    around: Around::French,
    ..Language::read(&Tables::FRENCH).0
});

/// The language of an ISO code, where it is read.
pub fn of_code(code: &str) -> Option<&'static Language> {
    match code {
        "ar" => Some(&ARABIC),
        "en" => Some(&ENGLISH),
        "fr" => Some(&FRENCH),
        _ => None,
    }
}

/// The tables of a language, as their files hold them.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy)]
pub struct Tables {
    pub numerals: &'static str,
    pub bounds: &'static str,
    pub counted: &'static str,
    pub harm: &'static str,
    pub cues: &'static str,
    pub actors: &'static str,
    pub heads: &'static str,
    pub group_words: &'static str,
    pub nations: &'static str,
    pub sources: &'static str,
    pub triggers: &'static str,
    pub means: &'static str,
    pub words: &'static str,
}

impl Tables {
    /// Arabic, `lang/ar/`.
    pub const ARABIC: Tables = Tables {
        numerals: include_str!("ar/numerals.tsv"),
        bounds: include_str!("ar/bounds.tsv"),
        counted: include_str!("ar/counted.tsv"),
        harm: include_str!("ar/harm.tsv"),
        cues: include_str!("ar/cues.tsv"),
        actors: include_str!("ar/actors.tsv"),
        heads: include_str!("ar/heads.tsv"),
        group_words: include_str!("ar/group_words.tsv"),
        nations: include_str!("ar/nations.tsv"),
        sources: include_str!("ar/sources.tsv"),
        triggers: include_str!("ar/triggers.tsv"),
        means: include_str!("ar/means.tsv"),
        words: include_str!("ar/words.tsv"),
    };

    /// English, `lang/en/`.
    pub const ENGLISH: Tables = Tables {
        numerals: include_str!("en/numerals.tsv"),
        bounds: include_str!("en/bounds.tsv"),
        counted: include_str!("en/counted.tsv"),
        harm: include_str!("en/harm.tsv"),
        cues: include_str!("en/cues.tsv"),
        actors: include_str!("en/actors.tsv"),
        heads: "",
        group_words: "",
        nations: include_str!("en/nations.tsv"),
        sources: include_str!("en/sources.tsv"),
        triggers: include_str!("en/triggers.tsv"),
        means: include_str!("en/means.tsv"),
        words: include_str!("en/words.tsv"),
    };

    /// French, `lang/fr/`.
    pub const FRENCH: Tables = Tables {
        numerals: include_str!("fr/numerals.tsv"),
        bounds: include_str!("fr/bounds.tsv"),
        counted: include_str!("fr/counted.tsv"),
        harm: include_str!("fr/harm.tsv"),
        cues: include_str!("fr/cues.tsv"),
        actors: include_str!("fr/actors.tsv"),
        heads: "",
        group_words: "",
        nations: include_str!("fr/nations.tsv"),
        sources: include_str!("fr/sources.tsv"),
        triggers: include_str!("fr/triggers.tsv"),
        means: include_str!("fr/means.tsv"),
        words: include_str!("fr/words.tsv"),
    };
}

/// What a language's words mean to the reader.
#[derive(Debug, Default)]
pub struct Language {
    /// The script that it is written in.
    pub script: Script,
    /// Whether the doer stands before its verb and what it does something to after it.
    pub subject_first: bool,
    /// Whether the adjective of a country stands before what is of that country.
    pub adjective_first: bool,
    /// Whether thousands are parted by a blank.
    pub blank_in_thousands: bool,
    /// The tables in which its dates are told.
    pub calendar: Calendar,
    /// The words that it sets around names of places.
    pub around: Around,
    /// Numbers in words.
    pub numerals: Lexicon<Numeral>,
    /// Words that make a number a bound.
    pub bounds: Lexicon<Bound>,
    /// Nouns that are counted in tolls.
    pub counted: Lexicon<Counted>,
    /// Words of killing and wounding.
    pub harm: Lexicon<HarmWord>,
    /// Words that steer the reading.
    pub cues: Lexicon<Cue>,
    /// Organisations and groups.
    pub actors: Lexicon<Who>,
    /// Words that head the name of a group: its English, and whether a name may follow without quotation marks.
    pub heads: Lexicon<(String, bool)>,
    /// Words of groups' names in English.
    pub group_words: Lexicon<String>,
    /// Countries' adjectives.
    pub nations: Lexicon<Nation>,
    /// Countries and capitals by name.
    pub states: Lexicon<Nation>,
    /// Who is said to report.
    pub sources: Lexicon<String>,
    /// Words that tell an incident by themselves, and those that only look like it.
    pub triggers: Lexicon<Trigger>,
    /// Words that tell an incident only beside other words.
    pub weak_triggers: Lexicon<Trigger>,
    /// First words of triggers whose words stand apart, with the rows of `gaps` that they open.
    pub openers: Lexicon<Vec<usize>>,
    /// What closes a trigger whose words stand apart.
    pub gaps: Vec<Gap>,
    /// Words of means.
    pub means: Lexicon<Act>,
    /// Words that decide how those beside them are read.
    pub words: Words,
}

/// A word that tells an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trigger {
    /// What it tells.
    pub act: Act,
    /// Whether it is a verb; a noun's doer follows it, a verb's may stand on both sides.
    pub verb: bool,
    /// Whether it tells an incident only beside other words.
    pub weak: bool,
}

/// The last words of triggers whose words stand apart, and what they tell.
#[derive(Debug)]
pub struct Gap {
    /// The words.
    pub close: Lexicon<()>,
    /// What they tell.
    pub act: Act,
}

impl Language {
    /// Reads the tables, with what is wrong in them, row by row; rows that are wrong are left out.
    pub fn read(tables: &Tables) -> (Self, Vec<TableError>) {
        let mut language = Language::default();
        let mut errors = Vec::new();
        table::numerals(tables.numerals, &mut language, &mut errors);
        table::bounds(tables.bounds, &mut language, &mut errors);
        table::harm(tables.harm, &mut language, &mut errors);
        table::cues(tables.cues, &mut language, &mut errors);
        table::actors(tables.actors, &mut language, &mut errors);
        // After the actors: a noun of people is an actor only where that table says nothing of it.
        table::counted(tables.counted, &mut language, &mut errors);
        table::heads(tables.heads, &mut language, &mut errors);
        table::group_words(tables.group_words, &mut language, &mut errors);
        table::nations(tables.nations, &mut language, &mut errors);
        table::sources(tables.sources, &mut language, &mut errors);
        table::triggers(tables.triggers, &mut language, &mut errors);
        table::means(tables.means, &mut language, &mut errors);
        table::words(tables.words, &mut language, &mut errors);
        (language, errors)
    }

    /// The triggers of a text, in its order. A weak one stands only where it shares no word with another: however long a
    /// weak phrase is, it hides no word that tells an incident by itself.
    pub fn triggers_in(&self, text: &Text<'_>) -> Vec<Hit<'_, Trigger>> {
        let mut hits = self.triggers.find(text);
        let mut weak = self.weak_triggers.find(text);
        weak.retain(|hit| {
            let next = hits.partition_point(|h| h.tokens.end <= hit.tokens.start);
            hits.get(next).is_none_or(|h| h.tokens.start >= hit.tokens.end)
        });
        hits.extend(weak);
        hits.sort_by_key(|h| h.tokens.start);
        hits
    }
}

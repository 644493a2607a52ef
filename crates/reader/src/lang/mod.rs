//! Lexicons of a language → tables that the rest of the reader asks.
//!
//! A language is a folder of tables (`languages/ar/*.tsv`) that a person without Rust can edit: how it is written, numerals,
//! words of harm, triggers, actors, cues, words of time and place. This module reads them once, makes the inflected forms
//! that a row stands for, and knows no word of any language itself.

pub mod dates;
mod detect;
mod endings;
mod folder;
mod inflect;
mod joints;
mod letters;
pub mod places;
mod settings;
mod spoken;
mod table;
mod words;

pub use crate::ontology::Cue;
pub use detect::{Found, Tongue, detect};
pub use endings::{Ending, Endings};
pub use folder::{FOLDERS, Folder, Table, all_tables};
pub use joints::{Joint, Joints};
pub use letters::Letters;
pub use settings::Settings;
pub use spoken::{Spoken, of_script};
pub use table::TableError;
pub use words::{Word, Words, WordsInText};

use crate::{
    ontology::{Act, Bound, Counted, HarmWord, Nation, Numeral, Who},
    text::{Hit, Lexicon, Text},
};
use dates::Dates;
use inflect::Inflections;
use places::{PlaceTables, Places};
use std::sync::OnceLock;

/// The languages that have been read, in the order of [`FOLDERS`].
static READ: [OnceLock<Language>; FOLDERS.len()] = [const { OnceLock::new() }; FOLDERS.len()];

/// The language of an ISO code, where it is read.
pub fn of_code(code: &str) -> Option<&'static Language> {
    FOLDERS.iter().position(|folder| folder.code == code).map(at)
}

/// The language that is meant where nothing says which one: the first.
pub fn first() -> &'static Language {
    at(0)
}

fn at(number: usize) -> &'static Language {
    READ[number].get_or_init(|| Language::read(&FOLDERS[number], FOLDERS).0)
}

/// What a language's words mean to the reader.
#[derive(Debug, Default)]
pub struct Language {
    /// How it is written.
    pub settings: Settings,
    /// Endings that say something of a word.
    pub endings: Endings,
    /// Small words between the parts of an expression.
    pub joints: Joints,
    /// How it tells dates.
    pub dates: Dates,
    /// The words that it sets around names of places.
    pub places: Places,
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
    /// Those of them that are known by their capitals alone ("IS").
    pub abbreviations: Lexicon<Who>,
    /// Names of them that are words of other sense but between quotation marks («القاعدة»).
    pub quoted_names: Lexicon<Who>,
    /// Words that head the name of a group: its English, and whether a name may follow without quotation marks.
    pub group_heads: Lexicon<(String, bool)>,
    /// Words of groups' names in English.
    pub group_words: Lexicon<String>,
    /// Letters as groups' names are written in Latin ones.
    pub letters: Letters,
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
    /// Reads a folder, and of `all` those that it is read with; with what is wrong, row by row: rows that are wrong are left
    /// out.
    pub fn read(folder: &Folder, all: &[Folder]) -> (Self, Vec<TableError>) {
        let mut errors = Vec::new();
        let settings = Settings::read(folder, all, &mut errors);
        let tables = |name: &str| settings.tables(folder, all, name);
        let inflections = Inflections::read(&tables("inflections"), &mut errors);
        let mut language = Language::default();
        let mut reading =
            table::Reading { language: &mut language, inflections: &inflections, errors: &mut errors };
        reading.numerals(&tables("numerals"));
        reading.bounds(&tables("bounds"));
        reading.harm(&tables("harm"));
        reading.cues(&tables("cues"));
        reading.actors(&tables("actors"));
        // After the actors: a noun of people is an actor only where that table says nothing of it.
        reading.counted(&tables("counted"));
        reading.group_heads(&tables("group_heads"));
        reading.group_words(&tables("group_words"));
        reading.nations(&tables("nations"));
        reading.sources(&tables("sources"));
        reading.triggers(&tables("triggers"));
        reading.means(&tables("means"));
        reading.words(&tables("words"));
        language.letters = Letters::read(&tables("letters"), &mut errors);
        language.endings = Endings::read(&tables("endings"), &mut errors);
        language.joints = Joints::read(&tables("joints"), &mut errors);
        language.dates =
            Dates::read(&tables("date_words"), &tables("seasons"), &tables("date_patterns"), &mut errors);
        let tables = PlaceTables {
            words: tables("place_words"),
            kinds: tables("place_kinds"),
            heads: tables("place_heads"),
            nouns: tables("place_nouns"),
            begins: tables("name_begins"),
            common: tables("common_words"),
        };
        language.places = Places::read(&tables, &mut errors);
        language.settings = settings;
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

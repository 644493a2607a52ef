//! The folders of the languages that are read: `languages/CODE/*.tsv`.
//!
//! A new language is a folder with these files (one that holds its heading alone says that the language has none) and its code
//! in [`FOLDERS`].

/// The files of one language.
#[derive(Debug, Clone, Copy)]
pub struct Folder {
    /// Its ISO code.
    pub code: &'static str,
    /// Name, without its ending, and text of each file.
    pub files: &'static [(&'static str, &'static str)],
}

impl Folder {
    /// The text of a file; nothing where the folder has none of that name.
    pub fn file(&self, table: &str) -> &'static str {
        self.files.iter().find(|(name, _)| *name == table).map_or("", |(_, text)| text)
    }
}

macro_rules! files {
    ($code:literal: $($table:literal)+) => {
        &[$(($table, include_str!(concat!("../../languages/", $code, "/", $table, ".tsv")))),+]
    };
}

macro_rules! folders {
    ($($code:literal),+ $(,)?) => {
        &[$(Folder {
            code: $code,
            files: files!($code:
                "settings" "numerals" "bounds" "counted" "harm" "cues" "actors" "group_heads" "group_words" "letters" "nations"
                "sources" "triggers" "means" "words" "joints" "inflections" "endings" "date_words" "date_patterns" "seasons"
                "place_words" "place_kinds" "place_heads" "place_nouns" "name_begins" "common_words" "everyday_names" "demonyms"
            ),
        }),+]
    };
}

/// The languages that are read. Of two of one script the first reads paragraphs of that script within an article of
/// another; what says nothing of its language is taken for the first of all.
pub const FOLDERS: &[Folder] = folders!["ar", "en", "fr"];

/// A table of a language, with the name that errors give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// As in "ar/numerals.tsv".
    pub name: String,
    /// The text.
    pub text: &'static str,
}

/// All tables of a name, those of each language, in the order of the languages.
pub fn all_tables(table: &str) -> impl Iterator<Item = Table> {
    FOLDERS.iter().map(move |folder| table_of(folder, table))
}

/// A table of a folder.
pub(super) fn table_of(folder: &Folder, table: &str) -> Table {
    Table { name: format!("{}/{table}.tsv", folder.code), text: folder.file(table) }
}

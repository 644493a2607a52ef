//! The tables of a language → patterns that find claims, what surrounds them, how and by whom they are told.

use crate::kind::{ClaimKind, Stance, Testable};
use crate::length::Part;
use crate::pattern::{Classes, Patterns, classes, rows};
use crate::weights::Weights;
use std::{fmt, str::FromStr, sync::LazyLock};

/// The tables of a language, as their files hold them.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Tables {
    pub classes: String,
    pub cues: String,
    pub context: String,
    pub stance: String,
    pub tellers: String,
    pub said: String,
    pub testable: String,
    pub incidents: String,
    pub lengths: String,
    pub weights: String,
}

macro_rules! built_in {
    ($folder:literal) => {
        Tables {
            classes: include_str!(concat!("../data/", $folder, "/classes.tsv")).to_owned(),
            cues: include_str!(concat!("../data/", $folder, "/cues.tsv")).to_owned(),
            context: include_str!(concat!("../data/", $folder, "/context.tsv")).to_owned(),
            stance: include_str!(concat!("../data/", $folder, "/stance.tsv")).to_owned(),
            tellers: include_str!(concat!("../data/", $folder, "/tellers.tsv")).to_owned(),
            said: include_str!(concat!("../data/", $folder, "/said.tsv")).to_owned(),
            testable: include_str!(concat!("../data/", $folder, "/testable.tsv")).to_owned(),
            incidents: include_str!(concat!("../data/", $folder, "/incidents.tsv")).to_owned(),
            lengths: include_str!(concat!("../data/", $folder, "/lengths.tsv")).to_owned(),
            weights: include_str!(concat!("../data/", $folder, "/weights.tsv")).to_owned(),
        }
    };
}

impl Tables {
    /// The built-in ones for Arabic.
    pub fn arabic() -> Tables {
        built_in!("ar")
    }

    /// The built-in ones for English.
    pub fn english() -> Tables {
        built_in!("en")
    }

    /// Those of a folder of the same files.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn from_folder(folder: &std::path::Path) -> std::io::Result<Tables> {
        let file = |name: &str| std::fs::read_to_string(folder.join(name));
        Ok(Tables {
            classes: file("classes.tsv")?,
            cues: file("cues.tsv")?,
            context: file("context.tsv")?,
            stance: file("stance.tsv")?,
            tellers: file("tellers.tsv")?,
            said: file("said.tsv")?,
            testable: file("testable.tsv")?,
            incidents: file("incidents.tsv")?,
            lengths: file("lengths.tsv")?,
            weights: file("weights.tsv")?,
        })
    }
}

/// A fault in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError(String);

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TableError {}

/// A group of cues for a kind of claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) kind: ClaimKind,
    pub(crate) group: String,
    pub(crate) strength: Strength,
}

/// How surely a cue gives a claim away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// It looks like one and is none: cues of the kind that it overlaps do not count.
    Not,
    Weak,
    Fair,
    Strong,
}

/// Who tells, as a table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TellerRow {
    /// Its name in English.
    pub(crate) english: String,
    /// Its name in Arabic.
    pub(crate) arabic: String,
}

/// When a claim of a kind can be tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TestableRow {
    pub(crate) kind: ClaimKind,
    pub(crate) testable: Testable,
    /// The code of what else is needed.
    pub(crate) need: Option<String>,
    /// Whether it needs its pattern to be there.
    pub(crate) row: usize,
}

/// A language's tables, read.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) cues: Patterns<Cue>,
    pub(crate) context: Patterns<String>,
    pub(crate) stance: Patterns<(Stance, i32)>,
    pub(crate) tellers: Patterns<TellerRow>,
    pub(crate) said: Patterns<()>,
    /// Rows in order, and the patterns that tell which of them hold.
    pub(crate) testable: Vec<TestableRow>,
    pub(crate) testable_by: Patterns<usize>,
    pub(crate) incidents: Patterns<String>,
    pub(crate) lengths: Patterns<(Part, u32)>,
    pub(crate) weights: Weights,
}

pub(crate) static ARABIC: LazyLock<Language> = LazyLock::new(|| built_in(&Tables::arabic()));
pub(crate) static ENGLISH: LazyLock<Language> = LazyLock::new(|| built_in(&Tables::english()));

/// The built-in tables are checked line by line in a test; what could not be read of one would be missing here.
fn built_in(tables: &Tables) -> Language {
    Language::read(tables).unwrap_or_else(|error| {
        debug_assert!(false, "{error}");
        Language::empty()
    })
}

impl Language {
    fn empty() -> Language {
        Language {
            cues: Patterns::new(),
            context: Patterns::new(),
            stance: Patterns::new(),
            tellers: Patterns::new(),
            said: Patterns::new(),
            testable: Vec::new(),
            testable_by: Patterns::new(),
            incidents: Patterns::new(),
            lengths: Patterns::new(),
            weights: Weights::default(),
        }
    }

    pub(crate) fn read(tables: &Tables) -> Result<Language, TableError> {
        let mut language = Language::empty();
        let classes = classes(&tables.classes).map_err(|e| TableError(format!("classes.tsv: {e}")))?;
        for row in table("cues.tsv", &tables.cues, 4)? {
            let cue = Cue { kind: row.code(0)?, group: row.cells[1].to_owned(), strength: row.strength(2)? };
            row.insert(&mut language.cues, 3, &classes, cue)?;
        }
        for row in table("context.tsv", &tables.context, 2)? {
            row.insert(&mut language.context, 1, &classes, row.cells[0].to_owned())?;
        }
        for row in table("stance.tsv", &tables.stance, 3)? {
            row.insert(&mut language.stance, 2, &classes, (row.code(0)?, row.code(1)?))?;
        }
        for row in table("tellers.tsv", &tables.tellers, 4)? {
            let teller = TellerRow { english: row.cells[0].to_owned(), arabic: row.cells[1].to_owned() };
            row.insert(&mut language.tellers, 3, &classes, teller)?;
        }
        for row in table("said.tsv", &tables.said, 1)? {
            row.insert(&mut language.said, 0, &classes, ())?;
        }
        for row in table("testable.tsv", &tables.testable, 4)? {
            let at = language.testable.len();
            let need = Some(row.cells[2]).filter(|need| *need != "-").map(str::to_owned);
            let always = row.cells[3] == "-";
            let number = if always { usize::MAX } else { at };
            language.testable.push(TestableRow {
                kind: row.code(0)?,
                testable: row.code(1)?,
                need,
                row: number,
            });
            if !always {
                row.insert(&mut language.testable_by, 3, &classes, at)?;
            }
        }
        for row in table("incidents.tsv", &tables.incidents, 2)? {
            row.insert(&mut language.incidents, 1, &classes, row.cells[0].to_owned())?;
        }
        for row in table("lengths.tsv", &tables.lengths, 3)? {
            row.insert(&mut language.lengths, 2, &classes, (row.code(0)?, row.code(1)?))?;
        }
        language.weights = Weights::read(&tables.weights).map_err(TableError)?;
        Ok(language)
    }
}

/// A row of a table, with what is needed to say where it stands.
struct Row<'t> {
    file: &'static str,
    cells: Vec<&'t str>,
}

fn table<'t>(file: &'static str, text: &'t str, columns: usize) -> Result<Vec<Row<'t>>, TableError> {
    let all = rows(text).map(|cells| {
        let right = cells.len() == columns;
        right.then(|| Row { file, cells: cells.clone() }).ok_or_else(|| {
            TableError(format!("{file}: '{}' has {} columns, not {columns}", cells.join("\t"), cells.len()))
        })
    });
    all.collect()
}

impl Row<'_> {
    fn fault(&self, what: impl fmt::Display) -> TableError {
        TableError(format!("{}: '{}': {what}", self.file, self.cells.join("\t")))
    }

    fn code<T: FromStr<Err: fmt::Display>>(&self, column: usize) -> Result<T, TableError> {
        self.cells[column].parse().map_err(|error| self.fault(error))
    }

    fn strength(&self, column: usize) -> Result<Strength, TableError> {
        match self.cells[column] {
            "strong" => Ok(Strength::Strong),
            "fair" => Ok(Strength::Fair),
            "weak" => Ok(Strength::Weak),
            "not" => Ok(Strength::Not),
            other => Err(self.fault(format!("'{other}' is no strength"))),
        }
    }

    fn insert<V>(
        &self,
        patterns: &mut Patterns<V>,
        column: usize,
        classes: &Classes,
        value: V,
    ) -> Result<(), TableError> {
        patterns.insert(self.cells[column], classes, value).map_err(|error| self.fault(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_tables_are_sound() {
        for tables in [Tables::arabic(), Tables::english()] {
            if let Err(error) = Language::read(&tables) {
                panic!("{error}");
            }
        }
    }
}

//! How a language tells dates: its words of time (`date_words.tsv`, `seasons.tsv`) and how it puts them together
//! (`date_patterns.tsv`).

mod class;
pub(crate) mod grammar;
mod told;
pub(crate) mod vocabulary;

pub(crate) use class::Class;
pub(crate) use told::{Frame, How, Third, Unit};

use super::{TableError, folder::Table};
use grammar::Grammar;
use vocabulary::Vocabulary;

/// A line of a table of dates that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateTableError {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// The words and patterns in which a language tells dates.
#[derive(Debug, Default)]
pub struct Dates {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) grammar: Grammar,
}

impl Dates {
    /// Reads the tables.
    pub(super) fn read(
        words: &[Table],
        seasons: &[Table],
        patterns: &[Table],
        errors: &mut Vec<TableError>,
    ) -> Dates {
        let mut wrong =
            |e: DateTableError| errors.push(TableError { table: e.file, line: e.line, row: e.what });
        Dates {
            vocabulary: Vocabulary::read(words, seasons, &mut wrong),
            grammar: Grammar::read(patterns, &mut wrong),
        }
    }
}

//! Text with separators → a header and rows, each with its line, so that every fault can be pointed at.
//!
//! The separator is the one of `, ; tab |` that the header holds most of. A row with another number of fields than
//! the header is refused, never filled up: it is the sign of a file cut short, or of a comma outside of quotes.

use super::{FormatError, Problem, cell};
use crate::Interval;
use cell::DateOrder;
use std::collections::HashMap;

/// A table as it stands in a file.
pub(super) struct Table<'a> {
    /// The file's name.
    pub(super) file: &'a str,
    /// The header; a column without a name is called by its number, `column_3`.
    pub(super) columns: Vec<String>,
    by_name: HashMap<String, usize>,
    rows: Vec<(u64, Result<csv::StringRecord, Problem>)>,
}

impl<'a> Table<'a> {
    /// Reads a table whose first line is its header.
    ///
    /// # Errors
    /// Where two columns have one name. A row of another width is an error of that row, not of the table.
    pub(super) fn read(file: &'a str, text: &str) -> Result<Self, FormatError> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(text))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut header = csv::StringRecord::new();
        if !read_record(&mut reader, &mut header) {
            return Err(FormatError::whole(file, Problem::Empty));
        }
        let columns: Vec<String> = header.iter().enumerate().map(|(n, name)| column_name(n, name)).collect();
        let mut table = Table { file, by_name: HashMap::new(), columns, rows: Vec::new() };
        for (n, name) in table.columns.iter().enumerate() {
            if table.by_name.insert(name.to_ascii_lowercase(), n).is_some() {
                let column = Some(name.clone());
                return Err(FormatError {
                    file: file.into(),
                    line: Some(1),
                    column,
                    problem: Problem::TwoColumns,
                });
            }
        }
        table.read_rows(reader, text);
        Ok(table)
    }

    /// Reads rows whose columns are known by their order, because the file names none.
    pub(super) fn without_header(file: &'a str, text: &str, columns: &[&str]) -> Self {
        let reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut table = Self::of_columns(file, columns.iter().map(ToString::to_string).collect());
        table.read_rows(reader, "");
        table
    }

    /// A table whose rows are put together elsewhere; the line of a row is its number, from 1.
    pub(super) fn of_rows(file: &'a str, columns: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        let mut table = Self::of_columns(file, columns);
        table.rows = (1..).zip(rows).map(|(n, cells)| (n, Ok(csv::StringRecord::from(cells)))).collect();
        table
    }

    fn of_columns(file: &'a str, columns: Vec<String>) -> Self {
        let by_name = columns.iter().enumerate().map(|(n, c)| (c.to_ascii_lowercase(), n)).collect();
        Table { file, columns, by_name, rows: Vec::new() }
    }

    fn read_rows(&mut self, mut reader: csv::Reader<&[u8]>, text: &str) {
        let mut record = csv::StringRecord::new();
        while read_record(&mut reader, &mut record) {
            let start = record.position().map_or(0, csv::Position::byte);
            let line = line_of_record(&record);
            // A quote that is never closed runs to the end of the file: only its last record can hold one.
            let last = !text.is_empty() && reader.position().byte() as usize >= text.len();
            let row = if last && left_open(text.get(start as usize..).unwrap_or_default()) {
                Err(Problem::OpenQuote)
            } else if record.len() != self.columns.len() {
                Err(Problem::Fields { found: record.len(), expected: self.columns.len() })
            } else {
                Ok(record.clone())
            };
            self.rows.push((line, row));
        }
    }

    /// The place of a column, by any of its names; upper and lower case are one.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        let exactly = |name: &&str| self.by_name.get(*name).copied();
        let any_case = |name: &&str| self.by_name.get(&name.to_ascii_lowercase()).copied();
        names.iter().find_map(|name| exactly(name).or_else(|| any_case(name)))
    }

    /// The place of a column that has to be there.
    pub(super) fn needed(&self, names: &[&'static str]) -> Result<usize, FormatError> {
        let name = names.first().copied().unwrap_or_default();
        self.column(names).ok_or_else(|| FormatError::at(self.file, 1, Problem::NoColumn(name)))
    }

    /// The order of the days in these columns.
    pub(super) fn date_order(&self, columns: &[Option<usize>]) -> DateOrder {
        let cells = self.rows.iter().filter_map(|(_, row)| row.as_ref().ok());
        DateOrder::of(cells.flat_map(|row| columns.iter().filter_map(|c| row.get((*c)?).map(str::trim))))
    }

    /// The rows in their order, each whole or at fault.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<Row<'_>, FormatError>> {
        self.rows.iter().map(|(line, row)| match row {
            Ok(cells) => Ok(Row { table: self, line: *line, cells }),
            Err(problem) => Err(FormatError::at(self.file, *line, problem.clone())),
        })
    }

    /// Number of rows, those at fault too.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}

/// One row of a table.
pub(super) struct Row<'t> {
    table: &'t Table<'t>,
    /// Its line in the file, from 1.
    pub(super) line: u64,
    cells: &'t csv::StringRecord,
}

impl<'t> Row<'t> {
    /// The place of a column by its name.
    pub(super) fn at(&self, name: &str) -> Option<usize> {
        self.table.column(&[name])
    }

    /// The cell as it stands in the file; empty where there is no such column.
    pub(super) fn raw(&self, column: Option<usize>) -> &'t str {
        column.and_then(|c| self.cells.get(c)).unwrap_or_default()
    }

    /// The cell without white space around it, or `None` where nothing is left.
    pub(super) fn text(&self, column: Option<usize>) -> Option<&'t str> {
        Some(self.raw(column).trim()).filter(|t| !t.is_empty())
    }

    /// All cells that are not empty, with their columns' names.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, &'t str, &'t str)> {
        let names = self.table.columns.iter().zip(self.cells.iter()).enumerate();
        names.filter(|(_, (_, cell))| !cell.is_empty()).map(|(n, (name, cell))| (n, name.as_str(), cell))
    }

    /// The cell, read by one of the readers of `cell`.
    pub(super) fn read<T>(
        &self,
        column: Option<usize>,
        read: impl Fn(&str) -> Result<T, Problem>,
    ) -> Result<Option<T>, FormatError> {
        self.text(column).map(read).transpose().map_err(|problem| self.fault(column, problem))
    }

    /// The cell, read by one of the readers of `cell`; a fault where it is empty.
    pub(super) fn need<T>(
        &self,
        column: Option<usize>,
        read: impl Fn(&str) -> Result<T, Problem>,
    ) -> Result<T, FormatError> {
        self.read(column, read)?.ok_or_else(|| self.fault(column, Problem::Missing))
    }

    /// The cell as a value that reads itself, such as an actor's code.
    pub(super) fn value<T>(&self, column: Option<usize>) -> Result<Option<T>, FormatError>
    where
        T: std::str::FromStr,
        T::Err: std::fmt::Display,
    {
        self.read(column, |text| text.parse::<T>().map_err(|e| Problem::Value(e.to_string())))
    }

    /// The days from one column to another.
    pub(super) fn interval(
        &self,
        start: Option<usize>,
        end: Option<usize>,
        order: DateOrder,
    ) -> Result<Interval, FormatError> {
        let first = self.need(start, |c| cell::days(c, order))?;
        let last = self.read(end, |c| cell::days(c, order))?.unwrap_or(first);
        Interval::new(first.start(), last.end()).map_err(|e| self.refused(end, e))
    }

    /// A fault in this row.
    pub(super) fn fault(&self, column: Option<usize>, problem: Problem) -> FormatError {
        let column = column.and_then(|c| self.table.columns.get(c)).cloned();
        FormatError { file: self.table.file.to_owned(), line: Some(self.line), column, problem }
    }

    /// A value of this row that the vocabulary refuses.
    pub(super) fn refused(&self, column: Option<usize>, why: impl std::fmt::Display) -> FormatError {
        self.fault(column, Problem::Value(why.to_string()))
    }
}

/// Reads one record; the text is known to be UTF-8 and rows may be of any width, so that nothing else can fail.
fn read_record(reader: &mut csv::Reader<&[u8]>, record: &mut csv::StringRecord) -> bool {
    reader.read_record(record).unwrap_or(false)
}

fn line_of_record(record: &csv::StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

fn column_name(number: usize, name: &str) -> String {
    match name.trim() {
        "" => format!("column_{}", number + 1),
        name => name.to_owned(),
    }
}

/// Whether a quote is opened in these words of one record and never closed.
fn left_open(record: &str) -> bool {
    let opened = record.trim_start_matches(['\r', '\n']).starts_with('"')
        || [",\"", ";\"", "\t\"", "|\""].iter().any(|opening| record.contains(opening));
    opened && record.bytes().filter(|b| *b == b'"').count() % 2 == 1
}

/// The separator that the first line holds most of.
fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sep: u8| header.bytes().filter(|b| *b == sep).count();
    let mut best = b',';
    for sep in [b';', b'\t', b'|'] {
        if count(sep) > count(best) {
            best = sep;
        }
    }
    best
}

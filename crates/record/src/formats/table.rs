//! Text with separators → a header and rows, each with its line, so that every fault can be pointed at.
//!
//! The separator is the one of `, ; tab |` that the header holds most of. A row with another number of fields than
//! the header is refused, never filled up: it is the sign of a file cut short, or of a comma outside of quotes.

use super::{
    FormatError, Problem, cell,
    records::{self, Fault, Quotes, Record, Records},
};
use crate::{Interval, table::rows as data_rows};
use cell::DateOrder;
use csv::StringRecord;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::{LazyLock, OnceLock},
};

/// Columns of coordinates, as the datasets call them.
const COORDINATES: &[&str] =
    &["latitude", "longitude", "lat", "lon", "lng", "long", "ActionGeo_Lat", "ActionGeo_Long"];

/// Rows of which the coordinates are looked at, to tell how the file writes decimals.
const ROWS_LOOKED_AT: usize = 1_000;

/// A table as it stands in a file.
pub(super) struct Table<'a> {
    /// The file's name.
    pub(super) file: &'a str,
    /// The header; a column without a name is called by its number, `column_3`.
    pub(super) columns: Vec<String>,
    by_name: HashMap<String, usize>,
    /// The line of the header, from 1.
    header_line: u64,
    rows: Rows<'a>,
    /// The sign before its decimals, once it has been looked for.
    decimal: OnceLock<Option<char>>,
}

/// The rows of a table.
enum Rows<'a> {
    /// Read from the text each time they are asked for: a row in memory takes ten times what it takes in its file.
    Text {
        text: &'a str,
        separator: u8,
        quotes: Quotes,
        /// Where they begin, and in which line.
        begin: (usize, u64),
        /// Whether each is held to the width of the header while it is read.
        expect: bool,
    },
    /// Put together elsewhere, each with its line.
    Made(Vec<(u64, StringRecord)>),
}

/// A row with its line.
type Numbered<'r> = (u64, Result<Cow<'r, StringRecord>, AtFault>);

/// What is wrong with a row as a row, and in which column.
struct AtFault {
    line: u64,
    column: Option<usize>,
    problem: Problem,
}

impl<'a> Table<'a> {
    /// Reads a table whose first record is its header. `headless` gives the columns of a table that begins with its
    /// first row, by that row.
    ///
    /// # Errors
    /// Where two columns have one name. A row of another width is an error of that row, not of the table.
    pub(super) fn read(
        file: &'a str,
        text: &'a str,
        headless: impl Fn(&StringRecord) -> Option<&'static [&'static str]>,
    ) -> Result<Self, FormatError> {
        let (text, line, separator) = match separator_line(text) {
            Some((separator, rest)) => (rest, 2, separator),
            None => (text, 1, separator(text)),
        };
        let quotes = if separator == b'\t' { Quotes::Loose } else { Quotes::Strict };
        let mut records = Records::of(text, separator, quotes, line);
        let first = records.next().ok_or_else(|| FormatError::whole(file, Problem::Empty))?;
        let header = match &first.fields {
            Ok(header) => header,
            Err(fault) => return Err(FormatError::at(file, fault.line, problem_of(fault))),
        };
        let rows = |begin, expect| Rows::Text { text, separator, quotes, begin, expect };
        if let Some(columns) = headless(header) {
            let columns = columns.iter().map(ToString::to_string).collect();
            return Ok(Self::of_columns(file, columns, rows((0, line), true)));
        }
        let columns: Vec<String> = header.iter().enumerate().map(|(n, name)| column_name(n, name)).collect();
        let mut table = Self::of_columns(file, columns, rows(records.behind(), true));
        table.header_line = first.line;
        let mut seen = HashSet::new();
        if let Some(twice) = table.columns.iter().find(|name| !seen.insert(name.to_ascii_lowercase())) {
            let column = Some(twice.clone());
            return Err(FormatError { column, ..FormatError::at(file, first.line, Problem::TwoColumns) });
        }
        Ok(table)
    }

    /// Reads rows whose columns are known by their order, because the file names none.
    pub(super) fn without_header(file: &'a str, text: &'a str, columns: &[&str]) -> Self {
        let (separator, quotes, begin) = (b'\t', Quotes::Letters, (0, 1));
        let rows = Rows::Text { text, separator, quotes, begin, expect: false };
        Self::of_columns(file, columns.iter().map(ToString::to_string).collect(), rows)
    }

    /// A table whose rows are put together elsewhere, each with its line.
    pub(super) fn of_rows(
        file: &'a str,
        columns: Vec<String>,
        rows: impl IntoIterator<Item = (u64, Vec<String>)>,
    ) -> Self {
        let made = rows.into_iter().map(|(line, cells)| (line, StringRecord::from(cells))).collect();
        Self::of_columns(file, columns, Rows::Made(made))
    }

    fn of_columns(file: &'a str, columns: Vec<String>, rows: Rows<'a>) -> Self {
        let mut by_name: HashMap<String, usize> = HashMap::new();
        for (n, column) in columns.iter().enumerate() {
            by_name.insert(column.to_ascii_lowercase(), n);
        }
        for (n, column) in columns.iter().enumerate() {
            by_name.entry(plain_name(column)).or_insert(n);
        }
        Table { file, columns, by_name, header_line: 1, rows, decimal: OnceLock::new() }
    }

    /// A record of the text as a row, or what is wrong with it as a row.
    fn row(&self, text: &str, separator: u8, record: Record) -> (u64, Result<StringRecord, AtFault>) {
        let Record { line, fields, span } = record;
        let width = self.columns.len();
        let at_fault = |line, column, problem| Err(AtFault { line, column, problem });
        let row = match fields {
            Err(fault) => at_fault(fault.line, Some(fault.field), problem_of(&fault)),
            // Some programs write a separator behind every cell that a sheet once had.
            Ok(cells)
                if cells.len() > width && cells.iter().skip(width).all(|cell| cell.trim().is_empty()) =>
            {
                Ok(cells.iter().take(width).collect())
            }
            Ok(cells) if cells.len() != width => {
                at_fault(line, None, Problem::Fields { found: cells.len(), expected: width })
            }
            Ok(cells) => match self.swallowed(&text[span], separator) {
                Some(below) => at_fault(line, None, Problem::Swallowed { line: line + below }),
                None => Ok(cells),
            },
        };
        (line, row)
    }

    /// Every row with its line.
    fn each(&self) -> Box<dyn Iterator<Item = Numbered<'_>> + '_> {
        match &self.rows {
            Rows::Made(rows) => Box::new(rows.iter().map(|(line, row)| (*line, Ok(Cow::Borrowed(row))))),
            Rows::Text { text, separator, quotes, begin, expect } => {
                let mut records = Records::from(text, *separator, *quotes, *begin);
                if *expect {
                    records.expect(self.columns.len());
                }
                Box::new(records.map(move |record| {
                    let (line, row) = self.row(text, *separator, record);
                    (line, row.map(Cow::Owned))
                }))
            }
        }
    }

    /// The rows that are not at fault.
    fn whole(&self) -> impl Iterator<Item = Cow<'_, StringRecord>> {
        self.each().filter_map(|(_, row)| row.ok())
    }

    /// The last line of a record, counted from 0, where one of its lines is a row by itself, with its date within the
    /// quotes: a quote that was opened by mistake and closed further down has made that row a part of a cell.
    fn swallowed(&self, record: &str, separator: u8) -> Option<u64> {
        let last = records::lines(record).count().checked_sub(1).filter(|last| *last > 0)?;
        let dates =
            || self.columns.iter().enumerate().filter(|(_, name)| name.to_lowercase().contains("date"));
        let quotes = |text: &str| text.bytes().filter(|b| *b == b'"').count();
        let mut before = 0;
        let any = records::lines(record).any(|line| {
            let fields: Vec<&str> = line.split(char::from(separator)).collect();
            let quoted = |column: usize| fields[..column].iter().map(|f| quotes(f)).sum::<usize>() + before;
            let day = |column: usize| cell::is_day(fields[column].trim());
            // Such a row begins within somebody's quotes, or is the row whose one quote was never meant: a cell that holds
            // quotes of its own has three of them at its beginning.
            let by_mistake =
                |column: usize| quoted(column) == 1 || before % 2 == 1 && quoted(column) % 2 == 1;
            let is_row = fields.len() == self.columns.len()
                && dates().any(|(column, _)| by_mistake(column) && day(column));
            before += quotes(line);
            is_row
        });
        any.then_some(last as u64)
    }

    /// The place of a column, by any of its names; upper and lower case are one, and so are `Event Date` and `event_date`.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        let exactly = |name: &&str| self.by_name.get(*name).copied();
        let any_case = |name: &&str| self.by_name.get(&name.to_ascii_lowercase()).copied();
        names.iter().find_map(|name| exactly(name).or_else(|| any_case(name)))
    }

    /// The place of a column that has to be there.
    pub(super) fn needed(&self, names: &[&'static str]) -> Result<usize, FormatError> {
        let name = names.first().copied().unwrap_or_default();
        self.column(names).ok_or_else(|| self.in_header(Problem::NoColumn(name)))
    }

    /// A fault of the header.
    pub(super) fn in_header(&self, problem: Problem) -> FormatError {
        FormatError::at(self.file, self.header_line, problem)
    }

    /// Whether the table begins with these columns, in this order.
    pub(super) fn begins_with(&self, columns: &[&str]) -> bool {
        self.columns.len() >= columns.len() && columns.iter().zip(&self.columns).all(|(a, b)| a == b)
    }

    /// All filled cells of a column, in the rows that are not at fault.
    pub(super) fn filled(&self, column: usize) -> impl Iterator<Item = String> {
        let cells = self.whole().filter_map(move |row| row.get(column).map(|cell| cell.trim().to_owned()));
        cells.filter(|cell| !says_nothing(cell))
    }

    /// For each column, whether a row holds this in it.
    pub(super) fn holding(&self, text: &str) -> Vec<bool> {
        let mut holding = vec![false; self.columns.len()];
        if !self.may_hold(text) {
            return holding;
        }
        for row in self.whole() {
            for (column, cell) in row.iter().enumerate() {
                holding[column] |= cell.trim() == text;
            }
        }
        holding
    }

    /// Whether these letters stand anywhere at all.
    fn may_hold(&self, letters: &str) -> bool {
        match &self.rows {
            Rows::Text { text, .. } => text.contains(letters),
            Rows::Made(_) => true,
        }
    }

    /// The sign before the decimals of the file's numbers: that of its coordinates, else the point where commas part its
    /// fields, since programs that write decimals with a comma part fields by another sign.
    fn decimal(&self) -> Option<char> {
        *self.decimal.get_or_init(|| {
            let degrees: Vec<usize> = COORDINATES.iter().filter_map(|name| self.column(&[name])).collect();
            let sign = |cell: &str| {
                let at = cell
                    .trim()
                    .strip_prefix('-')
                    .unwrap_or(cell.trim())
                    .find(|c: char| !c.is_ascii_digit())?;
                cell.trim().trim_start_matches('-')[at..].chars().next().filter(|c| matches!(c, '.' | ','))
            };
            let rows = self.whole().take(ROWS_LOOKED_AT);
            let mut signs =
                rows.flat_map(|row| degrees.iter().filter_map(|n| sign(row.get(*n)?)).collect::<Vec<_>>());
            signs.next().or(match &self.rows {
                Rows::Text { separator: b',', .. } | Rows::Made(_) => Some('.'),
                Rows::Text { .. } => None,
            })
        })
    }

    /// Whether every filled cell of a column is a number of people.
    pub(super) fn holds_counts(&self, column: usize) -> bool {
        let mut filled = self.filled(column).peekable();
        filled.peek().is_some() && filled.all(|cell| cell::count_in(&cell, self.decimal()).is_ok())
    }

    /// The order of the days in these columns.
    pub(super) fn date_order(&self, columns: &[Option<usize>]) -> DateOrder {
        DateOrder::of(self.whole().flat_map(|row| {
            let cells = columns.iter().filter_map(|column| Some(row.get((*column)?)?.trim().to_owned()));
            cells.collect::<Vec<_>>()
        }))
    }

    /// The rows in their order, each whole or at fault.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<Row<'_>, FormatError>> {
        self.each().map(|(line, row)| match row {
            Ok(cells) => Ok(Row { table: self, line, cells }),
            Err(AtFault { line, column, problem }) => Err(FormatError {
                column: column.and_then(|n| self.columns.get(n)).cloned(),
                ..FormatError::at(self.file, line, problem)
            }),
        })
    }

    /// Number of rows, as far as it is known without reading them.
    pub(super) fn len(&self) -> usize {
        match &self.rows {
            Rows::Made(rows) => rows.len(),
            Rows::Text { .. } => 0,
        }
    }
}

/// One row of a table.
pub(super) struct Row<'t> {
    table: &'t Table<'t>,
    /// Its line in the file, from 1.
    pub(super) line: u64,
    cells: Cow<'t, StringRecord>,
}

impl<'t> Row<'t> {
    /// The place of a column by its name.
    pub(super) fn at(&self, name: &str) -> Option<usize> {
        self.table.column(&[name])
    }

    /// The cell as it stands in the file; empty where there is no such column.
    pub(super) fn raw(&self, column: Option<usize>) -> &str {
        column.and_then(|c| self.cells.get(c)).unwrap_or_default()
    }

    /// The cell without white space around it, or `None` where nothing is left, or a sign for nothing.
    pub(super) fn text(&self, column: Option<usize>) -> Option<&str> {
        Some(self.raw(column).trim()).filter(|t| !says_nothing(t))
    }

    /// All cells that are not empty, with their columns' names.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, &str, &str)> {
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

    /// The cell as a code of digits; programs that know no whole numbers write 2 as 2.0.
    pub(super) fn digits(&self, column: Option<usize>) -> Option<&str> {
        self.text(column).map(|text| text.strip_suffix(".0").unwrap_or(text))
    }

    /// The cell as a count of people.
    pub(super) fn count(&self, column: Option<usize>) -> Result<Option<u32>, FormatError> {
        self.read(column, |text| cell::count_in(text, self.table.decimal()))
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

/// Bytes of the longest sign of nothing, with Excel's # before it.
const LONGEST_SIGN: usize = 20;

/// Whether a cell is empty, or holds one of the signs that programs write into cells of which nothing is known.
pub(super) fn says_nothing(cell: &str) -> bool {
    static SIGNS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        data_rows(include_str!("../../data/empty_cells.tsv"))
            .filter_map(|(_, f)| f.first().copied())
            .collect()
    });
    // Most cells are something: only short ones are looked up.
    cell.is_empty() || (cell.len() <= LONGEST_SIGN && SIGNS.contains(cell.strip_prefix('#').unwrap_or(cell)))
}

/// A column's name in small letters, with underscores for the blanks, dashes and points between its words.
pub(super) fn plain_name(column: &str) -> String {
    let words = column.split([' ', '-', '.', '_', '\u{a0}', '\n']).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}

fn problem_of(fault: &Fault) -> Problem {
    fault.behind.map_or(Problem::OpenQuote, |line| Problem::BehindQuote { line })
}

fn column_name(number: usize, name: &str) -> String {
    match name.trim() {
        "" => format!("column_{}", number + 1),
        name => name.to_owned(),
    }
}

/// The separator that a first line `sep=;` names, as Excel writes and reads it, and the text below.
fn separator_line(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_at(text.find(['\r', '\n'])?);
    let line = line.replace('"', "");
    let named = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).map(|_| &line[4..])?;
    // Programs fill such a line up to the width of the others.
    let named = named.get(..1).filter(|one| named.trim_start_matches(*one).is_empty()).unwrap_or(named);
    let separator = match named.as_bytes() {
        [one] if one.is_ascii() && !one.is_ascii_alphanumeric() => *one,
        _ => return None,
    };
    Some((separator, rest.strip_prefix("\r\n").unwrap_or_else(|| &rest[1..])))
}

/// The separator that the first line holds most of, outside of quotes.
fn separator(text: &str) -> u8 {
    let header = records::lines(text).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let outside = || header.split('"').step_by(2);
    let count = |sep: u8| outside().flat_map(str::bytes).filter(|b| *b == sep).count();
    let mut best = b',';
    for sep in [b';', b'\t', b'|'] {
        if count(sep) > count(best) {
            best = sep;
        }
    }
    best
}

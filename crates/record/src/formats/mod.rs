//! Files of the field → incidents, reports and articles; incidents → files.
//!
//! One file here is one format. Every reader takes bytes and a name for its messages, and knows neither the disk nor
//! the network. A fault names file, line and column ([`FormatError`]); what could be read only after mending is
//! counted ([`Warning`]); a column that the codebook has no field for is kept in [`Incident::extra`] by its own name,
//! and so is a cell whose exact text the fields would not give back. Nothing is dropped in silence.
//!
//! The codes of other vocabularies are translated by the tables in `data/crosswalk/`.

mod article;
mod cell;
mod crosswalk;
mod decode;
mod error;
mod events;
mod html;
mod json_lines;
mod plain;
mod table;
mod ucdp;

pub use article::read_articles;
pub use error::{FormatError, Problem};
pub use events::{Events, Reading, Warning};
pub use json_lines::read_reports;

use crate::Incident;
use std::{fmt, str::FromStr};
use table::Table;

/// A format of event files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// UCDP's Georeferenced Event Dataset, any release, its candidate files and HDX's country editions.
    UcdpGed,
    /// A table with a column `date`, or `date_start` and `date_end`.
    Plain,
    /// The codebook's JSON Lines: incidents one a line, or articles with their reports.
    JsonLines,
}

impl Format {
    /// All formats.
    pub const ALL: &[Format] = &[Format::UcdpGed, Format::Plain, Format::JsonLines];

    /// The name by which a user asks for it.
    pub fn name(self) -> &'static str {
        match self {
            Format::UcdpGed => "ucdp-ged",
            Format::Plain => "csv",
            Format::JsonLines => "jsonl",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = Problem;
    fn from_str(s: &str) -> Result<Self, Problem> {
        let found = Self::ALL.iter().copied().find(|f| f.name().eq_ignore_ascii_case(s.trim()));
        found.ok_or_else(|| Problem::NoSuchFormat(s.trim().to_owned()))
    }
}

/// Reads a file of events, whichever format it has; gzip is unpacked.
///
/// # Errors
/// The first fault of the file, with its line and column.
///
/// ```
/// use tazamun_record::formats::{Format, read_events};
/// let events = read_events("two.csv", b"date,country,killed\n2022-01-21,IQ,11\n2022-01,SY,\n").unwrap();
/// assert_eq!(events.format, Format::Plain);
/// assert_eq!(events.incidents[0].facts.killed.unwrap().number(), 11);
/// assert_eq!(events.incidents[1].facts.when.days(), 31);
/// ```
pub fn read_events(name: &str, bytes: &[u8]) -> Result<Events, FormatError> {
    read_events_with(name, bytes, &Reading::default())
}

/// Reads a file of events as `how` says: as a format that is known already, or passing over rows at fault.
///
/// # Errors
/// The first fault of the file; in a lenient reading, one of the whole file only.
pub fn read_events_with(name: &str, bytes: &[u8], how: &Reading) -> Result<Events, FormatError> {
    let unpacked = decode::unpack(name, bytes)?;
    let text = decode::text(name, &unpacked)?;
    if how.format.map_or_else(|| looks_like_json(text), |f| f == Format::JsonLines) {
        return json_lines::read(name, text, how);
    }
    let table = Table::read(name, text)?;
    match how.format.unwrap_or_else(|| table_format(&table)) {
        Format::UcdpGed => ucdp::read(&table, how),
        _ => plain::read(&table, how),
    }
}

fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// What a table is, by the columns that only that dataset has.
fn table_format(table: &Table<'_>) -> Format {
    let has = |names: &[&str]| names.iter().all(|name| table.column(&[name]).is_some());
    if has(&["type_of_violence", "date_prec", "date_start"]) { Format::UcdpGed } else { Format::Plain }
}

/// Where an incident's `extra` columns come from: all cells of a row that `told` does not say are given back exactly.
fn keep_extra(
    incident: &mut Incident,
    row: &table::Row<'_>,
    told: impl Fn(usize, &Incident) -> Option<String>,
) {
    for (column, name, text) in row.cells() {
        if told(column, incident).as_deref() != Some(text) {
            incident.extra.insert(name.to_owned(), text.to_owned());
        }
    }
}

/// The column that a fault of a point speaks of.
fn at_fault(error: &crate::PlaceError, latitude: Option<usize>, longitude: Option<usize>) -> Option<usize> {
    if matches!(error, crate::PlaceError::Longitude(_)) { longitude } else { latitude }
}

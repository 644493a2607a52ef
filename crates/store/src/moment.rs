//! A moment as the file keeps it: UTC, to the second, so that texts compare as times do.

use jiff::Timestamp;
use rusqlite::{Error, Row, types::Type};

/// A moment as text (`2026-11-23T01:20:00Z`).
///
/// ```
/// let at = "2026-11-23T04:20:00.9+03:00".parse().unwrap();
/// assert_eq!(tazamun_store::moment(at), "2026-11-23T01:20:00Z");
/// ```
pub fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The moment in a column.
pub(crate) fn of_column(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    let text: String = row.get(column)?;
    read(column, &text)
}

/// The moment in a column that may be empty.
pub(crate) fn of_empty_column(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    row.get::<_, Option<String>>(column)?.map(|text| read(column, &text)).transpose()
}

fn read(column: usize, text: &str) -> rusqlite::Result<Timestamp> {
    text.parse().map_err(|e| Error::FromSqlConversionFailure(column, Type::Text, Box::new(e)))
}

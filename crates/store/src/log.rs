//! What was done to a store, and when.

use crate::{Store, StoreError};
use rusqlite::{Connection, Row};

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct LogLine {
    /// When, in UTC (`2026-11-23T01:20:00Z`).
    pub at: String,
    /// `add`, `import`, `merge`, `decide`, `find`, `set` or `drop`.
    pub verb: String,
    /// To what, in words.
    pub what: String,
}

/// SQL for the time of day, as it is kept.
pub(crate) const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

pub(crate) fn note(db: &Connection, verb: &str, what: &str) -> rusqlite::Result<()> {
    let sql = format!("INSERT INTO log (at, verb, what) VALUES ({NOW}, ?1, ?2)");
    db.execute(&sql, [verb, what]).map(|_| ())
}

impl Store {
    /// What was done to the store, the first thing first.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn log(&self) -> Result<Vec<LogLine>, StoreError> {
        let line = |row: &Row<'_>| Ok(LogLine { at: row.get(0)?, verb: row.get(1)?, what: row.get(2)? });
        let mut statement =
            self.db.prepare("SELECT at, verb, what FROM log ORDER BY id").map_err(|e| self.error(e))?;
        let lines = statement.query_map([], line).map_err(|e| self.error(e))?;
        lines.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }
}

//! Who is logged in. The store knows the hash of a session's id alone.

use super::people::{COLUMNS, Person, person};
use crate::{Store, StoreError};
use rusqlite::{OptionalExtension as _, params};

impl Store {
    /// Begins a session; `now` in seconds since 1970.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn begin_session(&mut self, hash: &str, person: i64, now: i64) -> Result<(), StoreError> {
        self.change(|tx| {
            let sql = "INSERT INTO sessions (hash, person, since, seen) VALUES (?1, ?2, ?3, ?3)";
            tx.execute(sql, params![hash, person, now]).map(drop)
        })
    }

    /// Whose session it is, if it began after `oldest` and was last seen after `idle` (seconds since 1970), and when it was
    /// last seen.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn session(&self, hash: &str, oldest: i64, idle: i64) -> Result<Option<(Person, i64)>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, seen FROM sessions JOIN people ON people.id = person
             WHERE hash = ?1 AND sessions.since > ?2 AND seen > ?3 AND closed IS NULL"
        );
        self.db
            .query_row(&sql, params![hash, oldest, idle], |row| Ok((person(row)?, row.get(5)?)))
            .optional()
            .map_err(|e| self.error(e))
    }

    /// Notes that a session was seen, and forgets those that were not for long.
    ///
    /// # Errors
    /// As [`Store::begin_session`].
    pub fn see_session(&mut self, hash: &str, now: i64, idle: i64) -> Result<(), StoreError> {
        self.change(|tx| {
            tx.execute("UPDATE sessions SET seen = ?2 WHERE hash = ?1", params![hash, now])?;
            tx.execute("DELETE FROM sessions WHERE seen <= ?1", [idle]).map(drop)
        })
    }

    /// Ends a session.
    ///
    /// # Errors
    /// As [`Store::begin_session`].
    pub fn end_session(&mut self, hash: &str) -> Result<(), StoreError> {
        self.change(|tx| tx.execute("DELETE FROM sessions WHERE hash = ?1", [hash]).map(drop))
    }
}

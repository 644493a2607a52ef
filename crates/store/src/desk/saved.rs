//! Filters that somebody keeps under a name.

use crate::{Store, StoreError, log::NOW};
use rusqlite::params;
use serde::Serialize;

/// Filters that one person keeps.
const MOST: i64 = 200;

/// A filter under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SavedFilter {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The query of the address at which its incidents are shown.
    pub query: String,
}

impl Store {
    /// The filters that a person keeps, by name.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn saved_filters(&self, person: Option<i64>) -> Result<Vec<SavedFilter>, StoreError> {
        let sql = "SELECT id, name, query FROM saved_filters WHERE person IS ?1 ORDER BY name, id";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let filters = statement
            .query_map([person], |row| {
                Ok(SavedFilter { id: row.get(0)?, name: row.get(1)?, query: row.get(2)? })
            })
            .map_err(|e| self.error(e))?;
        filters.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// Keeps a filter under a name, in the place of the one of that name. Answers whether there was room for it.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn save_filter(&mut self, person: Option<i64>, name: &str, query: &str) -> Result<bool, StoreError> {
        self.change(|tx| {
            tx.execute("DELETE FROM saved_filters WHERE person IS ?1 AND name = ?2", params![person, name])?;
            let count = "SELECT count(*) FROM saved_filters WHERE person IS ?1";
            if tx.query_row(count, [person], |row| row.get::<_, i64>(0))? >= MOST {
                return Ok(false);
            }
            let sql =
                format!("INSERT INTO saved_filters (person, name, query, at) VALUES (?1, ?2, ?3, {NOW})");
            tx.execute(&sql, params![person, name, query])?;
            Ok(true)
        })
    }

    /// Forgets a filter of this person.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn drop_filter(&mut self, person: Option<i64>, id: i64) -> Result<(), StoreError> {
        self.change(|tx| {
            tx.execute("DELETE FROM saved_filters WHERE person IS ?1 AND id = ?2", params![person, id])
                .map(drop)
        })
    }
}

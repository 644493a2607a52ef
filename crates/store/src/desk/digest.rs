//! What happened in a store since a moment, counted.

use crate::{ImportLine, Store, StoreError};
use rusqlite::{OptionalExtension as _, params};

/// What happened since a moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityDigest {
    /// Decisions by what they are about and what was done, with their number.
    pub decisions: Vec<(String, String, usize)>,
    /// Files of datasets that came in.
    pub imports: Vec<ImportLine>,
    /// Lines of the log: articles added, incidents merged, and the like, by verb.
    pub done: Vec<(String, usize)>,
    /// Questions that were asked.
    pub questions: usize,
    /// Versions of briefs that were published.
    pub published: usize,
}

impl Store {
    /// When somebody last saw what had happened; never where it is `None`.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn digest_seen(&self, person: Option<i64>) -> Result<Option<String>, StoreError> {
        let sql = "SELECT at FROM digests WHERE person = ?1";
        let seen = self.db.query_row(sql, [person.unwrap_or(0)], |row| row.get(0)).optional();
        seen.map_err(|e| self.error(e))
    }

    /// Notes that somebody has seen what happened up to a moment (`2026-11-23T01:20:00Z`).
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn see_digest(&mut self, person: Option<i64>, at: &str) -> Result<(), StoreError> {
        self.change(|tx| {
            tx.execute(
                "INSERT INTO digests (person, revision, at)
                 VALUES (?1, (SELECT coalesce(max(id), 0) FROM revisions), ?2)
                 ON CONFLICT (person) DO UPDATE SET revision = excluded.revision, at = excluded.at",
                params![person.unwrap_or(0), at],
            )
            .map(drop)
        })
    }

    /// The moment now, as the store keeps moments, or so many days before.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn moment(&self, days_ago: u32) -> Result<String, StoreError> {
        let sql = "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?1)";
        self.db.query_row(sql, [format!("-{days_ago} days")], |row| row.get(0)).map_err(|e| self.error(e))
    }

    /// What happened since a moment, that moment included.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn digest(&self, since: &str) -> Result<ActivityDigest, StoreError> {
        let error = |e| self.error(e);
        let counted = |sql: &str| self.db.query_row(sql, [since], |row| row.get(0)).map_err(error);
        let sql = "SELECT kind, action, count(*) FROM revisions WHERE at >= ?1 GROUP BY kind, action ORDER BY kind, action";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let decisions = statement
            .query_map([since], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .and_then(Iterator::collect)
            .map_err(error)?;
        let sql = "SELECT verb, count(*) FROM log WHERE at >= ?1 GROUP BY verb ORDER BY verb";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let done = statement
            .query_map([since], |row| Ok((row.get(0)?, row.get(1)?)))
            .and_then(Iterator::collect)
            .map_err(error)?;
        Ok(ActivityDigest {
            decisions,
            imports: self.imports()?.into_iter().filter(|import| *import.at >= *since).collect(),
            done,
            questions: counted("SELECT count(*) FROM asked WHERE at >= ?1")?,
            published: counted("SELECT count(*) FROM publication_versions WHERE at >= ?1")?,
        })
    }
}

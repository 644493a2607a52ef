//! Words of an article that are left out of exports, such as names of private persons, with who left them out and why.

use crate::revisions::NewRevision;
use crate::{Store, StoreError, log::NOW};
use rusqlite::{OptionalExtension as _, params};
use serde::Serialize;

/// Words that are left out of exports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Redaction {
    /// Its number.
    pub id: i64,
    /// The Unicode scalar of the article's whole text (title, line break, text) with which they begin.
    pub start: usize,
    /// The one after their end.
    pub end: usize,
    /// Why.
    pub why: String,
}

impl Store {
    /// The words of an article that are left out of exports, in its order.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn redactions(&self, article: i64) -> Result<Vec<Redaction>, StoreError> {
        let sql = "SELECT id, start, \"end\", why FROM redactions WHERE article = ?1 ORDER BY start, id";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let all = statement
            .query_map([article], |row| {
                Ok(Redaction { id: row.get(0)?, start: row.get(1)?, end: row.get(2)?, why: row.get(3)? })
            })
            .map_err(|e| self.error(e))?;
        all.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// Leaves words out of exports from now on; answers the number under which this is kept. The words themselves are not
    /// kept with it.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn redact(
        &mut self,
        article: i64,
        (start, end): (usize, usize),
        person: Option<i64>,
        why: &str,
    ) -> Result<i64, StoreError> {
        self.change(|tx| {
            let sql = format!(
                "INSERT INTO redactions (article, start, \"end\", person, at, why) VALUES (?1, ?2, ?3, ?4, {NOW}, ?5)"
            );
            tx.execute(&sql, params![article, start, end, person, why])?;
            let id = tx.last_insert_rowid();
            trail(tx, (article, person), "redacted", (start, end), why)?;
            Ok(id)
        })
    }

    /// Lets words into exports again. Answers whether they were left out.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn unredact(&mut self, article: i64, id: i64, person: Option<i64>) -> Result<bool, StoreError> {
        self.change(|tx| {
            let sql = "DELETE FROM redactions WHERE article = ?1 AND id = ?2 RETURNING start, \"end\"";
            let span: Option<(usize, usize)> =
                tx.query_row(sql, params![article, id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let Some(span) = span else { return Ok(false) };
            trail(tx, (article, person), "unredacted", span, "")?;
            Ok(true)
        })
    }
}

fn trail(
    db: &rusqlite::Connection,
    (article, person): (i64, Option<i64>),
    action: &str,
    (start, end): (usize, usize),
    why: &str,
) -> rusqlite::Result<i64> {
    NewRevision {
        person,
        kind: "redaction",
        subject: &format!("{article}:{start}-{end}"),
        report: Some((article, None)),
        action,
        old: None,
        new: None,
        why,
    }
    .keep(db)
}

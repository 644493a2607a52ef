//! What people decided, the last first.

use crate::{Store, StoreError};
use rusqlite::{Row, ToSql, params};
use serde::Serialize;

/// A decision as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionLine {
    /// Its number.
    pub id: i64,
    /// When, in UTC.
    pub at: String,
    /// By whom; nobody by name where one person works alone.
    pub person: Option<String>,
    /// About what: `report`, `article`, `pair`, `person`, `flag`, `coding`, `redaction`.
    pub kind: String,
    /// About which.
    pub subject: String,
    /// The article, where it is about one.
    pub article: Option<i64>,
    /// The report's place in it.
    pub index: Option<usize>,
    /// What was done.
    pub action: String,
    /// What stood there before, as JSON or a word.
    pub old: Option<String>,
    /// What stands there now.
    pub new: Option<String>,
    /// Why.
    pub why: String,
    /// Whether it is the last about its subject.
    pub is_last: bool,
}

const COLUMNS: &str = "r.id, at, name, kind, subject, article, idx, action, old, new, why,
    NOT EXISTS (SELECT 1 FROM revisions later WHERE later.kind = r.kind AND later.subject = r.subject AND later.id > r.id)";

fn line(row: &Row<'_>) -> rusqlite::Result<RevisionLine> {
    Ok(RevisionLine {
        id: row.get(0)?,
        at: row.get(1)?,
        person: row.get(2)?,
        kind: row.get(3)?,
        subject: row.get(4)?,
        article: row.get(5)?,
        index: row.get(6)?,
        action: row.get(7)?,
        old: row.get(8)?,
        new: row.get(9)?,
        why: row.get(10)?,
        is_last: row.get(11)?,
    })
}

impl Store {
    fn revisions_where(
        &self,
        condition: &str,
        values: &[&dyn ToSql],
    ) -> Result<Vec<RevisionLine>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM revisions r LEFT JOIN people ON people.id = person WHERE {condition}"
        );
        let mut statement = self.db.prepare(&sql).map_err(|e| self.error(e))?;
        let lines = statement.query_map(values, line).map_err(|e| self.error(e))?;
        lines.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// What was decided about an article and its reports.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn revisions_of_article(&self, article: i64, limit: usize) -> Result<Vec<RevisionLine>, StoreError> {
        self.revisions_where("article = ?1 ORDER BY r.id DESC LIMIT ?2", params![article, limit])
    }

    /// What was decided about one thing.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn revisions_of(&self, kind: &str, subject: &str) -> Result<Vec<RevisionLine>, StoreError> {
        self.revisions_where(
            "kind = ?1 AND subject = ?2 ORDER BY r.id DESC LIMIT 200",
            params![kind, subject],
        )
    }

    /// The last decisions of one person about reports.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn last_report_decisions(
        &self,
        person: Option<i64>,
        limit: usize,
    ) -> Result<Vec<RevisionLine>, StoreError> {
        self.revisions_where(
            "person IS ?1 AND kind = 'report' ORDER BY r.id DESC LIMIT ?2",
            params![person, limit],
        )
    }

    /// All that was decided before a number (of all where it is `None`), the last first.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn revisions_before(
        &self,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<RevisionLine>, StoreError> {
        let before = before.unwrap_or(i64::MAX);
        self.revisions_where("r.id < ?1 ORDER BY r.id DESC LIMIT ?2", params![before, limit])
    }

    /// The number of the last decision of all; 0 where there is none.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn last_revision(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(id), 0) FROM revisions";
        self.db.query_row(sql, [], |row| row.get(0)).map_err(|e| self.error(e))
    }
}

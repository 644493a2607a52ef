//! Every decision of a person with what stood there before and after: rows that nothing changes but a purge.

use crate::log::NOW;
use rusqlite::{Connection, params};

/// A revision that is to be kept.
pub(crate) struct NewRevision<'a> {
    pub(crate) person: Option<i64>,
    pub(crate) kind: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) report: Option<(i64, Option<usize>)>,
    pub(crate) action: &'a str,
    pub(crate) old: Option<String>,
    pub(crate) new: Option<String>,
    pub(crate) why: &'a str,
}

impl NewRevision<'_> {
    /// Writes it and answers its number.
    pub(crate) fn keep(self, db: &Connection) -> rusqlite::Result<i64> {
        let (article, index) = self.report.map_or((None, None), |(article, index)| (Some(article), index));
        let sql = format!(
            "INSERT INTO revisions (at, person, kind, subject, article, idx, action, old, new, why)
             VALUES ({NOW}, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        );
        db.execute(
            &sql,
            params![
                self.person,
                self.kind,
                self.subject,
                article,
                index,
                self.action,
                self.old,
                self.new,
                self.why
            ],
        )?;
        Ok(db.last_insert_rowid())
    }
}

/// Empties what the revisions kept of an article; that somebody decided something stays.
pub(crate) fn forget(db: &Connection, doc: &str) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE revisions SET old = NULL, new = NULL, why = ''
         WHERE article IN (SELECT id FROM articles WHERE doc = ?1)",
        [doc],
    )?;
    // Decisions about pairs name the article; without it they say nothing.
    let of = "substr(a, 1, length(?1) + 1) = ?1 || '#' OR substr(b, 1, length(?1) + 1) = ?1 || '#'";
    db.execute(&format!("DELETE FROM decisions WHERE {of}"), [doc]).map(drop)
}

//! Words of articles that are left out of all that is given to others, such as names of private persons.

use super::NewRevision;
use crate::{Store, StoreError, log::NOW};
use rusqlite::{OptionalExtension as _, params};
use std::{collections::BTreeMap, ops::Range};

/// Words that are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedactionLine {
    /// Its number.
    pub id: i64,
    /// Where they stand: Unicode scalars of title, line break and text.
    pub span: Range<usize>,
    /// Who left them out; nobody by name where one person works alone.
    pub person: Option<String>,
    /// When, in UTC.
    pub at: String,
    /// Why.
    pub why: String,
}

impl Store {
    /// Leaves words of an article out of what is given to others. The trail says where they stand, never which they are.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn redact(
        &mut self,
        article: i64,
        spans: &[Range<usize>],
        person: Option<i64>,
        why: &str,
    ) -> Result<usize, StoreError> {
        self.change(|tx| {
            let mut new = 0;
            for span in spans {
                let sql = "SELECT EXISTS (SELECT 1 FROM redactions WHERE article = ?1 AND start = ?2 AND \"end\" = ?3)";
                if tx.query_row(sql, params![article, span.start, span.end], |row| row.get(0))? {
                    continue;
                }
                let sql = format!(
                    "INSERT INTO redactions (article, start, \"end\", person, at, why) VALUES (?1, ?2, ?3, ?4, {NOW}, ?5)"
                );
                tx.execute(&sql, params![article, span.start, span.end, person, why])?;
                new += 1;
                trail(tx, (article, span), person, ("redacted", why))?;
            }
            Ok(new)
        })
    }

    /// Takes a redaction back. Answers whether there was one.
    ///
    /// # Errors
    /// As [`Store::redact`].
    pub fn take_redaction_back(
        &mut self,
        article: i64,
        id: i64,
        person: Option<i64>,
    ) -> Result<bool, StoreError> {
        self.change(|tx| {
            let sql = "SELECT start, \"end\" FROM redactions WHERE id = ?1 AND article = ?2";
            let span = tx
                .query_row(sql, [id, article], |row| Ok(row.get::<_, usize>(0)?..row.get::<_, usize>(1)?))
                .optional()?;
            let Some(span) = span else { return Ok(false) };
            tx.execute("DELETE FROM redactions WHERE id = ?1", [id])?;
            trail(tx, (article, &span), person, ("unredacted", ""))?;
            Ok(true)
        })
    }

    /// The words of an article that are left out, in the order in which they stand.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn redactions(&self, article: i64) -> Result<Vec<RedactionLine>, StoreError> {
        let sql = "SELECT redactions.id, start, \"end\", name, at, why FROM redactions
                   LEFT JOIN people ON people.id = person WHERE article = ?1 ORDER BY start, \"end\"";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let lines = statement
            .query_map([article], |row| {
                Ok(RedactionLine {
                    id: row.get(0)?,
                    span: row.get(1)?..row.get(2)?,
                    person: row.get(3)?,
                    at: row.get(4)?,
                    why: row.get(5)?,
                })
            })
            .map_err(|e| self.error(e))?;
        lines.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// Where words are left out, by the names of the articles.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn all_redactions(&self) -> Result<BTreeMap<String, Vec<Range<usize>>>, StoreError> {
        let sql = "SELECT doc, start, \"end\" FROM redactions JOIN articles ON articles.id = article ORDER BY doc, start";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let rows = statement
            .query_map([], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, usize>(1)?..row.get::<_, usize>(2)?))
            })
            .map_err(|e| self.error(e))?;
        let mut all: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
        for row in rows {
            let (doc, span) = row.map_err(|e| self.error(e))?;
            all.entry(doc).or_default().push(span);
        }
        Ok(all)
    }
}

fn trail(
    db: &rusqlite::Connection,
    (article, span): (i64, &Range<usize>),
    person: Option<i64>,
    (action, why): (&str, &str),
) -> rusqlite::Result<()> {
    let place = format!("{}..{}", span.start, span.end);
    NewRevision {
        person,
        kind: "redaction",
        subject: &format!("{article}:{place}"),
        report: Some((article, None)),
        action,
        old: None,
        new: Some(place),
        why,
    }
    .keep(db)
    .map(drop)
}

//! A second coding of an article by somebody who has not seen the first: how far two people read alike.

use super::review::{ReportVerdict, Standing, add, current, put};
use crate::revisions::NewRevision;
use crate::{Store, StoreError, articles::record, log::NOW};
use rusqlite::{OptionalExtension as _, Row, params};
use serde::Serialize;
use tazamun_record::Report;

/// A second coding as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodingLine {
    /// Its number.
    pub id: i64,
    /// The article's number.
    pub article: i64,
    /// Who codes.
    pub person: i64,
    /// Their name.
    pub name: String,
    /// When it was ended, in UTC.
    pub done: Option<String>,
    /// When somebody settled where it differs from the first.
    pub settled: Option<String>,
}

/// A second coding with its reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SecondCoding {
    /// Whose it is and how far.
    pub line: CodingLine,
    /// Its reports by their places.
    pub reports: Vec<(usize, Report)>,
}

/// What is taken over of a second coding.
#[derive(Debug, Clone, PartialEq)]
pub enum Settled {
    /// Its report in the place of one of the first.
    Replace(usize, Report),
    /// A report that it alone has.
    Add(Report),
    /// One of the first that it does not have is left out.
    Reject(usize),
}

const COLUMNS: &str = "codings.id, article, person, name, done, settled";

fn line(row: &Row<'_>) -> rusqlite::Result<CodingLine> {
    Ok(CodingLine {
        id: row.get(0)?,
        article: row.get(1)?,
        person: row.get(2)?,
        name: row.get(3)?,
        done: row.get(4)?,
        settled: row.get(5)?,
    })
}

fn kept(
    db: &rusqlite::Connection,
    (person, article): (Option<i64>, i64),
    coding: i64,
    (action, old, new): (&str, Option<String>, Option<String>),
) -> rusqlite::Result<i64> {
    let subject = coding.to_string();
    let report = Some((article, None));
    NewRevision { person, kind: "coding", subject: &subject, report, action, old, new, why: "" }.keep(db)
}

impl Store {
    /// The second codings of an article, or of all.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn codings(&self, article: Option<i64>) -> Result<Vec<CodingLine>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM codings JOIN people ON people.id = person WHERE ?1 IS NULL OR article = ?1
             ORDER BY codings.id"
        );
        let mut statement = self.db.prepare(&sql).map_err(|e| self.error(e))?;
        let lines = statement.query_map([article], line).map_err(|e| self.error(e))?;
        lines.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// A second coding with its reports.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or a record does not read back.
    pub fn second_coding(&self, id: i64) -> Result<Option<SecondCoding>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM codings JOIN people ON people.id = person WHERE codings.id = ?1");
        let found = self.db.query_row(&sql, [id], line).optional().map_err(|e| self.error(e))?;
        let Some(line) = found else { return Ok(None) };
        let sql = "SELECT idx, record FROM coded_reports WHERE coding = ?1 ORDER BY idx";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let rows =
            statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?))).map_err(|e| self.error(e))?;
        let mut reports = Vec::new();
        for row in rows {
            let (index, record): (usize, String) = row.map_err(|e| self.error(e))?;
            reports.push((index, self.read_back(&format!("report {index} of coding {id}"), &record)?));
        }
        Ok(Some(SecondCoding { line, reports }))
    }

    /// Begins a second coding, or finds the one that was begun; nothing where the person has coded the article already.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn begin_coding(&mut self, article: i64, person: i64) -> Result<Option<i64>, StoreError> {
        self.change(|tx| {
            let sql = "SELECT id FROM codings WHERE article = ?1 AND person = ?2";
            let found = tx.query_row(sql, params![article, person], |row| row.get(0)).optional()?;
            if let Some(id) = found {
                return Ok(Some(id));
            }
            let seen = "SELECT EXISTS (SELECT 1 FROM revisions WHERE article = ?1 AND person = ?2 AND kind = 'report')
                        OR NOT EXISTS (SELECT 1 FROM articles WHERE id = ?1)";
            if tx.query_row(seen, params![article, person], |row| row.get::<_, bool>(0))? {
                return Ok(None);
            }
            let sql = format!("INSERT INTO codings (article, person, since) VALUES (?1, ?2, {NOW})");
            tx.execute(&sql, params![article, person])?;
            let id = tx.last_insert_rowid();
            kept(tx, (Some(person), article), id, ("begun", None, None))?;
            Ok(Some(id))
        })
    }

    /// Puts a report into a second coding, at a place or behind the last, or takes one out of it. Answers its place, or
    /// nothing where the coding is ended or not this person's.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn put_coded(
        &mut self,
        coding: i64,
        person: i64,
        index: Option<usize>,
        report: Option<&Report>,
    ) -> Result<Option<usize>, StoreError> {
        self.change(|tx| {
            let open = "SELECT article FROM codings WHERE id = ?1 AND person = ?2 AND done IS NULL";
            let article: Option<i64> =
                tx.query_row(open, params![coding, person], |row| row.get(0)).optional()?;
            let Some(article) = article else { return Ok(None) };
            let next = "SELECT coalesce(max(idx) + 1, 0) FROM coded_reports WHERE coding = ?1";
            let index = match index {
                Some(index) => index,
                None => tx.query_row(next, [coding], |row| row.get(0))?,
            };
            let sql = "SELECT record FROM coded_reports WHERE coding = ?1 AND idx = ?2";
            let old: Option<String> =
                tx.query_row(sql, params![coding, index], |row| row.get(0)).optional()?;
            let new = report.map(record).transpose()?;
            match &new {
                Some(new) => tx.execute(
                    "INSERT INTO coded_reports (coding, idx, record) VALUES (?1, ?2, ?3)
                     ON CONFLICT (coding, idx) DO UPDATE SET record = excluded.record",
                    params![coding, index, new],
                )?,
                None => tx.execute(
                    "DELETE FROM coded_reports WHERE coding = ?1 AND idx = ?2",
                    params![coding, index],
                )?,
            };
            kept(tx, (Some(person), article), coding, ("coded", old, new))?;
            Ok(Some(index))
        })
    }

    /// Ends a second coding: from now on it can be held against the first. Answers whether it was open and this person's.
    ///
    /// # Errors
    /// As [`Store::begin_coding`].
    pub fn end_coding(&mut self, coding: i64, person: i64) -> Result<bool, StoreError> {
        self.change(|tx| {
            let sql = format!(
                "UPDATE codings SET done = {NOW} WHERE id = ?1 AND person = ?2 AND done IS NULL RETURNING article"
            );
            let article: Option<i64> =
                tx.query_row(&sql, params![coding, person], |row| row.get(0)).optional()?;
            let Some(article) = article else { return Ok(false) };
            kept(tx, (Some(person), article), coding, ("ended", None, None))?;
            Ok(true)
        })
    }

    /// Settles where an ended second coding differs from the first: all that was chosen is taken over at once, or nothing.
    /// Answers whether there was such a coding, not settled yet, whose reports are still there.
    ///
    /// # Errors
    /// As [`Store::begin_coding`].
    pub fn settle_coding(
        &mut self,
        coding: i64,
        person: Option<i64>,
        choices: &[Settled],
    ) -> Result<bool, StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let error = |e| StoreError::of(&path, e);
            let sql = format!(
                "UPDATE codings SET settled = {NOW} WHERE id = ?1 AND done IS NOT NULL AND settled IS NULL
                 RETURNING article"
            );
            let article: Option<i64> =
                tx.query_row(&sql, [coding], |row| row.get(0)).optional().map_err(error)?;
            let Some(article) = article else { return Ok(false) };
            for choice in choices {
                take_over(tx, article, person, choice).map_err(error)?;
            }
            kept(tx, (person, article), coding, ("settled", None, None)).map_err(error)?;
            Ok(true)
        })
    }
}

fn take_over(
    tx: &rusqlite::Connection,
    article: i64,
    person: Option<i64>,
    choice: &Settled,
) -> rusqlite::Result<()> {
    let (index, verdict, report) = match choice {
        Settled::Add(report) => {
            let new = Standing { verdict: ReportVerdict::Accepted, report: report.clone() };
            return add(tx, article, person, new).map(drop);
        }
        Settled::Replace(index, report) => (*index, ReportVerdict::Corrected, Some(report)),
        Settled::Reject(index) => (*index, ReportVerdict::Rejected, None),
    };
    let before = current(tx, article, index)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let report = report.unwrap_or(&before.standing.report).clone();
    let new = Standing { verdict, report };
    put(tx, (article, index), person, verdict.word(), (Some(&before.standing), &new), "").map(drop)
}

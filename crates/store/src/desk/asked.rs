//! What was asked of the data in the desk, each question with the answer that is kept of it.
//!
//! All questions are kept, so that their number can be told: of many questions one finds something by luck alone.

use crate::{
    Store, StoreError,
    log::{NOW, note},
};
use rusqlite::{OptionalExtension as _, Row, params};
use serde_json::Value;

/// A question that was asked and answered.
#[derive(Debug, Clone, Copy)]
pub struct NewQuestion<'a> {
    /// Who asked; nobody by name where one person works alone.
    pub person: Option<i64>,
    /// What was asked (`sync`, `waves` …).
    pub kind: &'a str,
    /// The data that were asked: their names and a fingerprint.
    pub data: &'a str,
    /// The question itself, in the one form in which it can be asked again.
    pub query: &'a str,
    /// Its p, where a test gives one.
    pub p: Option<f64>,
    /// The command that asks the same.
    pub command: &'a str,
    /// The fingerprint of all incidents of the store ([`Store::data_fingerprint`]).
    pub all_data: &'a str,
    /// The answer.
    pub record: &'a Value,
}

/// A question as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedQuestion {
    /// Its number.
    pub id: i64,
    /// When, in UTC.
    pub at: String,
    /// By whom; nobody by name where one person works alone.
    pub person: Option<String>,
    /// What was asked.
    pub kind: String,
    /// The data that were asked.
    pub data: String,
    /// The question.
    pub query: String,
    /// Its p, where a test gave one.
    pub p: Option<f64>,
}

const COLUMNS: &str = "asked.id, asked.at, name, asked.kind, asked.data, query, p";

fn line(row: &Row<'_>) -> rusqlite::Result<AskedQuestion> {
    Ok(AskedQuestion {
        id: row.get(0)?,
        at: row.get(1)?,
        person: row.get(2)?,
        kind: row.get(3)?,
        data: row.get(4)?,
        query: row.get(5)?,
        p: row.get(6)?,
    })
}

impl Store {
    /// Keeps a question with its answer; the number of the question.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn keep_question(&mut self, new: &NewQuestion<'_>) -> Result<i64, StoreError> {
        self.change(|tx| {
            let sql = format!(
                "INSERT INTO findings (at, kind, command, data, record) VALUES ({NOW}, ?1, ?2, ?3, ?4)"
            );
            tx.execute(&sql, params![new.kind, new.command, new.all_data, new.record.to_string()])?;
            let finding = tx.last_insert_rowid();
            note(tx, "find", &format!("finding {finding}: {}", new.command))?;
            let sql = format!(
                "INSERT INTO asked (at, person, kind, data, query, p, finding)
                 VALUES ({NOW}, ?1, ?2, ?3, ?4, ?5, ?6)"
            );
            tx.execute(&sql, params![new.person, new.kind, new.data, new.query, new.p, finding])?;
            Ok(tx.last_insert_rowid())
        })
    }

    /// The questions, the last first.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn questions_asked(&self, limit: usize) -> Result<Vec<AskedQuestion>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM asked LEFT JOIN people ON people.id = asked.person ORDER BY asked.id DESC LIMIT ?1"
        );
        let mut statement = self.db.prepare(&sql).map_err(|e| self.error(e))?;
        let lines = statement.query_map([limit], line).map_err(|e| self.error(e))?;
        lines.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// One question with its answer, where it is still kept.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or the answer does not read back.
    pub fn question_asked(&self, id: i64) -> Result<Option<(AskedQuestion, Value)>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, record FROM asked JOIN findings ON findings.id = finding
             LEFT JOIN people ON people.id = asked.person WHERE asked.id = ?1"
        );
        let found = self
            .db
            .query_row(&sql, [id], |row| Ok((line(row)?, row.get::<_, String>(7)?)))
            .optional()
            .map_err(|e| self.error(e))?;
        let Some((asked, record)) = found else { return Ok(None) };
        let record = self.read_back(&format!("question {id}"), &record)?;
        Ok(Some((asked, record)))
    }
}

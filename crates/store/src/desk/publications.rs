//! Briefs that were given to others: each under an id that stays, with every version that was ever given.

use crate::{Store, StoreError, log::NOW, revisions::NewRevision};
use rusqlite::{OptionalExtension as _, params};
use serde_json::Value;

/// A brief that is to be given to others.
#[derive(Debug, Clone, Copy)]
pub struct NewPublication<'a> {
    /// Its id, where none of the same question was given before.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The question that it answers.
    pub query: &'a str,
    /// Who gives it.
    pub person: Option<i64>,
    /// The data that it rests on.
    pub data: &'a str,
    /// What it says.
    pub record: &'a Value,
}

/// A published brief, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The question that it answers.
    pub query: String,
    /// How many versions there are; the last has this number.
    pub versions: u32,
    /// When the last was published, in UTC.
    pub at: String,
    /// The data that the last rests on.
    pub data: String,
}

/// One version of a published brief.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedVersion {
    /// Its number, from 1.
    pub version: u32,
    /// When, in UTC.
    pub at: String,
    /// By whom; nobody by name where one person works alone.
    pub person: Option<String>,
    /// The data that it rests on.
    pub data: String,
    /// What it says.
    pub record: Value,
}

impl Store {
    /// Publishes a brief: a further version where one of the same question is there. Its id and the version's number.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn publish(&mut self, new: &NewPublication<'_>) -> Result<(String, u32), StoreError> {
        self.change(|tx| {
            let known: Option<String> = tx
                .query_row("SELECT id FROM publications WHERE query = ?1", [new.query], |row| row.get(0))
                .optional()?;
            let id = match known {
                Some(id) => {
                    tx.execute("UPDATE publications SET title = ?2 WHERE id = ?1", [&id, new.title])?;
                    id
                }
                None => {
                    let sql = "INSERT INTO publications (id, title, query) VALUES (?1, ?2, ?3)";
                    tx.execute(sql, [new.id, new.title, new.query])?;
                    new.id.to_owned()
                }
            };
            let sql = "SELECT coalesce(max(version), 0) + 1 FROM publication_versions WHERE publication = ?1";
            let version: u32 = tx.query_row(sql, [&id], |row| row.get(0))?;
            let sql = format!(
                "INSERT INTO publication_versions (publication, version, at, person, data, record)
                 VALUES (?1, ?2, {NOW}, ?3, ?4, ?5)"
            );
            tx.execute(&sql, params![id, version, new.person, new.data, new.record.to_string()])?;
            NewRevision {
                person: new.person,
                kind: "brief",
                subject: &id,
                report: None,
                action: "published",
                old: None,
                new: Some(version.to_string()),
                why: "",
            }
            .keep(tx)?;
            Ok((id, version))
        })
    }

    /// The published briefs, the one published last first.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn publications(&self) -> Result<Vec<PublicationLine>, StoreError> {
        let sql = "SELECT id, title, query, version, at, data FROM publications
                   JOIN publication_versions v ON publication = id
                   WHERE version = (SELECT max(version) FROM publication_versions w WHERE w.publication = id)
                   ORDER BY at DESC, id LIMIT 1000";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let lines = statement
            .query_map([], |row| {
                Ok(PublicationLine {
                    id: row.get(0)?,
                    title: row.get(1)?,
                    query: row.get(2)?,
                    versions: row.get(3)?,
                    at: row.get(4)?,
                    data: row.get(5)?,
                })
            })
            .map_err(|e| self.error(e))?;
        lines.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// One version of a published brief: the last where none is named.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or what it says does not read back.
    pub fn published(
        &self,
        id: &str,
        version: Option<u32>,
    ) -> Result<Option<(PublicationLine, PublishedVersion)>, StoreError> {
        let Some(line) = self.publications()?.into_iter().find(|line| line.id == id) else { return Ok(None) };
        let sql = "SELECT version, at, name, data, record FROM publication_versions
                   LEFT JOIN people ON people.id = person WHERE publication = ?1 AND version = ?2";
        let found = self
            .db
            .query_row(sql, params![id, version.unwrap_or(line.versions)], |row| {
                let (version, at, person, data) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
                let published = PublishedVersion { version, at, person, data, record: Value::Null };
                Ok((published, row.get::<_, String>(4)?))
            })
            .optional()
            .map_err(|e| self.error(e))?;
        let Some((published, record)) = found else { return Ok(None) };
        let record = self.read_back(&format!("brief {id}"), &record)?;
        Ok(Some((line, PublishedVersion { record, ..published })))
    }
}

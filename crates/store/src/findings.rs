//! Results, with the fingerprint of the data that they rest on.
//!
//! A result rests on the store's own incidents, or on files of datasets. The first has moved on where any incident of the
//! store is another one than before; the second where the store has taken in a later release of a dataset of which one
//! of those files was a release.

use crate::{
    Store, StoreError,
    articles::hex,
    log::{NOW, note},
};
use rusqlite::{Row, params};
use sha2::{Digest, Sha256};

/// What stands before the hashes of the files that a result rests on.
const FILES: &str = "files ";

/// A result as it is kept.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StoredFinding {
    /// Its number in the store, from 1.
    pub id: i64,
    /// When it was found, in UTC.
    pub at: String,
    /// What test it comes from (`sync`, `pair`, `brief` …).
    pub kind: String,
    /// The command that finds it again.
    pub command: String,
    /// The result itself.
    pub record: serde_json::Value,
    /// True where the data that it rests on are no longer the newest.
    pub data_moved_on: bool,
}

impl Store {
    /// Keeps a result that rests on the store's incidents, with the command that finds it again.
    ///
    /// Returns its number.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn add_finding(
        &mut self,
        kind: &str,
        command: &str,
        record: &serde_json::Value,
    ) -> Result<i64, StoreError> {
        let data = self.data_fingerprint()?;
        self.put_finding(kind, command, &data, record)
    }

    /// Keeps a result that rests on files, which are known by the SHA-256 of their bytes (in hexadecimal).
    ///
    /// # Errors
    /// As [`Store::add_finding`].
    pub fn add_finding_from_files(
        &mut self,
        kind: &str,
        command: &str,
        files: &[&str],
        record: &serde_json::Value,
    ) -> Result<i64, StoreError> {
        self.put_finding(kind, command, &format!("{FILES}{}", files.join(" ")), record)
    }

    fn put_finding(
        &mut self,
        kind: &str,
        command: &str,
        data: &str,
        record: &serde_json::Value,
    ) -> Result<i64, StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = format!(
                "INSERT INTO findings (at, kind, command, data, record) VALUES ({NOW}, ?1, ?2, ?3, ?4)"
            );
            tx.execute(&sql, params![kind, command, data, record.to_string()])
                .and_then(|_| {
                    let id = tx.last_insert_rowid();
                    note(tx, "find", &format!("finding {id}: {command}"))?;
                    Ok(id)
                })
                .map_err(|e| StoreError::of(&path, e))
        })
    }

    /// The results, the first one first.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or a record does not read back.
    pub fn findings(&self) -> Result<Vec<StoredFinding>, StoreError> {
        // Every incident is read for it: not before a finding asks.
        let mut now: Option<String> = None;
        let error = |e| self.error(e);
        let sql = "SELECT id, at, kind, command, data, record FROM findings ORDER BY id";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let row = |r: &Row<'_>| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?));
        let rows = statement.query_map([], row).map_err(error)?;
        let mut findings = Vec::new();
        for row in rows {
            let (id, at, kind, command, data, record): (i64, _, _, _, String, String) = row.map_err(error)?;
            let record = self.read_back(&format!("finding {id}"), &record)?;
            let data_moved_on = match data.strip_prefix(FILES) {
                Some(files) => self.any_is_superseded(files)?,
                None => {
                    let current = match now.take() {
                        Some(fingerprint) => fingerprint,
                        None => self.data_fingerprint()?,
                    };
                    data != *now.insert(current)
                }
            };
            findings.push(StoredFinding { id, at, kind, command, record, data_moved_on });
        }
        Ok(findings)
    }

    /// Whether the store imported one of these files, and later another release of its dataset.
    fn any_is_superseded(&self, files: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM imports AS old JOIN imports AS new USING (dataset)
                   WHERE old.hash = ?1 AND new.id > old.id AND new.hash <> old.hash
                   AND NOT EXISTS (SELECT 1 FROM imports AS back
                                   WHERE back.dataset = old.dataset AND back.id > new.id AND back.hash = old.hash))";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        for file in files.split(' ').filter(|file| !file.is_empty()) {
            if statement.query_row([file], |row| row.get(0)).map_err(|e| self.error(e))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The SHA-256 of all incidents in the store: two stores with the same incidents have the same.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn data_fingerprint(&self) -> Result<String, StoreError> {
        let error = |e| self.error(e);
        let sql = "SELECT dataset, id, record FROM incidents ORDER BY dataset, id";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let mut rows = statement.query([]).map_err(error)?;
        let mut hash = Sha256::new();
        while let Some(row) = rows.next().map_err(error)? {
            for column in 0..3 {
                let part = row.get_ref(column).and_then(|v| Ok(v.as_str()?)).map_err(error)?;
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part);
            }
        }
        Ok(hex(&hash.finalize()))
    }
}

//! Results, with the fingerprint of the data that they rest on.

use crate::{
    Store, StoreError,
    articles::hex,
    log::{NOW, note},
};
use rusqlite::{Row, params};
use sha2::{Digest, Sha256};

/// A result as it is kept.
#[derive(Debug, Clone, PartialEq)]
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
    /// True where the store's incidents are no longer those that it rests on.
    pub data_moved_on: bool,
}

impl Store {
    /// Keeps a result, with the command that finds it again and the state of the data on which it rests.
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
        let now = self.data_fingerprint()?;
        let error = |e| self.error(e);
        let sql = "SELECT id, at, kind, command, data, record FROM findings ORDER BY id";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let row = |r: &Row<'_>| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?));
        let rows = statement.query_map([], row).map_err(error)?;
        let mut findings = Vec::new();
        for row in rows {
            let (id, at, kind, command, data, record): (i64, _, _, _, String, String) = row.map_err(error)?;
            let record = self.read_back(&format!("finding {id}"), &record)?;
            findings.push(StoredFinding { id, at, kind, command, record, data_moved_on: data != now });
        }
        Ok(findings)
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

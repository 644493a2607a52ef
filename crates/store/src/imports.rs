//! Files of datasets, release after release.
//!
//! A dataset's next release takes the place of the one before, and what it adds, changes and takes away is counted
//! and named: results that rest on the older rows can then say that their data have moved on ([`Store::findings`]).

use crate::{
    MERGED, Store, StoreError,
    articles::{hex, record},
    incidents::put,
    log::{NOW, note},
};
use rusqlite::{Row, params};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, io::Read};
use tazamun_record::Incident;

/// A dataset's file, as it is to be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatasetFile<'a> {
    /// The dataset's name (`ucdp-ged`, `acled`, a user's own).
    pub dataset: &'a str,
    /// Its release, as its makers call it; may be empty.
    pub version: &'a str,
    /// The file's name.
    pub file: &'a str,
    /// The file's SHA-256 ([`file_hash`]).
    pub hash: &'a str,
}

/// What a release changes against the rows that the store held of its dataset.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Changes {
    /// Ids that are new.
    pub added: Vec<String>,
    /// Ids whose row differs.
    pub changed: Vec<String>,
    /// Ids that are gone.
    pub removed: Vec<String>,
    /// How many rows are as they were.
    pub kept: usize,
    /// The very same file was imported last, and nothing was done.
    pub same_file: bool,
}

/// An import as `log` shows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs)]
pub struct ImportLine {
    pub at: String,
    pub dataset: String,
    pub version: String,
    pub file: String,
    pub hash: String,
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    pub kept: usize,
}

/// The SHA-256 of a file's bytes, in hexadecimal.
///
/// # Errors
/// Those of reading.
pub fn file_hash(mut file: impl Read) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = [0u8; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex(&hash.finalize())),
            n => hash.update(&buffer[..n]),
        }
    }
}

impl Store {
    /// Puts a release of a dataset in the place of the one before, in one transaction.
    ///
    /// # Errors
    /// [`StoreError::DuplicateId`] where two rows have one id, [`StoreError::ReservedName`] where the dataset is
    /// called [`MERGED`]; nothing is then stored.
    pub fn import(&mut self, file: &DatasetFile<'_>, rows: &[Incident]) -> Result<Changes, StoreError> {
        if file.dataset == MERGED {
            return Err(StoreError::ReservedName { name: file.dataset.to_owned() });
        }
        let path = self.path.clone();
        self.write(|tx| {
            let error = |e| StoreError::of(&path, e);
            let last = "SELECT hash FROM imports WHERE dataset = ?1 ORDER BY id DESC LIMIT 1";
            let last: Option<String> =
                rusqlite::OptionalExtension::optional(tx.query_row(last, [file.dataset], |r| r.get(0)))
                    .map_err(error)?;
            if last.as_deref() == Some(file.hash) {
                return Ok(Changes { kept: rows.len(), same_file: true, ..Changes::default() });
            }
            let before = held(tx, file.dataset).map_err(error)?;
            let (changes, fresh) = compare(file, before, rows).map_err(|e| e.of(&path))?;
            let import = remember(tx, file, &changes).map_err(error)?;
            for id in &changes.removed {
                let sql = "DELETE FROM incidents WHERE dataset = ?1 AND id = ?2";
                tx.prepare_cached(sql).and_then(|mut s| s.execute([file.dataset, id])).map_err(error)?;
            }
            for row in fresh {
                put(tx, file.dataset, Some(import), row).map_err(error)?;
            }
            Ok(changes)
        })
    }

    /// The imports, the first one first.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn imports(&self) -> Result<Vec<ImportLine>, StoreError> {
        let line = |r: &Row<'_>| {
            Ok(ImportLine {
                at: r.get(0)?,
                dataset: r.get(1)?,
                version: r.get(2)?,
                file: r.get(3)?,
                hash: r.get(4)?,
                added: r.get(5)?,
                changed: r.get(6)?,
                removed: r.get(7)?,
                kept: r.get(8)?,
            })
        };
        let sql =
            "SELECT at, dataset, version, file, hash, added, changed, removed, kept FROM imports ORDER BY id";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let lines = statement.query_map([], line).map_err(|e| self.error(e))?;
        lines.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// Takes a dataset's rows out of the store; that they were imported stays in the log.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where it holds none.
    pub fn drop_dataset(&mut self, dataset: &str) -> Result<usize, StoreError> {
        let unknown = self.unknown(dataset);
        let path = self.path.clone();
        self.write(|tx| {
            let error = |e| StoreError::of(&path, e);
            let gone = tx.execute("DELETE FROM incidents WHERE dataset = ?1", [dataset]).map_err(error)?;
            if gone == 0 {
                return Err(unknown);
            }
            // So that the same file can be imported again.
            tx.execute("UPDATE imports SET hash = '' WHERE dataset = ?1", [dataset]).map_err(error)?;
            note(tx, "drop", &format!("dataset {dataset}: {gone} rows")).map_err(error)?;
            Ok(gone)
        })
    }
}

/// The rows that the store holds of a dataset: id and record.
fn held(tx: &rusqlite::Transaction<'_>, dataset: &str) -> rusqlite::Result<BTreeMap<String, String>> {
    let sql = "SELECT id, record FROM incidents WHERE dataset = ?1";
    tx.prepare(sql)?.query_map([dataset], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Why a file's rows cannot be compared with those held.
enum CompareError {
    Sqlite(rusqlite::Error),
    Duplicate(StoreError),
}

impl CompareError {
    fn of(self, path: &std::path::Path) -> StoreError {
        match self {
            CompareError::Sqlite(e) => StoreError::of(path, e),
            CompareError::Duplicate(e) => e,
        }
    }
}

/// What the rows change against those held, and the rows that must be written.
fn compare<'a>(
    file: &DatasetFile<'_>,
    mut before: BTreeMap<String, String>,
    rows: &'a [Incident],
) -> Result<(Changes, Vec<&'a Incident>), CompareError> {
    let mut changes = Changes::default();
    let mut fresh = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for row in rows {
        if !seen.insert(row.id.as_str()) {
            let (file, id) = (file.file.to_owned(), row.id.clone());
            return Err(CompareError::Duplicate(StoreError::DuplicateId { file, id }));
        }
        match before.remove(&row.id) {
            Some(old) if old == record(row).map_err(CompareError::Sqlite)? => changes.kept += 1,
            Some(_) => {
                changes.changed.push(row.id.clone());
                fresh.push(row);
            }
            None => {
                changes.added.push(row.id.clone());
                fresh.push(row);
            }
        }
    }
    changes.removed = before.into_keys().collect();
    Ok((changes, fresh))
}

fn remember(
    tx: &rusqlite::Transaction<'_>,
    file: &DatasetFile<'_>,
    changes: &Changes,
) -> rusqlite::Result<i64> {
    let (added, changed, removed) = (changes.added.len(), changes.changed.len(), changes.removed.len());
    let sql = format!(
        "INSERT INTO imports (at, dataset, version, file, hash, added, changed, removed, kept)
         VALUES ({NOW}, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    );
    let DatasetFile { dataset, version, file, hash } = file;
    tx.execute(&sql, params![dataset, version, file, hash, added, changed, removed, changes.kept])?;
    let import = tx.last_insert_rowid();
    let what = format!(
        "{dataset} {version} from {file}: {added} added, {changed} changed, {removed} removed, {} as they were",
        changes.kept
    );
    note(tx, "import", &what)?;
    Ok(import)
}

//! The tables of a store file, and how a file of an older version becomes one of this version.
//!
//! Each version is one SQL file under `schema/`. A file carries the number of the last one that it went through
//! (`user_version`) and a mark that tells it from other SQLite files (`application_id`). All steps that a file lacks
//! run in one transaction: it has the new version or is as it was.

use crate::{
    StoreError,
    file::{Marks, not_ours},
    guest::tables,
};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;

/// "taza" in ASCII: marks a SQLite file as a store.
pub(crate) const MARK: i32 = 0x7461_7a61;

const STEPS: &[&str] = &[include_str!("../schema/001.sql"), include_str!("../schema/002.sql")];

/// The version that this program reads and writes.
pub(crate) const VERSION: i32 = STEPS.len() as i32;

/// Brings a database to [`VERSION`]. Whose it is, is asked under the lock under which it is written: what was looked at
/// before may be another file by now.
///
/// # Errors
/// [`StoreError::NotAStore`] and [`StoreError::Newer`] where it is not ours to write.
pub(crate) fn migrate(db: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let error = |e| StoreError::of(path, e);
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(error)?;
    let marks = Marks::of_database(&tx).map_err(error)?;
    marks.judge(path)?;
    if !marks.are_ours() && tables(&tx).map_err(error)? > 0 {
        return Err(not_ours(path));
    }
    if marks.version < VERSION {
        steps(&tx, marks.version).map_err(error)?;
    }
    tx.commit().map_err(error)
}

fn steps(tx: &Transaction<'_>, from: i32) -> rusqlite::Result<()> {
    for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "application_id", MARK)?;
    tx.pragma_update(None, "user_version", VERSION)
}

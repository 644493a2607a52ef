//! A database → one of this version, after a look at whose it is and whether it is whole.

use crate::{
    StoreError,
    file::{Marks, not_ours},
    schema::{VERSION, steps, tables},
};
use rusqlite::{Connection, TransactionBehavior};
use std::{path::Path, time::Duration};

/// How long a writer waits for another one to end.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

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

/// Whether an open database is a store, or empty, and its pages hang together.
pub(crate) fn check(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let error = |e| StoreError::of(path, e);
    let marks = Marks::of_database(db).map_err(error)?;
    marks.judge(path)?;
    if !marks.are_ours() && tables(db).map_err(error)? > 0 {
        return Err(not_ours(path));
    }
    let state: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(error)?;
    if state == "ok" {
        return Ok(());
    }
    let what = state.split_whitespace().collect::<Vec<_>>().join(" ");
    Err(StoreError::Corrupt { path: path.to_owned(), what })
}

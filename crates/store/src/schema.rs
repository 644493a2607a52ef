//! The tables of a store file, version by version.
//!
//! Each version is one SQL file under `schema/`. A file carries the number of the last one that it went through
//! (`user_version`) and a mark that tells it from other SQLite files (`application_id`). All steps that a file lacks
//! run in one transaction: it has the new version or is as it was.

use rusqlite::{Connection, Transaction};

/// "taza" in ASCII: marks a SQLite file as a store.
pub(crate) const MARK: i32 = 0x7461_7a61;

const STEPS: &[&str] = &[
    include_str!("../schema/001.sql"),
    include_str!("../schema/002.sql"),
    include_str!("../schema/003.sql"),
    include_str!("../schema/004.sql"),
    include_str!("../schema/005.sql"),
    include_str!("../schema/006.sql"),
];

/// The version that this program reads and writes.
pub(crate) const VERSION: i32 = STEPS.len() as i32;

/// Takes a database through the steps that it lacks.
pub(crate) fn steps(tx: &Transaction<'_>, from: i32) -> rusqlite::Result<()> {
    for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "application_id", MARK)?;
    tx.pragma_update(None, "user_version", VERSION)
}

/// How many tables, indexes and views a database has.
pub(crate) fn tables(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))
}

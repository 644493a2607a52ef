//! The tables of a store file, and how a file of an older version becomes one of this version.
//!
//! Each version is one SQL file under `schema/`. A file carries the number of the last one that it went through
//! (`user_version`) and a mark that tells it from other SQLite files (`application_id`). All steps that a file lacks
//! run in one transaction: it has the new version or is as it was.

use rusqlite::{Connection, TransactionBehavior};

/// "taza" in ASCII: marks a SQLite file as a store.
pub(crate) const MARK: i32 = 0x7461_7a61;

const STEPS: &[&str] = &[include_str!("../schema/001.sql"), include_str!("../schema/002.sql")];

/// The version that this program reads and writes.
pub(crate) const VERSION: i32 = STEPS.len() as i32;

/// Brings a file of version `from` (0: an empty one) to [`VERSION`].
pub(crate) fn migrate(db: &mut Connection) -> rusqlite::Result<()> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read inside the transaction: another process may have migrated the file meanwhile.
    let from: i32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        tx.execute_batch(step)?;
    }
    if from < VERSION {
        tx.pragma_update(None, "application_id", MARK)?;
        tx.pragma_update(None, "user_version", VERSION)?;
    }
    tx.commit()
}

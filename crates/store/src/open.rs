//! Opening a store: looked at before it is touched.
//!
//! A file that is no store, is damaged or comes from a newer program must be left exactly as it is. SQLite writes to
//! a file on several occasions without being asked to (it rolls a journal back, it folds a write-ahead log in, it
//! changes the journal mode), so that the header is read as plain bytes first. Where it bears our mark the file is
//! opened; where it bears none, a copy is looked at. Whatever is written afterwards goes through a connection that has
//! asked once more whose file it has open.

use crate::{
    StoreError, birth,
    file::{self, Found, Marks, beside, holds, may_write, not_ours},
    guest,
    migration::{PATIENCE, check, migrate},
    schema::VERSION,
};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};
use std::{
    path::{Path, PathBuf},
    thread::sleep,
    time::Duration,
};
use tempfile::TempDir;

/// How many KiB of pages a writer holds in memory.
const CACHE_KIB: i64 = 64 << 10;

/// A file that another process is making at this moment is looked at again, this many times.
const LOOKS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(10);

/// One SQLite file of articles, reports, incidents, decisions, findings and imports.
///
/// Every write is one transaction, on disk when the call returns; others may read meanwhile (write-ahead log), and a
/// process killed at any moment leaves what was committed and nothing else. Dropping the value closes the file.
///
/// ```
/// use tazamun_store::{Filter, Store, Words};
/// use tazamun_record::Article;
/// # let folder = tempfile::tempdir().unwrap();
/// # let path = folder.path().join("tazamun.db");
/// let mut store = Store::open(&path)?;
/// let article = Article {
///     doc: "a".into(), published: "2022-01-23".parse().unwrap(), title: String::new(), text: "…".into(),
///     source: None, url: None,
/// };
/// assert!(store.add_article(&article, &[], Words::Keep)?.is_new);
/// assert!(!store.add_article(&article, &[], Words::Keep)?.is_new, "adding it again changes nothing");
/// # Ok::<(), tazamun_store::StoreError>(())
/// ```
#[derive(Debug)]
pub struct Store {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    /// The copy that is read in the file's place, where the system can only remove files that are closed.
    _copy: Option<TempDir>,
}

impl Store {
    /// Opens a store for reading and writing; makes it where there is none, and brings one of an older version up to
    /// date. The name is that of a file, whatever it looks like.
    ///
    /// # Errors
    /// [`StoreError`] where the file is no store, damaged, from a newer version, or cannot be written; it is then as
    /// it was before.
    pub fn open(name: impl AsRef<Path>) -> Result<Self, StoreError> {
        let name = name.as_ref();
        let path = file::of_name(name)?;
        match file::find(&path)? {
            Found::Nothing => birth::make(&path)?,
            Found::Empty => {}
            Found::File => judge(&path)?,
        }
        if !may_write(&path) {
            let what = "the file or its folder is read-only".to_owned();
            return Err(StoreError::Disk { path: name.to_owned(), what });
        }
        Ok(Store { db: connect(&path)?, path: name.to_owned(), _copy: None })
    }

    /// Opens a store that is there, for reading alone; also one that may not be written, beside which nothing is left.
    ///
    /// # Errors
    /// As [`Store::open`], and [`StoreError::Missing`] where there is no such file.
    pub fn open_to_read(name: impl AsRef<Path>) -> Result<Self, StoreError> {
        let name = name.as_ref();
        let path = file::of_name(name)?;
        if file::find(&path)? != Found::File {
            return Err(StoreError::Missing { path: name.to_owned() });
        }
        judge(&path)?;
        let (db, copy) = if may_write(&path) { (connect(&path)?, None) } else { guest::open(&path)? };
        // All that is read through it is of one moment, whatever others write meanwhile.
        db.pragma_update(None, "query_only", true)
            .and_then(|()| db.execute_batch("BEGIN"))
            .map_err(|e| StoreError::of(&path, e))?;
        Ok(Store { db, path: name.to_owned(), _copy: copy })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// From now on what is deleted or replaced through this value is written over, and not only marked as free.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be used.
    pub fn erase_what_is_deleted(&self) -> Result<(), StoreError> {
        self.db.query_row("PRAGMA secure_delete = ON", [], |_| Ok(())).map_err(|e| self.error(e))
    }

    pub(crate) fn error(&self, e: rusqlite::Error) -> StoreError {
        StoreError::of(&self.path, e)
    }

    /// Ends the moment that is read: others may fold the log in, and what is read next is of another moment.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn rest(&self) -> Result<(), StoreError> {
        if self.db.is_autocommit() {
            Ok(())
        } else {
            self.db.execute_batch("ROLLBACK").map_err(|e| self.error(e))
        }
    }

    /// Reads what is there now: all that is read until [`Store::rest`] is of one moment. For a store that was opened for
    /// reading and stays open.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn look_again(&self) -> Result<(), StoreError> {
        self.rest()?;
        self.db.execute_batch("BEGIN").map_err(|e| self.error(e))
    }

    /// Runs `work` in one transaction, as [`Store::write`], where nothing but SQLite can fail.
    pub(crate) fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let path = self.path.clone();
        self.write(|tx| work(tx).map_err(|e| StoreError::of(&path, e)))
    }

    /// Runs `work` in one transaction: all of it is kept, or none.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let path = self.path.clone();
        let error = |e| StoreError::of(&path, e);
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(error)?;
        let done = work(&tx)?;
        tx.commit().map_err(error)?;
        Ok(done)
    }
}

/// Opens a file that was found to be ours or empty, through the connection that will write to it.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    let error = |e| StoreError::of(path, e);
    let has_log = holds(&beside(path, "-wal"));
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(file::for_sqlite(path), flags).map_err(error)?;
    prepare(&db).map_err(error)?;
    if let Err(refused) = check(&db, path) {
        // SQLite folds the log in when it closes the file; what is refused stays as it was.
        if has_log {
            let _ = db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        }
        return Err(refused);
    }
    let marks = Marks::of_database(&db).map_err(error)?;
    if !marks.are_ours() || marks.version < VERSION {
        migrate(&mut db, path)?;
    }
    // A file that was empty before. Where others have it open it stays as it is, which serves as well.
    let log: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0)).map_err(error)?;
    if log != "wal" {
        let _ = db.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0));
    }
    Ok(db)
}

/// Settings that a connection does not keep in the file.
fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "foreign_keys", true)?;
    // A release of a dataset is one transaction; pages that do not fit in here are written to the log again and again.
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // In the log before the call returns: a power cut loses no committed row either.
    db.pragma_update(None, "synchronous", "full")
}

/// Looks at a file without touching it: may it be opened as a store? A store that was killed while it was made has no
/// mark yet, and a journal beside it that makes it empty again.
fn judge(path: &Path) -> Result<(), StoreError> {
    let mut looks = 0;
    loop {
        looks += 1;
        match judged(path) {
            // Another process may be writing its first pages.
            Err(StoreError::NotAStore { .. }) if looks < LOOKS && holds(&beside(path, "-journal")) => {
                sleep(PAUSE);
            }
            judged => return judged,
        }
    }
}

fn judged(path: &Path) -> Result<(), StoreError> {
    let no_sqlite = || StoreError::NotAStore { path: path.to_owned(), what: "it is no SQLite file".into() };
    match Marks::of_file(path)? {
        Some(marks) if marks.are_ours() => return marks.judge(path),
        Some(marks) => marks.judge(path)?,
        None if holds(&beside(path, "-journal")) => {}
        None => return Err(no_sqlite()),
    }
    let look = guest::look(path)?;
    look.marks.judge(path)?;
    if !look.marks.are_ours() && look.tables > 0 { Err(not_ours(path)) } else { Ok(()) }
}

//! Opening a store: looked at before it is touched.
//!
//! A file that is no store, is damaged or comes from a newer program must be left exactly as it is. SQLite writes to
//! a file on several occasions without being asked to (it folds a write-ahead log back in, it changes the journal
//! mode), so that the header is read as plain bytes first, then everything through a connection that cannot write,
//! and only then is the file opened for writing.

use crate::{
    StoreError,
    schema::{MARK, VERSION, migrate},
};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

/// How long a writer waits for another one to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many KiB of pages a writer holds in memory.
const CACHE_KIB: i64 = 64 << 10;

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
}

impl Store {
    /// Opens a store for reading and writing; makes it where there is none, and brings one of an older version up to
    /// date.
    ///
    /// # Errors
    /// [`StoreError`] where the file is no store, damaged, from a newer version, or cannot be written; it is then as
    /// it was before.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        if holds_something(path)? {
            look_at(path)?;
        }
        let error = |e| StoreError::of(path, e);
        let mut db = Connection::open(path).map_err(error)?;
        prepare(&db).map_err(error)?;
        let _: String =
            db.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0)).map_err(error)?;
        migrate(&mut db).map_err(error)?;
        Ok(Store { db, path: path.to_owned() })
    }

    /// Opens a store that is there, for reading alone.
    ///
    /// # Errors
    /// As [`Store::open`], and [`StoreError::Missing`] where there is no such file.
    pub fn open_to_read(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        if !holds_something(path)? {
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        let (db, version) = look_at(path)?;
        // An older file is brought up to date first, so that queries know one set of tables only.
        if version < VERSION {
            drop(db);
            drop(Store::open(path)?);
            return Store::open_to_read(path);
        }
        Ok(Store { db, path: path.to_owned() })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn error(&self, e: rusqlite::Error) -> StoreError {
        StoreError::of(&self.path, e)
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

/// Settings that a connection does not keep in the file.
fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "foreign_keys", true)?;
    // A release of a dataset is one transaction; pages that do not fit in here are written to the log again and again.
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // In the log before the call returns: a power cut loses no committed row either.
    db.pragma_update(None, "synchronous", "full")
}

/// Whether there is a file with anything in it (SQLite takes an empty one for a new database, and so does `open`).
fn holds_something(path: &Path) -> Result<bool, StoreError> {
    match path.metadata() {
        Ok(found) if found.is_dir() => {
            Err(StoreError::NotAStore { path: path.to_owned(), what: "it is a folder".into() })
        }
        Ok(found) => Ok(found.len() > 0),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(StoreError::Disk { path: path.to_owned(), what: e.to_string() }),
    }
}

/// Looks at a file without writing to it: its mark, its version, and whether its pages hang together.
fn look_at(path: &Path) -> Result<(Connection, i32), StoreError> {
    let (mark, version) = header(path)?;
    judge(path, mark, version)?;
    let error = |e| StoreError::of(path, e);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(error)?;
    db.busy_timeout(PATIENCE).map_err(error)?;
    let pragma = |name| db.pragma_query_value(None, name, |row| row.get(0)).map_err(error);
    // Again through SQLite: the last migration may stand in the write-ahead log only.
    let (mark, version) = (pragma("application_id")?, pragma("user_version")?);
    judge(path, mark, version)?;
    let tables: i64 =
        db.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0)).map_err(error)?;
    if mark != MARK && tables > 0 {
        return Err(not_ours(path));
    }
    let state: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(error)?;
    if state != "ok" {
        let what = state.split_whitespace().collect::<Vec<_>>().join(" ");
        return Err(StoreError::Corrupt { path: path.to_owned(), what });
    }
    Ok((db, version))
}

/// `application_id` and `user_version` as they stand in the file's first hundred bytes
/// (<https://www.sqlite.org/fileformat2.html#the_database_header>).
fn header(path: &Path) -> Result<(i32, i32), StoreError> {
    let mut bytes = [0u8; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut bytes));
    let what = match read {
        Ok(()) if bytes.starts_with(b"SQLite format 3\0") => {
            let number = |at: usize| i32::from_be_bytes([0, 1, 2, 3].map(|i| bytes[at + i]));
            return Ok((number(68), number(60)));
        }
        Err(e) if e.kind() != std::io::ErrorKind::UnexpectedEof => {
            return Err(StoreError::Disk { path: path.to_owned(), what: e.to_string() });
        }
        Ok(()) | Err(_) => "it is no SQLite file".to_owned(),
    };
    Err(StoreError::NotAStore { path: path.to_owned(), what })
}

fn judge(path: &Path, mark: i32, version: i32) -> Result<(), StoreError> {
    if mark != MARK && (mark, version) != (0, 0) {
        Err(not_ours(path))
    } else if version > VERSION {
        Err(StoreError::Newer { path: path.to_owned(), found: version, known: VERSION })
    } else {
        Ok(())
    }
}

fn not_ours(path: &Path) -> StoreError {
    StoreError::NotAStore { path: path.to_owned(), what: "another program's SQLite file".into() }
}

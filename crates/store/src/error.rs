//! What can go wrong with a store, and what to do about it.

use std::path::{Path, PathBuf};

/// A store that cannot be opened, read or written; nothing is half done.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum StoreError {
    /// No file of that name.
    #[error("{}: there is no such store; name another with --store, or make it by adding an article or a dataset", path.display())]
    Missing { path: PathBuf },
    /// A name that is no file's.
    #[error("'{}' names no file: a store is one file on a disk; give its path with --store", name.display())]
    NoFile { name: PathBuf },
    /// A file that is something else.
    #[error("{}: this file is no tazamun store ({what}); nothing was written to it. Name another file with --store", path.display())]
    NotAStore { path: PathBuf, what: String },
    /// A file of a later version of this program.
    #[error("{}: this store was written by a newer tazamun (its version is {found}, this program reads up to {known}); nothing was written to it. Update the program", path.display())]
    Newer { path: PathBuf, found: i32, known: i32 },
    /// A damaged file.
    #[error("{}: this store is damaged ({what}); nothing was written to it. Put back a copy, or save what can be read with: sqlite3 '{}' .recover", path.display(), path.display())]
    Corrupt { path: PathBuf, what: String },
    /// Another process is writing and does not come to an end.
    #[error("{}: another process has been writing to this store for too long; wait until it ends, then try again", path.display())]
    Busy { path: PathBuf },
    /// The file system refuses.
    #[error("{}: the store cannot be opened or written ({what}); check the folder, its permissions and the free space", path.display())]
    Disk { path: PathBuf, what: String },
    /// Anything else that SQLite says.
    #[error("{}: {source}", path.display())]
    Sqlite { path: PathBuf, source: rusqlite::Error },
    /// A record in the store that does not read back.
    #[error("{}: the record of {name} does not read back ({source}); it was changed by another program", path.display())]
    Record { path: PathBuf, name: String, source: serde_json::Error },
    /// A name that the store does not know.
    #[error("{}: the store holds nothing called '{name}'{}", path.display(), meant(.nearest))]
    Unknown { path: PathBuf, name: String, nearest: Option<String> },
    /// A dataset with one id twice.
    #[error(
        "{file}: two rows have the id '{id}'; nothing was stored. Mend the file, or leave one of them out"
    )]
    DuplicateId { file: String, id: String },
    /// A dataset's name that the store keeps for itself.
    #[error(
        "a dataset cannot be called '{name}': the store keeps that name for incidents merged from its own reports"
    )]
    ReservedName { name: String },
    /// A decision about one thing.
    #[error("a decision needs two different reports or rows, but both are '{name}'")]
    OneName { name: String },
}

fn meant(nearest: &Option<String>) -> String {
    match nearest {
        Some(name) => format!("; did you mean '{name}'?"),
        None => "; 'tazamun list' (datasets, 'articles' or 'incidents') shows what it holds".to_owned(),
    }
}

impl StoreError {
    /// Sorts an error of SQLite by what its reader can do about it.
    pub(crate) fn of(path: &Path, source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        let path = path.to_owned();
        let what = source.to_string();
        match source.sqlite_error_code() {
            Some(C::DatabaseCorrupt) => StoreError::Corrupt { path, what },
            Some(C::NotADatabase) => StoreError::NotAStore { path, what },
            Some(C::DatabaseBusy | C::DatabaseLocked) => StoreError::Busy { path },
            Some(C::CannotOpen | C::ReadOnly | C::DiskFull | C::SystemIoFailure | C::PermissionDenied) => {
                StoreError::Disk { path, what }
            }
            _ => StoreError::Sqlite { path, source },
        }
    }
}

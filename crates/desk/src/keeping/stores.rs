//! One connection that writes, in turn, and several that read.
//!
//! SQLite lets one write at a time. Here they wait for each other in the program, in the order in which they came, and not
//! in the file, where who waits longest may lose. Each write is one transaction, on disk when the call returns: what was
//! answered is kept.

use crate::pages::Failure;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};
use tazamun_store::{Store, StoreError};

/// Readers that are kept open while nobody reads.
const IDLE: usize = 8;

/// The store's file, open.
#[derive(Debug)]
pub struct Stores {
    path: PathBuf,
    identity: Option<(u64, u64)>,
    writer: Mutex<Store>,
    readers: Mutex<Vec<Store>>,
}

impl Stores {
    /// Opens a store; makes it where there is none.
    ///
    /// # Errors
    /// [`StoreError`] where the file is no store, damaged, from a newer version, or cannot be written.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let writer = Mutex::new(Store::open(path)?);
        let identity = identity(path);
        Ok(Stores { path: path.to_owned(), identity, writer, readers: Mutex::default() })
    }

    /// Where the file is. No page says so.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file that is open still stands under its name. One that was moved away is written to nobody's use.
    fn is_there(&self) -> Result<(), Failure> {
        if self.identity == identity(&self.path) { Ok(()) } else { Err(Failure::Gone) }
    }

    /// Reads what is there at this moment.
    ///
    /// # Errors
    /// [`Failure`] where the store is gone or cannot be read, and what `work` answers.
    pub fn read<T>(&self, work: impl FnOnce(&Store) -> Result<T, Failure>) -> Result<T, Failure> {
        self.is_there()?;
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let store = match idle {
            Some(store) => store,
            None => Store::open_to_read(&self.path)?,
        };
        store.look_again()?;
        let done = work(&store);
        store.rest()?;
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE {
            readers.push(store);
        }
        done
    }

    /// Opens readers before they are asked for: a store is looked through when it is opened, which takes a while where it is
    /// large.
    ///
    /// # Errors
    /// As [`Stores::read`].
    pub fn warm(&self) -> Result<(), Failure> {
        for _ in 0..IDLE {
            let store = Store::open_to_read(&self.path)?;
            store.rest()?;
            self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(store);
        }
        Ok(())
    }

    /// Writes, when it is this one's turn.
    ///
    /// # Errors
    /// As [`Stores::read`]; nothing was written then.
    pub fn write<T>(&self, work: impl FnOnce(&mut Store) -> Result<T, Failure>) -> Result<T, Failure> {
        // A writer that panicked has rolled its transaction back.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        self.is_there()?;
        work(&mut writer)
    }
}

/// What tells a file from another of the same name.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|_| (0, 0))
}

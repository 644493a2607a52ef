//! A store's file by itself: its name, the files that SQLite lays beside it, who may write it, and its first bytes.

use crate::{
    StoreError,
    schema::{MARK, VERSION},
};
use std::{
    ffi::OsString,
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

/// The endings of the files that SQLite lays beside a database. What stands in them belongs to it.
pub const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// How many links lead to a file at most, as the system itself counts.
const MOST_LINKS: usize = 40;

/// The file that a path leads to, be it there or not: links are followed, also one whose file is still to be made.
pub fn through_links(path: &Path) -> PathBuf {
    let mut file = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = file.read_link() else { break };
        file = folder_of(&file).join(target);
    }
    file
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file beside the database (see [`BESIDE`]).
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether such a file is there with something in it.
pub(crate) fn holds(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| found.len() > 0)
}

/// The file that a store's name leads to. The name is a path and nothing else.
///
/// # Errors
/// [`StoreError::NoFile`] where it stands for no file at all.
pub(crate) fn of_name(name: &Path) -> Result<PathBuf, StoreError> {
    if name.as_os_str().is_empty() || name == Path::new(":memory:") || name.file_name().is_none() {
        return Err(StoreError::NoFile { name: name.to_owned() });
    }
    Ok(through_links(name))
}

/// A path as SQLite has to be told of it. SQLite takes `file:…` and `:memory:` for other things than files, and is built
/// so that no flag keeps it from doing so; with a folder before it every name is a file's.
pub(crate) fn for_sqlite(path: &Path) -> PathBuf {
    if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) }
}

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Nothing,
    /// SQLite takes an empty file for a new database, and so does this.
    Empty,
    File,
}

/// Looks what is there.
pub(crate) fn find(path: &Path) -> Result<Found, StoreError> {
    let not_a_store = |what: &str| StoreError::NotAStore { path: path.to_owned(), what: what.into() };
    match path.metadata() {
        Ok(found) if found.is_dir() => Err(not_a_store("it is a folder")),
        Ok(found) if !found.is_file() => Err(not_a_store("it is a device or a pipe")),
        Ok(found) if found.len() == 0 => Ok(Found::Empty),
        Ok(_) => Ok(Found::File),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(e) => Err(StoreError::Disk { path: path.to_owned(), what: e.to_string() }),
    }
}

/// Whether we may write to a store: to its file, and to its folder, where SQLite keeps its log.
#[cfg(unix)]
pub(crate) fn may_write(path: &Path) -> bool {
    use rustix::fs::{Access, access};
    access(path, Access::WRITE_OK).is_ok()
        && access(folder_of(path), Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
pub(crate) fn may_write(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| !file.permissions().readonly())
}

/// Whether nobody at all can write where this file lies.
#[cfg(unix)]
pub(crate) fn on_read_only_medium(path: &Path) -> bool {
    use rustix::fs::{StatVfsMountFlags, statvfs};
    statvfs(path).is_ok_and(|system| system.f_flag.contains(StatVfsMountFlags::RDONLY))
}

#[cfg(not(unix))]
pub(crate) fn on_read_only_medium(_: &Path) -> bool {
    false
}

/// What marks a file as a store, and of which version it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marks {
    /// `application_id`.
    pub(crate) mark: i32,
    /// `user_version`.
    pub(crate) version: i32,
}

impl Marks {
    /// As they stand in the file's first hundred bytes (<https://www.sqlite.org/fileformat2.html#the_database_header>).
    /// Nothing where these are no SQLite file's.
    pub(crate) fn of_file(path: &Path) -> Result<Option<Self>, StoreError> {
        let mut bytes = [0u8; 100];
        match File::open(path).and_then(|mut file| file.read_exact(&mut bytes)) {
            Ok(()) if bytes.starts_with(b"SQLite format 3\0") => {
                let number = |at: usize| i32::from_be_bytes([0, 1, 2, 3].map(|i| bytes[at + i]));
                Ok(Some(Marks { mark: number(68), version: number(60) }))
            }
            Err(e) if e.kind() != io::ErrorKind::UnexpectedEof => {
                Err(StoreError::Disk { path: path.to_owned(), what: e.to_string() })
            }
            Ok(()) | Err(_) => Ok(None),
        }
    }

    pub(crate) fn are_ours(self) -> bool {
        self.mark == MARK
    }

    /// Refuses a file of another program or of a later version of this one. A file without any mark may be one that was
    /// never finished.
    pub(crate) fn judge(self, path: &Path) -> Result<(), StoreError> {
        if !self.are_ours() && (self.mark, self.version) != (0, 0) {
            Err(not_ours(path))
        } else if self.version > VERSION {
            Err(StoreError::Newer { path: path.to_owned(), found: self.version, known: VERSION })
        } else {
            Ok(())
        }
    }
}

/// Whether this file is a store of ours, as far as its first bytes tell.
pub fn is_store(path: &Path) -> bool {
    path.is_file() && Marks::of_file(path).is_ok_and(|marks| marks.is_some_and(Marks::are_ours))
}

pub(crate) fn not_ours(path: &Path) -> StoreError {
    StoreError::NotAStore { path: path.to_owned(), what: "another program's SQLite file".into() }
}

//! A new store: it is there whole, or not at all.
//!
//! SQLite would make the file first and fill it then; a process that is killed meanwhile leaves a file that is no store
//! yet. So the store is made in memory, written into a file that has no name, and given its name when it is on the disk.
//! Of two processes that make one store, the second finds that of the first.

use crate::{StoreError, file::folder_of, migration::migrate};
use rusqlite::Connection;
use std::{
    fs::File,
    io::{self, Write as _},
    path::Path,
};

/// Where the header says how the file is written and read; 2 is a write-ahead log.
pub(crate) const JOURNAL: [usize; 2] = [18, 19];
const WRITE_AHEAD: u8 = 2;

/// Makes an empty store, unless something has come to stand there meanwhile.
pub(crate) fn make(path: &Path) -> Result<(), StoreError> {
    let image = image(path)?;
    write(path, &image).map_err(|e| StoreError::Disk { path: path.to_owned(), what: e.to_string() })
}

/// The bytes of an empty store.
fn image(path: &Path) -> Result<Vec<u8>, StoreError> {
    let error = |e| StoreError::of(path, e);
    let mut db = Connection::open_in_memory().map_err(error)?;
    migrate(&mut db, path)?;
    let mut image = db.serialize("main").map_err(error)?.to_vec();
    for at in JOURNAL {
        image[at] = WRITE_AHEAD;
    }
    Ok(image)
}

fn write(path: &Path, image: &[u8]) -> io::Result<()> {
    if !named_at_the_end(path, image)? {
        let mut file = tempfile::Builder::new().prefix(".tazamun-").tempfile_in(folder_of(path))?;
        fill(file.as_file_mut(), image)?;
        as_readable_as_others(file.as_file())?;
        match file.persist_noclobber(path) {
            Err(e) if e.error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
            done => done.map_err(|e| e.error)?,
        };
    }
    // The name too has to be on the disk. Where a folder cannot be opened, the system sees to it by itself.
    File::open(folder_of(path)).map_or(Ok(()), |folder| folder.sync_all())
}

fn fill(file: &mut File, image: &[u8]) -> io::Result<()> {
    file.write_all(image)?;
    file.sync_all()
}

/// Writes a file without a name, and names it. Answers whether this system can do so.
#[cfg(target_os = "linux")]
fn named_at_the_end(path: &Path, image: &[u8]) -> io::Result<bool> {
    use rustix::{
        fs::{AtFlags, CWD, Mode, OFlags, linkat, open},
        io::Errno,
    };
    use std::os::fd::AsRawFd as _;
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    // As SQLite makes its files: for others to read, as far as the user's mask leaves it to them.
    let Ok(file) = open(folder_of(path), flags, Mode::from_raw_mode(0o644)) else { return Ok(false) };
    let mut file = File::from(file);
    fill(&mut file, image)?;
    let nameless = format!("/proc/self/fd/{}", file.as_raw_fd());
    match linkat(CWD, nameless, CWD, path, AtFlags::SYMLINK_FOLLOW) {
        Ok(()) | Err(Errno::EXIST) => Ok(true),
        Err(_) => Ok(false),
    }
}

#[cfg(not(target_os = "linux"))]
fn named_at_the_end(_: &Path, _: &[u8]) -> io::Result<bool> {
    Ok(false)
}

#[cfg(unix)]
fn as_readable_as_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn as_readable_as_others(_: &File) -> io::Result<()> {
    Ok(())
}

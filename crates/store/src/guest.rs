//! Reading a store that we may not write, or a copy of a file that must stay as it is.
//!
//! SQLite writes even where one only reads: it lays a log and an index beside the file. In a folder that others share
//! these files would be ours, and the store's owner could write no more; in one that is read-only there would be no
//! reading at all. So: on a medium that nobody can write, the file is read as it is; everywhere else a copy is read, which
//! has no name any more when the work begins. Where a writer never rests long enough for a copy, its own index is used:
//! who may only read it can be shown an older state, but a whole one.

use crate::{
    StoreError,
    birth::JOURNAL,
    file::{BESIDE, Marks, beside, for_sqlite, holds, on_read_only_medium},
    migration::{PATIENCE, check, migrate},
    schema::{VERSION, tables},
};
use rusqlite::{Connection, OpenFlags};
use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, SystemTime},
};
use tempfile::TempDir;

/// A copy is taken anew where a writer came between, this many times.
const ATTEMPTS: u32 = 40;
const PAUSE: Duration = Duration::from_millis(25);

/// Times of files are this coarse at most: what was written less long ago may have been written again without showing it.
const TICK: Duration = Duration::from_millis(20);

/// Opens a store for reading without leaving anything behind.
pub(crate) fn open(path: &Path) -> Result<(Connection, Option<TempDir>), StoreError> {
    let at_rest = !BESIDE.iter().any(|ending| holds(&beside(path, ending)));
    if at_rest
        && on_read_only_medium(path)
        && let Ok(db) = connect(path, "immutable=1")
        && Marks::of_database(&db).is_ok_and(|marks| marks.version == VERSION)
    {
        check(&db, path)?;
        return Ok((db, None));
    }
    let (folder, copy) = match copied(path) {
        // No room for a copy on any disk.
        Err(StoreError::Disk { .. }) if at_rest => return in_memory(path).map(|db| (db, None)),
        Err(StoreError::Busy { .. }) => return beside_a_writer(path).map(|db| (db, None)),
        copied => copied?,
    };
    let error = |e| StoreError::of(path, e);
    let mut db = whole(&copy).map_err(error)?;
    check(&db, path)?;
    migrate(&mut db, path)?;
    // The copy is open and needs its name no more; what has no name is gone with us, however we end.
    Ok((db, if cfg!(unix) { None } else { Some(folder) }))
}

/// A copy that is nowhere but in memory, of a file that has no log.
fn in_memory(path: &Path) -> Result<Connection, StoreError> {
    let disk = |e: io::Error| StoreError::Disk { path: path.to_owned(), what: e.to_string() };
    let error = |e| StoreError::of(path, e);
    for _ in 0..ATTEMPTS {
        let before = state(path);
        let mut image = fs::read(path).map_err(disk)?;
        if !(rests(&before) && before == state(path)) {
            sleep(PAUSE);
            continue;
        }
        // What is in memory alone has no log, and its header may not speak of one.
        for at in JOURNAL {
            if let Some(byte) = image.get_mut(at) {
                *byte = 1;
            }
        }
        let mut db = Connection::open_in_memory().map_err(error)?;
        db.deserialize_read_exact("main", image.as_slice(), image.len(), false).map_err(error)?;
        check(&db, path)?;
        migrate(&mut db, path)?;
        return Ok(db);
    }
    Err(StoreError::Busy { path: path.to_owned() })
}

/// With the index of the writer, which is read and not written.
fn beside_a_writer(path: &Path) -> Result<Connection, StoreError> {
    let busy = || StoreError::Busy { path: path.to_owned() };
    if !(beside(path, "-shm").exists() && beside(path, "-wal").exists()) {
        return Err(busy());
    }
    let db = connect(path, "mode=ro&readonly_shm=1").map_err(|_| busy())?;
    check(&db, path)?;
    if Marks::of_database(&db).is_ok_and(|marks| marks.version == VERSION) { Ok(db) } else { Err(busy()) }
}

/// What a file holds that says neither yes nor no by its first bytes: a database that was never finished, or one of
/// another program. A copy is looked at, because SQLite may write while it looks.
pub(crate) fn look(path: &Path) -> Result<Look, StoreError> {
    let error = |e| StoreError::of(path, e);
    let at_rest = !BESIDE.iter().any(|ending| holds(&beside(path, ending)));
    let (db, _folder) = if at_rest {
        (connect(path, "immutable=1").map_err(error)?, None)
    } else {
        let (folder, copy) = copied(path)?;
        (whole(&copy).map_err(error)?, Some(folder))
    };
    Ok(Look { marks: Marks::of_database(&db).map_err(error)?, tables: tables(&db).map_err(error)? })
}

/// What stands in a database.
pub(crate) struct Look {
    pub(crate) marks: Marks,
    pub(crate) tables: i64,
}

impl Marks {
    /// As SQLite says: the last change may stand in the log only.
    pub(crate) fn of_database(db: &Connection) -> rusqlite::Result<Self> {
        let pragma = |name| db.pragma_query_value(None, name, |row| row.get(0));
        Ok(Marks { mark: pragma("application_id")?, version: pragma("user_version")? })
    }
}

/// Opens a file with parameters that SQLite takes in an address alone.
fn connect(path: &Path, parameters: &str) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(address(path, parameters), flags)?;
    db.busy_timeout(PATIENCE)?;
    // Nothing is opened before it is read.
    tables(&db)?;
    Ok(db)
}

fn address(path: &Path, parameters: &str) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut address = String::from("file:");
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => address.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            byte => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address + "?" + parameters
}

/// A copy with all that was committed in it and no file beside it.
fn whole(copy: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(for_sqlite(copy), flags)?;
    let _: String = db.pragma_update_and_check(None, "journal_mode", "delete", |row| row.get(0))?;
    Ok(db)
}

/// Copies a database and what lies beside it, as they were at one moment.
fn copied(path: &Path) -> Result<(TempDir, PathBuf), StoreError> {
    let copy = || -> io::Result<Option<(TempDir, PathBuf)>> {
        // The program's number in the name lets a signal's handler find what has to go.
        let folder = tempfile::Builder::new().prefix(&scratch_prefix()).tempdir()?;
        let copy = folder.path().join("copy.db");
        let before = state(path);
        fs::copy(path, &copy)?;
        // The index is of no use to a copy: SQLite makes it anew from the log.
        for ending in ["-wal", "-journal"] {
            match fs::copy(beside(path, ending), beside(&copy, ending)) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
                _ => {}
            }
        }
        own(&copy)?;
        Ok((rests(&before) && before == state(path)).then_some((folder, copy)))
    };
    for _ in 0..ATTEMPTS {
        match copy() {
            Ok(Some(done)) => return Ok(done),
            Ok(None) => sleep(PAUSE),
            Err(e) => return Err(StoreError::Disk { path: path.to_owned(), what: e.to_string() }),
        }
    }
    Err(StoreError::Busy { path: path.to_owned() })
}

/// How the folders of copies begin that this process has made in the system's folder for temporary files.
pub fn scratch_prefix() -> String {
    format!("tazamun-{}-", std::process::id())
}

/// A copy has the permissions of what it is copied from, which may be read-only.
fn own(copy: &Path) -> io::Result<()> {
    for file in [copy.to_owned(), beside(copy, "-wal"), beside(copy, "-journal")] {
        if !file.exists() {
            continue;
        }
        #[cfg(unix)]
        fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        #[cfg(not(unix))]
        {
            let mut permissions = file.metadata()?.permissions();
            permissions.set_readonly(false);
            fs::set_permissions(&file, permissions)?;
        }
    }
    Ok(())
}

/// Sizes and times of a database and of its logs: where they are the same, nobody wrote.
fn state(path: &Path) -> Vec<Option<(u64, SystemTime)>> {
    let of = |file: PathBuf| file.metadata().ok().and_then(|f| Some((f.len(), f.modified().ok()?)));
    [path.to_owned(), beside(path, "-wal"), beside(path, "-journal")].map(of).to_vec()
}

/// Whether the last writing lies long enough behind to be told from another one.
fn rests(state: &[Option<(u64, SystemTime)>]) -> bool {
    let fresh = |time: SystemTime| time.elapsed().unwrap_or_else(|e| e.duration()) < TICK;
    !state.iter().flatten().any(|(_, time)| fresh(*time))
}

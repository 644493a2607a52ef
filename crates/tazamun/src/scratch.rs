//! What is there only while something is made: temporary files, folders, and programs that were started. All of it goes
//! when the program ends, also where it is told to end (Ctrl-C, SIGTERM, SIGHUP) in the midst of its work.
//!
//! A signal that was ignored when the program started, as under `nohup` or in the background of a script, stays ignored.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use tempfile::{Builder, NamedTempFile, TempDir};

static HELD: Mutex<Vec<Held>> = Mutex::new(Vec::new());

/// Whether the program ends by itself when it is told to, and whether it was told.
static ENDS_GENTLY: AtomicBool = AtomicBool::new(false);
static TOLD_TO_END: AtomicBool = AtomicBool::new(false);

/// The time that a program has to end by itself.
#[cfg(unix)]
const GENTLY: std::time::Duration = std::time::Duration::from_secs(5);

/// From now on the program ends by itself, with what it is doing done, when it is told to ([`is_told_to_end`]). Where it
/// has not after some seconds, or is told a second time, it is ended as ever.
pub fn end_gently() {
    ENDS_GENTLY.store(true, Ordering::SeqCst);
}

/// Whether somebody told the program to end.
pub fn is_told_to_end() -> bool {
    TOLD_TO_END.load(Ordering::SeqCst)
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Held {
    File(PathBuf),
    Folder(PathBuf),
    Program(u32),
}

/// Something that is held by one of our own; it is let go when this is dropped.
#[derive(Debug)]
pub struct Hold(Held);

impl Drop for Hold {
    fn drop(&mut self) {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = held.iter().position(|other| *other == self.0) {
            held.swap_remove(at);
        }
    }
}

/// Makes something and holds it, with no moment between in which a signal would miss it.
fn hold<T>(made: impl FnOnce() -> io::Result<(T, Held)>) -> io::Result<(T, Hold)> {
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    let (made, what) = made()?;
    held.push(what.clone());
    Ok((made, Hold(what)))
}

/// A temporary file in a folder, made as `builder` says.
///
/// # Errors
/// Where the folder is not there or may not be written to.
pub fn file_in(folder: &Path, builder: &Builder<'_, '_>) -> io::Result<(NamedTempFile, Hold)> {
    hold(|| {
        let file = builder.tempfile_in(folder)?;
        let path = std::path::absolute(file.path())?;
        Ok((file, Held::File(path)))
    })
}

/// A temporary folder, in the system's folder for them.
///
/// # Errors
/// Where that may not be written to.
pub fn folder() -> io::Result<(TempDir, Hold)> {
    hold(|| {
        let folder = Builder::new().prefix("tazamun-").tempdir()?;
        let path = folder.path().to_owned();
        Ok((folder, Held::Folder(path)))
    })
}

/// A program that works for us: it is ended with us.
///
/// # Errors
/// Where it cannot be started.
pub fn program(command: &mut std::process::Command) -> io::Result<(std::process::Child, Hold)> {
    // With those that it starts itself, as browsers do, it can be ended at once.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    hold(|| {
        let child = command.spawn()?;
        let number = child.id();
        Ok((child, Held::Program(number)))
    })
}

/// Sees to it that a signal to end leaves nothing behind. The status is then 128 and the signal's number, as shells count.
#[cfg(unix)]
pub fn watch() {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM},
        iterator::Signals,
    };
    let ignored = ignored();
    let wanted = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored & (1 << (signal - 1)) == 0);
    let Ok(mut signals) = Signals::new(wanted) else { return };
    std::thread::spawn(move || {
        let Some(mut signal) = signals.forever().next() else { return };
        TOLD_TO_END.store(true, Ordering::SeqCst);
        if ENDS_GENTLY.load(Ordering::SeqCst) {
            let begun = std::time::Instant::now();
            while begun.elapsed() < GENTLY {
                if let Some(second) = signals.pending().next() {
                    signal = second;
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
        }
        end(128 + signal);
    });
}

#[cfg(not(unix))]
pub fn watch() {}

/// The signals that are ignored, a bit each, as far as the system says so without being asked in a language of its own.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    line.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok()).unwrap_or(0)
}

/// Takes all away and ends. What is held stays locked, so that nothing is made meanwhile.
#[cfg(unix)]
fn end(status: i32) -> ! {
    let held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    for what in held.iter() {
        if let Held::Program(number) = what
            && let Some(program) = i32::try_from(*number).ok().and_then(rustix::process::Pid::from_raw)
        {
            let _ = rustix::process::kill_process_group(program, rustix::process::Signal::KILL);
        }
    }
    for what in held.iter() {
        match what {
            Held::File(path) => drop(std::fs::remove_file(path)),
            Held::Folder(path) => remove(path),
            Held::Program(_) => {}
        }
    }
    // Copies of stores that may only be read.
    let copies = tazamun_store::scratch_prefix();
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(&copies) {
            remove(&entry.path());
        }
    }
    std::process::exit(status)
}

/// A program that was ended a moment ago may still have made a file.
#[cfg(unix)]
fn remove(folder: &Path) {
    for _ in 0..40 {
        if std::fs::remove_dir_all(folder).is_ok() || !folder.exists() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_held_and_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let (file, hold) = file_in(folder.path(), Builder::new().prefix(".tazamun-")).unwrap();
        let what = Held::File(std::path::absolute(file.path()).unwrap());
        let is_held = || HELD.lock().unwrap().contains(&what);
        assert!(is_held());
        drop(hold);
        assert!(!is_held());
        assert!(file_in(Path::new("no/such/folder"), &Builder::new()).is_err());
    }
}

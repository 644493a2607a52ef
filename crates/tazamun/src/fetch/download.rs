//! An address → a file, with limits of time and size, and of where it may lead.
//!
//! What is not whole is not taken: a body that is shorter than its head says, one that nobody said the length of. Of
//! several programs that want one file, one downloads it and the others wait.

use super::cannot_write;
use crate::{Failure, language, stderr::tell};
use std::{
    fs::{self, File, OpenOptions},
    path::Path,
    time::Duration,
};
use tazamun_net::{Address, Client, Fault, Reach};
use tazamun_words::Words;

/// How long a server may take, and how much it may send.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Seconds within which it has to send something worth a transfer.
    pub idle: u32,
    /// Seconds for all of it.
    pub total: u32,
    /// Bytes.
    pub size: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { idle: 20, total: 3_600, size: 2 << 30 }
    }
}

/// Downloads into a file, going on where an earlier attempt stopped; where that cannot be, once more from the start.
///
/// # Errors
/// [`Failure`] where it cannot be had whole; what came of it stays, to be continued.
pub(super) fn download(url: &str, part: &Path, limits: Limits) -> Result<(), Failure> {
    let begun = part.metadata().is_ok_and(|part| part.len() > 0);
    match attempt(url, part, limits) {
        Err(fault) if begun && is_of_the_part(&fault) => {
            // Emptied, not removed: it is what others wait for.
            File::create(part).map_err(|e| cannot_write(part, e))?;
            attempt(url, part, limits).map_err(|fault| told(url, part, &fault))
        }
        done => done.map_err(|fault| told(url, part, &fault)),
    }
}

/// Whether another attempt, from the start, may go better.
fn is_of_the_part(fault: &Fault) -> bool {
    fault.may_pass() || matches!(fault, Fault::Status { .. })
}

fn attempt(url: &str, part: &Path, limits: Limits) -> Result<(), Fault> {
    let address: Address = url.parse()?;
    let seconds = |n: u32| Duration::from_secs(n.into());
    let total = seconds(limits.total);
    let within = tazamun_net::Limits { total, size: limits.size, ..tazamun_net::Limits::default() };
    let broken = |e: std::io::Error| Fault::Broken { url: part.display().to_string(), why: e.to_string() };
    let mut file =
        OpenOptions::new().create(true).truncate(false).read(true).write(true).open(part).map_err(broken)?;
    // Whoever names an address of this machine means it; what it leads to may lie nowhere else.
    Client::new(Reach::meant_by(&address), within).download(url, &mut file, seconds(limits.idle))?;
    file.sync_all().map_err(broken)
}

/// Why it cannot be had, and what became of what came.
fn told(url: &str, part: &Path, fault: &Fault) -> Failure {
    let useless = matches!(fault, Fault::NoEnd { .. } | Fault::TooLarge { .. });
    let said = fault.to_string();
    let what = match fault {
        Fault::NoEnd { .. } => {
            "What came was removed; download the address in a browser, look whether it is whole, and give the file to the \
             verb that needs it."
        }
        Fault::TooLarge { .. } => {
            "No release is that large. What came was removed; check the address in a browser."
        }
        _ => {
            "Check the address in a browser and the connection; what came so far is kept and the next attempt goes on from \
             there."
        }
    };
    if useless {
        let _ = fs::remove_file(part);
    }
    Failure::Usage(format!("cannot download {url}: {}. {what}", said.trim_end_matches('.')))
}

/// Waits until nobody else downloads this, and keeps others from it as long as the answer lives. Nothing where there is
/// nothing left to do: `done` says so.
///
/// # Errors
/// [`Failure::Write`] where the part cannot be made.
pub(super) fn alone<T>(part: &Path, done: impl Fn() -> Option<T>) -> Result<Result<T, File>, Failure> {
    loop {
        let open = OpenOptions::new().create(true).append(true).open(part);
        let file = open.map_err(|e| cannot_write(part, e))?;
        if matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)) {
            let words = Words::terminal(language::of_locale());
            let named = part.display().to_string().into();
            tell(&words.say("fetch-waits", &[("file", named)]).plain());
            // Where a file system has no locks, whoever is last wins, with a file that was checked.
            let _ = file.lock();
        }
        let ours = is_at(&file, part);
        if let Some(done) = done() {
            if ours {
                let _ = fs::remove_file(part);
            }
            return Ok(Ok(done));
        }
        if ours {
            return Ok(Err(file));
        }
    }
}

/// Whether a path still leads to this open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |found: &fs::Metadata| (found.dev(), found.ino());
    matches!((file.metadata(), path.metadata()), (Ok(a), Ok(b)) if identity(&a) == identity(&b))
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

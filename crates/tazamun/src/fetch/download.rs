//! An address → a file, by the system's own `curl`, with limits of time and size.
//!
//! What is not whole is not taken: a body that is shorter than its head says, one that nobody said the length of. Of
//! several programs that want one file, one downloads it and the others wait.

use super::cannot_write;
use crate::{Failure, io_report::tell, language, scratch};
use std::{
    fs::{self, File, OpenOptions},
    io::Read as _,
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};
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

/// Bytes a second below which a server counts as idle.
const SLOWEST: &str = "64";

/// Downloads into a file, going on where an earlier attempt stopped; where that cannot be, once more from the start.
///
/// # Errors
/// [`Failure`] where it cannot be had whole; what came of it stays, to be continued.
pub(super) fn download(url: &str, part: &Path, limits: Limits) -> Result<(), Failure> {
    let begun = part.metadata().is_ok_and(|part| part.len() > 0);
    match curl(url, part, limits) {
        Err(Fault { again: true, .. }) if begun => {
            // Emptied, not removed: it is what others wait for.
            File::create(part).map_err(|e| cannot_write(part, e))?;
            curl(url, part, limits).map_err(Fault::told)
        }
        done => done.map_err(Fault::told),
    }
}

struct Fault {
    said: String,
    /// Whether another attempt, from the start, may go better.
    again: bool,
}

impl Fault {
    fn last(said: String) -> Self {
        Fault { said, again: false }
    }

    fn told(self) -> Failure {
        Failure::Usage(self.said)
    }
}

fn curl(url: &str, part: &Path, limits: Limits) -> Result<(), Fault> {
    let mut command = Command::new("curl");
    command
        .args(["--fail", "--location", "--silent", "--show-error", "--retry", "1", "--continue-at", "-"])
        .args(["--connect-timeout", "20", "--speed-limit", SLOWEST])
        .args(["--speed-time", &limits.idle.to_string()])
        .args(["--max-time", &limits.total.to_string()])
        .args(["--max-filesize", &limits.size.to_string()])
        .args(["--dump-header", "-", "--output"])
        .arg(part)
        .arg("--")
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let (mut child, _hold) = scratch::program(&mut command).map_err(|e| {
        Fault::last(format!(
            "cannot start curl, which downloads {url}: {e}. Install curl, or download that address by hand and give \
             the file to the verb that needs it."
        ))
    })?;
    let (heads, said) = (child.stdout.take(), child.stderr.take());
    let [heads, said] = [heads.map(taken), said.map(taken)];
    let status = loop {
        if let Some(status) =
            child.try_wait().map_err(|e| Fault::last(format!("cannot wait for curl: {e}")))?
        {
            break status;
        }
        // Where a server does not say how much will come, curl takes all of it.
        if part.metadata().is_ok_and(|part| part.len() > limits.size) {
            let _ = child.kill();
            let _ = child.wait();
            let _ = fs::remove_file(part);
            return Err(Fault::last(format!(
                "cannot download {url}: it sends more than {} MiB, which no release has. What came was removed; check the \
                 address in a browser.",
                limits.size >> 20
            )));
        }
        sleep(Duration::from_millis(50));
    };
    let [heads, said] =
        [heads, said].map(|text| text.and_then(|thread| thread.join().ok()).unwrap_or_default());
    if !status.success() {
        let said = format!(
            "cannot download {url}: {}. Check the address in a browser and the connection; what came so far is kept and \
             the next attempt goes on from there.",
            said.trim().trim_end_matches('.')
        );
        return Err(Fault { said, again: true });
    }
    if says_when_it_ends(&heads) {
        return Ok(());
    }
    let _ = fs::remove_file(part);
    Err(Fault::last(format!(
        "cannot download {url}: the server does not say how long the file is, so that nobody can tell whether all of it \
         came. What came was removed; download the address in a browser, look whether it is whole, and give the file to \
         the verb that needs it."
    )))
}

fn taken(mut pipe: impl std::io::Read + Send + 'static) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.by_ref().take(1 << 20).read_to_end(&mut bytes);
        let _ = std::io::copy(&mut pipe, &mut std::io::sink());
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Whether the last answer in these heads has an end of its own: a length, parts, or a protocol that has both.
fn says_when_it_ends(heads: &str) -> bool {
    let Some(at) = heads.rfind("HTTP/") else { return true };
    let last = heads[at..].to_ascii_lowercase();
    let has = |name: &str| last.lines().any(|line| line.starts_with(name));
    !last.starts_with("http/1") || has("content-length:") || has("transfer-encoding:")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_said_by_the_last_answer() {
        for (heads, says) in [
            ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", true),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", true),
            ("HTTP/1.0 200 OK\r\nServer: x\r\n\r\n", false),
            ("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", false),
            ("HTTP/2 200\r\n\r\n", true),
            ("", true),
        ] {
            assert_eq!(says_when_it_ends(heads), says, "{heads}");
        }
    }
}

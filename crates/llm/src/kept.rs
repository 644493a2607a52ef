//! Answers that were given, by the hash of all that was asked: a file of JSON Lines, one line written for each answer as
//! it comes, so that a run that was killed has lost none.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    collections::HashMap,
    fs::{File, OpenOptions},
    io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
    sync::Mutex,
};

/// Under which key the answer of a server is kept: that of the request with the server's address, since what one server
/// has under a model's name another need not have.
pub fn key(server: &str, request: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(request);
    hash.update(server.trim().trim_end_matches('/'));
    crate::ask::hex(&hash.finalize())
}

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAnswer {
    /// [`crate::Request::key`] of what was asked, or [`key`] with the server that was asked.
    pub key: String,
    /// The model that was asked.
    pub model: String,
    /// What it said.
    pub content: String,
    /// Tokens in and out, as the server counted them, or as they were estimated.
    pub tokens: (usize, usize),
    /// The article that it speaks of, by whatever name its caller gave; empty where it gave none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub article: String,
}

/// Where answers are kept otherwise than in a file.
pub trait Shelf: Send {
    /// The answer under a key.
    fn get(&mut self, key: &str) -> Option<KeptAnswer>;

    /// Keeps an answer.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn keep(&mut self, answer: &KeptAnswer) -> io::Result<()>;
}

/// A file of answers, open to be read and to be added to; or a shelf of them; or answers in memory alone.
#[derive(Debug)]
pub struct Kept {
    path: Option<PathBuf>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    answers: HashMap<String, KeptAnswer>,
    file: Option<File>,
    shelf: Option<Box<dyn Shelf>>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} answers", self.answers.len())
    }
}

impl Kept {
    /// Answers that are forgotten when the program ends.
    pub fn in_memory(answers: impl IntoIterator<Item = KeptAnswer>) -> Self {
        let answers = answers.into_iter().map(|a| (a.key.clone(), a)).collect();
        Kept { path: None, inner: Mutex::new(Inner { answers, ..Inner::default() }) }
    }

    /// Answers on a shelf at a path.
    pub fn on(path: &Path, shelf: impl Shelf + 'static) -> Self {
        let inner = Inner { shelf: Some(Box::new(shelf)), ..Inner::default() };
        Kept { path: Some(path.to_owned()), inner: Mutex::new(inner) }
    }

    /// Opens a file of answers, or makes it, for its owner alone. A last line that was not written to its end is taken
    /// away.
    ///
    /// # Errors
    /// Where the file cannot be read or written, or where another line of it is no answer: its number is said. A file
    /// that another run writes to is refused.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.create(true).read(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        if matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock)) {
            return Err(io::Error::other(
                "another run is writing to it; wait for its end, or name another file",
            ));
        }
        let (answers, end) = answers(&file)?;
        if file.metadata()?.len() > end {
            file.set_len(end)?;
        }
        file.seek(SeekFrom::End(0))?;
        Ok(Kept {
            path: Some(path.to_owned()),
            inner: Mutex::new(Inner { answers, file: Some(file), shelf: None }),
        })
    }

    /// The file, where there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The answer to a request.
    pub fn get(&self, key: &str) -> Option<KeptAnswer> {
        let mut inner = self.locked();
        let known = inner.answers.get(key).cloned();
        known.or_else(|| inner.shelf.as_mut()?.get(key))
    }

    /// Keeps an answer, before anything is made of it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn keep(&self, answer: KeptAnswer) -> io::Result<()> {
        let mut line = serde_json::to_vec(&answer)?;
        line.push(b'\n');
        let mut inner = self.locked();
        if let Some(file) = &mut inner.file {
            // One write a line: what is there is whole, but for the last line of a run that was killed.
            file.write_all(&line)?;
            file.flush()?;
        }
        if let Some(shelf) = &mut inner.shelf {
            return shelf.keep(&answer);
        }
        inner.answers.insert(answer.key.clone(), answer);
        Ok(())
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The answers of a file, and the byte after the last whole line.
fn answers(file: &File) -> io::Result<(HashMap<String, KeptAnswer>, u64)> {
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(0))?;
    let (mut answers, mut end, mut line) = (HashMap::new(), 0, Vec::new());
    for number in 1.. {
        line.clear();
        let length = reader.read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") {
            break;
        }
        if !line.trim_ascii().is_empty() {
            let answer: KeptAnswer = serde_json::from_slice(&line).map_err(|e| {
                io::Error::other(format!("line {number} is no answer that was kept: {e}; name another file"))
            })?;
            answers.insert(answer.key.clone(), answer);
        }
        end += length as u64;
    }
    Ok((answers, end))
}

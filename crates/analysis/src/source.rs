//! Where events come from: a file, standard input, the built-in record, a store, or bytes at hand.

use crate::Error;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    fmt::Write as _,
    fs::File,
    io::{BufReader, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
};
use tazamun_record::{BUILT_IN, BUILT_IN_RECORD, Doubts, Incident};

/// Where events come from.
#[derive(Debug, Clone)]
pub enum Source {
    /// The record that comes with the program.
    BuiltIn,
    /// A file of events; `-` is standard input. A store is known by its first bytes.
    File(PathBuf),
    /// The bytes of a file of events.
    Bytes {
        /// Its name, for messages; its ending may tell its format.
        name: String,
        /// What it holds.
        content: Vec<u8>,
    },
    /// A store, with what is in doubt about its incidents.
    Store {
        /// Where it is.
        path: PathBuf,
        /// What is in doubt.
        doubts: Doubts,
    },
    /// Incidents that a program has in memory.
    AtHand {
        /// What they are called.
        name: String,
        /// What tells them from others: a SHA-256 in hexadecimal.
        sha256: String,
        /// The incidents.
        incidents: Arc<dyn IncidentsAtHand>,
        /// What is in doubt about them.
        doubts: Doubts,
    },
}

/// Incidents in memory, wherever they lie there.
pub trait IncidentsAtHand: std::fmt::Debug + Send + Sync {
    /// Hands each to `see`, and whether a program read it and nobody has checked it.
    fn each(&self, see: &mut dyn FnMut(&Incident, bool));
}

impl Source {
    /// The source that a word of the command line names: `built-in`, `-` or a path.
    pub fn named(path: &Path) -> Self {
        if path == Path::new(BUILT_IN) { Source::BuiltIn } else { Source::File(path.to_owned()) }
    }

    /// Bytes under a name.
    pub fn bytes(name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Source::Bytes { name: name.into(), content: content.into() }
    }

    /// Its name in messages and answers.
    pub fn name(&self) -> String {
        match self {
            Source::BuiltIn => BUILT_IN.to_owned(),
            Source::File(path) | Source::Store { path, .. } => shown(path),
            Source::Bytes { name, .. } | Source::AtHand { name, .. } => name.clone(),
        }
    }

    /// What it holds, byte for byte.
    ///
    /// # Errors
    /// [`Error`] where it cannot be read, or is no file.
    pub fn content(&self) -> Result<std::borrow::Cow<'_, [u8]>, Error> {
        Ok(match self {
            Source::BuiltIn => BUILT_IN_RECORD.into(),
            Source::File(path) | Source::Store { path, .. } => file_bytes(path)?.into(),
            Source::Bytes { content, .. } => content.into(),
            Source::AtHand { name, .. } => {
                return Err(Error::Question(format!(
                    "{name} lies in memory and is no file that can be copied."
                )));
            }
        })
    }
}

/// A file of events, by name and content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DataFile {
    /// Its path as given, or `built-in`.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Events that it holds.
    pub events: usize,
}

/// SHA-256 in hexadecimal.
pub fn sha256(content: &[u8]) -> String {
    hexadecimal(&Sha256::digest(content))
}

/// SHA-256 of a file in hexadecimal, without holding the file in memory.
///
/// # Errors
/// [`Error::Read`] where it cannot be read.
pub(crate) fn sha256_of_file(path: &Path) -> Result<String, Error> {
    let failed = |source| Error::Read { name: shown(path), source };
    let mut file = BufReader::with_capacity(1 << 20, File::open(path).map_err(failed)?);
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut piece).map_err(failed)? {
            0 => return Ok(hexadecimal(&hash.finalize())),
            read => hash.update(&piece[..read]),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The name of a file in messages.
pub fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// Whether a file is a store: SQLite's first bytes.
///
/// # Errors
/// [`Error::Read`] where it cannot be read.
pub fn is_store(path: &Path) -> Result<bool, Error> {
    if path == Path::new("-") || path == Path::new(BUILT_IN) {
        return Ok(false);
    }
    let failed = |source| Error::Read { name: shown(path), source };
    let mut start = Vec::new();
    File::open(path).and_then(|file| file.take(16).read_to_end(&mut start)).map_err(failed)?;
    Ok(start == b"SQLite format 3\0")
}

/// The bytes of a file, or of standard input for `-`.
///
/// # Errors
/// [`Error::Read`] where it cannot be read.
pub fn file_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Read { name: shown(path), source };
    if path == Path::new("-") {
        let mut content = Vec::new();
        std::io::stdin().lock().read_to_end(&mut content).map_err(failed)?;
        Ok(content)
    } else {
        std::fs::read(path).map_err(failed)
    }
}

//! Files, standard input, stores and the built-in record, as bytes, whole events and articles.

use crate::Error;
use flate2::bufread::MultiGzDecoder;
use sha2::{Digest as _, Sha256};
use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, Read},
    path::Path,
};
use tazamun_record::{
    Article, BUILT_IN, BUILT_IN_RECORD, Incident,
    formats::{self, ArticleReading, Events, Reading},
};
use tazamun_store::{MERGED, Store};

/// Events, with what is needed to find and check the very same ones again.
#[derive(Debug, Default)]
pub struct ReadEvents {
    /// All events of all files, in their order.
    pub incidents: Vec<Incident>,
    /// The files that they came from.
    pub files: Vec<EventFile>,
    /// What became of each file that was read; none for a store.
    pub read: Vec<FileRead>,
}

/// A file of events, by name and content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFile {
    /// Its path as given, or `built-in`.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Events that it holds.
    pub events: usize,
}

impl ReadEvents {
    /// Reads files of events; `-` is standard input, `built-in` the built-in record, and a store stands for its events.
    ///
    /// # Errors
    /// [`Error`] where one cannot be read or does not hold events.
    pub fn open<'a>(names: impl IntoIterator<Item = &'a Path>) -> Result<Self, Error> {
        Self::open_with(names, &Reading::default())
    }

    /// The same, read as `how` says: in a known format or encoding, or passing over rows at fault.
    ///
    /// # Errors
    /// As [`ReadEvents::open`].
    pub fn open_with<'a>(names: impl IntoIterator<Item = &'a Path>, how: &Reading) -> Result<Self, Error> {
        names.into_iter().try_fold(Self::default(), |record, path| {
            if path == Path::new(BUILT_IN) {
                return record.with(BUILT_IN, BUILT_IN_RECORD, &Reading::default());
            }
            let content = file_bytes(path)?;
            if content.starts_with(b"SQLite format 3\0") {
                record.with_store(path, &content)
            } else {
                record.with(&shown(path), &content, how)
            }
        })
    }

    /// Reads the bytes of a file that came from elsewhere; a store or the name of a file stands for nothing here.
    ///
    /// # Errors
    /// As [`ReadEvents::open`].
    pub fn of_bytes(name: &str, content: &[u8], how: &Reading) -> Result<Self, Error> {
        Self::default().with(name, content, how)
    }

    fn with(mut self, name: &str, content: &[u8], how: &Reading) -> Result<Self, Error> {
        let events = formats::read_events_with(name, content, how)?;
        self.read.push(FileRead::of(name, &events));
        let Events { incidents, .. } = events;
        self.files.push(EventFile {
            name: name.to_owned(),
            sha256: sha256(content),
            events: incidents.len(),
        });
        self.incidents.extend(incidents);
        Ok(self)
    }

    /// The events of a store: of the datasets that it holds, or, where it holds none, those merged from its articles.
    /// Both together would count an attack twice.
    fn with_store(mut self, path: &Path, content: &[u8]) -> Result<Self, Error> {
        let (mut rows, mut merged) = (Vec::new(), Vec::new());
        Store::open_to_read(path)?.each_incident(None, |dataset, incident| {
            if dataset == MERGED { merged.push(incident) } else { rows.push(incident) }
        })?;
        let incidents = if rows.is_empty() { merged } else { rows };
        self.files.push(EventFile { name: shown(path), sha256: sha256(content), events: incidents.len() });
        self.incidents.extend(incidents);
        Ok(self)
    }
}

/// What became of one file that was read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FileRead {
    /// Its name as given.
    pub file: String,
    /// What it was read as.
    pub format: String,
    /// Incidents that it holds.
    pub incidents: usize,
    /// What was read only after mending, a sentence each.
    pub mended: Vec<String>,
    /// The rows that a lenient reading passed over, with line, column and fault.
    pub passed_over: Vec<String>,
}

impl FileRead {
    /// Of a reading.
    pub fn of(name: &str, events: &Events) -> Self {
        FileRead {
            file: name.to_owned(),
            format: events.format.to_string(),
            incidents: events.incidents.len(),
            mended: events.warnings.iter().map(ToString::to_string).collect(),
            passed_over: events.left_out.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Reads articles from a file (`.txt`, `.html`, a feed, `.json`, `.jsonl`) or, for `-`, from standard input.
///
/// # Errors
/// [`Error`] where the file cannot be read, is not UTF-8, is empty or has no date of publication.
pub fn articles(path: &Path, how: &ArticleReading) -> Result<Vec<Article>, Error> {
    Ok(formats::read_articles_with(&shown(path), &file_bytes(path)?, how)?)
}

/// SHA-256 in hexadecimal.
pub fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The name of a file in messages.
pub fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// The bytes of a file, or of standard input for `-`.
///
/// # Errors
/// [`Error::Read`] where it cannot be read.
pub fn file_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Read { name: shown(path), source };
    if path == Path::new("-") {
        return bounded(path, std::io::stdin().lock(), LARGEST_FILE);
    }
    bounded(path, std::fs::File::open(path).map_err(failed)?, LARGEST_FILE)
}

/// The most that is read of any file, in bytes; a device may have no end.
const LARGEST_FILE: u64 = 4 << 30;

/// The most that a table of places or a file of coded reports may hold, unpacked, in bytes.
const LARGEST_TABLE: u64 = 1 << 30;

/// All that a reader gives, where it is no more than `most` bytes: some kilobytes may unpack to more than a machine holds.
///
/// # Errors
/// [`Error::Read`] where it cannot be read, [`Error::Material`] where it is more.
pub fn bounded(path: &Path, from: impl Read, most: u64) -> Result<Vec<u8>, Error> {
    let mut content = Vec::new();
    let read = from.take(most + 1).read_to_end(&mut content);
    read.map_err(|source| Error::Read { name: shown(path), source })?;
    if content.len() as u64 > most {
        return Err(Error::Material(format!(
            "{}: this holds more than {} MiB (unpacked, where it is compressed), which is more than is read at once. Check \
             that it is the file you mean, or split it.",
            shown(path),
            most >> 20
        )));
    }
    Ok(content)
}

/// A file to be read from its beginning, unpacked where it is compressed with gzip; `-` is standard input.
///
/// # Errors
/// [`Error::Read`] where it cannot be opened.
pub fn opened(path: &Path) -> Result<Box<dyn BufRead>, Error> {
    let failed = |source| Error::Read { name: shown(path), source };
    let mut file: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        Box::new(BufReader::new(std::fs::File::open(path).map_err(failed)?))
    };
    let gzip = file.fill_buf().map_err(failed)?.starts_with(&[0x1f, 0x8b]);
    Ok(if gzip { Box::new(BufReader::new(MultiGzDecoder::new(file))) } else { file })
}

/// The bytes of a file, unpacked where it is compressed with gzip.
///
/// # Errors
/// [`Error::Read`] where it cannot be read.
pub fn unpacked(path: &Path) -> Result<Vec<u8>, Error> {
    bounded(path, opened(path)?, LARGEST_TABLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_record_is_read_by_its_name() {
        let read = ReadEvents::open([Path::new(BUILT_IN)]).unwrap();
        assert_eq!((read.incidents.len(), read.files[0].events), (105, 105));
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let missing = ReadEvents::open([Path::new("no/such.csv")]).unwrap_err().to_string();
        assert!(missing.contains("no/such.csv") && missing.contains("Check the path"), "{missing}");
    }
}

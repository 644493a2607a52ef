//! Files, standard input and the built-in record, as events and articles.

use crate::{Failure, mended::FileRead};
use flate2::bufread::MultiGzDecoder;
use sha2::{Digest as _, Sha256};
use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, Read},
    path::Path,
};
use tazamun_record::{
    Article, Date, Incident, Interval,
    formats::{self, Events, Reading},
    rows,
};
use tazamun_store::{MERGED, Store};

/// The word that stands for the built-in record where a file of events is asked for.
pub const BUILT_IN: &str = "built-in";

const RECORD: &[u8] = include_bytes!("../../../examples/record/incidents.csv");
const COVERAGE: &str = include_str!("../../../examples/record/coverage.tsv");
const GAPS: &str = include_str!("../../../examples/record/gaps.tsv");

/// Events, with what is needed to find and check the very same ones again.
#[derive(Debug, Default)]
pub struct Record {
    /// All events of all files, in their order.
    pub incidents: Vec<Incident>,
    /// The files that they came from.
    pub files: Vec<DataFile>,
    /// What was noticed while reading, a sentence each.
    pub warnings: Vec<String>,
    /// What became of each file that was read; none for a store.
    pub read: Vec<FileRead>,
}

/// A file of events, by name and content.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct DataFile {
    /// Its path as given, or `built-in`.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Events that it holds.
    pub events: usize,
}

impl Record {
    /// The record of 105 attacks that comes with the program.
    ///
    /// # Errors
    /// [`Failure::Format`] where the table in `examples/record` has been broken by an edit.
    pub fn built_in() -> Result<Self, Failure> {
        Self::default().with(BUILT_IN, RECORD, &Reading::default())
    }

    /// Reads files of events; `-` is standard input, `built-in` the built-in record, and a store stands for its events.
    ///
    /// # Errors
    /// [`Failure`] where one cannot be read or does not hold events.
    pub fn open<'a>(names: impl IntoIterator<Item = &'a Path>) -> Result<Self, Failure> {
        Self::open_with(names, &Reading::default())
    }

    /// The same, read as `how` says: in a known format or encoding, or passing over rows at fault.
    ///
    /// # Errors
    /// As [`Record::open`].
    pub fn open_with<'a>(names: impl IntoIterator<Item = &'a Path>, how: &Reading) -> Result<Self, Failure> {
        names.into_iter().try_fold(Self::default(), |record, path| {
            if path == Path::new(BUILT_IN) {
                return record.with(BUILT_IN, RECORD, &Reading::default());
            }
            let content = file_bytes(path)?;
            if content.starts_with(b"SQLite format 3\0") {
                record.with_store(path, &content)
            } else {
                record.with(&shown(path), &content, how)
            }
        })
    }

    fn with(mut self, name: &str, content: &[u8], how: &Reading) -> Result<Self, Failure> {
        let events = formats::read_events_with(name, content, how)?;
        self.read.push(FileRead::of(name, &events));
        let Events { incidents, warnings, .. } = events;
        self.files.push(DataFile { name: name.to_owned(), sha256: sha256(content), events: incidents.len() });
        self.incidents.extend(incidents);
        self.warnings.extend(warnings.iter().map(ToString::to_string));
        Ok(self)
    }

    /// The events of a store: of the datasets that it holds, or, where it holds none, those merged from its articles.
    /// Both together would count an attack twice.
    fn with_store(mut self, path: &Path, content: &[u8]) -> Result<Self, Failure> {
        let (mut rows, mut merged) = (Vec::new(), Vec::new());
        Store::open_to_read(path)?.each_incident(None, |dataset, incident| {
            if dataset == MERGED { merged.push(incident) } else { rows.push(incident) }
        })?;
        let incidents = if rows.is_empty() { merged } else { rows };
        self.files.push(DataFile { name: shown(path), sha256: sha256(content), events: incidents.len() });
        self.incidents.extend(incidents);
        Ok(self)
    }

    /// Whether the built-in record is all there is.
    pub fn is_built_in(&self) -> bool {
        self.files.iter().all(|f| f.name == BUILT_IN)
    }
}

/// What a reader of any result from the built-in record must be told: English and Arabic.
pub fn built_in_coverage() -> Vec<(String, String)> {
    rows(COVERAGE).map(|(_, f)| (f[0].to_owned(), f[1].to_owned())).collect()
}

/// The days that the built-in record covers, but for its gaps.
pub fn built_in_days() -> Interval {
    let (first, last) = (Date::constant(2021, 7, 1), Date::constant(2022, 6, 30));
    Interval::from(first).hull(&Interval::from(last))
}

/// Months for which the built-in record holds nothing of a country: gaps in coverage, not calm.
pub fn built_in_gaps() -> Vec<(String, Interval)> {
    rows(GAPS)
        .filter_map(|(_, f)| {
            let day = |i: usize| f.get(i)?.parse::<Date>().ok();
            Some((f[0].to_owned(), Interval::new(day(1)?, day(2)?).ok()?))
        })
        .collect()
}

/// Reads articles from a file (`.txt`, `.html`, `.jsonl`) or, for `-`, from standard input.
///
/// # Errors
/// [`Failure`] where the file cannot be read, is not UTF-8, is empty or has no date of publication.
pub fn articles(path: &Path, published: Option<Date>) -> Result<Vec<Article>, Failure> {
    Ok(formats::read_articles(&shown(path), &file_bytes(path)?, published)?)
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
/// [`Failure::Read`] where it cannot be read, [`Failure::Usage`] where it has no end.
pub fn file_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |source| Failure::Read { name: shown(path), source };
    if path == Path::new("-") {
        return bounded(path, std::io::stdin().lock(), LARGEST_FILE);
    }
    bounded(path, std::fs::File::open(path).map_err(failed)?, LARGEST_FILE)
}

/// The most that is read of any file, in bytes; a device may have no end.
const LARGEST_FILE: u64 = 4 << 30;

/// The most that a table of places or a file of coded reports may hold, unpacked: all places of the largest countries are
/// a quarter of it.
const LARGEST_TABLE: u64 = 1 << 30;

/// All that a reader gives, where it is no more than `most` bytes: some kilobytes may unpack to more than a machine holds.
///
/// # Errors
/// [`Failure::Read`] where it cannot be read, [`Failure::Usage`] where it is more.
pub fn bounded(path: &Path, from: impl Read, most: u64) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    let read = from.take(most + 1).read_to_end(&mut content);
    read.map_err(|source| Failure::Read { name: shown(path), source })?;
    if content.len() as u64 > most {
        return Err(Failure::Usage(format!(
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
/// [`Failure::Read`] where it cannot be opened.
pub fn opened(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    let failed = |source| Failure::Read { name: shown(path), source };
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
/// [`Failure::Read`] where it cannot be read.
pub fn unpacked(path: &Path) -> Result<Vec<u8>, Failure> {
    bounded(path, opened(path)?, LARGEST_TABLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_record_holds_what_its_readme_says() {
        let record = Record::built_in().unwrap();
        let of = |code: &str| {
            record
                .incidents
                .iter()
                .filter(|i| i.facts.place.country().is_some_and(|c| c.code() == code))
                .count()
        };
        assert_eq!((record.incidents.len(), of("IQ"), of("SY")), (105, 56, 49));
        assert!(record.is_built_in());
    }

    #[test]
    fn the_gaps_are_empty_and_the_warnings_come_in_two_languages() {
        let record = Record::built_in().unwrap();
        let gaps = built_in_gaps();
        assert_eq!(gaps.len(), 4);
        for (country, gap) in gaps {
            let inside = record.incidents.iter().filter(|i| {
                i.facts.place.country().is_some_and(|c| c.code() == country)
                    && gap.contains(i.facts.when.start())
                    && gap.contains(i.facts.when.end())
            });
            assert_eq!(inside.count(), 0, "{country} {gap}");
        }
        for (english, arabic) in built_in_coverage() {
            assert!(english.ends_with('.') && arabic.ends_with('.'), "{english}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let missing = Record::open([Path::new("no/such.csv")]).unwrap_err().to_string();
        assert!(missing.contains("no/such.csv") && missing.contains("Check the path"), "{missing}");
    }
}

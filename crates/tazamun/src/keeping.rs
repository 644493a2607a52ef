//! The store that a verb works on, and the files that go into it.

use crate::{Failure, inert, input::DataFile};
use serde::Serialize;
use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
};
use tazamun_record::{ReportRef, UnknownVerdict, rows};
use tazamun_store::{Decided, Store};

/// The file that is taken for the store where none is named.
pub const STORE: &str = "tazamun.db";

/// The option by which a verb is told which store to use.
#[derive(Debug, Clone, clap::Args)]
pub struct StoreArg {
    /// The store: one SQLite file
    #[arg(long, value_name = "FILE", default_value = STORE)]
    pub store: PathBuf,
}

impl StoreArg {
    /// Opens it for writing; makes it where there is none.
    ///
    /// # Errors
    /// [`Failure::Store`] where the file is no store, damaged or from a newer version.
    pub fn open(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.store)?)
    }

    /// Opens it for reading.
    ///
    /// # Errors
    /// As [`StoreArg::open`], and where there is no such file.
    pub fn open_to_read(&self) -> Result<Store, Failure> {
        Ok(Store::open_to_read(&self.store)?)
    }
}

/// The option by which a verb keeps its answer.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct KeepArg {
    /// Keep the answer in this store too, with the command that finds it again ('list findings' shows them)
    #[arg(long = "store", value_name = "FILE")]
    store: Option<PathBuf>,
}

impl KeepArg {
    /// Keeps an answer that rests on these files, if it was asked for.
    ///
    /// # Errors
    /// [`Failure::Store`] where the store cannot be written.
    pub fn keep(&self, kind: &str, answer: &impl Serialize, files: &[DataFile]) -> Result<(), Failure> {
        let Some(path) = &self.store else { return Ok(()) };
        let record = serde_json::to_value(answer).map_err(std::io::Error::from)?;
        let mut store = Store::open(path)?;
        if files.iter().any(|file| is_one_file(path, Path::new(&file.name))) {
            // The store's own incidents were tested. Its bytes change with this very finding; its incidents do not.
            store.add_finding(kind, &typed(), &record)?;
        } else {
            let hashes: Vec<&str> = files.iter().map(|file| file.sha256.as_str()).collect();
            store.add_finding_from_files(kind, &typed(), &hashes, &record)?;
        }
        Ok(())
    }
}

/// Whether two paths lead to one file.
fn is_one_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// What was typed, as a shell takes it.
fn typed() -> String {
    let words = std::env::args_os().skip(1).map(|word| inert::for_shell(&word.to_string_lossy()));
    std::iter::once("tazamun".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}

/// The name of what `drop` and `show` look at, and the store in which they look.
#[derive(Debug, Clone, clap::Args)]
pub struct NameArgs {
    /// An article's or a dataset's name, or an incident's id
    pub name: String,
    /// The store.
    #[command(flatten)]
    pub store: StoreArg,
}

/// What a file holds, as far as its name and its first line tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Articles: text, HTML, or JSON Lines with a `text`.
    Articles,
    /// Articles' reports: JSON Lines with `doc` and `incidents`.
    Reports,
    /// Incidents: any format of event files.
    Incidents,
}

/// Tells what a file holds.
///
/// # Errors
/// [`Failure::Read`] where it cannot be read.
pub fn content(path: &Path) -> Result<Content, Failure> {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "html" | "htm" => Ok(Content::Articles),
        "jsonl" | "ndjson" => of_lines(path).map_err(|source| unreadable(path, source)),
        _ => Ok(Content::Incidents),
    }
}

/// A first line that is longer than this is not looked into.
const LONGEST_FIRST_LINE: u64 = 64 << 20;

/// What JSON Lines hold, by the keys of the first line; lines that are none are left to the reader to complain of.
fn of_lines(path: &Path) -> std::io::Result<Content> {
    let mut start = BufReader::new(File::open(path)?).take(LONGEST_FIRST_LINE);
    let mut first = Vec::new();
    while first.trim_ascii().is_empty() {
        first.clear();
        if start.read_until(b'\n', &mut first)? == 0 {
            break;
        }
    }
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&first);
    Ok(match serde_json::from_slice::<serde_json::Value>(first) {
        Ok(value) if value.get("incidents").is_some() => Content::Reports,
        Ok(value) if value.get("text").is_some() => Content::Articles,
        _ => Content::Incidents,
    })
}

/// The error for a file that cannot be read.
pub fn unreadable(path: &Path, source: std::io::Error) -> Failure {
    Failure::Read { name: path.display().to_string(), source }
}

/// The name of a dataset whose user gave it none: the file's, without its endings.
pub fn dataset_name(path: &Path) -> String {
    let file = path.file_name().and_then(|name| name.to_str()).unwrap_or("events");
    file.split('.').find(|part| !part.is_empty()).unwrap_or("events").to_owned()
}

/// Decisions as `tazamun merge --review` lays them out: `same` or `different`, then the two names; `?` is undecided. A name
/// that would not come back as it is stands in quotes, as in JSON.
///
/// # Errors
/// [`Failure`] that names the line where the first word is none of the three or a name is missing.
pub fn decisions(path: &Path) -> Result<Vec<Decided>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|source| unreadable(path, source))?;
    let mut decisions = Vec::new();
    for (line, fields) in rows(text.strip_prefix('\u{feff}').unwrap_or(&text)) {
        let wrong = |what: &str| {
            Failure::Usage(format!(
                "{}, line {line}: {what}. A line is 'same' or 'different', a tab, a name, a tab and another name, as \
                 'tazamun merge --review' prints them; '?' leaves a pair undecided. Nothing of this file was kept.",
                path.display()
            ))
        };
        if fields[0] == "?" {
            continue;
        }
        let verdict = fields[0].parse().map_err(|e: UnknownVerdict| wrong(&e.to_string()))?;
        let name = |at: usize| {
            let cell = fields.get(at).copied().unwrap_or_default();
            let name =
                inert::of_cell(cell).map_err(|e| wrong(&format!("{cell} is no name in quotes ({e})")))?;
            Ok::<_, Failure>(name.into_owned())
        };
        let (a, b) = (name(1)?, name(2)?);
        if a.is_empty() || b.is_empty() || a == b {
            return Err(wrong("two different names are needed"));
        }
        decisions.push((a, b, verdict));
    }
    Ok(decisions)
}

/// The name of each report of an article, in its order.
pub fn names(doc: &str) -> impl Iterator<Item = ReportRef> {
    (0..).map(move |index| ReportRef { doc: doc.to_owned(), index })
}

//! The store that a verb works on, and the files that go into it.

use crate::{Failure, inert, typed::typed};
use serde::Serialize;
use std::path::{Path, PathBuf};
use tazamun_analysis::DataFile;
use tazamun_intake::known::{Moment, end_of_day, incidents_known};
use tazamun_record::{Date, Incident, UnknownVerdict, rows};
use tazamun_store::{Decided, Filter, MERGED, Store};

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

/// The name of what `drop` and `show` look at, and the store in which they look.
#[derive(Debug, Clone, clap::Args)]
pub struct NameArgs {
    /// An article's or a dataset's name, or an incident's id
    pub name: String,
    /// The store.
    #[command(flatten)]
    pub store: StoreArg,
}

/// Decisions as `tazamun merge --review` lays them out: `same` or `different`, then the two names; `?` is undecided. A name
/// that would not come back as it is stands in quotes, as in JSON.
///
/// # Errors
/// [`Failure`] that names the line where the first word is none of the three or a name is missing.
pub fn decisions(path: &Path) -> Result<Vec<Decided>, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| Failure::Read { name: path.display().to_string(), source })?;
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

/// The incidents that a filter selects, after its fields were held against the store's columns.
///
/// # Errors
/// [`Failure::Filter`] where the filter is wrong, [`Failure::Store`] where there is no such dataset.
pub fn selected(
    store: &Store,
    dataset: Option<&str>,
    filter: Option<&str>,
) -> Result<Vec<Incident>, Failure> {
    let wrong = |source| Failure::Filter { option: "filter", source };
    if let Some(name) = dataset.filter(|name| *name != MERGED)
        && !store.datasets()?.iter().any(|(known, _)| known == name)
    {
        return Err(store.unknown(name).into());
    }
    let filter = filter.map(Filter::parse).transpose().map_err(wrong)?;
    if let Some(filter) = &filter {
        filter.check_fields(&store.columns(dataset)?).map_err(wrong)?;
    }
    Ok(store.incidents(dataset, filter.as_ref())?)
}

/// The option by which a verb is asked what was known on a day.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct KnownOnArg {
    /// Only what was known at the end of this day (UTC): articles that had come, as they stood then, and decisions that had
    /// been taken
    #[arg(long, value_name = "DATE")]
    known_on: Option<Date>,
}

impl KnownOnArg {
    /// Whether a day is named.
    pub fn is_asked(&self) -> bool {
        self.known_on.is_some()
    }

    /// The end of that day.
    pub fn moment(&self) -> Option<Moment> {
        self.known_on.map(end_of_day)
    }
}

/// The incidents that were known at a moment and that a filter selects.
///
/// # Errors
/// As [`selected`].
pub fn selected_known(
    store: &Store,
    at: Moment,
    dataset: Option<&str>,
    filter: Option<&str>,
) -> Result<Vec<Incident>, Failure> {
    let wrong = |source| Failure::Filter { option: "filter", source };
    let filter = filter.map(Filter::parse).transpose().map_err(wrong)?;
    if let Some(filter) = &filter {
        filter.check_fields(&store.columns(dataset)?).map_err(wrong)?;
    }
    let is_wanted = |(of, incident): &(String, Incident)| {
        dataset.is_none_or(|name| name == of) && filter.as_ref().is_none_or(|f| f.matches(incident))
    };
    let known = incidents_known(store, at)?;
    Ok(known.into_iter().filter(is_wanted).map(|(_, incident)| incident).collect())
}

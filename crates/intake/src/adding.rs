//! Articles and files of events → a store, and what changed in it. Each file goes in whole or not at all.

use crate::{Error, ReadEvents, files};
use std::path::Path;
use tazamun_reader::Reader;
use tazamun_record::{
    Report,
    formats::{ArticleReading, Reading},
};
use tazamun_store::{Added, Changes, DatasetFile, Store, Words};

/// Articles that went into a store.
#[derive(Debug, serde::Serialize)]
pub struct AddedArticles {
    /// Each, and whether it is new there.
    pub articles: Vec<Added>,
    /// Incidents that the new ones report.
    pub told: usize,
}

/// A dataset that went into a store.
#[derive(Debug, serde::Serialize)]
pub struct AddedDataset {
    /// Its name there.
    pub dataset: String,
    /// What changed.
    #[serde(flatten)]
    pub changes: Changes,
    /// What was read only after mending, a sentence each.
    pub mended: Vec<String>,
    /// The rows that a lenient reading passed over.
    pub passed_over: Vec<String>,
    /// Kept results whose data are no longer the newest.
    pub findings_moved_on: usize,
}

/// Reads the articles of a file and adds them with their reports; `store` is asked for once the file is known to be whole, so
/// that a mistyped name leaves no empty store behind.
///
/// # Errors
/// What `store` answers, and [`Error`] where the file or the store is wrong.
pub fn articles<'s, E: From<Error>>(
    file: &Path,
    how: &ArticleReading,
    reader: &Reader<'_>,
    words: Words,
    store: impl FnOnce() -> Result<&'s mut Store, E>,
) -> Result<AddedArticles, E> {
    let articles = files::articles(file, how)?;
    let reports: Vec<Vec<Report>> = articles.iter().map(|article| reader.read(article)).collect();
    let all = articles.iter().zip(&reports).map(|(article, reports)| (article, reports.as_slice()));
    let added = store()?.add_articles(all, words).map_err(Error::Store)?;
    let told = added.iter().zip(&reports).filter(|(a, _)| a.is_new).map(|(_, r)| r.len()).sum();
    Ok(AddedArticles { articles: added, told })
}

/// A release of a dataset.
#[derive(Debug, Clone, Copy)]
pub struct Release<'a> {
    /// The dataset's name.
    pub dataset: &'a str,
    /// Its version, as its makers call it.
    pub version: &'a str,
}

/// Reads a file of events and imports it as a release of a dataset; `read` hears of what was mended.
///
/// # Errors
/// As [`articles`].
pub fn dataset<'s, E: From<Error>>(
    file: &Path,
    how: &Reading,
    release: Release<'_>,
    read: impl FnOnce(&ReadEvents),
    store: impl FnOnce() -> Result<&'s mut Store, E>,
) -> Result<AddedDataset, E> {
    let record = ReadEvents::open_with([file], how)?;
    read(&record);
    let ReadEvents { incidents, files, read } = record;
    let (mended, passed_over) =
        read.into_iter().next().map(|read| (read.mended, read.passed_over)).unwrap_or_default();
    let hash = files.first().map(|data| data.sha256.as_str()).unwrap_or_default();
    let name = file.display().to_string();
    let what = DatasetFile { dataset: release.dataset, version: release.version, file: &name, hash };
    let store = store()?;
    let changes = store.import(&what, &incidents).map_err(Error::Store)?;
    // Some million small pieces of memory, given back while the findings are looked at and the next file is read.
    std::thread::spawn(move || drop(incidents));
    let findings = store.findings().map_err(Error::Store)?;
    let findings_moved_on = findings.iter().filter(|finding| finding.data_moved_on).count();
    Ok(AddedDataset { dataset: release.dataset.to_owned(), changes, mended, passed_over, findings_moved_on })
}

//! Articles and files of events → a store, and what changed in it. Each file goes in whole or not at all.

use crate::{Error, ReadEvents, files};
use std::path::{Component, Path, PathBuf};
use tazamun_reader::Reader;
use tazamun_record::{
    Article, Report,
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
    let read = |articles: &[Article]| Ok(articles.iter().map(|article| reader.read(article)).collect());
    articles_read(file, how, words, read, store)
}

/// The same, where somebody else reads the articles; of each the reports, in the order in which the articles are given.
///
/// # Errors
/// As [`articles`], and what `read` answers.
pub fn articles_read<'s, E: From<Error>>(
    file: &Path,
    how: &ArticleReading,
    words: Words,
    read: impl FnOnce(&[Article]) -> Result<Vec<Vec<Report>>, E>,
    store: impl FnOnce() -> Result<&'s mut Store, E>,
) -> Result<AddedArticles, E> {
    let articles = files::articles(file, how)?;
    let reports = read(&articles)?;
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
    /// Whether somebody named the dataset; else its name is that of the file, which another file may bear too.
    pub named: bool,
}

/// The hash of a file that was read so: the same bytes read otherwise are another import.
fn hash_of(content: &str, how: &Reading) -> String {
    let format = how.format.map(|format| format!(" as {format}"));
    let encoding = how.encoding.as_deref().map(|name| format!(" in {}", name.to_ascii_lowercase()));
    let lenient = how.lenient.then(|| " leniently".to_owned());
    [Some(content.to_owned()), format, encoding, lenient].into_iter().flatten().collect()
}

/// Whether two names lead to one file, as far as the names tell.
fn is_same_file(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> PathBuf {
        Path::new(name).components().filter(|part| !matches!(part, Component::CurDir)).collect()
    };
    let (one, other) = (plain(one), plain(other));
    let within =
        |whole: &Path, part: &Path| whole.is_absolute() && part.is_relative() && whole.ends_with(part);
    one == other || within(&one, &other) || within(&other, &one)
}

/// The file that a dataset in the store came from, where that is another one and the dataset bears its file's name by chance.
fn another_file(store: &Store, release: Release<'_>, file: &str) -> Result<Option<String>, Error> {
    if release.named || !store.datasets()?.iter().any(|(name, _)| name == release.dataset) {
        return Ok(None);
    }
    let last = store.imports()?.into_iter().rfind(|import| import.dataset == release.dataset);
    Ok(last.map(|import| import.file).filter(|last| !is_same_file(last, file)))
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
    dataset_read(&file.display().to_string(), record, how, release, store)
}

/// The same, of a file that was read before; `name` is what it is called.
///
/// # Errors
/// As [`articles`].
pub fn dataset_read<'s, E: From<Error>>(
    name: &str,
    record: ReadEvents,
    how: &Reading,
    release: Release<'_>,
    store: impl FnOnce() -> Result<&'s mut Store, E>,
) -> Result<AddedDataset, E> {
    let ReadEvents { incidents, files, read } = record;
    let (mended, passed_over) =
        read.into_iter().next().map(|read| (read.mended, read.passed_over)).unwrap_or_default();
    let hash = hash_of(files.first().map(|data| data.sha256.as_str()).unwrap_or_default(), how);
    let what = DatasetFile { dataset: release.dataset, version: release.version, file: name, hash: &hash };
    let store = store()?;
    if let Some(last) = another_file(store, release, name)? {
        return Err(Error::Material(format!(
            "{name}: the store holds a dataset '{0}' already, from {last}, and this file would take its place. Give this \
             file's a name of its own (--dataset NAME), or say --dataset {0} if it is a later release of that one.",
            release.dataset
        ))
        .into());
    }
    let changes = store.import(&what, &incidents).map_err(Error::Store)?;
    // Some million small pieces of memory, given back while the findings are looked at and the next file is read.
    std::thread::spawn(move || drop(incidents));
    let findings = store.findings().map_err(Error::Store)?;
    let findings_moved_on = findings.iter().filter(|finding| finding.data_moved_on).count();
    Ok(AddedDataset { dataset: release.dataset.to_owned(), changes, mended, passed_over, findings_moved_on })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_file_and_of_two() {
        for (one, other, same) in [
            ("x.csv", "./x.csv", true),
            ("a/x.csv", "a/./x.csv", true),
            ("x.csv", "/data/x.csv", true),
            ("a/x.csv", "b/x.csv", false),
            ("x.csv", "a/x.csv", false),
            ("x.csv", "x.tsv", false),
            ("/data/x.csv", "/other/x.csv", false),
        ] {
            assert_eq!(is_same_file(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn the_same_bytes_read_otherwise_are_another_import() {
        let plain = hash_of("ab", &Reading::default());
        assert_eq!(plain, "ab");
        let lenient = Reading { lenient: true, ..Reading::default() };
        let arabic = |name: &str| Reading { encoding: Some(name.to_owned()), ..Reading::default() };
        assert_ne!(hash_of("ab", &lenient), plain);
        assert_ne!(hash_of("ab", &arabic("windows-1252")), hash_of("ab", &arabic("windows-1256")));
        assert_eq!(hash_of("ab", &arabic("UTF-8")), hash_of("ab", &arabic("utf-8")));
    }
}

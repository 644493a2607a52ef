//! What is said of files that went into a store.

use crate::{Failure, mended::counted};
use std::path::Path;
use tazamun_intake::{
    adding::{AddedArticles, AddedDataset},
    content::names,
};
use tazamun_store::Changes;

/// What became of a file.
#[derive(Debug, serde::Serialize)]
pub struct Done {
    /// Its name as given.
    pub file: String,
    /// What it was taken for, and what changed.
    #[serde(flatten)]
    pub what: Taken,
}

/// What a file was taken for.
#[derive(Debug, serde::Serialize)]
#[serde(untagged)]
pub enum Taken {
    /// Articles.
    Articles(AddedArticles),
    /// Events.
    Dataset(AddedDataset),
}

impl Done {
    /// In a line.
    pub fn said(&self) -> String {
        match &self.what {
            Taken::Articles(AddedArticles { articles, told }) => {
                let new = articles.iter().filter(|a| a.is_new).count();
                format!(
                    "{} added, with {}; {} there already",
                    counted(new, "article"),
                    counted(*told, "incident"),
                    articles.len() - new
                )
            }
            Taken::Dataset(AddedDataset { dataset, changes: Changes { same_file: true, .. }, .. }) => {
                format!("this file is in the store already, as {dataset}")
            }
            Taken::Dataset(AddedDataset { dataset, changes: c, findings_moved_on, .. }) => {
                let changed = format!(
                    "{dataset}: {} added, {} changed, {} removed, {} as they were",
                    counted(c.added.len(), "incident"),
                    c.changed.len(),
                    c.removed.len(),
                    c.kept
                );
                match findings_moved_on {
                    0 => changed,
                    n => {
                        let findings = counted(*n, "finding");
                        format!("{changed}; the data of {findings} have moved on ('tazamun list findings')")
                    }
                }
            }
        }
    }
}

/// Reports without their articles cannot be held against the words that they quote.
pub fn reports_are_not_articles(file: &Path) -> Failure {
    let first = names("doc").next().map(|name| name.to_string()).unwrap_or_default();
    Failure::Usage(format!(
        "{}: this file holds reports (as {first}) without their articles; add the articles themselves, or merge the \
         reports with 'tazamun merge {}'.",
        file.display(),
        file.display()
    ))
}

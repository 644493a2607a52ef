//! What is said of files that went into a store.

use super::counted;
use crate::{Failure, inert};
use std::path::Path;
use tazamun_intake::{
    adding::{AddedArticles, AddedDataset},
    content::names,
};
use tazamun_store::Changes;
use tazamun_words::Words;

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
    pub fn said(&self, words: &Words) -> String {
        let what = match &self.what {
            Taken::Articles(AddedArticles { articles, told }) => {
                let new = articles.iter().filter(|a| a.is_new).count();
                let values = [
                    ("articles", counted(words, "n-articles", new)),
                    ("incidents", counted(words, "n-incidents", *told)),
                    ("there", (articles.len() - new).into()),
                ];
                words.say("add-articles", &values)
            }
            Taken::Dataset(AddedDataset { dataset, changes: Changes { same_file: true, .. }, .. }) => {
                words.say("add-same-file", &[("dataset", inert::line(dataset).into_owned().into())])
            }
            Taken::Dataset(AddedDataset { dataset, changes: c, findings_moved_on, .. }) => {
                let values = [
                    ("dataset", inert::line(dataset).into_owned().into()),
                    ("added", counted(words, "n-incidents", c.added.len())),
                    ("changed", c.changed.len().into()),
                    ("removed", c.removed.len().into()),
                    ("kept", c.kept.into()),
                ];
                let changes = words.say("add-dataset", &values);
                let findings = ("findings", counted(words, "n-findings", *findings_moved_on));
                match findings_moved_on {
                    0 => changes,
                    _ => words.say("add-moved-on", &[("changes", changes.into()), findings]),
                }
            }
        };
        words
            .say("add-file", &[("file", inert::line(&self.file).into_owned().into()), ("what", what.into())])
            .plain()
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

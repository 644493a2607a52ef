//! A store, or files of reports and events → all that is to be merged, and what people decided about it.

use crate::{
    Error, ReadEvents,
    content::{Content, content, dataset_name, names},
    files,
};
use std::path::PathBuf;
use tazamun_merge::{Decisions, Linkage, Record};
use tazamun_record::{ArticleReports, Incident, Report, ReportRef, formats};
use tazamun_store::{Decided, Store, StoredDecision};

/// All that is to be merged.
#[derive(Debug, Default)]
pub struct Material {
    /// Reports of articles, by their names.
    pub reports: Vec<(ReportRef, Report)>,
    /// Rows of datasets, by the datasets' names.
    pub rows: Vec<(String, Vec<Incident>)>,
}

impl Material {
    /// The reports of a store.
    ///
    /// # Errors
    /// [`Error::Store`] where it cannot be read.
    pub fn of_store(store: &Store) -> Result<Self, Error> {
        Ok(Material { reports: store.reports()?, rows: Vec::new() })
    }

    /// What files hold: reports of articles, or events.
    ///
    /// # Errors
    /// [`Error`] where one cannot be read or holds neither.
    pub fn of_files(paths: &[PathBuf]) -> Result<Self, Error> {
        let mut material = Material::default();
        for file in paths {
            if content(file)? == Content::Reports {
                let name = file.display().to_string();
                for article in formats::reports_of(&name, files::opened(file)?) {
                    let ArticleReports { doc, incidents } = article?;
                    material.reports.extend(names(&doc).zip(incidents));
                }
            } else {
                let rows = ReadEvents::open([file.as_path()])?.incidents;
                material.rows.push((dataset_name(file), rows));
            }
        }
        Ok(material)
    }

    /// Each report and row, as merging takes it.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let rows =
            self.rows.iter().flat_map(|(name, rows)| rows.iter().map(move |row| Record::Row(name, row)));
        self.reports.iter().map(|(name, report)| Record::Report(name, report)).chain(rows)
    }
}

/// What was decided before, and what is decided now, which wins.
pub fn decided(stored: &[StoredDecision], new: &[Decided]) -> Decisions {
    let mut all = Decisions::default();
    for decision in stored {
        all.decide(&decision.a, &decision.b, decision.verdict);
    }
    for (a, b, verdict) in new {
        all.decide(a, b, *verdict);
    }
    all
}

/// Merges what a store's reports tell since it was merged last, with every decision obeyed. Answers the incidents that are
/// new or changed, by their ids.
///
/// # Errors
/// [`Error::Store`] where the store cannot be read or written.
pub fn merge_recent(store: &mut Store) -> Result<Vec<String>, Error> {
    Ok(store.merge_recent(|reports, stored| {
        let records = reports.iter().map(|(name, report)| Record::Report(name, report));
        Linkage::of(records, &decided(stored, &[])).incidents().collect()
    })?)
}

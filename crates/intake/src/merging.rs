//! A store, or files of reports and events → all that is to be merged, and what people decided about it.

use crate::{
    Error, ReadEvents,
    content::{Content, content, dataset_name, names},
    files,
};
use jiff::{Timestamp, civil, tz::TimeZone};
use std::path::PathBuf;
use tazamun_merge::{Decisions, Linkage, Record};
use tazamun_record::{ArticleReports, Date, Incident, Report, ReportRef, formats};
use tazamun_store::{Decided, MERGED, Store, StoredDecision};

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

/// A moment, in UTC.
pub type Moment = Timestamp;

/// The last second of a day, in UTC.
///
/// ```
/// let day = "2026-11-29".parse().unwrap();
/// assert_eq!(tazamun_intake::merging::end_of_day(day).to_string(), "2026-11-29T23:59:59Z");
/// ```
pub fn end_of_day(day: Date) -> Moment {
    let last = civil::date(day.year(), day.month(), day.day()).at(23, 59, 59, 0);
    last.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |at| at.timestamp())
}

/// The incidents that were known at a moment: merged from the articles as they stood then, with the decisions that had been
/// taken, and the rows of datasets that had been imported as far as no later release took their place. Each with its
/// dataset's name.
///
/// # Errors
/// [`Error::Store`] where the store cannot be read.
pub fn incidents_known(store: &Store, at: Moment) -> Result<Vec<(String, Incident)>, Error> {
    let (reports, stored) = (store.reports_known(at)?, store.decisions_known(at)?);
    let records = reports.iter().map(|(name, report)| Record::Report(name, report));
    let merged = Linkage::of(records, &decided(&stored, &[]));
    let mut known: Vec<(String, Incident)> =
        merged.incidents().map(|incident| (MERGED.to_owned(), incident)).collect();
    known.extend(store.rows_known(at)?);
    known.sort_by(|(d, a), (e, b)| (a.facts.when.start(), d, &a.id).cmp(&(b.facts.when.start(), e, &b.id)));
    Ok(known)
}

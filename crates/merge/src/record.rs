//! One distinctive of an incident: a report of an article, or a row of a dataset.

use tazamun_record::{Facts, Incident, Report, ReportRef};

/// One distinctive of an incident.
#[derive(Debug, Clone, Copy)]
pub enum Record<'a> {
    /// A report of an article.
    Report(&'a ReportRef, &'a Report),
    /// A row of the dataset of this name.
    Row(&'a str, &'a Incident),
}

impl<'a> Record<'a> {
    /// What it is called by: `doc#index`, or `dataset:id`.
    pub fn name(&self) -> String {
        match self {
            Record::Report(name, _) => name.to_string(),
            Record::Row(dataset, row) => format!("{dataset}:{}", row.id),
        }
    }

    /// What it says.
    pub fn facts(&self) -> &'a Facts {
        match self {
            Record::Report(_, report) => &report.facts,
            Record::Row(_, row) => &row.facts,
        }
    }

    /// The article or the dataset: what tells each incident once.
    pub(crate) fn source(&self) -> &'a str {
        match self {
            Record::Report(name, _) => &name.doc,
            Record::Row(dataset, _) => dataset,
        }
    }

    /// Its order among all, which does not depend on the order in which they were given: reports by article and index,
    /// then rows by id, so that one row in two files comes twice in a row.
    pub(crate) fn order(&self) -> (bool, &'a str, usize, &'a str) {
        match self {
            Record::Report(name, _) => (false, &name.doc, name.index, ""),
            Record::Row(dataset, row) => (true, &row.id, 0, dataset),
        }
    }

    /// Whether two records are one and the same, given twice.
    pub(crate) fn is(&self, other: &Record<'_>) -> bool {
        match (self, other) {
            (Record::Report(a, x), Record::Report(b, y)) => a == b && x == y,
            // The same row under the name of two files is the same row.
            (Record::Row(_, a), Record::Row(_, b)) => a == b,
            _ => false,
        }
    }

    /// The words that it is told in.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'a str> {
        let (quoted, noted) = match self {
            Record::Report(_, report) => (Some(report), None),
            Record::Row(_, row) => (None, Some(row)),
        };
        let quotes = quoted.into_iter().flat_map(|r| {
            std::iter::once(r.trigger.as_str()).chain(r.quotes.iter().map(|(_, quote)| quote.as_str()))
        });
        let notes =
            noted.into_iter().flat_map(|row| row.note.iter().chain(row.extra.values()).map(String::as_str));
        quotes.chain(notes)
    }

    /// Whether an article says of two of its own reports that they tell one incident: it tells both in the same
    /// words, with the same day, place and kind.
    pub(crate) fn is_told_as(&self, other: &Record<'_>) -> bool {
        match (self, other) {
            (Record::Report(a, x), Record::Report(b, y)) => {
                a.doc == b.doc
                    && x.trigger == y.trigger
                    && (x.facts.when, &x.facts.place, x.facts.what)
                        == (y.facts.when, &y.facts.place, y.facts.what)
            }
            _ => false,
        }
    }
}

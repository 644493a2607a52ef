//! Files of events → columns, once: what a question selects is marked while each row passes, and the row is let go.
//!
//! A dataset is opened for a question, by what that question wants ([`Wanted`]): its filters are asked of each incident
//! as it is read, so that the many columns that a dataset has of its own are never kept, whatever a filter asks of them.

use crate::{
    DataFile, Error, Selection, Source, Warning,
    columns::{Columns, Kept},
    selection::no_rows,
    source::{file_bytes, is_store, sha256, sha256_of_file, shown},
};
use rustc_hash::FxHashMap;
use std::{borrow::Cow, collections::BTreeSet, path::Path};
use tazamun_record::{
    BUILT_IN, BUILT_IN_RECORD, CONFIDENCE, Doubts, Incident,
    formats::{self, Reading},
};
use tazamun_store::{Filter, MERGED, Store};

/// What a question wants of a dataset.
#[derive(Debug, Default)]
pub struct Wanted {
    parts: Vec<Part>,
    by: Option<String>,
    kept: Kept,
}

/// Rows that a question selects.
#[derive(Debug)]
struct Part {
    option: &'static str,
    label: String,
    filter: Option<Filter>,
    /// The source that they come from; all sources where there is none.
    source: Option<usize>,
}

impl Wanted {
    /// Wants the rows that a filter selects; `option` is what the filter is called in messages.
    ///
    /// # Errors
    /// [`Error::Filter`] where it is none.
    pub fn filter(mut self, option: &'static str, text: &str) -> Result<Self, Error> {
        let filter = Filter::parse(text).map_err(|source| Error::Filter { option, source })?;
        self.parts.push(Part { option, label: text.to_owned(), filter: Some(filter), source: None });
        Ok(self)
    }

    /// Wants the rows that a filter selects, or all where there is none.
    ///
    /// # Errors
    /// As [`Wanted::filter`].
    pub fn filter_or_all(mut self, option: &'static str, text: Option<&str>) -> Result<Self, Error> {
        match text {
            Some(text) => self.filter(option, text),
            None => {
                self.parts.push(Part { option, label: String::new(), filter: None, source: None });
                Ok(self)
            }
        }
    }

    /// Wants all rows of one source, by its place in the list of sources.
    #[must_use]
    pub fn source(mut self, option: &'static str, label: &str, source: usize) -> Self {
        self.parts.push(Part { option, label: label.to_owned(), filter: None, source: Some(source) });
        self
    }

    /// Wants the value of a field in each row, by which rows are parted.
    #[must_use]
    pub fn by(mut self, field: &str) -> Self {
        self.by = Some(field.to_owned());
        self
    }

    /// Wants names and coordinates of places.
    #[must_use]
    pub fn places(mut self) -> Self {
        self.kept.places = true;
        self
    }

    /// Wants the bounds of tolls.
    #[must_use]
    pub fn tolls(mut self) -> Self {
        self.kept.tolls = true;
        self
    }

    /// Wants the incidents' ids.
    #[must_use]
    pub fn ids(mut self) -> Self {
        self.kept.ids = true;
        self
    }

    /// Whether a filter asks for a column that a dataset has of its own.
    fn has_own_columns(&self) -> bool {
        let none = BTreeSet::new();
        self.parts.iter().any(|part| part.filter.as_ref().is_some_and(|f| f.check_fields(&none).is_err()))
    }
}

/// Events in columns, with what a question selects of them.
#[derive(Debug, Default)]
pub struct Dataset {
    pub(crate) columns: Columns,
    files: Vec<DataFile>,
    warnings: Vec<Warning>,
    selections: Vec<Selection>,
    /// Rows with a probability below 1.
    probability: FxHashMap<u32, f64>,
}

impl Dataset {
    /// Reads all events of some sources once, and keeps of them what is wanted.
    ///
    /// # Errors
    /// [`Error`] where a source cannot be read or is no file of events, and where a filter asks for a field that no event has.
    pub fn open(sources: &[Source], wanted: &Wanted) -> Result<Self, Error> {
        let mut loading = Loading::new(wanted);
        for (number, source) in sources.iter().enumerate() {
            loading.number = number;
            loading.read(source)?;
        }
        loading.done()
    }

    /// The files, in their order.
    pub fn files(&self) -> &[DataFile] {
        &self.files
    }

    /// What was noticed while reading.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Number of events that it holds.
    pub fn events(&self) -> usize {
        self.files.iter().map(|file| file.events).sum()
    }

    /// Whether the built-in record is all there is.
    pub fn is_built_in(&self) -> bool {
        self.files.iter().all(|file| file.name == BUILT_IN)
    }

    /// The rows of a filter that the dataset was opened for.
    ///
    /// # Errors
    /// [`Error::NotLoaded`] where it was opened for others.
    pub fn selected(&self, label: &str) -> Result<&Selection, Error> {
        let found = self.selections.iter().find(|selection| selection.label == label);
        found.ok_or_else(|| Error::NotLoaded(label.to_owned()))
    }

    /// Probability that a row belongs in the record.
    pub(crate) fn probability(&self, row: u32) -> f64 {
        self.probability.get(&row).copied().unwrap_or(1.0)
    }
}

/// A dataset while it is read.
struct Loading<'w> {
    wanted: &'w Wanted,
    /// The names of the events' own columns, where a filter asks for one.
    own_columns: Option<BTreeSet<String>>,
    data: Dataset,
    /// The source that is read.
    number: usize,
}

impl<'w> Loading<'w> {
    fn new(wanted: &'w Wanted) -> Self {
        let selections = wanted.parts.iter().map(|part| no_rows(&part.label)).collect();
        Loading {
            wanted,
            own_columns: wanted.has_own_columns().then(BTreeSet::new),
            data: Dataset { columns: Columns::keeping(wanted.kept), selections, ..Dataset::default() },
            number: 0,
        }
    }

    fn read(&mut self, source: &Source) -> Result<(), Error> {
        match source {
            Source::BuiltIn => self.file(BUILT_IN, BUILT_IN_RECORD.into()),
            Source::Bytes { name, content } => self.file(name, content.into()),
            Source::Store { path, doubts } => self.store(path, Some(doubts)),
            Source::AtHand { name, sha256, incidents, doubts } => {
                let before = self.data.columns.len();
                incidents.each(&mut |incident, unreviewed| {
                    let row = self.take(incident, unreviewed, true);
                    self.doubt(row, incident, doubts);
                });
                let events = self.data.columns.len() - before;
                self.possible(doubts);
                self.data.files.push(DataFile { name: name.clone(), sha256: sha256.clone(), events });
                Ok(())
            }
            Source::File(path) if is_store(path)? => self.store(path, None),
            Source::File(path) => self.file(&shown(path), file_bytes(path)?.into()),
        }
    }

    fn file(&mut self, name: &str, content: Cow<'_, [u8]>) -> Result<(), Error> {
        let hash = sha256(&content);
        let before = self.data.columns.len();
        let read = formats::each_event(name, &content, &Reading::default(), &mut |incident| {
            self.take(&incident, !incident.reports.is_empty(), true);
        })?;
        drop(content);
        let events = self.data.columns.len() - before;
        self.data.files.push(DataFile { name: name.to_owned(), sha256: hash, events });
        let mended = read.warnings.into_iter().map(|warning| Warning::Mended {
            file: name.to_owned(),
            what: warning.what,
            count: warning.count,
            first_line: warning.first_line,
        });
        self.data.warnings.extend(mended);
        Ok(())
    }

    /// The events of a store: of the datasets that it holds, or, where it holds none, those merged from its articles.
    /// Both together would count an attack twice.
    fn store(&mut self, path: &Path, doubts: Option<&Doubts>) -> Result<(), Error> {
        let store = Store::open_to_read(path)?;
        let has_rows = store.datasets()?.iter().any(|(name, count)| name != MERGED && *count > 0);
        let before = self.data.columns.len();
        let none = Doubts::default();
        let doubts = doubts.unwrap_or(&none);
        store.each_incident(None, |dataset, incident| {
            if (dataset == MERGED) != has_rows {
                let read_by_machine = !incident.reports.is_empty();
                let row =
                    self.take(&incident, read_by_machine && !doubts.reviewed.contains(&incident.id), true);
                self.doubt(row, &incident, doubts);
            }
        })?;
        let events = self.data.columns.len() - before;
        if !has_rows {
            self.possible(doubts);
        }
        self.data.files.push(DataFile { name: shown(path), sha256: sha256_of_file(path)?, events });
        Ok(())
    }

    /// Notes how likely it is that an incident belongs in the record.
    fn doubt(&mut self, row: u32, incident: &Incident, doubts: &Doubts) {
        if let Some(probability) = doubts.probability.get(&incident.id) {
            *self.data.probability.entry(row).or_insert(1.0) *= probability;
        }
    }

    /// Takes in what may be missing from the record.
    fn possible(&mut self, doubts: &Doubts) {
        for (incident, probability) in &doubts.possible {
            let row = self.take(incident, true, false);
            *self.data.probability.entry(row).or_insert(1.0) *= probability;
        }
    }

    /// Takes an incident in and marks who selects it; one that only may belong to the record is marked as such.
    fn take(&mut self, incident: &Incident, unreviewed: bool, sure: bool) -> u32 {
        let row = u32::try_from(self.data.columns.len()).unwrap_or(u32::MAX);
        if let Some(confidence) = confidence(incident) {
            self.data.probability.insert(row, confidence);
        }
        let group = self.wanted.by.as_deref().map(|field| value(incident, field));
        self.data.columns.push(incident, group.as_ref().map(Option::as_deref), unreviewed);
        for (part, selection) in self.wanted.parts.iter().zip(&mut self.data.selections) {
            let here = part.source.is_none_or(|source| source == self.number);
            if here && part.filter.as_ref().is_none_or(|filter| filter.matches(incident)) {
                selection.take(row, sure);
            }
        }
        if let Some(names) = &mut self.own_columns {
            for name in incident.extra.keys() {
                if !names.contains(name) {
                    names.insert(name.clone());
                }
            }
        }
        row
    }

    fn done(self) -> Result<Dataset, Error> {
        if let Some(names) = &self.own_columns {
            for part in &self.wanted.parts {
                let option = part.option;
                if let Some(filter) = &part.filter {
                    filter.check_fields(names).map_err(|source| Error::Filter { option, source })?;
                }
            }
        }
        Ok(self.data)
    }
}

/// Probability that an incident read from articles happened, where its reports give one below 1.
fn confidence(incident: &Incident) -> Option<f64> {
    if incident.reports.is_empty() {
        return None;
    }
    incident.extra.get(CONFIDENCE)?.parse().ok().filter(|p| (0.0..1.0).contains(p))
}

/// The value of a field by which events can be parted. An event with several actors goes with the first: in two series it
/// would fall together with itself.
fn value<'i>(incident: &'i Incident, field: &str) -> Option<Cow<'i, str>> {
    let facts = &incident.facts;
    match field {
        "country" => facts.place.country().map(|country| country.code().to_owned().into()),
        "adm1" => facts.place.adm1().map(Into::into),
        "place" => facts.place.name().map(Into::into),
        "actor" | "actor1" => facts.actor1.first().map(|actor| actor.to_string().into()),
        "actor2" => facts.actor2.first().map(|actor| actor.to_string().into()),
        "event_type" => facts.what.event_type().map(|kind| kind.label().into()),
        "sub_event_type" => facts.what.sub_event_type().map(|kind| kind.label().into()),
        column => incident.extra.get(column).filter(|text| !text.is_empty()).map(|text| text.as_str().into()),
    }
}

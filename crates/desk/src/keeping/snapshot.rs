//! All incidents in memory, as they were at one moment: what tables, maps and counts are made from.
//!
//! Reading a hundred thousand records out of the file takes a second; asking a filter of them in memory takes some
//! milliseconds. A dataset is read again where a later release of it came in; what was merged, after every merging.

use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};
use tazamun_record::Incident;
use tazamun_store::{Checked, Filter, FilterError, MERGED, Store, StoreError};

/// Selections that are remembered.
const REMEMBERED: usize = 32;

/// Who stands behind an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A program read it, and nobody has checked it.
    Unchecked,
    /// One person checked it.
    OnePerson,
    /// A second person approved it.
    Approved,
    /// It stands in a dataset, whose makers vouch for it.
    Imported,
}

impl Standing {
    /// All of them.
    pub const ALL: [Standing; 4] =
        [Standing::Unchecked, Standing::OnePerson, Standing::Approved, Standing::Imported];

    /// The word that stands for it in addresses and messages.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Unchecked => "unchecked",
            Standing::OnePerson => "one-person",
            Standing::Approved => "approved",
            Standing::Imported => "imported",
        }
    }

    /// The standing of a word.
    pub fn of_word(word: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.word() == word)
    }
}

/// An incident with its dataset and who stands behind it.
#[derive(Debug, Clone)]
pub struct SnapshotRow {
    /// The dataset's name; [`MERGED`] for the store's own.
    pub dataset: Arc<str>,
    /// The incident.
    pub incident: Incident,
    /// Who stands behind it.
    pub standing: Standing,
}

type Rows = Arc<Vec<SnapshotRow>>;

/// Incidents that a filter selects, by their places in [`Snapshot::rows`].
#[derive(Debug, Clone, Default)]
pub struct Selected {
    /// In the order of time.
    pub rows: Vec<u32>,
}

/// The incidents of a store at one moment.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// Counts up with each change.
    pub number: u64,
    rows: Vec<(Rows, u32)>,
    parts: BTreeMap<String, (usize, Rows)>,
    columns: BTreeSet<String>,
    by_id: HashMap<String, u32>,
    selections: Mutex<Vec<(String, Arc<Selected>)>>,
}

impl Snapshot {
    /// What stands in a store now; datasets that have not changed since `before` are taken from there.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    pub fn of(store: &Store, before: &Snapshot) -> Result<Self, StoreError> {
        let checked: HashMap<String, Checked> =
            store.checked_reports()?.into_iter().map(|(name, checked)| (name.to_string(), checked)).collect();
        let imports = store.imports()?.len();
        let mut parts = BTreeMap::new();
        for (dataset, _) in store.datasets()? {
            let same = before.parts.get(&dataset).filter(|(at, _)| dataset != MERGED && *at == imports);
            let part = match same {
                Some((_, rows)) => Arc::clone(rows),
                None => Arc::new(part(store, &dataset, &checked)?),
            };
            parts.insert(dataset, (imports, part));
        }
        Ok(Self::assembled(before.number + 1, parts))
    }

    fn assembled(number: u64, parts: BTreeMap<String, (usize, Rows)>) -> Self {
        let mut rows: Vec<(Rows, u32)> = Vec::new();
        for (_, part) in parts.values() {
            rows.extend((0..part.len()).map(|n| (Arc::clone(part), n as u32)));
        }
        let key = |(part, n): &(Rows, u32)| {
            let row = &part[*n as usize];
            (row.incident.facts.when.start(), row.incident.facts.when.end())
        };
        rows.par_sort_by_key(key);
        let mut columns = BTreeSet::new();
        for (part, n) in &rows {
            for name in part[*n as usize].incident.extra.keys() {
                if !columns.contains(name) {
                    columns.insert(name.clone());
                }
            }
        }
        let by_id =
            rows.iter().zip(0_u32..).map(|((part, n), at)| (address(&part[*n as usize]), at)).collect();
        Snapshot { number, rows, parts, columns, by_id, selections: Mutex::default() }
    }

    /// How many incidents there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The incident at a place, in the order of time.
    pub fn row(&self, at: u32) -> &SnapshotRow {
        let (part, n) = &self.rows[at as usize];
        &part[*n as usize]
    }

    /// The incident of a dataset's id.
    pub fn find(&self, dataset: &str, id: &str) -> Option<&SnapshotRow> {
        self.by_id.get(&format!("{dataset}:{id}")).map(|at| self.row(*at))
    }

    /// The datasets with the number of their incidents.
    pub fn datasets(&self) -> impl Iterator<Item = (&str, usize)> {
        self.parts.iter().map(|(name, (_, rows))| (name.as_str(), rows.len()))
    }

    /// The incidents that a filter selects, of one dataset and of one standing where these are given.
    ///
    /// # Errors
    /// [`FilterError`] where the filter cannot be read.
    pub fn select(
        &self,
        filter: &str,
        dataset: Option<&str>,
        standing: Option<Standing>,
    ) -> Result<Arc<Selected>, FilterError> {
        let key = format!("{}\n{}\n{filter}", dataset.unwrap_or("*"), standing.map_or("*", Standing::word));
        let remembered = || self.selections.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = remembered().iter().find(|(known, _)| *known == key) {
            return Ok(Arc::clone(found));
        }
        let asked = filter.trim();
        let filter = if asked.is_empty() { None } else { Some(Filter::parse(asked)?) };
        if let Some(filter) = &filter {
            filter.check_fields(&self.columns)?;
        }
        let wanted = |at: &u32| {
            let row = self.row(*at);
            dataset.is_none_or(|name| *row.dataset == *name)
                && standing.is_none_or(|standing| row.standing == standing)
                && filter.as_ref().is_none_or(|filter| filter.matches(&row.incident))
        };
        let rows: Vec<u32> = (0..self.rows.len() as u32).into_par_iter().filter(wanted).collect();
        let found = Arc::new(Selected { rows });
        let mut selections = remembered();
        if selections.len() >= REMEMBERED {
            selections.remove(0);
        }
        selections.push((key, Arc::clone(&found)));
        Ok(found)
    }
}

fn address(row: &SnapshotRow) -> String {
    format!("{}:{}", row.dataset, row.incident.id)
}

fn part(
    store: &Store,
    dataset: &str,
    checked: &HashMap<String, Checked>,
) -> Result<Vec<SnapshotRow>, StoreError> {
    let name: Arc<str> = dataset.into();
    let incidents = store.incidents(Some(dataset), None)?;
    let row = |incident: Incident| {
        let standing = standing(&incident, checked);
        SnapshotRow { dataset: Arc::clone(&name), incident, standing }
    };
    Ok(incidents.into_iter().map(row).collect())
}

/// An incident is checked as far as the least checked of its reports.
fn standing(incident: &Incident, checked: &HashMap<String, Checked>) -> Standing {
    let least = incident
        .reports
        .iter()
        .map(|name| checked.get(&name.to_string()).copied().unwrap_or(Checked::Nobody))
        .min();
    match least {
        None => Standing::Imported,
        Some(Checked::Nobody) => Standing::Unchecked,
        Some(Checked::OnePerson) => Standing::OnePerson,
        Some(Checked::Approved) => Standing::Approved,
    }
}

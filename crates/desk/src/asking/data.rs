//! Which incidents a question is asked of, and what tells them from later ones.

use crate::{
    answers::{KeptData, Standings},
    keeping::{Snapshot, Standing},
};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use std::{
    fmt::Write as _,
    sync::{Arc, Mutex, PoisonError},
};
use tazamun_analysis::IncidentsAtHand;
use tazamun_record::Incident;
use tazamun_store::{ImportLine, MERGED};

/// There is no dataset of this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchData(pub String);

/// The incidents of some datasets, as they were at one moment.
#[derive(Debug, Clone)]
pub struct AskedData {
    names: Vec<String>,
    fingerprint: String,
    snapshot: Arc<Snapshot>,
}

/// What is known of the incidents of one moment: told once, asked often.
#[derive(Debug, Default)]
pub struct Fingerprints(Mutex<Option<(u64, String)>>);

impl AskedData {
    /// The incidents of a dataset; where none is named, those of all datasets that were imported, or, where none was, those
    /// merged from articles. Both together would count an attack twice.
    ///
    /// # Errors
    /// [`NoSuchData`] where there is none of this name.
    pub fn of(
        snapshot: &Arc<Snapshot>,
        imports: &[ImportLine],
        named: &str,
        known: &Fingerprints,
    ) -> Result<Self, NoSuchData> {
        let all: Vec<String> =
            snapshot.datasets().filter(|(_, n)| *n > 0).map(|(name, _)| name.to_owned()).collect();
        let names = match named {
            "" => {
                let imported: Vec<String> = all.iter().filter(|name| *name != MERGED).cloned().collect();
                if imported.is_empty() { vec![MERGED.to_owned()] } else { imported }
            }
            named if all.iter().any(|name| name == named) || named == MERGED => vec![named.to_owned()],
            named => return Err(NoSuchData(named.to_owned())),
        };
        let mut hash = Sha256::new();
        for name in &names {
            hash.update(name.as_bytes());
            hash.update([0]);
            if name == MERGED {
                hash.update(known.of_merged(snapshot).as_bytes());
            } else if let Some(last) = imports.iter().rfind(|import| import.dataset == *name) {
                hash.update(last.hash.as_bytes());
            }
            hash.update([0]);
        }
        // Half of the digits tell two releases apart as well as all.
        Ok(AskedData {
            names,
            fingerprint: hexadecimal(&hash.finalize()[..16]),
            snapshot: Arc::clone(snapshot),
        })
    }

    /// The names of the datasets.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What they are called together.
    pub fn label(&self) -> String {
        self.names.join(" + ")
    }

    /// What tells them from later ones.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Whether the merged incidents of the store's own articles are all there is.
    pub fn is_merged(&self) -> bool {
        self.names == [MERGED]
    }

    /// How many incidents there are.
    pub fn incidents(&self) -> usize {
        self.snapshot.datasets().filter(|(name, _)| self.holds(name)).map(|(_, n)| n).sum()
    }

    fn holds(&self, dataset: &str) -> bool {
        self.names.iter().any(|name| name == dataset)
    }

    /// What is kept of them with an answer to a question that uses these filters; all where there is none.
    pub fn kept(&self, filters: &[&str]) -> KeptData {
        let mut chosen = vec![filters.is_empty(); self.snapshot.len()];
        for filter in filters {
            let found = self.snapshot.select(filter, None, None).unwrap_or_default();
            found.rows.iter().for_each(|row| chosen[*row as usize] = true);
        }
        let mut standings = Standings::default();
        for (row, _) in (0_u32..).zip(&chosen).filter(|(_, chosen)| **chosen) {
            let row = self.snapshot.row(row);
            if self.holds(&row.dataset) {
                standings.count(row.standing);
            }
        }
        KeptData {
            names: self.names.clone(),
            fingerprint: self.fingerprint.clone(),
            incidents: self.incidents(),
            standings,
        }
    }

    /// How many incidents a filter selects.
    ///
    /// # Errors
    /// [`tazamun_store::FilterError`] where it cannot be read.
    pub fn selected(&self, filter: &str) -> Result<usize, tazamun_store::FilterError> {
        let one =
            |name: &String| self.snapshot.select(filter, Some(name), None).map(|found| found.rows.len());
        self.names.iter().map(one).sum()
    }
}

impl IncidentsAtHand for AskedData {
    fn each(&self, see: &mut dyn FnMut(&Incident, bool)) {
        for row in 0..self.snapshot.len() as u32 {
            let row = self.snapshot.row(row);
            if self.holds(&row.dataset) {
                see(&row.incident, row.standing == Standing::Unchecked);
            }
        }
    }
}

impl Fingerprints {
    fn of_merged(&self, snapshot: &Snapshot) -> String {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((number, hash)) = &*known
            && *number == snapshot.number
        {
            return hash.clone();
        }
        let each: Vec<[u8; 32]> = (0..snapshot.len() as u32)
            .into_par_iter()
            .map(|row| snapshot.row(row))
            .filter(|row| *row.dataset == *MERGED)
            .map(|row| Sha256::digest(serde_json::to_vec(&row.incident).unwrap_or_default()).into())
            .collect();
        let mut all = each;
        all.sort_unstable();
        let hash = hexadecimal(&Sha256::digest(all.concat()));
        *known = Some((snapshot.number, hash.clone()));
        hash
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

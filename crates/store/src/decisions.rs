//! What a person decided about two reports (or rows of datasets): the same incident, or different ones.

use crate::{
    Store, StoreError,
    log::{NOW, note},
};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::path::Path;
use tazamun_record::{ReportRef, Verdict};

/// A decision, as it was taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct StoredDecision {
    /// The one (`doc#index`, or `dataset:id` for a row), the lower of the two names.
    pub a: String,
    /// The other.
    pub b: String,
    /// What was decided.
    pub verdict: Verdict,
    /// Why, in the words of who decided; may be empty.
    pub note: String,
    /// When, in UTC.
    pub at: String,
}

/// What is decided about two names.
pub type Decided = (String, String, Verdict);

pub(crate) fn put_all(db: &Connection, path: &Path, decisions: &[Decided]) -> Result<(), StoreError> {
    decisions.iter().try_for_each(|(a, b, verdict)| put(db, path, (a, b, *verdict), ""))
}

fn put(db: &Connection, path: &Path, decided: (&str, &str, Verdict), why: &str) -> Result<(), StoreError> {
    let (a, b, verdict) = decided;
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    if a == b {
        return Err(StoreError::OneName { name: a.to_owned() });
    }
    let sql = format!(
        "INSERT INTO decisions (a, b, verdict, note, at) VALUES (?1, ?2, ?3, ?4, {NOW})
         ON CONFLICT (a, b) DO UPDATE SET verdict = excluded.verdict, note = excluded.note, at = excluded.at"
    );
    db.execute(&sql, params![a, b, verdict.word(), why])
        .and_then(|_| note(db, "decide", &format!("{a} and {b}: {}", verdict.word())))
        .map_err(|e| StoreError::of(path, e))
}

impl Store {
    /// Keeps a decision; a later one about the same two takes its place.
    ///
    /// # Errors
    /// [`StoreError::OneName`] where both names are the same.
    pub fn decide(&mut self, a: &str, b: &str, verdict: Verdict, why: &str) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| put(tx, &path, (a, b, verdict), why))
    }

    /// Keeps decisions, all of them or none.
    ///
    /// # Errors
    /// As [`Store::decide`].
    pub fn decide_all(&mut self, decisions: &[Decided]) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| put_all(tx, &path, decisions))
    }

    /// All decisions, by the two names.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn decisions(&self) -> Result<Vec<StoredDecision>, StoreError> {
        let decision = |r: &Row<'_>| {
            let verdict = if r.get::<_, String>(2)? == "same" { Verdict::Same } else { Verdict::Different };
            Ok(StoredDecision { a: r.get(0)?, b: r.get(1)?, verdict, note: r.get(3)?, at: r.get(4)? })
        };
        let sql = "SELECT a, b, verdict, note, at FROM decisions ORDER BY a, b";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let decisions = statement.query_map([], decision).map_err(|e| self.error(e))?;
        decisions.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// The decisions about the store's own reports that its merged incidents do not obey, because they were taken after
    /// the last merging. Decisions that contradict each other are no concern of this: a merging has settled them.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn unmerged_decisions(&self) -> Result<Vec<StoredDecision>, StoreError> {
        let since = "SELECT EXISTS (SELECT 1 FROM log WHERE verb = 'decide'
                     AND id > (SELECT coalesce(max(id), 0) FROM log WHERE verb = 'merge'))";
        let any: bool = self.db.query_row(since, [], |row| row.get(0)).map_err(|e| self.error(e))?;
        if !any {
            return Ok(Vec::new());
        }
        let mut undone = Vec::new();
        for decision in self.decisions()? {
            let (Some(a), Some(b)) = (self.incident_of(&decision.a)?, self.incident_of(&decision.b)?) else {
                continue;
            };
            let together = a.is_some() && a == b;
            if together != (decision.verdict == Verdict::Same) {
                undone.push(decision);
            }
        }
        Ok(undone)
    }

    /// The merged incident that rests on the report of this name, if one does; nothing where the store has no such
    /// report.
    fn incident_of(&self, name: &str) -> Result<Option<Option<String>>, StoreError> {
        let Ok(ReportRef { doc, index }) = name.parse() else { return Ok(None) };
        let sql = "SELECT incident FROM reports JOIN articles ON articles.id = reports.article
                   LEFT JOIN members ON members.article = reports.article AND members.idx = reports.idx
                   WHERE doc = ?1 AND reports.idx = ?2";
        self.db.query_row(sql, params![doc, index], |row| row.get(0)).optional().map_err(|e| self.error(e))
    }
}

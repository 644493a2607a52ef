//! What a person decided about two reports (or rows of datasets): the same incident, or different ones.

use crate::{
    Store, StoreError,
    log::{NOW, note},
};
use rusqlite::{Row, params};
use tazamun_record::Verdict;

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

impl Store {
    /// Keeps a decision; a later one about the same two takes its place.
    ///
    /// # Errors
    /// [`StoreError::OneName`] where both names are the same.
    pub fn decide(&mut self, a: &str, b: &str, verdict: Verdict, why: &str) -> Result<(), StoreError> {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        if a == b {
            return Err(StoreError::OneName { name: a.to_owned() });
        }
        let path = self.path.clone();
        self.write(|tx| {
            let sql = format!(
                "INSERT INTO decisions (a, b, verdict, note, at) VALUES (?1, ?2, ?3, ?4, {NOW})
                 ON CONFLICT (a, b) DO UPDATE SET verdict = excluded.verdict, note = excluded.note, at = excluded.at"
            );
            tx.execute(&sql, params![a, b, verdict.word(), why])
                .and_then(|_| note(tx, "decide", &format!("{a} and {b}: {}", verdict.word())))
                .map_err(|e| StoreError::of(&path, e))
        })
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
}

//! Whether two reports tell one incident: decided by a person, and taken back again.

use crate::log::NOW;
use crate::revisions::NewRevision;
use crate::{Store, StoreError, log::note};
use rusqlite::{OptionalExtension as _, params};
use tazamun_record::Verdict;

impl Store {
    /// Keeps what a person decided about pairs of reports, all of them or none; with `None` a decision is taken back. What
    /// stood there before stays among the revisions. Answers their numbers.
    ///
    /// # Errors
    /// [`StoreError::OneName`] where the names of a pair are the same.
    pub fn decide_pairs(
        &mut self,
        person: Option<i64>,
        pairs: &[(String, String)],
        verdict: Option<Verdict>,
        why: &str,
    ) -> Result<Vec<i64>, StoreError> {
        if let Some((name, _)) = pairs.iter().find(|(a, b)| a == b) {
            return Err(StoreError::OneName { name: name.clone() });
        }
        self.change(|tx| {
            let mut kept = Vec::new();
            for (a, b) in pairs {
                let (a, b) = if a <= b { (a, b) } else { (b, a) };
                let before: Option<String> = tx
                    .query_row("SELECT verdict FROM decisions WHERE a = ?1 AND b = ?2", [a, b], |row| row.get(0))
                    .optional()?;
                match verdict {
                    Some(verdict) => {
                        let sql = format!(
                            "INSERT INTO decisions (a, b, verdict, note, at) VALUES (?1, ?2, ?3, ?4, {NOW})
                             ON CONFLICT (a, b) DO UPDATE SET verdict = excluded.verdict, note = excluded.note,
                             at = excluded.at"
                        );
                        tx.execute(&sql, params![a, b, verdict.word(), why])?;
                    }
                    None => {
                        tx.execute("DELETE FROM decisions WHERE a = ?1 AND b = ?2", [a, b])?;
                    }
                }
                let said = verdict.map_or("taken back", Verdict::word);
                note(tx, "decide", &format!("{a} and {b}: {said}"))?;
                let revision = NewRevision {
                    person,
                    kind: "pair",
                    subject: &format!("{a} {b}"),
                    report: None,
                    action: said,
                    old: before,
                    new: verdict.map(|v| v.word().to_owned()),
                    why,
                };
                kept.push(revision.keep(tx)?);
            }
            Ok(kept)
        })
    }
}

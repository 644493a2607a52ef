//! Content that must go for good: an article, all that was read from it, and what the revisions kept of it.

use crate::{Store, StoreError, revisions::NewRevision};
use rusqlite::OptionalExtension as _;

impl Store {
    /// Removes an article with its text, its reports, what was kept of them anywhere in the file, and the merged incidents that
    /// rest on them. What stays is a line that says when it was done, by whom and why. Answers whether there was one.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn purge_article(
        &mut self,
        article: i64,
        person: Option<i64>,
        why: &str,
    ) -> Result<bool, StoreError> {
        let sql = "SELECT doc FROM articles WHERE id = ?1";
        let doc: Option<String> =
            self.db.query_row(sql, [article], |row| row.get(0)).optional().map_err(|e| self.error(e))?;
        let Some(doc) = doc else { return Ok(false) };
        self.drop_article(&doc)?;
        self.change(|tx| {
            // The log and the decisions about pairs named it too, and its name may be its title.
            tx.execute("UPDATE log SET what = 'an article' WHERE instr(what, ?1) > 0", [&doc])?;
            tx.execute(
                "UPDATE revisions SET subject = 'purged', why = '' WHERE kind = 'pair' AND instr(subject, ?1 || '#') > 0",
                [&doc],
            )?;
            NewRevision {
                person,
                kind: "article",
                subject: &article.to_string(),
                report: Some((article, None)),
                action: "purged",
                old: None,
                new: None,
                why,
            }
            .keep(tx)
            .map(drop)
        })?;
        // What was corrected or merged before lies in pages that were freed; only writing the file anew takes it out of there.
        self.db.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);").map_err(|e| self.error(e))?;
        Ok(true)
    }
}

//! People who work on one store together: who they are, what they decided, and what stood there before.
//!
//! Every decision is a row of `revisions` with the old and the new value, written in the transaction that changes the value
//! itself. What two people may not do to each other's work is decided here, under the lock, and not where it is shown.

mod asked;
mod coding;
mod digest;
mod history;
mod inbox;
mod pairs;
mod people;
mod publications;
mod purge;
mod redactions;
mod review;
mod saved;
mod sessions;
mod state;

pub use asked::{AskedQuestion, NewQuestion};
pub use coding::{CodingLine, SecondCoding};
pub use digest::ActivityDigest;
pub use history::RevisionLine;
pub use inbox::{InboxCounts, InboxLine, InboxQuery, OriginalBytes};
pub use people::{Person, Role};
pub use publications::{NewPublication, PublicationLine, PublishedVersion};
pub(crate) use purge::forget;
pub use redactions::Redaction;
pub use review::{Outcome, ReportDecision, ReportVerdict, ReviewedReport};
pub use saved::SavedFilter;
pub use state::{ArticleReview, ArticleState, Checked, Refusal};

use crate::log::NOW;
use rusqlite::{Connection, params};

/// A revision that is to be kept.
pub(crate) struct NewRevision<'a> {
    pub(crate) person: Option<i64>,
    pub(crate) kind: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) report: Option<(i64, Option<usize>)>,
    pub(crate) action: &'a str,
    pub(crate) old: Option<String>,
    pub(crate) new: Option<String>,
    pub(crate) why: &'a str,
}

impl NewRevision<'_> {
    /// Writes it and answers its number.
    pub(crate) fn keep(self, db: &Connection) -> rusqlite::Result<i64> {
        let (article, index) = self.report.map_or((None, None), |(article, index)| (Some(article), index));
        let sql = format!(
            "INSERT INTO revisions (at, person, kind, subject, article, idx, action, old, new, why)
             VALUES ({NOW}, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        );
        db.execute(
            &sql,
            params![
                self.person,
                self.kind,
                self.subject,
                article,
                index,
                self.action,
                self.old,
                self.new,
                self.why
            ],
        )?;
        Ok(db.last_insert_rowid())
    }
}

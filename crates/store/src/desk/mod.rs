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
pub use coding::{CodingLine, SecondCoding, Settled};
pub use digest::ActivityDigest;
pub use history::RevisionLine;
pub use inbox::{InboxCounts, InboxLine, InboxQuery, OriginalBytes};
pub use people::{Person, Role};
pub use publications::{NewPublication, PublicationLine, PublishedVersion};
pub use redactions::Redaction;
pub use review::{Outcome, ReportDecision, ReportVerdict, ReviewedReport};
pub use saved::SavedFilter;
pub use state::{ArticleReview, ArticleState, Checked, Refusal};

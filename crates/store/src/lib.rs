//! Articles, reports, incidents → a SQLite file, and out of it again by a filter.
//!
//! [`Store`] is one file that holds what was read and what was imported, what was merged from it, what people decided
//! about it and what was found in it: a result can be traced back to the words that it comes from. [`filter`] is the
//! small language in which every verb of the command line selects incidents (`country=IQ,actor1=IS,killed>=3`).
//!
//! Why SQLite: one file that can be copied, sent and opened by every other tool, transactions that a crash does not
//! break, readers beside a writer, and no server.
//!
//! What this crate does not know: how incidents are found, merged or tested.

mod alarms;
mod answers;
mod articles;
mod birth;
mod copies;
mod decisions;
mod deliveries;
mod desk;
mod error;
mod feeds;
pub mod file;
pub mod filter;
mod findings;
mod guest;
mod imports;
mod incidents;
mod items;
mod known;
mod log;
mod migration;
mod moment;
mod open;
mod recent;
mod revisions;
mod schema;
mod versions;

pub use alarms::{RaisedAlarm, StoredAlarm, WatchSilence};
pub use articles::{Added, ArticleLine, Words, content_hash};
pub use copies::Sketch;
pub use decisions::{Decided, StoredDecision};
pub use deliveries::{Delivery, DeliveryState};
pub use desk::{
    ActivityDigest, ArticleReview, ArticleState, AskedQuestion, Checked, CodingLine, InboxCounts, InboxLine,
    InboxQuery, NewPublication, NewQuestion, OriginalBytes, Outcome, Person, PublicationLine,
    PublishedVersion, Redaction, Refusal, ReportDecision, ReportVerdict, ReviewedReport, RevisionLine, Role,
    SavedFilter, SecondCoding, Settled,
};
pub use error::StoreError;
pub use feeds::{Attempt, FeedState, RobotsFile};
pub use filter::{Filter, FilterError};
pub use findings::StoredFinding;
pub use guest::scratch_prefix;
pub use imports::{Changes, DatasetFile, ImportLine, file_hash};
pub use incidents::MERGED;
pub use items::{Items, NewItem, StoredItem, WaitingItem};
pub use known::DayOfNews;
pub use log::LogLine;
pub use moment::moment;
pub use open::Store;
pub use versions::{PastVersion, Taken};

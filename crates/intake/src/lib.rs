//! Articles and datasets → merged incidents, each with where it comes from: the one road for every front.
//!
//! | module | takes → gives |
//! |---|---|
//! | [`files`] | paths → bytes, and the events of files with what was mended in them |
//! | [`articles`] | a file of articles → one article after another, in the memory of one |
//! | [`content`] | a file → whether it holds articles, reports or events; a file of decisions → decisions |
//! | [`adding`] | articles and files of events → a store, and what changed in it |
//! | [`merging`] | a store, or files of reports and events → what is to be merged, with what people decided |
//! | [`known`] | a store and a moment → what was known then |
//! | [`telling`] | articles or a store → incidents with the reports that tell them |
//! | [`doubts`] | a store → what is in doubt about its incidents |
//!
//! What this crate does not know: questions, tests, words for people, where anything is shown.

pub mod adding;
pub mod articles;
pub mod content;
pub mod doubts;
mod error;
pub mod files;
pub mod known;
pub mod merging;
pub mod telling;

pub use error::Error;
pub use files::{EventFile, FileRead, ReadEvents};
pub use telling::Telling;

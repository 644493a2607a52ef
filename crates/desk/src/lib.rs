//! A store → a web page where people read articles, check what was read from them, decide, and see what came of it.
//!
//! | room | what it is for |
//! |---|---|
//! | [`pages`] | a visit (who, in which language), the frame of every page, the words, what went wrong |
//! | [`keeping`] | one writer and several readers of the store; incidents in memory; merging after decisions |
//! | [`answers`] | an answer as it is kept, shown, compared and corrected for many questions |
//! | [`asking`] | a question as it is typed, the incidents that it is asked of, the tests that run |
//! | [`people`] | sessions, passwords, how often somebody may try |
//! | [`desk`] | all of that together: what every handler is given |
//! | `inbox`, `review`, `incidents`, `accounts` | articles that wait; an article beside its reports; incidents; people and the log |
//! | `questions`, `briefs`, `data` | what is asked of the data, what is shared, what goes in and out |
//! | [`server`] | the guards of every request, the routes, the connection |
//!
//! Arrows run one way, from the first row to the last. Pages work without a script; the one script adds keys and the choice
//! of words with the pointer.
//!
//! What this crate does not know: how articles are read, merged and tested.

mod accounts;
pub mod answers;
pub mod asking;
mod briefs;
mod data;
pub mod desk;
mod inbox;
mod incidents;
pub mod keeping;
pub mod pages;
pub mod people;
mod questions;
mod review;
pub mod server;

pub use desk::Desk;
pub use server::{ServeError, Settings, serve};

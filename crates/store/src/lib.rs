//! Incidents → a SQLite file, and out of it again by a filter.
//!
//! [`filter`] is the small language in which every room of the command line selects incidents
//! (`country=IQ,actor1=IS,killed>=3`).
//!
//! What this crate does not know: how incidents are found, merged or tested.

pub mod filter;

pub use filter::{Filter, FilterError};

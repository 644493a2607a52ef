//! An article → everything that it mentions.
//!
//! [`scene`] finds triggers, places, days, tolls, actors and cues (`ground`: places and days; `sift`: what looks like a
//! mention of an incident and is none, by [`factual`]). A language enters only through its tables.

pub mod factual;
mod ground;
pub mod scene;
mod sift;

pub use crate::ontology::{Act, Family};
pub use scene::{Anchor, Scene};

//! One article and what a reader saw in it → the claims that it makes about attacks in the aggregate.
//!
//! A claim is a sentence or clause that says something about incidents of armed violence beyond telling one, so that it
//! could be held against a record of incidents. Each is quoted exactly, with its kind, who makes it (an organisation, an
//! outlet or a role, never a person), whether it is asserted, denied, feared or asked, and what a test would need.
//!
//! Cues are patterns in tables, one folder a language; a log-linear model weighs the cues of a sentence. Pure: no file, no
//! clock, no network; it cannot fail on any text.

mod about;
mod candidate;
mod find;
mod kind;
mod length;
mod measure;
mod pattern;
mod same;
mod stance;
mod tables;
mod teller;
mod weights;

pub use find::{Claim, ClaimFinder, THRESHOLD};
pub use kind::{ClaimKind, Stance, Testable, UnknownCode};
pub use measure::{
    ClaimScore, ClaimsOfArticle, CodedClaim, Difference, coded, cross_validated, examples, labelled, score,
};
pub use same::{SharedClaim, shared};
pub use tables::{TableError, Tables};
pub use weights::{Example, Weights};

//! Mentions → reports, by what was learned from coded articles.
//!
//! [`story`] finds the heads, words that may tell an incident; [`slots`] lists what may fill each slot of a head's
//! incident and [`guess`] says how likely each option is; [`join`] puts heads to incidents in the order of the text;
//! [`pool`] has the heads of one incident speak together, [`claims`] says which words another incident lays claim to, and
//! [`pair`] settles who used force against whom; [`decide`] runs all this by learned [`weights`] and [`report`]
//! writes it down in the codebook's terms. [`why`] says what spoke for and against, [`trust`] makes probabilities that
//! keep their promise, and [`model`] keeps what was learned ([`crate::train`]).

pub mod bag;
pub mod claims;
pub mod classes;
pub mod decide;
pub mod deciders;
pub mod ground;
pub mod guess;
pub mod join;
pub mod model;
pub mod pair;
pub mod pool;
pub mod report;
pub mod slots;
pub mod story;
pub mod trust;
pub mod weights;
pub mod why;

pub use model::{Model, ModelError};

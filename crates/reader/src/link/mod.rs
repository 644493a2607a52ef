//! Mentions → reports, learned from coded articles.
//!
//! [`story`] finds the heads, words that may tell an incident; [`slots`] lists what may fill each slot of a head's
//! incident and [`guess`] says how likely each option is; [`join`] puts heads to incidents in the order of the text;
//! [`pool`] has the heads of one incident speak together; [`decide`] runs all this by learned weights and [`report`]
//! writes it down in the codebook's terms. [`why`] says what spoke for and against. [`train`] learns the weights
//! ([`align`]: what the coding says of each head; [`fit`], [`learn`]; [`classes`]: words that are alike; [`trust`]:
//! probabilities that keep their promise) and [`model`] keeps them.

pub mod align;
pub mod bag;
pub mod classes;
pub mod decide;
pub mod fit;
pub mod guess;
pub mod join;
pub mod learn;
pub mod model;
pub mod pool;
pub mod report;
pub mod slots;
pub mod story;
pub mod train;
pub mod trust;
pub mod why;

pub use model::{Model, ModelError};
pub use train::{Course, TrainError, Trained, train};

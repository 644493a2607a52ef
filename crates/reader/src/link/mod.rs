//! Mentions → reports, by what was learned from coded articles.
//!
//! [`story`] finds the heads, words that may tell an incident; [`slots`] lists what may fill each slot of a head's
//! incident and [`guess`] says how likely each option is; [`join`] puts heads to incidents in the order of the text;
//! [`pool`] has the heads of one incident speak together, [`claims`] says which words another incident lays claim to, and
//! [`pair`] settles who used force against whom; [`held`] holds each incident against the surer ones.
//! [`decide`] runs all this by learned [`weights`](crate::learned::weights) and [`trees`](crate::learned::trees) ([`voices`] are what trees ask of a value), and
//! [`crate::trust`] makes probabilities that keep their promise. [`crate::report`] writes down what was decided, [`crate::explain`] says why,
//! [`crate::model`] keeps what was learned and [`crate::train`] learns it.

pub mod claims;
pub mod decide;
pub mod deciders;
pub mod ground;
pub mod guess;
pub mod held;
pub mod join;
pub mod pair;
pub mod pool;
pub mod slots;
pub mod story;
pub mod voices;

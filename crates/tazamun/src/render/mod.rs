//! What verbs print for people beside answers to questions; those have their sentences in [`tazamun_front::render`].

pub mod adding;
pub mod claims;
pub mod evaluation;
pub mod explain_view;
pub mod listing;
pub mod merging;
pub mod places;
pub mod training;
pub mod watching;

pub use tazamun_front::render::{
    all_pairs, boundary, classical, coincidence, event_study, joint_days, near, rank, share, synchrony, trend,
};
pub(crate) use tazamun_front::render::{counted, decimals, list, wide};

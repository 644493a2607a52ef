//! One file a question: each takes series, events or places, and gives one answer with its p or its interval.

pub mod boundary;
pub mod event_study;
pub mod joint_days;
pub mod near;
pub mod pair;
pub mod pairwise;
pub mod rank;
pub mod share;
pub mod trend;

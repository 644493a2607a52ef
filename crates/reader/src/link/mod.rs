//! Mentions → reports, learned.
pub mod align;
pub mod bag;
pub mod classes;
pub mod decide;
pub mod fit;
pub mod guess;
pub mod join;
pub mod learn;
pub mod pool;
pub mod slots;
pub mod story;

//! What learned decisions are made of: features in a [`bag`], [`weights`] of features and [`rows`] of them (in one [`packing`]), [`trees`] over a
//! few numbers, and [`classes`] of words that are alike.

pub mod bag;
pub mod classes;
pub mod packing;
pub mod rows;
pub mod trees;
pub mod weights;

//! One news article, Arabic first, to quoted incident reports.

pub mod gazetteer;
pub mod text;
pub mod when;
pub mod where_;

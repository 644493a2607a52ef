//! One news article, Arabic first, to quoted incident reports.

pub mod gazetteer;
pub mod text;
pub mod where_;
pub mod when;

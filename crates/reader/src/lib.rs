//! One news article, Arabic first, to quoted incident reports.

pub mod text;
pub mod when;

//! Answers → the bytes of JSON that every front gives: what steers a terminal is written by its code, its values are the same.

use crate::inert;
use serde::Serialize;

/// A value as one document, indented, with a line break at its end.
///
/// # Errors
/// Where the value holds a number that JSON cannot.
pub fn document(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(inert::json(&text).into_owned())
}

/// A value as one line, with a line break at its end.
///
/// # Errors
/// As [`document`].
pub fn line(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string(value)?;
    text.push('\n');
    Ok(inert::json(&text).into_owned())
}

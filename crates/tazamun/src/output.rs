//! Standard output, and files that are written whole or not at all.

use crate::{Failure, inert};
use std::io::{self, Write as _};
use tazamun_front::json;

mod target;

pub use target::Target;

/// Prints text to standard output; nothing in it steers a terminal.
///
/// # Errors
/// [`Failure::Output`] where standard output is closed.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(inert::text(text).as_bytes())
}

/// Prints bytes to standard output.
///
/// # Errors
/// [`Failure::Output`] where standard output is closed.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Whether a terminal may be sent colours (<https://no-color.org>).
pub fn colours() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// Prints a value as one JSON document, indented where a person looks at it.
///
/// # Errors
/// [`Failure::Output`] where standard output is closed.
pub fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    print_bytes(json::document(value).map_err(io::Error::from)?.as_bytes())
}

/// Prints what is told beside a file as one line of JSON: to standard output where the file went elsewhere, else to
/// standard error.
///
/// # Errors
/// [`Failure::Output`] where standard output is closed.
pub fn print_beside(value: &impl serde::Serialize, file_went_elsewhere: bool) -> Result<(), Failure> {
    if file_went_elsewhere {
        return print_json_lines([value]);
    }
    let text = serde_json::to_string(value).map_err(io::Error::from)?;
    let _ = writeln!(io::stderr(), "{}", inert::json(&text));
    Ok(())
}

/// Prints values as JSON Lines, one a line.
///
/// # Errors
/// [`Failure::Output`] where standard output is closed.
pub fn print_json_lines(values: impl IntoIterator<Item = impl serde::Serialize>) -> Result<(), Failure> {
    let mut text = String::new();
    for value in values {
        text += &serde_json::to_string(&value).map_err(io::Error::from)?;
        text.push('\n');
        // A million values need not stand in memory as text.
        if text.len() > 1 << 20 {
            print_bytes(inert::json(&text).as_bytes())?;
            text.clear();
        }
    }
    print_bytes(inert::json(&text).as_bytes())
}

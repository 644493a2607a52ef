//! Standard output, and files that are written whole or not at all.

use crate::Failure;
use std::{
    io::{self, Write as _},
    path::Path,
};

/// Writes a file whole: into a temporary file beside it, then moved into place.
///
/// # Errors
/// [`Failure::Write`] where the folder is not there or may not be written to; an older file stays as it was.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let failed = |source| Failure::Write { name: path.display().to_string(), source };
    let mut file =
        tempfile::Builder::new().prefix(".tazamun-").tempfile_in(folder_of(path)).map_err(failed)?;
    file.write_all(content).map_err(failed)?;
    readable_by_others(file.as_file()).map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    Ok(())
}

/// Says at once, before minutes of work, that [`write_whole`] would not be able to write there. `-` is standard output.
///
/// # Errors
/// [`Failure::Write`] where the folder is not there or may not be written to.
pub fn can_write(path: &Path) -> Result<(), Failure> {
    if path == Path::new("-") {
        return Ok(());
    }
    let failed = |source| Failure::Write { name: path.display().to_string(), source };
    tempfile::tempfile_in(folder_of(path)).map_err(failed)?;
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Temporary files are private; a page that was asked for is as readable as any other new file.
#[cfg(unix)]
fn readable_by_others(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_others(_: &std::fs::File) -> io::Result<()> {
    Ok(())
}

/// Prints text to standard output.
///
/// # Errors
/// [`Failure::Output`] where standard output is closed.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
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
    let mut text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    text.push('\n');
    print(&text)
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
    let _ = writeln!(io::stderr(), "{text}");
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
            print(&text)?;
            text.clear();
        }
    }
    print(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page.html");
        write_whole(&page, b"first").unwrap();
        write_whole(&page, b"second").unwrap();
        assert_eq!(std::fs::read(&page).unwrap(), b"second");
        assert!(can_write(&page).is_ok() && can_write(Path::new("-")).is_ok());
        let nowhere = folder.path().join("not/there.html");
        assert!(write_whole(&nowhere, b"x").is_err() && can_write(&nowhere).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}

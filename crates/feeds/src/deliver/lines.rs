//! An alarm → a line at the end of a file.

use std::{
    fs::OpenOptions,
    io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _},
    path::Path,
};

/// Adds a line, on disk when this returns.
pub(super) fn append(file: &Path, json: &str) -> Result<(), String> {
    written(file, json).map_err(|e| format!("{} cannot be written: {e}", file.display()))
}

fn written(file: &Path, json: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(file)?;
    // A line that was broken off stays one by itself.
    let mut line = String::new();
    if file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        let mut last = [0];
        file.read_exact(&mut last)?;
        if last != *b"\n" {
            line.push('\n');
        }
    }
    line.push_str(json);
    line.push('\n');
    file.write_all(line.as_bytes())?;
    file.sync_data()
}

/// Adds a line unless the file holds one of this alarm.
pub(super) fn append_once(file: &Path, alarm: &str, json: &str) -> Result<(), String> {
    if let Ok(open) = std::fs::File::open(file) {
        for line in BufReader::new(open).lines().map_while(Result::ok) {
            let read: Result<serde_json::Value, _> = serde_json::from_str(&line);
            if read.is_ok_and(|value| value.get("id").and_then(|id| id.as_str()) == Some(alarm)) {
                return Ok(());
            }
        }
    }
    append(file, json)
}

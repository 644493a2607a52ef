//! What a file holds, by its name and its first line, and what datasets and reports are called.

use crate::{Error, files::opened};
use std::{
    io::{BufRead, Read as _},
    path::Path,
};
use tazamun_record::ReportRef;

/// What a file holds, as far as its name and its first line tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Articles: text, HTML, a feed, or JSON with a `text`.
    Articles,
    /// Articles' reports: JSON Lines with `doc` and `incidents`.
    Reports,
    /// Incidents: any format of event files.
    Incidents,
}

/// Tells what a file holds.
///
/// # Errors
/// [`Error::Read`] where it cannot be read.
pub fn content(path: &Path) -> Result<Content, Error> {
    let name = path.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        // The last of these hold no text that is read, and the reader of articles says so by their names.
        "txt" | "html" | "htm" | "xhtml" | "xml" | "rss" | "atom" | "mhtml" | "mht" | "eml"
        | "webarchive" | "pdf" | "docx" | "doc" | "rtf" => Ok(Content::Articles),
        "json" => {
            // What is longer is no article, and is not read to its end here.
            let mut document = Vec::new();
            let read = opened(path)?.take(LONGEST_FIRST_LINE).read_to_end(&mut document);
            read.map_err(|source| unreadable(path, source))?;
            Ok(of_document(&document))
        }
        "jsonl" | "ndjson" => of_lines(opened(path)?).map_err(|source| unreadable(path, source)),
        _ => Ok(Content::Incidents),
    }
}

/// A first line that is longer than this is not looked into.
const LONGEST_FIRST_LINE: u64 = 64 << 20;

/// What JSON Lines hold, by the keys of the first line; lines that are none are left to the reader to complain of.
fn of_lines(file: impl BufRead) -> std::io::Result<Content> {
    let mut start = file.take(LONGEST_FIRST_LINE);
    let mut first = Vec::new();
    while first.trim_ascii().is_empty() {
        first.clear();
        if start.read_until(b'\n', &mut first)? == 0 {
            break;
        }
    }
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&first);
    Ok(match serde_json::from_slice::<serde_json::Value>(first) {
        Ok(value) if value.get("incidents").is_some() => Content::Reports,
        Ok(value) if value.get("text").is_some() => Content::Articles,
        _ => Content::Incidents,
    })
}

/// What one document of JSON holds, by the keys of its first object.
fn of_document(bytes: &[u8]) -> Content {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(document) = serde_json::from_slice::<serde_json::Value>(bytes) else {
        // Lines of JSON under another name.
        return of_lines(bytes).unwrap_or(Content::Incidents);
    };
    let list = ["items", "articles"].iter().find_map(|name| document.get(name)).unwrap_or(&document);
    let first = list.get(0).unwrap_or(list);
    let has = |names: &[&str]| names.iter().any(|name| first.get(name).is_some());
    if has(&["incidents"]) {
        Content::Reports
    } else if has(&["text", "content", "content_html", "content_text", "maintext", "articleBody"]) {
        Content::Articles
    } else {
        Content::Incidents
    }
}

fn unreadable(path: &Path, source: std::io::Error) -> Error {
    Error::Read { name: path.display().to_string(), source }
}

/// The name of a dataset whose user gave it none: the file's, without its endings.
pub fn dataset_name(path: &Path) -> String {
    let file = path.file_name().and_then(|name| name.to_str()).unwrap_or("events");
    file.split('.').find(|part| !part.is_empty()).unwrap_or("events").to_owned()
}

/// The name of each report of an article, in its order.
pub fn names(doc: &str) -> impl Iterator<Item = ReportRef> {
    (0..).map(move |index| ReportRef { doc: doc.to_owned(), index })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_known_by_what_its_first_object_holds() {
        for (document, want) in [
            (r#"[{"doc":"a","published":"2022-01-21","text":"x"}]"#, Content::Articles),
            (
                r#"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_html":"x"}]}"#,
                Content::Articles,
            ),
            ("{\"doc\":\"a\",\"text\":\"x\"}\n{\"doc\":\"b\",\"text\":\"y\"}\n", Content::Articles),
            (r#"{"doc":"a","incidents":[]}"#, Content::Reports),
            (r#"{"status":200,"data":[{"event_id_cnty":"IRQ1"}]}"#, Content::Incidents),
            (r#"[{"event_id_cnty":"IRQ1"}]"#, Content::Incidents),
            ("[", Content::Incidents),
        ] {
            assert_eq!(of_document(document.as_bytes()), want, "{document}");
        }
    }
}

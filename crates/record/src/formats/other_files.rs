//! Files that people take for articles and that hold none as text → a refusal by their name (`data/other_files.tsv`).

use super::{FormatError, Problem, zip};
use crate::table::rows;
use std::sync::LazyLock;

/// A kind of file, by its first bytes.
struct Other {
    begins: Vec<u8>,
    what: &'static str,
    instead: &'static str,
}

static OTHERS: LazyLock<Vec<Other>> = LazyLock::new(|| {
    let other =
        |f: Vec<&'static str>| Some(Other { begins: bytes(f.first()?), what: f.get(1)?, instead: f.get(2)? });
    rows(include_str!("../../data/other_files.tsv")).filter_map(|(_, f)| other(f)).collect()
});

/// The bytes of a cell in which `\xHH` stands for one.
fn bytes(cell: &str) -> Vec<u8> {
    let mut parts = cell.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (hex, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        bytes.extend(u8::from_str_radix(hex, 16));
        bytes.extend(rest.bytes());
    }
    bytes
}

/// Where a header of MIME is looked for, in bytes.
const HEAD: usize = 2048;

/// Parts of an archive that tell whose it is: the name of an entry, or what stands at its beginning.
const ARCHIVES: &[(&str, &str, &str)] = &[
    ("word/", "a document of Word", "save it as plain text (.txt) in UTF-8"),
    ("ppt/", "slides of PowerPoint", "save their text as plain text (.txt) in UTF-8"),
    ("opendocument.text", "a document of LibreOffice", "save it as plain text (.txt) in UTF-8"),
    ("epub+zip", "an electronic book (EPUB)", "save the article as plain text (.txt) in UTF-8"),
    (".iwa", "a file of Apple's Pages or Numbers", "export it as plain text, or as CSV"),
];

/// What a file is that holds neither text nor a table, by its first bytes.
fn known(content: &[u8]) -> Option<(&'static str, &'static str)> {
    let begin = content.trim_ascii_start();
    let other = OTHERS.iter().find(|other| begin.starts_with(&other.begins));
    let archive = || {
        let names = if content.starts_with(zip::MAGIC) { zip::names(content) } else { return None };
        let head = String::from_utf8_lossy(&content[..content.len().min(HEAD)]).into_owned();
        let is = |mark: &str| {
            names.iter().any(|name| name.starts_with(mark) || name.ends_with(mark)) || head.contains(mark)
        };
        ARCHIVES.iter().find(|(mark, ..)| is(mark)).map(|(_, what, instead)| (*what, *instead))
    };
    other.map(|other| (other.what, other.instead)).or_else(archive)
}

/// Refuses a file that holds no table.
pub(super) fn refuse_table(file: &str, content: &[u8]) -> Result<(), FormatError> {
    // Old workbooks and Parquet have words of their own.
    let known = known(content).filter(|_| !content.starts_with(b"PAR1") && !content.starts_with(b"\xd0\xcf"));
    let instead = "give the events as CSV, JSON Lines or GeoJSON";
    known.map_or(Ok(()), |(what, _)| Err(FormatError::whole(file, Problem::NoArticle { what, instead })))
}

/// Refuses a file that holds no article as text.
pub(super) fn refuse(file: &str, content: &[u8]) -> Result<(), FormatError> {
    let refused = |what, instead| Err(FormatError::whole(file, Problem::NoArticle { what, instead }));
    if let Some((what, instead)) = known(content) {
        return refused(what, instead);
    }
    let head = &content[..content.len().min(HEAD)];
    let begins =
        |line: &[u8], with: &[u8]| line.get(..with.len()).is_some_and(|l| l.eq_ignore_ascii_case(with));
    let is_mime = head.split(|&byte| byte == b'\n').any(|line| begins(line, b"mime-version:"));
    let typed = || {
        let head = String::from_utf8_lossy(head).to_ascii_lowercase();
        head.lines().any(|line| line.trim_start().starts_with("content-type:"))
    };
    if is_mime && typed() {
        return refused(
            "a page that a browser saved as one archive (MHTML), or a mail",
            "save the page as 'Web page, HTML only'",
        );
    }
    Ok(())
}

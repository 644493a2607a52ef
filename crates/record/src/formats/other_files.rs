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

/// Refuses a file that holds no article as text.
pub(super) fn refuse(file: &str, content: &[u8]) -> Result<(), FormatError> {
    let refused = |what, instead| Err(FormatError::whole(file, Problem::NoArticle { what, instead }));
    if let Some(other) = OTHERS.iter().find(|other| content.starts_with(&other.begins)) {
        return refused(other.what, other.instead);
    }
    if content.starts_with(zip::MAGIC) && zip::names(content).iter().any(|name| name.starts_with("word/")) {
        return refused("a document of Word", "save it as plain text (.txt) in UTF-8");
    }
    let head = String::from_utf8_lossy(&content[..content.len().min(HEAD)]).to_ascii_lowercase();
    let is_mime = head.lines().any(|line| line.starts_with("mime-version:"))
        && head.lines().any(|line| line.trim_start().starts_with("content-type:"));
    if is_mime {
        return refused(
            "a page that a browser saved as one archive (MHTML), or a mail",
            "save the page as 'Web page, HTML only'",
        );
    }
    Ok(())
}

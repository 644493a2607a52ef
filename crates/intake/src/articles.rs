//! A file of articles → one article after another, in the memory of one.
//!
//! JSON Lines of any length are read line by line; a text or a web page is one article and read whole. Before the first
//! article of a file is handed on, every line has been looked at, so that a fault in the last line leaves nothing half
//! done; standard input cannot be read twice and is taken as it comes.

use crate::{
    Error,
    files::{bounded, opened, shown},
};
use std::{
    collections::HashMap,
    hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher},
    io::{BufRead, Read as _},
    path::Path,
};
use tazamun_record::{
    Article,
    formats::{self, ArticleReading, FormatError, Problem},
};

/// The longest line, text or page that is taken for an article, in bytes.
const LONGEST_LINE: u64 = 64 << 20;

/// Articles whose names are remembered, to tell when one comes twice.
const NAMES: usize = 1_000_000;

/// Hands on the articles of a file, or of standard input for `-`, one after another.
///
/// # Errors
/// [`Error`] where the file cannot be read or a line is no article, with its number; what `each` answers.
pub fn each<E: From<Error>>(
    path: &Path,
    how: &ArticleReading,
    each: &mut dyn FnMut(Article) -> Result<(), E>,
) -> Result<(), E> {
    if path != Path::new("-") {
        walk::<Error>(path, how, &mut |_| Ok(()))?;
    }
    walk(path, how, each)
}

fn walk<E: From<Error>>(
    path: &Path,
    how: &ArticleReading,
    each: &mut dyn FnMut(Article) -> Result<(), E>,
) -> Result<(), E> {
    let mut source = opened(path)?;
    if is_lines(path, source.as_mut()).map_err(|e| unread(path, e))? {
        return lines(path, source.as_mut(), how, each);
    }
    let bytes = bounded(path, source, LONGEST_LINE)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let problem = Problem::Gzip("what is in it is compressed again".to_owned());
        return Err(
            Error::Format(FormatError { file: shown(path), line: None, column: None, problem }).into()
        );
    }
    let articles = formats::read_articles_with(&shown(path), &bytes, how).map_err(Error::Format)?;
    // The articles hold all that is needed of it, and reading them takes memory of its own.
    drop(bytes);
    articles.into_iter().try_for_each(each)
}

fn unread(path: &Path, source: std::io::Error) -> Error {
    Error::Read { name: shown(path), source }
}

/// Whether a file holds JSON Lines: by its name, or by its first letter where the name does not tell.
fn is_lines(path: &Path, source: &mut dyn BufRead) -> std::io::Result<bool> {
    let name = path.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    Ok(match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "jsonl" | "ndjson" => true,
        "txt" | "html" | "htm" | "xhtml" => false,
        _ => {
            let start = source.fill_buf()?;
            let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).trim_ascii_start();
            // A line that is no object by itself is the first of a document; one that goes on is taken for a long line.
            let whole = start.iter().position(|byte| *byte == b'\n').map(|end| &start[..end]);
            let is_object = |line: &[u8]| match serde_json::from_slice::<serde_json::Value>(line) {
                Ok(object) => ["doc", "text"].iter().any(|key| object.get(key).is_some()),
                Err(_) => false,
            };
            start.starts_with(b"{") && whole.is_none_or(is_object)
        }
    })
}

fn lines<E: From<Error>>(
    path: &Path,
    source: &mut dyn BufRead,
    how: &ArticleReading,
    each: &mut dyn FnMut(Article) -> Result<(), E>,
) -> Result<(), E> {
    let fault = |line, problem| Error::Format(FormatError { file: shown(path), line, column: None, problem });
    let hash = BuildHasherDefault::<DefaultHasher>::default();
    let mut names: HashMap<u64, u64> = HashMap::new();
    let mut line = Vec::new();
    let mut found = false;
    for number in 1.. {
        line.clear();
        if source.take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(|e| unread(path, e))? == 0 {
            break;
        }
        if line.len() as u64 == LONGEST_LINE {
            let what = format!("a line of more than {} MiB is no article", LONGEST_LINE >> 20);
            return Err(fault(Some(number), Problem::Json(what)).into());
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        found = true;
        // The line is read as a file of its own; where it stands is known here.
        let articles = formats::read_articles_with("line.jsonl", &line, how)
            .map_err(|e| fault(Some(number), e.problem))?;
        for article in articles {
            let name = hash.hash_one(&article.doc);
            if names.len() < NAMES
                && let Some(first) = names.insert(name, number)
            {
                return Err(fault(Some(number), Problem::DuplicateId { id: article.doc, first }).into());
            }
            each(article)?;
        }
    }
    if found { Ok(()) } else { Err(fault(None, Problem::Empty).into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn docs(content: &[u8], ending: &str) -> Result<Vec<String>, String> {
        let mut file = tempfile::Builder::new().suffix(ending).tempfile().unwrap();
        file.write_all(content).unwrap();
        let mut docs = Vec::new();
        each::<Error>(file.path(), &ArticleReading::default(), &mut |article| {
            docs.push(article.doc);
            Ok(())
        })
        .map_err(|e| e.to_string())?;
        Ok(docs)
    }

    const TWO: &str = "{\"doc\":\"a\",\"published\":\"2022-01-23\",\"text\":\"x\"}\n\n\
                       {\"doc\":\"b\",\"published\":\"2022-01-23\",\"text\":\"y\"}\n";

    #[test]
    fn lines_come_one_by_one_packed_or_not_whatever_the_name() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(TWO.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(docs(TWO.as_bytes(), ".jsonl").unwrap(), ["a", "b"]);
        assert_eq!(docs(TWO.as_bytes(), ".dat").unwrap(), ["a", "b"]);
        assert_eq!(docs(&packed, ".jsonl.gz").unwrap(), ["a", "b"]);
    }

    #[test]
    fn a_fault_is_found_before_anything_is_handed_on() {
        let mut handed_on = 0;
        let mut file = tempfile::Builder::new().suffix(".jsonl").tempfile().unwrap();
        file.write_all(
            format!("{TWO}{{\"doc\":\"a\",\"published\":\"2022-01-23\",\"text\":\"z\"}}").as_bytes(),
        )
        .unwrap();
        let wrong = each::<Error>(file.path(), &ArticleReading::default(), &mut |_| {
            handed_on += 1;
            Ok(())
        });
        let wrong = wrong.unwrap_err().to_string();
        assert!(wrong.contains("line 4") && wrong.contains("line 1"), "{wrong}");
        assert_eq!(handed_on, 0);
    }

    #[test]
    fn bytes_that_are_no_text_are_found_in_their_line() {
        let mut content = TWO.as_bytes().to_vec();
        content.extend(b"{\"doc\":\"\xff\"}\n");
        let wrong = docs(&content, ".jsonl").unwrap_err();
        assert!(wrong.contains("line 4") && wrong.contains("UTF-8"), "{wrong}");
        assert!(docs(b"\n \n", ".jsonl").unwrap_err().contains("empty"));
    }
}

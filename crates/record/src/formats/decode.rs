//! Bytes → text: unpacks gzip and ZIP, drops the byte order mark, and says where bytes do not fit their encoding.
//!
//! An encoding is never guessed: windows-1256 and windows-1252 differ in every letter and in no rule.

use super::{FormatError, Problem, records::line_breaks, zip};
use encoding_rs::{Encoding, UTF_8};
use flate2::read::MultiGzDecoder;
use std::{
    borrow::Cow,
    io::{BufRead, Read as _},
};

/// A file may unpack to so many bytes: UCDP's largest release has about 300 MB.
const LARGEST: u64 = 2 << 30;

/// The first bytes of a workbook of Excel's before 2007.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The first bytes of a Parquet file.
const PARQUET: &[u8] = b"PAR1";

/// Unpacks gzip, ZIP and Parquet, which are known by their first bytes; anything else comes back as it is.
pub(super) fn unpack<'a>(file: &str, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, FormatError> {
    unpack_within(file, bytes, LARGEST)
}

/// The same, for files that are never large: a few kilobytes may unpack to all the memory that there is.
pub(super) fn unpack_within<'a>(
    file: &str,
    bytes: &'a [u8],
    most: u64,
) -> Result<Cow<'a, [u8]>, FormatError> {
    if bytes.starts_with(zip::MAGIC) {
        return zip::table(bytes, most).map(Cow::Owned).map_err(|problem| FormatError::whole(file, problem));
    }
    if bytes.starts_with(OLD_WORKBOOK) {
        return Err(FormatError::whole(file, Problem::Workbook));
    }
    if bytes.starts_with(PARQUET) {
        return parquet(bytes).map(Cow::Owned).map_err(|problem| FormatError::whole(file, problem));
    }
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut out = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(most + 1)
        .read_to_end(&mut out)
        .map_err(|e| FormatError::whole(file, Problem::Gzip(e.to_string())))?;
    if out.len() as u64 > most {
        return Err(FormatError::whole(file, Problem::TooLarge(most)));
    }
    Ok(Cow::Owned(out))
}

#[cfg(feature = "parquet")]
fn parquet(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    super::parquet::text_of(bytes)
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: &[u8]) -> Result<Vec<u8>, Problem> {
    Err(Problem::NoParquet)
}

/// The text of a file, without its byte order mark: UTF-8, or the encoding that the caller names by its label
/// (`windows-1256`). UTF-16 is known by its mark, as Excel's "Unicode text" has it.
///
/// # Errors
/// Where a byte does not fit the encoding (the line says which), where there is a zero byte, where there is nothing.
pub(super) fn text<'a>(
    file: &str,
    bytes: &'a [u8],
    encoding: Option<&str>,
) -> Result<Cow<'a, str>, FormatError> {
    let named = encoding.map(|label| by_label(file, label)).transpose()?;
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let text = match marked.or(named).filter(|e| *e != UTF_8) {
        Some(other) => Cow::Owned(decoded(file, bytes, other)?),
        None => Cow::Borrowed(utf8(file, bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?),
    };
    match text.find('\0') {
        Some(at) => Err(FormatError::at(file, line_of(text.as_bytes(), at), Problem::Binary(at))),
        None if text.trim().is_empty() => Err(FormatError::whole(file, Problem::Empty)),
        None => Ok(text),
    }
}

/// A line of JSON may be so long.
const LONGEST_LINE: u64 = 64 << 20;

/// The lines of a UTF-8 text as they come, with their numbers from 1, without a byte order mark.
pub(super) struct Lines<'a, R> {
    file: &'a str,
    input: R,
    number: u64,
    any: bool,
    ended: bool,
}

impl<'a, R: BufRead> Lines<'a, R> {
    pub(super) fn of(file: &'a str, input: R) -> Self {
        Lines { file, input, number: 0, any: false, ended: false }
    }

    fn read(&mut self) -> Result<Option<String>, FormatError> {
        let file = self.file;
        let mut line = Vec::new();
        let read = self.input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line);
        let read = read.map_err(|e| FormatError::whole(file, Problem::Unreadable(e.to_string())))?;
        if read == 0 {
            return if self.any { Ok(None) } else { Err(FormatError::whole(file, Problem::Empty)) };
        }
        self.number += 1;
        if read as u64 > LONGEST_LINE {
            return Err(FormatError::at(file, self.number, Problem::TooLarge(LONGEST_LINE)));
        }
        let mark: &[u8] = if self.number == 1 { b"\xef\xbb\xbf" } else { b"" };
        let bytes = line.strip_prefix(mark).unwrap_or(&line);
        let text = utf8(file, bytes).map_err(|fault| FormatError { line: Some(self.number), ..fault })?;
        if let Some(at) = text.find('\0') {
            return Err(FormatError::at(file, self.number, Problem::Binary(at)));
        }
        self.any |= !text.trim().is_empty();
        Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
    }
}

impl<R: BufRead> Iterator for Lines<'_, R> {
    type Item = Result<(u64, String), FormatError>;

    /// Nothing comes after a fault.
    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let read = self.read().transpose();
        self.ended = !matches!(read, Some(Ok(_)));
        read.map(|read| read.map(|text| (self.number, text)))
    }
}

/// The encoding that a web page, or a document of XML, declares in its first kilobyte, if it is one that exists.
pub(super) fn declared_in_page(bytes: &[u8]) -> Option<&'static str> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let xml = head
        .split_once("?>")
        .map(|(declaration, _)| declaration)
        .filter(|d| d.trim_start().starts_with("<?xml"));
    let after = xml.and_then(|d| d.split_once("encoding=")).or_else(|| head.split_once("charset="))?.1;
    let after = after.trim_start_matches(['"', '\'']);
    let label = after.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next()?;
    Encoding::for_label(label.as_bytes()).map(Encoding::name)
}

fn by_label(file: &str, label: &str) -> Result<&'static Encoding, FormatError> {
    let found = Encoding::for_label(label.trim().as_bytes());
    found.ok_or_else(|| FormatError::whole(file, Problem::NoSuchEncoding(label.to_owned())))
}

fn utf8<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, FormatError> {
    std::str::from_utf8(bytes).map_err(|e| {
        let at = e.valid_up_to();
        let problem = if bytes.contains(&0) { Problem::Binary(at) } else { Problem::NotUtf8(at) };
        FormatError::at(file, line_of(bytes, at), problem)
    })
}

fn decoded(file: &str, bytes: &[u8], encoding: &'static Encoding) -> Result<String, FormatError> {
    let (text, encoding, wrong) = encoding.decode(bytes);
    if wrong {
        let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
        let line = line_of(text.as_bytes(), at);
        return Err(FormatError::at(file, line, Problem::OtherEncoding(encoding.name())));
    }
    Ok(text.into_owned())
}

/// The line, from 1, in which a byte stands.
fn line_of(bytes: &[u8], at: usize) -> u64 {
    1 + line_breaks(&bytes[..at.min(bytes.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_windows_bytes_are_read_when_they_are_named_and_refused_when_not() {
        let bytes = b"\xe5\xcc\xe6\xe3";
        assert_eq!(text("a.txt", bytes, Some("windows-1256")).unwrap(), "هجوم");
        assert!(matches!(text("a.txt", bytes, None).unwrap_err().problem, Problem::NotUtf8(0)));
        assert!(text("a.txt", bytes, Some("klingon")).unwrap_err().to_string().contains("klingon"));
    }

    #[test]
    fn marks_are_dropped_and_utf_16_is_known_by_its_own() {
        assert_eq!(text("a.txt", b"\xef\xbb\xbfdate", None).unwrap(), "date");
        assert_eq!(text("a.txt", b"\xff\xfed\0a\0y\0", None).unwrap(), "day");
    }

    #[test]
    fn a_page_declares_its_encoding() {
        assert_eq!(declared_in_page(b"<meta charset=\"windows-1256\">"), Some("windows-1256"));
        assert_eq!(declared_in_page(b"<meta content='text/html; charset=utf-8'>"), Some("UTF-8"));
        assert_eq!(declared_in_page(b"<p>"), None);
    }
}

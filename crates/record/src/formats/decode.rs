//! Bytes → text: unpacks gzip, drops the byte order mark, and says where bytes are no UTF-8.

use super::{FormatError, Problem};
use flate2::read::MultiGzDecoder;
use std::{borrow::Cow, io::Read as _};

/// A file may unpack to so many bytes: UCDP's largest release has about 300 MB.
const LARGEST: u64 = 2 << 30;

/// Unpacks gzip, which is known by its first two bytes; anything else comes back as it is.
pub(super) fn unpack<'a>(file: &str, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, FormatError> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut out = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(LARGEST + 1)
        .read_to_end(&mut out)
        .map_err(|e| FormatError::whole(file, Problem::Gzip(e.to_string())))?;
    if out.len() as u64 > LARGEST {
        return Err(FormatError::whole(file, Problem::TooLarge(LARGEST)));
    }
    Ok(Cow::Owned(out))
}

/// The text of a file, without its byte order mark.
///
/// # Errors
/// Where a byte is no UTF-8 (the line says which), where there is a zero byte, or where there is nothing.
pub(super) fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, FormatError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(FormatError::at(file, line_of(bytes, at), Problem::Binary(at)));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let at = e.valid_up_to();
        FormatError::at(file, line_of(bytes, at), Problem::NotUtf8(at))
    })?;
    if text.trim().is_empty() { Err(FormatError::whole(file, Problem::Empty)) } else { Ok(text) }
}

/// The line, from 1, in which a byte stands.
fn line_of(bytes: &[u8], at: usize) -> u64 {
    1 + bytes.iter().take(at).filter(|b| **b == b'\n').count() as u64
}

//! The parts of the file, and what is packed in it: read while the program is built, and where its parts are needed.

use flate2::read::DeflateDecoder;
use std::io::{self, Read};

/// The first bytes: name and version.
pub(super) const MAGIC: &[u8; 8] = b"tazwrl02";
pub(super) const DIVISION: usize = 9;
pub(super) const RECORD: usize = 7;

/// The parts of the file.
pub(super) struct Parts<'f> {
    pub(super) divisions: &'f [u8],
    pub(super) others: &'f [u8],
    pub(super) meanings: &'f [u8],
    pub(super) packed: &'f [u8],
    /// How many places there are.
    pub(super) places: usize,
    /// Bytes of the transducer of Latin names, unpacked.
    pub(super) latin: usize,
    /// Bytes of the names as they are written, unpacked.
    pub(super) texts: usize,
}

impl<'f> Parts<'f> {
    /// Cuts the file; `None` where it is none.
    pub(super) fn of(bytes: &'f [u8]) -> Option<Parts<'f>> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut number = || {
            let (head, tail) = rest.split_first_chunk::<4>()?;
            rest = tail;
            Some(u32::from_le_bytes(*head) as usize)
        };
        let (divisions, places) = (number()? * DIVISION, number()?);
        let (latin, texts) = (number()?, number()?);
        let lengths = [divisions, number()?, number()?, number()?];
        let mut parts = lengths.into_iter().map(|length| {
            let (part, tail) = rest.split_at_checked(length)?;
            rest = tail;
            Some(part)
        });
        let mut part = || parts.next().flatten();
        let (divisions, others, meanings, packed) = (part()?, part()?, part()?, part()?);
        Some(Parts { divisions, others, meanings, packed, places, latin, texts })
    }

    /// The packed part: all first bytes of the places, all second ones and so on, the transducer of Latin names, the
    /// names as they are written.
    ///
    /// # Errors
    /// Where it cannot be unpacked, or is shorter or longer than the file says.
    pub(super) fn unpack(&self) -> io::Result<Vec<u8>> {
        let length = self.places * RECORD + self.latin + self.texts;
        let mut bytes = Vec::with_capacity(length);
        DeflateDecoder::new(self.packed).read_to_end(&mut bytes)?;
        if bytes.len() == length { Ok(bytes) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

//! The bytes of the file: where what stands, and how a place is written in seven of them.
//!
//! Head: eight letters and seven numbers of four bytes (little-endian, like all numbers): how many divisions and places
//! there are, how long the unpacked names and the parts are. Then the divisions (six bytes of code, three of the place's
//! number), the transducer of Arabic names (name → first of its meanings), the meanings (three bytes of place, one of
//! flags), and the packed part: all first bytes of the places, all second ones and so on, the transducer of Latin names
//! (name → number of the first place called so), and the names as they are written (see `texts`).

use super::super::{Caution, EntryId, Meaning, PlaceKind};
use super::FIRST;
use super::texts::Texts;
use crate::gazetteer::walk::Index;
use flate2::read::DeflateDecoder;
use std::{borrow::Cow, io::Read};

/// The first bytes: name and version.
pub(super) const MAGIC: &[u8; 8] = b"tazwrl02";
pub(super) const DIVISION: usize = 9;
pub(super) const RECORD: usize = 7;
pub(super) const MEANING: usize = 4;
/// Of a division that has no place in the file.
pub(super) const NO_PLACE: u32 = 0xFF_FFFF;

/// The kinds that places of the file have, by their number in it.
pub(super) const KINDS: [PlaceKind; 5] =
    [PlaceKind::City, PlaceKind::Town, PlaceKind::Village, PlaceKind::Adm1, PlaceKind::Adm2];

/// The parts of the file.
pub(super) struct Layout {
    divisions: &'static [u8],
    pub(super) arabic: &'static [u8],
    meanings: &'static [u8],
    packed: &'static [u8],
    places: usize,
    latin: usize,
    texts: usize,
}

/// What is unpacked when the first place is asked for.
pub(super) struct Unpacked {
    /// The first bytes of all places, then the second ones.
    places: Vec<u8>,
    pub(super) latin: Index,
    pub(super) texts: Texts,
}

/// A place as the file has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Record {
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) division: u16,
    pub(super) kind: PlaceKind,
    pub(super) rank: u8,
    /// Whether it is called as the place before it.
    pub(super) same_name: bool,
}

impl Record {
    pub(super) fn bytes(&self) -> [u8; RECORD] {
        let part = |degrees: f64, whole: f64| ((degrees + whole / 2.0) / whole * 65535.0).round() as u16;
        let [a, b] = part(self.lat, 180.0).to_le_bytes();
        let [c, d] = part(self.lon, 360.0).to_le_bytes();
        let [e, f] = self.division.to_le_bytes();
        let kind = KINDS.iter().position(|&k| k == self.kind).unwrap_or(2) as u8;
        [a, b, c, d, e, f, kind | self.rank << 3 | u8::from(self.same_name) << 6]
    }

    fn read(bytes: &[u8]) -> Option<Record> {
        let [a, b, c, d, e, f, bits] = *bytes else { return None };
        let degrees = |lo, hi, whole: f64| {
            let value = f64::from(u16::from_le_bytes([lo, hi])) / 65535.0 * whole - whole / 2.0;
            (value * 1000.0).round() / 1000.0
        };
        Some(Record {
            lat: degrees(a, b, 180.0),
            lon: degrees(c, d, 360.0),
            division: u16::from_le_bytes([e, f]),
            kind: *KINDS.get(usize::from(bits & 7))?,
            rank: bits >> 3 & 7,
            same_name: bits >> 6 & 1 == 1,
        })
    }
}

/// A meaning as four bytes; the last of a name's is marked.
pub(super) fn write_meaning(out: &mut Vec<u8>, place: u32, article: bool, caution: Caution, last: bool) {
    out.extend(&place.to_le_bytes()[..3]);
    out.push(u8::from(article) | (caution as u8) << 1 | u8::from(last) << 7);
}

impl Layout {
    pub(super) fn of(bytes: &'static [u8]) -> Option<Layout> {
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
        let (divisions, arabic, meanings, packed) = (part()?, part()?, part()?, part()?);
        Some(Layout { divisions, arabic, meanings, packed, places, latin, texts })
    }

    /// Unpacks what is packed; empty where that fails (a test sees that it does not).
    pub(super) fn unpack(&self) -> Unpacked {
        let mut bytes = Vec::with_capacity(self.places * RECORD + self.latin + self.texts);
        let read = DeflateDecoder::new(self.packed).read_to_end(&mut bytes);
        if read.is_err() || bytes.len() != self.places * RECORD + self.latin + self.texts {
            bytes.clear();
        }
        let texts = bytes.split_off((self.places * RECORD + self.latin).min(bytes.len()));
        let latin = bytes.split_off((self.places * RECORD).min(bytes.len()));
        let latin = Index::open(Cow::Owned(latin)).unwrap_or_else(Index::none);
        Unpacked { places: bytes, latin, texts: Texts::new(texts) }
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.places
    }

    /// The codes of divisions and countries, sorted, and the place of each.
    pub(super) fn divisions(&self) -> impl Iterator<Item = (&'static str, Option<u32>)> {
        self.divisions.chunks_exact(DIVISION).map(|row| {
            let code = std::str::from_utf8(&row[..6]).unwrap_or_default().trim_end();
            let place = u32::from_le_bytes([row[6], row[7], row[8], 0]);
            (code, (place != NO_PLACE).then_some(place))
        })
    }

    /// The meanings of an Arabic name, from the first on.
    pub(super) fn meanings(&self, first: u64) -> impl Iterator<Item = Meaning> {
        let rows = self.meanings.get(first as usize * MEANING..).unwrap_or_default().chunks_exact(MEANING);
        let mut over = false;
        rows.map_while(move |row| {
            let flags = row[3];
            let caution = match flags >> 1 & 3 {
                0 => Caution::Free,
                1 => Caution::Locative,
                _ => Caution::KindWord,
            };
            let entry = EntryId(FIRST + u32::from_le_bytes([row[0], row[1], row[2], 0]));
            let meaning = Meaning { entry, article: flags & 1 == 1, caution };
            (!std::mem::replace(&mut over, flags >> 7 == 1)).then_some(meaning)
        })
    }
}

impl Unpacked {
    /// The division that a place lies in, and whether it is called as the place before it: without what costs more.
    pub(super) fn division(&self, n: u32) -> Option<(u16, bool)> {
        let places = self.places.len() / RECORD;
        let byte = |i: usize| self.places.get(i * places + n as usize).copied();
        Some((u16::from_le_bytes([byte(4)?, byte(5)?]), byte(6)? >> 6 & 1 == 1))
    }

    pub(super) fn record(&self, n: u32) -> Option<Record> {
        let places = self.places.len() / RECORD;
        let at = (n as usize) < places;
        at.then(|| {
            Record::read(&std::array::from_fn::<u8, RECORD, _>(|i| self.places[i * places + n as usize]))
        })?
    }
}

//! The bytes of the file: where what stands, and how a place is written in seven of them.
//!
//! Head: eight letters and seven numbers of four bytes (little-endian, like all numbers): how many divisions and places
//! there are, how long the unpacked names and the parts are. Then the divisions (six bytes of code, three of the place's
//! number), the transducer of Arabic names and of further Latin ones (name → first of its meanings), the meanings (three bytes of place, one of
//! flags), and the packed part: all first bytes of the places, all second ones and so on, the transducer of Latin names
//! (name → number of the first place called so), and the names as they are written (see `texts`). What is packed in the
//! file lies unpacked in the program: `build.rs` unpacks it.

use super::super::{Caution, EntryId, Meaning, PlaceKind};
use super::FIRST;
use super::packed::{DIVISION, Parts, RECORD};
use super::texts::Texts;
use crate::gazetteer::transducer::Index;
use std::borrow::Cow;

pub(super) const MEANING: usize = 4;
/// Of a division that has no place in the file.
pub(super) const NO_PLACE: u32 = 0xFF_FFFF;

/// The packed part of the file, unpacked.
static UNPACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));
/// Where the written names of each place begin in it.
static STARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/starts.bin"));
/// The kinds that places of the file have, by their number in it.
pub(super) const KINDS: [PlaceKind; 5] =
    [PlaceKind::City, PlaceKind::Town, PlaceKind::Village, PlaceKind::Adm1, PlaceKind::Adm2];

/// The parts of the file.
pub(super) struct Layout {
    divisions: &'static [u8],
    pub(super) others: &'static [u8],
    meanings: &'static [u8],
    places: usize,
    /// The first bytes of all places, then the second ones.
    records: &'static [u8],
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
    /// The built-in file's.
    pub(super) fn of(bytes: &'static [u8]) -> Option<Layout> {
        let Parts { divisions, others, meanings, places, latin, .. } = Parts::of(bytes)?;
        let (records, rest) = UNPACKED.split_at_checked(places * RECORD)?;
        let (latin, texts) = rest.split_at_checked(latin)?;
        let latin = Index::open(Cow::Borrowed(latin))?;
        Some(Layout { divisions, others, meanings, places, records, latin, texts: Texts::new(texts, STARTS) })
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

    /// The meanings of an Arabic or further Latin name, from the first on.
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

    pub(super) fn record(&self, n: u32) -> Option<Record> {
        let at = (n as usize) < self.places;
        at.then(|| {
            let byte = |i| self.records[i * self.places + n as usize];
            Record::read(&std::array::from_fn::<u8, RECORD, _>(byte))
        })?
    }
}

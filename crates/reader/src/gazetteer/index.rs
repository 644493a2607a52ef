//! A gazetteer ↔ the bytes of an index file, built once and read in a moment.
//!
//! The file holds the places and the transducer of their names, so that reading it is copying: no name is
//! normalised, sorted or hashed again. Numbers are little-endian; texts are a length and UTF-8. The version in the first
//! bytes goes up with every change of the layout, and a file of another version is refused.

use super::{Caution, Entry, EntryId, Gazetteer, Meaning, PlaceKind, names::Names, spelt};
use rustc_hash::FxHashMap;
use tazamun_record::Point;

/// The first bytes of an index file: its name and version.
const MAGIC: &[u8; 8] = b"tazgaz01";

/// Whether bytes are those of an index file, of this version or another.
pub fn is_index(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC[..6])
}

/// An index file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// Not an index, or of another version.
    #[error("this is no gazetteer index of this version; build it again with `tazamun gazetteer build`")]
    Magic,
    /// Ends too early or holds what cannot be.
    #[error("the gazetteer index is damaged at byte {0}; build it again with `tazamun gazetteer build`")]
    Damaged(usize),
}

impl Gazetteer {
    /// The bytes of an index file.
    ///
    /// ```
    /// use tazamun_reader::gazetteer::Gazetteer;
    /// let bytes = Gazetteer::built_in().to_bytes();
    /// let read = Gazetteer::from_bytes(&bytes).unwrap();
    /// assert_eq!(read.len(), Gazetteer::built_in().len());
    /// assert!(Gazetteer::from_bytes(&bytes[..1000]).is_err());
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        number(&mut out, self.entries.len());
        for entry in &self.entries {
            put_entry(&mut out, entry);
        }
        let mut spelt = Vec::new();
        for entry in &self.entries {
            spelt::each(entry, |words, _, _| spelt.push(words.join(" ")));
        }
        let (index, lists, meanings) = self.names.parts(spelt);
        number(&mut out, lists.len());
        lists.iter().for_each(|&n| out.extend(n.to_le_bytes()));
        number(&mut out, meanings.len());
        for meaning in &meanings {
            out.extend(meaning.entry.0.to_le_bytes());
            out.push(u8::from(meaning.article) | (meaning.caution as u8) << 1);
        }
        number(&mut out, index.len());
        out.extend(index);
        out
    }

    /// Reads the bytes of an index file.
    ///
    /// # Errors
    /// [`IndexError`] where they are none, or of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, IndexError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(IndexError::Magic)?;
        let mut input = Input { bytes: rest, at: 0 };
        let count = input.number()?;
        let entries = (0..count).map(|_| input.entry(count)).collect::<Result<Vec<_>, _>>()?;
        let lists = (0..input.number()?).map(|_| input.u32()).collect::<Result<Vec<_>, _>>()?;
        let meanings = (0..input.number()?).map(|_| input.meaning(count)).collect::<Result<Vec<_>, _>>()?;
        let length = input.number()?;
        let index = input.take(length)?.to_vec();
        let names = Names::from_parts(index, lists, meanings).ok_or_else(|| input.damaged())?;
        let by_key: FxHashMap<String, EntryId> =
            entries.iter().zip(0..).map(|(entry, n)| (entry.key.clone(), EntryId(n))).collect();
        let mut gazetteer = Gazetteer { entries, by_key, names, ..Gazetteer::empty() };
        gazetteer.place_in_divisions();
        Ok(gazetteer.with_world())
    }
}

fn number(out: &mut Vec<u8>, n: usize) {
    out.extend((n as u32).to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len());
    out.extend(text.as_bytes());
}

fn put_entry(out: &mut Vec<u8>, entry: &Entry) {
    put_text(out, &entry.key);
    out.push(entry.kind as u8);
    out.push(entry.rank);
    out.extend(entry.within.map_or(u32::MAX, |id| id.0).to_le_bytes());
    out.extend(entry.point.lat().to_le_bytes());
    out.extend(entry.point.lon().to_le_bytes());
    put_text(out, &entry.latin);
    for names in [&entry.arabic, &entry.latin_other] {
        number(out, names.len());
        names.iter().for_each(|name| put_text(out, name));
    }
}

/// Bytes, and how far they have been read.
struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    fn damaged(&self) -> IndexError {
        IndexError::Damaged(self.at + MAGIC.len())
    }

    fn take(&mut self, n: usize) -> Result<&'a [u8], IndexError> {
        let end = self.at.checked_add(n).ok_or_else(|| self.damaged())?;
        let taken = self.bytes.get(self.at..end).ok_or_else(|| self.damaged())?;
        self.at = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], IndexError> {
        let damaged = self.damaged();
        self.take(N)?.try_into().map_err(|_| damaged)
    }

    fn u8(&mut self) -> Result<u8, IndexError> {
        Ok(self.array::<1>()?[0])
    }

    fn u32(&mut self) -> Result<u32, IndexError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// A number of things; no more than there are bytes left, so that a damaged file cannot ask for all memory.
    fn number(&mut self) -> Result<usize, IndexError> {
        let n = self.u32()? as usize;
        if n <= self.bytes.len() - self.at { Ok(n) } else { Err(self.damaged()) }
    }

    fn text(&mut self) -> Result<String, IndexError> {
        let length = self.number()?;
        let damaged = self.damaged();
        String::from_utf8(self.take(length)?.to_vec()).map_err(|_| damaged)
    }

    fn texts(&mut self) -> Result<Vec<String>, IndexError> {
        (0..self.number()?).map(|_| self.text()).collect()
    }

    fn id(&mut self, count: usize) -> Result<EntryId, IndexError> {
        let n = self.u32()?;
        if (n as usize) < count { Ok(EntryId(n)) } else { Err(self.damaged()) }
    }

    fn entry(&mut self, count: usize) -> Result<Entry, IndexError> {
        let key = self.text()?;
        let kind = PlaceKind::ALL.get(usize::from(self.u8()?)).copied().ok_or_else(|| self.damaged())?;
        let rank = self.u8()?;
        let within = match self.u32()? {
            u32::MAX => None,
            n if (n as usize) < count => Some(EntryId(n)),
            _ => return Err(self.damaged()),
        };
        let (lat, lon) = (f64::from_le_bytes(self.array()?), f64::from_le_bytes(self.array()?));
        let point = Point::new(lat, lon).map_err(|_| self.damaged())?;
        let (latin, arabic, latin_other) = (self.text()?, self.texts()?, self.texts()?);
        Ok(Entry { key, kind, within, point, rank, latin, arabic, latin_other, country: None, adm1: None })
    }

    fn meaning(&mut self, count: usize) -> Result<Meaning, IndexError> {
        let entry = self.id(count)?;
        let flags = self.u8()?;
        let caution = match flags >> 1 {
            0 => Caution::Free,
            1 => Caution::Locative,
            2 => Caution::KindWord,
            _ => return Err(self.damaged()),
        };
        Ok(Meaning { entry, article: flags & 1 == 1, caution })
    }
}

//! A ZIP archive → the one table in it: UCDP's releases and GDELT's days come so.
//!
//! Reads what such downloads use and no more: entries that are stored or deflated, one disk, no encryption, no ZIP64
//! (APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16). The entry whose name ends in `.csv`, `.tsv` or `.tab` is the
//! table, else the first file; its checksum is tested. An archive of several tables is refused, and so is a workbook,
//! which is an archive too.

use super::Problem;
use flate2::{Crc, read::DeflateDecoder};
use std::io::Read as _;

/// Beginning of a ZIP archive that is not empty.
pub(super) const MAGIC: &[u8] = b"PK\x03\x04";

const DIRECTORY_END: [u8; 4] = *b"PK\x05\x06";
const DIRECTORY_ENTRY: [u8; 4] = *b"PK\x01\x02";
/// The archive's closing record: 22 bytes and a comment of at most 65,535.
const END_SIZE: usize = 22;

/// An entry of the archive's directory.
struct Entry {
    name: String,
    method: u16,
    crc: u32,
    packed: usize,
    unpacked: u64,
    offset: usize,
}

/// The bytes of the table in an archive, at most `largest` of them.
///
/// # Errors
/// What is wrong with the archive.
pub(super) fn table(archive: &[u8], largest: u64) -> Result<Vec<u8>, Problem> {
    let entries = directory(archive)
        .ok_or_else(|| Problem::Zip("its directory is missing; was the download cut short?".to_owned()))?;
    let ends = |e: &Entry, ends: &[&str]| ends.iter().any(|end| e.name.to_ascii_lowercase().ends_with(end));
    let is_part_of_a_workbook = |e: &Entry| {
        ["[Content_Types].xml", "mimetype"].contains(&e.name.as_str()) || ends(e, &[".xlsx", ".xls", ".ods"])
    };
    // macOS puts a file of its own beside each.
    let is_file = |e: &&Entry| !e.name.ends_with('/') && !e.name.starts_with("__MACOSX/");
    let is_table = |e: &&Entry| is_file(e) && ends(e, &[".csv", ".tsv", ".tab"]);
    let tables: Vec<&Entry> = entries.iter().filter(is_table).collect();
    match tables[..] {
        [] if entries.iter().any(is_part_of_a_workbook) => Err(Problem::Workbook),
        [] => entries.iter().find(is_file).ok_or_else(|| Problem::Zip("it holds no file".to_owned())),
        [one] => Ok(one),
        _ => Err(Problem::SeveralTables(tables.iter().map(|e| e.name.clone()).collect())),
    }
    .and_then(|entry| unpacked(archive, entry, largest).map_err(Problem::Zip))
}

/// The names of what an archive holds; none where its directory cannot be read.
pub(super) fn names(archive: &[u8]) -> Vec<String> {
    directory(archive).unwrap_or_default().into_iter().map(|entry| entry.name).collect()
}

fn unpacked(archive: &[u8], entry: &Entry, largest: u64) -> Result<Vec<u8>, String> {
    if entry.unpacked > largest {
        return Err(format!("{} would unpack to {} bytes", entry.name, entry.unpacked));
    }
    let packed = content(archive, entry).ok_or_else(|| format!("{} is cut short", entry.name))?;
    let mut bytes = Vec::new();
    match entry.method {
        0 => bytes.extend_from_slice(packed),
        8 => {
            let read = DeflateDecoder::new(packed).take(largest).read_to_end(&mut bytes);
            read.map_err(|e| format!("{}: {e}", entry.name))?;
        }
        other => return Err(format!("{} is packed by a method ({other}) that is not read here", entry.name)),
    }
    let mut crc = Crc::new();
    crc.update(&bytes);
    if crc.sum() == entry.crc { Ok(bytes) } else { Err(format!("the checksum of {} is wrong", entry.name)) }
}

fn directory(archive: &[u8]) -> Option<Vec<Entry>> {
    let last = archive.len().checked_sub(END_SIZE)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let end = (first..=last).rev().find(|at| archive.get(*at..at + 4) == Some(&DIRECTORY_END))?;
    let count = number(archive, end + 10, 2)?;
    let mut at = number(archive, end + 16, 4)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        if archive.get(at..at.checked_add(4)?)? != DIRECTORY_ENTRY {
            return None;
        }
        let (name, extra, comment) =
            (number(archive, at + 28, 2)?, number(archive, at + 30, 2)?, number(archive, at + 32, 2)?);
        entries.push(Entry {
            name: String::from_utf8_lossy(archive.get(at + 46..at + 46 + name)?).into_owned(),
            method: u16::try_from(number(archive, at + 10, 2)?).ok()?,
            crc: u32::try_from(number(archive, at + 16, 4)?).ok()?,
            packed: number(archive, at + 20, 4)?,
            unpacked: number(archive, at + 24, 4)? as u64,
            offset: number(archive, at + 42, 4)?,
        });
        at += 46 + name + extra + comment;
    }
    Some(entries)
}

/// The packed bytes of an entry, behind its own header.
fn content<'a>(archive: &'a [u8], entry: &Entry) -> Option<&'a [u8]> {
    let header = entry.offset;
    let start = header + 30 + number(archive, header.checked_add(26)?, 2)? + number(archive, header + 28, 2)?;
    archive.get(start..start.checked_add(entry.packed)?)
}

/// A little-endian number of `size` bytes.
fn number(archive: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = archive.get(at..at.checked_add(size)?)?;
    Some(bytes.iter().rev().fold(0, |n, byte| n << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `day.csv` (`id,date`, a line break, `a,2022-01-21`, a line break), deflated by Python's `zipfile`.
    const DAY: &[u8] = include_bytes!("../../tests/data/formats/day.zip");

    #[test]
    fn the_table_comes_out_whole() {
        assert_eq!(table(DAY, 1000).unwrap(), b"id,date\na,2022-01-21\n");
        assert_eq!(super::super::read_events("day.zip", DAY).unwrap().incidents.len(), 1);
    }

    #[test]
    fn an_archive_cut_or_altered_anywhere_is_refused_and_never_panics() {
        for at in 0..DAY.len() {
            assert!(table(&DAY[..at], 1000).is_err(), "cut at {at}");
            let mut altered = DAY.to_vec();
            altered[at] ^= 0xff;
            // A byte of a date may change without harm; where the table's own name has changed, the first file of the
            // archive stands in for it. What comes out is always the whole of an entry, as its checksum says.
            let entries: [&[u8]; 2] = [b"id,date\na,2022-01-21\n", b"the table is in day.csv\n"];
            assert!(
                table(&altered, 1000).map_or(true, |bytes| entries.contains(&bytes.as_slice())),
                "byte {at}"
            );
        }
        assert!(table(DAY, 3).unwrap_err().to_string().contains("would unpack"));
    }
}

//! The gazetteer's files: one row of tab-separated text → one [`Entry`], or an error that names file and line.

use super::{Entry, PlaceKind};
use rustc_hash::FxHashMap;
use tazamun_record::{Division, Point, rows};

/// A row of a gazetteer file that cannot be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{file}, line {line}: {what}")]
pub struct GazetteerError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

/// An entry whose container is still a key.
pub(super) struct Row {
    pub(super) entry: Entry,
    pub(super) within: String,
    pub(super) file: &'static str,
    pub(super) line: usize,
}

impl Row {
    pub(super) fn error(&self, what: String) -> GazetteerError {
        GazetteerError { file: self.file.to_owned(), line: self.line, what }
    }
}

/// Adds the rows of a file of the gazetteer.
pub(super) fn read(file: &'static str, text: &'static str, all: &mut Vec<Row>) -> Result<(), GazetteerError> {
    for (line, fields) in rows(text) {
        let what = |what| GazetteerError { file: file.to_owned(), line, what };
        let (entry, within) = entry(&fields).map_err(what)?;
        all.push(Row { entry, within, file, line });
    }
    Ok(())
}

fn entry(fields: &[&str]) -> Result<(Entry, String), String> {
    let (names, last) = match fields {
        [names @ .., last] if fields.len() == 9 => (names, *last),
        _ if fields.len() == 8 => (fields, ""),
        _ => return Err(format!("{} columns where there should be eight or nine", fields.len())),
    };
    let [key, kind, within, lat, lon, rank, latin, arabic] = *names else {
        return Err("too few columns".to_owned());
    };
    if key.is_empty() || latin.is_empty() || arabic.is_empty() {
        return Err("key, Latin name and Arabic name must be given".to_owned());
    }
    let kind: PlaceKind = kind.parse().map_err(|e| format!("{e}"))?;
    let number = |s: &str, name| s.parse::<f64>().map_err(|_| format!("{name} '{s}' is not a number"));
    let point = Point::new(number(lat, "latitude")?, number(lon, "longitude")?).map_err(|e| e.to_string())?;
    let rank = rank.parse().ok().filter(|r| (1..=5).contains(r));
    let rank = rank.ok_or("the rank must be 1 (country, capital) to 5 (hamlet)")?;
    let list = |s: &str| s.split('|').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect();
    let entry = Entry {
        key: key.to_owned(),
        kind,
        within: None,
        point,
        rank,
        latin: latin.to_owned(),
        arabic: list(arabic),
        latin_other: list(last),
        country: None,
        adm1: None,
    };
    Ok((entry, within.to_owned()))
}

/// First-level divisions that no file has a row for: as the vocabulary names them.
pub(super) fn divisions(present: &[Row]) -> Vec<Row> {
    let keys: FxHashMap<&str, ()> = present.iter().map(|r| (r.entry.key.as_str(), ())).collect();
    Division::all().filter(|d| !keys.contains_key(d.code)).map(division).collect()
}

fn division(d: Division) -> Row {
    let entry = Entry {
        key: d.code.to_owned(),
        kind: PlaceKind::Adm1,
        within: None,
        point: d.point,
        rank: 3,
        latin: d.names.english.to_owned(),
        arabic: vec![d.names.arabic.to_owned()],
        latin_other: Vec::new(),
        country: None,
        adm1: None,
    };
    Row { entry, within: d.code.split('-').next().unwrap_or_default().to_owned(), file: "adm1.tsv", line: 0 }
}

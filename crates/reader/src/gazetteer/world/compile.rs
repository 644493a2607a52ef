//! The table that `data/geonames/make.py` writes → the file.

use super::layout::{NO_PLACE, Record, write_meaning};
use super::packed::{DIVISION, MAGIC, RECORD};
use super::{capitals, texts};
use crate::gazetteer::transducer::Index;
use crate::gazetteer::{Caution, Gazetteer, GazetteerError, PlaceKind, spellings};
use crate::text::normal;
use flate2::{Compression, write::DeflateEncoder};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use tazamun_record::{Division, Point};

/// A row of the table.
struct Row {
    kind: PlaceKind,
    code: String,
    point: Point,
    people: u64,
    latin: String,
    arabic: Vec<String>,
    /// Further Latin names.
    others: Vec<String>,
    capital: bool,
}

/// Makes the index of the world's places from the table that `data/geonames/make.py` writes.
///
/// Names that the built-in tables have for a place within 15 km are left to them.
///
/// # Errors
/// [`GazetteerError`] with the line where a row has not eight columns, or a kind or number that cannot be.
pub fn compile(file: &str, table: &str) -> Result<Vec<u8>, GazetteerError> {
    let own = Gazetteer::tables();
    let mut rows = Vec::new();
    for (n, line) in table.lines().enumerate() {
        let what = |what| GazetteerError { file: file.to_owned(), line: n + 1, what };
        rows.push(row(line).map_err(what)?);
    }
    for row in &mut rows {
        let names = std::mem::take(&mut row.arabic);
        row.arabic = names.into_iter().filter(|name| !is_known(own, row, name)).collect();
        let names = std::mem::take(&mut row.others);
        row.others = names.into_iter().filter(|name| !is_known(own, row, name)).collect();
    }
    // Divisions of the tables that have no name more, and places without a name, are not worth their bytes.
    rows.retain(|row| {
        let known = match row.kind {
            PlaceKind::Adm1 => own.by_key(&row.code).is_some(),
            _ => is_known(own, row, &row.latin),
        };
        let more = !row.arabic.is_empty() || !row.others.is_empty();
        (!known || more) && !latin_key(&row.latin).is_empty()
    });
    rows.sort_by_cached_key(|row| {
        (latin_key(&row.latin), std::cmp::Reverse(row.people), row.kind, row.code.clone())
    });
    let what = |e: std::io::Error| GazetteerError { file: file.to_owned(), line: 0, what: e.to_string() };
    write(&rows).map_err(what)
}

fn row(line: &str) -> Result<Row, String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [kind, code, lat, lon, people, latin, arabic, others] = fields[..] else {
        return Err(format!("{} columns where there should be eight", fields.len()));
    };
    let number = |s: &str, name| s.parse::<f64>().map_err(|_| format!("{name} '{s}' is not a number"));
    let point = Point::new(number(lat, "latitude")?, number(lon, "longitude")?).map_err(|e| e.to_string())?;
    let people = people.parse().map_err(|_| format!("inhabitants '{people}' are not a number"))?;
    let capital = kind == "capital";
    let kind = match (kind, people) {
        ("capital", _) => PlaceKind::City,
        ("adm1", _) => PlaceKind::Adm1,
        ("adm2", _) => PlaceKind::Adm2,
        ("place", 50_000..) => PlaceKind::City,
        ("place", 5_000..) => PlaceKind::Town,
        ("place", _) => PlaceKind::Village,
        _ => return Err(format!("the kind '{kind}' is none of adm1, adm2, capital, place")),
    };
    let list =
        |names: &str| names.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (arabic, others) = (list(arabic), list(others));
    let code = our_division(code, point);
    Ok(Row { kind, code, point, people, latin: latin.to_owned(), arabic, others, capital })
}

/// The division's code; where the source has the country alone and we know its divisions, the nearest of them.
fn our_division(code: &str, point: Point) -> String {
    let of_country = Division::all().filter(|d| code.len() == 2 && d.code.starts_with(code));
    let nearest = of_country.min_by(|a, b| a.point.km_to(&point).total_cmp(&b.point.km_to(&point)));
    nearest.map_or_else(|| code.to_owned(), |d| d.code.to_owned())
}

/// Whether the tables have a place of this name and kind near by.
fn is_known(own: &Gazetteer, row: &Row, name: &str) -> bool {
    own.meanings_of(name).any(|id| {
        let entry = own.entry(id);
        let same = entry.kind.is_division() == (row.kind == PlaceKind::Adm1 || row.kind == PlaceKind::Adm2);
        entry.key == row.code || same && entry.point.km_to(&row.point) < 15.0
    })
}

/// The form under which a Latin name is looked up: words joined by blanks.
fn latin_key(name: &str) -> String {
    let normal = normal(name);
    let words = normal.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// 2 (half a million inhabitants) to 5.
fn rank(row: &Row) -> u8 {
    match (row.kind, row.people) {
        _ if row.capital => 1,
        (PlaceKind::Adm1, _) => 3,
        (PlaceKind::Adm2, _) => 5,
        (_, 500_000..) => 2,
        (_, 80_000..) => 3,
        (_, 10_000..) => 4,
        _ => 5,
    }
}

/// What a name needs in order to be taken for the place: great cities nothing, small ones their kind word.
fn caution(row: &Row, name: &str) -> Caution {
    let least = match row.kind {
        PlaceKind::Adm2 => Caution::KindWord,
        PlaceKind::Adm1 => Caution::Locative,
        _ => match row.people {
            100_000.. => Caution::Free,
            5_000.. => Caution::Locative,
            _ => Caution::KindWord,
        },
    };
    least.max(Caution::of_world(name))
}

fn write(rows: &[Row]) -> std::io::Result<Vec<u8>> {
    let codes = codes(rows);
    let number: HashMap<&str, u16> = codes.keys().map(String::as_str).zip(0..).collect();
    let mut divisions: Vec<u8> = Vec::with_capacity(codes.len() * DIVISION);
    for (code, place) in &codes {
        divisions.extend(format!("{code:<6}").as_bytes());
        divisions.extend(&place.to_le_bytes()[..3]);
    }
    let keys: Vec<String> = rows.iter().map(|row| latin_key(&row.latin)).collect();
    let mut records = Vec::with_capacity(rows.len());
    let mut latin = Vec::new();
    for (n, (row, key)) in rows.iter().zip(&keys).enumerate() {
        let same_name = n > 0 && keys[n - 1] == *key;
        if !same_name {
            latin.push((key.as_str(), n as u64));
        }
        let division = number.get(row.code.as_str()).copied().unwrap_or(u16::MAX);
        let (lat, lon) = (row.point.lat(), row.point.lon());
        records.push(Record { lat, lon, division, kind: row.kind, rank: rank(row), same_name }.bytes());
    }
    let places: Vec<u8> = (0..RECORD).flat_map(|i| records.iter().map(move |r| r[i])).collect();
    let (others, meanings) = others(rows);
    let mut texts = Vec::new();
    for ((row, key), n) in rows.iter().zip(&keys).zip(0..) {
        let latin = if capitals(key) == row.latin { "" } else { row.latin.as_str() };
        let arabic = row.arabic.first().map_or("", String::as_str);
        if !latin.is_empty() || !arabic.is_empty() {
            texts::write(&mut texts, n, [latin, arabic]);
        }
    }
    let latin = Index::build(latin);
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    for part in [&places, latin.as_bytes(), &texts] {
        packer.write_all(part)?;
    }
    let parts = [others.as_bytes(), &meanings, &packer.finish()?];
    let mut out = MAGIC.to_vec();
    let counts = [codes.len(), rows.len(), latin.as_bytes().len(), texts.len()];
    for n in counts.into_iter().chain(parts.map(<[u8]>::len)) {
        out.extend((n as u32).to_le_bytes());
    }
    out.extend(divisions);
    parts.iter().for_each(|part| out.extend(*part));
    Ok(out)
}

/// The codes that places lie in, with the place of each division and the capital of each country.
fn codes(rows: &[Row]) -> BTreeMap<String, u32> {
    let mut codes: BTreeMap<String, u32> = BTreeMap::new();
    for (row, n) in rows.iter().zip(0..) {
        let known = codes.entry(row.code.clone()).or_insert(NO_PLACE);
        if row.kind == PlaceKind::Adm1 {
            *known = n;
        }
        let of_country = codes.entry(row.code[..2].to_owned()).or_insert(NO_PLACE);
        if row.capital {
            *of_country = n;
        }
    }
    codes
}

/// The transducer of Arabic and further Latin names and the meanings that it leads to.
fn others(rows: &[Row]) -> (Index, Vec<u8>) {
    let mut names: BTreeMap<String, Vec<(u32, bool, Caution)>> = BTreeMap::new();
    for (row, n) in rows.iter().zip(0..) {
        for name in &row.arabic {
            for (key, article) in spellings(name) {
                // Of two letters are words, and no places in the news.
                if key.chars().count() + usize::from(article) < 3 {
                    continue;
                }
                let list = names.entry(key).or_default();
                if !list.iter().any(|m| (m.0, m.1) == (n, article)) {
                    list.push((n, article, caution(row, &normal(name))));
                }
            }
        }
        for name in &row.others {
            let least = super::latin_caution(rank(row));
            let list = names.entry(latin_key(name)).or_default();
            if !list.iter().any(|m| m.0 == n) {
                list.push((n, false, least));
            }
        }
    }
    names.remove("");
    let mut meanings = Vec::new();
    let mut numbered = Vec::new();
    for (name, list) in &mut names {
        numbered.push((name.as_str(), (meanings.len() / super::layout::MEANING) as u64));
        list.sort_by_key(|m| std::cmp::Reverse(rows[m.0 as usize].people));
        for (n, (place, article, caution)) in list.iter().enumerate() {
            write_meaning(&mut meanings, *place, *article, *caution, n + 1 == list.len());
        }
    }
    (Index::build(numbered), meanings)
}

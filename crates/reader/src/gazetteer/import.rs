//! Other people's gazetteers → rows of ours: GeoNames dumps and Who's On First tables.
//!
//! Both are read as text with tabs or commas; which one it is, the first line shows: GeoNames has nineteen columns and
//! no heading, Who's On First names its columns (`placetype`, `name`, `latitude` …). They know no ISO 3166-2 codes:
//! their first-level divisions are matched to ours by name, else by the nearest seat, and their places lie in those.
//! Kinds that no report can lie at (schools, springs, administrative tiers below the district) are left out.
//!
//! Imported names are trusted less than ours: a village that is called after an everyday word needs its kind word
//! (see [`Caution`]), and a place that we have already is left to us.

use super::{Caution, Gazetteer, GazetteerError, PlaceKind};
use crate::text::normal;
use std::collections::HashMap;
use tazamun_record::{Country, Division, Point};

/// A place of another gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedPlace {
    /// Its number there, with a letter for the source: `gn98182`, `wof102542465`.
    pub key: String,
    /// What it is.
    pub kind: PlaceKind,
    /// The country.
    pub country: Country,
    /// The ISO 3166-2 code of its division, where it could be matched.
    pub adm1: Option<&'static str>,
    /// Where it lies.
    pub point: Point,
    /// Rank, from its number of inhabitants.
    pub rank: u8,
    /// Its name in Latin letters.
    pub latin: String,
    /// Its Arabic names.
    pub arabic: Vec<String>,
}

/// Reads a GeoNames dump or a Who's On First table; `file` is named in errors.
///
/// ```
/// use tazamun_reader::gazetteer::import;
/// let dump = "99532\tBa'qubah\tBa'qubah\tبعقوبة,Baqubah\t33.74\t44.64\tP\tPPLA\tIQ\t\t10\t\t\t\t152550\t\t44\tAsia/Baghdad\t2019-09-05\n";
/// let places = import("IQ.txt", dump).unwrap();
/// assert_eq!((places[0].latin.as_str(), places[0].adm1), ("Ba'qubah", Some("IQ-DI")));
/// assert!(import("x.txt", "a\tb\tc\n").unwrap_err().to_string().contains("GeoNames"));
/// ```
///
/// # Errors
/// [`GazetteerError`] with file and line where the text is neither, or where a coordinate is no number.
pub fn import(file: &str, text: &str) -> Result<Vec<ImportedPlace>, GazetteerError> {
    let first = text.lines().next().unwrap_or_default();
    let raw = if first.contains("placetype") {
        whos_on_first(file, text)?
    } else if first.split('\t').count() == 19 {
        geonames(file, text)?
    } else {
        let what =
            "neither a GeoNames dump (19 columns with tabs) nor a Who's On First table (a heading with \
                    'placetype'); give one of these"
                .to_owned();
        return Err(GazetteerError { file: file.to_owned(), line: 1, what });
    };
    Ok(in_divisions(raw))
}

/// A row as its source has it.
struct Raw {
    key: String,
    /// `None`: a first-level division, kept to know where its places lie.
    kind: Option<PlaceKind>,
    country: Country,
    /// The source's own code of the division, with the country where codes are no numbers of their own.
    division: String,
    point: Point,
    population: u64,
    latin: String,
    arabic: Vec<String>,
}

fn geonames(file: &str, text: &str) -> Result<Vec<Raw>, GazetteerError> {
    let mut raw = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let f: Vec<&str> = line.split('\t').collect();
        let what = |what: String| GazetteerError { file: file.to_owned(), line: n + 1, what };
        if f.len() != 19 {
            return Err(what(format!("{} columns where a GeoNames dump has 19", f.len())));
        }
        let is_division = f[7] == "ADM1";
        let kind = geonames_kind(f[6], f[7]);
        let (Ok(country), true) = (f[8].parse(), is_division || kind.is_some()) else { continue };
        raw.push(Raw {
            key: format!("gn{}", f[0]),
            kind: kind.filter(|_| !is_division),
            country,
            division: format!("{}.{}", f[8], f[10]),
            point: point(f[4], f[5]).map_err(what)?,
            population: f[14].parse().unwrap_or(0),
            latin: f[1].to_owned(),
            arabic: arabic_of(f[3].split(',').chain([f[1]])),
        });
    }
    Ok(raw)
}

/// GeoNames' feature classes and codes (geonames.org/export/codes.html).
fn geonames_kind(class: &str, code: &str) -> Option<PlaceKind> {
    use PlaceKind as K;
    Some(match (class, code) {
        ("P", "PPLC" | "PPLA") => K::City,
        ("P", "PPLX") => K::Neighbourhood,
        ("P", "PPLQ" | "PPLW" | "PPLH") => return None,
        ("P", "PPLA2" | "PPLA3") => K::Town,
        ("P", _) => K::Village,
        ("A", "ADM2") => K::Adm2,
        ("S", "AIRP" | "AIRF" | "AIRH") => K::Airport,
        ("S", "AIRB") | ("L", "MILB") => K::Base,
        ("S", "CMPRF" | "CMP") => K::Camp,
        ("S", "PRN") => K::Prison,
        ("S", "DAM") => K::Dam,
        ("S", "OILR") => K::Industry,
        ("S", "BDG") => K::Bridge,
        ("L", "OILF" | "GASF") => K::Oilfield,
        ("T", "MT" | "MTS" | "HLL" | "HLLS") => K::Mountain,
        ("T", "DSRT") => K::Desert,
        ("T", "ISL" | "ISLS") => K::Island,
        ("T", "VAL" | "WAD") => K::Valley,
        ("H", "LK" | "RSV") => K::Lake,
        ("R", "RD") => K::Road,
        _ => return None,
    })
}

fn whos_on_first(file: &str, text: &str) -> Result<Vec<Raw>, GazetteerError> {
    let tabs = text.lines().next().is_some_and(|l| l.contains('\t'));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if tabs { b'\t' } else { b',' })
        .quoting(!tabs)
        .flexible(true)
        .from_reader(text.as_bytes());
    let heading = reader.headers().cloned().unwrap_or_default();
    let column = |names: &[&str]| heading.iter().position(|h| names.contains(&h));
    let (kind, name) = (column(&["placetype"]), column(&["name"]));
    let (lat, lon) = (column(&["latitude", "geom_latitude"]), column(&["longitude", "geom_longitude"]));
    let (id, region) = (column(&["wof_id", "id"]), column(&["region_id"]));
    let (people, country) =
        (column(&["population"]), column(&["country", "iso_country", "iso", "wof_country"]));
    let mut raw = Vec::new();
    for (n, record) in reader.records().enumerate() {
        let what = |what: String| GazetteerError { file: file.to_owned(), line: n + 2, what };
        let record = record.map_err(|e| what(e.to_string()))?;
        let field = |column: Option<usize>| column.and_then(|c| record.get(c)).unwrap_or_default().trim();
        let is_division = field(kind) == "region";
        let place_kind = wof_kind(field(kind));
        if !is_division && place_kind.is_none() {
            continue;
        }
        let point = point(field(lat), field(lon)).map_err(what)?;
        let Some(country) = field(country).to_uppercase().parse().ok().or_else(|| nearest_country(point))
        else {
            continue;
        };
        raw.push(Raw {
            key: format!("wof{}", field(id)),
            kind: place_kind.filter(|_| !is_division),
            country,
            division: if is_division { field(id).to_owned() } else { field(region).to_owned() },
            point,
            population: field(people).parse().unwrap_or(0),
            latin: field(name).to_owned(),
            arabic: arabic_of(record.iter().flat_map(|f| f.split('|'))),
        });
    }
    Ok(raw)
}

/// Who's On First's placetypes.
fn wof_kind(placetype: &str) -> Option<PlaceKind> {
    Some(match placetype {
        "locality" => PlaceKind::Village,
        "neighbourhood" | "borough" | "macrohood" => PlaceKind::Neighbourhood,
        "county" => PlaceKind::Adm2,
        _ => return None,
    })
}

fn point(lat: &str, lon: &str) -> Result<Point, String> {
    let number = |s: &str, name| s.parse::<f64>().map_err(|_| format!("{name} '{s}' is not a number"));
    Point::new(number(lat, "latitude")?, number(lon, "longitude")?).map_err(|e| e.to_string())
}

/// The names in Arabic letters, each once.
fn arabic_of<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut arabic: Vec<String> = Vec::new();
    for name in names.map(str::trim) {
        let letters = |c: char| ('\u{0621}'..='\u{064A}').contains(&c);
        // Kurdish and Persian names have letters that Arabic newspapers do not write.
        let foreign = |c: char| matches!(c, '\u{06C6}' | '\u{06D5}' | '\u{06CE}' | '\u{06B5}' | '\u{0695}');
        if name.chars().any(letters) && !name.contains(foreign) && !arabic.iter().any(|a| a == name) {
            arabic.push(name.to_owned());
        }
    }
    arabic
}

fn nearest_country(point: Point) -> Option<Country> {
    nearest_division(Division::all(), point)?.country()
}

fn nearest_division(divisions: impl Iterator<Item = Division>, point: Point) -> Option<Division> {
    divisions.min_by(|a, b| a.point.km_to(&point).total_cmp(&b.point.km_to(&point)))
}

/// Matches the source's divisions to ours and puts its places into them.
fn in_divisions(raw: Vec<Raw>) -> Vec<ImportedPlace> {
    let mut ours: HashMap<String, &'static str> = HashMap::new();
    for row in raw.iter().filter(|r| r.kind.is_none()) {
        if let Some(code) = our_division(row) {
            ours.insert(row.division.clone(), code);
        }
    }
    raw.into_iter()
        .filter_map(|row| {
            let known = ours.get(&row.division).copied();
            let of_country = Division::all().filter(|d| d.country() == Some(row.country));
            let adm1 = known.or_else(|| nearest_division(of_country, row.point).map(|d| d.code));
            let kind = settlement(row.kind?, row.population);
            let rank = if kind == PlaceKind::City {
                3
            } else if kind == PlaceKind::Town {
                4
            } else {
                5
            };
            Some(ImportedPlace {
                key: row.key,
                kind,
                country: adm1.and_then(|code| code.split('-').next()?.parse().ok()).unwrap_or(row.country),
                adm1,
                point: row.point,
                rank,
                latin: row.latin,
                arabic: row.arabic,
            })
        })
        .collect()
}

/// A village of fifty thousand is a city: both sources know settlements by their number of inhabitants only.
fn settlement(kind: PlaceKind, population: u64) -> PlaceKind {
    match (kind, population) {
        (PlaceKind::Village | PlaceKind::Town, 50_000..) => PlaceKind::City,
        (PlaceKind::Village, 5_000..) => PlaceKind::Town,
        _ => kind,
    }
}

/// Our division of the same name, else the one whose seat lies nearest.
fn our_division(row: &Raw) -> Option<&'static str> {
    let of_country = || Division::all().filter(|d| d.country() == Some(row.country));
    let names: Vec<String> = row.arabic.iter().chain([&row.latin]).map(|n| normal(n)).collect();
    let same = |d: &Division| {
        let (english, arabic) = (normal(d.names.english), normal(d.names.arabic));
        names.iter().any(|n| *n == english || *n == arabic || n.ends_with(&format!(" {arabic}")))
    };
    of_country().find(same).or_else(|| nearest_division(of_country(), row.point)).map(|d| d.code)
}

impl ImportedPlace {
    /// What a name of this place needs in order to be taken for it.
    pub(super) fn caution(&self, name: &str) -> Caution {
        let one_word = !name.contains(' ');
        let least = match self.kind {
            PlaceKind::City => Caution::Free,
            PlaceKind::Town => Caution::Locative,
            _ if one_word => Caution::KindWord,
            _ => Caution::Locative,
        };
        least.max(Caution::of(name))
    }

    /// Whether a gazetteer has this place already: one of its names, within 15 km.
    pub(super) fn is_known(&self, gazetteer: &Gazetteer) -> bool {
        let near = |id| gazetteer.entry(id).point.km_to(&self.point) < 15.0;
        self.arabic.iter().chain([&self.latin]).any(|name| gazetteer.own_meanings_of(name).any(near))
    }
}

//! `data/geonames/places.index` → its packed part as the program looks into it, so that no start has to unpack it, and the places of
//! each country, so that nobody has to go through those of the world.

use std::{collections::BTreeMap, env, error::Error, fs, path::Path};

#[allow(dead_code)]
#[path = "src/gazetteer/world/packed.rs"]
mod packed;
#[allow(dead_code)]
#[path = "src/gazetteer/world/texts.rs"]
mod texts;

const PLACES: &str = "data/geonames/places.index";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PLACES}");
    println!("cargo::rerun-if-changed=build.rs");
    let file = fs::read(PLACES)?;
    let parts =
        packed::Parts::of(&file).ok_or("data/geonames/places.index is no index of places; write it again")?;
    let unpacked = parts.unpack()?;
    let starts = starts(&unpacked[parts.places * packed::RECORD + parts.latin..]);
    let latin = &unpacked[parts.places * packed::RECORD..][..parts.latin];
    let names = fst::Map::new(latin)?.stream().into_str_keys()?;
    let (lands, names) = by_country(&parts, &unpacked, &names)?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("places.bin"), unpacked)?;
    fs::write(Path::new(&out).join("starts.bin"), starts)?;
    fs::write(Path::new(&out).join("lands.bin"), lands)?;
    fs::write(Path::new(&out).join("names.txt"), names)?;
    Ok(())
}

/// The places of each country with their Latin names: for each country, by its code, its two letters, where its places begin
/// among the numbers and where among the names (four bytes each); then the numbers, three bytes each; and the names, one a line.
fn by_country(
    parts: &packed::Parts<'_>,
    records: &[u8],
    names: &[String],
) -> Result<(Vec<u8>, String), Box<dyn Error>> {
    let divisions: Vec<&[u8]> = parts.divisions.chunks_exact(packed::DIVISION).map(|row| &row[..2]).collect();
    let byte = |i: usize, n: usize| records[i * parts.places + n];
    let mut countries: BTreeMap<&[u8], Vec<(usize, &str)>> = BTreeMap::new();
    let (mut names, mut name) = (names.iter(), "");
    for n in 0..parts.places {
        if byte(6, n) >> 6 & 1 == 0 {
            name = names.next().ok_or("a place of data/geonames/places.index has no Latin name")?;
        }
        let division = usize::from(u16::from_le_bytes([byte(4, n), byte(5, n)]));
        if let Some(country) = divisions.get(division) {
            countries.entry(country).or_default().push((n, name));
        }
    }
    let (mut heads, mut numbers, mut lines) = (Vec::new(), Vec::<u8>::new(), String::new());
    heads.extend((countries.len() as u32).to_le_bytes());
    for (country, places) in countries {
        heads.extend(country);
        heads.extend((numbers.len() as u32 / 3).to_le_bytes());
        heads.extend((lines.len() as u32).to_le_bytes());
        for (n, name) in places {
            numbers.extend(&(n as u32).to_le_bytes()[..3]);
            lines.push_str(name);
            lines.push('\n');
        }
    }
    heads.extend(numbers);
    Ok((heads, lines))
}

/// Where the written names of each place begin, four bytes each.
fn starts(bytes: &[u8]) -> Vec<u8> {
    let mut starts = Vec::new();
    let mut at = 0;
    while let Some((_, latin, arabic)) = texts::fields(bytes, at) {
        starts.extend((at as u32).to_le_bytes());
        at += 5 + latin.len() + arabic.len();
    }
    starts
}

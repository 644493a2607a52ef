//! `data/geonames/places.index` → its packed part as the program looks into it, so that no start has to unpack it.

use std::{env, error::Error, fs, path::Path};

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
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("places.bin"), unpacked)?;
    fs::write(Path::new(&out).join("starts.bin"), starts)?;
    fs::write(Path::new(&out).join("names.txt"), names.join("\n"))?;
    Ok(())
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

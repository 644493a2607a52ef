//! The places of the world: GeoNames' settlements of five hundred inhabitants and more, and the divisions of all
//! countries, beside the tables that were written for this project.
//!
//! `data/geonames/places.index` is part of the program and is looked into where it lies: opening it reads its head
//! and its divisions, a place becomes an [`Entry`] when it is asked for (with its
//! neighbours in the file). `data/geonames/make.py` says where the file comes from,
//! [`compile`] writes it.

mod compile;
mod lands;
mod layout;
#[allow(dead_code, reason = "build.rs unpacks with it")]
mod packed;
mod texts;

pub use compile::compile;

use super::transducer::Index;
use super::walk::{NameHit, longest_at};
use super::{Caution, Entry, EntryId, Meaning, PlaceKind};
use crate::text::Text;
use layout::{Layout, Record};
use std::{borrow::Cow, sync::OnceLock};
use tazamun_record::{Country, Point};

/// The file.
static PLACES: &[u8] = include_bytes!("../../../data/geonames/places.index");

/// The number of the world's first place; those of the tables lie below.
pub(super) const FIRST: u32 = 1 << 24;

/// How many places become entries at once.
const CHUNK: usize = 16;

/// The places of the world.
pub(super) struct World {
    layout: Layout,
    /// Arabic names, and further Latin ones.
    others: Index,
    /// Code of each country and division, and its entry: that of the tables where they have one.
    divisions: Vec<(&'static str, Option<EntryId>)>,
    chunks: Vec<OnceLock<Box<[Entry]>>>,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "World({} places)", self.len())
    }
}

impl World {
    /// Opens the built-in file; `own` gives the tables' entry for the code of a country or division.
    pub(super) fn open(own: impl Fn(&str) -> Option<EntryId>) -> Option<World> {
        let layout = Layout::of(PLACES)?;
        let others = Index::open(Cow::Borrowed(layout.others))?;
        let divisions = layout
            .divisions()
            .map(|(code, place)| {
                // The place of a country is its capital.
                let of_world = place.filter(|_| code.len() > 2).map(|n| EntryId(FIRST + n));
                (code, own(code).or(of_world))
            })
            .collect();
        let chunks = (0..layout.len().div_ceil(CHUNK)).map(|_| OnceLock::new()).collect();
        Some(World { layout, others, divisions, chunks })
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.layout.len()
    }

    /// The longest name of the world's that begins at this token, and its meanings.
    pub(super) fn named(&self, text: &Text<'_>, token: usize) -> Option<(NameHit, Vec<Meaning>)> {
        if text.word(token).is_ascii() {
            return self.named_in_latin(text, token);
        }
        let fits = |number, article| self.layout.meanings(number).any(|m| m.article == article);
        let hit = longest_at(&self.others, text, token, fits)?;
        let meanings = self.layout.meanings(hit.number).filter(|m| m.article == hit.proclitics.article);
        // "بدون" is a word, not a proclitic on the name of a place.
        let is_word = hit.tokens.len() == 1 && Caution::of_world(text.word(token)) == Caution::KindWord;
        let cautioned = |m: Meaning| if is_word { Meaning { caution: Caution::KindWord, ..m } } else { m };
        let meanings = meanings.map(cautioned).collect();
        Some((hit, meanings))
    }

    /// The same of a name in Latin letters: as GeoNames writes it, or as others do.
    fn named_in_latin(&self, text: &Text<'_>, token: usize) -> Option<(NameHit, Vec<Meaning>)> {
        let main = longest_at(&self.layout.latin, text, token, |_, _| true);
        let other = longest_at(&self.others, text, token, |_, _| true);
        let end = |hit: &Option<NameHit>| hit.as_ref().map_or(0, |hit| hit.tokens.end);
        let (main_end, other_end) = (end(&main), end(&other));
        let mut meanings = Vec::new();
        if let Some(hit) = main.as_ref().filter(|_| main_end >= other_end) {
            meanings.extend(self.latin_meanings(hit.number));
        }
        if let Some(hit) = other.as_ref().filter(|_| other_end >= main_end) {
            let known = meanings.len();
            for mut meaning in self.layout.meanings(hit.number) {
                // Of towns GeoNames has old names and nicknames, too.
                let of_division =
                    self.entry(meaning.entry.0 - FIRST).is_some_and(|e| e.kind == PlaceKind::Adm1);
                let least = if of_division { Caution::Free } else { Caution::Locative };
                meaning.caution = meaning.caution.max(least);
                if !meanings[..known].iter().any(|m: &Meaning| m.entry == meaning.entry) {
                    meanings.push(meaning);
                }
            }
        }
        let hit = if main_end >= other_end { main? } else { other? };
        // "Mars", "Nord": an everyday word is one in Latin letters too.
        let word = Caution::of(text.word(token));
        if hit.tokens.len() == 1 {
            meanings.iter_mut().for_each(|m| m.caution = m.caution.max(word));
        }
        Some((hit, meanings))
    }

    /// The meanings of a name in the form under which it is kept.
    pub(super) fn get(&self, name: &str) -> Vec<Meaning> {
        let number = self.layout.latin.get(name).filter(|_| name.is_ascii());
        let mut meanings = number.map(|number| self.latin_meanings(number)).unwrap_or_default();
        let others = self.others.get(name);
        meanings.extend(others.into_iter().flat_map(|number| self.layout.meanings(number)));
        meanings
    }

    /// Places of one Latin name follow one another.
    fn latin_meanings(&self, number: u64) -> Vec<Meaning> {
        let first = number as u32;
        let more = (first + 1..).take_while(|&n| self.layout.record(n).is_some_and(|r| r.same_name));
        let meaning = |n: u32| {
            let rank = self.layout.record(n).map_or(5, |r| r.rank);
            Meaning { entry: EntryId(FIRST + n), article: false, caution: latin_caution(rank) }
        };
        std::iter::once(first).chain(more).map(meaning).collect()
    }

    /// A place by its number in the file.
    pub(super) fn entry(&self, n: u32) -> Option<&Entry> {
        let (chunk, at) = (n as usize / CHUNK, n as usize % CHUNK);
        self.chunks.get(chunk)?.get_or_init(|| self.decode(chunk)).get(at)
    }

    fn decode(&self, chunk: usize) -> Box<[Entry]> {
        let numbers = (chunk * CHUNK) as u32..((chunk + 1) * CHUNK).min(self.len()) as u32;
        numbers.filter_map(|n| self.make(n, self.layout.record(n)?)).collect()
    }

    fn make(&self, n: u32, record: Record) -> Option<Entry> {
        let (code, division) = self.divisions.get(usize::from(record.division)).copied().unwrap_or_default();
        let (latin, arabic) = self.layout.texts.of(n);
        let latin = latin.map_or_else(|| self.plain_name(n), str::to_owned);
        let is_division = record.kind == PlaceKind::Adm1;
        let key = if is_division { code.to_owned() } else { format!("gn-{n}") };
        let country = code.get(..2).and_then(|c| c.parse::<Country>().ok());
        let of_country = country.and_then(|c| self.division(c.code()));
        let Ok(point) = Point::new(record.lat, record.lon) else { return None };
        Some(Entry {
            key,
            kind: record.kind,
            within: if is_division { of_country } else { division.or(of_country) },
            point,
            rank: record.rank,
            latin,
            arabic: arabic.map(str::to_owned).into_iter().collect(),
            latin_other: Vec::new(),
            country,
            adm1: division.filter(|_| code.len() > 2),
        })
    }

    /// The entry of a division or country by its code.
    pub(super) fn division(&self, code: &str) -> Option<EntryId> {
        let at = self.divisions.binary_search_by(|(known, _)| (*known).cmp(code)).ok()?;
        self.divisions[at].1
    }

    /// The Latin names of the towns and divisions of a country.
    pub(super) fn names_of(&self, country: Country, mut each: impl FnMut(&str, PlaceKind, u8, EntryId)) {
        for (n, name) in lands::places_of(country.code()) {
            if let Some(record) = self.layout.record(n).filter(|r| r.kind != PlaceKind::Adm2) {
                each(name, record.kind, record.rank, EntryId(FIRST + n));
            }
        }
    }

    /// The capital of a country.
    pub(super) fn capital(&self, country: &str) -> Option<EntryId> {
        let found = self.layout.divisions().find(|(code, _)| *code == country)?;
        found.1.map(|n| EntryId(FIRST + n))
    }

    /// The Latin name as the index has it, each word with a capital.
    fn plain_name(&self, n: u32) -> String {
        let first = (0..=n).rev().find(|&n| self.layout.record(n).is_some_and(|r| !r.same_name)).unwrap_or(n);
        self.layout.latin.name_of(u64::from(first)).map(|name| capitals(&name)).unwrap_or_default()
    }
}

/// What a name in Latin letters needs in order to be taken for a place of the world of this rank.
fn latin_caution(rank: u8) -> Caution {
    if rank <= 3 { Caution::Free } else { Caution::KindWord }
}

/// "al bu kamal" → "Al Bu Kamal".
fn capitals(name: &str) -> String {
    let mut start = true;
    name.chars()
        .map(|c| {
            let letter = if start { c.to_ascii_uppercase() } else { c };
            start = c == ' ';
            letter
        })
        .collect()
}

#[cfg(test)]
mod tests;

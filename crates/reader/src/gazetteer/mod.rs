//! Names → places: what places there are, what they are called, where they lie and what holds them.
//!
//! The built-in gazetteer ([`Gazetteer::built_in`]) stands in `data/gazetteer/`, one table per country, written for
//! this project: all first-level divisions of the region, and, for the countries of its wars, the districts, towns,
//! villages, camps, prisons, bases, roads, mountains and deserts that the news names, with the spellings that Arabic
//! newspapers use. Spellings that differ only in hamza, marks or letter forms need not be listed: names are looked up
//! in the normal form of [`crate::text`], with proclitics and article taken off ("بالموصل", "للرمادي").
//!
//! Beside the tables stand the places of the world (`world`): GeoNames' settlements of five hundred inhabitants and more
//! and the divisions of all countries. What the tables say of a place goes before.
//!
//! One name may mean many places; this module gives them all ([`Gazetteer::named`]), and [`crate::annotate::places`] decides.

mod built_in;
mod demonym;
mod everyday;
mod import;
mod index;
mod latin_names;
mod names;
mod parts;
mod sound;
mod spelt;
mod table;
mod transducer;
mod walk;
mod world;

pub use crate::ontology::{Kinds, PlaceKind, UnknownKind};
pub use everyday::Caution;
pub use import::{ImportedPlace, import};
pub use index::{IndexError, is_index};
pub(crate) use parts::Border;
pub use table::GazetteerError;
pub use world::compile;

use crate::text::{Text, normal};
use names::{Gathered, Names};
use rustc_hash::FxHashMap;
use sound::{Sounds, Spellings};
use spelt::spellings;
use std::sync::{Arc, Mutex, PoisonError};
use table::Row;
use tazamun_record::{Country, Point};
use walk::NameHit;
use world::World;

/// A place's number in its gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(u32);

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name in the files: an ISO code for countries and first-level divisions, else letters and hyphens.
    pub key: String,
    /// What it is.
    pub kind: PlaceKind,
    /// What holds it.
    pub within: Option<EntryId>,
    /// Where it lies (of an area: its seat or middle).
    pub point: Point,
    /// 1 (a country, its capital) to 5 (a hamlet, a quarter): which of two places of one name is meant more often.
    pub rank: u8,
    /// Its name in Latin letters.
    pub latin: String,
    /// Its Arabic names as newspapers write them.
    pub arabic: Vec<String>,
    /// Other spellings in Latin letters.
    pub latin_other: Vec<String>,
    country: Option<Country>,
    adm1: Option<EntryId>,
}

impl Entry {
    /// The country that it lies in.
    pub fn country(&self) -> Option<Country> {
        self.country
    }

    /// The first-level division that it lies in, or is.
    pub fn adm1(&self) -> Option<EntryId> {
        self.adm1
    }
}

/// Kilometres within which two places of one name are one.
const SAME_KM: f64 = 15.0;

/// One meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// The place.
    pub entry: EntryId,
    /// Whether the Arabic name has the article.
    article: bool,
    /// Whether the name means something else in everyday language, and what it needs to be taken for a place.
    pub caution: Caution,
}

/// All places, by number and by name.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    by_key: FxHashMap<String, EntryId>,
    names: Names,
    capitals: FxHashMap<Country, EntryId>,
    world: Option<Arc<World>>,
    sounds: Arc<SoundsOf>,
}

/// The places of each country by their consonants, found when a country is first asked for.
#[derive(Debug, Default)]
struct SoundsOf {
    sounds: Mutex<FxHashMap<Country, Arc<Sounds>>>,
    spellings: Mutex<FxHashMap<Country, Arc<Spellings>>>,
}

impl Gazetteer {
    fn empty() -> Self {
        let names = Gathered::default().names();
        Gazetteer {
            entries: Vec::new(),
            by_key: FxHashMap::default(),
            names,
            capitals: FxHashMap::default(),
            world: None,
            sounds: Arc::default(),
        }
    }

    /// This gazetteer with the places of the world beside its own.
    fn with_world(mut self) -> Self {
        self.world = World::open(|code| self.by_key.get(code).copied()).map(Arc::new);
        self
    }

    /// Builds the index: numbers, containers, names.
    fn from_rows(mut rows: Vec<Row>) -> Result<Self, GazetteerError> {
        rows.extend(table::divisions(&rows));
        let mut by_key = FxHashMap::default();
        by_key.reserve(rows.len());
        for (row, n) in rows.iter().zip(0..) {
            if by_key.insert(row.entry.key.clone(), EntryId(n)).is_some() {
                return Err(row.error(format!("the key '{}' is taken; choose another", row.entry.key)));
            }
        }
        let containers = rows.iter().map(|row| container(row, &by_key)).collect::<Result<Vec<_>, _>>()?;
        let mut entries: Vec<Entry> = rows.into_iter().map(|row| row.entry).collect();
        for (entry, within) in entries.iter_mut().zip(containers) {
            entry.within = within;
        }
        let mut gazetteer = Gazetteer { entries, by_key, ..Gazetteer::empty() };
        gazetteer.place_in_divisions();
        gazetteer.index_names(|_, name| Caution::of(name));
        Ok(gazetteer)
    }

    /// Writes each place's country and first-level division beside it.
    fn place_in_divisions(&mut self) {
        for n in 0..self.entries.len() {
            let id = EntryId(n as u32);
            let chain: Vec<EntryId> = self.containers(id).collect();
            let is = |kind: PlaceKind| chain.iter().copied().find(|&c| self.entry(c).kind == kind);
            let (adm1, country) = (is(PlaceKind::Adm1), is(PlaceKind::Country));
            let country = country.and_then(|c| self.entry(c).key.parse().ok());
            self.entries[n].adm1 = adm1;
            self.entries[n].country = country;
            if let Some(country) =
                country.filter(|_| self.entries[n].kind == PlaceKind::City && self.entries[n].rank == 1)
            {
                self.capitals.entry(country).or_insert(id);
            }
        }
    }

    fn index_names(&mut self, caution: impl Fn(&Entry, &str) -> Caution) {
        let mut names = Gathered::default();
        for (id, entry) in self.entries() {
            spelt::each(entry, |words, article, own| {
                let caution = own.map_or(Caution::Locative, |name| caution(entry, name));
                names.add(words, Meaning { entry: id, article, caution });
            });
        }
        self.names = names.names();
    }

    /// This gazetteer with another one's places, save those that it has already.
    ///
    /// ```
    /// use tazamun_reader::gazetteer::{Gazetteer, import};
    /// let dump = "1\tQaryat al-Zanbaqah\t\tقرية الزنبقة\t34.1\t44.5\tP\tPPL\tIQ\t\t10\t\t\t\t0\t\t44\t\t\n";
    /// let more = Gazetteer::built_in().extended(import("IQ.txt", dump).unwrap());
    /// assert_eq!(more.len(), Gazetteer::built_in().len() + 1);
    /// ```
    #[must_use]
    pub fn extended(&self, places: Vec<ImportedPlace>) -> Gazetteer {
        let mut more = Gazetteer { sounds: Arc::default(), ..self.clone() };
        let mut cautions: FxHashMap<String, FxHashMap<String, Caution>> = FxHashMap::default();
        for place in places {
            let within =
                place.adm1.and_then(|code| self.by_key(code)).or_else(|| self.by_key(place.country.code()));
            if more.by_key.contains_key(&place.key) || within.is_none() || place.is_known(self) {
                continue;
            }
            let names = place.arabic.iter().chain([&place.latin]).map(|name| normal(name));
            cautions.insert(place.key.clone(), names.map(|n| (n.clone(), place.caution(&n))).collect());
            more.by_key.insert(place.key.clone(), EntryId(more.entries.len() as u32));
            more.entries.push(Entry {
                key: place.key,
                kind: place.kind,
                within,
                point: place.point,
                rank: place.rank,
                latin: place.latin,
                arabic: place.arabic,
                latin_other: Vec::new(),
                country: None,
                adm1: None,
            });
        }
        more.place_in_divisions();
        more.index_names(|entry, name| {
            let imported = cautions.get(&entry.key).and_then(|names| names.get(name));
            imported.copied().unwrap_or_else(|| Caution::of(name))
        });
        more
    }

    /// The places that a name may mean, those of the tables first.
    pub fn meanings_of(&self, name: &str) -> impl Iterator<Item = EntryId> {
        let world = self.world.iter().flat_map(move |world| {
            let keys = spellings(name).into_iter();
            keys.flat_map(|(key, article)| {
                world.get(&key).into_iter().filter(move |m| m.article == article).map(|m| m.entry)
            })
        });
        self.own_meanings_of(name).chain(world)
    }

    /// The places of the tables that a name may mean.
    pub(crate) fn own_meanings_of(&self, name: &str) -> impl Iterator<Item = EntryId> {
        let keys = spellings(name);
        keys.into_iter().flat_map(|(key, article)| {
            let list = self.names.get(&key).iter().filter(move |m| m.article == article);
            list.map(|m| m.entry)
        })
    }

    /// Whether a place is one of the world's, not of the tables.
    pub fn is_of_world(&self, id: EntryId) -> bool {
        id.0 >= world::FIRST
    }

    /// How many places the tables have.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All places of the tables.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.entries.iter().zip(0..).map(|(entry, n)| (EntryId(n), entry))
    }

    /// A place of this gazetteer.
    pub fn entry(&self, id: EntryId) -> &Entry {
        let of_world = id.0.checked_sub(world::FIRST).and_then(|n| self.world.as_ref()?.entry(n));
        of_world.unwrap_or_else(|| &self.entries[id.0 as usize])
    }

    /// The place of this key; of the world's places only divisions have one.
    pub fn by_key(&self, key: &str) -> Option<EntryId> {
        self.by_key.get(key).copied().or_else(|| self.world.as_ref()?.division(key))
    }

    /// The place itself and what holds it, from the inside out.
    pub fn containers(&self, id: EntryId) -> impl Iterator<Item = EntryId> {
        // A chain of containers has four links; a ring (which the loader's test forbids) must not hang the reader.
        std::iter::successors(Some(id), |&at| self.entry(at).within).take(8)
    }

    /// Whether the one place lies in the other (or is it).
    pub fn lies_in(&self, inner: EntryId, outer: EntryId) -> bool {
        self.containers(inner).any(|c| c == outer)
    }

    /// The town (or the first-level division) of a country whose name, in normal form, has these consonants.
    pub(crate) fn sounding(&self, name: &str, country: Country, division: bool) -> Option<EntryId> {
        if sound::is_arabic(country) {
            return None;
        }
        let mut known = self.sounds.sounds.lock().unwrap_or_else(PoisonError::into_inner);
        let sounds = known.entry(country).or_insert_with(|| Arc::new(self.sounds_of(country))).clone();
        drop(known);
        sounds.get(name, division)
    }

    /// The town or village (or the first-level division) of a country of Arabic names that is written as this name in
    /// normal form but for the article or a letter that is heard as another.
    pub(crate) fn written(&self, name: &str, country: Country, division: bool) -> Option<EntryId> {
        if !sound::is_arabic(country) {
            return None;
        }
        let fits = |id: &EntryId| {
            let entry = self.entry(*id);
            let kind = if division { entry.kind == PlaceKind::Adm1 } else { entry.kind.is_settlement() };
            kind && entry.country() == Some(country)
        };
        sound::written_alike(name).find_map(|other| self.own_meanings_of(&other).find(fits))
    }

    /// The places of a country, of any kind, that are spelt much as this name in Latin letters, in normal form; the most
    /// alike first.
    pub(crate) fn spelt_like(&self, name: &str, country: Country) -> Vec<EntryId> {
        let mut known = self.sounds.spellings.lock().unwrap_or_else(PoisonError::into_inner);
        let spellings = known.entry(country).or_insert_with(|| Arc::new(self.spellings_of(country))).clone();
        drop(known);
        spellings.get(name)
    }

    fn spellings_of(&self, country: Country) -> Spellings {
        let mut spellings = Spellings::default();
        let here = |entry: &&Entry| entry.country == Some(country) && entry.kind != PlaceKind::Country;
        for (id, entry) in self.entries().filter(|(_, entry)| here(entry)) {
            let names =
                std::iter::once(entry.latin.as_str()).chain(entry.latin_other.iter().map(String::as_str));
            for name in names.chain(latin_names::short(&entry.latin)) {
                spellings.learn(&normal(name), id);
            }
        }
        if let Some(world) = &self.world {
            world.names_of(country, |name, _, _, id| spellings.learn(name, id));
        }
        spellings
    }

    fn sounds_of(&self, country: Country) -> Sounds {
        let mut sounds = Sounds::default();
        for (id, entry) in self.entries() {
            if entry.country == Some(country) && (entry.kind.is_settlement() || entry.kind == PlaceKind::Adm1)
            {
                for name in entry.arabic.iter().chain([&entry.latin]).chain(&entry.latin_other) {
                    // A place of the tables goes before one of the world.
                    sounds.learn(&normal(name), entry.kind, entry.rank - 1, id);
                }
            }
        }
        if let Some(world) = &self.world {
            world.names_of(country, |name, kind, rank, id| sounds.learn(name, kind, rank, id));
        }
        sounds
    }

    /// Whether the places of a country have Arabic names.
    pub(crate) fn is_arabic(&self, country: Country) -> bool {
        sound::is_arabic(country)
    }

    /// The capital of a country.
    pub fn capital(&self, country: Country) -> Option<EntryId> {
        let own = self.capitals.get(&country).copied();
        own.or_else(|| self.world.as_ref()?.capital(country.code()))
    }

    /// The ISO 3166-2 code of the division that a place lies in.
    pub fn adm1_code(&self, id: EntryId) -> Option<&str> {
        self.entry(id).adm1.map(|a| self.entry(a).key.as_str())
    }

    /// The place in a first-level division that lies nearest to a point, of all that it holds.
    pub fn nearest(&self, point: Point) -> Option<EntryId> {
        let in_division = self.entries().filter(|(_, entry)| entry.adm1.is_some());
        let near = in_division.map(|(id, entry)| (entry.point.km_to(&point), id));
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
    }

    /// The country whose adjective a word (in normal form) is: "العراقية", "السوريين".
    pub fn demonym(&self, word: &str) -> Option<Country> {
        demonym::country(word)
    }

    /// Whether a place of the world is a second-level division within or about a town of the tables.
    fn is_of(&self, world: EntryId, own: EntryId) -> bool {
        let (world, own) = (self.entry(world), self.entry(own));
        world.kind == PlaceKind::Adm2
            && own.kind == PlaceKind::City
            && own.point.km_to(&world.point) < SAME_KM
    }

    /// Whether a place of the world is one of the tables: both divisions or neither, and near by.
    fn is_same(&self, own: EntryId, world: EntryId) -> bool {
        let (own, world) = (self.entry(own), self.entry(world));
        own.kind.is_division() == world.kind.is_division() && own.point.km_to(&world.point) < SAME_KM
    }

    /// The longest name that begins at this token of a text, with all that it may mean, the meanings of the tables
    /// first. Arabic names with the article are found with it alone, and those without it alone without.
    pub(crate) fn named(&self, text: &Text<'_>, token: usize) -> Option<(NameHit, Vec<Meaning>)> {
        let own = self.names.longest_at(text, token).map(|hit| {
            let fits = |m: &&Meaning| m.article == hit.proclitics.article;
            let meanings: Vec<Meaning> = self.names.list(hit.number).iter().filter(fits).copied().collect();
            (hit, meanings)
        });
        let world = self.world.as_ref().and_then(|world| world.named(text, token));
        match (own, world) {
            (Some((hit, mut meanings)), Some((other, more))) => {
                if other.tokens.end > hit.tokens.end {
                    // "سوسة المدينة": a part of the town that the world's list holds as a district is the town.
                    let town = |m: &Meaning| meanings.iter().any(|own| self.is_of(m.entry, own.entry));
                    return Some(if more.iter().all(town) { (hit, meanings) } else { (other, more) });
                }
                if other.tokens == hit.tokens && other.proclitics == hit.proclitics {
                    let latin = text.word(token).is_ascii();
                    let new = more
                        .into_iter()
                        .filter(|m| !(latin && meanings.iter().any(|own| self.is_same(own.entry, m.entry))));
                    let new: Vec<Meaning> = new.collect();
                    meanings.extend(new);
                }
                Some((hit, meanings))
            }
            (own, world) => own.or(world),
        }
    }
}

fn container(row: &Row, by_key: &FxHashMap<String, EntryId>) -> Result<Option<EntryId>, GazetteerError> {
    match by_key.get(&row.within) {
        None if row.within.is_empty() && row.entry.kind == PlaceKind::Country => Ok(None),
        None if row.within.is_empty() && row.entry.kind == PlaceKind::Sea => Ok(None),
        None => Err(row.error(format!("there is no place '{}' for this one to lie in", row.within))),
        Some(&id) => Ok(Some(id)),
    }
}

#[cfg(test)]
mod tests;

//! A name → its consonants: one town, written by two newspapers.
//!
//! Arabic has no letters for p, v, g and most vowels of foreign names, and each newspaper helps itself ("غومبيه",
//! "جومبي", Gombe). What they share are the consonants, in classes: g, k, q and kh are one, so are s, z, sh, ch and j,
//! and ج stands for both. Vowels count only where a name begins with one. Within one country so little is enough to
//! tell towns apart; across countries it is not, and nobody is asked across them. `data/gazetteer/sounds.tsv` has the letters.

use super::{EntryId, PlaceKind};
use crate::text::{ARTICLE, is_letter};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use tazamun_record::{Country, rows};

/// Countries of Arabic names, as they are edited.
pub(crate) const ARABIC_LANDS_TSV: &str = include_str!("../../data/gazetteer/arabic_lands.tsv");

/// What letters sound like, as it is edited.
const SOUNDS_TSV: &str = include_str!("../../data/gazetteer/sounds.tsv");
/// Letters of Arabic that are heard alike, as they are edited.
const ALIKE_TSV: &str = include_str!("../../data/gazetteer/alike_letters.tsv");
/// The Arabic article in Latin letters, as it is edited.
const ARTICLES_TSV: &str = include_str!("../../data/gazetteer/latin_articles.tsv");

static ARABIC_LANDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lists = rows(ARABIC_LANDS_TSV).filter_map(|(_, fields)| fields.first().copied());
    lists.flat_map(|list| list.split('|')).collect()
});

/// Whether the places of a country have Arabic names.
pub(super) fn is_arabic(country: Country) -> bool {
    ARABIC_LANDS.contains(&country.code())
}

/// The consonants of a name, four bits each; zero for too short a name.
pub(super) type Consonants = u64;

/// Letters of a name at least that is looked for with one of its letters changed.
const LEAST_WRITTEN: usize = 4;

/// How else a name in normal form may be written: with or without the article, with another last vowel, or with one letter
/// changed into one that is heard alike (`data/gazetteer/alike_letters.tsv`).
pub(super) fn written_alike(name: &str) -> impl Iterator<Item = String> {
    let bare = name.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() > 2);
    let article = bare.map_or_else(|| format!("{ARTICLE}{name}"), str::to_owned);
    let letters: Vec<char> = name.chars().collect();
    let long = bare.unwrap_or(name).chars().count() >= LEAST_WRITTEN;
    let changed = (0..if long { letters.len() } else { 0 }).flat_map(move |at| {
        let others = ALIKE_LETTERS.get(&letters[at]).map_or(&[][..], Vec::as_slice);
        let letters = letters.clone();
        others.iter().map(move |&other| {
            let with = |(n, &letter): (usize, &char)| if n == at { other } else { letter };
            letters.iter().enumerate().map(with).collect()
        })
    });
    std::iter::once(article).chain(changed)
}

/// Letters of Arabic and those that are heard alike.
static ALIKE_LETTERS: LazyLock<FxHashMap<char, Vec<char>>> = LazyLock::new(|| {
    let mut alike: FxHashMap<char, Vec<char>> = FxHashMap::default();
    for (_, fields) in rows(ALIKE_TSV) {
        let letters =
            || fields.first().into_iter().flat_map(|list| list.split('|')).filter_map(|l| l.parse().ok());
        for letter in letters() {
            alike.entry(letter).or_default().extend(letters().filter(|other| *other != letter));
        }
    }
    alike
});

/// The towns and divisions of a country by their consonants.
#[derive(Debug, Default)]
pub(super) struct Sounds {
    places: FxHashMap<(bool, Consonants), (u8, EntryId)>,
}

/// Consonants that a small town must have, a city, a division.
const LEAST: [usize; 3] = [4, 3, 2];
/// Up to this rank a town is a city.
const CITY: u8 = 3;

impl Sounds {
    /// Learns a name of a place; of two places with the same consonants the greater one is kept.
    pub(super) fn learn(&mut self, name: &str, kind: PlaceKind, rank: u8, place: EntryId) {
        let division = kind == PlaceKind::Adm1;
        let least = if division { LEAST[2] } else { LEAST[usize::from(rank <= CITY)] };
        for key in consonants(name, least) {
            let known = self.places.entry((division, key)).or_insert((rank, place));
            if rank < known.0 {
                *known = (rank, place);
            }
        }
    }

    /// The town or division that is called so.
    pub(super) fn get(&self, name: &str, division: bool) -> Option<EntryId> {
        let keys = consonants(name, if division { LEAST[2] } else { LEAST[1] });
        keys.into_iter().find_map(|key| self.places.get(&(division, key))).map(|(_, place)| *place)
    }
}

/// The places of a country by the consonants of their Latin names, to be compared letter by letter.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    places: FxHashMap<Consonants, Vec<(Box<str>, EntryId)>>,
}

/// Consonants that a name must have to be told from others of the country by its spelling.
const LEAST_SPELT: usize = 3;
/// How much alike two spellings of one name are at least (Jaro-Winkler, 0 to 1).
const ALIKE: f64 = 0.87;
/// Spellings that differ by less are as much alike.
const AS_MUCH: f64 = 0.03;

impl Spellings {
    /// Learns a Latin name of a place, in normal form.
    pub(super) fn learn(&mut self, name: &str, place: EntryId) {
        let bare = bare(name);
        for key in consonants(name, LEAST_SPELT) {
            self.places.entry(key).or_default().push((bare.as_str().into(), place));
        }
    }

    /// The places whose names are most alike, if any are alike enough; the most alike first, of equals those that were
    /// learnt first.
    pub(super) fn get(&self, name: &str) -> Vec<EntryId> {
        let keys = consonants(name, LEAST_SPELT);
        let bare = bare(name);
        let known = keys.iter().filter_map(|key| self.places.get(key)).flatten();
        let measured = known.map(|(spelt, place)| (strsim::jaro_winkler(&bare, spelt), *place));
        let mut alike: Vec<(f64, EntryId)> = measured.filter(|(alike, _)| *alike >= ALIKE).collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0));
        let least = alike.first().map_or(1.0, |best| best.0 - AS_MUCH);
        alike.into_iter().take_while(|(alike, _)| *alike >= least).map(|(_, place)| place).collect()
    }
}

/// The letters of a name without blanks, signs and articles.
fn bare(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !is_latin_article(word)).collect()
}

/// The consonants of a name in normal form: in one reading, or in two where a letter has two.
fn consonants(name: &str, least: usize) -> Vec<Consonants> {
    let classes = classes(name);
    let soft = packed(&classes, SOFT, least);
    let hard = packed(&classes, HARD, least).filter(|_| classes.contains(&EITHER));
    let mut keys: Vec<Consonants> = soft.into_iter().chain(hard).collect();
    keys.dedup();
    keys
}

const VOWEL: u8 = 1;
const HARD: u8 = 2;
const SOFT: u8 = 3;
/// Hard or soft.
const EITHER: u8 = 15;

fn packed(classes: &[u8], ambiguous: u8, least: usize) -> Option<Consonants> {
    let mut key = 0;
    let mut length = 0;
    let mut last = 0;
    for &class in classes {
        let class = if class == EITHER { ambiguous } else { class };
        if class == last && class != VOWEL || length == 15 {
            continue;
        }
        last = class;
        key = key << 4 | u64::from(class);
        length += 1;
    }
    (length >= least).then_some(key)
}

/// The class of each letter that counts.
fn classes(name: &str) -> Vec<u8> {
    let mut classes = Vec::with_capacity(name.len());
    for word in name.split(|c: char| !(is_letter(c) || c.is_numeric())) {
        let word = word.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() > 2).unwrap_or(word);
        if ARTICLES.get(word) == Some(&true) {
            continue;
        }
        let mut letters = word.chars().peekable();
        let mut first = classes.is_empty();
        while let Some(letter) = letters.next() {
            let next = letters.peek().copied().unwrap_or(' ');
            classes.extend(class(letter, next, first));
            first = false;
        }
    }
    classes
}

/// Where a letter has a sound.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Where {
    Anywhere,
    /// Where a name begins.
    First,
    /// Before one of these.
    Before(Vec<char>),
}

/// The class of the next row of other sounds; digits come after the last.
const OTHER: u8 = 4;
const DIGIT: u8 = 14;

/// The sounds of each letter, as far as letters have any.
static SOUNDS: LazyLock<FxHashMap<char, Vec<(Where, u8)>>> = LazyLock::new(|| {
    let mut others: Vec<&str> = Vec::new();
    let mut sounds: FxHashMap<char, Vec<(Where, u8)>> = FxHashMap::default();
    for (_, fields) in rows(SOUNDS_TSV) {
        let Some((class, place, letters)) = sound(&fields, &mut others) else { continue };
        for letter in letters {
            sounds.entry(letter).or_default().push((place.clone(), class));
        }
    }
    sounds
});

/// A row of the table: the class, where it holds, and the letters.
fn sound<'a>(fields: &[&'a str], others: &mut Vec<&'a str>) -> Option<(u8, Where, Vec<char>)> {
    let [class, place, letters] = *fields else { return None };
    let list =
        |field: &str| field.split('|').map(|letter| letter.parse().ok()).collect::<Option<Vec<char>>>();
    let class = match class {
        "vowel" => VOWEL,
        "hard" => HARD,
        "soft" => SOFT,
        "either" => EITHER,
        other => {
            let at = others.iter().position(|known| *known == other).unwrap_or(others.len());
            if at == others.len() {
                others.push(other);
            }
            u8::try_from(at).ok()?.checked_add(OTHER).filter(|class| *class < DIGIT)?
        }
    };
    let place = match place {
        "-" => Where::Anywhere,
        "first" => Where::First,
        place => Where::Before(list(place.strip_prefix("before ")?)?),
    };
    Some((class, place, list(letters)?))
}

fn class(letter: char, next: char, first: bool) -> Option<u8> {
    if letter.is_ascii_digit() {
        return Some(DIGIT);
    }
    let fits = |place: &Where| match place {
        Where::Anywhere => true,
        Where::First => first,
        Where::Before(letters) => letters.contains(&next),
    };
    SOUNDS.get(&letter)?.iter().find(|(place, _)| fits(place)).map(|(_, class)| *class)
}

/// Articles in Latin letters, and whether they are passed over where names are told by their sound.
static ARTICLES: LazyLock<FxHashMap<&str, bool>> = LazyLock::new(|| {
    let read = rows(ARTICLES_TSV).filter_map(|(_, fields)| {
        let [words, used] = fields[..] else { return None };
        Some(words.split('|').map(move |word| (word, used == "sound")))
    });
    read.flatten().collect()
});

/// Whether a word is the Arabic article in Latin letters.
pub(super) fn is_latin_article(word: &str) -> bool {
    ARTICLES.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal;

    #[test]
    fn every_row_can_be_read() {
        let mut others = Vec::new();
        for (line, fields) in rows(SOUNDS_TSV) {
            assert!(sound(&fields, &mut others).is_some(), "sounds.tsv line {line}");
        }
        for (line, f) in rows(ALIKE_TSV) {
            let letter = |l: &str| l.parse::<char>().is_ok_and(is_letter);
            assert!(f.len() == 1 && f[0].split('|').all(letter), "alike_letters.tsv line {line}");
        }
        for (line, f) in rows(ARTICLES_TSV) {
            assert!(f.len() == 2 && matches!(f[1], "sound" | "spelling"), "latin_articles.tsv line {line}");
        }
    }

    #[test]
    fn spellings_of_one_town_share_their_consonants() {
        let same = [
            ("غومبيه", "Gombe"),
            ("جومبي", "Gombe"),
            ("إسميرالداس", "Esmeraldas"),
            ("بلوخستان", "Balochistan"),
            ("يوكسكوفا", "Yuksekova"),
            ("لا كونكورديا", "La Concordia"),
        ];
        for (arabic, latin) in same {
            let (a, b) = (consonants(&normal(arabic), 2), consonants(&normal(latin), 2));
            assert!(a.iter().any(|key| b.contains(key)), "{arabic} {latin}: {a:x?} {b:x?}");
        }
        assert!(consonants(&normal("مروة"), 3).is_empty());
    }
}

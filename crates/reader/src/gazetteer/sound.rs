//! A name → its consonants: one town, written by two newspapers.
//!
//! Arabic has no letters for p, v, g and most vowels of foreign names, and each newspaper helps itself ("غومبيه",
//! "جومبي", Gombe). What they share are the consonants, in classes: g, k, q and kh are one, so are s, z, sh, ch and j,
//! and ج stands for both. Vowels count only where a name begins with one. Within one country so little is enough to
//! tell towns apart; across countries it is not, and nobody is asked across them.

use super::{EntryId, PlaceKind};
use crate::text::is_letter;
use rustc_hash::FxHashMap;
use tazamun_record::{Country, rows};

/// Countries of Arabic names, as they are edited.
pub(crate) const ARABIC_LANDS_TSV: &str = include_str!("../../data/gazetteer/arabic_lands.tsv");

/// Whether the places of a country have Arabic names.
pub(super) fn is_arabic(country: Country) -> bool {
    let mut lists = rows(ARABIC_LANDS_TSV).filter_map(|(_, fields)| fields.first().copied());
    lists.any(|list| list.split('|').any(|code| code == country.code()))
}

/// The consonants of a name, four bits each; zero for too short a name.
pub(super) type Consonants = u64;

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

/// The class of each letter that counts; of ج and of g and c before e and i, [`EITHER`].
fn classes(name: &str) -> Vec<u8> {
    let mut classes = Vec::with_capacity(name.len());
    for word in name.split(|c: char| !(is_letter(c) || c.is_numeric())) {
        let word = word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(word);
        if matches!(word, "al" | "el" | "an" | "ar" | "as" | "at" | "az" | "ad" | "ash") {
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

fn class(letter: char, next: char, first: bool) -> Option<u8> {
    Some(match letter {
        'ا' | 'ع' | 'a' | 'e' | 'i' | 'o' | 'u' if first => VOWEL,
        'ج' | 'g' | 'j' => EITHER,
        'c' if matches!(next, 'e' | 'i' | 'h') => EITHER,
        'ك' | 'ق' | 'غ' | 'خ' | 'k' | 'q' | 'c' | 'x' => HARD,
        's' | 'z' | 'س' | 'ص' | 'ز' | 'ش' => SOFT,
        'ت' | 'ط' | 'ث' | 't' => 4,
        'د' | 'ذ' | 'ض' | 'ظ' | 'd' => 5,
        'ب' | 'b' => 6,
        'p' if next == 'h' => 7,
        'p' => 6,
        'ف' | 'f' | 'v' => 7,
        'ل' | 'l' => 8,
        'م' | 'm' => 9,
        'ن' | 'n' => 10,
        'ر' | 'r' => 11,
        digit if digit.is_ascii_digit() => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal;

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

//! A text → the language that it is written in: by its letters, then by function words (`tongues.tsv`).

use rustc_hash::FxHashMap;
use std::{borrow::Cow, sync::LazyLock};
use tazamun_record::rows;

const TONGUES_TSV: &str = include_str!("../../languages/tongues.tsv");

/// A language that texts come in, read or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue {
    /// ISO 639-1 (or -3) code.
    pub code: &'static str,
    /// Its name in English, Arabic and French.
    pub names: [&'static str; 3],
    script: &'static str,
}

/// What a text was found to be written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The language.
    pub tongue: Tongue,
    /// What told it from others, most frequent first: at most [`SEEN`] function words; none where its letters did.
    pub seen: Vec<String>,
}

impl Found {
    /// Whether articles in this language are read.
    pub fn is_read(&self) -> bool {
        is_read(self.tongue.code)
    }
}

/// How many function words are kept of a text.
const SEEN: usize = 5;
/// Function words and letters of its own that a language needs that no table of the reader is for: a name or a quote is no
/// text in it.
const LEAST: u32 = 3;

struct Table {
    tongues: Vec<Tongue>,
    /// The languages, by their place, that have a function word.
    words: FxHashMap<&'static str, Vec<u8>>,
    /// The languages, a bit each, that have a letter for their own, by the letter: a word is held against all in one pass.
    letters: Vec<u64>,
}

/// Letters below which languages have letters of their own.
const OWN: usize = 0x2000;

impl Table {
    fn own(&self, letter: char) -> u64 {
        self.letters.get(letter as usize).copied().unwrap_or(0)
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { tongues: Vec::new(), words: FxHashMap::default(), letters: vec![0; OWN] };
    for (_, fields) in rows(TONGUES_TSV) {
        let [code, english, arabic, french, script, rest @ ..] = fields.as_slice() else { continue };
        let Ok(at) = u8::try_from(table.tongues.len()) else { continue };
        let Some(bit) = 1u64.checked_shl(u32::from(at)) else { continue };
        for word in rest.first().unwrap_or(&"").split('|').filter(|word| !word.is_empty()) {
            table.words.entry(word).or_default().push(at);
        }
        let letters = rest.get(1).copied().unwrap_or_default();
        letters.chars().filter(|c| (*c as usize) < OWN).for_each(|c| table.letters[c as usize] |= bit);
        table.tongues.push(Tongue { code, names: [*english, *arabic, *french], script });
    }
    table
});

/// The scripts of letters, as the table names them.
const SCRIPTS: [&str; 14] = [
    "latin",
    "arabic",
    "cyrillic",
    "greek",
    "hebrew",
    "devanagari",
    "bengali",
    "thai",
    "myanmar",
    "georgian",
    "armenian",
    "ethiopic",
    "hangul",
    "han",
];

/// The script of a letter, by its place in [`SCRIPTS`]; what stands in none of them counts with none.
fn script(c: char) -> Option<usize> {
    Some(match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => 0,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            1
        }
        '\u{400}'..='\u{52F}' => 2,
        '\u{370}'..='\u{3FF}' => 3,
        '\u{590}'..='\u{5FF}' => 4,
        '\u{900}'..='\u{97F}' => 5,
        '\u{980}'..='\u{9FF}' => 6,
        '\u{E00}'..='\u{E7F}' => 7,
        '\u{1000}'..='\u{109F}' => 8,
        '\u{10A0}'..='\u{10FF}' => 9,
        '\u{530}'..='\u{58F}' => 10,
        '\u{1200}'..='\u{139F}' => 11,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => 12,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' => 13,
        _ => return None,
    })
}

/// Whether it is a letter; of the most frequent ones this is told by their range, not by Unicode's table.
fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{620}'..='\u{657}') || (!c.is_ascii() && c.is_alphabetic())
}

/// A word in small letters; as it is where its letters have no others.
fn lower(word: &str) -> Cow<'_, str> {
    let is_small = |c: char| matches!(c, 'a'..='z' | '\u{600}'..='\u{6FF}');
    if word.chars().all(is_small) { word.into() } else { word.to_lowercase().into() }
}

/// Bytes of a text that are looked at.
const LOOKED_AT: usize = 8000;

/// The language of a text. Where its words leave it open, Arabic and English are meant.
pub fn detect<'t>(parts: impl IntoIterator<Item = &'t str>) -> Found {
    let table = &*TABLE;
    let mut letters = [0u32; SCRIPTS.len()];
    let mut hits = vec![0u32; table.tongues.len()];
    let mut seen: FxHashMap<&'static str, u32> = FxHashMap::default();
    for part in parts {
        let end = (0..=LOOKED_AT.min(part.len())).rev().find(|&at| part.is_char_boundary(at)).unwrap_or(0);
        for word in part[..end].split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()) {
            let lower = lower(word);
            let mut own = 0;
            for c in lower.chars() {
                own |= table.own(c);
                if let Some(script) = script(c) {
                    letters[script] += 1;
                }
            }
            if let Some((word, tongues)) = table.words.get_key_value(lower.as_ref()) {
                tongues.iter().for_each(|&t| hits[usize::from(t)] += 1);
                *seen.entry(word).or_default() += 1;
            }
            while own != 0 {
                hits[own.trailing_zeros() as usize] += 1;
                own &= own - 1;
            }
        }
    }
    let counted = SCRIPTS.into_iter().zip(letters).filter(|(_, n)| *n > 0);
    let most = counted.max_by_key(|(script, n)| (*n, *script == "arabic", *script));
    let script = most.map_or("arabic", |(script, _)| script);
    let of_script = || TABLE.tongues.iter().zip(&hits).filter(|(tongue, _)| tongue.script == script);
    let read = of_script().filter(|(tongue, _)| is_read(tongue.code)).fold(None, best);
    let other = of_script().filter(|(tongue, _)| !is_read(tongue.code)).fold(None, best);
    let (tongue, _) = match (read, other) {
        (Some(read), Some(other)) if other.1 >= LEAST && other.1 * 4 > read.1 * 5 => other,
        (Some(read), _) => read,
        (None, Some(other)) => other,
        (None, None) => (TABLE.tongues[0], 0),
    };
    let own = |word: &str| {
        TABLE
            .words
            .get(word)
            .is_some_and(|t| t.iter().any(|&t| TABLE.tongues[usize::from(t)].code == tongue.code))
    };
    let mut seen: Vec<(&str, u32)> = seen.into_iter().filter(|(word, _)| own(word)).collect();
    seen.sort_by_key(|(word, n)| (std::cmp::Reverse(*n), *word));
    Found { tongue, seen: seen.into_iter().take(SEEN).map(|(word, _)| word.to_owned()).collect() }
}

/// The one with more hits; of two alike the one that stands first in the table.
fn best<'a>(best: Option<(Tongue, u32)>, (tongue, hits): (&'a Tongue, &'a u32)) -> Option<(Tongue, u32)> {
    match best {
        Some((_, most)) if most >= *hits => best,
        _ => Some((*tongue, *hits)),
    }
}

fn is_read(code: &str) -> bool {
    super::FOLDERS.iter().any(|folder| folder.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for (text, code) in [
            ("قتل 11 جنديا في هجوم شنه تنظيم داعش على موقع للجيش", "ar"),
            ("هجوم", "ar"),
            ("", "ar"),
            ("Two soldiers were killed in an attack near the town.", "en"),
            ("Bomb kills 18", "en"),
            ("Deux soldats ont été tués dans une attaque près de la ville.", "fr"),
            ("Attaque meurtriere au Mali", "fr"),
            ("Şırnak'ta düzenlenen saldırıda iki asker öldü ve bir polis yaralandı.", "tr"),
            ("در این حمله یازده سرباز کشته شدند و شهر را ترک کردند", "fa"),
            ("حملے میں گیارہ فوجی ہلاک ہو گئے اور پولیس نے کہا کہ", "ur"),
            ("An kashe mutane goma a wani hari da yan bindiga suka kai jihar Zamfara", "ha"),
            ("В результате нападения погибли одиннадцать солдат", "ru"),
            ("Once soldados murieron por un ataque en el norte, según las autoridades", "es"),
        ] {
            assert_eq!(detect([text]).tongue.code, code, "{text}");
        }
    }

    #[test]
    fn what_told_a_language_is_kept() {
        let found = detect(["Saldırıda iki asker öldü ve bir polis yaralandı, bu bir ilk."]);
        assert_eq!(found.tongue.names[0], "Turkish");
        assert!(found.seen.contains(&"bir".to_owned()) && found.seen.len() <= SEEN);
    }

    #[test]
    fn letters_are_those_of_unicode() {
        assert!(('\0'..='\u{2FFF}').all(|c| is_letter(c) == c.is_alphabetic()));
        let small = |c: char| lower(c.encode_utf8(&mut [0; 4])).into_owned() == c.to_lowercase().to_string();
        assert!(('\0'..='\u{2FFF}').all(small));
        let own = rows(TONGUES_TSV).filter_map(|(_, f)| f.get(6).copied()).flat_map(str::chars);
        assert!(own.map(|c| c as usize).all(|c| c < OWN));
    }

    #[test]
    fn letters_have_the_script_that_is_theirs() {
        for (letters, name) in [
            ("aéż", "latin"),
            ("بپ", "arabic"),
            ("жі", "cyrillic"),
            ("λ", "greek"),
            ("ש", "hebrew"),
            ("ह", "devanagari"),
            ("ক", "bengali"),
            ("ก", "thai"),
            ("မ", "myanmar"),
            ("ქ", "georgian"),
            ("Հ", "armenian"),
            ("አ", "ethiopic"),
            ("ᄀ한", "hangul"),
            ("か中", "han"),
        ] {
            let scripts: Vec<_> = letters.chars().filter_map(script).map(|at| SCRIPTS[at]).collect();
            assert_eq!(scripts, vec![name; letters.chars().count()], "{letters}");
        }
    }

    #[test]
    fn every_row_names_a_script_that_letters_have() {
        let scripts: Vec<_> = ('\u{41}'..'\u{D7B0}').filter_map(script).map(|at| SCRIPTS[at]).collect();
        for tongue in &TABLE.tongues {
            assert!(scripts.contains(&tongue.script), "{}", tongue.code);
        }
    }
}

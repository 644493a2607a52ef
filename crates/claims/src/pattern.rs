//! Patterns over words, as the tables write them, and where they match a text.
//!
//! A pattern is a line of items with blanks between them: a word (`رد`), words of which one stands there (`رد|ردت`), the
//! beginning of a word (`تصاعد*`), a class of words from the class table (`@attack`), a number (`#`), words that may
//! be left out (`?قد`), up to four words of any kind (`..`) or up to twelve (`...`). A word matches with or without the
//! proclitics that may be written onto it; with `=` before it as it stands alone. No pattern matches across the end of a
//! sentence.

use rustc_hash::FxHashMap;
use std::ops::Range;
use tazamun_text::{Text, normal};

/// Words that `..` and `...` pass over at most.
const GAP: usize = 4;
const WIDE_GAP: usize = 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// A word of this slot.
    Slot(u32),
    /// A word of this slot, or none.
    Optional(u32),
    /// Up to so many words of any kind.
    Gap(usize),
}

/// Patterns with values, in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patterns<V> {
    exact: FxHashMap<String, Vec<u32>>,
    alone: FxHashMap<String, Vec<u32>>,
    prefix: FxHashMap<String, Vec<u32>>,
    numbers: Vec<u32>,
    slots: FxHashMap<String, u32>,
    by_first: FxHashMap<u32, Vec<usize>>,
    patterns: Vec<(Vec<Item>, V)>,
}

/// A pattern found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<'p, V> {
    /// The tokens that it covers.
    pub(crate) tokens: Range<usize>,
    /// Its value.
    pub(crate) value: &'p V,
}

/// Words by the name of their class.
pub(crate) type Classes = FxHashMap<String, Vec<String>>;

/// The classes of a table: a class and its words, parted by blanks, a row; rows of one class add up, and a word that begins
/// with `@` stands for all words of that class, which must stand above.
pub(crate) fn classes(table: &str) -> Result<Classes, String> {
    let mut all = Classes::default();
    for row in rows(table) {
        let [class, words] = row[..] else { return Err(format!("{row:?}: class and words are wanted")) };
        let mut entry = all.remove(class).unwrap_or_default();
        for word in words.split_whitespace() {
            match word.strip_prefix('@') {
                Some(other) => {
                    entry.extend(all.get(other).ok_or_else(|| format!("no class @{other} yet"))?.clone());
                }
                None => entry.push(word.to_owned()),
            }
        }
        all.insert(class.to_owned(), entry);
    }
    Ok(all)
}

/// The rows of a table, cut at tabs; comments and empty lines are passed over.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with("//") && !line.trim().is_empty())
        .map(|line| line.split('\t').map(str::trim).collect())
}

impl<V> Patterns<V> {
    pub(crate) fn new() -> Self {
        Patterns {
            exact: FxHashMap::default(),
            alone: FxHashMap::default(),
            prefix: FxHashMap::default(),
            numbers: Vec::new(),
            slots: FxHashMap::default(),
            by_first: FxHashMap::default(),
            patterns: Vec::new(),
        }
    }

    /// Adds a pattern.
    pub(crate) fn insert(&mut self, pattern: &str, classes: &Classes, value: V) -> Result<(), String> {
        let mut items = Vec::new();
        for word in pattern.split_whitespace() {
            items.push(match word {
                ".." => Item::Gap(GAP),
                "..." => Item::Gap(WIDE_GAP),
                _ => match word.strip_prefix('?') {
                    Some(word) => Item::Optional(self.slot(word, classes)?),
                    None => Item::Slot(self.slot(word, classes)?),
                },
            });
        }
        let Some(Item::Slot(first)) = items.first() else {
            return Err(format!("'{pattern}' does not begin with a word"));
        };
        self.by_first.entry(*first).or_default().push(self.patterns.len());
        self.patterns.push((items, value));
        Ok(())
    }

    /// The number of a set of words.
    fn slot(&mut self, words: &str, classes: &Classes) -> Result<u32, String> {
        if let Some(known) = self.slots.get(words) {
            return Ok(*known);
        }
        let slot = self.slots.len() as u32;
        self.slots.insert(words.to_owned(), slot);
        for word in words.split('|') {
            match word.strip_prefix('@') {
                Some(class) => {
                    for word in classes.get(class).ok_or_else(|| format!("there is no class @{class}"))? {
                        self.word(word, slot)?;
                    }
                }
                None => self.word(word, slot)?,
            }
        }
        Ok(slot)
    }

    fn word(&mut self, word: &str, slot: u32) -> Result<(), String> {
        if word == "#" {
            self.numbers.push(slot);
            return Ok(());
        }
        let (alone, word) = word.strip_prefix('=').map_or((false, word), |word| (true, word));
        let (prefix, word) = word.strip_suffix('*').map_or((false, word), |word| (true, word));
        let word = normal(word);
        if word.is_empty() || word.contains(' ') {
            return Err(format!("'{word}' is no single word"));
        }
        let table = match (alone, prefix) {
            (true, _) => &mut self.alone,
            (_, true) => &mut self.prefix,
            _ => &mut self.exact,
        };
        table.entry(word).or_default().push(slot);
        Ok(())
    }

    /// All matches in a text, the longest of each pattern from each place.
    pub(crate) fn find(&self, text: &Text<'_>) -> Vec<Found<'_, V>> {
        let slots: Vec<Vec<u32>> = (0..text.tokens().len()).map(|at| self.slots_of(text, at)).collect();
        let mut found = Vec::new();
        for sentence in text.sentences() {
            for at in sentence.clone() {
                for pattern in slots[at].iter().filter_map(|slot| self.by_first.get(slot)).flatten() {
                    let (items, value) = &self.patterns[*pattern];
                    if let Some(end) = follow(&items[1..], &slots[..sentence.end], at + 1) {
                        found.push(Found { tokens: at..end, value });
                    }
                }
            }
        }
        found
    }

    /// The slots that a token's readings fill, each once.
    fn slots_of(&self, text: &Text<'_>, at: usize) -> Vec<u32> {
        let mut slots = Vec::new();
        let token = text.tokens()[at];
        if token.is_number() {
            slots.extend(&self.numbers);
        }
        let word = text.word(at);
        slots.extend(self.alone.get(word).into_iter().flatten());
        slots.extend(self.exact.get(word).into_iter().flatten());
        for (stem, _) in text.readings(at) {
            slots.extend(self.exact.get(stem).into_iter().flatten());
            for (end, c) in stem.char_indices() {
                let beginning = &stem[..end + c.len_utf8()];
                slots.extend(self.prefix.get(beginning).into_iter().flatten());
            }
        }
        slots.sort_unstable();
        slots.dedup();
        slots
    }
}

/// The end of the nearest match of the rest of a pattern from this token on.
fn follow(items: &[Item], slots: &[Vec<u32>], at: usize) -> Option<usize> {
    let fills = |slot: &u32| slots.get(at).is_some_and(|s| s.binary_search(slot).is_ok());
    match items {
        [] => Some(at),
        [Item::Slot(slot), rest @ ..] => fills(slot).then(|| follow(rest, slots, at + 1))?,
        [Item::Optional(slot), rest @ ..] => {
            let with = fills(slot).then(|| follow(rest, slots, at + 1)).flatten();
            with.or_else(|| follow(rest, slots, at))
        }
        [Item::Gap(most), rest @ ..] => (0..=*most)
            .filter(|over| at + over <= slots.len())
            .find_map(|over| follow(rest, slots, at + over)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(pattern: &str, text: &str) -> Option<String> {
        let classes = classes("attack\tهجوم هجمات غار*\nviolence\tعنف @attack").unwrap();
        let mut patterns = Patterns::new();
        patterns.insert(pattern, &classes, ()).unwrap();
        let text = Text::new(text);
        let found = patterns.find(&text);
        found.first().map(|f| text.norm()[text.range(f.tokens.clone())].to_owned())
    }

    #[test]
    fn patterns_match_as_written() {
        for (pattern, text, expected) in [
            ("تصاعد* @attack", "وتصاعدت الهجمات في", Some("وتصاعدت الهجمات")),
            ("تصاعد* @attack", "وتصاعدت جداً الهجمات", None),
            ("تصاعد* .. @violence", "تصاعدت في الشمال أعمال العنف", Some("تصاعدت في الشمال اعمال العنف")),
            ("تصاعد* .. @violence", "تصاعد الدخان. والعنف", None),
            ("# @attack", "شن 3 غارات", Some("3 غارات")),
            ("شن|شنت ?قوات @attack", "شنت هجمات", Some("شنت هجمات")),
            ("=رد على", "برد على", None),
            ("رد على", "ورد على", Some("ورد علي")),
        ] {
            assert_eq!(matched(pattern, text).as_deref(), expected, "{pattern} in {text}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_said() {
        let none = Classes::default();
        for pattern in ["", ".. رد", "@unknown", "?رد على"] {
            assert!(Patterns::new().insert(pattern, &none, ()).is_err(), "{pattern}");
        }
    }
}

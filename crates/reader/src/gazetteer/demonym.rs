//! Adjectives of countries ("العراقية"): `languages/*/demonyms.tsv`. They are no places, but say what a text is about.

use crate::{
    lang::{Ending, Endings, all_tables},
    text::normal,
};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use tazamun_record::{Country, rows};

static STEMS: LazyLock<FxHashMap<String, Country>> = LazyLock::new(|| {
    let mut stems = FxHashMap::default();
    for (_, fields) in all_tables("demonyms").flat_map(|table| rows(table.text)) {
        let [code, words] = fields[..] else { continue };
        let Ok(country) = code.parse() else { continue };
        stems.extend(words.split('|').map(|word| (normal(word), country)));
    }
    stems
});

static ENDINGS: LazyLock<Endings> = LazyLock::new(Endings::of_all);

/// The country of an adjective in normal form, with or without proclitics.
pub(super) fn country(word: &str) -> Option<Country> {
    if word.is_ascii() {
        return STEMS.get(word).copied();
    }
    let stem = ENDINGS.list(Ending::Demonym).find_map(|ending| word.strip_suffix(ending))?;
    crate::text::stems(stem).find_map(|(rest, _)| STEMS.get(rest).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_of_countries_are_known_and_other_words_are_not() {
        for (line, f) in all_tables("demonyms").flat_map(|table| rows(table.text)) {
            assert!(f.len() == 2 && f[0].parse::<Country>().is_ok(), "demonyms.tsv line {line}");
        }
        let code = |word: &str| country(&normal(word)).map(|c| c.code().to_owned());
        assert_eq!(code("العراقية").as_deref(), Some("IQ"));
        assert_eq!(code("والسوريين").as_deref(), Some("SY"));
        assert_eq!(code("الحربي"), None);
        assert_eq!((code("Malienne").as_deref(), code("Nigerien").as_deref()), (Some("ML"), Some("NE")));
    }
}

//! How the names of a place are spelt in texts: the forms under which they are looked up.

use super::{Entry, latin_names, sound};
use crate::text::{ARTICLE, is_letter, normal};

/// Calls `each` with every form of every name of a place: its words, whether it has the Arabic article, and the name in normal form
/// where the tables have it; not where it was made of one ("Hmeimim" of "Hmeimim air base", "Cheikh Zouweid").
pub(super) fn each(entry: &Entry, mut each: impl FnMut(&[&str], bool, Option<&str>)) {
    for name in &entry.arabic {
        let name = normal(name);
        forms(&name, |words, article| each(words, article, Some(&name)));
    }
    let latin: Vec<String> =
        std::iter::once(&entry.latin).chain(&entry.latin_other).map(|name| normal(name)).collect();
    for name in &latin {
        forms(name, |words, article| each(words, article, Some(name)));
    }
    let short = latin_names::short(&entry.latin).map(normal);
    if let Some(short) = &short {
        forms(short, |words, article| each(words, article, None));
    }
    if entry.country.is_some_and(sound::is_arabic) {
        for name in latin.iter().chain(&short).filter_map(|name| latin_names::in_french(name)) {
            forms(&name, |words, article| each(words, article, None));
        }
    }
}

/// The forms under which a name is looked up, and whether it has the Arabic article: words joined by blanks, signs left
/// out, the article of the first word taken off (of Latin names: both with and without it).
pub(super) fn spellings(name: &str) -> Vec<(String, bool)> {
    let mut spellings = Vec::new();
    forms(&normal(name), |words, article| spellings.push((words.join(" "), article)));
    spellings
}

/// The same of a name in normal form, as words.
fn forms<'n>(normal: &'n str, mut each: impl FnMut(&[&'n str], bool)) {
    let parts = |c: char| !(is_letter(c) || c.is_numeric());
    let mut words: Vec<&str> = Vec::with_capacity(4);
    words.extend(normal.split(parts).filter(|word| !word.is_empty()));
    let Some(first) = words.first().copied() else { return };
    let rest = first.strip_prefix(ARTICLE);
    if let Some(rest) = rest.filter(|rest| words.len() > 1 || rest.chars().count() > 1) {
        words[0] = rest;
        return each(&words, true);
    }
    if words.len() > 1 && sound::is_latin_article(first) {
        each(&words[1..], false);
    }
    each(&words, false);
}

//! Who is said to report an incident.

use crate::{lang::Language, text::Text};
use std::ops::Range;

/// The English name of the organisation or office that reports what these tokens tell; the first that is named there.
/// Offices of a country ("وزارة الداخلية العراقية") are named with its adjective.
pub fn source(language: &Language, text: &Text<'_>, tokens: Range<usize>) -> Option<String> {
    tokens.clone().find_map(|at| source_at(language, text, at, tokens.end)).map(|(_, name)| name)
}

/// All that a text names who may report, with the tokens that name them.
pub fn sources(language: &Language, text: &Text<'_>) -> Vec<(Range<usize>, String)> {
    let end = text.tokens().len();
    (0..end).filter_map(|at| source_at(language, text, at, end)).collect()
}

fn source_at(language: &Language, text: &Text<'_>, at: usize, end: usize) -> Option<(Range<usize>, String)> {
    let hit = language.sources.longest_at(text, at).filter(|h| h.tokens.end <= end)?;
    let Some(office) = hit.value.strip_prefix('@') else { return Some((hit.tokens, hit.value.clone())) };
    let adjective = (hit.tokens.end..(hit.tokens.end + 2).min(end))
        .find_map(|at| language.nations.longest_at(text, at))
        .map(|nation| nation.value.english.as_str());
    let name = match adjective {
        Some(nation) => format!("{nation} {office}"),
        None => office.to_owned(),
    };
    Some((hit.tokens, name))
}

//! Who is said to report an incident.

use crate::{lang::Language, text::Text};
use std::ops::Range;

/// The English name of the organisation or office that reports what these tokens tell; the first that is named there.
/// Offices of a country ("وزارة الداخلية العراقية") are named with its adjective.
pub fn source(language: &Language, text: &Text<'_>, tokens: Range<usize>) -> Option<String> {
    tokens.clone().find_map(|at| {
        let hit = language.sources.longest_at(text, at).filter(|h| h.tokens.end <= tokens.end)?;
        let Some(office) = hit.value.strip_prefix('@') else { return Some(hit.value.clone()) };
        let adjective = (hit.tokens.end..(hit.tokens.end + 2).min(tokens.end))
            .find_map(|at| language.nations.longest_at(text, at))
            .map(|nation| nation.value.english.as_str());
        Some(match adjective {
            Some(nation) => format!("{nation} {office}"),
            None => office.to_owned(),
        })
    })
}

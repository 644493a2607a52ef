//! How long a time a claim speaks of, as "for three years" and "منذ عقدين" have it → days.

use crate::tables::Language;
use std::{ops::Range, str::FromStr};
use tazamun_text::Text;

/// What a word says of a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A length of time follows.
    Lead,
    /// It may stand between.
    About,
    /// So many.
    Number,
    /// One has so many days.
    Unit,
    /// The whole has so many days.
    Length,
}

impl FromStr for Part {
    type Err = String;

    fn from_str(code: &str) -> Result<Part, String> {
        Ok(match code {
            "lead" => Part::Lead,
            "about" => Part::About,
            "number" => Part::Number,
            "unit" => Part::Unit,
            "length" => Part::Length,
            other => return Err(format!("'{other}' is no part of a length of time")),
        })
    }
}

/// The longest time that is believed, in days: a century.
const LONGEST: u32 = 36_525;

/// The days of the first length of time in these tokens; none where none is told, or one of a number that is not said.
pub(crate) fn days(language: &Language, text: &Text<'_>, within: &Range<usize>) -> Option<u32> {
    let mut parts: Vec<Vec<(Part, u32)>> = vec![Vec::new(); within.len()];
    for found in language.lengths.find(text) {
        if let Some(at) = found.tokens.start.checked_sub(within.start)
            && let Some(here) = parts.get_mut(at)
        {
            here.push(*found.value);
        }
    }
    for (at, here) in parts.iter_mut().enumerate() {
        let token = within.start + at;
        if text.tokens()[token].is_number() {
            here.extend(text.word(token).parse().ok().map(|number| (Part::Number, number)));
        }
    }
    let is = |at: usize, part: Part| parts.get(at)?.iter().find(|(p, _)| *p == part).map(|(_, value)| *value);
    let length = |lead: usize| {
        is(lead, Part::Lead)?;
        let mut at = lead + 1;
        while is(at, Part::About).is_some() && is(at, Part::Number).is_none() {
            at += 1;
        }
        match (is(at, Part::Number), is(at + 1, Part::Unit), is(at, Part::Length)) {
            (Some(number), Some(unit), _) => number.checked_mul(unit),
            (_, _, whole) => whole,
        }
    };
    (0..parts.len()).find_map(length).filter(|days| (1..=LONGEST).contains(days))
}

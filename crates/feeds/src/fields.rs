//! Parts of a TOML file whose faults are named where they stand, so that what is beside them can still be read.

use jiff::SignedDuration;
use std::{borrow::Cow, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Letters of a name.
const LONGEST_NAME: usize = 100;

/// Where something stands in the file.
pub(crate) type Span = Range<usize>;

/// Faults so far, by where they are.
#[derive(Debug, Default)]
pub(crate) struct Faults(pub(crate) Vec<(Span, String)>);

impl Faults {
    pub(crate) fn add(&mut self, at: Span, what: impl Into<String>) {
        self.0.push((at, what.into()));
    }
}

/// One `[[feed]]` or `[[deliver]]`.
pub(crate) struct Section<'t, 'i> {
    pub(crate) table: &'t DeTable<'i>,
    pub(crate) at: Span,
}

/// The sections of a name.
pub(crate) fn lists<'t, 'i>(table: &'t DeTable<'i>, name: &str, faults: &mut Faults) -> Vec<Section<'t, 'i>> {
    let Some((_, value)) = table.iter().find(|(key, _)| key.get_ref() == name) else { return Vec::new() };
    let Some(list) = value.get_ref().as_array() else {
        faults.add(value.span(), format!("'{name}' is written as [[{name}]], once for each"));
        return Vec::new();
    };
    let mut sections = Vec::new();
    for one in list {
        match one.get_ref().as_table() {
            Some(table) => sections.push(Section { table, at: one.span() }),
            None => faults.add(one.span(), format!("'{name}' is written as [[{name}]], once for each")),
        }
    }
    sections
}

/// Sections with a torn line that are named; what has more is no list of feeds.
const MOST_TORN: usize = 100;

/// The text, with spaces in the place of the sections in which a line is no TOML: so what is left stays where it was.
pub(crate) fn without_torn_sections<'t>(text: &'t str, faults: &mut Faults) -> Cow<'t, str> {
    let mut whole = Cow::Borrowed(text);
    for _ in 0..MOST_TORN {
        let Err(error) = DeTable::parse(&whole) else { break };
        let at = error.span().unwrap_or(0..0);
        let what = error.message().replace('\n', ", ");
        faults.add(at.clone(), format!("this is no TOML ({what}); mend the line"));
        let section = section_around(&whole, at.start);
        if section.is_empty() {
            break;
        }
        let blank: String =
            whole[section.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
        whole.to_mut().replace_range(section, &blank);
    }
    whole
}

/// From the line that begins a section, or from the first of the file, to the line before the next one.
fn section_around(text: &str, at: usize) -> Span {
    let (mut start, mut line_start) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("[[") {
            if line_start > at {
                return start..line_start;
            }
            start = line_start;
        }
        line_start += line.len();
    }
    start..text.len()
}

/// A text, or a fault.
pub(crate) fn string(value: &Spanned<DeValue<'_>>, what: &str, faults: &mut Faults) -> Option<String> {
    let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
    if text.is_none() {
        faults.add(value.span(), format!("here {what} is needed, between quotes"));
    }
    text.map(str::to_owned)
}

/// A name that can be printed in a line.
pub(crate) fn name(value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Option<String> {
    let text = string(value, "a name", faults)?;
    if text.chars().count() > LONGEST_NAME || text.chars().any(char::is_control) || text.contains('#') {
        faults.add(
            value.span(),
            format!("a name has no more than {LONGEST_NAME} letters, all in one line, and no #"),
        );
        return None;
    }
    Some(text)
}

/// A duration within bounds, or a fault.
pub(crate) fn duration(
    value: &Spanned<DeValue<'_>>,
    within: std::ops::RangeInclusive<SignedDuration>,
    faults: &mut Faults,
) -> Option<SignedDuration> {
    let read = value.get_ref().as_str().and_then(|text| text.trim().parse::<SignedDuration>().ok());
    let found = read.filter(|d| within.contains(d));
    if found.is_none() {
        let (least, most) = (within.start(), within.end());
        faults.add(
            value.span(),
            format!("here a time from {least:#} to {most:#} is needed, as in \"30m\" or \"2h\""),
        );
    }
    found
}

/// A whole number within bounds, or a fault.
pub(crate) fn number(
    value: &Spanned<DeValue<'_>>,
    within: std::ops::RangeInclusive<u64>,
    faults: &mut Faults,
) -> Option<u64> {
    let read = value.get_ref().as_integer().and_then(|n| u64::from_str_radix(n.as_str(), n.radix()).ok());
    let found = read.filter(|n| within.contains(n));
    if found.is_none() {
        faults.add(
            value.span(),
            format!("here a number from {} to {} is needed", within.start(), within.end()),
        );
    }
    found
}

/// One of some words, or a fault.
pub(crate) fn one_of<T: Copy>(
    value: &Spanned<DeValue<'_>>,
    words: &[(&str, T)],
    faults: &mut Faults,
) -> Option<T> {
    let found = value.get_ref().as_str().and_then(|text| words.iter().find(|(word, _)| *word == text));
    if found.is_none() {
        let all: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        faults.add(value.span(), format!("here one of {} is needed", all.join(", ")));
    }
    found.map(|(_, value)| *value)
}

/// What is said of a key that nobody knows.
pub(crate) fn unknown(key: &str, known: &[&str]) -> String {
    let near = known.iter().map(|k| (strsim::jaro_winkler(key, k), *k)).max_by(|a, b| a.0.total_cmp(&b.0));
    let meant = match near.filter(|(likeness, _)| *likeness > 0.75) {
        Some((_, near)) => format!("did you mean '{near}'?"),
        None => format!("known here are {}", known.join(", ")),
    };
    let key: String = key.chars().take(LONGEST_NAME).collect();
    format!("'{key}' is unknown; {meant}")
}

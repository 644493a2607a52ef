//! Names of the tables as texts in Latin letters write them: without the words for their kind, and as French does.

use std::sync::LazyLock;
use tazamun_record::rows;

/// The rules, as they are edited.
const RULES_TSV: &str = include_str!("../../data/gazetteer/latin_names.tsv");

/// Rules of one name: what is written so, and how it is written then.
fn rules(name: &str) -> Vec<(&'static str, &'static str)> {
    let told = rows(RULES_TSV).filter_map(|(_, fields)| match fields[..] {
        [rule, from, to] if rule == name => Some((from, to)),
        _ => None,
    });
    told.collect()
}

static KINDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| rules("kind"));
static FRENCH: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| rules("french"));

/// The name without the city or the kind that reports tell with it: of "al-Khalidiyah, Homs" and "Hmeimim air base" the
/// first words; nothing where the name has neither.
pub(super) fn short(name: &str) -> Option<&str> {
    let before_comma = name.split_once(',').map(|(name, _)| name);
    let of_kind = |(kind, _): &(&str, &str)| name.strip_suffix(kind)?.strip_suffix(' ');
    before_comma.or_else(|| KINDS.iter().find_map(of_kind))
}

/// An Arabic name in normal form as French writes it, where that differs: "sheikh zuweid" → "cheikh zouweid".
pub(super) fn in_french(name: &str) -> Option<String> {
    let mut french = String::with_capacity(name.len() + 4);
    let mut rest = name;
    while let Some(letter) = rest.chars().next() {
        let rule = FRENCH.iter().find(|(from, _)| rest.starts_with(from));
        let (taken, to) = rule.map_or((letter.len_utf8(), None), |(from, to)| (from.len(), Some(*to)));
        french.push_str(to.unwrap_or(&rest[..taken]));
        rest = &rest[taken..];
    }
    (french != name).then_some(french)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shortened_and_written_as_in_french() {
        assert_eq!(short("Hmeimim air base"), Some("Hmeimim"));
        assert_eq!(short("al-Khalidiyah, Homs"), Some("al-Khalidiyah"));
        assert_eq!(short("Database"), None);
        assert_eq!(in_french("sheikh zuweid").as_deref(), Some("cheikh zouweid"));
        assert_eq!(in_french("khan touman"), None);
        for (line, fields) in rows(RULES_TSV) {
            let known = matches!(fields[..], ["kind", _, "-"] | ["french", _, _]);
            assert!(known, "latin_names.tsv line {line}: kind or french, letters, letters");
        }
    }
}

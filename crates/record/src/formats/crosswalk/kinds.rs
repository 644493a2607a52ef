//! Codes of kinds of events → the codebook's event types.
//!
//! `None`: the code tells no incident. `What::default()`: an incident whose type the code does not tell.

use crate::{EventType, SubEventType, What, table::rows};

const GTD: &str = include_str!("../../../data/crosswalk/gtd_attacks.tsv");
const ACLED: &str = include_str!("../../../data/crosswalk/acled_types.tsv");
const CAMEO: &str = include_str!("../../../data/crosswalk/cameo_events.tsv");
const PLOVER: &str = include_str!("../../../data/crosswalk/plover_events.tsv");

/// A label of a table: a sub-event type, an event type, or `-` for unknown.
fn what(label: &str) -> Option<What> {
    let sub = label.parse::<SubEventType>().map(What::from);
    let event = || label.parse::<EventType>().ok().and_then(|e| What::new(Some(e), None).ok());
    if label == "-" { Some(What::default()) } else { sub.ok().or_else(event) }
}

/// The label of the first row whose patterns fit the keys: `*`, or one of several words parted by ` | `.
fn first_fit(table: &'static str, keys: &[&str]) -> Option<&'static str> {
    let fits = |(pattern, key): (&&str, &&str)| *pattern == "*" || pattern.split(" | ").any(|p| p == *key);
    let row = |f: &Vec<&str>| f.len() == keys.len() + 1 && f.iter().zip(keys).all(fits);
    rows(table).map(|(_, f)| f).find(row)?.last().copied()
}

/// What an event type was that ACLED no longer uses; unknown where the table does not hold it.
pub(in crate::formats) fn acled_type(label: &str) -> What {
    let row = rows(ACLED).map(|(_, f)| f).find(|f| f[0].eq_ignore_ascii_case(label));
    row.and_then(|f| what(f.get(1)?)).unwrap_or_default()
}

/// What an attack of the Global Terrorism Database is, by `attacktype1`, `suicide`, `weaptype1`, `weapsubtype1` and
/// `targtype1`.
pub(in crate::formats) fn gtd_attack(keys: [&str; 5]) -> What {
    first_fit(GTD, &keys).and_then(what).unwrap_or_default()
}

/// What a CAMEO code is, if it is an incident.
pub(in crate::formats) fn cameo_event(code: &str) -> Option<What> {
    let fits = rows(CAMEO).map(|(_, f)| f).filter(|f| f.len() == 3 && code.starts_with(f[0]));
    what(fits.max_by_key(|f| f[0].len())?[1])
}

/// The first CAMEO code of the table for an event type.
pub(in crate::formats) fn cameo_code(kind: &What) -> Option<&'static str> {
    let label =
        kind.sub_event_type().map_or_else(|| kind.event_type().map(|e| e.label()), |s| Some(s.label()))?;
    rows(CAMEO).find(|(_, f)| f.get(1) == Some(&label)).map(|(_, f)| f[0])
}

/// What an event of PLOVER's type and mode is, if it is an incident.
pub(in crate::formats) fn plover_event(kind: &str, mode: &str) -> Option<What> {
    what(first_fit(PLOVER, &[kind, mode])?)
}

/// The first PLOVER type and mode of the table for an event type.
pub(in crate::formats) fn plover_code(kind: &What) -> Option<(&'static str, &'static str)> {
    let label = kind.sub_event_type().map_or("-", |s| s.label());
    let (_, f) = rows(PLOVER).find(|(_, f)| f.get(2) == Some(&label))?;
    let mode = f[1].split(" | ").next().filter(|mode| *mode != "*").unwrap_or_default();
    Some((f[0], mode))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_table_has_a_label() {
        let tables = [
            ("acled_types.tsv", ACLED, 1, 2),
            ("gtd_attacks.tsv", GTD, 5, 6),
            ("cameo_events.tsv", CAMEO, 1, 3),
            ("plover_events.tsv", PLOVER, 2, 3),
        ];
        for (file, table, label, width) in tables {
            for (line, f) in rows(table) {
                assert_eq!(f.len(), width, "{file} line {line}");
                assert!(what(f[label]).is_some(), "{file} line {line}: {}", f[label]);
            }
        }
    }

    #[test]
    fn the_first_row_that_fits_and_the_longest_beginning() {
        let sub = |w: What| w.sub_event_type().map(|s| s.label());
        assert_eq!(sub(gtd_attack(["3", "1", "6", "15", "14"])), Some("Suicide bomb"));
        assert_eq!(sub(gtd_attack(["2", "0", "5", "", "4"])), Some("Armed clash"));
        assert_eq!(sub(gtd_attack(["2", "0", "5", "", "14"])), Some("Attack"));
        assert_eq!(gtd_attack(["9", "0", "13", "", "14"]), What::default());
        assert_eq!(sub(cameo_event("1831").unwrap()), Some("Suicide bomb"));
        assert_eq!(cameo_event("183").unwrap().event_type(), Some(EventType::Explosions));
        assert_eq!(cameo_event("036"), None);
        assert_eq!(sub(plover_event("ASSAULT", "suicide-attack").unwrap()), Some("Suicide bomb"));
        assert_eq!(plover_event("ASSAULT", "other").unwrap(), What::default());
        assert_eq!(plover_event("CONSULT", "visit"), None);
        assert_eq!(cameo_code(&SubEventType::AirStrike.into()), Some("195"));
    }
}

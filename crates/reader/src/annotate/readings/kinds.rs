//! The kinds of incident that an act allows: `data/annotate/kinds.tsv`.

use crate::ontology::Act;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use tazamun_record::{SubEventType, rows};

const KINDS_TSV: &str = include_str!("../../../data/annotate/kinds.tsv");

static KINDS: LazyLock<FxHashMap<Act, Vec<SubEventType>>> = LazyLock::new(|| {
    rows(KINDS_TSV)
        .filter_map(|(_, f)| {
            let kinds = f.get(1)?.split('|').filter_map(|kind| kind.parse().ok()).collect();
            Some((f.first()?.parse().ok()?, kinds))
        })
        .collect()
});

/// The kinds that an act allows, the one that stands without further words first; none of what tells no incident.
pub fn kinds_of(act: Act) -> &'static [SubEventType] {
    KINDS.get(&act).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read_and_begins_with_the_kind_that_the_act_has_by_itself() {
        for (line, f) in rows(KINDS_TSV) {
            let act: Act = f[0].parse().unwrap_or_else(|()| panic!("kinds.tsv line {line}: {}", f[0]));
            let kinds: Vec<SubEventType> = f[1].split('|').map(|k| k.parse().unwrap()).collect();
            assert_eq!(kinds_of(act), kinds, "kinds.tsv line {line}");
            if let Some(own) = act.sub_event_type().filter(|_| act != Act::Riot) {
                assert_eq!(kinds[0], own, "kinds.tsv line {line}");
            }
        }
        assert!(kinds_of(Act::Nothing).is_empty());
    }
}

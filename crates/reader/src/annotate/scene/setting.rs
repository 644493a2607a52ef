//! Where a story is set, by all that a text names.

use crate::{
    annotate::{
        actors,
        places::Site,
        setting::{ADJECTIVE, GROUP, Named, PLACE, Setting},
    },
    lang::Spoken,
    ontology::Who,
    text::Text,
};

/// Where a story is set, by its places, by the groups that fight in one country alone and by adjectives of countries.
pub(super) fn of(
    spoken: &Spoken<'_>,
    text: &Text<'_>,
    sites: &[Site],
    actors: &[actors::Mention],
) -> Setting {
    let placed = sites.iter().filter(|s| !s.way).filter_map(|s| {
        // An office's place ("دمشق تعلن") says little of where the story is set.
        let weight = if s.office { ADJECTIVE } else { PLACE };
        Some(Named { token: s.tokens.start, country: s.place.country()?, weight })
    });
    let groups = actors.iter().filter_map(|m| match &m.who {
        Who::Known(actor) => {
            Some(Named { token: m.tokens.start, country: actors::home(actor)?, weight: GROUP })
        }
        _ => None,
    });
    let nations = spoken.each(|language| language.nations.find(text), |hit| hit.tokens.start);
    let adjectives =
        nations.iter().map(|n| Named { token: n.tokens.start, country: n.value.country, weight: ADJECTIVE });
    Setting::new(text, placed.chain(groups).chain(adjectives))
}

//! Where a text is set: the city and the division that it is about, and what was named last.

use super::{Mention, Standing};
use crate::annotate::setting::{self, ADJECTIVE, Named, PLACE, Setting};
use crate::gazetteer::{Border, EntryId, Gazetteer, PlaceKind};
use crate::text::Text;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use tazamun_record::Country;

/// What a text is about.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The city or town named most, the title and the lead counting for more.
    pub(super) city: Option<EntryId>,
    /// The first-level division in which most of it lies.
    pub(super) division: Option<EntryId>,
    /// The country in which most of it lies.
    pub(super) country: Option<Country>,
    /// Whether it is written in Latin letters.
    latin: bool,
    /// The border that it means, once it was asked for.
    border: OnceCell<Option<Border>>,
}

impl Story {
    pub(super) fn of(text: &Text<'_>, gazetteer: &Gazetteer, known: &[Mention]) -> Self {
        let mut cities: FxHashMap<EntryId, u32> = FxHashMap::default();
        let mut divisions: FxHashMap<EntryId, u32> = FxHashMap::default();
        let mut countries: Vec<Named> = Vec::new();
        for mention in known {
            let Some(id) = mention.entry else { continue };
            let office = mention.standing == Standing::Office;
            let lead = setting::rank(text.sentence_of(mention.name.start));
            let weight = if office { 1 } else { 2 * lead };
            let entry = gazetteer.entry(id);
            // A capital named without a word of place is a government.
            let speaks = entry.rank == 1 && mention.standing == Standing::Plain;
            if matches!(entry.kind, PlaceKind::City | PlaceKind::Town) && !speaks {
                *cities.entry(id).or_default() += weight;
            }
            if let Some(adm1) = entry.adm1().filter(|_| !speaks) {
                *divisions.entry(adm1).or_default() += weight;
            }
            if let Some(country) = entry.country() {
                let weight = if office { ADJECTIVE } else { PLACE };
                countries.push(Named { token: mention.name.start, country, weight });
            }
        }
        let country = Setting::new(text, countries).country();
        // In Latin letters places that nobody knows are many, and lie in the country that the story is about.
        let here = |id: &EntryId| gazetteer.entry(*id).country() == country;
        let latin = known.first().is_some_and(|m| text.word(m.name.start).is_ascii());
        if latin {
            cities.retain(|id, _| here(id));
            divisions.retain(|id, _| here(id));
        }
        Story { city: most(cities), division: most(divisions), country, latin, border: OnceCell::new() }
    }

    /// The border that a story means which names both its sides (`data/gazetteer/borders.tsv`). The whole text is asked for it,
    /// once, however often it says "the border".
    pub(super) fn border(
        &self,
        text: &Text<'_>,
        gazetteer: &Gazetteer,
        known: &[Mention],
    ) -> Option<&Border> {
        let meant = || {
            let here = self.country?;
            let named = |side: &[EntryId]| {
                let country = gazetteer.country_of(side);
                let place =
                    |m: &Mention| m.entry.is_some_and(|id| side.iter().any(|&of| gazetteer.lies_in(id, of)));
                let whole = side.first().is_some_and(|&id| gazetteer.entry(id).kind == PlaceKind::Country);
                let adjective =
                    |t: usize| gazetteer.demonym(text.word(t)).is_some_and(|c| country == Some(c));
                known.iter().any(place) || whole && (0..text.tokens().len()).any(adjective)
            };
            gazetteer.borders().into_iter().find(|border| {
                border.sides.iter().any(|side| gazetteer.country_of(side) == Some(here))
                    && border.sides.iter().all(|side| named(side))
            })
        };
        self.border.get_or_init(meant).as_ref()
    }

    /// The last place named before a token that is of a wanted kind: in its sentence and those before, the nearest
    /// first. Offices and governments are no places of the story.
    pub(super) fn last_before(
        &self,
        gazetteer: &Gazetteer,
        known: &[Mention],
        token: usize,
        wanted: &dyn Fn(PlaceKind) -> bool,
    ) -> Option<EntryId> {
        let before = known.partition_point(|m| m.tokens.start < token);
        let mentions =
            known[..before].iter().rev().take(LOOK_BACK).filter(|m| m.standing != Standing::Office);
        let speaks = |m: &&Mention| {
            m.standing == Standing::Plain && m.entry.is_some_and(|id| gazetteer.entry(id).rank == 1)
        };
        // "Raids of Moscow's aircraft … inside the airbase": the capital of another country is not meant.
        let foreign = |id: &EntryId| {
            let entry = gazetteer.entry(*id);
            self.latin && entry.rank == 1 && entry.kind == PlaceKind::City && entry.country() != self.country
        };
        let spoken = mentions.filter(|m| !speaks(m)).filter_map(|m| m.entry);
        spoken.filter(|id| !foreign(id)).find(|&id| wanted(gazetteer.entry(id).kind))
    }
}

/// How many places back one looks.
const LOOK_BACK: usize = 40;

/// What was counted most; of equals the first in the gazetteer.
fn most<T: Copy + Ord>(counts: FxHashMap<T, u32>) -> Option<T> {
    counts.into_iter().max_by_key(|&(what, n)| (n, std::cmp::Reverse(what))).map(|(what, _)| what)
}

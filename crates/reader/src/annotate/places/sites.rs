//! The places of a text as incidents use them: token ranges, and only what an incident can lie in.

use super::{Mention, Standing, find, specificity};
use crate::{
    annotate::{sorted::within, triggers::Anchor},
    gazetteer::{Gazetteer, PlaceKind},
    lang::{Language, Spoken, Word},
    text::Text,
};
use std::ops::Range;
use tazamun_record::Place;

/// A place where it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The tokens of the whole expression ("غربي بلدة العظيم").
    pub tokens: Range<usize>,
    /// The place.
    pub place: Place,
    /// Whether it has a point of its own on the map; else its point is that of the division it lies in.
    pub located: bool,
    /// What else the name may mean, the likeliest first.
    pub others: Vec<Place>,
    /// How exact it is; larger is more exact.
    pub exact: u8,
    /// Whether an incident may lie there: a first-level division or finer.
    pub codable: bool,
    /// It situates the place named before it, or is part of an office's name: taken only where there is no other.
    pub minor: bool,
    /// "To" or "from" it: a way, never where something happened.
    pub way: bool,
    /// It stands as part of an office or a speaker: never where something happened, unless nothing else is said.
    pub office: bool,
    /// Named without any word of place.
    pub bare: bool,
    /// A capital: named without any word of place, its government.
    pub capital: bool,
}

/// All places of a text.
pub fn sites(spoken: &Spoken<'_>, text: &Text<'_>, gazetteer: &Gazetteer) -> Vec<Site> {
    let site = |m: Mention| Site {
        exact: specificity(&m),
        // The codebook asks for a first-level division at least: "the north of Iraq" is not enough.
        codable: m.is_codable() && m.place.adm1().is_some(),
        minor: m.standing == Standing::Container,
        way: is_way(spoken.at(m.tokens.start), text, m.tokens.start),
        // "حاجز للجيش غربي مدينة الرمادي": a direction of its own makes it a place.
        office: m.standing == Standing::Office && m.tokens == m.name,
        bare: m.standing == Standing::Plain,
        capital: m.kind == PlaceKind::City && m.entry.is_some_and(|id| gazetteer.entry(id).rank == 1),
        tokens: m.tokens,
        place: m.place,
        located: m.located,
        others: m.others,
    };
    find(spoken.main(), text, gazetteer).into_iter().map(site).collect()
}

/// Capitals that speak and act ("اتهمت انقره", "واشنطن تعلن") stand for governments: a place only after a word of place or
/// right after an act ("تفجيرات بغداد").
pub fn capitals(anchors: &[Anchor], sites: &mut [Site]) {
    let struck = |at: usize| {
        within(anchors, at.saturating_sub(4)..at, |a| a.tokens.start).iter().any(|a| a.tokens.end == at)
    };
    let mut last = 0;
    for site in sites.iter_mut() {
        let start = site.tokens.start;
        let listed = last == start && start > 0;
        site.office |= site.capital && site.bare && !struck(start) && !listed;
        last = site.tokens.end;
    }
}

/// Words of a line that only says which paper wrote from where ("عين اليوم – واشنطن").
const DATELINE: usize = 7;

/// Places of a line above the news in which nothing happens are those where it was written.
pub fn datelines(text: &Text<'_>, anchors: &[Anchor], sites: &mut [Site]) {
    let lines = text.sentences().iter().take(3).filter(|s| s.start > 0 && s.len() <= DATELINE);
    let still = lines.filter(|s| within(anchors, (*s).clone(), |a| a.tokens.start).is_empty());
    for line in still {
        sites.iter_mut().take_while(|s| s.tokens.start < line.end).for_each(|site| {
            site.office |= line.contains(&site.tokens.start);
        });
    }
}

/// "To" and "from" a place: a way, not where something happened.
fn is_way(language: &Language, text: &Text<'_>, start: usize) -> bool {
    let departs = |at: usize| language.words.is_at(Word::Departs, text, at);
    let way = |at: usize| language.words.is_at(Word::Way, text, at);
    way(start) || start > 0 && (way(start - 1) || (start.saturating_sub(5)..start).any(departs))
}

//! The places and days of a text, as the frame uses them: token ranges, and only what an incident can lie in.

use super::scene::{Anchor, Site, Time, within};
use crate::{
    gazetteer::{Gazetteer, PlaceKind},
    lang::{Language, Spoken, Word},
    setting::{ADJECTIVE, GROUP, Named, PLACE, Setting},
    text::Text,
    when,
    where_::{self, Standing},
    who::{self, Who},
};
use std::ops::Range;
use tazamun_record::Date;

/// All places of a text.
pub(super) fn sites(spoken: &Spoken<'_>, text: &Text<'_>, gazetteer: &Gazetteer) -> Vec<Site> {
    let site = |m: where_::Mention| Site {
        exact: where_::specificity(&m),
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
    where_::find_in(spoken.main().around, text, gazetteer).into_iter().map(site).collect()
}

/// Capitals that speak and act ("اتهمت انقره", "واشنطن تعلن") stand for governments: a place only after a word of place or
/// right after an act ("تفجيرات بغداد").
pub(super) fn capitals(anchors: &[Anchor], sites: &mut [Site]) {
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
pub(super) fn datelines(text: &Text<'_>, anchors: &[Anchor], sites: &mut [Site]) {
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
    let departs = |at: usize| language.words.is(Word::Departs, text.word(at));
    let way = |at: usize| language.words.is(Word::Way, text.word(at));
    way(start) || start > 0 && (way(start - 1) || (start.saturating_sub(5)..start).any(departs))
}

/// Where a story is set, by its places, by the groups that fight in one country alone and by adjectives of countries.
pub(super) fn setting(
    spoken: &Spoken<'_>,
    text: &Text<'_>,
    sites: &[Site],
    actors: &[who::Mention],
) -> Setting {
    let placed = sites.iter().filter(|s| !s.way).filter_map(|s| {
        // An office's place ("دمشق تعلن") says little of where the story is set.
        let weight = if s.office { ADJECTIVE } else { PLACE };
        Some(Named { token: s.tokens.start, country: s.place.country()?, weight })
    });
    let groups = actors.iter().filter_map(|m| match &m.who {
        Who::Known(actor) => Some(Named { token: m.tokens.start, country: who::home(actor)?, weight: GROUP }),
        _ => None,
    });
    let nations = spoken.each(|language| language.nations.find(text), |hit| hit.tokens.start);
    let adjectives =
        nations.iter().map(|n| Named { token: n.tokens.start, country: n.value.country, weight: ADJECTIVE });
    Setting::new(text, placed.chain(groups).chain(adjectives))
}

/// The days of a text that can date an incident, the times over which more than one incident lasts ("since March"), and
/// the dates that are said but cannot be read.
pub(super) fn times(
    language: &Language,
    text: &Text<'_>,
    published: Date,
) -> (Vec<Time>, Vec<Time>, Vec<Range<usize>>) {
    let found = when::find_in(language.calendar, text, published);
    let unread = when::unread(text, &found);
    let (mentions, lasting): (Vec<_>, Vec<_>) = found
        .into_iter()
        .filter(|m| {
            let next = unread.partition_point(|range| range.end <= m.tokens.start);
            unread.get(next).is_none_or(|range| m.tokens.end <= range.start)
        })
        .filter(|m| m.dates_incident() || m.kind == when::Kind::Since)
        .partition(when::Mention::dates_incident);
    let time = |m: when::Mention| Time {
        tokens: text.token_at(m.span.start)..text.token_at(m.span.end.saturating_sub(1)) + 1,
        interval: m.interval,
        kind: m.kind,
        earlier: m.kind == when::Kind::Earlier,
    };
    (mentions.into_iter().map(time).collect(), lasting.into_iter().map(time).collect(), unread)
}

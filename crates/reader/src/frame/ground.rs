//! The places and days of a text, as the frame uses them: token ranges, and only what an incident can lie in.

use super::scene::{Site, Time};
use crate::{
    gazetteer::Gazetteer,
    text::Text,
    when,
    where_::{self, Standing},
};
use tazamun_record::Date;

/// All places of a text.
pub(super) fn sites(text: &Text<'_>, gazetteer: &Gazetteer) -> Vec<Site> {
    let site = |m: where_::Mention| Site {
        exact: where_::specificity(&m),
        // The codebook asks for a first-level division at least: "the north of Iraq" is not enough.
        codable: m.is_codable() && m.place.adm1().is_some(),
        minor: m.standing == Standing::Container,
        way: is_way(text, m.tokens.start),
        // "حاجز للجيش غربي مدينة الرمادي": a direction of its own makes it a place.
        office: m.standing == Standing::Office && m.tokens == m.name,
        tokens: m.tokens,
        place: m.place,
    };
    where_::find(text, gazetteer).into_iter().map(site).collect()
}

/// "To" and "from" a place: a way, not where something happened.
fn is_way(text: &Text<'_>, start: usize) -> bool {
    let departs = |at: usize| matches!(text.word(at), "اقلعت" | "اقلع" | "انطلقت" | "قادمه" | "قادما");
    start > 0
        && (matches!(text.word(start - 1), "الي" | "من" | "نحو")
            || (start.saturating_sub(5)..start).any(departs))
}

/// The days of a text that can date an incident.
pub(super) fn times(text: &Text<'_>, published: Date) -> Vec<Time> {
    let mentions = when::find(text, published).into_iter().filter(when::Mention::dates_incident);
    let time = |m: when::Mention| Time {
        tokens: text.token_at(m.span.start)..text.token_at(m.span.end.saturating_sub(1)) + 1,
        interval: m.interval,
    };
    mentions.map(time).collect()
}

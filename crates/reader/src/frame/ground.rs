//! The places and days of a text, as the frame uses them: token ranges, and only what an incident can lie in.

use super::scene::{Site, Time};
use crate::{
    gazetteer::Gazetteer,
    text::Text,
    where_::{self, Standing},
};
use tazamun_record::{Date, Interval};

/// All places of a text.
pub(super) fn sites(text: &Text<'_>, gazetteer: &Gazetteer) -> Vec<Site> {
    let site = |m: where_::Mention| Site {
        exact: where_::specificity(&m),
        // The codebook asks for a first-level division at least: "the north of Iraq" is not enough.
        codable: m.is_codable() && m.place.adm1().is_some(),
        minor: m.standing == Standing::Container,
        office: m.standing == Standing::Office,
        tokens: m.tokens,
        place: m.place,
    };
    where_::find(text, gazetteer).into_iter().map(site).collect()
}

/// All days of a text that can date an incident.
pub(super) fn times(_text: &Text<'_>, _published: Date) -> Vec<Time> {
    Vec::new()
}

/// For each sentence the days of what is told in it without a day of its own.
pub(super) fn story(text: &Text<'_>, published: Date) -> Vec<Interval> {
    let before = published.yesterday().unwrap_or(published);
    let news = Interval::new(before, published).unwrap_or(published.into());
    vec![news; text.sentences().len()]
}

//! What is said of places of the gazetteer, a line each.

use crate::inert;
use std::fmt::Write as _;
use tazamun_reader::gazetteer::{EntryId, Gazetteer};

/// Places that a name may mean: key, kind, names, coordinates, and what they lie in.
pub fn places(gazetteer: &Gazetteer, ids: &[EntryId]) -> String {
    let mut text = String::new();
    for &id in ids {
        let place = gazetteer.entry(id);
        let within: Vec<&str> =
            gazetteer.containers(id).skip(1).map(|c| gazetteer.entry(c).latin.as_str()).collect();
        let (lat, lon) = (place.point.lat(), place.point.lon());
        let _ = writeln!(
            text,
            "{}\t{}\t{}\t{}\t{lat:.4} {lon:.4}\t{}",
            inert::line(&place.key),
            place.kind.label(),
            inert::line(&place.latin),
            inert::line(&place.arabic.join(", ")),
            inert::line(&within.join(", "))
        );
    }
    text
}

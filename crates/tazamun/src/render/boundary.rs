//! What is said of incidents and a line.

use super::{notes, p_value};
use crate::said::{Spoken, lines, say};
use tazamun_analysis::{Answer, Boundary, BoundaryVerdict};

/// The answer in lines.
pub fn text(answer: &Answer<Boundary>, spoken: Spoken) -> String {
    let Answer { result, .. } = answer;
    let seam = &result.seam;
    let key = match result.verdict {
        BoundaryVerdict::NearerThanPlacesExplain => "seam.more",
        BoundaryVerdict::ConsistentWithChance => "seam.none",
    };
    let counts = [
        ("near", seam.near.to_string()),
        ("incidents", seam.incidents.to_string()),
        ("within", seam.within.to_string()),
        ("expected", format!("{:.1}", seam.expected)),
    ];
    let distances = [
        ("own", format!("{:.1}", seam.median_distance)),
        ("places", format!("{:.1}", seam.median_distance_of_places)),
    ];
    let left = [("vague", result.vague.to_string()), ("nowhere", result.nowhere.to_string())];
    let mut said = vec![
        say(spoken, key, &[]),
        say(spoken, "seam.counts", &counts),
        say(spoken, "seam.p", &[("p", p_value(seam.p)), ("moves", seam.moves.to_string())]),
        say(spoken, "seam.distance", &distances),
        say(spoken, "seam.left", &left),
    ];
    said.extend(notes(spoken, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

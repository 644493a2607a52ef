//! What is said of incidents and a line.

use super::{counted, decimals, lines, notes, p_value};
use tazamun_analysis::{Answer, Boundary, BoundaryVerdict};
use tazamun_words::Words;

/// The answer in lines.
pub fn text(answer: &Answer<Boundary>, words: &Words) -> String {
    let Answer { result, .. } = answer;
    let seam = &result.seam;
    let verdict = match result.verdict {
        BoundaryVerdict::NearerThanPlacesExplain => "seam-more",
        BoundaryVerdict::ConsistentWithChance => "seam-none",
    };
    let counts = [
        ("near", seam.near.into()),
        ("incidents", counted(words, "n-incidents", seam.incidents)),
        ("within", seam.within.to_string().into()),
        ("expected", decimals(seam.expected, 1)),
    ];
    let distances =
        [("own", decimals(seam.median_distance, 1)), ("places", decimals(seam.median_distance_of_places, 1))];
    let left = [("vague", counted(words, "n-incidents", result.vague)), ("nowhere", result.nowhere.into())];
    let p = [("p", p_value(words, seam.p)), ("moves", counted(words, "n-moved-lines", seam.moves))];
    let mut said = vec![
        words.say(verdict, &[]),
        words.say("seam-counts", &counts),
        words.say("seam-p", &p),
        words.say("seam-distance", &distances),
        words.say("seam-left", &left),
    ];
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

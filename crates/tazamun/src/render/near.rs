//! What is said of incidents and areas, all areas together.

use super::{lines, notes, p_value};
use tazamun_analysis::{Answer, NearFound, NearVerdict};
use tazamun_words::Words;

/// The answer in lines.
pub fn text(answer: &Answer<NearFound>, words: &Words) -> String {
    let say = |id: &str, values: tazamun_words::Values<'_>| words.say(id, values);
    let result = &answer.result;
    let found = &result.near;
    let verdict = match result.verdict {
        NearVerdict::NearerThanPlacesExplain => "near-more",
        NearVerdict::ConsistentWithChance => "near-none",
    };
    let mut said = vec![
        say(verdict, &[]),
        say(
            "near-counts",
            &[
                ("near", found.near.into()),
                ("incidents", found.incidents.into()),
                ("km", found.within.to_string().into()),
                ("expected", format!("{:.1}", found.expected).into()),
            ],
        ),
        say(
            "near-p",
            &[("p", p_value(words, found.p)), ("moves", found.moves.into()), ("groups", found.groups.into())],
        ),
        say("near-left", &[("vague", result.vague.into()), ("nowhere", result.nowhere.into())]),
        say("near-together", &[]),
    ];
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

//! What is said of incidents and areas, all areas together.

use super::{certificate_fails, decimals, lines, notes, p_value, percent};
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
        NearVerdict::TooThin => "near-too-thin",
        NearVerdict::Withheld => "near-withheld",
    };
    let mut said = vec![
        say(verdict, &[]),
        say(
            "near-counts",
            &[
                ("near", found.near.into()),
                ("incidents", found.incidents.into()),
                ("km", found.within.to_string().into()),
                ("expected", decimals(found.expected, 1)),
            ],
        ),
        say(
            "near-p",
            &[("p", p_value(words, found.p)), ("moves", found.moves.into()), ("groups", found.groups.into())],
        ),
        say("near-left", &[("vague", result.vague.into()), ("nowhere", result.nowhere.into())]),
        say("near-together", &[]),
    ];
    if let Some(c) = &answer.certificate {
        let values = [
            ("records", c.records.into()),
            ("km", decimals(c.together, 0)),
            ("alarms", percent(c.false_alarms.value, 1)),
            ("level", percent(c.level, 0)),
            ("effect", percent(c.effect, 0)),
            ("power", percent(c.power.value, 0)),
        ];
        said.push(say("near-certificate", &values));
        said.extend(certificate_fails(words, c.holds));
    }
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

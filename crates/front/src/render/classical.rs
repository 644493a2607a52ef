//! What is said of a classical test, and of what it is worth.

use super::{days, lines, notes, p_value, percent, side_a, side_b};
use serde_json::Value as Json;
use tazamun_analysis::{Answer, Classical, phrases};
use tazamun_sync::classical::alarm::FalseAlarms;
use tazamun_words::{Phrase, Value, Words};

/// The lower end of the rate of false alarms from which on the p of a test at 5 % is not to be believed.
const TOO_OFTEN: f64 = 0.07;

/// The answer in lines.
pub fn text(answer: &Answer<Classical>, words: &Words) -> String {
    let Answer { question, result, certificate, .. } = answer;
    let p = result.p.map_or_else(|| words.say("classic-no-p", &[]).into(), |p| p_value(words, p));
    let mut said = vec![words.say("classic-p", &[("method", question.method.name().into()), ("p", p)])];
    for (name, value) in result.statistics.as_object().into_iter().flatten() {
        let values = [("name", name.as_str().into()), ("value", short(value).into())];
        said.push(words.say("classic-statistic", &values));
    }
    let side =
        |name: Value, filter: &str| words.say("classic-side", &[("name", name), ("filter", filter.into())]);
    said.extend([side(side_a(words), &question.a), side(side_b(words), &question.b)]);
    said.push(days(words, result.from, result.to));
    said.extend(
        result
            .broken
            .iter()
            .map(|broken| words.say("classic-broken", &[("what", phrases::broken(words, broken).into())])),
    );
    said.extend(certificate.as_ref().and_then(|alarms| measured(words, alarms)));
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

/// How often the test is wrong on series like these.
fn measured(words: &Words, alarms: &FalseAlarms) -> Option<Phrase> {
    let (low, high) = alarms.interval.unwrap_or((0.0, 1.0));
    let values = [
        ("pairs", alarms.pairs.into()),
        ("rate", percent(alarms.rate?, 1)),
        ("level", percent(alarms.level, 0)),
        ("low", percent(low, 1)),
        ("high", percent(high, 1)),
    ];
    let said = words.say("classic-alarms", &values);
    Some(if low > TOO_OFTEN { words.say("classic-not-believed", &[("alarms", said.into())]) } else { said })
}

/// A value in one line, numbers cut to what can be read.
fn short(value: &Json) -> String {
    match value {
        Json::Number(number) => match number.as_f64() {
            Some(value) if value != 0.0 && value.abs() < 1e-4 => format!("{value:.1e}"),
            Some(value) if value.fract() != 0.0 => format!("{value:.4}"),
            _ => number.to_string(),
        },
        Json::Array(values) => values.iter().map(short).collect::<Vec<_>>().join(", "),
        Json::Object(fields) => fields
            .iter()
            .map(|(name, value)| format!("{name} {}", short(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

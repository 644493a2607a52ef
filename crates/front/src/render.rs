//! Answers → lines for people. What is counted and found comes from `tazamun_analysis`, the sentences from
//! `tazamun_words`; here each finding is given to its sentence.

pub mod alarms;
pub mod all_pairs;
pub mod boundary;
pub mod classical;
pub mod coincidence;
pub mod event_study;
pub mod joint_days;
pub mod near;
pub mod rank;
pub mod share;
pub mod synchrony;
pub mod tongue;
pub mod trend;

use tazamun_analysis::{PlanMark, Warning, phrases};
use tazamun_record::Date;
use tazamun_sync::{Estimate, SeriesSummary};
use tazamun_words::{Phrase, Value, Words};

/// Lines of an answer: the first as it is, the others indented, as every verb prints them.
pub fn lines(said: &[Phrase]) -> String {
    let mut text = String::new();
    for (number, phrase) in said.iter().enumerate() {
        text.push_str(if number == 0 { "" } else { "  " });
        text.push_str(&phrase.plain());
        text.push('\n');
    }
    text
}

/// A p-value for a person: three places, and never a bare nought.
pub fn p_value(words: &Words, p: f64) -> Value {
    if p < 0.001 { words.say("p-tiny", &[]).into() } else { decimals(p, 3) }
}

/// The same in a cell of a table.
pub fn p_cell(words: &Words, p: f64) -> String {
    if p < 0.001 { words.bare("p-tiny") } else { words.spelling().number(&format!("{p:.3}")) }
}

/// A number with so many decimals.
pub fn decimals(x: f64, places: usize) -> Value {
    Value::decimals(x, places)
}

/// That a certificate does not hold; nothing where it does.
pub fn certificate_fails(words: &Words, holds: bool) -> Option<Phrase> {
    (!holds).then(|| words.say("pair-certificate-fails", &[]))
}

/// A share in per cent, with so many decimals, without the sign.
pub fn percent(share: f64, places: usize) -> Value {
    decimals(100.0 * share, places)
}

/// So many of something: a message that agrees with its number.
pub fn counted(words: &Words, what: &str, n: impl TryInto<u64>) -> Value {
    words.say(what, &[("n", Value::count(n))]).into()
}

/// A number and its interval, two digits that mean something.
pub fn estimate(estimate: Estimate) -> Vec<(&'static str, Value)> {
    let shown = |value: f64| -> Value {
        match value.abs() {
            size if size >= 1e5 => "∞".into(),
            size if size >= 100.0 => decimals(value, 0),
            size if size >= 10.0 => decimals(value, 1),
            _ => decimals(value, 2),
        }
    };
    vec![("value", shown(estimate.value)), ("low", shown(estimate.low)), ("high", shown(estimate.high))]
}

/// A day.
pub fn dated(day: Date) -> Value {
    Value::day(day)
}

/// The days looked at.
pub fn days(words: &Words, from: Date, to: Date) -> Phrase {
    words.say("answer-days", &[("from", dated(from)), ("to", dated(to))])
}

/// A note.
pub fn note(words: &Words, text: Phrase) -> Phrase {
    words.say("answer-note", &[("text", text.into())])
}

/// What became of the events of a series.
pub fn side(words: &Words, name: impl Into<Value>, filter: &str, series: SeriesSummary) -> Phrase {
    let values = [
        ("name", name.into()),
        ("filter", if filter.is_empty() { "*" } else { filter }.into()),
        ("events", counted(words, "n-events", series.events)),
        ("days", counted(words, "n-event-days", series.event_days)),
        ("vague", series.too_vague.into()),
        ("outside", series.outside.into()),
    ];
    words.say("answer-side", &values)
}

/// The name of the first side of a question.
pub fn side_a(words: &Words) -> Value {
    words.say("side-a", &[]).into()
}

/// The name of the second side.
pub fn side_b(words: &Words) -> Value {
    words.say("side-b", &[]).into()
}

/// p against the other lags.
pub fn p_of_lags(words: &Words, id: &str, p: f64, lags: usize) -> Phrase {
    words.say(id, &[("p", p_value(words, p)), ("lags", counted(words, "n-lags", lags))])
}

/// Fewer days with events than a test can speak about.
pub fn too_thin(words: &Words, needed: usize, a: usize, b: usize) -> Phrase {
    words.say("answer-too-thin", &[("needed", needed.into()), ("a", a.into()), ("b", b.into())])
}

/// The notes of an answer: the plan that it follows, and its warnings.
pub fn notes(words: &Words, plan: Option<&PlanMark>, warnings: &[Warning]) -> Vec<Phrase> {
    let plan = plan.map(|plan| {
        let values = [("day", dated(plan.day)), ("hash", plan.sha256.as_str().into())];
        note(words, words.say("answer-plan", &values))
    });
    let warned = warnings.iter().map(|warning| note(words, phrases::warning(words, warning)));
    plan.into_iter().chain(warned).collect()
}

/// Names in a row.
pub fn list(words: &Words, names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| name.as_ref().to_owned()).collect();
    names.join(&words.bare("list-comma"))
}

/// A word at the start of a column so wide.
pub fn wide(word: &str, width: usize) -> String {
    format!("{word:width$}")
}

/// A number and its interval, with so many decimals.
pub fn estimate_to(estimate: Estimate, places: usize) -> [(&'static str, Value); 3] {
    let Estimate { value, low, high } = estimate;
    [("value", decimals(value, places)), ("low", decimals(low, places)), ("high", decimals(high, places))]
}

/// A count that may be a fraction, since an event of several days is spread over them.
pub fn whole_or(count: f64) -> Value {
    count.to_string().into()
}

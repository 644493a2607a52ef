//! What is said of two incidents that fell close together.

use super::{dated, decimals, estimate_to, notes, percent, side_a, side_b};
use std::fmt::Write as _;
use tazamun_analysis::{Answer, ChanceOfPair, PairChoice, PairedIncident};
use tazamun_sync::PairCertificate;
use tazamun_words::{Phrase, Value, Words};

/// The answer in lines.
pub fn text(answer: &Answer<ChanceOfPair>, words: &Words) -> String {
    let Answer { question, result, certificate, .. } = answer;
    let mut said = vec![
        incident(words, side_a(words), &result.first, &question.a),
        incident(words, side_b(words), &result.second, &question.b),
    ];
    let within = [("within", result.within.into())];
    said.push(words.say("pair-often", &[&estimate_to(result.per_year, 2)[..], &within].concat()));
    let odds = [
        ("years", years(result.return_years.value)),
        ("low", years(result.return_years.low)),
        ("high", years(result.return_years.high)),
        ("span", decimals(result.span_years, 1)),
        ("chance", percent(result.chance_in_span.value, 0)),
    ];
    said.push(words.say("pair-years", &odds));
    let seen = [
        ("n", result.observed.into()),
        ("from", dated(result.from)),
        ("to", dated(result.to)),
        ("a", result.a.events.into()),
        ("b", result.b.events.into()),
    ];
    said.push(words.say("pair-seen", &seen));
    said.extend(certificate.as_ref().map(|certificate| certified(words, certificate)));
    let mut text: String = said.iter().map(|phrase| phrase.plain() + "\n").collect();
    if certificate.as_ref().is_some_and(|certificate| !certificate.holds) {
        let _ = writeln!(text, "  {}", words.say("pair-certificate-fails", &[]).plain());
    }
    let _ = writeln!(text, "\n{}", words.say("pair-choices", &[]).plain());
    text += &table(words, &result.choices);
    for line in notes(words, answer.plan.as_ref(), &answer.warnings) {
        let _ = writeln!(text, "  {}", line.plain());
    }
    text
}

fn incident(words: &Words, name: Value, of: &PairedIncident, filter: &str) -> Phrase {
    let toll = match of.killed {
        Some(n) => words.say("pair-toll", &[("n", n.into())]),
        None => words.say("pair-toll-unknown", &[]),
    };
    let values = [
        ("name", name),
        ("day", dated(of.date)),
        ("place", of.place.as_deref().unwrap_or(&of.id).into()),
        ("toll", toll.into()),
        ("filter", filter.into()),
    ];
    words.say("pair-incident", &values)
}

fn table(words: &Words, choices: &[PairChoice]) -> String {
    let mut within: Vec<u32> = choices.iter().map(|c| c.within).collect();
    within.sort_unstable();
    within.dedup();
    let mut text = format!("{:>12}", words.bare("pair-column-killed"));
    for days in &within {
        let _ = write!(text, "{:>9}", words.say("pair-column-days", &[("n", (*days).into())]).bare());
    }
    for row in choices.chunk_by(|x, y| (x.killed_a, x.killed_b) == (y.killed_a, y.killed_b)) {
        let _ = write!(text, "\n{:>12}", format!("{}/{}", row[0].killed_a, row[0].killed_b));
        for choice in row {
            let _ = write!(
                text,
                "{:>9}",
                choice.per_year.map_or("–".to_owned(), |n| words.spelling().number(&format!("{n:.2}")))
            );
        }
    }
    text + "\n"
}

/// A certificate.
fn certified(words: &Words, certificate: &PairCertificate) -> Phrase {
    let PairCertificate { pairs, level, per_year, coverage, false_alarms, .. } = certificate;
    let values = [
        ("pairs", (*pairs).into()),
        ("rate", decimals(*per_year, 2)),
        ("coverage", percent(coverage.value, 0)),
        ("alarms", percent(false_alarms.value, 1)),
        ("level", percent(*level, 0)),
    ];
    words.say("pair-certificate", &values)
}

/// Years for a person: two digits that mean something, and no end where there is none.
fn years(n: f64) -> Value {
    match n {
        n if n >= 1e6 => "∞".into(),
        n if n >= 10.0 => decimals(n, 0),
        n if n >= 1.0 => decimals(n, 1),
        n => decimals(n, 2),
    }
}

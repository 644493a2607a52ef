//! What is said of a classical test, and of what it is worth.

use super::{indented_notes, p_value};
use serde_json::Value;
use tazamun_analysis::{Answer, Classical};

/// The answer in lines.
pub fn text(answer: &Answer<Classical>) -> String {
    let Answer { question, result, certificate, .. } = answer;
    let mut text = format!("{}: p = {}\n", question.method, result.p.map_or("none".to_owned(), p_value));
    let mut add = |line: String| text.push_str(&format!("  {line}\n"));
    for (field, value) in result.statistics.as_object().into_iter().flatten() {
        add(format!("{field}: {}", short(value)));
    }
    add(format!("A  {}\n  B  {}\n  days {} to {}", question.a, question.b, result.from, result.to));
    result.broken.iter().for_each(|broken| add(format!("warning: {broken}")));
    if let Some((alarms, rate)) = certificate.as_ref().and_then(|alarms| Some((alarms, alarms.rate?))) {
        let (low, high) = alarms.interval.unwrap_or((0.0, 1.0));
        add(format!(
            "on {} simulated independent pairs like these the test says 'synchronised' {:.1} % of the time at {:.0} % \
                 ({:.1} to {:.1}){}",
            alarms.pairs,
            100.0 * rate,
            100.0 * alarms.level,
            100.0 * low,
            100.0 * high,
            if low > 0.07 { ": its p is not to be believed here" } else { "" }
        ));
    }
    text + &indented_notes(answer.plan.as_ref(), &answer.warnings)
}

/// A value in one line, numbers cut to what can be read.
fn short(value: &Value) -> String {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(value) if value != 0.0 && value.abs() < 1e-4 => format!("{value:.1e}"),
            Some(value) if value.fract() != 0.0 => format!("{value:.4}"),
            _ => number.to_string(),
        },
        Value::Array(values) => values.iter().map(short).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| format!("{name} {}", short(value)))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

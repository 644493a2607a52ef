//! What is said of a rate and of changes of its level.

use super::{days, estimate, note, notes, p_value, side};
use crate::{
    mended::counted,
    said::{Spoken, lines, say},
};
use tazamun_analysis::{Answer, TrendFound};
use tazamun_record::day_at;
use tazamun_sync::trend;

/// The answer in lines.
pub fn text(answer: &Answer<TrendFound>, spoken: Spoken) -> String {
    let Answer { question, result, .. } = answer;
    let trend = &result.trend;
    let key = match trend.direction {
        trend::Direction::Rising => "trend.rising",
        trend::Direction::Falling => "trend.falling",
        trend::Direction::NoTrend => "trend.no-trend",
        trend::Direction::TooThin => "trend.too-thin",
    };
    // A series of less than a week has no whole week to count in.
    let (key, events) = match (key, trend.weeks) {
        ("trend.too-thin", 0) => ("trend.less-than-a-week", events_of(spoken, result.series.events)),
        _ => (key, format!("{:.0}", trend.events)),
    };
    let size = [("events", events), ("weeks", trend.weeks.to_string())];
    let mut said = vec![say(spoken, key, &size)];
    if let Some(factor) = trend.per_year {
        let mut values = estimate(factor);
        values.extend([("p", p_value(trend.p)), ("rising", p_value(trend.p_rising))]);
        said.push(say(spoken, "trend.factor", &values));
        said.push(say(spoken, "trend.dispersion", &[("dispersion", format!("{:.1}", trend.dispersion))]));
        said.extend(trend.changes.iter().map(|change| changed(spoken, change)));
        if trend.changes.is_empty() {
            said.push(say(spoken, "trend.no-change", &[("p", p_value(trend.p_change))]));
        }
    }
    said.push(side(spoken, "A", question.filter.as_deref().unwrap_or_default(), result.series));
    said.push(days(spoken, result.from, result.to));
    said.push(note(spoken, say(spoken, "trend.caution", &[])));
    said.extend(notes(spoken, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

/// How many events there are; Arabic names what is counted before its number.
fn events_of(spoken: Spoken, count: usize) -> String {
    if spoken == Spoken::En { counted(count, "event") } else { count.to_string() }
}

fn changed(spoken: Spoken, change: &trend::Change) -> String {
    let mut values = estimate(change.factor);
    values.extend([
        ("day", day_at(change.day).to_string()),
        ("earliest", day_at(change.earliest).to_string()),
        ("latest", day_at(change.latest).to_string()),
        ("p", p_value(change.p)),
    ]);
    say(spoken, "trend.change", &values)
}

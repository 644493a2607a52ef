//! What is said of a rate and of changes of its level.

use super::{counted, dated, days, decimals, estimate, lines, note, notes, p_value, side, side_a};
use tazamun_analysis::{Answer, TrendFound};
use tazamun_record::day_at;
use tazamun_sync::trend;
use tazamun_words::{Phrase, Words};

/// The answer in lines.
pub fn text(answer: &Answer<TrendFound>, words: &Words) -> String {
    let Answer { question, result, .. } = answer;
    let trend = &result.trend;
    let direction = match trend.direction {
        trend::Direction::Rising => "trend-rising",
        trend::Direction::Falling => "trend-falling",
        trend::Direction::NoTrend => "trend-no-trend",
        trend::Direction::TooThin => "trend-too-thin",
    };
    // A series of less than a week has no whole week to count in.
    let events = if trend.weeks == 0 { result.series.events as u64 } else { trend.events.round() as u64 };
    let events = counted(words, "n-events", events);
    let mut said = vec![words.say(direction, &[("events", events), ("weeks", trend.weeks.into())])];
    if let Some(factor) = trend.per_year {
        let mut values = estimate(factor);
        values.extend([("p", p_value(words, trend.p)), ("rising", p_value(words, trend.p_rising))]);
        said.push(words.say("trend-factor", &values));
        said.push(words.say("trend-dispersion", &[("dispersion", decimals(trend.dispersion, 1))]));
        said.extend(trend.changes.iter().map(|change| changed(words, change)));
        if trend.changes.is_empty() {
            said.push(words.say("trend-no-change", &[("p", p_value(words, trend.p_change))]));
        }
    }
    let filter = question.filter.as_deref().unwrap_or_default();
    said.push(side(words, side_a(words), filter, result.series));
    said.push(days(words, result.from, result.to));
    said.push(note(words, words.say("trend-caution", &[])));
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

fn changed(words: &Words, change: &trend::Change) -> Phrase {
    let mut values = estimate(change.factor);
    values.extend([
        ("day", dated(day_at(change.day))),
        ("earliest", dated(day_at(change.earliest))),
        ("latest", dated(day_at(change.latest))),
        ("p", p_value(words, change.p)),
    ]);
    words.say("trend-change", &values)
}

//! What is said of what follows a theatre's events in another.

use super::{days, estimate, note, notes, p_value, side};
use crate::said::{Spoken, lines, say};
use tazamun_analysis::{Answer, EventStudy, EventStudyVerdict};
use tazamun_sync::FEWEST_EVENT_DAYS;

/// The answer in lines.
pub fn text(answer: &Answer<EventStudy>, spoken: Spoken) -> String {
    let Answer { question, result, .. } = answer;
    let wake = &result.wake;
    let key = match result.verdict {
        EventStudyVerdict::TooThin => "wake.too-thin",
        EventStudyVerdict::MoreAfterThanBefore => "wake.more",
        EventStudyVerdict::ConsistentWithChance => "wake.none",
    };
    let sizes = [
        ("needed", FEWEST_EVENT_DAYS.to_string()),
        ("a", result.a.event_days.to_string()),
        ("b", result.b.event_days.to_string()),
    ];
    let mut rates = estimate(wake.excess);
    rates.extend([
        ("after", format!("{:.2}", wake.after)),
        ("before", format!("{:.2}", wake.before)),
        ("within", wake.within.to_string()),
    ]);
    let test = [("p", p_value(wake.p)), ("lags", wake.lags_compared.to_string())];
    let mut said = vec![
        say(spoken, key, &sizes),
        say(spoken, "wake.rates", &rates),
        say(spoken, "wake.p", &test),
        side(spoken, "A", &question.a, result.a),
        side(spoken, "B", &question.b, result.b),
        days(spoken, result.from, result.to),
        note(spoken, say(spoken, "wake.caution", &[])),
    ];
    said.extend(notes(spoken, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

//! What is said of what follows a theatre's events in another.

use super::{days, decimals, estimate, lines, note, notes, p_of_lags, side, side_a, side_b, too_thin};
use tazamun_analysis::{Answer, EventStudy, EventStudyVerdict};
use tazamun_sync::FEWEST_EVENT_DAYS;
use tazamun_words::Words;

/// The answer in lines.
pub fn text(answer: &Answer<EventStudy>, words: &Words) -> String {
    let Answer { question, result, .. } = answer;
    let wake = &result.wake;
    let verdict = match result.verdict {
        EventStudyVerdict::TooThin => {
            too_thin(words, FEWEST_EVENT_DAYS, result.a.event_days, result.b.event_days)
        }
        EventStudyVerdict::MoreAfterThanBefore => words.say("wake-more", &[]),
        EventStudyVerdict::ConsistentWithChance => words.say("wake-none", &[]),
    };
    let mut rates = estimate(wake.excess);
    rates.extend([
        ("after", decimals(wake.after, 2)),
        ("before", decimals(wake.before, 2)),
        ("within", wake.within.into()),
    ]);
    let mut said = vec![
        verdict,
        words.say("wake-rates", &rates),
        p_of_lags(words, "wake-p", wake.p, wake.lags_compared),
        side(words, side_a(words), &question.a, result.a),
        side(words, side_b(words), &question.b, result.b),
        days(words, result.from, result.to),
        note(words, words.say("wake-caution", &[])),
    ];
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

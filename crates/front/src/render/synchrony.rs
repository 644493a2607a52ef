//! What is said of two theatres that were held against each other in time.

use super::{
    days, decimals, estimate_to, lines, note, notes, p_of_lags, p_value, percent, side, side_a, side_b,
    too_thin, whole_or,
};
use tazamun_analysis::{Answer, Robustness, Synchrony, SynchronyVerdict, phrases};
use tazamun_sync::Certificate;
use tazamun_words::{Phrase, Words};

/// The answer in lines.
pub fn text(answer: &Answer<Synchrony>, words: &Words) -> String {
    let Answer { question, result, certificate, .. } = answer;
    let mut said = vec![verdict(words, &result.verdict)];
    if let (Some(p), Some(expected), Some(observed)) = (result.p, result.expected, result.observed) {
        said.push(p_of_lags(words, "answer-p", p, result.lags_compared.unwrap_or(0)));
        let values = [
            ("observed", whole_or(observed)),
            ("within", question.within.into()),
            ("expected", decimals(expected, 1)),
        ];
        said.push(words.say("sync-pairs", &values));
    }
    said.extend(result.excess.map(|excess| words.say("sync-excess", &estimate_to(excess, 1))));
    if let Some(certificate) = certificate {
        said.push(certified(words, &certificate.certificate));
        said.push(moved(words, &certificate.sensitivity));
    }
    said.push(side(words, side_a(words), &question.a, result.a));
    said.push(side(words, side_b(words), &question.b, result.b));
    said.push(days(words, result.from, result.to));
    said.extend(result.naive_shuffle.map(|shuffle| {
        let values = [("p", p_value(words, shuffle.p)), ("expected", decimals(shuffle.expected, 1))];
        note(words, words.say("sync-shuffle", &values))
    }));
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

fn verdict(words: &Words, verdict: &SynchronyVerdict) -> Phrase {
    match verdict {
        SynchronyVerdict::TooThin { needed, event_days_a, event_days_b } => {
            too_thin(words, *needed, *event_days_a, *event_days_b)
        }
        SynchronyVerdict::ConsistentWithChance => words.say("sync-consistent-with-chance", &[]),
        SynchronyVerdict::MoreThanChance => words.say("sync-more-than-chance", &[]),
        SynchronyVerdict::Withheld { reason } => {
            words.say("sync-withheld", &[("reason", phrases::withheld(words, reason).into())])
        }
    }
}

/// How far doubts about the events move the verdict.
fn moved(words: &Words, doubts: &Robustness) -> Phrase {
    match doubts {
        Robustness::None => words.say("sync-no-doubts", &[]),
        Robustness::Drawn { same_verdict, sensitivity: s } => {
            let values = [
                ("doubtful", s.doubtful_events.into()),
                ("vague", s.vague_dates.into()),
                ("draws", s.draws.into()),
                ("same", percent(*same_verdict, 0)),
                ("p", p_value(words, s.p.value)),
                ("low", p_value(words, s.p.low)),
                ("high", p_value(words, s.p.high)),
            ];
            words.say("sync-doubts", &values)
        }
    }
}

/// A certificate.
fn certified(words: &Words, certificate: &Certificate) -> Phrase {
    let Certificate { pairs, false_alarms, power, effect, level, .. } = certificate;
    let values = [
        ("pairs", (*pairs).into()),
        ("alarms", percent(false_alarms.value, 1)),
        ("level", percent(*level, 0)),
        ("effect", percent(*effect, 0)),
        ("power", percent(power.value, 0)),
    ];
    words.say("sync-certificate", &values)
}

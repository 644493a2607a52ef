//! What is said of an incident's rank.

use super::{dated, decimals, lines, notes, percent};
use tazamun_analysis::{Answer, RankFound};
use tazamun_sync::rank::{Exceptional, Ranked};
use tazamun_words::{Phrase, Values, Words};

/// The answer in lines.
pub fn text(answer: &Answer<RankFound>, words: &Words) -> String {
    let say = |id: &str, values: tazamun_words::Values<'_>| words.say(id, values);
    let found = &answer.result;
    let code = |ranked: Ranked| match ranked {
        Ranked::Holds => "holds",
        Ranked::Tied => "tied",
        Ranked::Open => "open",
        Ranked::DoesNotHold => "not",
    };
    let killed = match found.killed {
        Some(n) => say("killed", &[("n", n.into())]),
        None => say("toll-unknown", &[]),
    };
    let when = match found.date_start == found.date_end {
        true => dated(found.date_start),
        false => format!("{}..{}", found.date_start, found.date_end).into(),
    };
    let since = &found.since;
    let days = [("from", dated(found.from)), ("to", dated(found.to))];
    let mut said = vec![
        say("rank-incident", &[("when", when), ("killed", killed.into())]),
        say(&format!("rank-largest-since-{}", code(since.largest)), &[("from", dated(found.from))]),
        say(&format!("rank-largest-{}", code(found.rank.largest)), &days),
        say(
            "rank-compared",
            &[
                ("others", found.rank.others.into()),
                ("larger", found.rank.larger.into()),
                ("perhaps", found.rank.perhaps_larger.into()),
                ("ties", found.rank.ties.into()),
                ("unknown", found.rank.unknown.into()),
            ],
        ),
        say(&format!("rank-first-{}", code(since.first)), &[("from", dated(found.from))]),
    ];
    said.extend(since.days_since_last.map(|n| say("rank-last", &[("n", n.unsigned_abs().into())])));
    said.push(match &found.exceptional {
        Some(exceptional) => tail(&say, exceptional),
        None => say("rank-no-tail", &[("threshold", answer.question.complete_from.into())]),
    });
    if let Some(c) = &answer.certificate {
        let values = [
            ("records", c.records.into()),
            ("coverage", percent(c.coverage.value, 0)),
            ("rare", percent(c.called_too_rare.value, 1)),
        ];
        said.push(say("rank-certificate", &values));
        said.extend((!c.holds).then(|| say("rank-certificate-fails", &[])));
    }
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

fn tail(say: &dyn Fn(&str, Values<'_>) -> Phrase, found: &Exceptional) -> Phrase {
    let years = |years: f64| match years {
        long if long >= 1e4 => "∞".into(),
        long if long >= 10.0 => decimals(long, 0),
        short => decimals(short, 1),
    };
    let of = &found.return_years;
    say(
        "rank-return",
        &[
            ("years", years(of.value)),
            ("low", years(of.low)),
            ("high", years(of.high)),
            ("above", found.above.into()),
            ("threshold", found.threshold.into()),
        ],
    )
}

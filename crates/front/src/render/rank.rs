//! What is said of an incident's rank.

use super::{lines, notes, percent};
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
        true => found.date_start.to_string(),
        false => format!("{}..{}", found.date_start, found.date_end),
    };
    let since = &found.since;
    let days = [("from", found.from.to_string().into()), ("to", found.to.to_string().into())];
    let mut said = vec![
        say("rank-incident", &[("when", when.into()), ("killed", killed.into())]),
        say(
            &format!("rank-largest-since-{}", code(since.largest)),
            &[("from", found.from.to_string().into())],
        ),
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
        say(&format!("rank-first-{}", code(since.first)), &[("from", found.from.to_string().into())]),
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
        long if long >= 1e4 => "∞".to_owned(),
        long if long >= 10.0 => format!("{long:.0}"),
        short => format!("{short:.1}"),
    };
    let of = &found.return_years;
    say(
        "rank-return",
        &[
            ("years", years(of.value).into()),
            ("low", years(of.low).into()),
            ("high", years(of.high).into()),
            ("above", found.above.into()),
            ("threshold", found.threshold.into()),
        ],
    )
}

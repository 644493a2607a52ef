//! What is said of a share.

use super::{certificate_fails, dated, decimals, lines, notes, p_value};
use tazamun_analysis::{Answer, ShareFound, ShareVerdict};
use tazamun_words::Words;

/// The answer in lines.
pub fn text(answer: &Answer<ShareFound>, words: &Words) -> String {
    let say = |id: &str, values: tazamun_words::Values<'_>| words.say(id, values);
    let found = &answer.result.found;
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    let verdict = match answer.result.verdict {
        ShareVerdict::Most => "share-most",
        ShareVerdict::LessThanHalf => "share-less",
        ShareVerdict::Open => "share-open",
    };
    let days = [("from", dated(answer.result.from)), ("to", dated(answer.result.to))];
    let mut said = vec![
        say(verdict, &[]),
        say(
            "share-found",
            &[
                ("with", found.with.into()),
                ("of", found.of.into()),
                ("share", percent(found.share.value).into()),
                ("low", percent(found.share.low).into()),
                ("high", percent(found.share.high).into()),
            ],
        ),
        say(
            "share-worth",
            &[("effective", decimals(found.effective, 0)), ("p", p_value(words, found.p_most))],
        ),
        say("share-days", &days),
    ];
    if let Some(c) = &answer.certificate {
        let values = [
            ("records", c.records.into()),
            ("coverage", super::percent(c.coverage.value, 0)),
            ("alarms", super::percent(c.false_alarms.value, 1)),
            ("level", super::percent(c.level, 0)),
            ("planted", super::percent(0.5 + c.effect, 0)),
            ("power", super::percent(c.power.value, 0)),
        ];
        said.push(say("share-certificate", &values));
        said.extend(certificate_fails(words, c.holds));
    }
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}

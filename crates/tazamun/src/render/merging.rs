//! What is said of merging: why records were joined, and which pairs are for a person to decide.

use super::{counted, list};
use crate::{Failure, inert};
use serde_json::{Value, json};
use std::fmt::Write as _;
use tazamun_merge::{Decisions, Evidence, Explanation, Linkage, Reason, ReviewPair};
use tazamun_words::Words;

/// What became of a store's reports.
pub fn kept_json(reports: usize, incidents: usize, several: usize) -> Value {
    json!({"reports": reports, "incidents": incidents, "told_by_several": several})
}

/// The same in a line.
pub fn kept(words: &Words, reports: usize, incidents: usize, several: usize) -> String {
    let values = [
        ("reports", counted(words, "n-reports", reports)),
        ("incidents", counted(words, "n-incidents", incidents)),
        ("several", several.into()),
    ];
    words.say("merge-kept", &values).plain() + "\n"
}

/// Why the records of an incident were joined, and those nearest to it were not.
pub fn explained_json(id: &str, why: &Explanation) -> Value {
    let all = |reasons: &[Reason]| reasons.iter().map(of_reason).collect::<Vec<_>>();
    json!({"id": id, "joined": all(&why.inside), "nearest": all(&why.outside)})
}

/// The same in lines.
pub fn explained(words: &Words, id: &str, why: &Explanation) -> String {
    let mut text = format!("{id}\n{}\n", words.bare("merge-legend"));
    for (title, reasons) in [("merge-joined", &why.inside), ("merge-nearest", &why.outside)] {
        let _ = writeln!(text, "{}", words.bare(title));
        if reasons.is_empty() {
            let _ = writeln!(text, "  {}", words.bare("merge-none"));
        }
        for reason in reasons {
            let _ = writeln!(text, "  {}", line(words, reason));
        }
    }
    text
}

fn of_reason(reason: &Reason) -> Value {
    json!({"a": reason.a, "b": reason.b, "evidence": of_evidence(&reason.evidence)})
}

/// A pair that could be one incident or two.
pub fn of_review_pair(pair: &ReviewPair) -> Value {
    json!({"a": pair.a, "b": pair.b, "joined": pair.joined, "evidence": of_evidence(&pair.evidence)})
}

/// Each comparison with its bits, their sum, and the probability.
fn of_evidence(evidence: &Evidence) -> Value {
    let parts = evidence.parts().into_iter().map(|(name, bits)| (name.to_owned(), json!(bits)));
    let whole = [("bits", evidence.bits()), ("probability", evidence.probability())]
        .map(|(n, v)| (n.to_owned(), json!(v)));
    Value::Object(parts.chain(whole).collect())
}

/// "+5.8 bits (98 %)  a#0  b#1  time +2.5, place +0.8 …"
fn line(words: &Words, reason: &Reason) -> String {
    let Reason { a, b, evidence } = reason;
    let bits = [
        ("bits", format!("{:+.1}", evidence.bits()).into()),
        ("percent", format!("{:.0}", 100.0 * evidence.probability()).into()),
    ];
    let bits = words.say("merge-bits", &bits).plain();
    format!("{bits}  {}  {}  {}", inert::line(a), inert::line(b), parts(words, evidence))
}

fn parts(words: &Words, evidence: &Evidence) -> String {
    let telling = evidence.parts().into_iter().filter(|(_, bits)| bits.abs() >= 0.05);
    list(words, telling.map(|(name, bits)| format!("{} {bits:+.1}", words.bare(&format!("evidence-{name}")))))
}

/// The pairs that were decided, and those that are to be: the whole file is good for --decisions again.
pub fn review(words: &Words, pairs: &[ReviewPair], decided: &Decisions) -> String {
    let titles =
        ["review-decision", "review-one", "review-other", "review-probability", "review-now", "review-why"];
    let titles = titles.map(|title| words.bare(title)).join("\t");
    let mut text = format!("# {}\n# {titles}\n", words.bare("review-head"));
    for (a, b, verdict) in decided.iter() {
        let _ = writeln!(text, "{}\t{}\t{}", verdict.word(), inert::cell(a), inert::cell(b));
    }
    for pair in pairs {
        let now = words.bare(if pair.joined { "review-joined" } else { "review-apart" });
        let probability = pair.evidence.probability();
        let why = parts(words, &pair.evidence);
        let _ = writeln!(
            text,
            "?\t{}\t{}\t{probability:.2}\t{now}\t{why}",
            inert::cell(&pair.a),
            inert::cell(&pair.b)
        );
    }
    text
}

/// Why an incident is what it is.
///
/// # Errors
/// [`Failure::Usage`] where none has this id.
pub fn why(linkage: &Linkage<'_>, id: &str) -> Result<Explanation, Failure> {
    linkage.explain(id).ok_or_else(|| {
        Failure::Usage(format!(
            "no incident is called '{id}'; the ids stand in what 'tazamun merge' prints for the same files, as \"id\"."
        ))
    })
}

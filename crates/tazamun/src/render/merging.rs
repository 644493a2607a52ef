//! What is said of merging: why accounts were joined, and which pairs are for a person to decide.

use crate::{Failure, inert, mended::counted};
use serde_json::{Value, json};
use std::fmt::Write as _;
use tazamun_merge::{Decisions, Doubt, Evidence, Explanation, Linkage, Reason};

/// What became of a store's reports.
pub fn kept_json(reports: usize, incidents: usize, several: usize) -> Value {
    json!({"reports": reports, "incidents": incidents, "told_by_several": several})
}

/// The same in a line.
pub fn kept(reports: usize, incidents: usize, several: usize) -> String {
    format!(
        "{} tell {}, {several} of them told by more than one. 'tazamun list incidents' lists them.\n",
        counted(reports, "report"),
        counted(incidents, "incident")
    )
}

/// Why the accounts of an incident were joined, and those nearest to it were not.
pub fn explained_json(id: &str, why: &Explanation) -> Value {
    let all = |reasons: &[Reason]| reasons.iter().map(of_reason).collect::<Vec<_>>();
    json!({"id": id, "joined": all(&why.inside), "nearest": all(&why.outside)})
}

/// The same in lines.
pub fn explained(id: &str, why: &Explanation) -> String {
    let mut text = format!(
        "{id}\nA line: the bits that speak for one incident (at 0 the odds are even, each bit more doubles them), the \
         probability, the two names, and what each comparison gave. Two groups become one incident where the mean over \
         the better two thirds of the pairs between them is 0 or more.\n"
    );
    for (title, reasons) in [("joined", &why.inside), ("nearest, and not joined", &why.outside)] {
        let _ = writeln!(text, "{title}:");
        if reasons.is_empty() {
            let _ = writeln!(text, "  none");
        }
        for reason in reasons {
            let _ = writeln!(text, "  {}", line(reason));
        }
    }
    text
}

fn of_reason(reason: &Reason) -> Value {
    json!({"a": reason.a, "b": reason.b, "evidence": of_evidence(&reason.evidence)})
}

/// A pair that could be one incident or two.
pub fn of_doubt(doubt: &Doubt) -> Value {
    json!({"a": doubt.a, "b": doubt.b, "joined": doubt.joined, "evidence": of_evidence(&doubt.evidence)})
}

/// Each comparison with its bits, their sum, and the probability.
fn of_evidence(evidence: &Evidence) -> Value {
    let parts = evidence.parts().into_iter().map(|(name, bits)| (name.to_owned(), json!(bits)));
    let whole = [("bits", evidence.bits()), ("probability", evidence.probability())]
        .map(|(n, v)| (n.to_owned(), json!(v)));
    Value::Object(parts.chain(whole).collect())
}

/// "+5.8 bits (98 %)  a#0  b#1  time +2.5, place +0.8 …"
fn line(reason: &Reason) -> String {
    let Reason { a, b, evidence } = reason;
    let percent = 100.0 * evidence.probability();
    format!(
        "{:+.1} bits ({percent:.0} %)  {}  {}  {}",
        evidence.bits(),
        inert::line(a),
        inert::line(b),
        parts(evidence)
    )
}

fn parts(evidence: &Evidence) -> String {
    let telling = evidence.parts().into_iter().filter(|(_, bits)| bits.abs() >= 0.05);
    telling.map(|(name, bits)| format!("{name} {bits:+.1}")).collect::<Vec<_>>().join(", ")
}

/// The pairs that were decided, and those that are to be: the whole file is good for --decisions again.
pub fn review(doubts: &[Doubt], decided: &Decisions) -> String {
    let mut text = String::from(
        "# Pairs that could be one incident or two. Write 'same' or 'different' in the place of '?', and give the file \
         back with --decisions.\n# decision\tone\tthe other\tprobability\tas it is\twhy (bits)\n",
    );
    for (a, b, verdict) in decided.iter() {
        let _ = writeln!(text, "{}\t{}\t{}", verdict.word(), inert::cell(a), inert::cell(b));
    }
    for doubt in doubts {
        let now = if doubt.joined { "joined" } else { "apart" };
        let probability = doubt.evidence.probability();
        let why = parts(&doubt.evidence);
        let _ = writeln!(
            text,
            "?\t{}\t{}\t{probability:.2}\t{now}\t{why}",
            inert::cell(&doubt.a),
            inert::cell(&doubt.b)
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

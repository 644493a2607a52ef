//! Two answers to one question → what is no longer as it was.

use super::KeptAnswer;
use std::collections::BTreeSet;

/// Something that is no longer as it was.
#[derive(Debug, Clone, PartialEq)]
pub enum Changed {
    /// The data: incidents in them before and now.
    Data(usize, usize),
    /// The verdict: its code before and now.
    Verdict(String, String),
    /// A number, by its name: before and now.
    Number(String, Option<f64>, Option<f64>),
    /// Incidents that nobody has checked, among those selected.
    Unchecked(usize, usize),
}

/// What changed from one answer to the next; nothing where all is as it was.
pub fn changes(before: &KeptAnswer, now: &KeptAnswer) -> Vec<Changed> {
    let mut all = Vec::new();
    if before.data.fingerprint != now.data.fingerprint {
        all.push(Changed::Data(before.data.incidents, now.data.incidents));
    }
    if before.verdict != now.verdict {
        all.push(Changed::Verdict(before.verdict.clone(), now.verdict.clone()));
    }
    let names: BTreeSet<&String> = before.numbers.keys().chain(now.numbers.keys()).collect();
    for name in names {
        let (was, is) = (before.numbers.get(name).copied(), now.numbers.get(name).copied());
        if was != is {
            all.push(Changed::Number(name.clone(), was, is));
        }
    }
    let unchecked = (before.data.standings.unchecked, now.data.standings.unchecked);
    if unchecked.0 != unchecked.1 {
        all.push(Changed::Unchecked(unchecked.0, unchecked.1));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::KeptData;
    use serde_json::json;
    use std::collections::BTreeMap;

    fn kept(fingerprint: &str, verdict: &str, p: f64) -> KeptAnswer {
        let data = KeptData { fingerprint: fingerprint.to_owned(), ..KeptData::default() };
        KeptAnswer::new(data, json!({"result": {"verdict": verdict, "p": p}}), BTreeMap::new())
    }

    #[test]
    fn what_is_as_it_was_is_not_told() {
        let before = kept("f", "consistent-with-chance", 0.5);
        assert_eq!(changes(&before, &before), []);
        let now = kept("g", "more-than-chance", 0.5);
        assert_eq!(
            changes(&before, &now),
            [
                Changed::Data(0, 0),
                Changed::Verdict("consistent-with-chance".into(), "more-than-chance".into())
            ]
        );
        let now = kept("f", "consistent-with-chance", 0.4);
        assert_eq!(changes(&before, &now), [Changed::Number("p".into(), Some(0.5), Some(0.4))]);
    }
}

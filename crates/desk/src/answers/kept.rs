//! What is kept of an answer, so that it can be shown after the program was closed and the data have moved on.

use crate::keeping::Standing;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use tazamun_words::Lang;

/// The form of what is kept; changes when a field goes away or changes its meaning.
const SCHEMA: &str = "tazamun.desk-answer/1";
/// Numbers by which two answers to one question are compared, by where they stand in the answer.
const COMPARED: [(&str, &[&str]); 9] = [
    ("p", &["p"]),
    ("observed", &["observed"]),
    ("expected", &["expected"]),
    ("events-a", &["a", "events"]),
    ("events-b", &["b", "events"]),
    ("events", &["series", "events"]),
    ("per-year", &["per_year", "value"]),
    ("share", &["share", "value"]),
    ("places", &["places"]),
];

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptAnswer {
    /// The form.
    pub schema: String,
    /// The data that were asked.
    pub data: KeptData,
    /// The code of the verdict; empty where the question has none.
    pub verdict: String,
    /// Numbers by which it is compared with another answer to the same question.
    pub numbers: BTreeMap<String, f64>,
    /// What it says, by language: the verdict first.
    pub said: BTreeMap<String, Vec<String>>,
    /// What a brief says, with its pictures, by language; nothing where the answer is no brief.
    pub sections: BTreeMap<String, String>,
    /// A brief as Markdown, by language.
    pub markdown: BTreeMap<String, String>,
    /// The answer for programs.
    pub answer: Value,
}

/// The data behind an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptData {
    /// The names of the datasets.
    pub names: Vec<String>,
    /// What tells them from later ones.
    pub fingerprint: String,
    /// Incidents in them.
    pub incidents: usize,
    /// Who stands behind the incidents that the question selects.
    pub standings: Standings,
}

/// How many incidents were checked how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is its standing")]
pub struct Standings {
    pub unchecked: usize,
    pub one_person: usize,
    pub approved: usize,
    pub imported: usize,
}

impl Standings {
    /// Counts one more.
    pub fn count(&mut self, standing: Standing) {
        match standing {
            Standing::Unchecked => self.unchecked += 1,
            Standing::OnePerson => self.one_person += 1,
            Standing::Approved => self.approved += 1,
            Standing::Imported => self.imported += 1,
        }
    }

    /// All that were counted.
    pub fn all(&self) -> usize {
        self.unchecked + self.one_person + self.approved + self.imported
    }
}

impl KeptData {
    /// The names and the fingerprint as one word and another: what the store keeps of a question.
    pub fn word(&self) -> String {
        format!("{} {}", self.names.join("+"), self.fingerprint)
    }
}

impl KeptAnswer {
    /// An answer for programs (`verdict` and the numbers are looked up in it) with what it says.
    pub fn new(data: KeptData, answer: Value, said: BTreeMap<String, Vec<String>>) -> Self {
        let found = ["result", "tested"].iter().find_map(|part| answer.get(part)).unwrap_or(&Value::Null);
        // A brief's numbers stand with the test that gave them.
        let tests = [
            found,
            found.get("coincidence").unwrap_or(&Value::Null),
            found.get("pair").unwrap_or(&Value::Null),
        ];
        let number = |path: &[&str]| {
            tests.iter().find_map(|test| path.iter().try_fold(*test, |at, key| at.get(key))?.as_f64())
        };
        let numbers = COMPARED
            .iter()
            .filter_map(|(name, path)| Some(((*name).to_owned(), number(path).filter(|n| n.is_finite())?)))
            .collect();
        KeptAnswer {
            schema: SCHEMA.to_owned(),
            verdict: verdict(found),
            data,
            numbers,
            said,
            sections: BTreeMap::new(),
            markdown: BTreeMap::new(),
            answer,
        }
    }

    /// Reads an answer back from the store; nothing where it is of another form.
    pub fn read(record: Value) -> Option<Self> {
        serde_json::from_value(record).ok().filter(|kept: &KeptAnswer| kept.schema == SCHEMA)
    }

    /// The language in which it is shown to a reader of this one: the same, or English where it was kept before the desk
    /// spoke the reader's.
    pub fn shown_in(&self, lang: Lang) -> Lang {
        if self.said.contains_key(lang.code()) { lang } else { Lang::English }
    }

    /// What it says in a language, the verdict first; nothing where it was not kept in it.
    pub fn said_in(&self, lang: Lang) -> &[String] {
        self.said.get(lang.code()).map(Vec::as_slice).unwrap_or_default()
    }

    /// As the store keeps it.
    pub fn record(&self) -> Value {
        serde_json::to_value(self).unwrap_or(Value::Null)
    }

    /// Its p, where a test gave one.
    pub fn p(&self) -> Option<f64> {
        self.numbers.get("p").copied()
    }
}

fn verdict(found: &Value) -> String {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let named = found.get("verdict").and_then(|verdict| {
        // A verdict with numbers of its own names itself by its first key.
        let own = verdict.get("verdict").and_then(word);
        own.or_else(|| word(verdict)).or_else(|| Some(verdict.as_object()?.keys().next()?.clone()))
    });
    named.or_else(|| found.get("direction").and_then(word)).unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_is_shown_in_english_where_it_was_kept_before_its_readers_language() {
        let said = ["ar", "en"].map(|lang| (lang.to_owned(), vec!["x".to_owned()]));
        let older = KeptAnswer::new(KeptData::default(), json!({}), said.into());
        let shown = Lang::SPOKEN.map(|lang| older.shown_in(lang));
        assert_eq!(shown, [Lang::Arabic, Lang::English, Lang::English]);
    }

    #[test]
    fn the_verdict_and_the_numbers_are_found_wherever_they_stand() {
        for (answer, verdict, p) in [
            (json!({"result": {"verdict": "more-than-chance", "p": 0.01}}), "more-than-chance", Some(0.01)),
            (json!({"tested": {"verdict": {"verdict": "too-thin"}, "coincidence": null}}), "too-thin", None),
            (json!({"tested": {"verdict": "x", "coincidence": {"p": 0.5}}}), "x", Some(0.5)),
            (json!({"result": {"direction": "Rising", "p": 0.2}}), "rising", Some(0.2)),
            (json!({"tested": null}), "", None),
        ] {
            let kept = KeptAnswer::new(KeptData::default(), answer, BTreeMap::new());
            assert_eq!((kept.verdict.as_str(), kept.p()), (verdict, p));
            assert_eq!(KeptAnswer::read(kept.record()), Some(kept));
        }
        assert_eq!(KeptAnswer::read(json!({"verdict": "x"})), None);
    }
}

//! One incident as one article tells it.

use crate::{Facts, Quote};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One incident as one article tells it: the facts, and the words that carry them.
///
/// ```
/// use tazamun_record::Report;
/// let line = r#"{"event_type":"Battles","sub_event_type":"Armed clash","date_start":"2022-01-21",
///   "date_end":"2022-01-21","country":"IQ","adm1":"IQ-DI","place":"Umm al-Karami","lat":34.0,"lon":44.6,
///   "where_prec":2,"actor1":["IS"],"actor2":["IRQ_GOV"],"killed":{"low":11,"best":11,"high":11},
///   "wounded":null,"casualties":null,"actor_source":null,"status":"occurred","claimed_by":null,
///   "trigger":"هجوم","quotes":{"date":null,"place":null,"killed":"11 جنديا","wounded":null,
///   "actor1":null,"actor2":null},"background":false,"aggregate":false}"#;
/// let report: Report = serde_json::from_str(line).unwrap();
/// assert_eq!(report.facts.killed.unwrap().number(), 11);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its values.
    #[serde(flatten)]
    pub facts: Facts,
    /// The words that tell the incident.
    pub trigger: Quote,
    /// The words that carry each value.
    #[serde(default)]
    pub quotes: Quotes,
    /// How sure a human coder was (3 certain … 1 doubtful); hand-coded files alone hold it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sure: Option<u8>,
    /// Probability that it is right, 0 to 1, where whoever read the article gives one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "probability")]
    pub confidence: Option<f64>,
    /// Probability that each value is right where the report is, 0 to 1, by the name of its field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidences: Option<BTreeMap<String, f64>>,
    /// Who read it, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<ReadBy>,
}

/// The name under which [`crate::Incident::extra`] keeps which language models read an incident that nobody has checked.
pub const READ_BY: &str = "read_by";

/// Who read a report.
///
/// ```
/// use tazamun_record::ReadBy;
/// let reader: ReadBy = serde_json::from_str(r#"{"by":"llm","model":"m","prompt":"2","checked":false}"#).unwrap();
/// assert_eq!(reader.unchecked_model().unwrap(), "language model m (prompt 2), unchecked");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadBy {
    /// `llm`: a language model pointed at the words; `tazamun`: this reader alone.
    pub by: String,
    /// The version of this reader, where it read alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The model, as its server calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The version of the prompt that it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// What it and this reader did together (`alone`, `hinted`, `union`, `agreement`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// SHA-256 of what it answered about the article, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Whether a person has checked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<bool>,
}

impl ReadBy {
    /// `by` of what a language model pointed at.
    pub const LLM: &'static str = "llm";

    /// The language model that pointed at it and whom nobody has checked, in words; nothing else is said of.
    pub fn unchecked_model(&self) -> Option<String> {
        if self.by != Self::LLM || self.checked == Some(true) {
            return None;
        }
        let model = self.model.as_deref().unwrap_or("?");
        let prompt = self.prompt.as_deref().unwrap_or("?");
        Some(format!("language model {model} (prompt {prompt}), unchecked"))
    }
}

/// A probability; nothing else passes for one.
fn probability<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    let number = Option::<f64>::deserialize(from)?;
    match number.filter(|p| !(0.0..=1.0).contains(p)) {
        Some(p) => Err(serde::de::Error::custom(format!("a confidence of {p}; it lies between 0 and 1"))),
        None => Ok(number),
    }
}

/// The shortest words that carry each value, where the text has them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Quotes {
    /// When.
    pub date: Option<Quote>,
    /// Where.
    pub place: Option<Quote>,
    /// How many killed.
    pub killed: Option<Quote>,
    /// How many wounded.
    pub wounded: Option<Quote>,
    /// Who.
    pub actor1: Option<Quote>,
    /// Against whom.
    pub actor2: Option<Quote>,
}

impl Quotes {
    /// Each quote that there is, with the name of its slot.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Quote)> {
        [
            ("date", &self.date),
            ("place", &self.place),
            ("killed", &self.killed),
            ("wounded", &self.wounded),
            ("actor1", &self.actor1),
            ("actor2", &self.actor2),
        ]
        .into_iter()
        .filter_map(|(slot, quote)| Some((slot, quote.as_ref()?)))
    }
}

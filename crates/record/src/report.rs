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

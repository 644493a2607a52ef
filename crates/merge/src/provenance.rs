//! Who told which value: every field in which the records of an incident say something, value by value.

use crate::Record;
use std::collections::BTreeMap;
use tazamun_record::{Actor, Facts, Place, SourcedValue, WherePrec};

/// A field's name, and how its value is written, where the facts have one.
type Field = (&'static str, fn(&Facts) -> Option<String>);

const FIELDS: [Field; 11] = [
    ("sub_event_type", |f| f.what.sub_event_type().map(|t| t.to_string())),
    ("date", |f| Some(f.when.to_string())),
    ("place", |f| place(&f.place)),
    ("actor1", |f| actors(&f.actor1)),
    ("actor2", |f| actors(&f.actor2)),
    ("killed", |f| f.killed.map(|t| t.to_string())),
    ("wounded", |f| f.wounded.map(|t| t.to_string())),
    ("casualties", |f| f.casualties.map(|n| n.to_string())),
    ("actor_source", |f| f.actor_source.clone()),
    ("status", |f| serde_json::to_value(f.status).ok()?.as_str().map(str::to_owned)),
    ("claimed_by", |f| f.claimed_by.as_ref().map(|a| a.to_string())),
];

/// The values of each field with those who gave them, the value with most voices first.
pub(crate) fn told(group: &[Record<'_>]) -> BTreeMap<String, Vec<SourcedValue>> {
    let mut all = BTreeMap::new();
    for (field, written) in FIELDS {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for record in group {
            if let Some(value) = written(record.facts()) {
                values.entry(value).or_default().push(record.name());
            }
        }
        let mut told: Vec<SourcedValue> =
            values.into_iter().map(|(value, by)| SourcedValue { value, by }).collect();
        told.sort_by(|a, b| b.by.len().cmp(&a.by.len()).then_with(|| a.value.cmp(&b.value)));
        if !told.is_empty() {
            all.insert(field.to_owned(), told);
        }
    }
    all
}

fn actors(list: &[Actor]) -> Option<String> {
    (!list.is_empty()).then(|| list.iter().map(Actor::code).collect::<Vec<_>>().join(" + "))
}

/// Name, division and precision: "Umm al-Karami, IQ-DI (near)".
fn place(place: &Place) -> Option<String> {
    let country = place.country().map(|c| c.code().to_owned());
    let region = place.adm1().map(str::to_owned).or(country);
    let names = [place.name().map(str::to_owned), region];
    let text = names.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match (text.is_empty(), place.prec()) {
        (true, _) => None,
        (false, Some(prec)) => Some(format!("{text} ({})", precision(prec))),
        (false, None) => Some(text),
    }
}

/// The name of a precision, for people.
fn precision(prec: WherePrec) -> &'static str {
    match prec {
        WherePrec::Exact => "exact",
        WherePrec::Near => "near",
        WherePrec::District => "district",
        WherePrec::Governorate => "governorate",
        WherePrec::Vague => "vague",
        WherePrec::Country => "country",
        WherePrec::International => "international",
    }
}

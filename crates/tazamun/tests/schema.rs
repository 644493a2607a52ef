//! Every answer of a test has the fields that its schema promises, and no others.

mod common;

use common::json;
use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

/// Each schema's name, and a question that it answers.
const QUESTIONS: &[(&str, &str)] = &[
    ("sync", "sync built-in --a country=SY --b country=IQ --within 1 --no-certificate"),
    ("sync", "sync built-in --a country=SY --b country=IQ --within 1 --from 2022-04-01 --to 2022-06-30"),
    ("pairs", "pairs built-in --by country --within 1"),
    ("classic", "classic built-in --a country=SY --b country=IQ --within 1 --method eca --no-certificate"),
    ("pair", "pair built-in --a country=SY --b country=IQ --first 2022-01-20 --second 2022-01-21 --within 1"),
    ("waves", "waves built-in --by country"),
    ("trend", "trend built-in"),
    ("wake", "wake built-in --a country=SY --b country=IQ"),
];

fn names(object: &Value) -> BTreeSet<String> {
    object.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
}

#[test]
fn answers_hold_what_their_schemas_promise() {
    for (name, question) in QUESTIONS {
        let schema = json(Path::new("."), format!("schema {name}").split(' '));
        let answer = json(Path::new("."), format!("{question} --json").split(' '));
        let (promised, given) = (names(&schema["properties"]), names(&answer));
        let required: BTreeSet<String> = schema["required"]
            .as_array()
            .map(|names| names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
            .unwrap_or_default();
        assert!(!required.is_empty(), "{name}");
        assert!(required.is_subset(&given), "{question}: {required:?} of {given:?}");
        // A verdict that is one of several shapes stands beside the properties.
        let elsewhere = schema.to_string();
        for field in given.difference(&promised) {
            assert!(elsewhere.contains(&format!("\"{field}\"")), "{question}: {field} is in no schema");
        }
    }
}

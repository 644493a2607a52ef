//! Every answer of a test has the fields that its schema promises, and no others.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Each schema's name, and a question that it answers.
const QUESTIONS: &[(&str, &str)] = &[
    ("sync", "sync built-in --a country=SY --b country=IQ --within 1 --no-certificate"),
    ("sync", "sync built-in --a country=SY --b country=IQ --within 1 --from 2022-04-01 --to 2022-06-30"),
    ("all-pairs", "sync built-in --all-pairs --by country --within 1"),
    ("method", "sync built-in --a country=SY --b country=IQ --within 1 --method eca --no-certificate"),
    ("pair", "pair built-in --a country=SY --b country=IQ --first 2022-01-20 --second 2022-01-21 --within 1"),
    ("waves", "waves built-in --by country"),
    ("trend", "trend built-in"),
    ("wake", "wake built-in --a country=SY --b country=IQ"),
];

fn tazamun(arguments: &str) -> Value {
    let run =
        Command::new(env!("CARGO_BIN_EXE_tazamun")).args(arguments.split(' ')).output().expect("it starts");
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{arguments}: {told}");
    serde_json::from_slice(&run.stdout).unwrap_or_else(|error| panic!("{arguments}: {error}"))
}

fn names(object: &Value) -> BTreeSet<String> {
    object.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
}

#[test]
fn answers_hold_what_their_schemas_promise() {
    for (name, question) in QUESTIONS {
        let schema = tazamun(&format!("schema {name}"));
        let answer = tazamun(&format!("{question} --json"));
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

//! `alarms`: what is new is told once, with what it rests on; what may not be watched for is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod common;

use common::{error, said, tried};
use std::{fs, path::Path};

/// Watches and a record with a surge, in a folder.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/inputs");
    for name in ["watches.toml", "surge.csv"] {
        fs::copy(inputs.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

const ASKED: [&str; 7] = ["alarms", "watches.toml", "--store", "w.db", "--copies", "40", "--json-lines"];

fn ids(lines: &str) -> Vec<String> {
    let id = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned()
    };
    lines.lines().map(id).collect()
}

#[test]
fn an_alarm_is_given_once_and_can_be_acknowledged_and_silenced() {
    let folder = folder();
    let here = folder.path();
    said(here, ["add", "surge.csv", "--dataset", "surge", "--store", "w.db"]);
    let first = said(here, ASKED);
    let found = ids(&first);
    assert!(!found.is_empty(), "{first}");
    let rates: Vec<&str> = first.lines().filter(|line| line.contains("\"rate-up\"")).collect();
    assert!(!rates.is_empty() && rates[0].contains("\"divisions\":[\"IQ-"), "{first}");
    assert_eq!(said(here, ASKED), "", "given twice");
    let all = said(here, ASKED.into_iter().chain(["--all"]));
    assert_eq!(ids(&all), found);

    said(here, ["alarms", "--store", "w.db", "--acknowledge", &found[0], "--reason", "seen"]);
    let unknown =
        error(&tried(here, ["alarms", "--store", "w.db", "--acknowledge", "a0", "--reason", "seen"]));
    assert!(unknown.contains("no alarm 'a0'"), "{unknown}");

    // A watch that is silent before it raises anything is kept, and not given.
    said(here, ["add", "surge.csv", "--dataset", "surge", "--store", "v.db"]);
    said(here, ["alarms", "--store", "v.db", "--mute", "IS in Iraq", "--reason", "known campaign"]);
    let muted = said(here, ASKED.map(|word| if word == "w.db" { "v.db" } else { word }));
    assert!(!muted.contains("\"watch\":\"IS in Iraq\"") && ids(&muted).len() < found.len(), "{muted}");
}

#[test]
fn the_feed_is_one_whatever_a_watch_is_called() {
    let folder = folder();
    let here = folder.path();
    let watches = fs::read_to_string(here.join("watches.toml")).unwrap();
    let hostile = "</title><script>alert(1)</script>&\u{202e}";
    fs::write(here.join("watches.toml"), watches.replace("\"IS in Iraq\"", &format!("'{hostile}'"))).unwrap();
    let feed = said(here, ["alarms", "watches.toml", "surge.csv", "--copies", "40", "--atom"]);
    assert!(feed.contains("&lt;script&gt;") && !feed.contains("<script>"), "{feed}");
    let mut reader = quick_xml::Reader::from_str(&feed);
    let mut entries = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) if tag.name().as_ref() == "entry" => entries += 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert!(entries > 0, "{feed}");
}

#[test]
fn what_is_wrong_is_named_and_nothing_is_kept() {
    let folder = folder();
    let here = folder.path();
    let good = fs::read_to_string(here.join("watches.toml")).unwrap();
    for (from, to, part) in [
        ("budget = 1.0", "budget = 0.0", "cannot be kept"),
        ("what = \"gap\"", "what = \"wave\"", "waves are not watched for"),
        ("filter = \"country=SY\"", "filter = \"place~Baghuz\"", "never by a place, a text or a person"),
        ("filter = \"country=SY\"", "filter = \"killed>=many\"", "many"),
        ("incomplete", "incomplet", "incomplet"),
    ] {
        fs::write(here.join("wrong.toml"), good.replacen(from, to, 1)).unwrap();
        let said = error(&tried(here, ["alarms", "wrong.toml", "surge.csv"]));
        assert!(said.contains("wrong.toml") && said.contains(part), "{to}: {said}");
    }
    let early = error(&tried(here, ["alarms", "watches.toml", "surge.csv", "--from", "2020-01-01"]));
    assert!(early.contains("no day with a past"), "{early}");
    assert!(!here.join("w.db").exists());
}

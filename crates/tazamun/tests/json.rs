//! `--json` of every verb that keeps, merges and converts: valid JSON of the shape that its help documents.

#![allow(clippy::unwrap_used)]

mod common;

use common::{said, tried};
use serde_json::Value;
use std::{fs, path::Path};

const REPORT: &str = r#""sub_event_type":"Remote explosive/landmine/IED","date_start":"2021-07-19","date_end":"2021-07-19","country":"IQ","adm1":"IQ-BG","actor1":["IS"],"trigger":"x""#;

/// A folder with the files that the table names, and a store that holds some of them.
fn prepared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let write = |name: &str, text: &str| fs::write(here.join(name), text).unwrap();
    write("old.csv", "id,date,country,killed\na,2022-01-20,SY,3\nb,2022-01-21,IQ,11\n");
    write("again.csv", "id,date,country,killed\nb,2022-01-21,IQ,12\nc,2022-02-01,IQ,1\n");
    write("faulty.csv", "id,date,country,killed\nx,2022-01-21,IQ,12\ny,2022-02-30,IQ,1\n");
    let places = [
        r#""place":"Sadr City","lat":33.39,"lon":44.46,"where_prec":1,"killed":{"low":30,"best":30,"high":30}"#,
        r#""place":"Baghdad","lat":33.31,"lon":44.36,"where_prec":4,"killed":{"low":3,"best":3,"high":3}"#,
        r#""place":"Taji","lat":33.52,"lon":44.25,"where_prec":2,"killed":{"low":28,"best":28,"high":28}"#,
    ];
    let lines = places.iter().zip(["a", "b", "c"]);
    let lines =
        lines.map(|(place, doc)| format!("{{\"doc\":\"{doc}\",\"incidents\":[{{{REPORT},{place}}}]}}\n"));
    write("reports.jsonl", &lines.collect::<String>());
    write("decided.tsv", "different\told:a\told:b\n");
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles/2022-01-23.ar.txt");
    fs::copy(article, here.join("article.ar.txt")).unwrap();
    said(here, ["add", "old.csv", "--dataset", "mine"]);
    said(here, ["add", "article.ar.txt"]);
    said(here, ["merge", "--store", "tazamun.db", "--decisions", "decided.tsv"]);
    let sync = [
        "sync",
        "built-in",
        "--a",
        "country=IQ",
        "--b",
        "country=SY",
        "--within",
        "1",
        "--store",
        "tazamun.db",
    ];
    said(here, sync);
    folder
}

#[test]
fn every_verb_prints_json_of_the_shape_that_it_documents() {
    let folder = prepared();
    let here = folder.path();
    let merged = said(here, ["merge", "reports.jsonl"]);
    let first: Value = serde_json::from_str(merged.lines().next().unwrap()).unwrap();
    let id = first["id"].as_str().unwrap();
    for (line, fields) in tazamun_record::rows(include_str!("data/json_verbs.tsv")) {
        let [typed, values, keys] = fields[..] else {
            panic!("json_verbs.tsv:{line}: three columns, please")
        };
        let typed = typed.replace("@ID", id);
        let args: Vec<&str> = typed.split(' ').collect();
        let place = format!("json_verbs.tsv:{line}: {typed}");
        if values == "refused" {
            let run = tried(here, &args);
            assert_eq!(run.status.code(), Some(2), "{place}");
            assert!(String::from_utf8_lossy(&run.stderr).contains(keys), "{place}");
            continue;
        }
        let out = said(here, &args);
        let found: Vec<Value> = match values {
            "whole" => vec![serde_json::from_str(&out).unwrap_or_else(|e| panic!("{place}: {e}\n{out}"))],
            _ => out
                .lines()
                .map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{place}: {e}\n{l}")))
                .collect(),
        };
        match values {
            "whole" => {}
            "0" => assert!(!found.is_empty(), "{place}"),
            n => assert_eq!(found.len(), n.parse::<usize>().unwrap(), "{place}\n{out}"),
        }
        for value in &found {
            for key in keys.split(',') {
                assert!(value.get(key).is_some(), "{place}: no '{key}' in {value}");
            }
        }
    }
}

/// What the table cannot show: that the numbers are right.
#[test]
fn losses_and_lenient_readings_are_counted_in_json() {
    let folder = prepared();
    let here = folder.path();
    let value = |args: &[&str]| -> Value { serde_json::from_str(&said(here, args)).unwrap() };
    let since =
        value(&["convert", "again.csv", "--to", "ucdp-ged", "--since", "old.csv", "-o", "o.csv", "--json"]);
    assert_eq!(
        since["since"],
        serde_json::json!({"added": 1, "changed": 1, "removed": 1, "unchanged": 0}),
        "{since}"
    );
    let lenient = value(&["convert", "faulty.csv", "--lenient", "--to", "jsonl", "-o", "o.jsonl", "--json"]);
    assert_eq!(lenient["read"][0]["incidents"], 1);
    assert!(lenient["read"][0]["passed_over"][0].as_str().unwrap().contains("line 3"), "{lenient}");
    let added = value(&["add", "faulty.csv", "--lenient", "--json"]);
    assert_eq!(
        (&added["added"], added["passed_over"].as_array().unwrap().len()),
        (&serde_json::json!(["x"]), 1)
    );
    // Without -o the file itself is on standard output, and the account on standard error.
    let run = tried(here, ["export", "--dataset", "mine", "--format", "csv", "--json"]);
    assert!(String::from_utf8(run.stdout).unwrap().starts_with("id,"));
    let account: Value = serde_json::from_slice(&run.stderr).unwrap();
    assert_eq!((&account["incidents"], &account["missing"]), (&2.into(), &0.into()));
}

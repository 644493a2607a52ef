//! The store and merging, as a user runs them.

#![allow(clippy::unwrap_used)]

mod common;

use common::{said, tried};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn article() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles/2022-01-23.ar.txt")
}

#[test]
fn an_article_goes_in_is_merged_and_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let article = article();
    let article = article.to_str().unwrap();
    assert!(said(here, ["add", article]).contains("1 article added"));
    let before = fs::read(here.join("tazamun.db")).unwrap();
    assert!(said(here, ["add", article]).contains("0 articles added"));
    assert_eq!(said(here, ["log"]).lines().count(), 1, "adding again is no event");
    assert!(!before.is_empty());

    assert!(said(here, ["merge"]).contains("reports tell"));
    let listed = said(here, ["list", "incidents", "--filter", "country=IQ,killed=11"]);
    assert_eq!(listed.lines().count(), 1, "{listed}");
    let id = listed.split('\t').next().unwrap();
    let shown: Value = serde_json::from_str(&said(here, ["show", id])).unwrap();
    assert_eq!(shown["adm1"], "IQ-DI");
    let doc = shown["reports"][0].as_str().unwrap().rsplit_once('#').unwrap().0.to_owned();
    assert!(said(here, ["show", &doc]).contains("\"text\""));
    assert!(said(here, ["merge", "--explain", id]).contains("joined:"));

    let csv = said(here, ["export", "--format", "csv", "--filter", "killed=11"]);
    assert_eq!(csv.lines().count(), 2, "{csv}");
    said(here, ["drop", &doc]);
    assert_eq!(said(here, ["list", "incidents"]), "");
    assert_eq!(tried(here, ["show", id]).status.code(), Some(2));
}

#[test]
fn an_article_can_be_kept_without_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let article = article();
    said(folder.path(), ["add", "--no-text", article.to_str().unwrap()]);
    let bytes = fs::read(folder.path().join("tazamun.db")).unwrap();
    let text = fs::read_to_string(&article).unwrap();
    let words = text.lines().rev().find(|line| line.chars().count() > 80).unwrap();
    let found = bytes.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(!found, "the text is in the store");
}

#[test]
fn a_release_takes_the_place_of_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("old.csv"), "id,date,country,killed\na,2022-01-20,SY,3\nb,2022-01-21,IQ,11\n")
        .unwrap();
    fs::write(here.join("new.csv"), "id,date,country,killed\nb,2022-01-21,IQ,12\nc,2022-02-01,IQ,1\n")
        .unwrap();
    let add =
        |file: &str, release: &str| said(here, ["add", file, "--dataset", "mine", "--release", release]);
    assert!(add("old.csv", "1").contains("2 incidents added"));
    assert!(add("old.csv", "1").contains("in the store already"));
    assert!(add("new.csv", "2").contains("1 incident added, 1 changed, 1 removed, 0 as they were"));
    assert_eq!(said(here, ["list", "incidents", "--dataset", "mine"]).lines().count(), 2);
    assert!(said(here, ["drop", "mine"]).contains("2 incidents gone"));
    let wrong = tried(here, ["list", "incidents", "--filter", "contry=IQ"]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("did you mean 'country'"));
}

#[test]
fn what_is_decided_in_a_review_is_obeyed() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let report =
        r#"{"sub_event_type":"Suicide bomb","date_start":"2021-07-19","date_end":"2021-07-19","country":"IQ",
        "adm1":"IQ-BG","place":"Sadr City","lat":33.39,"lon":44.46,"where_prec":1,"actor1":["IS"],
        "killed":{"low":30,"best":30,"high":30},"trigger":"x"}"#
            .replace('\n', " ");
    let lines: String =
        ["a", "b"].iter().map(|doc| format!("{{\"doc\":\"{doc}\",\"incidents\":[{report}]}}\n")).collect();
    fs::write(here.join("reports.jsonl"), lines).unwrap();
    let merged = said(here, ["merge", "reports.jsonl"]);
    assert_eq!(merged.lines().count(), 1);
    let incident: Value = serde_json::from_str(merged.trim()).unwrap();
    assert_eq!(incident["reports"], serde_json::json!(["a#0", "b#0"]));

    assert!(said(here, ["merge", "reports.jsonl", "--review"]).starts_with("# Pairs"));
    fs::write(here.join("decided.tsv"), "# decision\tone\tthe other\ndifferent\ta#0\tb#0\t0.99\n").unwrap();
    let decided = ["merge", "reports.jsonl", "--decisions", "decided.tsv"];
    assert_eq!(said(here, decided).lines().count(), 2);
}

/// What `--review` prints is given back with one word changed, is obeyed, and is kept by a store.
#[test]
fn a_reviews_own_file_is_obeyed() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let report = |place: &str, killed: u32| {
        format!(
            r#"{{"sub_event_type":"Remote explosive/landmine/IED","date_start":"2021-07-19","date_end":"2021-07-19",
            "country":"IQ","adm1":"IQ-BG",{place},"actor1":["IS"],"trigger":"x",
            "killed":{{"low":{killed},"best":{killed},"high":{killed}}}}}"#
        )
        .replace('\n', " ")
    };
    let exact = report(r#""place":"Sadr City","lat":33.39,"lon":44.46,"where_prec":1"#, 30);
    let coarse = report(r#""place":"Baghdad","lat":33.31,"lon":44.36,"where_prec":4"#, 3);
    let lines =
        format!("{{\"doc\":\"a\",\"incidents\":[{exact}]}}\n{{\"doc\":\"b\",\"incidents\":[{coarse}]}}\n");
    fs::write(here.join("reports.jsonl"), lines).unwrap();
    assert_eq!(said(here, ["merge", "reports.jsonl"]).lines().count(), 2);
    let review = said(here, ["merge", "reports.jsonl", "--review"]);
    assert_eq!(review.lines().filter(|line| line.starts_with("?\ta#0\tb#0\t")).count(), 1, "{review}");
    fs::write(here.join("pairs.tsv"), review.replace("?\ta#0", "same\ta#0")).unwrap();
    let decided = ["merge", "reports.jsonl", "--decisions", "pairs.tsv"];
    assert_eq!(said(here, decided).lines().count(), 1);
    let again = said(here, ["merge", "reports.jsonl", "--decisions", "pairs.tsv", "--review"]);
    assert!(again.contains("same\ta#0\tb#0"), "{again}");
    assert!(again.lines().all(|line| !line.starts_with('?')), "a decided pair is asked for again\n{again}");
}

/// A finding says so when a later release of its data, or another store than it saw, has come.
#[test]
fn old_findings_say_that_their_data_have_moved_on() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/record/incidents.csv");
    let old = fs::read_to_string(record).unwrap();
    fs::write(here.join("old.csv"), &old).unwrap();
    let last = old.trim_end().lines().last().unwrap();
    fs::write(here.join("new.csv"), old.replace(last, "").trim_end()).unwrap();
    let add = |file: &str| said(here, ["add", file, "--dataset", "mine"]);
    add("old.csv");
    for data in ["old.csv", "tazamun.db"] {
        said(
            here,
            [
                "sync",
                data,
                "--a",
                "country=IQ",
                "--b",
                "country=SY",
                "--within",
                "1",
                "--store",
                "tazamun.db",
            ],
        );
    }
    let moved = || {
        let listed = said(here, ["list", "findings"]);
        assert_eq!(listed.lines().count(), 2, "{listed}");
        listed.lines().filter(|line| line.contains("have moved on")).count()
    };
    assert_eq!(moved(), 0, "nothing has changed yet");
    assert!(add("new.csv").contains("the data of 2 findings have moved on"));
    assert_eq!(moved(), 2);
    add("old.csv");
    assert_eq!(moved(), 0, "the old release is back");
}

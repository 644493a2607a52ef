//! The store and merging, as a user runs them.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tazamun")).args(args).current_dir(folder).output().unwrap()
}

fn tazamun(folder: &Path, args: &[&str]) -> String {
    let run = run(folder, args);
    assert!(run.status.success(), "{args:?}\n{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

fn article() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles/2022-01-23.ar.txt")
}

#[test]
fn an_article_goes_in_is_merged_and_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let article = article();
    let article = article.to_str().unwrap();
    assert!(tazamun(here, &["add", article]).contains("1 articles added"));
    let before = fs::read(here.join("tazamun.db")).unwrap();
    assert!(tazamun(here, &["add", article]).contains("0 articles added"));
    assert_eq!(tazamun(here, &["log"]).lines().count(), 1, "adding again is no event");
    assert!(!before.is_empty());

    assert!(tazamun(here, &["merge"]).contains("incidents"));
    let listed = tazamun(here, &["list", "incidents", "--filter", "country=IQ,killed=11"]);
    assert_eq!(listed.lines().count(), 1, "{listed}");
    let id = listed.split('\t').next().unwrap();
    let shown: Value = serde_json::from_str(&tazamun(here, &["show", id])).unwrap();
    assert_eq!(shown["adm1"], "IQ-DI");
    let doc = shown["reports"][0].as_str().unwrap().rsplit_once('#').unwrap().0.to_owned();
    assert!(tazamun(here, &["show", &doc]).contains("\"text\""));
    assert!(tazamun(here, &["merge", "--explain", id]).contains("joined:"));

    let csv = tazamun(here, &["export", "--format", "csv", "--filter", "killed=11"]);
    assert_eq!(csv.lines().count(), 2, "{csv}");
    tazamun(here, &["drop", &doc]);
    assert_eq!(tazamun(here, &["list", "incidents"]), "");
    assert_eq!(run(here, &["show", id]).status.code(), Some(2));
}

#[test]
fn an_article_can_be_kept_without_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let article = article();
    tazamun(folder.path(), &["add", "--no-text", article.to_str().unwrap()]);
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
        |file: &str, release: &str| tazamun(here, &["add", file, "--dataset", "mine", "--release", release]);
    assert!(add("old.csv", "1").contains("2 incidents added"));
    assert!(add("old.csv", "1").contains("in the store already"));
    assert!(add("new.csv", "2").contains("1 incidents added, 1 changed, 1 removed, 0 as they were"));
    assert_eq!(tazamun(here, &["list", "incidents", "--dataset", "mine"]).lines().count(), 2);
    assert!(tazamun(here, &["drop", "mine"]).contains("2 incidents"));
    let wrong = run(here, &["list", "incidents", "--filter", "contry=IQ"]);
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
    let merged = tazamun(here, &["merge", "reports.jsonl"]);
    assert_eq!(merged.lines().count(), 1);
    let incident: Value = serde_json::from_str(merged.trim()).unwrap();
    assert_eq!(incident["reports"], serde_json::json!(["a#0", "b#0"]));

    assert!(tazamun(here, &["merge", "reports.jsonl", "--review"]).starts_with("# Pairs"));
    fs::write(here.join("decided.tsv"), "# decision\tone\tthe other\ndifferent\ta#0\tb#0\t0.99\n").unwrap();
    let decided = ["merge", "reports.jsonl", "--decisions", "decided.tsv"];
    assert_eq!(tazamun(here, &decided).lines().count(), 2);
}

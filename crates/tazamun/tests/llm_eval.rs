//! `eval --llm`: a language model beside our own reader, and how often its answer changes where nothing of the question did.
#![allow(clippy::unwrap_used)]

mod common;
mod models;

use common::{error, program, run};
use models::{article, articles, honest, says, server, user};
use serde_json::{Value, json};
use std::{fs, path::Path, process::Output};

/// Codes the articles of [`article`] as an honest model reads them.
fn coded(folder: &Path, url: &str) {
    let args = ["read", "articles.jsonl", "--llm", url, "--llm-model", "m", "--llm-cache", "coding.jsonl"];
    let read = run(program().current_dir(folder).args(args));
    assert!(read.status.success(), "{}", error(&read));
    fs::write(folder.join("gold.jsonl"), read.stdout).unwrap();
}

fn eval(folder: &Path, url: &str, more: &[&str]) -> Output {
    let args = ["eval", "gold.jsonl", "--articles", "articles.jsonl", "--llm", url, "--llm-model", "m"];
    run(program().current_dir(folder).env("TAZAMUN_DATA", folder.join("data")).args([&args, more].concat()))
}

#[test]
fn readers_stand_side_by_side_and_changed_questions_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    articles(here, (3..7).map(article));
    let (url, _) = server(|body, _, stream| says(stream, &honest(user(body))));
    coded(here, &url);
    // A model that finds nothing where the codebook's sentences stand otherwise, and knows kinds by name alone.
    let (url, log) = server(|body, _, stream| {
        let told = body["messages"][0]["content"].as_str().unwrap();
        let usual = told.contains("You mark incidents of armed conflict in one news article. You never");
        says(stream, &if usual { honest(user(body)) } else { "{\"incidents\":[]}".to_owned() });
    });
    let dry = eval(here, &url, &["--dry-run", "--json"]);
    let cost: Value = serde_json::from_slice(&dry.stdout).unwrap();
    assert_eq!((&cost["calls"], log.lock().unwrap().len()), (&json!(20), 0), "{cost}");
    let judged = eval(here, &url, &["--json"]);
    assert!(judged.status.success(), "{}", error(&judged));
    let judged: Value = serde_json::from_slice(&judged.stdout).unwrap();
    assert_eq!((&judged["articles"], &judged["unanswered"]), (&json!(4), &json!(0)));
    let readers: Vec<&str> =
        judged["readers"].as_array().unwrap().iter().map(|r| r["reader"].as_str().unwrap()).collect();
    assert_eq!(readers.len(), 5, "{readers:?}");
    let of = |name: &str| judged["readers"].as_array().unwrap().iter().find(|r| r["reader"] == name).unwrap();
    assert_eq!(of("alone")["record_f1"], 1.0);
    assert_eq!((&judged["changed"]["order"], &judged["changed"]["repeated"]), (&json!(4), &json!(0)));
    for (lang, said) in [("en", "model alone"), ("ar", "النموذج وحده")] {
        let text = eval(here, &url, &["--lang", lang]);
        assert!(String::from_utf8_lossy(&text.stdout).contains(said), "{}", error(&text));
    }
    assert_eq!(log.lock().unwrap().len(), 20, "no answer was asked for twice");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    articles(here, [article(3)]);
    fs::write(here.join("gold.jsonl"), "{\"doc\":\"a3\",\"incidents\":[]}\n").unwrap();
    let refused = eval(here, "http://127.0.0.1:9", &["--llm-requests", "out.jsonl"]);
    assert!(
        refused.status.code() == Some(2) && error(&refused).contains("--llm-requests"),
        "{}",
        error(&refused)
    );
    let gone = eval(here, "http://127.0.0.1:9", &[]);
    assert!(
        gone.status.code() == Some(2) && error(&gone).contains("Is the server running"),
        "{}",
        error(&gone)
    );
}

//! `add --llm`: what a language model read goes into a store with who read it, and leaves it with its article.
#![allow(clippy::unwrap_used)]

mod common;
mod models;

use common::{error, program, run, said};
use models::{article, articles, honest, says, server, user};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const KEY: &str = "sesame-key-of-a-test";

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(folder).env("TAZAMUN_DATA", folder.join("data")).env("TAZAMUN_LLM_KEY", KEY);
    command.args(args);
    command
}

fn add(folder: &Path, url: &str, more: &[&str]) -> Output {
    let args = [&["add", "articles.jsonl", "--llm", url, "--llm-model", "m"], more].concat();
    run(&mut command(folder, &args))
}

/// Whether these words stand in the store or in what the store leaves beside it.
fn stands(folder: &Path, words: &str) -> bool {
    let of_the_store = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("tazamun.db"))
    };
    fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(of_the_store).any(|path| {
        let bytes = fs::read(path).unwrap();
        bytes.windows(words.len()).any(|at| at == words.as_bytes())
    })
}

#[test]
fn what_a_model_read_is_kept_in_the_store_labelled_everywhere_and_goes_with_its_article() {
    let (url, log) = server(|body, _, stream| says(stream, &honest(user(body))));
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    articles(here, [article(11), article(12)]);
    let dry = add(here, &url, &["--dry-run"]);
    assert!(dry.status.success() && !here.join("tazamun.db").exists(), "{}", error(&dry));
    let first = add(here, &url, &[]);
    assert!(first.status.success(), "{}", error(&first));
    assert_eq!(log.lock().unwrap().len(), 2);
    assert!(!here.join("data").exists(), "answers are in the store alone");
    // The same with another name for the store's article asks nothing again.
    let again = add(here, &url, &[]);
    assert!(again.status.success() && log.lock().unwrap().len() == 2, "{}", error(&again));

    let shown: Value = serde_json::from_str(&said(here, ["show", "a11"])).unwrap();
    let reader = &shown["incidents"][0]["reader"];
    assert_eq!(
        (&reader["by"], &reader["model"], &reader["checked"]),
        (&"llm".into(), &"m".into(), &false.into())
    );
    assert_eq!(reader["answer"].as_str().unwrap().len(), 64);
    said(here, ["merge"]);
    let listed = said(here, ["list", "incidents"]);
    assert!(listed.lines().all(|line| line.ends_with("read by a language model, unchecked")), "{listed}");
    let exported = said(here, ["export", "--format", "csv"]);
    assert!(exported.contains("language model m (prompt"), "{exported}");
    let asked = run(&mut command(here, &["trend", "tazamun.db", "--filter", "country=IQ"]));
    let answered = String::from_utf8_lossy(&asked.stdout).into_owned() + &error(&asked);
    assert!(answered.contains("where a language model pointed") || !asked.status.success(), "{answered}");
    for (format, lang, told) in [
        ("md", "en", "the language model m pointed"),
        ("html", "en", "nobody has checked it"),
        ("md", "ar", "النموذج اللغوي m"),
        ("json", "en", "\"checked\": false"),
    ] {
        let args = [
            "brief",
            "--filter",
            "country=IQ",
            "--store",
            "tazamun.db",
            "--format",
            format,
            "-o",
            "brief",
            "--lang",
            lang,
        ];
        let made = run(&mut command(here, &args));
        assert!(made.status.success(), "{format}: {}", error(&made));
        let brief = fs::read_to_string(here.join("brief")).unwrap();
        let plain = brief.replace("<bdi>", "").replace("</bdi>", "").replace(['\u{2068}', '\u{2069}'], "");
        assert!(plain.contains(told), "{format} {lang}: {told}: {brief}");
        fs::remove_file(here.join("brief")).unwrap();
    }

    assert!(stands(here, "prompt") && !stands(here, KEY), "the key is nowhere");
    for doc in ["a11", "a12"] {
        said(here, ["drop", doc]);
    }
    assert!(!stands(here, "تنظيم داعش"), "neither the article nor what was said of it");
}

#[test]
fn a_store_that_forbids_models_asks_none() {
    let (url, log) = server(|body, _, stream| says(stream, &honest(user(body))));
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    articles(here, [article(11)]);
    let set = run(&mut command(here, &["add", "--forbid-llm"]));
    assert!(set.status.success() && error(&set).contains("no language model may read"), "{}", error(&set));
    let refused = add(here, &url, &[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(error(&refused).contains("lets no language model read"), "{}", error(&refused));
    assert!(log.lock().unwrap().is_empty() && said(here, ["list", "articles"]).is_empty());
    said(here, ["add", "articles.jsonl"]);
    said(here, ["add", "--allow-llm"]);
    assert!(add(here, &url, &[]).status.success());
}

#[test]
fn of_a_file_without_all_its_answers_nothing_is_added_and_nothing_is_lost() {
    let (url, log) = server(|body, _, stream| says(stream, &honest(user(body))));
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    articles(here, (3..9).map(article));
    let stopped = add(here, &url, &["--max-calls", "2"]);
    assert!(
        stopped.status.code() == Some(2) && error(&stopped).contains("--max-calls"),
        "{}",
        error(&stopped)
    );
    assert_eq!(said(here, ["list", "articles"]), "");
    let whole = add(here, &url, &[]);
    assert!(whole.status.success(), "{}", error(&whole));
    assert_eq!(log.lock().unwrap().len(), 6, "no answer was asked for twice");
    assert_eq!(said(here, ["list", "articles"]).lines().count(), 6);
}

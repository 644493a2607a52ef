//! Several processes at one store: one killed in the middle of its work, two that write, one that reads beside.
//!
//! The child processes are this test program itself, started on the test `a_writer` with the store's path in the
//! environment.

#![allow(clippy::unwrap_used)]

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};
use tazamun_record::{Article, Report};
use tazamun_store::{Store, Words};

const REPORTS: usize = 20;

fn article(name: &str) -> (Article, Vec<Report>) {
    let line = r#"{"event_type":"Battles","sub_event_type":"Armed clash","date_start":"2022-01-21",
      "date_end":"2022-01-21","country":"IQ","trigger":"هجوم"}"#;
    let report: Report = serde_json::from_str(line).unwrap();
    let text = format!("{name} {}", "كلمات كثيرة ".repeat(500));
    let published = "2022-01-23".parse().unwrap();
    let article =
        Article { doc: name.into(), published, title: String::new(), text, source: None, url: None };
    (article, vec![report; REPORTS])
}

/// Not a test of its own: adds articles, and says the name of each once it is committed.
#[test]
#[ignore = "the child process of the other tests"]
fn a_writer() {
    let (Ok(path), Ok(who)) = (env::var("STORE"), env::var("WHO")) else { return };
    let count: usize = env::var("COUNT").unwrap().parse().unwrap();
    let mut store = Store::open(path).unwrap();
    for n in 0..count {
        let (article, reports) = article(&format!("{who}-{n}"));
        store.add_article(&article, &reports, Words::Keep).unwrap();
        println!("\ncommitted {}", article.doc);
    }
}

fn writer(path: &Path, who: &str, count: usize) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--ignored", "--exact", "a_writer", "--nocapture"])
        .env("STORE", path)
        .env("WHO", who)
        .env("COUNT", count.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn committed(line: &str) -> Option<String> {
    line.strip_prefix("committed ").map(str::to_owned)
}

#[test]
fn a_kill_loses_no_committed_article_and_leaves_no_half_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut said: Vec<String> = Vec::new();
    for round in 0..8usize {
        let mut child = writer(&path, &format!("round{round}"), 1_000_000);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut seen = 0;
        for line in lines.by_ref() {
            said.extend(committed(&line.unwrap()).inspect(|_| seen += 1));
            if seen > round {
                break;
            }
        }
        assert!(seen > round, "the writer ended by itself");
        // SIGKILL at a moment that depends on the round, most likely within a transaction.
        std::thread::sleep(std::time::Duration::from_micros(700 * round as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said before it died was committed too.
        said.extend(lines.filter_map(|line| committed(&line.ok()?)));

        let store = Store::open(&path).unwrap();
        let articles = store.articles().unwrap();
        for name in &said {
            assert!(articles.iter().any(|a| a.doc == *name), "round {round}: {name} was lost");
        }
        assert!(articles.iter().all(|a| a.reports == REPORTS), "round {round}: half an article");
    }
    assert!(said.len() >= 36);
}

#[test]
fn two_writers_and_a_reader_get_along() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    const EACH: usize = 60;
    let mut children = [writer(&path, "left", EACH), writer(&path, "right", EACH)];
    let mut most = 0;
    while children.iter_mut().any(|child| child.try_wait().unwrap().is_none()) {
        // Every look at the store sees whole articles, and never fewer than the last one.
        if let Ok(store) = Store::open_to_read(&path) {
            // A file that was made a moment ago may still be without tables.
            let Ok(articles) = store.articles() else { continue };
            assert!(articles.iter().all(|a| a.reports == REPORTS));
            assert!(articles.len() >= most);
            most = articles.len();
        }
    }
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(Store::open(&path).unwrap().articles().unwrap().len(), 2 * EACH);
}

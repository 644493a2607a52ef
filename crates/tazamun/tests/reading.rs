//! Reading as a user runs it: what is explained, how it is judged, with whose places, and how much of it at once.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod common;

use common::{is_there, root, said, shared};
use serde_json::Value;
use std::{
    path::Path,
    process::{Command, Stdio},
};

const EXAMPLE: &str = "examples/articles/2022-01-23.ar.txt";

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&said(&root(), args)).unwrap()
}

#[test]
fn the_explanation_holds_the_whole_article_and_every_report() {
    let plain = said(&root(), ["read", EXAMPLE, "--explain"]);
    assert!(!plain.contains('\u{1b}'), "colours in a pipe");
    assert!(plain.contains("→ no report: ") && plain.contains("\nreport 2: "));
    let article = std::fs::read_to_string(root().join(EXAMPLE)).unwrap();
    let words = |text: &str| text.chars().filter(|c| !"[]⁰¹²³⁴⁵⁶⁷⁸⁹˒".contains(*c)).collect::<String>();
    let shown = words(&plain);
    for line in article.lines().skip(3).filter(|line| !line.is_empty()) {
        for sentence in line.split(". ").filter(|s| !s.contains("\"") && s.len() > 20) {
            assert!(shown.contains(&words(sentence)), "{sentence} is missing");
        }
    }
}

#[test]
fn the_explanation_as_json_has_the_same_reports_and_offsets_of_characters() {
    let explained = json(&["read", EXAMPLE, "--explain", "--json"]);
    let read = json(&["read", EXAMPLE]);
    assert_eq!(explained["incidents"], read["incidents"]);
    let article = std::fs::read_to_string(root().join(EXAMPLE)).unwrap();
    let mentions = explained["mentions"].as_array().unwrap();
    let kinds = ["trigger", "date", "place", "toll", "actor"];
    assert!(kinds.iter().all(|kind| mentions.iter().any(|m| m["kind"] == *kind)));
    for mention in mentions {
        assert!(article.contains(mention["words"].as_str().unwrap()));
        let told = !mention["incidents"].as_array().unwrap().is_empty();
        let reason = mention["why_unread"].is_string();
        assert_eq!(mention["kind"] == "trigger" && !told, reason, "{mention}");
    }
}

/// The shared scorer and `eval` must give the same figures, to four places, for good readings and for bad ones.
#[test]
fn the_figures_are_those_of_the_shared_scorer() {
    let (Some(scorer), Some(data)) = (shared("eval/score_reading.py"), shared("data/reading_dev")) else {
        return;
    };
    if !is_there(Command::new("python3").arg("--version").output().is_ok(), "python3") {
        return;
    }
    let (gold, articles) = (data.join("gold.jsonl"), data.join("articles.jsonl"));
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("reports.jsonl");
    let coded_twice = folder.path().join("gold.jsonl");
    std::fs::write(&reports, said(&root(), ["read", articles.to_str().unwrap()])).unwrap();
    std::fs::write(&coded_twice, with_second_coder(&std::fs::read_to_string(&gold).unwrap())).unwrap();
    let coders = folder.path().join("coders.jsonl");
    std::fs::copy(&gold, &coders).unwrap();
    for (gold, reports) in [(&gold, &reports), (&coded_twice, &reports), (&coded_twice, &coders)] {
        let by_python = Command::new("python3")
            .args([&scorer, gold, reports])
            .args([Path::new("--texts"), &articles, Path::new("--json")])
            .output()
            .unwrap();
        let theirs: Value = serde_json::from_slice(&by_python.stdout).unwrap();
        let [gold, reports, articles] = [gold, reports, &articles].map(|p| p.to_str().unwrap());
        let mut ours = json(&["eval", gold, "--reports", reports, "--articles", articles, "--json"]);
        // What the scorer does not know of: whether confidence keeps its promise.
        let figures = ours.as_object_mut().unwrap();
        figures.retain(|name, _| !name.contains("calibration") && name != "reliability");
        assert_eq!(ours, theirs);
    }
    let read = json(&["eval", gold.to_str().unwrap(), "--articles", articles.to_str().unwrap(), "--json"]);
    let [gold, reports, articles] = [&gold, &reports, &articles].map(|p| p.to_str().unwrap());
    let judged = json(&["eval", gold, "--reports", reports, "--articles", articles, "--json"]);
    assert_eq!(read, judged, "reading the articles and judging their reports differ");
}

/// Gold as if a second coder had seen another number and another attacker in every third incident.
fn with_second_coder(gold: &str) -> String {
    let mut n = 0;
    let mut line = |line: &str| {
        let mut article: Value = serde_json::from_str(line).unwrap();
        for incident in article["incidents"].as_array_mut().unwrap() {
            n += 1;
            if n % 3 == 0 {
                incident["either"] = serde_json::json!({"killed": {"low": 3, "best": 3, "high": 3}, "actor1": [], "status": "claimed"});
            }
            if n % 7 == 0 {
                incident["sure"] = 1.into();
            }
        }
        format!("{article}\n")
    };
    gold.lines().map(&mut line).collect()
}

#[test]
fn an_index_of_ones_own_places_is_built_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("IQ.txt");
    let index = folder.path().join("places.index");
    let article = folder.path().join("2022-01-23.txt");
    let row = "1\tQaryat al-Zanbaqah\t\tقرية الزنبقة\t34.1\t44.5\tP\tPPL\tIQ\t\t10\t\t\t\t0\t\t44\t\t\n";
    std::fs::write(&table, row).unwrap();
    std::fs::write(&article, "عنوان\n\nقتل ثلاثة جنود أمس في هجوم شنه تنظيم داعش على قرية الزنبقة.\n")
        .unwrap();
    let [table, index, article] = [&table, &index, &article].map(|p| p.to_str().unwrap());
    assert_eq!(json(&["read", article])["incidents"].as_array().unwrap().len(), 0);
    let built = said(&root(), ["gazetteer", "build", table, "-o", index]);
    assert!(built.contains("1 of them new"), "{built}");
    for gazetteer in [table, index] {
        let told = json(&["read", article, "--gazetteer", gazetteer]);
        assert_eq!(told["incidents"][0]["lat"], 34.1, "{told}");
        assert_eq!(told["incidents"][0]["adm1"], "IQ-DI", "{told}");
    }
    assert!(said(&root(), ["gazetteer", "find", "قرية الزنبقة", "--gazetteer", index]).contains("Zanbaqah"));
}

/// Runs `read` with so many MiB of address space and so many seconds of one core, and feeds it.
fn bounded(
    mib: u32,
    seconds: u32,
    args: &[&str],
    feed: impl FnOnce(&mut dyn std::io::Write) + Send,
) -> String {
    let limits = format!("ulimit -v {}; ulimit -t {seconds}; exec \"$0\" \"$@\"", mib * 1024);
    let mut child = Command::new("sh")
        .args(["-c", &limits, env!("CARGO_BIN_EXE_tazamun"), "read"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let run = std::thread::scope(|scope| {
        scope.spawn(move || feed(&mut stdin));
        child.wait_with_output().unwrap()
    });
    assert!(run.status.success(), "{:?}", run.status);
    String::from_utf8(run.stdout).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_stream_longer_than_the_memory_is_read() {
    // 280 MB through an address space of 200 MiB.
    let filler = "ا".repeat(50_000);
    let out = bounded(200, 300, &["-"], |stdin| {
        for n in 0..2_800 {
            let line = serde_json::json!({ "doc": n.to_string(), "published": "2022-01-23", "text": filler });
            writeln!(stdin, "{line}").unwrap();
        }
    });
    assert_eq!(out.lines().count(), 2_800);
}

#[cfg(target_os = "linux")]
#[test]
fn an_article_of_ten_megabytes_is_read() {
    let article = std::fs::read_to_string(root().join(EXAMPLE)).unwrap();
    let (_, body) = article.split_once("\n\n").unwrap();
    let once = json(&["read", EXAMPLE])["incidents"].as_array().unwrap().len();
    // The same incidents a thousand times over are still the same incidents.
    let out = bounded(300, 120, &["-", "--published", "2022-01-23"], |stdin| {
        for _ in 0..=10_000_000 / body.len() {
            stdin.write_all(body.as_bytes()).unwrap();
        }
    });
    let told: Value = serde_json::from_str(&out).unwrap();
    let count = told["incidents"].as_array().unwrap().len();
    assert!((1..=2 * once).contains(&count), "{count} incidents, {once} in the article itself");
}

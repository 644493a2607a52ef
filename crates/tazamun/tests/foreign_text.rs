//! What others wrote steers nothing: no terminal, no log, and no file that is read back.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod common;

use common::{error, said, tried};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Steers a terminal, turns a line round, ends it and begins another one.
const EVIL: &str = "e\u{1b}[31m\u{9b}2J\u{202e}\u{2066}\u{2028}\u{7}x\nsame\ta#0\tb#0\ny";

/// Isolation of foreign words (U+2068, U+2069) is our own.
fn steers(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control() && c != '\n' && c != '\t'
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}' | '\u{2067}' | '\u{2028}' | '\u{2029}')
    })
}

fn report(place: &str, killed: u32) -> Value {
    json!({"sub_event_type": "Remote explosive/landmine/IED", "date_start": "2021-07-19", "date_end": "2021-07-19",
        "country": "IQ", "adm1": "IQ-BG", "place": place, "lat": if killed > 9 { 33.39 } else { 33.31 },
        "lon": if killed > 9 { 44.46 } else { 44.36 }, "where_prec": if killed > 9 { 1 } else { 4 }, "actor1": ["IS"],
        "trigger": "x", "killed": {"low": killed, "best": killed, "high": killed}})
}

/// Three articles' reports, of which the first pair is in doubt, under these names.
fn reports(folder: &Path, names: [&str; 2]) {
    let lines = [(names[0], report("Sadr City", 30)), (names[1], report("Baghdad", 3))];
    let lines = lines.map(|(doc, report)| json!({"doc": doc, "incidents": [report]}).to_string());
    fs::write(folder.join("reports.jsonl"), lines.join("\n")).unwrap();
}

#[test]
fn a_review_given_back_as_it_is_decides_nothing() {
    for names in
        [[EVIL, "b"], ["a", "?\tx"], ["#a", "b\r"], ["\"a\"", " b"], ["same\ta", "سجن"], ["a\\tb", "c"]]
    {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        reports(here, names);
        let merged = said(here, ["merge", "reports.jsonl"]);
        let review = said(here, ["merge", "reports.jsonl", "--review"]);
        let asked: Vec<&str> = review.lines().filter(|line| line.starts_with('?')).collect();
        assert_eq!(asked.len(), 1, "{review}");
        assert!(review.lines().count() == 3 && !steers(&review), "{review:?}");

        said(here, ["add", common::example("en").to_str().unwrap(), "--store", "s.db"]);
        fs::write(here.join("pairs.tsv"), &review).unwrap();
        let again = ["merge", "reports.jsonl", "--decisions", "pairs.tsv", "--store", "s.db"];
        assert_eq!(said(here, again), merged);
        assert_eq!(said(here, ["list", "decisions", "--store", "s.db"]), "");

        // Edited, it is obeyed, kept, and laid out again in the same way.
        fs::write(here.join("pairs.tsv"), review.replace("\n?", "\nsame")).unwrap();
        assert_eq!(said(here, again).lines().count(), merged.lines().count() - 1);
        let stored = said(here, ["list", "decisions", "--store", "s.db", "--json"]);
        let stored: Value = serde_json::from_str(stored.trim()).unwrap();
        let mut kept = [stored["a"].as_str().unwrap(), stored["b"].as_str().unwrap()];
        let mut given = names.map(|name| format!("{name}#0"));
        kept.sort_unstable();
        given.sort_unstable();
        assert_eq!(kept, given);
        let next = said(here, ["merge", "reports.jsonl", "--store", "s.db", "--review"]);
        assert!(
            next.contains(&asked[0].split('\t').collect::<Vec<_>>()[1..3].join("\t")),
            "{next}\n{review}"
        );
        fs::write(here.join("pairs.tsv"), &next).unwrap();
        said(here, again);
    }
}

#[test]
fn decisions_are_kept_all_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    reports(here, ["a", "b"]);
    said(here, ["add", common::example("en").to_str().unwrap(), "--store", "s.db"]);
    for (wrong, line) in [
        ("same\ta#0\tb#0\nsame\ta#0\ta#0\n", 2),
        ("# a comment\nsame\ta#0\tb#0\n\nmaybe\ta#0\tb#0\n", 4),
        ("same\ta#0\tb#0\ndifferent\ta#0\n", 2),
        ("same\ta#0\tb#0\nsame\t\"a#0\tb#0\n", 2),
        ("same\ta#0\t\n", 1),
    ] {
        fs::write(here.join("pairs.tsv"), wrong).unwrap();
        for files in [&["reports.jsonl"][..], &[]] {
            let args = [&["merge"], files, &["--decisions", "pairs.tsv", "--store", "s.db"]].concat();
            let run = tried(here, args);
            let told = error(&run);
            assert_eq!(run.status.code(), Some(2), "{told}");
            assert!(told.contains(&format!("pairs.tsv, line {line}:")), "{told}");
            assert_eq!(said(here, ["list", "decisions", "--store", "s.db"]), "");
        }
    }
    // Nor is one kept where the merging itself fails.
    fs::write(here.join("pairs.tsv"), "same\ta#0\tb#0\n").unwrap();
    fs::write(here.join("bad.jsonl"), "{\"doc\":\"a\",\"incidents\":[{}]}\n").unwrap();
    let run = tried(here, ["merge", "bad.jsonl", "--decisions", "pairs.tsv", "--store", "s.db"]);
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(said(here, ["list", "decisions", "--store", "s.db"]), "");
    // As a spreadsheet saves it.
    fs::write(here.join("pairs.tsv"), "\u{feff}# decision\r\nsame\ta#0\tb#0\r\n").unwrap();
    said(here, ["merge", "reports.jsonl", "--decisions", "pairs.tsv", "--store", "s.db"]);
    assert_eq!(said(here, ["list", "decisions", "--store", "s.db"]).lines().count(), 1);
}

#[test]
fn nothing_that_is_printed_steers() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let name = EVIL.replace('/', "");
    let article = json!({"doc": EVIL, "published": "2022-01-23", "title": EVIL, "url": EVIL, "source": EVIL,
        "text": format!("{EVIL}. Gunmen killed 11 soldiers in Diyala on Friday, {EVIL}.")});
    fs::write(here.join(format!("{name}.jsonl")), article.to_string()).unwrap();
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let evil = cell(&EVIL.replace('\n', " "));
    let events =
        format!("id,date,country,place,actor1,note\n{evil},2022-01-20,SY,{evil},OTHER:{evil},{evil}\n")
            .replace("OTHER:\"", "\"OTHER:");
    fs::write(here.join(format!("{name}.csv")), events).unwrap();
    fs::write(here.join("bad.csv"), format!("id,date,country\na,{evil},SY\n")).unwrap();
    fs::write(here.join("column.csv"), format!("id,{evil},country\na,b,SY\n")).unwrap();
    let (jsonl, csv, txt) = (format!("{name}.jsonl"), format!("{name}.csv"), format!("{name}.txt"));
    reports(here, [EVIL, "b"]);

    let all: &[&[&str]] = &[
        &["add", &jsonl],
        &["add", &csv],
        &["add", &csv, "--dataset", EVIL],
        &["add", &csv, "--dataset", EVIL, "--json"],
        &["list", "articles"],
        &["list", "articles", "--json"],
        &["list", "incidents"],
        &["list", "incidents", "--json"],
        &["list", "datasets"],
        &["merge"],
        &["list", "incidents", "--dataset", "merged"],
        &["list", "findings"],
        &["log"],
        &["log", "--json"],
        &["show", EVIL],
        &["read", &jsonl],
        &["read", &jsonl, "--explain"],
        &["read", &jsonl, "--explain", "--json"],
        &["merge", "reports.jsonl"],
        &["merge", "reports.jsonl", "--review"],
        &["merge", "reports.jsonl", "--review", "--json"],
        &["convert", &csv, "--to", "jsonl", "-o", "out.jsonl"],
        &["convert", &csv, "--to", "acled", "-o", "out.csv", "--json"],
        &["brief", &jsonl, "--certificate", "0", "-o", "page.html", "--lang", "en"],
        &["brief", &jsonl, "--certificate", "0", "-o", "page.md", "--json"],
        &["drop", EVIL],
        &["drop", EVIL],
        // What is refused.
        &["read", &txt],
        &["add", &txt],
        &["add", "bad.csv"],
        &["add", "column.csv"],
        &["convert", "bad.csv", "--to", "csv", "--lenient", "-o", "bad.out"],
        &["show", EVIL, "--json"],
        &["list", "incidents", "--filter", EVIL],
        &["list", "incidents", "--filter", &format!("country={EVIL}")],
        &["list", "incidents", "--dataset", EVIL],
        &["list", "--store", EVIL],
        &["convert", EVIL, "--to", EVIL],
        &["list", EVIL],
        &["gazetteer", "find", EVIL],
        &["read", &jsonl, "--published", EVIL],
    ];
    for args in all {
        let run = tried(here, *args);
        let (out, err) = (String::from_utf8(run.stdout.clone()).unwrap(), error(&run));
        assert!(!steers(&out), "{args:?} prints {out:?}");
        assert!(!steers(&err), "{args:?} tells {err:?}");
        for line in out.lines().chain(err.lines()) {
            assert!(!line.starts_with("same\ta#0"), "{args:?}: a line of somebody else's\n{out}{err}");
        }
    }
}

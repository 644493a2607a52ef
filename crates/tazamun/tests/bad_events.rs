//! Files of events with every fault of the field: read rightly, or refused with the row named and nothing stored.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn add(folder: &Path, options: &str, more: &[&str]) -> Output {
    let mut args = vec!["add", "events.csv", "--dataset", "mine"];
    args.extend(options.split(' ').filter(|word| !word.is_empty()));
    args.extend(more);
    Command::new(env!("CARGO_BIN_EXE_tazamun")).args(args).current_dir(folder).output().unwrap()
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let (byte, length) = match after.as_bytes()[0] {
            b'n' => (b'\n', 1),
            b'r' => (b'\r', 1),
            b't' => (b'\t', 1),
            b'x' => (u8::from_str_radix(&after[1..3], 16).unwrap(), 3),
            other => panic!("\\{} stands for nothing", char::from(other)),
        };
        bytes.push(byte);
        rest = &after[length..];
    }
    bytes.extend(rest.as_bytes());
    bytes
}

fn in_the_store(folder: &Path) -> usize {
    let list = Command::new(env!("CARGO_BIN_EXE_tazamun"))
        .args(["list", "incidents", "--dataset", "mine", "--json"])
        .current_dir(folder)
        .output()
        .unwrap();
    String::from_utf8(list.stdout).unwrap().lines().count()
}

#[test]
fn faulty_files_are_read_rightly_or_refused_whole() {
    let mut checked = 0;
    for (line, fields) in tazamun_record::rows(include_str!("data/bad_events.tsv")) {
        let [kind, options, file, outcome, lenient] = fields[..] else {
            panic!("bad_events.tsv:{line}: five columns, please")
        };
        let place = format!("bad_events.tsv:{line}: {kind}");
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        fs::write(here.join("events.csv"), unescaped(file)).unwrap();

        let run = add(here, options, &[]);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        match outcome.split_once(' ').unwrap() {
            ("read", count) => {
                assert!(run.status.success(), "{place}\n{said}");
                assert_eq!(in_the_store(here).to_string(), count, "{place}");
                fs::remove_file(here.join("tazamun.db")).unwrap();
            }
            (_, words) => {
                assert_eq!(run.status.code(), Some(2), "{place}\n{said}");
                for word in words.split('|').chain(["events.csv"]) {
                    assert!(said.contains(word), "{place}: lacks '{word}'\n{said}");
                }
                assert_eq!(fs::read_dir(here).unwrap().count(), 1, "{place}: something was written");
            }
        }

        let run = add(here, options, &["--lenient", "--json"]);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        if let Some((kept, passed)) = lenient.split_once(' ') {
            assert!(run.status.success(), "{place}\n{said}");
            let done: Value = serde_json::from_slice(&run.stdout).unwrap();
            assert_eq!(done["passed_over"].as_array().unwrap().len().to_string(), passed, "{place}: {done}");
            assert_eq!(in_the_store(here).to_string(), kept, "{place}");
        } else {
            assert_eq!(run.status.code(), Some(2), "{place}\n{said}");
            assert!(!here.join("tazamun.db").exists(), "{place}: a store was made");
        }
        checked += 1;
    }
    assert!(checked >= 20, "the table holds {checked} cases");
}

/// A file that is refused leaves a store that is there as it was, and so does one after files that went in.
#[test]
fn a_refused_file_changes_nothing_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("events.csv"), "id,date\na,2022-01-20\n").unwrap();
    assert!(add(here, "", &[]).status.success());
    fs::write(here.join("events.csv"), "id,date\nb,2022-01-20\nc,2022-02-30\n").unwrap();
    assert_eq!(add(here, "", &[]).status.code(), Some(2));
    assert_eq!(in_the_store(here), 1);
}

/// A newer program's store, another program's and a damaged one: named, status 2, and not a byte changed.
#[test]
fn a_store_that_cannot_be_used_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("events.csv"), "id,date\na,2022-01-20\n").unwrap();
    assert!(add(here, "", &[]).status.success());
    let store = here.join("tazamun.db");
    let whole = fs::read(&store).unwrap();
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&9999u32.to_be_bytes());
    let mut damaged = whole.clone();
    damaged[4096..4296].fill(0xA5);
    let cases: [(&str, Vec<u8>, &str); 4] = [
        ("a newer program's", newer, "9999"),
        ("a damaged one", damaged, "damaged"),
        ("a text", b"id,date\n".to_vec(), "no SQLite file"),
        ("one cut short", whole[..whole.len() / 2].to_vec(), "damaged"),
    ];
    for (kind, bytes, word) in cases {
        fs::write(&store, &bytes).unwrap();
        for verb in [&["list"][..], &["merge"], &["log"], &["export"], &["drop", "mine"], &["show", "a"]] {
            let run =
                Command::new(env!("CARGO_BIN_EXE_tazamun")).args(verb).current_dir(here).output().unwrap();
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert_eq!(run.status.code(), Some(2), "{kind}, {verb:?}: {said}");
            assert!(said.contains(word) && said.contains("tazamun.db"), "{kind}, {verb:?}: {said}");
        }
        let run = add(here, "", &[]);
        assert_eq!(run.status.code(), Some(2), "{kind}");
        assert_eq!(fs::read(&store).unwrap(), bytes, "{kind}: the file was written to");
    }
}

/// A dataset as our own table is read by every verb that reads events, whatever columns of the dataset it carries.
#[test]
fn a_dataset_as_our_table_is_read_by_every_verb() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_tazamun")).args(args).current_dir(folder.path()).output().unwrap()
    };
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../record/tests/data/formats");
    for name in ["ucdp_old.csv", "ucdp_candidate.csv", "acled.csv", "gtd.csv", "gdelt.tsv", "polecat.tsv"] {
        let file = fixtures.join(name).display().to_string();
        for to in ["csv", "jsonl", "geojson"] {
            let out = format!("out.{to}");
            assert!(run(&["convert", &file, "--to", to, "-o", &out]).status.success(), "{name} as {to}");
            for verb in [&["trend", &out][..], &["merge", &out], &["add", &out, "--dataset", "d"]] {
                let done = run(verb);
                let said = String::from_utf8_lossy(&done.stderr);
                assert!(done.status.success(), "{name} as {to}, {verb:?}: {said}");
            }
            let said = String::from_utf8(run(&["trend", &out]).stdout).unwrap();
            assert!(!said.contains("-0 events"), "{name} as {to}: {said}");
        }
    }
}

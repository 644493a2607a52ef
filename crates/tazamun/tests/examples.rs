//! Every example of every help and of the README is typed into a shell, as a reader would.
//!
//! `data/examples.tsv` says what the files that they name are made of here. The commands of one help run one after the other
//! in one folder. What is no part of the program (`jq`, `less`) is stood in for where it is missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod common;

use common::{error, is_there, root, said};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Output},
};

const FILES: &str = include_str!("data/examples.tsv");
const LINE: &str = r#"{"type":"LineString","coordinates":[[42.4,36.9],[43.2,36.2],[44.0,35.4],[44.6,34.6]]}"#;
/// A feed at an address that refuses at once, and where alarms go.
const FEEDS: &str = "allow = [\"127.0.0.1:9\"]\n[[feed]]\nname = \"paper\"\naddress = \"http://127.0.0.1:9/rss\"\n\
                     [[deliver]]\nname = \"desk\"\nto = \"atom\"\nfile = \"alarms.xml\"\n";
const AREAS: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[43.5,34.5],[44.5,34.5],[44.5,35.3],[43.5,35.3],[43.5,34.5]]]}},{"type":"Feature","geometry":{"type":"Point","coordinates":[40.1,35.3]}}]}"#;

/// Ids that stand in examples are those of somebody's data.
const ID: &str = "i429ed19b504dafc";

/// A folder with all that the examples name, and a folder of programs that are stood in for.
fn prepared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::create_dir_all(here.join("examples")).unwrap();
    for name in ["articles", "record", "training", "ucdp"] {
        std::os::unix::fs::symlink(root().join("examples").join(name), here.join("examples").join(name))
            .unwrap();
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/inputs");
    for (line, fields) in tazamun_record::rows(FILES) {
        let [name, made_of] = fields[..] else { panic!("examples.tsv:{line}: two columns, please") };
        let file = here.join(name);
        let (how, what) = made_of.split_once(':').unwrap();
        let content = match how {
            "golden" => fs::read(golden.join(what)).unwrap(),
            "root" => fs::read(root().join(what)).unwrap(),
            "gzip" => {
                let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
                packed.write_all(&fs::read(here.join(what)).unwrap()).unwrap();
                packed.finish().unwrap()
            }
            "html" => {
                let text = fs::read_to_string(here.join(what)).unwrap();
                format!("<html lang=\"ar\"><body><article><h1>خبر</h1><p>{text}</p></article></body></html>")
                    .into()
            }
            "line" => LINE.into(),
            "areas" => AREAS.into(),
            "feeds" => FEEDS.into(),
            "alarms" => "{\"id\":\"a1\",\"title\":\"an alarm\"}\n".into(),
            "actors" => {
                let text = fs::read_to_string(golden.join(what)).unwrap();
                let other = |line: &str| {
                    if line.contains(",LB,") { line.replace(",IS", ",PKK") } else { line.to_owned() }
                };
                text.lines().map(|line| other(line) + "\n").collect::<String>().into()
            }
            "dyad" => {
                let text = fs::read_to_string(root().join(what)).unwrap();
                let (header, rows) = text.split_once('\n').unwrap();
                let rows = rows.lines().map(|row| format!("{row},IS - Civilians\n"));
                format!("{},dyad_name\n{}", header.trim_end(), rows.collect::<String>()).into()
            }
            "run" => {
                said(here, what.split(' '));
                continue;
            }
            other => panic!("examples.tsv:{line}: '{other}' is no way to make a file"),
        };
        fs::write(file, content).unwrap();
    }
    stand_in(
        here,
        "cargo",
        "if [ \"$1\" = run ]; then while [ \"$1\" != -- ]; do shift; done; shift; exec tazamun \"$@\"; fi",
    );
    for name in ["jq", "less"].into_iter().filter(|name| !on_path(name)) {
        stand_in(here, name, "exec cat");
    }
    folder
}

/// A program that does something else than its name says.
fn stand_in(here: &Path, name: &str, script: &str) {
    let program = here.join("bin").join(name);
    fs::create_dir_all(here.join("bin")).unwrap();
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).exists())
}

/// Types a command into a shell.
fn typed(here: &Path, command: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_tazamun")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{}:{path}", program.display(), here.join("bin").display());
    for folder in [".local/share/bash-completion/completions", ".config/fish/completions"] {
        fs::create_dir_all(here.join(folder)).unwrap();
    }
    let mut shell = Command::new("bash");
    shell.args(["-o", "pipefail", "-c", command]).current_dir(here);
    shell.env("PATH", path).env("HOME", here).env("LANG", "C.UTF-8").env_remove("LC_ALL");
    // Nothing of a test reaches out: this address refuses at once.
    shell.env("TAZAMUN_UCDP", "http://127.0.0.1:9");
    common::run(&mut shell)
}

/// The commands among some lines: those that begin as a command does, with the lines that carry them on.
fn commands(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let line = line.trim();
        let begins = ["tazamun ", "zcat ", "cargo "].iter().any(|word| line.starts_with(word));
        match found.last_mut() {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(line.trim_end_matches('\\'));
            }
            _ if begins => found.push(line.trim_end_matches('\\').to_owned()),
            _ => continue,
        }
        goes_on = line.ends_with('\\');
    }
    found
}

/// Types some examples one after the other, and says which of them failed.
fn all_of(what: &str, text: &str, faults: &mut Vec<String>) -> usize {
    let folder = prepared();
    let here = folder.path();
    let id = |text: &str| -> String {
        let value: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        value["id"].as_str().unwrap().to_owned()
    };
    let commands = commands(text);
    for command in &commands {
        // What is a shape and no example: 'tazamun brief ARTICLE… [--events FILE]…'.
        if command.contains('…') {
            continue;
        }
        // It stays open until somebody ends it; `tests/desk.rs` types it.
        if command.starts_with("tazamun desk") {
            continue;
        }
        let printed = match command.contains("news.db") {
            _ if !command.contains(ID) => None,
            true => Some(said(here, ["list", "incidents", "--store", "news.db", "--json"])),
            false => Some(said(here, ["merge", "reports.jsonl"])),
        };
        let command = printed.map_or(command.clone(), |printed| command.replace(ID, &id(&printed)));
        if command.contains("--format pdf") && !is_there(on_path("chromium"), "chromium") {
            continue;
        }
        prepare(here, &command);
        let run = typed(here, &command);
        // The network is not asked for in a test, and what is given to registered users alone is refused by design.
        let expected = if command.starts_with("tazamun fetch") { 2 } else { 0 };
        if run.status.code() != Some(expected) {
            faults.push(format!("{what}: {command}\n{}", error(&run)));
        }
    }
    commands.len()
}

/// What some commands need to have been done before.
fn prepare(here: &Path, command: &str) {
    if command.contains("drop") || command.contains("show 2022") || command.contains("--dataset merged") {
        let _ = typed(here, "tazamun add examples/articles/2022-01-23.ar.txt");
        let _ =
            typed(here, "tazamun add GEDEvent_v24_1.csv --dataset ucdp-ged --release 24.1; tazamun merge");
    }
    if command.contains("--gazetteer places.index") {
        let _ = typed(here, "tazamun gazetteer build IQ.txt SY.txt -o places.index");
    }
}

#[test]
fn every_example_of_every_help_runs() {
    let help = said(&root(), ["--help"]);
    let verbs: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|verb| !verb.is_empty()))
        .collect();
    let mut faults = Vec::new();
    let mut count = all_of("--help", examples(&help), &mut faults);
    for verb in verbs.into_iter().filter(|verb| *verb != "help") {
        let help = said(&root(), ["help", verb]);
        let of_verb = all_of(verb, examples(&help), &mut faults);
        assert!(of_verb > 0, "the help of '{verb}' holds no example");
        count += of_verb;
    }
    assert!(faults.is_empty(), "{} examples failed\n\n{}", faults.len(), faults.join("\n"));
    assert!(count > 60, "{count} examples");
}

/// The part of a help that holds its examples.
fn examples(help: &str) -> &str {
    help.split_once("Examples:\n").map_or("", |(_, examples)| examples)
}

#[test]
fn every_example_of_the_readme_runs() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let blocks: Vec<&str> = readme.split("```sh\n").skip(1).filter_map(|b| b.split("```").next()).collect();
    assert!(blocks.len() > 5, "{} blocks", blocks.len());
    let mut faults = Vec::new();
    let count = all_of("README", &blocks.concat(), &mut faults);
    assert!(faults.is_empty(), "{} of {count} examples failed\n\n{}", faults.len(), faults.join("\n"));
}

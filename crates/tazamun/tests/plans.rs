//! Questions that are fixed before their data are seen, answers that are taken along whole, and what nobody has reviewed.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod common;

use common::{error, example, json, said, tried};
use serde_json::Value;
use std::{collections::BTreeMap, fs, io::Read as _, path::Path};

const QUESTION: [&str; 7] = ["plan", "sync", "--a", "country=IQ", "--b", "country=SY", "--no-certificate"];

fn planned(here: &Path) {
    said(here, [&QUESTION[..], &["-o", "plan.json"]].concat());
}

/// What a bundle holds, by name.
fn opened(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut files = BTreeMap::new();
    for number in 0..zip.len() {
        let mut file = zip.by_index(number).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.insert(file.name().unwrap().into_owned(), content);
    }
    files
}

#[test]
fn a_plan_asks_exactly_what_was_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    planned(here);
    let plan: Value = serde_json::from_slice(&fs::read(here.join("plan.json")).unwrap()).unwrap();
    let followed = json(here, ["sync", "built-in", "--plan", "plan.json", "--json"]);
    let typed = json(
        here,
        ["sync", "built-in", "--a", "country=IQ", "--b", "country=SY", "--no-certificate", "--json"],
    );
    assert_eq!(followed["plan"]["sha256"], plan["sha256"]);
    assert_eq!(followed["plan"]["day"], plan["day"]);
    assert_eq!((&followed["question"], &followed["result"]), (&typed["question"], &typed["result"]));
    assert!(typed.get("plan").is_none());
    assert!(
        said(here, ["sync", "built-in", "--plan", "plan.json"]).contains(plan["sha256"].as_str().unwrap())
    );
}

#[test]
fn a_plan_is_followed_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    planned(here);
    let text = fs::read_to_string(here.join("plan.json")).unwrap();
    fs::write(here.join("changed.json"), text.replace("\"within\": 1", "\"within\": 2")).unwrap();
    fs::write(here.join("more.json"), text.replace("\"within\": 1", "\"within\": 1, \"of\": 2")).unwrap();
    for (typed, words) in [
        ("sync built-in --plan changed.json", "changed"),
        ("sync built-in --plan more.json", "changed"),
        ("sync built-in --plan no.json", "no.json"),
        ("wake built-in --plan plan.json", "sync"),
        ("sync built-in --plan plan.json --within 2", "--within"),
        ("sync built-in --plan plan.json --from 2022-01-01", "--from"),
        ("sync built-in --plan plan.json --a country=LB", "--a"),
        ("plan sync --a contry= --b country=SY", "contry"),
        ("plan trend --filter killed>=many", "many"),
    ] {
        let run = tried(here, typed.split(' '));
        assert_eq!(run.status.code(), Some(2), "{typed}");
        assert!(error(&run).contains(words), "{typed}: {}", error(&run));
    }
}

#[test]
fn events_that_a_plan_fixes_are_those_that_are_asked() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    said(here, ["plan", "trend", "built-in", "--filter", "country=IQ", "-o", "plan.json"]);
    assert_eq!(json(here, ["trend", "--plan", "plan.json", "--json"])["data"][0]["name"], "built-in");
    fs::write(here.join("other.csv"), "date,country\n2022-01-01,IQ\n").unwrap();
    let run = tried(here, ["trend", "other.csv", "--plan", "plan.json"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(error(&run).contains("built-in"), "{}", error(&run));
}

#[test]
fn a_bundle_holds_all_and_is_the_same_again() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    planned(here);
    let ask = |name: &str| {
        said(here, ["sync", "built-in", "--plan", "plan.json", "--bundle", name]);
        fs::read(here.join(name)).unwrap()
    };
    let first = ask("answer.zip");
    fs::rename(here.join("answer.zip"), here.join("first.zip")).unwrap();
    assert_eq!(ask("answer.zip"), first, "two runs write the same bytes");
    let files = opened(&here.join("first.zip"));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "MANIFEST.json",
            "answer.json",
            "answer.txt",
            "command.txt",
            "data/built-in.csv",
            "plan.json",
            "question.json"
        ]
    );
    let record = fs::read(common::root().join("examples/record/incidents.csv")).unwrap();
    assert_eq!(files["data/built-in.csv"], record);
    let manifest: Value = serde_json::from_slice(&files["MANIFEST.json"]).unwrap();
    assert_eq!(manifest["versions"]["answer"], "tazamun.sync/2");
    let hash = tazamun_analysis::sha256(&files["answer.json"]);
    assert_eq!(manifest["sha256"]["answer.json"], hash.as_str());
    assert!(String::from_utf8_lossy(&files["command.txt"]).contains("--plan plan.json"));
}

#[test]
fn a_bundle_of_a_brief_holds_the_article_and_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::copy(example("en"), here.join("article.en.txt")).unwrap();
    said(here, ["brief", "article.en.txt", "--certificate", "0", "-o", "page.html", "--bundle", "brief.zip"]);
    let files = opened(&here.join("brief.zip"));
    assert_eq!(files["page.html"], fs::read(here.join("page.html")).unwrap());
    assert_eq!(files["articles/article.en.txt"], fs::read(example("en")).unwrap());
}

#[test]
fn what_nobody_reviewed_is_called_so() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    for language in ["ar", "en"] {
        fs::copy(example(language), here.join(format!("article.{language}.txt"))).unwrap();
    }
    said(here, ["add", "article.ar.txt", "article.en.txt"]);
    said(here, ["merge"]);
    let trend = json(here, ["trend", "tazamun.db", "--json"]);
    let unreviewed = |answer: &Value| -> Option<u64> {
        let warnings = answer["warnings"].as_array().unwrap();
        warnings.iter().find(|w| w["code"] == "unreviewed").and_then(|w| w["incidents"].as_u64())
    };
    let before = unreviewed(&trend).unwrap();
    assert!(before > 0, "{trend:#}");
    assert!(said(here, ["trend", "tazamun.db"]).contains("unreviewed"));
    let page =
        ["brief", "--filter", "country=IQ|SY", "--store", "tazamun.db", "--certificate", "0", "--lang", "en"];
    assert!(said(here, [&page[..], &["-o", "page.html"]].concat()).contains("unreviewed"));
    // A decision is a look at both reports.
    let listed = said(here, ["list", "articles"]);
    let docs: Vec<&str> = listed.lines().filter_map(|line| line.split('\t').next()).collect();
    fs::write(here.join("decided.tsv"), format!("different\t{}#0\t{}#1\n", docs[0], docs[1])).unwrap();
    said(here, ["merge", "--decisions", "decided.tsv"]);
    let after = unreviewed(&json(here, ["trend", "tazamun.db", "--json"])).unwrap_or(0);
    assert!(after < before, "{before} → {after}");
}

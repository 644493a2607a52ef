//! The forms of a brief and the ways to ask for one, as a user types them.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod common;

use common::{is_there, program, root, said};
use serde_json::Value;
use std::{path::Path, process::Output};

const EXAMPLE: &str = "examples/articles/2022-01-23.ar.txt";
const SIDES: [&str; 4] = ["--a", "country=IQ,actor1=IS", "--b", "country=SY,actor1=IS"];

fn run(args: &[&str], path: Option<&str>) -> Output {
    let mut command = program();
    command.args(args).current_dir(root());
    if let Some(path) = path {
        command.env("PATH", path).env_remove("TAZAMUN_CHROMIUM");
    }
    common::run(&mut command)
}

#[test]
fn the_form_is_that_of_the_option_or_of_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    said(&root(), ["brief", EXAMPLE, "-o", &file("page.md"), "--lang", "ar"]);
    said(&root(), ["brief", EXAMPLE, "-o", &file("page.json")]);
    said(&root(), ["brief", EXAMPLE, "-o", &file("page"), "--format", "html"]);
    let text = |name: &str| std::fs::read_to_string(file(name)).unwrap();
    assert!(text("page.md").starts_with("# ") && text("page.md").contains("11 جنديا"));
    let json: Value = serde_json::from_str(&text("page.json")).unwrap();
    assert_eq!(json["schema"], "tazamun.brief/1");
    assert!(json["tested"]["certificate"]["pairs"].as_u64().unwrap() >= 100);
    assert!(text("page").starts_with("<!doctype html>"));
    let said: Value =
        serde_json::from_str(&said(&root(), ["brief", EXAMPLE, "-o", &file("x.html"), "--json"])).unwrap();
    assert_eq!(said["tested"]["verdict"], json["tested"]["verdict"]);
    assert_eq!(said["articles"][0]["text"], Value::Null, "an article's text has no place in the answer");
}

#[test]
fn a_question_needs_no_article() {
    let args = [&["brief"], &SIDES[..], &["--lang", "en", "-o", "-", "--format", "md"]].concat();
    let said = said(&root(), &args);
    assert!(said.starts_with("# Attacks in Iraq and Syria"), "{said}");
    assert!(said.contains("The question compares all recorded attacks"), "{said}");
}

#[test]
fn a_filter_on_a_store_takes_the_place_of_articles_and_a_store_that_of_events() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("war.db").display().to_string();
    said(&root(), ["add", EXAMPLE, "examples/record/incidents.csv", "--store", &store]);
    let brief = |filter: &str| {
        let args = ["brief", "--store", &store, "--filter", filter, "--events", &store];
        said(&root(), [&args[..], &["--lang", "en", "-o", "-", "--format", "json"]].concat())
    };
    let json: Value = serde_json::from_str(&brief("date>=2022-01-01")).unwrap();
    assert_eq!(json["told"].as_array().unwrap().len(), 4, "one of the five is of 2021");
    assert_eq!(json["articles"].as_array().unwrap().len(), 1);
    assert_eq!(json["tested"]["b"]["events"], 56);
    let none = run(&["brief", "--store", &store, "--filter", "date>=2023-01-01"], None);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("selects none"));
}

/// Two articles tell one bombing in the same words, and a person decides that they tell two: the page of the store obeys,
/// as the list of its incidents does, and refuses what it would have to contradict.
#[test]
fn the_page_of_a_store_shows_its_incidents_as_they_were_merged_and_decided() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let store = here.join("war.db").display().to_string();
    let article = |name: &str, source: &str| {
        let text = "A suicide bomber killed 30 people in Sadr City in Baghdad on Monday, police said.";
        let line = serde_json::json!({"doc": name, "published": "2021-07-20", "source": source, "title": "", "text": text});
        let file = here.join(format!("{name}.jsonl")).display().to_string();
        std::fs::write(&file, line.to_string()).unwrap();
        file
    };
    let page_of = |more: &[&str]| -> Value {
        let args = ["brief", "--store", &store, "--filter", "country=IQ", "--certificate", "0"];
        serde_json::from_str(&said(&root(), [&args[..], &["-o", "-", "--format", "json"], more].concat()))
            .unwrap()
    };
    let told = || page_of(&[])["told"].as_array().unwrap().len();
    let listed =
        || said(&root(), ["list", "incidents", "--dataset", "merged", "--store", &store]).lines().count();
    said(&root(), ["add", &article("a", "North Wire"), &article("b", "South Wire"), "--store", &store]);
    said(&root(), ["merge", "--store", &store]);
    assert_eq!((listed(), told()), (1, 1), "nothing is decided, and both tell one");
    let only_one = page_of(&[]);
    assert_eq!(only_one["articles"].as_array().unwrap().len(), 2);

    let decided = |verdict: &str| {
        let file = here.join("decided.tsv").display().to_string();
        std::fs::write(&file, format!("{verdict}\ta#0\tb#0\n")).unwrap();
        file
    };
    said(&root(), ["merge", "--store", &store, "--decisions", &decided("different")]);
    assert_eq!((listed(), told()), (2, 2), "decided to be two");

    // A decision that no merging has obeyed yet is not passed over.
    said(&root(), ["merge", "--store", &store, "--decisions", &decided("same"), "--review"]);
    let refused = run(&["brief", "--store", &store, "--filter", "country=IQ", "-o", "-"], None);
    let err = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(2), "{err}");
    assert!(err.contains("'a#0' and 'b#0'") && err.contains("tazamun merge --store"), "{err}");
    said(&root(), ["merge", "--store", &store]);
    assert_eq!((listed(), told()), (1, 1), "and now it is");

    // An article that came after the merging stands for itself, and the program says so.
    said(&root(), ["add", &article("c", "East Wire"), "--store", &store]);
    let later =
        run(&["brief", "--store", &store, "--filter", "country=IQ", "-o", "-", "--format", "md"], None);
    assert!(later.status.success());
    assert!(
        String::from_utf8_lossy(&later.stderr).contains("1 report has not been merged yet and stands alone")
    );
    assert_eq!(told(), 2);
}

/// The language of the terminal is that of the locale, by POSIX's order of variables; Mapuche is not Arabic.
#[test]
fn the_locale_names_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html").display().to_string();
    let said = |set: &[(&str, &str)]| {
        let mut command = program();
        command.args(["brief", EXAMPLE, "--certificate", "0", "-o", &page]).current_dir(root());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] {
            command.env_remove(name);
        }
        let run = common::run(command.envs(set.iter().copied()));
        // The first line says the answer; further down an English brief quotes its articles in Arabic.
        let said = String::from_utf8(run.stdout).unwrap();
        let answer = said.lines().next().unwrap_or_default();
        let arabic = answer.chars().any(|c| ('\u{600}'..'\u{6ff}').contains(&c));
        if arabic { "ar" } else { "en" }
    };
    for locale in ["ar", "ar_SY", "ar-SY", "ar.UTF-8", "ar_IQ.UTF-8", "ar@calendar=islamic"] {
        assert_eq!(said(&[("LC_ALL", locale)]), "ar", "{locale}");
    }
    for locale in ["arn_CL", "arn", "ara", "arz_EG", "arabic", "C", "en_US.UTF-8", "de_AR"] {
        assert_eq!(said(&[("LC_ALL", locale)]), "en", "{locale}");
    }
    assert_eq!(said(&[("LC_ALL", "C"), ("LC_MESSAGES", "ar_IQ"), ("LANG", "ar_IQ")]), "en");
    assert_eq!(said(&[("LC_ALL", ""), ("LC_MESSAGES", "ar_IQ"), ("LANG", "en_GB")]), "ar");
    assert_eq!(said(&[("LC_MESSAGES", "en_GB"), ("LANG", "ar_IQ")]), "en");
    assert_eq!(said(&[("LANG", "ar_IQ")]), "ar");
    assert_eq!(said(&[]), "en");
}

#[test]
fn digits_may_be_arabic_indic() {
    let said = said(
        &root(),
        ["brief", EXAMPLE, "-o", "-", "--format", "md", "--lang", "ar", "--digits", "arabic-indic"],
    );
    assert!(said.contains("٢٠٢٢") && said.contains("١١ قتيلا"), "{said}");
}

#[test]
fn pdf_is_printed_where_there_is_a_browser_and_refused_in_words_where_not() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("page.pdf");
    let args = ["brief", EXAMPLE, "-o", pdf.to_str().unwrap()];
    let none = run(&args, Some("/nowhere"));
    let err = String::from_utf8_lossy(&none.stderr);
    assert_eq!(none.status.code(), Some(2));
    assert!(err.contains("no Chromium") && err.contains("--format html") && !pdf.exists(), "{err}");
    if !is_there(tazamun_browser::find().is_some(), "Chromium") {
        return;
    }
    said(&root(), args);
    let printed = std::fs::read(&pdf).unwrap();
    assert!(printed.starts_with(b"%PDF"));
    let text = String::from_utf8_lossy(&printed);
    let pages = text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count();
    assert!((2..=4).contains(&pages), "{pages} pages");
    assert!(!Path::new("page.html").exists());
    // One brief is one file, whenever it is printed and whatever it is called.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let again = folder.path().join("again.pdf");
    said(&root(), ["brief", EXAMPLE, "-o", again.to_str().unwrap()]);
    assert!(std::fs::read(&again).unwrap() == printed, "two runs wrote two files");
}

/// A CSV whose cells want to be more than text: the page holds them as text.
#[test]
fn hostile_events_are_text() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("evil.csv");
    let evil = "<script>window.broken=1</script>\u{202E}";
    let mut rows = String::from("date,country,place,latitude,longitude,killed,actor1,source_url,note\n");
    for day in 1..=28 {
        for (country, lat, lon) in [("IQ", 34.0, 44.0), ("SY", 35.0, 40.0)] {
            rows +=
                &format!("2022-01-{day:02},{country},{evil},{lat},{lon},3,IS,javascript:broken(),{evil}\n");
        }
    }
    for month in 2..=9 {
        rows += &format!("2022-{month:02}-03,IQ,x,34,44,1,IS,,\n2022-{month:02}-17,SY,x,35,40,1,IS,,\n");
    }
    std::fs::write(&csv, rows).unwrap();
    let csv = csv.to_str().unwrap();
    let page = said(&root(), [&["brief"], &SIDES[..], &["--events", csv, "-o", "-"]].concat());
    assert!(!page.contains("<script") && !page.contains("javascript:") && !page.contains('\u{202E}'));
}

//! `waves`, `trend`, `wake`, `seam` and `classic`, as a user runs them.

#![allow(clippy::unwrap_used)]

mod common;

use common::{error, shared, tried};
use serde_json::Value;
use std::{path::Path, process::Command};

fn quiet(args: &[&str]) -> String {
    let run = tried(Path::new("."), args);
    assert!(
        run.status.success() && run.stderr.is_empty(),
        "{args:?}
{}",
        error(&run)
    );
    String::from_utf8(run.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    let mut args = args.to_vec();
    args.push("--json");
    serde_json::from_str(&quiet(&args)).unwrap()
}

const SIDES: [&str; 5] = ["built-in", "--a", "country=SY", "--b", "country=IQ"];

fn sides<'a>(verb: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&[verb][..], &SIDES[..], more].concat()
}

#[test]
fn the_built_in_record_has_an_answer_to_every_question() {
    let waves = json(&["waves", "built-in", "--by", "country"]);
    assert_eq!(waves["schema"], "tazamun.waves/2");
    assert_eq!(waves["result"]["theatres"].as_array().unwrap().len(), 2);
    let trend = json(&["trend", "built-in", "--filter", "country=IQ"]);
    assert_eq!(
        (trend["schema"].as_str(), trend["result"]["season"].as_bool()),
        (Some("tazamun.trend/2"), Some(false))
    );
    let wake = json(&sides("wake", &["--within", "3"]));
    assert_eq!(wake["schema"], "tazamun.wake/2");
    for answer in [&waves, &trend, &wake] {
        let p = answer["result"]["p"].as_f64().unwrap();
        assert!(p > 0.0 && p <= 1.0, "{answer:#}");
        assert_eq!(answer["data"][0]["name"], "built-in");
    }
}

#[test]
fn answers_come_in_both_languages_with_the_same_numbers() {
    for args in [
        vec!["waves", "built-in", "--by", "adm1"],
        vec!["trend", "built-in", "--filter", "country=IQ"],
        sides("wake", &[]),
    ] {
        let english = quiet(&args);
        let arabic = quiet(&[&args[..], &["--lang", "ar"]].concat());
        assert_eq!(english.lines().count(), arabic.lines().count(), "{english}{arabic}");
        assert!(!arabic.contains(['{', '}']) && !english.contains(['{', '}']), "{english}{arabic}");
        let digits = |text: &str| -> Vec<char> { text.chars().filter(char::is_ascii_digit).collect() };
        let (mut one, mut other) = (digits(&english), digits(&arabic));
        one.sort_unstable();
        other.sort_unstable();
        assert_eq!(one, other, "{english}{arabic}");
    }
}

/// Arabic for `ar`, `ar-…` and `ar_…` alone: Mapuche (`arn`) is another language.
#[test]
fn the_locale_says_in_which_language_an_answer_is() {
    let args = sides("sync", &["--no-certificate"]);
    for (variable, locale, arabic) in [
        ("LC_ALL", "ar", true),
        ("LC_ALL", "ar_SY.UTF-8", true),
        ("LC_MESSAGES", "ar-IQ", true),
        ("LC_ALL", "arn_CL", false),
        ("LC_ALL", "C", false),
    ] {
        let run = common::program().args(&args).env(variable, locale).output().unwrap();
        let answer = String::from_utf8(run.stdout).unwrap();
        assert_eq!(answer.starts_with("لا يتعدى ما تفسره المصادفة."), arabic, "{variable}={locale}: {answer}");
        assert_eq!(answer.starts_with("Consistent with chance."), !arabic, "{variable}={locale}: {answer}");
    }
}

#[test]
fn incidents_along_a_line_are_a_seam() {
    let folder = tempfile::tempdir().unwrap();
    let line = folder.path().join("line.geojson");
    let points = "[[44.9,34.4],[44.4,34.9],[44.2,35.4],[43.6,35.8],[43.2,36.3]]";
    std::fs::write(&line, format!("{{\"type\":\"LineString\",\"coordinates\":{points}}}")).unwrap();
    let answer = json(&[
        "seam",
        "built-in",
        "--filter",
        "country=IQ",
        "--line",
        line.to_str().unwrap(),
        "--moves",
        "199",
    ]);
    assert_eq!(answer["schema"], "tazamun.seam/2");
    assert!(
        answer["result"]["near"].as_u64().unwrap() > 20 && answer["result"]["p"].as_f64().unwrap() < 0.05,
        "{answer:#}"
    );
    assert!(answer["result"]["places"].as_u64().unwrap() > 100, "{answer:#}");
}

#[test]
fn every_classical_method_answers_under_its_own_name() {
    for method in [
        "eca",
        "event-sync",
        "spike-sync",
        "isi-distance",
        "spike-distance",
        "hawkes",
        "knox",
        "mantel",
        "jacquez",
        "permutation-scan",
        "poisson-scan",
    ] {
        let more = ["--within", "3", "--method", method, "--alarms", "20", "--surrogates", "99"];
        let answer = json(&sides("classic", &more));
        assert_eq!(
            (answer["schema"].as_str(), answer["question"]["method"].as_str()),
            (Some("tazamun.classic/2"), Some(method))
        );
        let p = answer["result"]["p"].as_f64().unwrap();
        assert!(p > 0.0 && p <= 1.0, "{answer:#}");
        let alarms = &answer["certificate"];
        assert_eq!(alarms["pairs"].as_u64().unwrap() + alarms["refused"].as_u64().unwrap(), 20, "{answer:#}");
        assert_eq!(json(&sides("classic", &more)), answer, "{method}: two runs differ");
    }
}

/// Every form of the question of synchrony keeps its answer where it is told to, and finds it again.
#[test]
fn every_form_of_sync_is_kept_in_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("kept.db").display().to_string();
    let eca = ["--method", "eca", "--no-certificate", "--surrogates", "19", "--store", &store];
    let all = ["pairs", "built-in", "--by", "country", "--store", &store];
    let two = ["--no-certificate", "--store", &store];
    let (eca, all, two) = (json(&sides("classic", &eca)), json(&all), json(&sides("sync", &two)));
    let listed = quiet(&["list", "findings", "--json", "--store", &store]);
    let kept: Vec<Value> = listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&str> = kept.iter().map(|finding| finding["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["classic", "pairs", "sync"], "{listed}");
    for (finding, answer) in kept.iter().zip([eca, all, two]) {
        assert_eq!(finding["record"], answer);
    }
}

/// An option without any bearing on a method is refused, or said to have none.
#[test]
fn surrogates_that_hawkes_does_not_need_are_spoken_of() {
    let plain = ["--method", "hawkes", "--no-certificate"];
    let answer = json(&sides("classic", &[&plain[..], &["--surrogates", "99"]].concat()));
    assert_eq!(answer["warnings"][0]["code"], "no-bearing", "{answer:#}");
    assert_eq!(answer["warnings"][0]["option"], "surrogates", "{answer:#}");
    assert_eq!(json(&sides("classic", &plain))["warnings"], serde_json::json!([]));
}

/// What every other library says of Islamic State attacks in Iraq and Syria, and what that is worth.
#[test]
fn the_classical_tests_are_measured_on_data_like_the_users_own() {
    let Some(folder) = shared("data/ucdp_ged") else { return };
    let file = |name: &str| folder.join(name).display().to_string();
    let files = [file("ucdp_ged_iraq_hdx_1989_2018.csv.gz"), file("ucdp_ged_syria_201601_201911.csv.gz")];
    let filter = |country: &str| {
        format!("country={country},dyad_name=\"IS - Civilians\",days=1,date>=2016-01-01,date<=2018-12-25")
    };
    let (a, b) = (filter("IQ"), filter("SY"));
    let mut args = vec!["classic", &files[0], &files[1], "--a", &a, "--b", &b, "--within", "1"];
    args.extend([
        "--from",
        "2016-01-01",
        "--to",
        "2018-12-25",
        "--method",
        "eca",
        "--alarms",
        "60",
        "--json",
    ]);
    let run = Command::new(env!("CARGO_BIN_EXE_tazamun")).args(args).output().unwrap();
    let answer: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert!(answer["result"]["p"].as_f64().unwrap() < 0.01, "{answer:#}");
    assert!(answer["certificate"]["rate"].as_f64().unwrap() > 0.5, "{answer:#}");
    let broken = answer["result"]["broken"].as_array().unwrap();
    assert!(
        broken.iter().any(|warning| warning.as_str().unwrap().contains("rise and fall together")),
        "{answer:#}"
    );
}

//! Odd pairs of series through `tazamun sync`: a clear answer or a clear error, never a panic and never a silent NaN.

#![allow(clippy::unwrap_used)]

mod common;

use common::tried;
use serde_json::Value;
use std::path::Path;
use tazamun_record::{Date, day_at, day_number};

/// A file of one column, a day a row.
fn write(folder: &Path, name: &str, dates: impl IntoIterator<Item = String>) -> String {
    let path = folder.join(name);
    let rows: Vec<String> = std::iter::once("date".to_owned()).chain(dates).collect();
    std::fs::write(&path, rows.join("\n") + "\n").unwrap();
    path.display().to_string()
}

fn every(step: usize, from: i64, to: i64) -> Vec<String> {
    let start = day_number(Date::constant(2016, 1, 1));
    (from..to).step_by(step).map(|day| day_at(start + day).to_string()).collect()
}

fn sync(a: &str, b: &str, more: &[&str]) -> (Option<i32>, Value, String) {
    let args = [&["sync", "--a", a, "--b", b, "--within", "2", "--json"], more].concat();
    let run = tried(Path::new("."), args);
    let error = String::from_utf8_lossy(&run.stderr).into_owned();
    (run.status.code(), serde_json::from_slice(&run.stdout).unwrap_or(Value::Null), error)
}

#[test]
fn every_pair_of_odd_series_has_an_answer_or_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, dates: Vec<String>| write(folder.path(), name, dates);
    // Scattered, not regular: a regular series falls together with itself at every multiple of its step.
    let all = every(1, 0, 700);
    let scattered: Vec<String> = (0..100_usize).map(|n| all[(n * n * 7 + 3 * n) % 700].clone()).collect();
    let days = file("days.csv", scattered.clone());
    let same = file("same.csv", scattered.into_iter().rev().collect());
    let others = [
        ("the same days", same, "more-than-chance"),
        ("one event", file("one.csv", every(1, 300, 301)), "too-thin"),
        ("all on one day", file("salvo.csv", vec![every(1, 300, 301)[0].clone(); 50]), "too-thin"),
        ("months only", file("months.csv", (1..=9).map(|m| format!("2016-0{m}")).collect()), "too-thin"),
        ("no day in common", file("later.csv", every(5, 1_000, 1_700)), "error"),
    ];
    for (case, other, expected) in others {
        let (status, answer, error) = sync(&days, &other, &["--no-certificate"]);
        if expected == "error" {
            assert!(status == Some(2) && error.contains("share no day"), "{case}: {status:?} {error}");
            continue;
        }
        assert_eq!(status, Some(0), "{case}: {error}");
        assert_eq!(answer["result"]["verdict"], expected, "{case}: {answer:#}");
        let p = &answer["result"]["p"];
        assert!(p.is_null() || p.as_f64().is_some_and(|p| p > 0.0 && p <= 1.0), "{case}: {p}");
    }
}

#[test]
fn an_answer_comes_with_its_certificate_unless_told_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let a = write(folder.path(), "a.csv", every(5, 0, 200));
    let b = write(folder.path(), "b.csv", every(7, 3, 200));
    let (_, plain, _) = sync(&a, &b, &["--no-certificate"]);
    assert!(plain["certificate"].is_null() && plain["result"]["p"].as_f64().is_some(), "{plain:#}");
    let (_, certified, _) = sync(&a, &b, &[]);
    assert_eq!(certified["certificate"]["pairs"], 1_000);
    assert_eq!(certified["result"]["p"], plain["result"]["p"]);
    let holds = certified["certificate"]["holds"].as_bool().unwrap();
    assert_eq!(certified["result"]["verdict"] == "withheld", !holds, "{certified:#}");
}

#[test]
fn hawkes_says_that_it_cannot_see_events_of_one_day() {
    let folder = tempfile::tempdir().unwrap();
    let a = write(folder.path(), "a.csv", every(11, 0, 400));
    let same = write(folder.path(), "same.csv", every(11, 0, 400).into_iter().rev());
    let apart = write(folder.path(), "apart.csv", every(11, 3, 400));
    for (b, warned) in [(&same, true), (&apart, false)] {
        let args = ["classic", "--a", &a, "--b", b, "--method", "hawkes", "--no-certificate"];
        let run = tried(Path::new("."), args.map(str::to_owned).to_vec());
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let said = String::from_utf8_lossy(&run.stdout);
        assert_eq!(said.contains("On 37 of the 37 days with events both series have one."), warned, "{said}");
    }
}

//! The field's files through the verbs: what is kept of two files, in which encoding, and what questions say of thin, full and
//! unplaced series.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod common;

use common::tried;
use std::{fmt::Write as _, fs, path::Path};

/// What a run printed on both streams, and its status.
fn run(folder: &Path, typed: &str) -> (i32, String) {
    let run = tried(folder, typed.split(' '));
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    (run.status.code().unwrap(), said)
}

/// A file of one event a day in each of two countries, on the days for which this says so.
fn two_countries(first: i32, last: i32, has: impl Fn(i32, &str) -> bool) -> String {
    let mut file = "id,date,country\n".to_owned();
    for n in first..last {
        let day = tazamun_record::day_at(18_262 + i64::from(n));
        for country in ["IQ", "SY"].into_iter().filter(|country| has(n, country)) {
            writeln!(file, "{country}{n},{day},{country}").unwrap();
        }
    }
    file
}

#[test]
fn a_file_does_not_take_the_place_of_another_of_its_stem() {
    let folder = tempfile::tempdir().unwrap();
    for (name, id) in [("a/x.csv", "p"), ("b/x.csv", "q"), ("a/x.tsv", "r")] {
        fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        let file = if name.ends_with("tsv") {
            format!("id\tdate\n{id}\t2022-01-21\n")
        } else {
            format!("id,date\n{id},2022-01-21\n")
        };
        fs::write(folder.path().join(name), file).unwrap();
    }
    assert_eq!(run(folder.path(), "add a/x.csv --store s.db").0, 0);
    for other in ["b/x.csv", "a/x.tsv"] {
        let (status, said) = run(folder.path(), &format!("add {other} --store s.db"));
        assert!(status == 2 && said.contains("a/x.csv") && said.contains("--dataset"), "{said}");
    }
    // A file that was changed is the newer release of itself, and whoever names the dataset means it.
    fs::write(folder.path().join("a/x.csv"), "id,date\np,2022-01-22\n").unwrap();
    assert!(run(folder.path(), "add ./a/x.csv --store s.db").1.contains("1 changed"));
    assert_eq!(run(folder.path(), "add b/x.csv --store s.db --dataset y").0, 0);
    assert!(run(folder.path(), "add a/x.tsv --store s.db --dataset x").1.contains("1 removed"));
    let (_, listed) = run(folder.path(), "list datasets --store s.db");
    assert!(listed.contains("\tx") && listed.contains("\ty"), "{listed}");
}

#[test]
fn the_same_bytes_read_otherwise_are_another_import() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.csv"), b"id,date,place\na,2022-01-21,\xc8\xdb\xcf\xc7\xcf\n").unwrap();
    assert!(
        run(folder.path(), "add old.csv --store s.db --encoding windows-1252").1.contains("1 incident added")
    );
    assert!(run(folder.path(), "add old.csv --store s.db --encoding windows-1256").1.contains("1 changed"));
    assert!(run(folder.path(), "add old.csv --store s.db --encoding windows-1256").1.contains("already"));
    assert!(run(folder.path(), "list incidents --store s.db").1.contains("بغداد"));
}

#[test]
fn an_article_is_read_in_the_encoding_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    // "Two soldiers were killed in an attack in Baghdad yesterday."
    let words = b"\xde\xca\xe1 \xcc\xe4\xcf\xed\xc7\xe4 \xdd\xed \xe5\xcc\xe6\xe3 \xdd\xed \xc8\xdb\xcf\xc7\xcf \xc3\xe3\xd3.";
    fs::write(folder.path().join("old.txt"), [b"published: 2022-01-23\n\n".as_slice(), words].concat())
        .unwrap();
    let (status, said) = run(folder.path(), "read old.txt");
    assert!(status == 2 && said.contains("--encoding windows-1256"), "{said}");
    let (status, said) = run(folder.path(), "read old.txt --encoding windows-1256");
    assert!(status == 0 && said.contains("\"date_start\":\"2022-01-22\""), "{said}");
    assert_eq!(run(folder.path(), "add old.txt --encoding windows-1256 --store s.db").0, 0);
}

#[test]
fn nothing_is_tested_where_nothing_can_vary_or_nothing_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let ask = "--a country=IQ --b country=SY --no-certificate";
    fs::write(folder.path().join("every.csv"), two_countries(0, 200, |_, _| true)).unwrap();
    let (status, said) = run(folder.path(), &format!("sync every.csv {ask}"));
    assert!(status == 0 && said.starts_with("No verdict: both series have an event on every day"), "{said}");
    fs::write(folder.path().join("one.csv"), two_countries(0, 200, |n, c| c == "IQ" || n % 7 == 0)).unwrap();
    let (_, said) = run(folder.path(), &format!("sync one.csv {ask}"));
    assert!(said.starts_with("No verdict: the first series has an event on every day"), "{said}");
    // A day without an event is enough to ask.
    fs::write(
        folder.path().join("most.csv"),
        two_countries(0, 200, |n, c| n % if c == "IQ" { 5 } else { 7 } > 0),
    )
    .unwrap();
    let (_, said) = run(folder.path(), &format!("sync most.csv {ask}"));
    assert!(!said.starts_with("No verdict"), "{said}");
    fs::write(folder.path().join("a.csv"), "id,date,country\na,2022-01-21,IQ\n").unwrap();
    assert_eq!(run(folder.path(), "add a.csv --store s.db").0, 0);
    assert_eq!(run(folder.path(), "drop a --store s.db").0, 0);
    for typed in [format!("sync s.db {ask}"), "trend s.db".to_owned()] {
        let (status, said) = run(folder.path(), &typed);
        assert!(status == 2 && said.contains("no incident is in it") && !said.contains("0000"), "{said}");
    }
    let (status, said) = run(folder.path(), "sync a.csv --a country=FR --b country=DE");
    assert!(
        status == 2 && said.contains("select none of the 1 incidents") && !said.contains("0000"),
        "{said}"
    );
}

#[test]
fn a_thin_rate_is_told_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (days, said) in [
        ("2020-05-15\n", "1 event in less than a week"),
        ("2020-05-15\n2020-05-16\n", "2 events in less than a week"),
    ] {
        fs::write(folder.path().join("a.csv"), format!("date\n{days}")).unwrap();
        let (status, told) = run(folder.path(), "trend a.csv");
        assert!(status == 0 && told.contains(said), "{told}");
    }
}

#[test]
fn tests_of_places_count_out_what_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = "id,date,country,latitude,longitude\n".to_owned();
    for n in 0..60_u32 {
        let day = tazamun_record::day_at(18_262 + i64::from(n * 5));
        let country = if n % 2 == 0 { "IQ" } else { "SY" };
        let point = if n % 3 == 0 {
            ",".to_owned()
        } else {
            format!("{},{}", 33.0 + f64::from(n % 7) / 9.0, 44.0 + f64::from(n % 5) / 8.0)
        };
        writeln!(file, "e{n},{day},{country},{point}").unwrap();
    }
    fs::write(folder.path().join("p.csv"), file).unwrap();
    let (status, said) = run(folder.path(), "classic p.csv --method knox --a country=IQ --b country=SY");
    assert!(status == 0 && said.contains("19 of the 58 incidents have no coordinates"), "{said}");
    let (_, said) = run(folder.path(), "classic p.csv --method eca --a country=IQ --b country=SY");
    assert!(!said.contains("coordinates"), "{said}");
}

#[test]
fn messages_are_of_bounded_length() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), format!("id,date,killed\na,2022-01-21,{}\n", "z".repeat(200_000)))
        .unwrap();
    let long = "x".repeat(50_000);
    for typed in [
        "convert a.csv --to jsonl".to_owned(),
        format!("trend built-in --filter {long}>>"),
        format!("sync built-in --a country=IQ --b country=SY --within {long}"),
    ] {
        let (status, said) = run(folder.path(), &typed);
        assert!(status == 2 && said.chars().count() < 3_000, "{} letters", said.len());
    }
}

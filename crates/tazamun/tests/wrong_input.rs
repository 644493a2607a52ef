//! Wrong input of every kind: one paragraph that says what, where and what to do, status 2, and nothing written.

#![allow(clippy::unwrap_used)]

mod common;

use common::tried;
use std::path::Path;

#[test]
fn wrong_input_is_named_and_nothing_is_written() {
    let cases = include_str!("data/bad_input.tsv");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bad");
    let before = files(&folder);
    let mut checked = 0;
    for (line, fields) in tazamun_record::rows(cases) {
        let [typed, expected] = fields[..] else { panic!("bad_input.tsv:{line}: two columns, please") };
        let run = tried(&folder, typed.split(' '));
        let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        assert_eq!(run.status.code(), Some(2), "bad_input.tsv:{line}: {typed}\n{out}{err}");
        assert!(out.is_empty(), "bad_input.tsv:{line}: {typed} printed\n{out}");
        for words in expected.split('|') {
            assert!(err.contains(words), "bad_input.tsv:{line}: {typed}\nlacks '{words}':\n{err}");
        }
        assert!(!err.contains("panicked"), "bad_input.tsv:{line}: {typed}\n{err}");
        checked += 1;
    }
    assert!(checked >= 20, "the table holds {checked} cases");
    assert_eq!(files(&folder), before, "a file was written or lost");
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

use super::*;
use crate::{
    lang::{Language, of_code},
    text::Text,
};

/// One toll a line: what is read in a sentence, in the order of the text.
fn read(language: &Language, sentence: &str) -> Vec<String> {
    let text = Text::new(sentence);
    find(language, &text)
        .iter()
        .map(|m| {
            let n = |v: Option<u32>| v.map_or("-".into(), |v| v.to_string());
            format!(
                "{:?} {}/{}/{}{}",
                m.harm,
                n(m.toll.low()),
                n(m.toll.best()),
                n(m.toll.high()),
                if m.past { " past" } else { "" }
            )
        })
        .collect()
}

#[test]
fn tolls_are_read_as_the_table_says() {
    let mut wrong = String::new();
    for (line, fields) in tazamun_record::rows(include_str!("../../../tests/data/tolls.tsv")) {
        let expected: Vec<&str> = fields[1].split(',').map(str::trim).filter(|f| !f.is_empty()).collect();
        let found = read(of_code("ar").unwrap(), fields[0]);
        if found != expected {
            wrong += &format!("line {line}: {}\n  expected {expected:?}\n  read     {found:?}\n", fields[0]);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Holds a table against what is read, in any order.
fn hold(language: &Language, table: &str) {
    let (mut wrong, mut lines) = (String::new(), 0);
    for (line, fields) in tazamun_record::rows(table) {
        lines += 1;
        let told = fields.get(1).copied().unwrap_or_default();
        let mut expected: Vec<&str> = told.split(',').map(str::trim).filter(|f| !f.is_empty()).collect();
        let mut found = read(language, fields[0]);
        expected.sort_unstable();
        found.sort_unstable();
        if found != expected {
            wrong += &format!("line {line}: {}\n  expected {expected:?}\n  read     {found:?}\n", fields[0]);
        }
    }
    assert!(wrong.is_empty(), "{} of {lines}\n{wrong}", wrong.matches("  read ").count());
    assert!(lines >= 150, "only {lines} cases");
}

#[test]
fn english_tolls_are_read_as_the_table_says() {
    hold(of_code("en").unwrap(), include_str!("../../../tests/data/tolls_en.tsv"));
}

#[test]
fn french_tolls_are_read_as_the_table_says() {
    hold(of_code("fr").unwrap(), include_str!("../../../tests/data/tolls_fr.tsv"));
}

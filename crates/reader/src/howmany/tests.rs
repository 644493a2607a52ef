use super::*;
use crate::{lang::ARABIC, text::Text};

/// One toll a line: what is read in a sentence, in the order of the text.
fn read(sentence: &str) -> Vec<String> {
    let text = Text::new(sentence);
    find(&ARABIC, &text)
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
    for (line, fields) in tazamun_record::rows(include_str!("../../tests/data/tolls.tsv")) {
        let expected: Vec<&str> = fields[1].split(',').map(str::trim).filter(|f| !f.is_empty()).collect();
        let found = read(fields[0]);
        if found != expected {
            wrong += &format!("line {line}: {}\n  expected {expected:?}\n  read     {found:?}\n", fields[0]);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

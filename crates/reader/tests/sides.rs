//! Whom a word of an Arabic story stands for: `data/sides.tsv`, a case a line.

// A table that cannot be read must stop the test.
#![allow(clippy::unwrap_used)]

use tazamun_reader::{Reader, explain::Kind};
use tazamun_record::{Article, rows};

#[test]
fn sides_are_those_that_are_meant() {
    let reader = Reader::new();
    let mut wrong = String::new();
    for (line, fields) in rows(include_str!("data/sides.tsv")) {
        let [sentence, words, reading] = fields[..] else { panic!("line {line}: three columns") };
        let article = Article {
            doc: format!("line {line}"),
            published: "2018-04-10".parse().unwrap(),
            title: String::new(),
            text: sentence.into(),
            source: None,
            url: None,
        };
        let whole = article.whole();
        let at = whole.find(words).unwrap_or_else(|| panic!("line {line}: no such words"));
        let seen = reader.explain(&article).mentions;
        let over: Vec<_> = seen
            .iter()
            .filter(|m| m.kind == Kind::Actor && m.span.start < at + words.len() && at < m.span.end)
            .map(|m| (&whole[m.span.clone()], m.readings.first().map_or("-", String::as_str)))
            .collect();
        let right =
            if reading == "-" { over.is_empty() } else { over.iter().any(|(_, first)| *first == reading) };
        if !right {
            wrong += &format!("line {line}: {sentence}\n  {over:?}\n");
        }
    }
    assert!(wrong.is_empty(), "read otherwise:\n{wrong}");
}

//! Words of incidents and sides that must be seen, and whom they mean: `data/mentions_*.tsv` and `data/sides.tsv`, a case a line.

// A table that cannot be read must stop the test.
#![allow(clippy::unwrap_used)]

use tazamun_reader::{Reader, explain::Kind};
use tazamun_record::{Article, rows};

#[test]
fn english_words_of_incidents_and_sides_are_seen() {
    hold(include_str!("data/mentions_en.tsv"));
}

#[test]
fn arabic_words_of_incidents_and_sums_are_seen() {
    hold(include_str!("data/mentions_ar.tsv"));
}

/// Whom a word of an Arabic story stands for.
#[test]
fn sides_are_those_that_are_meant() {
    let reader = Reader::new();
    let mut wrong = String::new();
    for (line, fields) in rows(include_str!("data/sides.tsv")) {
        let [sentence, words, reading] = fields[..] else { panic!("line {line}: three columns") };
        let article = told(line, "2018-04-10", sentence);
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

/// An article of one sentence.
fn told(line: usize, published: &str, sentence: &str) -> Article {
    Article {
        doc: format!("line {line}"),
        published: published.parse().unwrap(),
        title: String::new(),
        text: sentence.into(),
        source: None,
        url: None,
    }
}

/// Holds a table against what is seen in its sentences.
fn hold(table: &str) {
    let reader = Reader::new();
    let mut wrong = String::new();
    for (line, fields) in rows(table) {
        let [sentence, kind, words, reading] = fields[..] else { panic!("line {line}: four columns") };
        let article = told(line, "2019-11-05", sentence);
        let whole = article.whole();
        let at = whole.find(words).unwrap_or_else(|| panic!("line {line}: no such words"));
        let shared = |span: &std::ops::Range<usize>| span.start < at + words.len() && at < span.end;
        let seen = reader.explain(&article).mentions;
        let right = seen.iter().any(|m| {
            let read = reading == "-" || m.readings.first().is_some_and(|first| first == reading);
            m.kind.label() == kind && shared(&m.span) && read
        });
        if !right {
            let near: Vec<_> =
                seen.iter().map(|m| (m.kind.label(), &whole[m.span.clone()], &m.readings)).collect();
            wrong += &format!("line {line}: {sentence}\n  {near:?}\n");
        }
    }
    assert!(wrong.is_empty(), "not seen:\n{wrong}");
}

//! Words of incidents and sides that must be seen: `data/mentions_*.tsv`, a case a line.

// A table that cannot be read must stop the test.
#![allow(clippy::unwrap_used)]

use tazamun_reader::Reader;
use tazamun_record::{Article, rows};

#[test]
fn english_words_of_incidents_and_sides_are_seen() {
    hold(include_str!("data/mentions_en.tsv"));
}

#[test]
fn arabic_words_of_incidents_and_sums_are_seen() {
    hold(include_str!("data/mentions_ar.tsv"));
}

/// Holds a table against what is seen in its sentences.
fn hold(table: &str) {
    let reader = Reader::new();
    let mut wrong = String::new();
    for (line, fields) in rows(table) {
        let [sentence, kind, words, reading] = fields[..] else { panic!("line {line}: four columns") };
        let article = Article {
            doc: format!("line {line}"),
            published: "2019-11-05".parse().unwrap(),
            title: String::new(),
            text: sentence.into(),
            source: None,
            url: None,
        };
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

//! Web pages, feeds and other files as articles come in: read as what they are, dated by the most deliberate word of theirs, or
//! refused by their names. The cases are in `data/pages.tsv`.
#![allow(clippy::unwrap_used)]

use tazamun_record::{
    formats::{ArticleReading, read_articles_with},
    rows,
};

const WORDS: &str = "<p>Eleven soldiers died on Friday in an attack on their barracks near al-Azim in Diyala, security sources \
     told the local press, and the road to the river was closed for the rest of the day.</p><p>The attackers came at dawn, \
     while the soldiers slept, and left before others arrived from the district, the source said.</p>";

/// The bytes of a case.
fn file(case: &str) -> Vec<u8> {
    let page = |head: &str, top: &str| {
        format!(
            "<!doctype html><html><head><meta charset=\"utf-8\"><title>Attack in Diyala</title>{head}</head><body><article>\
             <h1>Attack in Diyala</h1>{top}{WORDS}</article></body></html>"
        )
    };
    let text = case.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    let inside = |name: &str| {
        let (before, rest) = text.split_once(name)?;
        Some((before.to_owned(), rest.strip_suffix(')')?.to_owned()))
    };
    let text = match (inside("PAGE("), inside("TIMED(")) {
        (Some((before, head)), _) => before + &page(&head, ""),
        (_, Some((before, top))) => before + &page("", &top),
        _ => text,
    };
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    bytes
}

#[test]
fn every_file_is_read_as_what_it_is_or_named() {
    let mut wrong = Vec::new();
    for (line, fields) in rows(include_str!("data/pages.tsv")) {
        let [kind, name, published, case, outcome] = fields[..] else {
            panic!("pages.tsv:{line}: five columns, please")
        };
        let how = ArticleReading { published: published.parse().ok(), encoding: None };
        let read = read_articles_with(name, &file(case), &how);
        let found = match read {
            Err(fault) => format!("refused {fault}"),
            Ok(articles) => {
                let shown = articles.iter().map(|a| format!("{} {} {}", a.doc, a.published, a.title));
                format!("{} ! {}", shown.collect::<Vec<_>>().join("; "), articles[0].text)
            }
        };
        let holds = match (outcome.strip_prefix("refused "), outcome.split_once(" ! ")) {
            (Some(words), _) => {
                found.starts_with("refused ") && words.split('|').all(|word| found.contains(word))
            }
            (None, Some((first, words))) => {
                found.starts_with(&format!("{first} ! ")) && words.split('|').all(|word| found.contains(word))
            }
            (None, None) => found.starts_with(&format!("{outcome} ! ")),
        };
        if !holds {
            wrong.push(format!("pages.tsv:{line}: {kind}\n  want {outcome}\n  have {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn old_arabic_articles_are_read_in_the_encoding_that_is_named() {
    let text = b"published: 2022-01-23\n\n\xe5\xcc\xe6\xe3\n\n\xe5\xcc\xe6\xe3";
    let how =
        |encoding: Option<&str>| ArticleReading { published: None, encoding: encoding.map(str::to_owned) };
    let refused = read_articles_with("old.txt", text, &how(None)).unwrap_err().to_string();
    assert!(refused.contains("line 3") && refused.contains("windows-1256"), "{refused}");
    let read = read_articles_with("old.txt", text, &how(Some("windows-1256"))).unwrap();
    assert_eq!(read[0].title, "هجوم");
    let named = read_articles_with("old.txt", text, &how(Some("klingon"))).unwrap_err().to_string();
    assert!(named.contains("klingon"), "{named}");
}

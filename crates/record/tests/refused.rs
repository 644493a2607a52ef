//! Every kind of bad file, and the message that its user reads. The cases are in `data/bad_*.txt`.
#![allow(clippy::unwrap_used)]

use tazamun_record::formats::{read_articles, read_events};

/// The cases of a file: name and bytes.
fn cases(text: &str) -> Vec<(&str, Vec<u8>)> {
    let body = text.split_once("\n== ").map_or("", |(_, cases)| cases);
    body.split("\n== ")
        .map(|case| {
            let (name, content) = case.split_once('\n').unwrap_or((case, ""));
            // The line break before the next case is the break of this one's last line, if it has lines.
            let ends_without = content.ends_with('\\') || content.is_empty() || content.ends_with('\n');
            let content = content.strip_suffix('\\').unwrap_or(content);
            let mut bytes = unescaped(content);
            if !ends_without {
                bytes.push(b'\n');
            }
            (name.trim(), bytes)
        })
        .collect()
}

fn unescaped(content: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut chars = content.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('t')) => bytes.push(b'\t'),
            ('\\', Some('r')) => bytes.push(b'\r'),
            ('\\', Some('n')) => bytes.push(b'\n'),
            ('\\', Some('0')) => bytes.push(0),
            ('\\', Some('x')) => {
                let hex: String = chars.by_ref().take(2).collect();
                bytes.push(u8::from_str_radix(&hex, 16).unwrap());
            }
            (c, _) => bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
    bytes
}

#[test]
fn event_files() {
    let messages =
        cases(include_str!("data/bad_files.txt")).into_iter().map(|(name, bytes)| {
            match read_events(name, &bytes) {
                Err(fault) => fault.to_string(),
                Ok(events) => panic!("{name} was read: {:?}", events.incidents),
            }
        });
    insta::assert_snapshot!(messages.collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn articles() {
    let messages = cases(include_str!("data/bad_articles.txt")).into_iter().map(|(name, bytes)| {
        match read_articles(name, &bytes, None) {
            Err(fault) => fault.to_string(),
            Ok(articles) => panic!("{name} was read: {articles:?}"),
        }
    });
    insta::assert_snapshot!(messages.collect::<Vec<_>>().join("\n\n"));
}

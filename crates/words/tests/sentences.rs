//! No sentence of an answer stands in the code: each is a message, in both languages.
//!
//! What answers and what shows answers is read as text, literal by literal. Three words or more in a row are a sentence;
//! not of an answer are those of help and of errors, which are told by where they stand (`EXEMPT`), and a few others, each
//! with its reason (`data/not_said.tsv`).

#![allow(clippy::unwrap_used, reason = "a test that cannot read the sources has failed")]

use std::{fs, path::Path};

/// Whose answers people read.
const SOURCES: [&str; 4] = ["analysis/src", "front/src", "brief/src", "tazamun/src"];

/// Literals that are no part of an answer, by the file they stand in and how they begin.
const NOT_SAID: &str = include_str!("data/not_said.tsv");

/// What a literal may stand in, by its name in the code: errors, help, what goes to other programs.
const EXEMPT: [&str; 18] = [
    "error",
    "allow",
    "help",
    "command",
    "expect",
    "must_use",
    "Err",
    "Usage",
    "Question",
    "map_err",
    "ok_or_else",
    "panic!",
    "assert!",
    "unreachable!",
    "wrong",
    "EXAMPLES",
    "Fault",
    "unused",
];

/// A string literal, with the names of all that it stands in.
#[derive(Debug)]
struct Literal {
    line: usize,
    text: String,
    within: Vec<String>,
}

/// The string literals of a Rust file, up to its tests.
fn literals(source: &str) -> Vec<Literal> {
    let source = source.split("\n#[cfg(test)]\n").next().unwrap();
    let letters: Vec<char> = source.chars().collect();
    let (mut found, mut within): (Vec<Literal>, Vec<String>) = (Vec::new(), Vec::new());
    let (mut at, mut line, mut item) = (0, 1, String::new());
    let mut name = String::new();
    while at < letters.len() {
        let rest = &letters[at..];
        let begins =
            |with: &str| with.chars().zip(rest).filter(|(a, b)| a == *b).count() == with.chars().count();
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let mut took = 1;
        match rest[0] {
            '/' if begins("//") => took = rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            'r' if begins("r#\"") || begins("r\"") => {
                let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
                let body: String = rest[hashes + 2..].iter().collect();
                let end = body.find(&format!("\"{}", "#".repeat(hashes))).unwrap();
                let text = body[..end].to_owned();
                took = hashes * 2 + 3 + text.chars().count();
                found.push(Literal { line, text, within: names(&within, &item) });
            }
            '"' => {
                let mut end = 1;
                while rest[end] != '"' {
                    end += if rest[end] == '\\' { 2 } else { 1 };
                }
                let text = rest[1..end].iter().collect();
                found.push(Literal { line, text, within: names(&within, &item) });
                took = end + 1;
            }
            // A letter between quotes, not a lifetime.
            '\'' if rest.get(1) == Some(&'\\') => {
                took = 2 + rest[2..].iter().position(|c| *c == '\'').unwrap() + 1;
            }
            '\'' if rest.get(2) == Some(&'\'') => took = 3,
            '(' | '[' | '{' => within.push(std::mem::take(&mut name)),
            ')' | ']' | '}' => drop(within.pop()),
            ';' => item.clear(),
            c if is_name(c) => {
                let word: String = rest.iter().take_while(|c| is_name(**c)).collect();
                took = word.chars().count();
                if rest.get(took) == Some(&'!') {
                    took += 1;
                }
                if matches!(name.as_str(), "const" | "static") {
                    item.clone_from(&word);
                }
                name = rest[..took].iter().collect();
            }
            c if !c.is_whitespace() && c != ':' && c != '<' && c != '>' => name.clear(),
            _ => {}
        }
        line += letters[at..(at + took).min(letters.len())].iter().filter(|c| **c == '\n').count();
        at += took;
    }
    found
}

fn names(within: &[String], item: &str) -> Vec<String> {
    within.iter().cloned().chain([item.to_owned()]).collect()
}

/// Words in a row, but for tags, placeholders and escapes; a command that asks the same again is none.
fn is_sentence(text: &str) -> bool {
    if text.starts_with("tazamun ") {
        return false;
    }
    let mut plain = String::new();
    let mut depth = 0_usize;
    for c in text.replace("\\n", " ").chars() {
        match c {
            '<' | '{' => depth += 1,
            '>' | '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let is_word = |word: &&str| {
        word.chars().all(|c| c.is_alphabetic() || ",.;:'’()-".contains(c))
            && word.chars().any(char::is_alphabetic)
    };
    plain.split_whitespace().filter(is_word).count() >= 3
}

fn sources(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            out.push(path);
        }
    }
}

#[test]
fn no_sentence_of_an_answer_stands_in_the_code() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let allowed: Vec<Vec<&str>> = tazamun_record::rows(NOT_SAID).map(|(_, fields)| fields).collect();
    let mut used = vec![false; allowed.len()];
    let mut wrong = String::new();
    let mut files = Vec::new();
    SOURCES.iter().for_each(|folder| sources(&crates.join(folder), &mut files));
    files.sort();
    for path in files {
        let name = path.strip_prefix(&crates).unwrap().display().to_string();
        for literal in literals(&fs::read_to_string(&path).unwrap()) {
            if !is_sentence(&literal.text)
                || literal.within.iter().any(|name| EXEMPT.contains(&name.as_str()))
            {
                continue;
            }
            match allowed
                .iter()
                .position(|row| row[0] == name && literal.text.trim_start().starts_with(row[1]))
            {
                Some(row) => used[row] = true,
                None => {
                    wrong +=
                        &format!("{name}:{}: {:?} (in {:?})\n", literal.line, literal.text, literal.within);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these belong into messages/en.ftl and ar.ftl:\n{wrong}");
    for (row, used) in allowed.iter().zip(used) {
        assert!(used, "not_said.tsv: {} has no such literal: {}", row[0], row[1]);
        assert!(row.get(2).is_some_and(|why| !why.is_empty()), "not_said.tsv: why is {} allowed?", row[1]);
    }
}

#[test]
fn sentences_are_told_from_what_is_none() {
    assert!(is_sentence("The record is thin.") && is_sentence("<p>of {n} incidents that fell"));
    for none in ["country=IQ", "SELECT a FROM b", "<div class=\"a b c d\">", "p = {p}", "two words"] {
        assert_eq!(is_sentence(none), none.starts_with("SELECT"), "{none}");
    }
    let found = literals("fn a() { say(\"b\", x); Failure::Usage(format!(\"c\")) } const D: &str = \"e\";");
    let within: Vec<_> =
        found.iter().map(|literal| (literal.text.as_str(), literal.within.join(" "))).collect();
    assert_eq!(within[0].0, "b");
    assert!(within[1].1.contains("Usage") && within[2].1.contains('D'), "{within:?}");
}

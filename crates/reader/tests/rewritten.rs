//! One article, written as other newspapers, phones and programs write it: what is read of it stays the same.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its articles has failed")]

use tazamun_reader::Reader;
use tazamun_record::{Article, Facts};
use unicode_normalization::UnicodeNormalization as _;

/// Our own articles, as many as a few seconds allow: one of so many, so that all kinds of events are among them.
fn articles(file: &str, one_of: usize) -> impl Iterator<Item = Article> {
    file.lines().step_by(one_of).map(|line| serde_json::from_str(line).unwrap())
}

fn facts(reader: &Reader<'_>, article: &Article) -> Vec<Facts> {
    reader.read(article).into_iter().map(|report| report.facts).collect()
}

/// A letter of Arabic that is written onto the next one.
fn joins(c: char) -> bool {
    "بتثجحخسشصضطظعغفقكلمنهي".contains(c)
}

fn is_arabic(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي')
}

/// Something after every letter of a kind, where another letter follows.
fn between(
    text: &str,
    after: fn(char) -> bool,
    before: fn(char) -> bool,
    what: char,
    every: usize,
) -> String {
    let mut written = String::new();
    let mut count = 0;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        written.push(c);
        if after(c) && letters.peek().copied().is_some_and(before) {
            count += 1;
            if count % every == 0 {
                written.push(what);
            }
        }
    }
    written
}

fn letters(text: &str, from: &str, to: &str) -> String {
    let to: Vec<char> = to.chars().collect();
    text.chars().map(|c| from.chars().position(|f| f == c).map_or(c, |at| to[at])).collect()
}

/// Words that end in a letter, with another in its place.
fn last_letters(text: &str, from: char, to: char) -> String {
    let mut written: String = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let last = !letters.peek().copied().is_some_and(is_arabic);
        written.push(if c == from && last { to } else { c });
    }
    written
}

/// A way to write, by its name.
type Writing = (&'static str, fn(&str) -> String);

const ARABIC: &[Writing] = &[
    ("vowel signs", |t| between(t, is_arabic, is_arabic, '\u{652}', 2)),
    ("tatweel", |t| between(t, joins, is_arabic, '\u{640}', 5)),
    ("letters and their marks apart", |t| t.nfd().collect()),
    ("Arabic digits", |t| letters(t, "0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ("Persian digits", |t| letters(t, "0123456789", "۰۱۲۳۴۵۶۷۸۹")),
    ("a Persian keyboard", |t| letters(t, "كي", "کی")),
    ("alef without hamza", |t| letters(t, "أإآ", "ااا")),
    ("yeh without dots", |t| last_letters(t, 'ي', 'ى')),
    ("heh for teh marbuta", |t| letters(t, "ة", "ه")),
    ("no-break spaces", |t| t.replace(' ', "\u{a0}")),
    ("two blanks", |t| t.replace(' ', "  ")),
    ("lines of Windows", |t| t.replace('\n', "\r\n")),
    ("signs of direction", |t| {
        format!("\u{200f}{}", t.replace('\n', "\n\u{200f}").replace(' ', "\u{200f} "))
    }),
    ("straight quotation marks", |t| t.replace(['«', '»', '“', '”'], "\"")),
    ("Latin commas", |t| letters(t, "،؛", ",;")),
    ("no blank after a comma", |t| t.replace("، ", "،")),
    ("'and' apart", |t| t.replace(" وال", " و ال").replace(" وأ", " و أ")),
];

const LATIN: &[Writing] = &[
    ("letters and their marks apart", |t| t.nfd().collect()),
    ("accents left out", |t| {
        t.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect()
    }),
    ("curly apostrophes", |t| t.replace('\'', "’")),
    ("straight quotation marks", |t| letters(t, "‘’“”", "''\"\"")),
    ("no-break spaces", |t| t.replace(' ', "\u{a0}")),
    ("two blanks", |t| t.replace(' ', "  ")),
    ("lines of Windows", |t| t.replace('\n', "\r\n")),
    ("soft hyphens", |t| between(t, |c| c.is_ascii_lowercase(), |c| c.is_ascii_lowercase(), '\u{ad}', 7)),
    ("hyphens for dashes", |t| letters(t, "—–", "--")),
    ("thin spaces before signs", |t| t.replace(';', "\u{202f};").replace('?', "\u{202f}?")),
];

/// What is read of each article in each of these ways, held against what is read of it as it is.
fn holds(file: &str, one_of: usize, writings: &[Writing]) {
    let reader = Reader::new();
    let (mut incidents, mut articles_read, mut changed) = (0, 0, Vec::new());
    for article in articles(file, one_of) {
        let as_written = facts(&reader, &article);
        incidents += as_written.len();
        articles_read += 1;
        for (name, write) in writings {
            let other =
                Article { title: write(&article.title), text: write(&article.text), ..article.clone() };
            if facts(&reader, &other) != as_written {
                changed.push(format!("{}: {name}", article.doc));
            }
        }
    }
    assert!(changed.is_empty(), "{changed:#?}");
    assert!(articles_read > 20 && incidents > 40, "{incidents} incidents of {articles_read} articles");
}

#[test]
fn however_arabic_is_written_the_same_is_read() {
    holds(include_str!("../data/coded/ar.articles.jsonl"), 16, ARABIC);
}

#[test]
fn however_english_is_written_the_same_is_read() {
    holds(include_str!("../data/coded/en.articles.jsonl"), 40, LATIN);
}

#[test]
fn however_french_is_written_the_same_is_read() {
    holds(include_str!("../data/coded/fr.articles.jsonl"), 12, LATIN);
}

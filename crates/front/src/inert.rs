//! Foreign words → words that do nothing but stand there.
//!
//! Titles, names of files, places and articles, cells of tables: what others wrote may hold signs that steer a terminal, turn
//! a line round, or end it and begin one that looks like ours.

use std::{borrow::Cow, fmt::Write as _};

/// Whether a sign steers: a control code, one that turns the direction of what follows, or one that ends a line or a
/// paragraph.
pub fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Foreign words within a line: what steers is shown by its code, the ends of lines as spaces.
pub fn line(words: &str) -> Cow<'_, str> {
    shown(words, steers, true)
}

/// A text of ours in several lines with foreign words in it, as it may go to a terminal. Isolation of directions is left:
/// it is what keeps foreign words in their place.
pub fn text(text: &str) -> Cow<'_, str> {
    let steers = |c: char| steers(c) && !matches!(c, '\n' | '\t' | '\u{2066}'..='\u{2069}');
    shown(text, steers, false)
}

fn shown(words: &str, steers: impl Fn(char) -> bool, in_line: bool) -> Cow<'_, str> {
    if !words.contains(&steers) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\t' if in_line => out.push(' '),
            c if steers(c) => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// JSON with what steers written by its code: its values are the same.
pub fn json(text: &str) -> Cow<'_, str> {
    // Within JSON these can only stand in strings; line breaks between its lines are none of them.
    let steers = |c: char| steers(c) && !matches!(c, '\n' | '\t' | '\r');
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A foreign name in a column of a table that is read back: as it is, or as a JSON string where it would not come back
/// the same.
pub fn cell(name: &str) -> Cow<'_, str> {
    if !name.contains(steers) && !name.starts_with('"') && name.trim() == name {
        return Cow::Borrowed(name);
    }
    Cow::Owned(json(&serde_json::Value::from(name).to_string()).into_owned())
}

/// A message is no longer than this, in characters.
pub const LONGEST: usize = 2_000;

/// The beginning and the end of a text of so many letters; what to do stands at its end.
pub fn shortened(text: &str, letters: usize) -> String {
    let length = text.chars().count();
    if length <= letters {
        return text.to_owned();
    }
    let (begin, end) = (letters - letters / 3, letters / 3);
    text.chars().take(begin).chain(" … ".chars()).chain(text.chars().skip(length - end)).collect()
}

/// A message as every front gives it: no longer than a page, and nothing in it steers.
pub fn message(text: &str) -> String {
    let whole = if text.chars().nth(LONGEST).is_some() { shortened(text, LONGEST) } else { text.to_owned() };
    line(&whole).into_owned()
}

/// A name out of such a column.
///
/// # Errors
/// What is wrong with one in quotes.
pub fn of_cell(cell: &str) -> Result<Cow<'_, str>, serde_json::Error> {
    if cell.starts_with('"') { serde_json::from_str(cell).map(Cow::Owned) } else { Ok(Cow::Borrowed(cell)) }
}

/// A word as a shell reads it back: between quotes where it needs any, and where it steers with its codes in the place of
/// the signs (`$'…'`, which bash, zsh and ksh know).
pub fn for_shell(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    if !word.contains(steers) {
        return format!("'{}'", word.replace('\'', r"'\''"));
    }
    let mut out = String::from("$'");
    for c in word.chars() {
        match c {
            '\'' | '\\' => out.extend(['\\', c]),
            c if steers(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "'"
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIL: &str = "a\u{1b}[2J\n\tb\u{202e}\u{2028}\u{9b}1m\u{7f}\u{2066}";

    #[test]
    fn what_steers_is_shown_by_its_code() {
        assert_eq!(line(EVIL), "a<U+001B>[2J  b<U+202E><U+2028><U+009B>1m<U+007F><U+2066>");
        assert_eq!(text("a\n\tb\u{1b}\u{2068}c\u{2069}"), "a\n\tb<U+001B>\u{2068}c\u{2069}");
        for plain in ["سجن الصناعة", "a\u{200f}b\u{200d}", "«é» 100 %"] {
            assert_eq!(line(plain), plain);
        }
    }

    #[test]
    fn json_keeps_its_values() {
        let value = serde_json::json!({ EVIL: [EVIL, 1.5] });
        for written in [value.to_string(), format!("{value:#}")] {
            let inert = json(&written);
            assert!(!inert.contains(|c| steers(c) && c != '\n'), "{inert}");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&inert).unwrap(), value);
        }
    }

    #[test]
    fn names_come_back_out_of_their_cells() {
        for name in [EVIL, "a#0", r"C:\news\a.txt#1", "\"quoted\"#0", " a#0", "a #0", "", "سجن#0", "a\"b"]
        {
            let cell = cell(name).into_owned();
            assert!(!cell.contains(steers), "{cell}");
            assert_eq!(of_cell(&cell).unwrap(), name);
        }
        assert_eq!(cell(r"C:\news\a.txt#1"), r"C:\news\a.txt#1", "plain names stay as they are");
        assert!(of_cell("\"open").is_err());
    }

    #[test]
    fn words_survive_the_shell() {
        assert_eq!(for_shell("country=IQ,actor1=IS"), "country=IQ,actor1=IS");
        assert_eq!(for_shell("killed>=3"), "'killed>=3'");
        assert_eq!(for_shell("it's"), r"'it'\''s'");
        assert_eq!(for_shell(""), "''");
        assert_eq!(for_shell("it's\n\u{1b}\u{202e}"), r"$'it\'s\u000a\u001b\u202e'");
    }
}

//! Keys and values → sentences in English or Arabic.
//!
//! The sentences stand in `messages/questions.tsv`. In Arabic every value is isolated from the direction of its line, so
//! that dates and intervals are not drawn reversed.

use tazamun_record::rows;

const QUESTIONS: &str = include_str!("../messages/questions.tsv");

/// The language of an answer in the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Spoken {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
}

/// One sentence, its values filled in; the key itself where there is no such sentence.
pub fn say(spoken: Spoken, key: &str, values: &[(&str, String)]) -> String {
    let column = match spoken {
        Spoken::En => 1,
        Spoken::Ar => 2,
    };
    let row = rows(QUESTIONS).find(|(_, fields)| fields.first() == Some(&key));
    let mut text = row.and_then(|(_, fields)| fields.get(column).copied()).unwrap_or(key).to_owned();
    for (name, value) in values {
        let shown = match spoken {
            Spoken::En => value.clone(),
            Spoken::Ar => format!("\u{2068}{value}\u{2069}"),
        };
        text = text.replace(&format!("{{{name}}}"), &shown);
    }
    text
}

/// Lines of an answer: the first as it is, the others indented, as every verb prints them.
pub fn lines(sentences: &[String]) -> String {
    let mut text = String::new();
    for (number, sentence) in sentences.iter().enumerate() {
        text.push_str(if number == 0 { "" } else { "  " });
        text.push_str(sentence);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn values(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
    }

    #[test]
    fn every_sentence_stands_in_both_languages_with_the_same_values() {
        let mut keys = BTreeSet::new();
        for (line, fields) in rows(QUESTIONS) {
            let [key, english, arabic] = fields[..] else {
                panic!("questions.tsv:{line}: three columns, please")
            };
            assert!(keys.insert(key), "questions.tsv:{line}: {key} stands there twice");
            assert_eq!(values(english), values(arabic), "questions.tsv:{line}: {key}");
            assert!(
                arabic.chars().any(|letter| ('\u{600}'..'\u{700}').contains(&letter)),
                "questions.tsv:{line}"
            );
            assert!(english.is_ascii(), "questions.tsv:{line}: {english}");
        }
        assert!(keys.len() >= 25);
    }

    #[test]
    fn values_are_filled_in_and_isolated() {
        let values = [("from", "2022-01-01".to_owned()), ("to", "2022-01-31".to_owned())];
        assert_eq!(say(Spoken::En, "days", &values), "days 2022-01-01 to 2022-01-31");
        assert!(say(Spoken::Ar, "days", &values).contains("\u{2068}2022-01-31\u{2069}"));
    }
}

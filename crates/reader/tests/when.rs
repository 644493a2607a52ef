//! Tables of sentences with the dates that they tell: a line each, to be added to without touching code.

use tazamun_reader::{text::Text, when};
use tazamun_record::{Date, rows};

const ARABIC: &str = include_str!("data/when.tsv");

/// What a sentence tells, as the tables write it: `2022-01-20 weekday; 2022-01-01..2022-01-22 absolute`, `-` for nothing.
fn told(sentence: &str, published: Date) -> String {
    let found: Vec<String> = when::find(&Text::new(sentence), published)
        .iter()
        .map(|m| format!("{} {}", m.interval, format!("{:?}", m.kind).to_lowercase()))
        .collect();
    if found.is_empty() { "-".to_owned() } else { found.join("; ") }
}

/// Holds every line of a table against what is read; at least `least` of them must be there.
fn hold(table: &str, least: usize) {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for (line, fields) in rows(table) {
        let [published, sentence, expected] = fields[..] else {
            panic!(
                "line {line}: a case has a day of publication, a sentence and what it tells, parted by tabs"
            );
        };
        lines += 1;
        let found = told(sentence, published.parse().unwrap());
        if found != expected {
            wrong.push(format!(
                "line {line}: {sentence} ({published})\n   expected {expected}\n   found    {found}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {lines} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(lines >= least, "only {lines} cases");
}

#[test]
fn arabic_sentences_tell_their_dates() {
    hold(ARABIC, 300);
}

//! Tables of sentences with the dates that they tell: a line each, to be added to without touching code.

use tazamun_reader::{annotate::dates, lang::of_code, text::Text};
use tazamun_record::{Date, rows};

const ARABIC: &str = include_str!("data/when.tsv");
const ENGLISH: &str = include_str!("data/when_en.tsv");
const FRENCH: &str = include_str!("data/when_fr.tsv");
/// Written by a second pair of hands, who had not seen how dates are read.
const SECOND: [(&str, &str); 2] =
    [("en", include_str!("data/when_en_second.tsv")), ("fr", include_str!("data/when_fr_second.tsv"))];

/// What a sentence tells, as the tables write it: `2022-01-20 weekday; 2022-01-01..2022-01-22 absolute`, `-` for nothing.
fn told(sentence: &str, published: Date) -> String {
    told_in("ar", sentence, published)
}

fn told_in(code: &str, sentence: &str, published: Date) -> String {
    let found: Vec<String> = dates::find(of_code(code).expect("a language"), &Text::new(sentence), published)
        .iter()
        .map(|m| format!("{} {}", m.interval, format!("{:?}", m.kind).to_lowercase()))
        .collect();
    if found.is_empty() { "-".to_owned() } else { found.join("; ") }
}

/// Holds every line of a table against what is read; at least `least` of them must be there.
fn hold(code: &str, table: &str, least: usize) {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for (line, fields) in rows(table) {
        let [published, sentence, expected] = fields[..] else {
            panic!(
                "line {line}: a case has a day of publication, a sentence and what it tells, parted by tabs"
            );
        };
        lines += 1;
        let found = told_in(code, sentence, published.parse().expect("a day of publication"));
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
    hold("ar", ARABIC, 300);
}

#[test]
fn english_sentences_tell_their_dates() {
    hold("en", ENGLISH, 100);
}

#[test]
fn french_sentences_tell_their_dates() {
    hold("fr", FRENCH, 100);
}

#[test]
fn sentences_of_a_second_pair_of_hands_tell_their_days() {
    let mut wrong = Vec::new();
    for (code, table) in SECOND {
        assert!(rows(table).count() >= 100);
        for (line, fields) in rows(table) {
            let [published, sentence, days] = fields[..] else {
                panic!("line {line}: published, sentence, days")
            };
            let published: Date = published.parse().expect("a day of publication");
            let found = dates::find(of_code(code).expect("a language"), &Text::new(sentence), published);
            let read: Vec<String> =
                found.iter().filter(|m| m.dates_incident()).map(|m| m.interval.to_string()).collect();
            if read != [days] {
                let told = told_in(code, sentence, published);
                wrong.push(format!(
                    "line {line}: {sentence} ({published})\n   expected {days}\n   found    {told}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Cases of other projects, read from beside this one where it is there.
mod reference {
    use super::*;

    /// What is left wrong in the cases of other projects, and why.
    const LEFT_WRONG: &str = include_str!("data/when_left_wrong.tsv");

    /// The rows of a file of cases, or `None` (with a line that says so) where it is not there; an error in CI.
    fn cases(file: &str) -> Option<String> {
        tazamun_testing::shared_text(&format!("data/dates/{file}"))
    }

    /// Whether one of the expected values (`2016-10-02`, or start and end parted by a slash) is read. The end may be
    /// meant as the last day or as the day after it.
    fn is_read(sentence: &str, published: Date, expected: &str) -> bool {
        let found = dates::find(of_code("ar").expect("a language"), &Text::new(sentence), published);
        expected.split('|').any(|value| {
            let (start, end) = value.split_once('/').unwrap_or((value, value));
            let Ok(start) = start.parse::<Date>() else { return false };
            let end = if end.is_empty() { published } else { end.parse().expect("an end day") };
            found.iter().any(|m| {
                let last = m.interval.end();
                m.interval.start() == start && (last == end || last.tomorrow().is_ok_and(|next| next == end))
            })
        })
    }

    /// Holds a file of cases against what is read: all right but those that are listed as left wrong.
    fn hold(file: &str, right_at_least: usize, case: impl Fn(&[&str]) -> (String, Date, String)) {
        let Some(text) = cases(file) else { return };
        let listed: Vec<usize> = rows(LEFT_WRONG)
            .filter(|(_, fields)| fields[0] == file)
            .map(|(line, fields)| {
                assert!(fields.len() == 3 && !fields[2].is_empty(), "line {line}: file, case, reason");
                fields[1].parse().expect("the number of a case")
            })
            .collect();
        let mut wrong = Vec::new();
        let mut right = 0;
        for (number, line) in (1..).zip(text.lines().skip(1)) {
            let (sentence, published, expected) = case(&line.split('\t').collect::<Vec<_>>());
            match (is_read(&sentence, published, &expected), listed.contains(&number)) {
                (true, false) => right += 1,
                (true, true) => wrong.push(format!("case {number} is right now: take it off the list")),
                (false, false) => {
                    wrong.push(format!("case {number}: {sentence} told {}", told(&sentence, published)));
                }
                (false, true) => {}
            }
        }
        println!("{file}: {right} right, {} left wrong for the reasons listed", listed.len());
        assert!(wrong.is_empty(), "{file}:\n{}", wrong.join("\n"));
        assert!(right >= right_at_least, "{file}: only {right} right");
    }

    #[test]
    fn recognizers_text() {
        hold("recognizers_ar_half.tsv", 64, |f| {
            (f[1].to_owned(), f[0].parse().expect("a day"), f[4].to_owned())
        });
    }

    #[test]
    fn duckling() {
        hold("duckling_ar_time_examples.tsv", 10, |f| {
            (f[3].to_owned(), f[0][..10].parse().expect("a day"), f[1].to_owned())
        });
    }
}

/// What must hold of any text.
mod always {
    use super::*;
    use proptest::prelude::*;
    use tazamun_reader::annotate::dates::{Kind, Precision};

    /// Words of time, numbers and signs in any order, with other things between them.
    fn dates_at_random() -> impl Strategy<Value = String> {
        let words: Vec<String> =
            [include_str!("../languages/ar/date_words.tsv"), include_str!("../languages/en/date_words.tsv")]
                .iter()
                .flat_map(|table| rows(table))
                .flat_map(|(_, fields)| fields[0].split('|').map(str::to_owned).collect::<Vec<_>>())
                .collect();
        let piece = prop_oneof![
            6 => proptest::sample::select(words),
            2 => (0u32..3000).prop_map(|n| n.to_string()),
            2 => proptest::sample::select(vec!["/", "-", ".", "(", ")", "،", "\n", "و", "ال", ":"]).prop_map(str::to_owned),
            1 => any::<String>(),
        ];
        proptest::collection::vec((piece, any::<bool>()), 0..40)
            .prop_map(|pieces| pieces.into_iter().map(|(p, blank)| if blank { p + " " } else { p }).collect())
    }

    fn any_day() -> impl Strategy<Value = Date> {
        let usual = (2000i16..2040, 1i8..=12, 1i8..=28);
        let any = (-9999i16..=9999, 1i8..=12, 1i8..=28);
        prop_oneof![9 => usual, 1 => any].prop_map(|(y, m, d)| Date::new(y, m, d).expect("a day"))
    }

    fn hold(whole: &str, published: Date) -> Result<(), TestCaseError> {
        let text = Text::new(whole);
        let found = dates::find(of_code("ar").expect("a language"), &text, published);
        for mention in &found {
            prop_assert!(!mention.span.is_empty() && text.norm().get(mention.span.clone()).is_some());
            prop_assert!(whole.contains(text.quote(mention.span.clone())));
            let tokens = text.range(mention.tokens.clone());
            prop_assert!(tokens.start <= mention.span.start && mention.span.end <= tokens.end);
            prop_assert_eq!(mention.precision, Precision::of(mention.interval));
            if mention.dates_incident() {
                prop_assert!(mention.interval.start() <= published, "{:?}", mention);
            }
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::default())]

        #[test]
        fn of_words_of_time_in_any_order(whole in dates_at_random(), published in any_day()) {
            hold(&whole, published)?;
        }

        #[test]
        fn of_any_text(whole in any::<String>(), published in any_day()) {
            hold(&whole, published)?;
        }
    }

    #[test]
    fn every_kind_is_met_in_the_tables() {
        let table = format!("{ARABIC}\n{ENGLISH}");
        for kind in Kind::ALL {
            let name = format!(" {kind:?}").to_lowercase();
            assert!(rows(&table).any(|(_, fields)| fields[2].contains(&name)), "no case tells{name}");
        }
    }
}

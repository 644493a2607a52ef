//! Whatever a model says of whatever article: nothing stops the reading, and every quote stands in the article.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use tazamun_llm::{Ask, Kept, KeptAnswer, answer::answer, ask::SLOTS, read};
use tazamun_reader::Reader;
use tazamun_record::{Article, Date};

fn article(text: &str) -> Article {
    let published = Date::constant(2022, 1, 22);
    Article {
        doc: "a".into(),
        published,
        title: "هجوم في ديالى".into(),
        text: text.into(),
        source: None,
        url: None,
    }
}

#[test]
fn a_long_article_is_asked_for_in_windows_that_share_sentences() {
    let sentence = "قتل 11 جنديا أمس في هجوم شنه تنظيم داعش قرب ناحية العظيم بمحافظة ديالى. ";
    let article = article(&sentence.repeat(1000));
    let seen = Reader::new().annotate(&article);
    let requests = Ask { model: "m".into(), hinted: false, ..Ask::default() }.requests(&article, &seen);
    let shown: Vec<&str> =
        requests.iter().map(|r| r.body["messages"][1]["content"].as_str().unwrap()).collect();
    assert!(shown.len() > 3, "{}", shown.len());
    assert!(
        shown.iter().all(|text| text.len() < 40_000),
        "{:?}",
        shown.iter().map(|t| t.len()).collect::<Vec<_>>()
    );
    for number in 0..=1000 {
        assert!(shown.iter().any(|text| text.contains(&format!("\n[{number}] "))), "{number}");
    }
    for (one, next) in shown.iter().zip(&shown[1..]) {
        let first = next.lines().nth(2).unwrap();
        assert!(one.contains(first), "the windows share what {first} says");
    }
    // The same incident in the answers to two windows is one.
    let said = "{\"incidents\":[{\"kind\":\"Attack\",\"quotes\":[{\"slot\":\"trigger\",\"sentence\":7,\"words\":\"هجوم\"},\
        {\"slot\":\"place\",\"sentence\":7,\"words\":\"ناحية العظيم\"}]}]}";
    let twice = [answer(said).unwrap(), answer(said).unwrap()];
    let read = read(&article, &seen, &twice);
    assert_eq!((read.reports.len(), read.dropped.get("told twice")), (1, Some(&1)));
}

#[test]
fn of_an_article_without_end_no_more_is_annotated_than_is_read() {
    let sentence = "قتل 11 جنديا أمس في هجوم شنه تنظيم داعش قرب ناحية العظيم بمحافظة ديالى. ";
    let article = article(&sentence.repeat((5 << 20) / sentence.len()));
    let seen = Reader::new().annotate(&article);
    let end = seen.sentences.last().unwrap().end;
    assert!((4 << 20) - 200 < end && end <= 4 << 20, "{end} of {}", article.whole().len());
    assert!(seen.mentions.iter().all(|m| m.span.end <= end));
}

#[test]
fn a_key_changes_with_all_that_is_asked_and_with_nothing_else() {
    let key = |text: &str, model: &str, hinted: bool| {
        let article = article(text);
        let seen = Reader::new().annotate(&article);
        Ask { model: model.into(), hinted, ..Ask::default() }.requests(&article, &seen).remove(0).key
    };
    let one = key("قتل 11 جنديا.", "m", false);
    assert_eq!(one, key("قتل 11 جنديا.", "m", false));
    for other in
        [key("قتل 12 جنديا.", "m", false), key("قتل 11 جنديا.", "n", false), key("قتل 11 جنديا.", "m", true)]
    {
        assert_ne!(one, other);
    }
}

#[test]
fn what_was_kept_is_there_again_and_a_torn_line_is_taken_away() {
    let folder = std::env::temp_dir().join(format!("tazamun-kept-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("answers.jsonl");
    let answer = |key: &str| KeptAnswer {
        key: key.into(),
        model: "m".into(),
        content: "{}\n".into(),
        tokens: (1, 2),
        article: String::new(),
    };
    let kept = Kept::open(&path).unwrap();
    kept.keep(answer("a")).unwrap();
    assert!(Kept::open(&path).unwrap_err().to_string().contains("another run"));
    drop(kept);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, [whole.as_slice(), b"{\"key\":"].concat()).unwrap();
    let kept = Kept::open(&path).unwrap();
    kept.keep(answer("b")).unwrap();
    drop(kept);
    let kept = Kept::open(&path).unwrap();
    assert!(kept.get("a").is_some() && kept.get("b") == Some(answer("b")));
    drop(kept);
    std::fs::write(&path, "{}\n").unwrap();
    assert!(Kept::open(&path).unwrap_err().to_string().contains("line 1"));
    std::fs::remove_dir_all(&folder).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_a_model_says_stops_it(content in "\\PC{0,80}", cut in 0usize..200) {
        let _ = answer(&content);
        let whole = format!("{{\"incidents\":[{{\"kind\":{content:?},\"quotes\":[]}}]}}");
        let _ = answer(&whole.chars().take(cut).collect::<String>());
    }

    #[test]
    fn every_quote_stands_in_the_article(
        words in proptest::collection::vec((0usize..9, -1i64..4, 0usize..20, 1usize..5), 1..8),
        change in 0usize..3,
    ) {
        let text = "قُتل 11 جنديا أمس في هجوم شنه تنظيم داعش قرب ناحية العظيم بمحافظة ديالى. وقتل 5 مدنيين في الموصل.";
        let article = article(text);
        let whole = article.whole();
        let all: Vec<&str> = whole.split_whitespace().collect();
        let quotes: Vec<serde_json::Value> = words.into_iter().map(|(slot, sentence, from, length)| {
            let run = all[from.min(all.len() - 1)..].iter().take(length).copied().collect::<Vec<_>>().join(" ");
            let run = match change { 0 => run, 1 => run.replace('1', "2"), _ => format!("{run} كذا") };
            serde_json::json!({ "slot": SLOTS[slot], "sentence": sentence, "words": run, "reading": "IQ" })
        }).collect();
        let said = serde_json::json!({ "incidents": [{ "kind": "Attack", "status": "foiled", "quotes": quotes }] });
        let read = read(&article, &Reader::new().annotate(&article), &[answer(&said.to_string()).unwrap()]);
        for report in &read.reports {
            let mut quoted = report.quotes.iter().map(|(_, q)| q).chain([&report.trigger]);
            prop_assert!(quoted.all(|q| q.stands_in(&whole)));
            let numbers = [report.facts.killed, report.facts.wounded].into_iter().flatten();
            prop_assert!(numbers.into_iter().all(|t| matches!(t.number(), 11 | 5 | 16)));
        }
    }
}

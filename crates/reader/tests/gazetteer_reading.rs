//! How many of the places of the coded articles in `../shared` are found: skipped where that folder is not there.

#![allow(clippy::unwrap_used)] // tests stop at what should not be

use serde_json::Value;
use std::{collections::HashMap, fs, path::Path};
use tazamun_reader::{annotate::places, gazetteer::Gazetteer, lang, text::Text};
use tazamun_record::{Place, Point, WherePrec};

const READING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/reading_dev");

/// The lines of a JSON Lines file.
fn lines(file: &str) -> Vec<Value> {
    let text = fs::read_to_string(Path::new(READING).join(file)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether a place found is the place coded, as the scorer of `../shared/eval` sees it.
fn agrees(gold: &Value, found: &Place) -> bool {
    let whole_division = gold["where_prec"].as_i64().is_some_and(|p| p >= 3);
    let adm1 = gold["adm1"].as_str();
    if whole_division && adm1.is_some() && adm1 == found.adm1() {
        return true;
    }
    let point = Point::new(gold["lat"].as_f64().unwrap_or(0.0), gold["lon"].as_f64().unwrap_or(0.0)).unwrap();
    found.point().is_some_and(|p| p.km_to(&point) <= 25.0)
}

#[test]
fn places_of_the_coded_articles_are_found() {
    if tazamun_testing::shared("data/reading_dev").is_none() {
        return;
    }
    let articles: HashMap<String, String> = lines("articles.jsonl")
        .into_iter()
        .map(|a| {
            (
                a["doc"].as_str().unwrap().into(),
                format!("{}\n{}", a["title"].as_str().unwrap(), a["text"].as_str().unwrap()),
            )
        })
        .collect();
    let (mut all, mut in_article, mut quoted, mut in_quote) = (0, 0, 0, 0);
    for line in lines("gold.jsonl") {
        let doc = line["doc"].as_str().unwrap();
        let text = Text::new(&articles[doc]);
        let mentions = places::find(lang::first(), &text, Gazetteer::built_in());
        for gold in line["incidents"].as_array().unwrap() {
            all += 1;
            let codable = |p: &Place| p.prec() != Some(WherePrec::Country);
            let hit = mentions.iter().any(|m| codable(&m.place) && agrees(gold, &m.place));
            in_article += usize::from(hit);
            let Some(quote) = gold["quotes"]["place"].as_str() else { continue };
            let Some(at) = articles[doc].find(quote) else { continue };
            quoted += 1;
            let span = at..at + quote.len();
            let over = |m: &&places::Mention| {
                let s = text.span(m.span(&text));
                s.start < span.end && span.start < s.end
            };
            let best = mentions.iter().filter(over).max_by_key(|m| places::specificity(m));
            let right = best.is_some_and(|m| agrees(gold, &m.place));
            in_quote += usize::from(right);
            if !(right && hit) {
                println!(
                    "{doc}: {quote} = {} {} | found {:?} {:?} | in article: {hit}",
                    gold["adm1"],
                    gold["place"],
                    best.map(|m| m.place.name()),
                    best.and_then(|m| m.place.adm1())
                );
            }
        }
    }
    println!(
        "{in_article} of {all} incidents have their place in the article's mentions; {in_quote} of {quoted} in the words quoted"
    );
    assert!(in_article * 100 >= all * 85, "{in_article} of {all} places found in their articles");
    assert!(in_quote * 100 >= quoted * 75, "{in_quote} of {quoted} places found in their quotes");
}

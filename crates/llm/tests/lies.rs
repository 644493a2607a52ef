//! A model that lies: every digit changed, every name taken from another article, the answer to another article given.
//! Whatever comes of it, each value is one that the article's own words have, and each quote stands in it.
#![allow(clippy::unwrap_used)]

mod common;

use serde_json::{Value, json};
use std::collections::{BTreeSet, HashSet};
use tazamun_llm::{Ask, answer::answer, read};
use tazamun_reader::{
    Reader,
    annotate::{Annotated, Value as Seen, kinds_of},
    eval::{self, CodedArticle},
    ontology::Act,
};
use tazamun_record::{Actor, Article, Report, SubEventType};

/// Articles with what people coded of them: those written for the project, and others where they are there.
fn coded() -> Vec<(Article, CodedArticle)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../reader/data/coded/written");
    let own = |end: &str| std::fs::read_to_string(format!("{folder}.{end}.jsonl")).unwrap();
    let mut all = joined(&own("articles"), &own("gold"), &HashSet::new());
    if let Some(articles) = tazamun_testing::shared_text("data/reading_train/articles.jsonl") {
        let gold = tazamun_testing::shared_text("data/reading_train/gold.jsonl").unwrap();
        let split = tazamun_testing::shared_text("data/reading_train/split.json").unwrap();
        let split: Value = serde_json::from_str(&split).unwrap();
        let check = split["check"].as_array().unwrap().iter().filter_map(Value::as_str);
        all.extend(joined(&articles, &gold, &check.collect()));
    }
    all
}

fn joined(articles: &str, gold: &str, without: &HashSet<&str>) -> Vec<(Article, CodedArticle)> {
    let gold = eval::coded("gold.jsonl", gold).unwrap();
    let all = articles.lines().map(|line| serde_json::from_str::<Article>(line).unwrap());
    let told = |article: Article| {
        let coded = gold.iter().find(|g| g.doc == article.doc && !without.contains(g.doc.as_str()))?;
        Some((article, coded.clone()))
    };
    all.filter_map(told).collect()
}

fn quotes(answer: &mut Value) -> impl Iterator<Item = &mut Value> {
    let incidents = answer["incidents"].as_array_mut().unwrap().iter_mut();
    incidents.flat_map(|incident| incident["quotes"].as_array_mut().unwrap().iter_mut())
}

/// Every digit is another one, and so is every number that is chosen.
fn other_digits(mut said: Value) -> Value {
    for quote in quotes(&mut said) {
        for field in ["words", "reading"] {
            let digit = |c: char| c.to_digit(10).map_or(c, |d| char::from(b'0' + ((d + 1) % 10) as u8));
            let text: String = quote[field].as_str().unwrap().chars().map(digit).collect();
            quote[field] = json!(text);
        }
    }
    said
}

/// Every place and side is one that another article names, and what is chosen is none of those listed.
fn other_names(mut said: Value, other: &Value) -> Value {
    let incidents = other["incidents"].as_array().unwrap();
    let theirs = |slot: &Value| {
        let quotes = incidents.iter().flat_map(|i| i["quotes"].as_array().unwrap());
        quotes.filter(|q| q["slot"] == *slot).map(|q| q["words"].clone()).next()
    };
    for quote in
        quotes(&mut said).filter(|q| ["place", "attacker", "attacked"].iter().any(|s| q["slot"] == *s))
    {
        quote["words"] = theirs(&quote["slot"]).unwrap_or_else(|| json!("قرية لم يسمها أحد"));
        quote["reading"] = json!("HEZBOLLAH");
    }
    said
}

/// What of a report the words of its article do not have.
fn lied(article: &Article, seen: &Annotated, report: &Report) -> Option<String> {
    let whole = article.whole();
    let facts = &report.facts;
    let mut quoted = report.quotes.iter().map(|(_, q)| q).chain([&report.trigger]);
    if let Some(quote) = quoted.find(|q| !q.stands_in(&whole)) {
        return Some(format!("the quote {}", quote.as_str()));
    }
    let numbers: BTreeSet<u32> = seen
        .mentions
        .iter()
        .filter_map(|m| match &m.value {
            Seen::Toll { toll, .. } | Seen::Counted(toll) => Some(toll.number()),
            _ => None,
        })
        .collect();
    let told =
        [facts.killed, facts.wounded].into_iter().flatten().map(|t| t.number()).chain(facts.casualties);
    if let Some(number) = told.into_iter().find(|n| !numbers.contains(n)) {
        return Some(format!("the number {number}"));
    }
    if !seen.mentions.iter().any(|m| m.places().contains(&facts.place)) {
        return Some(format!("the place {:?}", facts.place.name()));
    }
    let country = facts.place.country();
    let meant = |actor: &Actor| {
        *actor == Actor::unidentified()
            || seen.mentions.iter().any(|m| {
                m.actor(Some(actor.code()), country).is_some()
                    || m.actor(None, country).as_ref() == Some(actor)
            })
    };
    if let Some(actor) = facts.actor1.iter().chain(&facts.actor2).find(|actor| !meant(actor)) {
        return Some(format!("the side {actor}"));
    }
    let mut kinds: HashSet<SubEventType> = kinds_of(Act::Harm).iter().copied().collect();
    kinds.extend(seen.mentions.iter().flat_map(|m| match &m.value {
        Seen::Trigger { kinds, .. } => kinds.as_slice(),
        _ => &[],
    }));
    facts.what.sub_event_type().filter(|kind| !kinds.contains(kind)).map(|kind| format!("the kind {kind}"))
}

#[test]
fn not_one_lied_value_is_read() {
    let reader = Reader::new();
    let ask = Ask { model: "liar".into(), hinted: false, ..Ask::default() };
    let all = coded();
    assert!(all.len() >= 10, "{}", all.len());
    let answers: Vec<Value> = all
        .iter()
        .map(|(article, coded)| {
            let requests = ask.requests(article, &reader.annotate(article));
            let prompt = requests[0].body["messages"][1]["content"].as_str().unwrap();
            common::answered(article, coded, prompt)
        })
        .collect();
    let (mut told, mut read_all) = ([0; 3], [0; 3]);
    for (n, (article, _)) in all.iter().enumerate() {
        let seen = reader.annotate(article);
        let other = &answers[(n + 1) % answers.len()];
        let lies = [other_digits(answers[n].clone()), other_names(answers[n].clone(), other), other.clone()];
        for (kind, lie) in lies.iter().enumerate() {
            told[kind] += lie["incidents"].as_array().unwrap().len();
            let read = read(article, &seen, &[answer(&lie.to_string()).unwrap()]);
            read_all[kind] += read.reports.len();
            for report in &read.reports {
                let lied = lied(article, &seen, report);
                assert_eq!(lied, None, "{}: {}", article.doc, serde_json::to_string(report).unwrap());
            }
        }
    }
    println!(
        "{} articles; lied incidents (digits, names, other articles) {told:?}, of them read {read_all:?}",
        all.len()
    );
}

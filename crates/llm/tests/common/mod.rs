//! A model that answers with what people coded: each quote with its sentence, and of listed readings the one coded.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

use serde_json::{Value, json};
use std::ops::Range;
use tazamun_reader::eval::{Coded, CodedArticle};
use tazamun_record::{Article, Date, Interval, Quote, Toll, day_number};
use tazamun_text::Text;

/// What such a model answers to a request for an article, where it is shown `prompt`.
pub(crate) fn answered(article: &Article, coded: &CodedArticle, prompt: &str) -> Value {
    let whole = article.whole();
    let text = Text::new(&whole);
    let incidents: Vec<Value> = coded.incidents.iter().map(|coded| pointed(&text, coded, prompt)).collect();
    json!({ "incidents": incidents })
}

fn pointed(text: &Text<'_>, coded: &Coded, prompt: &str) -> Value {
    let report = &coded.report;
    let facts = &report.facts;
    let q = &report.quotes;
    let slots: [(&str, Option<&Quote>); 7] = [
        ("trigger", Some(&report.trigger)),
        ("place", q.place.as_ref()),
        ("date", q.date.as_ref()),
        ("killed", q.killed.as_ref()),
        ("wounded", q.wounded.as_ref()),
        ("attacker", q.actor1.as_ref()),
        ("attacked", q.actor2.as_ref()),
    ];
    let whole = text.original();
    let given: Vec<(&str, &str)> =
        slots.into_iter().filter_map(|(slot, quote)| Some((slot, quote?.as_str()))).collect();
    // Words that stand several times are meant where the words of the incident stand together.
    let places = |words: &str| -> Vec<usize> { whole.match_indices(words).map(|(at, _)| at).collect() };
    let far = |at: usize| -> usize {
        let near = |words: &str| places(words).into_iter().map(|p| p.abs_diff(at)).min().unwrap_or(0);
        given.iter().map(|(_, words)| near(words)).sum()
    };
    let centre = places(report.trigger.as_str()).into_iter().min_by_key(|at| far(*at)).unwrap_or(0);
    let quotes: Vec<Value> = given
        .iter()
        .map(|(slot, words)| {
            let at = places(words).into_iter().min_by_key(|at| at.abs_diff(centre)).unwrap_or(0);
            let reading = match *slot {
                "place" => chosen(prompt, words, "place", |name| {
                    facts.place.adm1().is_some_and(|adm1| name.ends_with(&format!(", {adm1}")))
                }),
                "attacker" => {
                    chosen(prompt, words, "actor", |name| facts.actor1.iter().any(|a| a.code() == name))
                }
                "date" => chosen(prompt, words, "date", |name| is_near(name, facts.when)),
                "killed" => toll(prompt, words, facts.killed, "killed"),
                "wounded" => toll(prompt, words, facts.wounded, "wounded"),
                "attacked" => {
                    chosen(prompt, words, "actor", |name| facts.actor2.iter().any(|a| a.code() == name))
                }
                _ => None,
            };
            json!({
                "slot": slot, "sentence": sentence(text, at), "words": words,
                "reading": reading.unwrap_or_default(),
            })
        })
        .collect();
    json!({
        "kind": facts.what.sub_event_type().map(|k| k.label()),
        "status": facts.status,
        "quotes": quotes,
    })
}

/// Whether days by name are those coded, within a day at both ends.
fn is_near(name: &str, coded: Interval) -> bool {
    let (start, end) = name.split_once("..").unwrap_or((name, name));
    let near = |day: &str, coded: Date| {
        day.parse().is_ok_and(|day| (day_number(day) - day_number(coded)).abs() <= 1)
    };
    near(start, coded.start()) && near(end, coded.end())
}

/// Of the readings of a toll the one of the number coded.
fn toll(prompt: &str, words: &str, coded: Option<Toll>, harm: &str) -> Option<String> {
    let number = coded?.best().or(coded?.low())?;
    chosen(prompt, words, "toll", |name| {
        let digits =
            |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().and_then(|d| d.parse().ok());
        name.ends_with(harm) && digits(name) == Some(number)
    })
}

/// The number of the sentence that holds a byte.
fn sentence(text: &Text<'_>, byte: usize) -> usize {
    let ends: Vec<Range<usize>> = text.sentences().iter().map(|s| text.span(text.range(s.clone()))).collect();
    ends.partition_point(|s| s.end <= byte).min(ends.len().saturating_sub(1))
}

/// Of the readings that the prompt lists for words that overlap a quote, the first that is right.
fn chosen(prompt: &str, words: &str, kind: &str, right: impl Fn(&str) -> bool) -> Option<String> {
    let listed = prompt.rsplit("==========").next()?;
    let lines = listed.lines().filter(|line| line.contains(&format!("] {kind} «")));
    let over = lines.filter_map(|line| {
        let (_, rest) = line.split_once('«')?;
        let (mention, names) = rest.split_once("»: ")?;
        (words.contains(mention) || mention.contains(words)).then(|| names.split(" | "))
    });
    over.flatten().find(|name| right(name)).map(str::to_owned)
}

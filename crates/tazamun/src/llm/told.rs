//! What a language model pointed at, as lines of JSON; what a run came to, in a sentence.

use super::session::Tally;
use crate::{
    Failure,
    render::{counted, list},
};
use serde::Serialize;
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::Path};
use tazamun_analysis::sha256;
use tazamun_intake::files::{shown, unpacked};
use tazamun_llm::{
    Kept, ReadByModel, Request, With, answer::Refused, ask::prompt_version, together::together,
};
use tazamun_record::{ReadBy, Report, rows};
use tazamun_words::{Value as Text, Words};

/// An article that was answered.
pub(super) struct Article<'a> {
    pub(super) doc: &'a str,
    pub(super) model: &'a str,
    pub(super) with: With,
    /// What the model said, window by window.
    pub(super) contents: &'a [&'a str],
    pub(super) refused: &'a [Refused],
    pub(super) read: &'a ReadByModel,
}

/// A line of JSON with its end: the reports, each with where it comes from, and what of the answer came to nothing.
pub(super) fn line(article: &Article<'_>, own: Vec<Report>) -> String {
    let hash = sha256(article.contents.join("\n").as_bytes());
    let (pointed, own) = joined(article, own);
    let incidents = signed(article, &hash, pointed.iter().map(|(_, report)| report.clone()), own);
    // The numbers of the reports that are printed.
    let unlocated: Vec<Value> = article
        .read
        .unlocated
        .iter()
        .filter_map(|u| {
            let incident = pointed.iter().position(|(n, _)| *n == u.incident)? + 1;
            Some(json!({ "incident": incident, "slot": u.slot, "why": u.why }))
        })
        .collect();
    let refused: Vec<String> = article.refused.iter().map(ToString::to_string).collect();
    let line = json!({
        "doc": article.doc,
        "incidents": incidents,
        "llm": {
            "model": article.model, "prompt": prompt_version(), "with": article.with.label(), "answer": hash,
            "refused": refused, "unlocated": unlocated, "dropped": article.read.dropped,
        },
    });
    format!("{line}\n")
}

/// The reports of an article, each with who read it.
pub(super) fn reports(article: &Article<'_>, own: Vec<Report>) -> Vec<Report> {
    let hash = sha256(article.contents.join("\n").as_bytes());
    let (pointed, own) = joined(article, own);
    signed(article, &hash, pointed.into_iter().map(|(_, report)| report), own)
}

/// What the model pointed at, by its number in the answer, and the reader's own beside it.
fn joined(article: &Article<'_>, own: Vec<Report>) -> (Vec<(usize, Report)>, Vec<Report>) {
    let pointed = article.read.reports.iter().cloned().zip(1..).map(|(r, n)| (n, r)).collect();
    together(article.with, own, pointed, |(_, report)| report)
}

/// Reports with who read each: first those that the model pointed at, then the reader's own.
fn signed(
    article: &Article<'_>,
    hash: &str,
    pointed: impl IntoIterator<Item = Report>,
    own: Vec<Report>,
) -> Vec<Report> {
    let by_model = ReadBy {
        by: ReadBy::LLM.to_owned(),
        model: Some(article.model.to_owned()),
        prompt: Some(prompt_version().to_owned()),
        with: Some(article.with.label().to_owned()),
        answer: Some(hash.to_owned()),
        checked: Some(false),
        ..ReadBy::default()
    };
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    let by_us = ReadBy { by: "tazamun".to_owned(), version, ..ReadBy::default() };
    let by = |reader: ReadBy| move |report| Report { reader: Some(reader.clone()), ..report };
    pointed.into_iter().map(by(by_model)).chain(own.into_iter().map(by(by_us))).collect()
}

/// A run in a sentence.
pub(super) fn summary(words: &Words, tally: &Tally) -> String {
    let number = |n: usize| Text::from(n.to_string());
    let say = |message: &str, values: &[(&str, Text)]| words.say(message, values).plain();
    let mut parts = vec![say(
        "llm-pointed",
        &[
            ("articles", counted(words, "n-articles", tally.articles)),
            ("incidents", counted(words, "n-incidents", tally.incidents)),
        ],
    )];
    let dropped: usize = tally.read.dropped.values().sum();
    if dropped > 0 {
        let why = tally.read.dropped.iter().map(|(why, n)| {
            let why = words.bare(&format!("llm-dropped-{}", why.replace(',', "").replace(' ', "-")));
            say("llm-dropped-part", &[("n", number(*n)), ("why", why.into())])
        });
        parts.push(say("llm-dropped", &[("n", number(dropped)), ("why", list(words, why).into())]));
    }
    let mut slots: BTreeMap<&str, usize> = BTreeMap::new();
    tally.read.unlocated.iter().for_each(|u| *slots.entry(u.slot).or_default() += 1);
    if !slots.is_empty() {
        let slots = slots
            .iter()
            .map(|(slot, n)| say("llm-unlocated-part", &[("n", number(*n)), ("slot", (*slot).into())]));
        parts.push(say("llm-unlocated", &[("slots", list(words, slots).into())]));
    }
    if tally.refused > 0 {
        parts.push(say("llm-refused", &[("articles", counted(words, "n-articles", tally.refused))]));
    }
    say("llm-run", &[("parts", parts.join(&words.bare("llm-join")).into())])
}

/// What calls would come to.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Cost {
    pub(super) articles: usize,
    /// Calls that would be made.
    pub(super) calls: usize,
    /// Requests that were answered before.
    pub(super) kept: usize,
    pub(super) tokens_in: usize,
    pub(super) tokens_out: usize,
    /// In the currency of the price file.
    pub(super) money: Option<f64>,
}

impl Cost {
    /// Counts a request: one to make, or one that was answered before.
    pub(super) fn take(&mut self, request: &Request, kept: &Kept) {
        if kept.get(&request.key).is_some() {
            self.kept += 1;
        } else {
            self.calls += 1;
            self.tokens_in += request.tokens.0;
            self.tokens_out += request.tokens.1;
        }
    }

    /// The answer in lines.
    pub(crate) fn text(&self, words: &Words) -> String {
        let number = |n: usize| Text::from(n.to_string());
        let cost = words.say(
            "llm-cost",
            &[
                ("articles", counted(words, "n-articles", self.articles)),
                ("calls", number(self.calls)),
                ("kept", number(self.kept)),
                ("in", number(self.tokens_in)),
                ("out", number(self.tokens_out)),
            ],
        );
        let money =
            self.money.map(|money| words.say("llm-money", &[("money", format!("{money:.2}").into())]));
        let lines = [Some(cost), money, Some(words.say("llm-estimate", &[]))];
        lines.iter().flatten().map(|line| line.plain() + "\n").collect()
    }
}

/// The prices of a model: of a million tokens in, and out.
///
/// # Errors
/// [`Failure::Usage`] where the file has no such line or a price is no number.
pub(super) fn price(path: &Path, model: &str) -> Result<(f64, f64), Failure> {
    let bytes = unpacked(path)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    for (line, fields) in rows(&text) {
        let number = |at: usize| fields.get(at)?.parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
        if fields.first() == Some(&model) {
            return number(1).zip(number(2)).ok_or_else(|| {
                Failure::Usage(format!(
                    "{}, line {line}: a line of prices is MODEL, price in, price out, with tabs between.",
                    shown(path)
                ))
            });
        }
    }
    Err(Failure::Usage(format!("{}: it has no line for the model '{model}'.", shown(path))))
}

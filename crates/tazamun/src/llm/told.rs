//! What a language model pointed at, as lines of JSON; what a run came to, in a sentence.

use super::session::Tally;
use crate::{Failure, render::list};
use serde::Serialize;
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::Path};
use tazamun_analysis::sha256;
use tazamun_intake::files::{shown, unpacked};
use tazamun_llm::{ReadByModel, With, answer::Refused, ask::prompt_version, together::together};
use tazamun_record::{Report, rows};
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
    let pointed: Vec<(usize, Report)> =
        article.read.reports.iter().cloned().zip(1..).map(|(r, n)| (n, r)).collect();
    let (pointed, own) = together(article.with, own, pointed, |(_, report)| report);
    let by_model = json!({
        "by": "llm", "model": article.model, "prompt": prompt_version(), "with": article.with.label(),
        "answer": hash, "checked": false,
    });
    let by_us = json!({ "by": "tazamun", "version": env!("CARGO_PKG_VERSION") });
    let written = |report: &Report, reader: &Value| {
        let mut value = serde_json::to_value(report).unwrap_or_default();
        value["reader"] = reader.clone();
        value
    };
    let incidents: Vec<Value> = pointed
        .iter()
        .map(|(_, report)| written(report, &by_model))
        .chain(own.iter().map(|report| written(report, &by_us)))
        .collect();
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

/// A run in a sentence.
pub(super) fn summary(words: &Words, tally: &Tally) -> String {
    let number = |n: usize| Text::from(n.to_string());
    let say = |message: &str, values: &[(&str, Text)]| words.say(message, values).plain();
    let mut parts = vec![say(
        "llm-pointed",
        &[("articles", number(tally.articles)), ("incidents", number(tally.incidents))],
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
        parts.push(say("llm-refused", &[("n", number(tally.refused))]));
    }
    say("llm-run", &[("parts", parts.join(&words.bare("llm-join")).into())])
}

/// What calls would come to.
#[derive(Debug, Default, Serialize)]
pub(super) struct Cost {
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
    /// The answer in lines.
    pub(super) fn text(&self, words: &Words) -> String {
        let number = |n: usize| Text::from(n.to_string());
        let cost = words.say(
            "llm-cost",
            &[
                ("articles", number(self.articles)),
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

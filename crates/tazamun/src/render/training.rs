//! What is said of a model that was learned.

use super::{decimals, evaluation};
use serde_json::{Value as Json, json};
use std::path::Path;
use tazamun_reader::{
    eval::{Ranges, Score},
    model::Model,
};
use tazamun_words::Words;

/// A model, and how well it read the articles that it was not learned from.
pub struct Trained<'t> {
    /// The figures of the articles that were held out.
    pub score: &'t Score,
    /// Their intervals.
    pub ranges: Ranges,
    /// The model.
    pub model: &'t Model,
    /// Its size.
    pub bytes: usize,
    /// Coded articles that were kept apart.
    pub left_out: usize,
    /// Parts in which articles were held out.
    pub parts: u8,
    /// Where the model was written.
    pub file: &'t Path,
}

/// The figures as JSON.
pub fn json(trained: &Trained<'_>) -> Json {
    let mut figures = evaluation::json(trained.score, false);
    let pair = |(low, high): (f64, f64)| json!([low, high]);
    figures["f1_95"] = pair(trained.ranges.found);
    figures["record_f1_95"] = pair(trained.ranges.records);
    figures["model"] =
        json!({ "about": trained.model.about, "bytes": trained.bytes, "left_out": trained.left_out });
    figures
}

/// The answer in lines.
pub fn text(trained: &Trained<'_>, words: &Words) -> String {
    let range = |(low, high): (f64, f64)| [("low", decimals(low, 3)), ("high", decimals(high, 3))];
    let file = crate::inert::line(&trained.file.display().to_string()).into_owned();
    let lines = [
        words.say("train-left-out", &[("n", trained.left_out.into())]).plain(),
        words.say("train-held-out", &[("parts", u32::from(trained.parts).into())]).plain(),
        evaluation::score(words, trained.score).trim_end().to_owned(),
        words.say("train-found", &range(trained.ranges.found)).plain(),
        words.say("train-records", &range(trained.ranges.records)).plain(),
        words.say("train-model", &[("file", file.into()), ("bytes", trained.bytes.into())]).plain(),
    ];
    format!("{}\n{}\n", trained.model.about, lines.join("\n"))
}

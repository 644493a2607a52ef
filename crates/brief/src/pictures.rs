//! The pictures of a brief for one answer by itself, where it stands among other things: in a notebook.

use crate::{
    picture::{correlogram, strip},
    story::decimal,
    text::shortened,
    words::{Value, Words},
};
use tazamun_analysis::{Answer, Synchrony};

/// The part of the page's style sheet that pictures need, kept to what stands within `.tazamun`.
const STYLE: &str = include_str!("pictures.css");

/// Letters of a theatre's name beside a picture.
const NAME: usize = 28;

/// Two theatres against each other at every lag, and the p of the usual test beside the p of the calibrated one, as a piece of
/// HTML that brings its own style; empty where nothing was tested. No script, no address asked for.
pub fn of_synchrony(answer: &Answer<Synchrony>, words: &Words) -> String {
    let found = &answer.result;
    let named = |filter: &str| -> Value { shortened(filter, NAME).into_owned().into() };
    let (a, b) = (named(&answer.question.a), named(&answer.question.b));
    let mut figures = String::new();
    if let (Some(usual), Some(ours)) = (&found.naive_shuffle, found.p) {
        let caption = words.say("usual-explain", &[("p-hundred", decimal(words, 100.0 * ours))]);
        figures += &figure(&strip::p_values(words, usual.p, ours), &caption.html());
    }
    if let Some(lags) = &found.correlogram {
        let caption = words.say("lags-text", &[("a", a), ("b", b.clone())]);
        figures += &figure(&correlogram::draw(words, lags, b), &caption.html());
    }
    if figures.is_empty() {
        return figures;
    }
    let lang = words.lang();
    format!(
        "<style>{STYLE}</style><div class=\"tazamun half-{0}\" lang=\"{0}\" dir=\"{1}\">{figures}</div>",
        lang.code(),
        lang.direction()
    )
}

fn figure(picture: &str, caption: &str) -> String {
    if picture.is_empty() {
        return String::new();
    }
    format!("<figure>{picture}<figcaption>{caption}</figcaption></figure>\n")
}

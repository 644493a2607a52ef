//! Findings → one self-contained page in Arabic and English, and the same words for a terminal.
//!
//! A [`Brief`] holds what was read, asked and found. [`html`] makes a page of it that opens from a file, runs no script
//! and asks for no address; [`terminal`] says the same verdict in about ten lines.
//!
//! The way from one to the other: `input` (what a brief is made of) → `strength` (how sure one may be, by fixed rules) →
//! `story` (which sentences are said, with the evidence of each number) → `words` (the sentences themselves, from
//! `messages/*.ftl`) → `page`, `picture`, `terminal` (how they are written down).
//!
//! The rule that the words keep: they never claim more than the test. There are four verdicts, "consistent with chance",
//! "more coincidences than chance explains", "too thin to tell" and none at all, and no fifth.
//!
//! What this crate does not know: files, the clock, the network, how a test works.

mod input;
mod json;
mod lang;
mod markdown;
mod page;
mod picture;
mod spell;
mod story;
mod strength;
mod terminal;
mod text;
mod words;

pub use input::{
    Answer, Bilingual, Brief, Choice, Chosen, Compared, Data, Excluded, Gap, Numerals, Question, Regions,
    Reproduction, Side, SideBySide, Tested, Theatre, Told, ToldReport, WhyNot,
};
pub use lang::{Lang, UnknownLang};
pub use strength::Confidence;

use story::Story;

/// The brief as one self-contained HTML page in both languages: no script, no address asked for, opens from a file.
///
/// Text of the input stands in it as text, whatever it holds; only `http` and `https` addresses become links.
pub fn html(brief: &Brief) -> String {
    page::write(brief)
}

/// The brief in one language as Markdown: the same words and evidence as the page, without its pictures.
pub fn markdown(brief: &Brief, lang: Lang) -> String {
    markdown::write(&Story::new(brief, lang))
}

/// The brief for programs (`"schema": "tazamun.brief/1"`): verdict, confidence, findings, evidence, and the four answers
/// in both languages. Articles stand in it by name, source and address without their text; theatres by their filter and
/// number of events.
pub fn json(brief: &Brief) -> serde_json::Value {
    json::write(brief)
}

/// The brief in one language for a terminal: the verdict, the four answers, how to get them again. About ten lines,
/// ends with a line break.
pub fn terminal(brief: &Brief, lang: Lang) -> String {
    terminal::write(&Story::new(brief, lang))
}

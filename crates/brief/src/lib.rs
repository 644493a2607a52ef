//! Findings → one self-contained page in Arabic and English, and the same words for a terminal.
//!
//! A [`Brief`] holds what was read, asked and found. [`html`] makes a page of it that opens from a file, runs no script
//! and asks for no address; [`terminal`] says the same verdict in about ten lines.
//!
//! What a brief is made of, and how sure one may be of it, stands in `tazamun_analysis`. The way from there: `story` (which sentences are said, with the evidence of each number) → `tazamun_words` (the sentences themselves) → `page`, `picture`, `terminal` (how they are written down).
//!
//! The rule that the words keep: they never claim more than the test. There are four verdicts, "consistent with chance",
//! "more coincidences than chance explains", "too thin to tell" and none at all, and no fifth.
//!
//! What this crate does not know: files, the clock, the network, how a test works.

mod json;
mod markdown;
mod page;
mod picture;
mod pictures;
mod story;
mod terminal;

pub use pictures::of_synchrony;
pub use tazamun_analysis::{
    Brief, BriefAnswer, BriefData, ChosenBy, Compared, Comparison, ComparisonChoice, Confidence, Excluded,
    Gap, Regions, Reproduction, Robustness, Side, SideBySide, Tested, Theatre, TheatreEvent, Translations,
    WhyNot,
};
pub use tazamun_record::{LinkedReport, SourcedIncident};
pub use tazamun_words::{Lang, Numerals, UnknownLang};

pub use picture::record::{BarWidth, RecordLine, RecordMap, record_line, record_map};

use story::Story;
use tazamun_words::{self as words, text};

/// The brief as one self-contained HTML page in both languages: no script, no address asked for, opens from a file.
///
/// Text of the input stands in it as text, whatever it holds; only `http` and `https` addresses become links.
pub fn html(brief: &Brief) -> String {
    page::write(brief)
}

/// What a brief says in one language, as sections of HTML for somebody's page: they take their style from [`STYLE`].
pub fn sections(brief: &Brief, lang: Lang) -> String {
    page::sections(&Story::new(brief, lang))
}

/// The page, as [`html`] writes it, of [`sections`] that were kept; `title` is [`headline`]'s.
pub fn page_of(opens_in: Lang, title: &str, sections: &[(Lang, String)]) -> String {
    page::whole(opens_in, title, sections)
}

/// The verdict of a brief in one language, as plain text.
pub fn headline(brief: &Brief, lang: Lang) -> String {
    Story::new(brief, lang).headline().bare()
}

/// The style of [`sections`]. It asks for colours and fonts by the names of the page's own style sheet (`--ink`, `--a`,
/// `--label` …), which whoever shows them sets.
pub const STYLE: &str = page::PARTS;

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

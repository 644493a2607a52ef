//! The words of every answer, Arabic, English and French, for a page, a file and a terminal alike.
//!
//! ```
//! use tazamun_words::{Lang, Words};
//!
//! let words = Words::terminal(Lang::Arabic);
//! assert_eq!(words.say("killed", &[("n", 3_usize.into())]).plain(), "3 قتلى");
//! assert_eq!(Words::terminal(Lang::English).say("killed", &[("n", 3_usize.into())]).plain(), "3 killed");
//! ```
//!
//! A message has a name and stands in `messages/en.ftl`, `messages/ar.ftl` and `messages/fr.ftl`, in Fluent's syntax. Who answers a question
//! gives codes and numbers; who shows the answer looks the message up ([`Words::say`]) and writes the [`Phrase`] down in the
//! form that is wanted. To add a sentence: a message in all three files, and its name where it is said.
//!
//! What this crate does not know: what is asked, what was found, where it is shown; help and errors, which are in English.

mod catalogue;
mod lang;
mod spelling;
pub mod text;

pub use catalogue::{Catalogue, Phrase, Value, Values, Words};
pub use lang::{Lang, Numerals, UnknownLang};
pub use spelling::Spelling;

/// The French name of a country by its ISO 3166-1 code, where the table has it.
pub fn french_country(code: &str) -> Option<&'static str> {
    named(include_str!("../messages/countries_fr.tsv"), code)
}

/// The French name of an organisation or group by its code in the codebook, where the table has it.
pub fn french_actor(code: &str) -> Option<&'static str> {
    named(include_str!("../messages/actors_fr.tsv"), code)
}

/// What a table of codes and names calls a code.
fn named(table: &'static str, code: &str) -> Option<&'static str> {
    let rows = table.lines().filter_map(|row| row.split_once('\t'));
    rows.into_iter().find(|(known, _)| *known == code).map(|(_, name)| name)
}

/// The message that names a kind of event, by its label in the codebook: "Air/drone strike" is `what-air-drone-strike`.
pub fn kind(label: &str) -> String {
    let words = label.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.fold("what".to_owned(), |id, word| id + "-" + &word.to_ascii_lowercase())
}

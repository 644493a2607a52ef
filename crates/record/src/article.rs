//! A news article, and words quoted from it.

use crate::{Date, Report};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A news article as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its name in the collection (a file name, a feed's id).
    pub doc: String,
    /// The day on which it was published; relative dates are resolved against it.
    pub published: Date,
    /// Its title; may be empty.
    #[serde(default)]
    pub title: String,
    /// Its text.
    pub text: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it stands on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Article {
    /// Title, newline, text: what quotes are substrings of (codebook, "Fields").
    pub fn whole(&self) -> String {
        format!("{}\n{}", self.title, self.text)
    }
}

/// The reports of one article: a line of the codebook's exchange form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArticleReports {
    /// The article's name.
    pub doc: String,
    /// One report per incident that the article tells; empty where it tells none.
    pub incidents: Vec<Report>,
}

/// Words quoted from an article, exactly as they stand there.
///
/// A quote is cut out of its article, so that it cannot say what the article does not; one that was read back from a
/// file can be held against its article with [`Quote::stands_in`].
///
/// ```
/// use tazamun_record::Quote;
/// let whole = "هجوم في ديالى\nقتل 11 جنديا";
/// let at = whole.find("11").unwrap();
/// let quote = Quote::cut(whole, at..at + 2).unwrap();
/// assert_eq!(quote.as_str(), "11");
/// assert!(Quote::cut(whole, 1..5).is_err(), "not between two letters");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quote(String);

/// A span that does not lie in its text, between whole characters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("bytes {start} to {end} are no span of this text of {len} bytes")]
pub struct QuoteError {
    /// First byte of the span.
    pub start: usize,
    /// Byte after the span.
    pub end: usize,
    /// Length of the text.
    pub len: usize,
}

impl Quote {
    /// Cuts the bytes `span` out of `whole` (see [`Article::whole`]).
    ///
    /// # Errors
    /// [`QuoteError`] where the span is empty, lies outside or cuts a character in two.
    pub fn cut(whole: &str, span: Range<usize>) -> Result<Self, QuoteError> {
        let error = QuoteError { start: span.start, end: span.end, len: whole.len() };
        match whole.get(span) {
            Some(words) if !words.is_empty() => Ok(Quote(words.to_owned())),
            _ => Err(error),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the words stand in this text.
    pub fn stands_in(&self, whole: &str) -> bool {
        !self.0.is_empty() && whole.contains(&self.0)
    }
}

impl std::fmt::Display for Quote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

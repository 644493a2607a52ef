//! Text, web page, feed, JSON or JSON Lines → articles with their day of publication.
//!
//! A text file may begin with lines `published: 2022-01-23`, `source: …`, `url: …`; then come the title, an empty
//! line and the text. The day of publication is what the file itself says, else the day with which its name begins
//! (`2022-01-23.ar.txt`), else what the caller gives; an article without one is refused, since every "yesterday" in
//! it is counted from that day.
//!
//! JSON Lines hold an article a line: `doc`, `published`, `title`, `text`, and if known `source` and `url`. A feed (RSS, Atom) or
//! a list of articles in JSON is as many articles, each with its own day. What holds no text (a PDF file, a picture, a page that
//! a browser saved as an archive) is refused by its name.

use super::{
    FormatError, Problem, cell::DateOrder, decode, documents, feed, html, json_lines, other_files, published,
};
use crate::{Article, Date};
use serde::Deserialize;
use std::collections::HashMap;

/// How to read a file of articles.
#[derive(Debug, Clone, Default)]
pub struct ArticleReading {
    /// The day of publication of articles that do not say theirs.
    pub published: Option<Date>,
    /// The encoding of the file, by its label (`windows-1256`), where it neither is UTF-8 nor says its own.
    pub encoding: Option<String>,
}

/// Reads the articles of a file: `.txt`, `.html`, `.htm` or `.jsonl` by its name, or by its content where the name
/// (`-`, say) does not tell. `published` is the day of publication for articles that do not say theirs.
///
/// # Errors
/// A file that is empty, no UTF-8, no JSON where JSON is due, or a page without text; an article whose day of
/// publication nobody says.
///
/// ```
/// use tazamun_record::formats::read_articles;
/// let file = "published: 2022-01-23\nsource: Example\n\nA title\n\nThe first sentence.\n";
/// let article = &read_articles("one.txt", file.as_bytes(), None).unwrap()[0];
/// assert_eq!((article.title.as_str(), article.text.as_str()), ("A title", "The first sentence."));
/// assert!(read_articles("one.txt", b"No date", None).is_err());
/// ```
pub fn read_articles(name: &str, bytes: &[u8], published: Option<Date>) -> Result<Vec<Article>, FormatError> {
    read_articles_with(name, bytes, &ArticleReading { published, encoding: None })
}

/// Reads the articles of a file as `how` says.
///
/// # Errors
/// As [`read_articles`].
pub fn read_articles_with(
    name: &str,
    bytes: &[u8],
    how: &ArticleReading,
) -> Result<Vec<Article>, FormatError> {
    other_files::refuse(name, bytes)?;
    let unpacked = match extension(name).as_str() {
        "jsonl" | "ndjson" => decode::unpack(name, bytes)?,
        _ => decode::unpack_within(name, bytes, LARGEST_ARTICLE)?,
    };
    other_files::refuse(name, &unpacked)?;
    let marked = name.to_ascii_lowercase().contains(".htm") || unpacked.trim_ascii_start().starts_with(b"<");
    let declared = || if marked { decode::declared_in_page(&unpacked) } else { None };
    let text = decode::text(name, &unpacked, how.encoding.as_deref().or_else(declared))?;
    let all = match kind(name, &text)? {
        Kind::JsonLines => return from_lines(name, &text, how.published),
        Kind::Page => {
            return Ok(vec![dated(name, html::read(name, &text)?, DateOrder::Unknown, how.published)?]);
        }
        Kind::Text => {
            return Ok(vec![dated(name, from_text(name, &text)?, DateOrder::DayFirst, how.published)?]);
        }
        Kind::Feed => feed::read(name, &text)?,
        Kind::Json => documents::read(name, &text)?,
    };
    all.into_iter().map(|(line, article)| dated_itself(name, line, article, how.published)).collect()
}

/// What one article may unpack to, in bytes.
const LARGEST_ARTICLE: u64 = 64 << 20;

/// The ending of a file's name, without that of its compression.
fn extension(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_owned())
}

enum Kind {
    Text,
    Page,
    JsonLines,
    Json,
    Feed,
}

/// What a text is: a feed or another document of XML by its root, else by the file's name, else by its beginning.
fn kind(name: &str, text: &str) -> Result<Kind, FormatError> {
    let start = text.trim_start();
    let extension = extension(name);
    let begins = |words: &[&str]| {
        words.iter().any(|w| start.get(..w.len()).is_some_and(|s| s.eq_ignore_ascii_case(w)))
    };
    if begins(&["<?xml", "<rss", "<feed", "<rdf:RDF", "<!--"])
        || ["xml", "rss", "atom"].contains(&extension.as_str())
    {
        match feed::root(start) {
            Some(root) if feed::is_feed(&root) => return Ok(Kind::Feed),
            Some(root) if root != "html" && begins(&["<?xml"]) && !is_page(&extension) => {
                return Err(FormatError::whole(name, Problem::OtherXml(root)));
            }
            _ => {}
        }
    }
    if ["csv", "tsv", "tab"].contains(&extension.as_str()) {
        let (what, instead) = (
            "a table",
            "give events to 'convert' or 'add', and articles as JSON Lines (doc, published, title, text)",
        );
        return Err(FormatError::whole(name, Problem::NoArticle { what, instead }));
    }
    Ok(match extension.as_str() {
        "txt" => Kind::Text,
        "jsonl" | "ndjson" => Kind::JsonLines,
        extension if is_page(extension) => Kind::Page,
        _ if start.starts_with('[') => Kind::Json,
        // A first line that is whole by itself is the first of several.
        _ if start.starts_with('{') => {
            match serde_json::from_str::<Keys>(start.lines().next().unwrap_or_default()) {
                Ok(keys) if keys.is_a_list() => Kind::Json,
                Ok(_) => Kind::JsonLines,
                Err(_) if is_whole(start) => Kind::Json,
                Err(_) => Kind::JsonLines,
            }
        }
        _ if start.starts_with('<') => Kind::Page,
        _ => Kind::Text,
    })
}

/// The keys of an object of JSON.
#[derive(Deserialize)]
#[serde(transparent)]
struct Keys(HashMap<String, serde::de::IgnoredAny>);

impl Keys {
    /// Whether it holds a list of articles; an article by itself has a name or a text.
    fn is_a_list(&self) -> bool {
        let has = |names: &[&str]| names.iter().any(|name| self.0.contains_key(*name));
        has(documents::LISTS) && !has(&["doc", "text"])
    }
}

fn is_whole(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

fn is_page(extension: &str) -> bool {
    ["html", "htm", "xhtml"].contains(&extension)
}

/// An article of which the day of publication may be missing still.
#[derive(Deserialize)]
pub(super) struct Undated {
    pub(super) doc: String,
    #[serde(default, deserialize_with = "words_or_number")]
    pub(super) published: Option<String>,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) url: Option<String>,
}

/// A day in words, or as programs count it from 1970 on.
fn words_or_number<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    match Option::<serde_json::Value>::deserialize(value)? {
        None => Ok(None),
        Some(serde_json::Value::String(words)) => Ok(Some(words)),
        Some(serde_json::Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err(serde::de::Error::custom("'published' is no day; write it as YYYY-MM-DD")),
    }
}

impl Undated {
    /// An article known by its file's name alone.
    pub(super) fn named_after(file: &str) -> Self {
        let doc = file_name(file).to_owned();
        Undated { doc, published: None, title: String::new(), text: String::new(), source: None, url: None }
    }

    fn on(self, published: Date) -> Article {
        let Undated { doc, title, text, source, url, .. } = self;
        Article { doc, published, title, text, source, url }
    }
}

/// The file's name without the folders before it; standard input is called `stdin`.
pub(super) fn file_name(file: &str) -> &str {
    match file.rsplit(['/', '\\']).next().unwrap_or(file) {
        "" | "-" => "stdin",
        name => name,
    }
}

/// Gives an article the day that the file, its name or the caller says. What the file says and is no day of publication is
/// passed over where another says it.
fn dated(
    file: &str,
    article: Undated,
    order: DateOrder,
    given: Option<Date>,
) -> Result<Article, FormatError> {
    let said = said(&article, order);
    let other = day_in_name(file).or(given);
    on_a_day(article, said, other).map_err(|problem| FormatError::whole(file, problem))
}

/// The same of one article among several, for which the file's name says nothing.
fn dated_itself(
    file: &str,
    line: u64,
    article: Undated,
    given: Option<Date>,
) -> Result<Article, FormatError> {
    let said = said(&article, DateOrder::Unknown);
    on_a_day(article, said, given).map_err(|problem| FormatError::at(file, line, problem))
}

fn said(article: &Undated, order: DateOrder) -> Option<Result<Date, Problem>> {
    article.published.as_deref().map(|day| published::day(day, order))
}

fn on_a_day(
    article: Undated,
    said: Option<Result<Date, Problem>>,
    other: Option<Date>,
) -> Result<Article, Problem> {
    match (said, other) {
        (Some(Ok(day)), _) | (None | Some(Err(_)), Some(day)) => Ok(article.on(day)),
        (Some(Err(problem)), None) => Err(problem),
        (None, None) => Err(Problem::NoPublished),
    }
}

/// The day with which a file's name begins.
fn day_in_name(file: &str) -> Option<Date> {
    published::day(file_name(file).get(..10)?, DateOrder::Unknown).ok()
}

/// A title is one line; a first line longer than this is the text itself.
const LONGEST_TITLE: usize = 300;

fn from_text(file: &str, text: &str) -> Result<Undated, FormatError> {
    let mut article = Undated::named_after(file);
    let mut rest = text.trim_start_matches(['\r', '\n']);
    let mut number = 1 + text[..text.len() - rest.len()].matches('\n').count() as u64;
    while let Some((line, after)) = header_line(rest) {
        let (key, value) = line;
        let value = value.trim().to_owned();
        match key {
            "published" => {
                let read = published::day(&value, DateOrder::DayFirst);
                read.map_err(|problem| FormatError::at(file, number, problem))?;
                article.published = Some(value);
            }
            "source" => article.source = Some(value),
            _ => article.url = Some(value),
        }
        rest = after;
        number += 1;
    }
    let body = rest.trim();
    match body.split_once('\n') {
        Some((title, text)) if title.chars().count() <= LONGEST_TITLE => {
            article.title = title.trim().to_owned();
            article.text = text.trim().to_owned();
        }
        _ => article.text = body.to_owned(),
    }
    if body.is_empty() { Err(FormatError::whole(file, Problem::Empty)) } else { Ok(article) }
}

/// The first line, if it is one of the header's: its key, its value, and what follows it.
fn header_line(text: &str) -> Option<((&'static str, &str), &str)> {
    let (line, after) = text.split_once('\n').unwrap_or((text, ""));
    let (key, value) = line.split_once(':')?;
    let key = ["published", "source", "url"].into_iter().find(|k| key.trim().eq_ignore_ascii_case(k))?;
    Some(((key, value), after))
}

fn from_lines(file: &str, text: &str, given: Option<Date>) -> Result<Vec<Article>, FormatError> {
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut articles = Vec::new();
    for (line, text) in json_lines::lines(text) {
        let article: Undated = json_lines::parse(file, line, text)?;
        let fault = |problem| FormatError::at(file, line, problem);
        if let Some(first) = seen.insert(article.doc.clone(), line) {
            return Err(fault(Problem::DuplicateId { id: article.doc, first }));
        }
        if article.title.trim().is_empty() && article.text.trim().is_empty() {
            let sentence = "the article has neither title nor text; leave it out, or give its 'text'";
            return Err(fault(Problem::Value(sentence.to_owned())));
        }
        articles.push(dated_itself(file, line, article, given)?);
    }
    Ok(articles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, text: &str) -> Article {
        read_articles(name, text.as_bytes(), Some(Date::constant(2020, 1, 1))).unwrap().remove(0)
    }

    #[test]
    fn the_file_speaks_before_its_name_and_its_name_before_the_caller() {
        let day = |name, text| one(name, text).published.to_string();
        assert_eq!(day("a/2022-01-23.ar.txt", "published: 2022-02-01\n\nTitle\n\nText"), "2022-02-01");
        assert_eq!(day("a/2022-01-23.ar.txt", "Title\n\nText"), "2022-01-23");
        assert_eq!(day("ar.txt", "Title\n\nText"), "2020-01-01");
    }

    #[test]
    fn the_first_line_is_the_title_unless_it_is_all() {
        let article = one("-", "\u{feff}عنوان\r\n\r\nنص الخبر\r\n");
        assert_eq!(
            (article.doc.as_str(), article.title.as_str(), article.text.as_str()),
            ("stdin", "عنوان", "نص الخبر")
        );
        let article = one("x.txt", "One line: no title");
        assert_eq!((article.title.as_str(), article.text.as_str()), ("", "One line: no title"));
    }

    #[test]
    fn lines_hold_one_article_each() {
        let text = r#"{"doc":"a","published":"2022-01-23T10:00:00Z","title":"T","text":"X","source":"S"}

{"doc":"b","text":"Y"}"#;
        let articles = read_articles("-", text.as_bytes(), Some(Date::constant(2020, 1, 1))).unwrap();
        let days: Vec<String> = articles.iter().map(|a| a.published.to_string()).collect();
        assert_eq!(days, ["2022-01-23", "2020-01-01"]);
    }
}

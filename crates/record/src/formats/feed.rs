//! A feed of articles (RSS 0.9 to 2.0, RDF, Atom) → its articles, each dated by its own entry.
//!
//! An entry is called by its `guid` or `id`, else by its address, else by the file's name and its number. Its text is the longest
//! that it has: `content:encoded` or `content`, else `description` or `summary`, without the marks of HTML. Its day is `pubDate`,
//! `published`, `issued` or `dc:date`, else that of its last change (`updated`).

use super::{FormatError, Problem, article::Undated, html, records::line_breaks};
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use std::collections::{HashMap, hash_map::Entry as Slot};

/// Elements within elements, at most: feeds have a handful.
const DEEPEST: usize = 512;

/// Prefixes of names that feeds use for their entries' own fields; others, such as `media:title`, say something else.
const PREFIXES: &[&str] = &["atom", "rss", "dc", "dcterms", "content", "a10"];

/// The name of a document's first element, without its prefix, if it is one of XML.
pub(super) fn root(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => return Some(name_of(&element).1),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Whether a root is that of a feed.
pub(super) fn is_feed(root: &str) -> bool {
    ["rss", "feed", "rdf"].contains(&root)
}

fn name_of(element: &BytesStart<'_>) -> (String, String) {
    let whole = element.name().0.to_ascii_lowercase();
    match whole.split_once(':') {
        Some((prefix, name)) => (prefix.to_owned(), name.to_owned()),
        None => (String::new(), whole),
    }
}

/// An entry as far as it has been read.
struct Entry {
    line: u64,
    /// How many elements are open around its fields.
    depth: usize,
    fields: HashMap<String, String>,
}

/// A feed as far as it has been read.
#[derive(Default)]
struct Feed {
    /// Elements that are open, by their names without prefixes.
    open: Vec<String>,
    entry: Option<Entry>,
    /// The field that is being read, and its text.
    field: Option<(String, String)>,
    title: String,
    entries: Vec<Entry>,
    /// The prefix of the root, which its own elements have too.
    prefix: String,
}

impl Feed {
    fn start(&mut self, element: &BytesStart<'_>, line: u64) {
        let (prefix, name) = name_of(element);
        if self.open.is_empty() {
            self.prefix.clone_from(&prefix);
        }
        let own = prefix.is_empty() || prefix == self.prefix || PREFIXES.contains(&prefix.as_str());
        if self.entry.is_none() && matches!(name.as_str(), "item" | "entry") && own {
            self.entry = Some(Entry { line, depth: self.open.len() + 1, fields: HashMap::new() });
        } else if let Some(entry) = &mut self.entry {
            if self.open.len() == entry.depth && own {
                if let Some(href) = address(element).filter(|_| name == "link") {
                    entry.fields.entry("link".to_owned()).or_insert(href);
                }
                self.field = Some((name.clone(), String::new()));
            } else {
                // Elements of HTML within a text part its words.
                self.text(" ");
            }
        } else if name == "title" && self.title.is_empty() && self.open.len() <= 2 {
            self.field = Some((name.clone(), String::new()));
        }
        self.open.push(name);
    }

    fn text(&mut self, text: &str) {
        if let Some((_, so_far)) = &mut self.field {
            so_far.push_str(text);
        }
    }

    fn end(&mut self) {
        self.open.pop();
        match &mut self.entry {
            Some(entry) if self.open.len() < entry.depth => self.entries.extend(self.entry.take()),
            Some(entry) if self.open.len() == entry.depth => {
                if let Some((name, text)) = self.field.take().filter(|(_, text)| !text.trim().is_empty()) {
                    entry.fields.entry(name).or_insert_with(|| text.trim().to_owned());
                }
            }
            None => {
                if let Some((_, text)) = self.field.take() {
                    self.title = text.trim().to_owned();
                }
            }
            Some(_) => {}
        }
    }
}

/// The address of an Atom link that leads to the article.
fn address(link: &BytesStart<'_>) -> Option<String> {
    let attribute = |name: &str| {
        let found = link.attributes().with_checks(false).flatten().find(|a| a.key.0 == name)?;
        Some(
            found
                .normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| found.value.to_string(), |value| value.to_string()),
        )
    };
    attribute("href").filter(|_| attribute("rel").is_none_or(|rel| rel == "alternate"))
}

/// Reads a feed: its articles, each with the line in which its entry begins.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<(u64, Undated)>, FormatError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut feed = Feed::default();
    let (mut line, mut counted) = (1, 0);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        line += line_breaks(text.as_bytes().get(counted..at).unwrap_or_default());
        counted = at;
        let fault = |why: String| FormatError::at(file, line, Problem::Feed(why));
        match reader.read_event().map_err(|e| fault(e.to_string()))? {
            Event::Start(element) => feed.start(&element, line),
            Event::Empty(element) => {
                feed.start(&element, line);
                feed.end();
            }
            Event::End(_) => feed.end(),
            Event::Text(words) => feed.text(&words.html_content()),
            Event::CData(words) => feed.text(&words.html_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => feed.text(letter.encode_utf8(&mut [0; 4])),
                _ => feed.text(&named(&reference.html_content())),
            },
            Event::Eof if !feed.open.is_empty() => return Err(fault("the feed is cut short".to_owned())),
            Event::Eof => break,
            _ => {}
        }
        if feed.open.len() > DEEPEST {
            return Err(fault("its elements are nested too deep".to_owned()));
        }
    }
    articles(file, feed)
}

/// A reference of XML's own as its letter; one of HTML's is left to the reader of HTML.
fn named(reference: &str) -> String {
    match reference {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

fn articles(file: &str, feed: Feed) -> Result<Vec<(u64, Undated)>, FormatError> {
    let source = Some(html::words(&feed.title)).filter(|title| !title.is_empty());
    let mut seen: HashMap<String, (String, String)> = HashMap::new();
    let mut articles = Vec::new();
    for (number, mut entry) in (1..).zip(feed.entries) {
        let mut first = |names: &[&str]| names.iter().find_map(|name| entry.fields.remove(*name));
        let title = first(&["title"]).map(|title| html::words(&title)).unwrap_or_default();
        let bodies =
            ["encoded", "content", "description", "summary"].map(|name| first(&[name]).unwrap_or_default());
        let bodies = bodies.into_iter().map(|body| html::words(&body));
        let text = bodies.reduce(|a, b| if b.len() > a.len() { b } else { a }).unwrap_or_default();
        if title.is_empty() && text.is_empty() {
            continue;
        }
        let url = first(&["link"]);
        let mut article = Undated::named_after(&format!("{}#{number}", super::article::file_name(file)));
        if let Some(id) = first(&["guid", "id"]).or_else(|| url.clone()) {
            article.doc = id;
        }
        match seen.entry(article.doc.clone()) {
            // The same entry again, as feeds that are put together from others have it.
            Slot::Occupied(before) if *before.get() == (title.clone(), text.clone()) => continue,
            Slot::Occupied(_) => article.doc = format!("{}#{number}", article.doc),
            Slot::Vacant(room) => {
                room.insert((title.clone(), text.clone()));
            }
        }
        article.published =
            first(&["pubdate", "published", "issued", "date", "created", "updated", "modified"]);
        (article.title, article.text, article.url, article.source) = (title, text, url, source.clone());
        articles.push((entry.line, article));
    }
    if articles.is_empty() {
        return Err(FormatError::whole(file, Problem::Feed("it holds no entry with words".to_owned())));
    }
    Ok(articles)
}

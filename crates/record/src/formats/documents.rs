//! JSON with several articles (a list of them, a JSON Feed) → those articles.
//!
//! Articles are called and dated by the names that programs use for them; each is one object.

use super::{FormatError, Problem, article::Undated, html, records::line_breaks};
use serde_json::{Map, Value, value::RawValue};

const DOC: &[&str] = &["doc", "id", "url", "link", "guid"];
const PUBLISHED: &[&str] = &[
    "published",
    "date_published",
    "datePublished",
    "publishedAt",
    "published_at",
    "publish_date",
    "date_publish",
    "pubDate",
    "publication_date",
    "published_date",
    "publishedDate",
    "publishDate",
    "publication",
    "pub_date",
    "webPublicationDate",
    "seendate",
    "date",
    "created_at",
    "timestamp",
    "date_modified",
];
const TITLE: &[&str] = &["title", "headline", "webTitle"];
const TEXT: &[&str] = &[
    "text",
    "content_text",
    "maintext",
    "articleBody",
    "body",
    "content_html",
    "content",
    "full_text",
    "bodyText",
    "description",
    "summary",
];
const SOURCE: &[&str] = &["source", "source_domain", "site_name"];
const URL: &[&str] = &["url", "link"];

/// Lists of articles within an object: JSON Feed's, and those of services that search the news.
pub(super) const LISTS: &[&str] = &["items", "articles", "posts", "news", "data", "results", "value"];

/// Reads one document of JSON: its articles, each with its line.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<(u64, Undated)>, FormatError> {
    let no_json =
        |e: serde_json::Error| FormatError::at(file, e.line() as u64, Problem::Document(e.to_string()));
    let all = if text.trim_start().starts_with('[') {
        serde_json::from_str::<Vec<&RawValue>>(text).map_err(no_json)?
    } else {
        let whole: std::collections::HashMap<String, &RawValue> =
            serde_json::from_str(text).map_err(no_json)?;
        match LISTS.iter().find_map(|name| whole.get(*name)) {
            Some(list) => serde_json::from_str::<Vec<&RawValue>>(list.get()).map_err(no_json)?,
            None => vec![serde_json::from_str::<&RawValue>(text).map_err(no_json)?],
        }
    };
    if all.is_empty() {
        return Err(FormatError::whole(file, Problem::Empty));
    }
    let mut articles = Vec::with_capacity(all.len());
    let (mut line, mut counted) = (1, 0);
    for (number, raw) in (1_usize..).zip(all) {
        let at = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
        line += line_breaks(text.as_bytes().get(counted..at).unwrap_or_default());
        counted = at;
        let article =
            serde_json::from_str(raw.get()).ok().and_then(|fields| of_object(file, number, &fields));
        let what =
            || format!("article {number} has neither a title nor a text under a name that is known here");
        articles.push((line, article.ok_or_else(|| FormatError::at(file, line, Problem::Document(what())))?));
    }
    Ok(articles)
}

fn of_object(file: &str, number: usize, fields: &Map<String, Value>) -> Option<Undated> {
    let text = |names: &[&str]| {
        names.iter().find_map(|name| match fields.get(*name)? {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            // {"name": …} of a source, {"rendered": …} of a blog's title.
            Value::Object(of) => ["name", "title", "rendered", "@value", "#text"]
                .iter()
                .find_map(|inside| of.get(*inside)?.as_str().map(str::to_owned)),
            _ => None,
        })
    };
    let mut article = Undated::named_after(&format!("{}#{number}", super::article::file_name(file)));
    article.title = text(TITLE).map(|title| html::words(&title)).unwrap_or_default();
    article.text = text(TEXT).map(|text| html::words(&text)).unwrap_or_default();
    if article.title.is_empty() && article.text.is_empty() {
        return None;
    }
    if let Some(doc) = text(DOC) {
        article.doc = doc;
    }
    (article.published, article.source, article.url) = (text(PUBLISHED), text(SOURCE), text(URL));
    Some(article)
}

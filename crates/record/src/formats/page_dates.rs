//! A web page → what it says of its day of publication, from the most to the least deliberate (`data/page_dates.tsv`).

use super::{cell::DateOrder, published};
use crate::table::rows;
use dom_smoothie::Readability;
use serde_json::Value;

/// Everything that a page says of its day, in the order of trust.
pub(super) fn said(page: &Readability) -> Vec<String> {
    let metas = metas(page);
    let linked = linked_data(page);
    let mut said = Vec::new();
    for (_, fields) in rows(include_str!("../../data/page_dates.tsv")) {
        match fields[..] {
            ["json", property] => said.extend(of_linked_data(&linked, property)),
            ["meta", name] => {
                let named = metas.iter().filter(|(n, _)| n == name);
                said.extend(named.map(|(_, text)| text.clone()));
            }
            ["element", selector] => said.extend(of_elements(page, selector)),
            ["address", _] => said.extend(addresses(page, &metas).iter().filter_map(|url| day_in(url))),
            _ => {}
        }
    }
    said
}

/// The names of the meta elements in small letters, each with its content.
fn metas(page: &Readability) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for meta in &page.doc.select("meta[content]") {
        let content = meta.attr_or("content", "").to_string();
        for name in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = meta.attr(name) {
                all.push((name.trim().to_ascii_lowercase(), content.clone()));
            }
        }
    }
    all
}

/// Elements of one kind that are looked at: an article is dated at its top.
const FIRST: usize = 3;

fn of_elements(page: &Readability, selector: &str) -> Vec<String> {
    let mut said = Vec::new();
    for element in page.doc.select(selector).iter().take(FIRST) {
        // "2 days ago" may stand in one of them, and the day in the other.
        said.extend(
            ["datetime", "content", "title"].iter().filter_map(|a| element.attr(a)).map(|a| a.to_string()),
        );
        said.push(element.text().to_string());
    }
    said
}

/// Where the page says that it stands.
fn addresses(page: &Readability, metas: &[(String, String)]) -> Vec<String> {
    let canonical = page.doc.select("link[rel=canonical]").attr("href").map(|url| url.to_string());
    let og = metas.iter().filter(|(name, _)| name == "og:url").map(|(_, url)| url.clone());
    canonical.into_iter().chain(og).collect()
}

/// The day in an address like `/2022/01/23/` or `/2022-01-23-`.
fn day_in(url: &str) -> Option<String> {
    let numbers: Vec<&str> = url.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    numbers.windows(3).find_map(|w| {
        let is = |word: &str, most: usize| {
            (1..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
        };
        let fits = w[0].len() == 4 && is(w[0], 4) && is(w[1], 2) && is(w[2], 2);
        let day = w.join("-");
        (fits && published::day(&day, DateOrder::Unknown).is_ok()).then_some(day)
    })
}

/// The page's JSON-LD. What is no JSON by the letter is read for its dates all the same.
fn linked_data(page: &Readability) -> Vec<Value> {
    let mut all = Vec::new();
    for script in &page.doc.select("script[type]") {
        if !script.attr_or("type", "").to_ascii_lowercase().contains("ld+json") {
            continue;
        }
        let text: String = script.text().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut text = text.as_str();
        for wrapping in
            ["<!--", "-->", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "/*]]>*/", "//]]>", "]]>", ";"]
        {
            text = text.trim().trim_start_matches(wrapping).trim_end_matches(wrapping);
        }
        let whole =
            serde_json::from_str(text).or_else(|_| serde_json::from_str(&text.replace("&quot;", "\"")));
        all.push(whole.unwrap_or_else(|_| torn(text)));
    }
    all
}

/// The dates of JSON that cannot be read, by their names.
fn torn(text: &str) -> Value {
    let mut found = serde_json::Map::new();
    for property in ["datePublished", "dateCreated", "dateModified"] {
        let value = text.split_once(&format!("\"{property}\"")).and_then(|(_, rest)| {
            let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
            Some(rest.split_once('"')?.0.to_owned())
        });
        if let Some(value) = value {
            found.insert(property.to_owned(), Value::String(value));
        }
    }
    Value::Object(found)
}

/// Kinds of things that have a day of their own, which is not the article's.
const OTHERS: &[&str] = &[
    "Comment",
    "Review",
    "Person",
    "Organization",
    "NewsMediaOrganization",
    "ImageObject",
    "VideoObject",
    "AudioObject",
    "Product",
    "Event",
    "Book",
    "Dataset",
];

/// Properties that lead to other things than the article.
const LEAD_AWAY: &[&str] = &[
    "comment",
    "review",
    "itemListElement",
    "mentions",
    "citation",
    "isBasedOn",
    "hasPart",
    "isPartOf",
    "image",
    "video",
    "audio",
    "author",
    "publisher",
    "relatedLink",
    "about",
    "liveBlogUpdate",
];

/// What the things of a page's JSON-LD say of a property, articles before pages before others.
fn of_linked_data(all: &[Value], property: &str) -> Vec<String> {
    let mut found: Vec<(u8, String)> = Vec::new();
    all.iter().for_each(|value| look(value, property, &mut found));
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, text)| text).collect()
}

fn look(value: &Value, property: &str, found: &mut Vec<(u8, String)>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| look(one, property, found)),
        Value::Object(fields) => {
            let kinds = fields.get("@type").map(texts).unwrap_or_default();
            if kinds.iter().any(|kind| OTHERS.contains(&kind.as_str())) {
                return;
            }
            let is = |word: &str| kinds.iter().any(|kind| kind.contains(word));
            let rank = match () {
                () if is("Article") || is("Posting") || is("Report") => 0,
                () if is("Page") => 1,
                () => 2,
            };
            let own =
                fields.iter().filter(|(name, _)| name.strip_prefix("schema:").unwrap_or(name) == property);
            found.extend(own.flat_map(|(_, value)| texts(value)).map(|text| (rank, text)));
            let on = fields.iter().filter(|(name, _)| !LEAD_AWAY.contains(&name.as_str()));
            on.for_each(|(_, inside)| look(inside, property, found));
        }
        _ => {}
    }
}

/// The texts of a value: itself, those of its list, or its `@value`.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.get("@value").map(texts).unwrap_or_default(),
        _ => Vec::new(),
    }
}

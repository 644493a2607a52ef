//! A sitemap of news → its articles; a sitemap of everything gives those of the last days.

use crate::document::{Document, FeedEntry, NotAFeed, shortened};
use jiff::{SignedDuration, Timestamp};
use quick_xml::{Reader, events::Event};

/// Days that are news.
const DAYS: i64 = 3;
/// Addresses that are looked at.
const MOST: usize = 50_000;
const DEEPEST: usize = 64;
const LONGEST: usize = 2_000;

/// Reads a sitemap; nothing where it is none.
pub(crate) fn read(body: &[u8], now: Timestamp) -> Option<Result<Document, NotAFeed>> {
    let text = std::str::from_utf8(body).ok()?;
    let root = root(text)?;
    match root.as_str() {
        "urlset" => Some(urls(text, now)),
        "sitemapindex" => Some(Err(NotAFeed::SitemapIndex(first_address(text)))),
        _ => None,
    }
}

/// The name of the first element.
fn root(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => return Some(local(element.name().0)),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

fn first_address(text: &str) -> Option<String> {
    let from = text.split_once("<loc>")?.1;
    let address = from.split_once("</loc>")?.0.trim();
    Some(shortened(address, 300))
}

fn urls(text: &str, now: Timestamp) -> Result<Document, NotAFeed> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let unreadable = |why: String| NotAFeed::Unreadable(shortened(&why, 200));
    let mut document = Document { kind: "sitemap", ..Document::default() };
    let mut open: Vec<String> = Vec::new();
    let (mut entry, mut lastmod, mut words, mut seen) =
        (FeedEntry::default(), String::new(), String::new(), 0);
    loop {
        match reader.read_event().map_err(|e| unreadable(e.to_string()))? {
            Event::Start(element) => {
                open.push(local(element.name().0));
                words.clear();
                if open.len() > DEEPEST {
                    return Err(unreadable("its elements are nested too deep".to_owned()));
                }
                if open.len() == 2 {
                    (entry, lastmod) = (FeedEntry::default(), String::new());
                }
            }
            Event::Text(text) => words.push_str(&text.html_content()),
            Event::CData(text) => words.push_str(&text.html_content()),
            Event::GeneralRef(reference) => {
                match (reference.resolve_char_ref(), &*reference.html_content()) {
                    (Ok(Some(letter)), _) => words.push(letter),
                    (_, "amp") => words.push('&'),
                    (_, "lt") => words.push('<'),
                    (_, "gt") => words.push('>'),
                    (_, "quot") => words.push('"'),
                    (_, "apos") => words.push('\''),
                    _ => {}
                }
            }
            Event::End(_) => {
                let name = open.pop().unwrap_or_default();
                let value = words.trim();
                match (name.as_str(), open.len()) {
                    ("loc", 2) if value.len() <= LONGEST => entry.address = Some(value.to_owned()),
                    ("lastmod", 2) => value.clone_into(&mut lastmod),
                    ("publication_date", _) => entry.set_clock(value),
                    ("title", 3) => entry.title = shortened(value, LONGEST),
                    ("name", 4) => entry.source = Some(shortened(value, 200)),
                    ("url", 1) => {
                        seen += 1;
                        if entry.published.is_none() {
                            entry.set_clock(&lastmod);
                        }
                        keep(&mut document, std::mem::take(&mut entry), now);
                        if seen >= MOST {
                            break;
                        }
                    }
                    _ => {}
                }
                words.clear();
            }
            Event::Eof if !open.is_empty() => return Err(unreadable("it is cut short".to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    document.keep_the_newest();
    Ok(document)
}

fn keep(document: &mut Document, entry: FeedEntry, now: Timestamp) {
    let first = now.saturating_sub(SignedDuration::from_hours(24 * DAYS)).unwrap_or(now);
    let first = first.to_zoned(jiff::tz::TimeZone::UTC).date();
    let is_news = entry.published.map_or(!entry.title.is_empty(), |day| day >= first);
    if is_news && entry.address.is_some() {
        document.entries.push(entry);
    } else {
        document.passed_over += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_gives_the_news_of_the_last_days() {
        let text = r#"<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://n.example/1?a=1&amp;b=2</loc><news:news><news:publication><news:name>N</news:name><news:language>ar</news:language></news:publication>
            <news:publication_date>2026-11-29T09:00:00+03:00</news:publication_date><news:title>خبر</news:title></news:news></url>
            <url><loc>https://n.example/2</loc><lastmod>2026-11-28</lastmod></url>
            <url><loc>https://n.example/old</loc><lastmod>2019-01-01</lastmod></url>
            <url><loc>https://n.example/undated</loc></url></urlset>"#;
        let now = "2026-11-29T12:00:00Z".parse().unwrap();
        let document = read(text.as_bytes(), now).unwrap().unwrap();
        let addresses: Vec<&str> = document.entries.iter().filter_map(|e| e.address.as_deref()).collect();
        assert_eq!(addresses, ["https://n.example/1?a=1&b=2", "https://n.example/2"]);
        assert_eq!(document.passed_over, 2);
        assert_eq!(
            (document.entries[0].title.as_str(), document.entries[0].source.as_deref()),
            ("خبر", Some("N"))
        );
        assert!(read(b"<urlset><url><loc>x", now).unwrap().is_err());
        assert!(read(b"<rss/>", now).is_none());
    }
}

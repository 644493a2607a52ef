//! What a server sent → the entries in it. It is hostile text: anything may stand anywhere.

use crate::{
    document::{Document, FeedEntry, LONGEST, NotAFeed, seconds, shortened},
    sitemap,
};
use feed_rs::{
    model,
    parser::{Builder, ParseErrorKind, ParseFeedError},
};
use jiff::{SignedDuration, Timestamp};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tazamun_net::Address;

/// Reads an answer that should be a feed; `from` is where it came from.
///
/// # Errors
/// [`NotAFeed`], in words for who wrote the address down.
pub fn read(body: &[u8], from: &Address, now: Timestamp) -> Result<Document, NotAFeed> {
    let start = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start();
    if start.is_empty() {
        return Err(NotAFeed::Empty);
    }
    let begins = |word: &[u8]| start.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
    if begins(b"<!doctype html") || begins(b"<html") {
        return Err(NotAFeed::Page);
    }
    if let Some(sitemap) = sitemap::read(start, now) {
        return sitemap;
    }
    // Nothing that is sent may end the watch, whatever it does to the parser.
    let read = catch_unwind(AssertUnwindSafe(|| parsed(start, from)));
    let feed = read.map_err(|_| NotAFeed::Unreadable("its parser gave up".to_owned()))??;
    Ok(document(feed))
}

fn parsed(body: &[u8], from: &Address) -> Result<model::Feed, NotAFeed> {
    let parser = Builder::new()
        .base_uri(Some(from.as_str()))
        .sanitize_content(false)
        // A GUID that is missing stays missing: one that is made up would be another each time.
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(|words| {
            // The newspaper's own day and clock, as if both were of UTC.
            chrono::DateTime::from_timestamp(seconds(words)?, 0)
        })
        .build();
    parser.parse(body).map_err(|e| match e {
        ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot) if body.starts_with(b"<") => {
            NotAFeed::Unreadable("its first element is none of RSS, Atom or a sitemap".to_owned())
        }
        other => NotAFeed::Unreadable(shortened(&other.to_string(), 200)),
    })
}

fn document(feed: model::Feed) -> Document {
    let kind = match feed.feed_type {
        model::FeedType::Atom => "Atom",
        model::FeedType::JSON => "JSON Feed",
        _ => "RSS",
    };
    let title =
        feed.title.map(|title| shortened(title.content.trim(), 200)).filter(|title| !title.is_empty());
    let ttl = feed.ttl.map(|minutes| SignedDuration::from_mins(i64::from(minutes)));
    let entries: Vec<FeedEntry> = feed.entries.into_iter().map(entry).collect();
    let mut document = Document { kind, title, entries, passed_over: 0, ttl };
    document.keep_the_newest();
    document
}

fn entry(entry: model::Entry) -> FeedEntry {
    let guid = Some(entry.id.trim().to_owned()).filter(|guid| !guid.is_empty());
    let is_article = |link: &&model::Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    let address =
        entry.links.iter().find(is_article).or(entry.links.first()).map(|link| link.href.trim().to_owned());
    let content = entry.content.and_then(|content| content.body).unwrap_or_default();
    let summary = entry.summary.map(|summary| summary.content).unwrap_or_default();
    let at = entry.published.or(entry.updated);
    let published = at.and_then(|at| {
        let at = Timestamp::from_second(at.timestamp()).ok()?;
        Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
    });
    FeedEntry {
        guid: guid.map(|guid| shortened(&guid, LONGEST)),
        address: address.filter(|address| !address.is_empty() && address.len() <= LONGEST),
        title: shortened(entry.title.map(|title| title.content).unwrap_or_default().trim(), LONGEST),
        body: if content.len() >= summary.len() { content } else { summary },
        published,
        clock: at.map(|at| at.timestamp()),
        source: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::MOST_ENTRIES;

    fn now() -> Timestamp {
        "2026-11-29T12:00:00Z".parse().unwrap()
    }

    fn read_one(body: &str) -> Result<Document, String> {
        read(body.as_bytes(), &"https://n.example/feed".parse().unwrap(), now()).map_err(|e| e.to_string())
    }

    const RSS: &str = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><ttl>60</ttl>
        <item><title>خبر</title><link>/a</link><guid>g1</guid><pubDate>Sun, 29 Nov 2026 00:30:00 +0300</pubDate>
        <description>&lt;p&gt;نص&lt;/p&gt;</description></item>
        <item><title>Two</title><link>https://n.example/b</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>
        <item><title>Three</title><link>https://n.example/c</link><pubDate>Mon, 04 May 2090 00:00:00 GMT</pubDate></item>
        </channel></rss>"#;

    #[test]
    fn a_feed_gives_its_entries_by_the_newspapers_own_day() {
        let document = read_one(RSS).unwrap();
        assert_eq!(
            (document.kind, document.title.as_deref(), document.entries.len()),
            ("RSS", Some("News"), 3)
        );
        assert_eq!(document.ttl, Some(SignedDuration::from_hours(1)));
        let first = &document.entries[0];
        assert_eq!(
            (first.guid.as_deref(), first.address.as_deref()),
            (Some("g1"), Some("https://n.example/a"))
        );
        assert_eq!(first.believable_day(now()).map(|d| d.to_string()).as_deref(), Some("2026-11-29"));
        for bad in &document.entries[1..] {
            assert_eq!((bad.believable_day(now()), bad.guid.as_deref()), (None, None), "{bad:?}");
        }
    }

    #[test]
    fn atom_and_json_feeds_are_read() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>x</id><updated>2026-11-29T10:00:00Z</updated>
            <entry><title>t</title><id>urn:1</id><link rel="alternate" href="https://n.example/1"/>
            <published>2026-11-28T10:00:00Z</published><updated>2026-11-29T10:00:00Z</updated>
            <content type="html">&lt;p&gt;long text&lt;/p&gt;</content></entry></feed>"#;
        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://n.example/1",
            "title":"t","content_html":"<p>long text</p>","date_published":"2026-11-28T10:00:00Z"}]}"#;
        for (body, kind) in [(atom, "Atom"), (json, "JSON Feed")] {
            let document = read_one(body).unwrap();
            assert_eq!(document.kind, kind);
            let entry = &document.entries[0];
            assert_eq!(entry.published.map(|d| d.to_string()).as_deref(), Some("2026-11-28"), "{kind}");
            assert!(entry.body.contains("long text"), "{kind}");
            assert_eq!(entry.address.as_deref(), Some("https://n.example/1"));
        }
    }

    #[test]
    fn what_is_no_feed_is_named() {
        let deep = format!("<rss version=\"2.0\"><channel>{}", "<a>".repeat(200_000));
        let json_deep =
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":".to_owned() + &"[".repeat(100_000);
        for (body, said) in [
            ("", "empty"),
            ("  \n", "empty"),
            ("<!DOCTYPE html><html><body>x</body></html>", "web page"),
            ("<HTML><body>x", "web page"),
            ("<?xml version=\"1.0\"?><other/>", "first element"),
            ("plain text", "cannot be read"),
            ("{\"a\":", "cannot be read"),
            (
                "<sitemapindex xmlns=\"x\"><sitemap><loc>https://n.example/news.xml</loc></sitemap></sitemapindex>",
                "https://n.example/news.xml",
            ),
            (&RSS[..RSS.len() / 2], "cannot be read"),
            (&deep, "cannot be read"),
            (&json_deep, "cannot be read"),
            ("<rss version=\"2.0\"><channel><item><title>&bomb;</item></channel></rss>", "cannot be read"),
        ] {
            let said_of = read_one(body).unwrap_err();
            assert!(said_of.contains(said), "{}: {said_of}", shortened(body, 60));
        }
    }

    #[test]
    fn a_feed_in_another_encoding_is_read_as_it_says() {
        let mut body =
            b"<?xml version=\"1.0\" encoding=\"windows-1256\"?><rss version=\"2.0\"><channel><item><title>"
                .to_vec();
        body.extend([0xCE, 0xC8, 0xD1]);
        body.extend(b"</title></item></channel></rss>");
        let document = read(&body, &"https://n.example/".parse().unwrap(), now()).unwrap();
        assert_eq!(document.entries[0].title, "\u{62e}\u{628}\u{631}");
    }

    #[test]
    fn what_is_taken_is_bounded() {
        let items: String =
            (0..5_000).map(|n| format!("<item><guid>{n}</guid><title>t{n}</title></item>")).collect();
        let document = read_one(&format!("<rss version=\"2.0\"><channel>{items}</channel></rss>")).unwrap();
        assert_eq!((document.entries.len(), document.passed_over), (MOST_ENTRIES, 4_000));
        assert_eq!(document.entries[0].title, "t0", "without dates the top is the newest");
    }

    #[test]
    fn the_pace_of_a_feed_is_that_of_its_last_entries() {
        let items: String = (0..10)
            .map(|n| {
                format!(
                    "<item><title>t{n}</title><pubDate>Sun, 29 Nov 2026 {:02}:00:00 GMT</pubDate></item>",
                    n + 2
                )
            })
            .collect();
        let document = read_one(&format!("<rss version=\"2.0\"><channel>{items}</channel></rss>")).unwrap();
        assert_eq!(document.gap(now()), Some(SignedDuration::from_hours(1)));
        let later = now() + SignedDuration::from_hours(24 * 30);
        assert!(document.gap(later).unwrap() > SignedDuration::from_hours(24 * 9), "it fell asleep");
        assert_eq!(Document::default().gap(now()), None);
    }
}

//! What a server sent → the entries in it. It is hostile text: anything may stand anywhere.

use crate::sitemap;
use feed_rs::{
    model,
    parser::{Builder, ParseErrorKind, ParseFeedError},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tazamun_net::Address;
use tazamun_record::formats::publication_day;

/// Entries that are taken of one answer, the newest first.
const MOST_ENTRIES: usize = 1_000;
/// Letters of a title, and bytes of a GUID or an address.
const LONGEST: usize = 2_000;
/// Before this year nothing was published in feeds: such a date means nothing.
const FIRST_YEAR: i16 = 1995;

/// One entry of a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedEntry {
    /// Its GUID, as the feed gives it.
    pub guid: Option<String>,
    /// The address of its article.
    pub address: Option<String>,
    /// Its title, as the feed gives it.
    pub title: String,
    /// What the feed says of it, perhaps with marks of HTML.
    pub body: String,
    /// The newspaper's own day of publication.
    pub published: Option<Date>,
    /// The moment by the feed's own clock, for nothing but the pace.
    pub(crate) clock: Option<i64>,
    /// The newspaper, where the entry itself names it.
    pub source: Option<String>,
}

/// What was in an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What it was (`RSS`, `Atom`, `JSON Feed`, `sitemap`).
    pub kind: &'static str,
    /// The feed's title.
    pub title: Option<String>,
    /// Its entries.
    pub entries: Vec<FeedEntry>,
    /// Entries that were passed over: too many, or too old for news.
    pub passed_over: usize,
    /// The feed's own pace.
    pub ttl: Option<SignedDuration>,
}

/// Why an answer is no feed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAFeed {
    /// Nothing was sent.
    #[error("the answer is empty")]
    Empty,
    /// A web page.
    #[error(
        "it is a web page and no feed; look there for the address of the feed, or write kind = \"page\" if the page itself is meant"
    )]
    Page,
    /// An index of sitemaps.
    #[error("it is an index of sitemaps; name the one that holds the news{}", .0.as_ref().map(|first| format!(", as in {first}")).unwrap_or_default())]
    SitemapIndex(Option<String>),
    /// Anything else.
    #[error("it cannot be read as a feed ({0})")]
    Unreadable(String),
}

impl FeedEntry {
    pub(crate) fn set_clock(&mut self, words: &str) {
        self.published = day(words);
        self.clock = seconds(words);
    }

    /// The day of publication, unless it is none that can be: after tomorrow, or before there were feeds.
    pub fn believable_day(&self, now: Timestamp) -> Option<Date> {
        self.published.filter(|day| is_believable(*day, now))
    }
}

/// Whether something can have been published on a day, as seen from a moment.
pub fn is_believable(day: Date, now: Timestamp) -> bool {
    let tomorrow = now.saturating_add(SignedDuration::from_hours(36)).unwrap_or(now);
    day.year() >= FIRST_YEAR && day <= tomorrow.to_zoned(jiff::tz::TimeZone::UTC).date()
}

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

/// The day that words name.
pub(crate) fn day(words: &str) -> Option<Date> {
    publication_day(words).ok().map(|day| Date::constant(day.year(), day.month(), day.day()))
}

/// Seconds since 1970 by the clock that words show, their zone passed over.
fn seconds(words: &str) -> Option<i64> {
    let day = day(words)?;
    let clock = words.split(|c: char| !c.is_ascii_digit() && c != ':').find_map(|part| {
        let mut numbers = part.split(':').map(|n| n.parse::<i64>().ok().filter(|n| (0..=60).contains(n)));
        let (hours, minutes) = (numbers.next()??, numbers.next()??);
        (hours < 24).then_some(hours * 3600 + minutes * 60)
    });
    let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second();
    Some(midnight + clock.unwrap_or(0))
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

impl Document {
    /// Leaves no more entries than are taken, the newest.
    pub(crate) fn keep_the_newest(&mut self) {
        if self.entries.len() > MOST_ENTRIES {
            // Those without a date stand where the feed has them: at the top are the newest.
            self.entries.sort_by_key(|entry| std::cmp::Reverse(entry.clock));
            self.passed_over += self.entries.len() - MOST_ENTRIES;
            self.entries.truncate(MOST_ENTRIES);
        }
    }

    /// The mean time between the last entries, by the feed's own clock, where it tells one.
    pub fn gap(&self, now: Timestamp) -> Option<SignedDuration> {
        const LAST: usize = 20;
        let now = now.as_second();
        let mut clocks: Vec<i64> =
            self.entries.iter().filter_map(|e| e.clock).filter(|c| *c <= now + 86_400).collect();
        clocks.sort_unstable_by(|a, b| b.cmp(a));
        clocks.truncate(LAST);
        let (newest, oldest) = (*clocks.first()?, *clocks.last()?);
        if clocks.len() < 3 {
            return None;
        }
        // Silence since the newest entry counts too: a feed that fell asleep is asked more seldom.
        let since = (now - newest).max(0);
        let mean = (newest - oldest) / (clocks.len() as i64 - 1);
        Some(SignedDuration::from_secs(mean.max(since / 3)))
    }
}

/// The beginning of a text.
pub(crate) fn shortened(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

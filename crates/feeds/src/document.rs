//! What stands in a feed: its entries, their days, its pace; and why an answer is no feed.

use jiff::{SignedDuration, Timestamp, civil::Date};
use tazamun_record::formats::publication_day;

/// Entries that are taken of one answer, the newest first.
pub(crate) const MOST_ENTRIES: usize = 1_000;
/// Letters of a title, and bytes of a GUID or an address.
pub(crate) const LONGEST: usize = 2_000;
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

/// The day that words name.
pub(crate) fn day(words: &str) -> Option<Date> {
    publication_day(words).ok().map(|day| Date::constant(day.year(), day.month(), day.day()))
}

/// Seconds since 1970 by the clock that words show, their zone passed over.
pub(crate) fn seconds(words: &str) -> Option<i64> {
    let day = day(words)?;
    let clock = words.split(|c: char| !c.is_ascii_digit() && c != ':').find_map(|part| {
        let mut numbers = part.split(':').map(|n| n.parse::<i64>().ok().filter(|n| (0..=60).contains(n)));
        let (hours, minutes) = (numbers.next()??, numbers.next()??);
        (hours < 24).then_some(hours * 3600 + minutes * 60)
    });
    let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second();
    Some(midnight + clock.unwrap_or(0))
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

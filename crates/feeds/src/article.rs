//! An entry and its page → the article, by the same extractor as 'tazamun read'.

use crate::document::{FeedEntry, is_believable, shortened};
use jiff::{Timestamp, civil::Date as Day, tz::TimeZone};
use serde::{Deserialize, Serialize};
use tazamun_net::HttpAnswer;
use tazamun_record::{
    Article, Date,
    formats::{ArticleReading, read_articles_with},
};
use tazamun_store::Sketch;

/// Letters below which a page's text is not worth more than what the feed says itself.
const SHORT: usize = 200;
/// Bytes of what the feed says that are kept until the article is there.
const LONGEST: usize = 512 << 10;

/// What is kept of an entry until its article is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptEntry {
    pub(crate) address: Option<String>,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) published: Option<Day>,
    pub(crate) source: Option<String>,
}

/// An entry as it is kept.
pub(crate) fn kept(entry: &FeedEntry) -> serde_json::Value {
    let mut body = entry.body.as_str();
    while body.len() > LONGEST {
        let at = (0..=LONGEST).rev().find(|at| body.is_char_boundary(*at)).unwrap_or(0);
        body = &body[..at];
    }
    let kept = KeptEntry {
        address: entry.address.clone(),
        title: entry.title.clone(),
        body: body.to_owned(),
        published: entry.published,
        source: entry.source.clone(),
    };
    serde_json::to_value(kept).unwrap_or_default()
}

/// How an article is to be made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Making<'a> {
    pub(crate) feed: &'a str,
    /// The newspaper, as the file of feeds or the feed itself calls it.
    pub(crate) source: Option<&'a str>,
    pub(crate) entry: &'a KeptEntry,
    /// When the entry was first seen.
    pub(crate) first: Timestamp,
}

/// An article, and where its text came from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Made {
    pub(crate) article: Article,
    /// Why the text is the feed's own; empty where it is the page's.
    pub(crate) why_feed: String,
}

impl Making<'_> {
    /// The day of publication: the feed's, else the page's, else the day on which the entry was first seen.
    fn day(&self, page: Option<Date>) -> Date {
        let of = |day: Day| Date::constant(day.year(), day.month(), day.day());
        let page = page.map(|day| Day::constant(day.year(), day.month(), day.day()));
        let said = self.entry.published.filter(|day| is_believable(*day, self.first));
        let said = said.or(page.filter(|day| is_believable(*day, self.first)));
        of(said.unwrap_or_else(|| self.first.to_zoned(TimeZone::UTC).date()))
    }

    fn finished(&self, mut article: Article, page_day: Option<Date>) -> Article {
        article.published = self.day(page_day);
        let own = article.source.take().filter(|s| !s.trim().is_empty());
        article.source = self.source.map(str::to_owned).or(self.entry.source.clone()).or(own);
        article.url = article.url.or(self.entry.address.clone());
        if article.title.trim().is_empty() {
            article.title.clone_from(&self.entry.title);
        }
        let words = [article.title.as_str(), article.text.as_str(), self.feed];
        article.doc = format!("{}/{}", self.feed, &crate::hash::hash(&words)[..12]);
        article
    }

    /// From a page. Where the page says next to nothing (a wall before the text), what the feed says counts.
    pub(crate) fn of_page(&self, answer: &HttpAnswer) -> Result<Made, String> {
        let page = self.read_page(answer);
        let feed = self.of_feed(String::new());
        match (page, feed) {
            (Ok(page), Some(feed))
                if page.text.chars().count() < SHORT && feed.article.text.len() > 2 * page.text.len() =>
            {
                let why_feed = "the page says less than the feed".to_owned();
                Ok(Made { why_feed, ..feed })
            }
            (Ok(page), _) => Ok(Made { article: page, why_feed: String::new() }),
            (Err(why), Some(feed)) => Ok(Made { why_feed: why, ..feed }),
            (Err(why), None) => Err(why),
        }
    }

    fn read_page(&self, answer: &HttpAnswer) -> Result<Article, String> {
        let kind = answer.header("content-type").unwrap_or("text/html").to_ascii_lowercase();
        let media = kind.split(';').next().unwrap_or_default().trim();
        let name = match media {
            "text/plain" => "page.txt",
            "" | "text/html" | "application/xhtml+xml" | "application/xml" | "text/xml" => "page.html",
            other => return Err(format!("the page is no text ({})", shortened(other, 60))),
        };
        let charset = kind
            .split("charset=")
            .nth(1)
            .map(|c| c.trim_matches(['"', '\'', ' ']).split(';').next().unwrap_or_default().to_owned());
        // A day that the page does not say itself is told from others by being none that it could have.
        let unsaid = Date::constant(1901, 2, 3);
        let read = |encoding: Option<String>| {
            let how = ArticleReading { published: Some(unsaid), encoding };
            read_articles_with(name, &answer.body, &how)
        };
        // A page may name an encoding that nobody knows, or the wrong one.
        let articles = read(None).or_else(|e| match &charset {
            Some(charset) => read(Some(charset.clone())),
            None => Err(e),
        });
        let article = articles.map_err(|e| shortened(&e.to_string(), 200))?.into_iter().next();
        let article = article.ok_or("the page holds no article")?;
        let day = Some(article.published).filter(|day| *day != unsaid);
        let article =
            Article { url: self.entry.address.clone().or(Some(answer.address.to_string())), ..article };
        Ok(self.finished(article, day))
    }

    /// From what the feed says itself; nothing where it says nothing.
    pub(crate) fn of_feed(&self, why_feed: String) -> Option<Made> {
        // As a feed of one entry in JSON, so that it goes through the same extractor.
        let entry = serde_json::json!([{
            "id": "entry",
            "title": self.entry.title,
            "content_html": self.entry.body,
            "date_published": "1901-02-03",
        }]);
        let how = ArticleReading::default();
        let articles = read_articles_with("entry.json", entry.to_string().as_bytes(), &how).ok()?;
        let article = articles.into_iter().next()?;
        Some(Made { article: self.finished(Article { url: None, ..article }, None), why_feed })
    }
}

/// The fingerprint by which copies are found.
pub(crate) fn sketch(text: &str) -> Option<Sketch> {
    let normal = tazamun_text::normal(text);
    Sketch::of(normal.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
}

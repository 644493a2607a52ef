//! A feed's answer → what is new in it, and when it is asked again.

use super::{FeedWatch, WatchError, WatchEvent};
use crate::{
    answer,
    article::{KeptEntry, Making},
    config::{FeedConfig, FeedKind},
    document::{self, Document, FeedEntry},
    fetch::{Refusal, signals},
    hash::hash,
    identity::{self, Sorted},
    schedule::{Ending, Pace, Signals, next},
};
use jiff::Timestamp;
use tazamun_net::HttpAnswer;
use tazamun_record::Article;
use tazamun_store::{Attempt, FeedState, Items, NewItem, StoreError};

/// How an attempt went, before the next is set.
struct Went {
    outcome: &'static str,
    ending: Ending,
    status: Option<u16>,
    reason: String,
    bytes: u64,
    signals: Signals,
}

/// What can be kept of an answer.
enum Found {
    Nothing,
    Entries(Document),
    Page(Box<Article>),
}

impl FeedWatch<'_> {
    /// Keeps what a feed answered. Gives how many of its entries wait for their article now.
    pub(super) fn answered<E: From<WatchError>>(
        &mut self,
        state: FeedState,
        result: Result<HttpAnswer, Refusal>,
        tell: &mut dyn FnMut(&WatchEvent) -> Result<(), E>,
    ) -> Result<u32, E> {
        let now = self.clock.now();
        let Some(feed) = self.config.feeds.iter().find(|feed| feed.name == state.name) else { return Ok(0) };
        let (mut state, first) = (state.clone(), state.first);
        let (went, found) = went(feed, &mut state, result, first, now);
        let mut page = None;
        let kept = self.store.keep_attempt(|items| {
            let entries = match &found {
                Found::Entries(document) => document.entries.len(),
                Found::Page(_) => 1,
                Found::Nothing => 0,
            };
            let sorted = match &found {
                Found::Nothing => Sorted::default(),
                Found::Entries(document) => identity::sort(items, &feed.name, document, now)?,
                Found::Page(article) => page_item(items, feed, article, now, &mut page)?,
            };
            Ok(settled(state, feed, went, entries, sorted, now))
        });
        let (_, attempt) = kept.map_err(WatchError::from)?;
        self.round.asked += 1;
        let waiting = attempt.fresh + attempt.corrected;
        tell(&WatchEvent::Attempt(attempt))?;
        match (found, page) {
            (Found::Page(article), Some(item)) => {
                self.take(item, &feed.name, &article, String::new(), tell)?;
                Ok(0)
            }
            _ => Ok(waiting),
        }
    }
}

/// Sets what is known of the feed by how the attempt went.
fn went(
    feed: &FeedConfig,
    state: &mut FeedState,
    result: Result<HttpAnswer, Refusal>,
    first: Timestamp,
    now: Timestamp,
) -> (Went, Found) {
    let mut went = Went {
        outcome: "failed",
        ending: Ending::Failed,
        status: None,
        reason: String::new(),
        bytes: 0,
        signals: Signals::default(),
    };
    let answer = match result {
        Err(Refusal::Robots(why)) => {
            (went.outcome, went.ending, went.reason) = ("forbidden", Ending::Forbidden, why);
            return (went, Found::Nothing);
        }
        Err(Refusal::NoRobots(why)) => {
            went.reason = why;
            state.failures = state.failures.saturating_add(1);
            return (went, Found::Nothing);
        }
        Err(Refusal::Fault(fault)) => {
            went.reason = fault.to_string();
            state.failures = state.failures.saturating_add(1);
            return (went, Found::Nothing);
        }
        Ok(answer) => answer,
    };
    (went.status, went.bytes) = (Some(answer.status), answer.body.len() as u64);
    went.signals = signals(&answer, now);
    let was_asked = state.etag.is_some() || state.last_modified.is_some();
    match answer.status {
        304 if was_asked => {
            (went.outcome, went.ending) = ("not_modified", Ending::Well);
            went.reason = "nothing has changed since it was read last".to_owned();
            success(state, now);
            (went, Found::Nothing)
        }
        200..=299 => read(feed, state, &answer, first, went, now),
        429 | 503 => {
            (went.outcome, went.ending) = ("throttled", Ending::Throttled);
            went.reason = format!("the server answers {}: not now", answer.status);
            state.throttled = state.throttled.saturating_add(1);
            (went, Found::Nothing)
        }
        status => {
            went.reason = match status {
                304 => "the server says that nothing has changed, though it was not asked that".to_owned(),
                410 => "the server answers 410: the feed is gone".to_owned(),
                status => format!("the server answers {status}"),
            };
            if status == 410 {
                (went.outcome, went.ending) = ("gone", Ending::Gone);
            }
            state.failures = state.failures.saturating_add(1);
            (went, Found::Nothing)
        }
    }
}

fn success(state: &mut FeedState, now: Timestamp) {
    (state.failures, state.throttled, state.succeeded) = (0, 0, Some(now));
}

/// Reads a good answer. What it says for the next question is kept only where it could be read.
fn read(
    feed: &FeedConfig,
    state: &mut FeedState,
    answer: &HttpAnswer,
    first: Timestamp,
    mut went: Went,
    now: Timestamp,
) -> (Went, Found) {
    let found = match feed.kind {
        FeedKind::Feed => answer::read(&answer.body, &answer.address, now)
            .map(|mut document| {
                went.signals.ttl = document.ttl;
                went.signals.gap = document.gap(now);
                went.reason = told(&document);
                let source = feed.source.clone().or(document.title.clone());
                for entry in &mut document.entries {
                    entry.source = source.clone().or(entry.source.take());
                }
                Found::Entries(document)
            })
            .map_err(|e| e.to_string()),
        FeedKind::Page => {
            let entry = KeptEntry { address: Some(state.address.clone()), ..KeptEntry::default() };
            let making = Making { feed: &feed.name, source: feed.source.as_deref(), entry: &entry, first };
            let made = super::item::guarded(|| making.of_page(answer));
            went.reason = "the page was read".to_owned();
            made.map(|made| Found::Page(Box::new(made.article)))
        }
    };
    match found {
        Ok(found) => {
            (went.outcome, went.ending) = ("read", Ending::Well);
            if let Some(to) = &answer.moved_to {
                went.reason += &format!("; it moved for good to {to}: write that address down");
            }
            state.etag = answer.header("etag").map(str::to_owned);
            state.last_modified = answer.header("last-modified").map(str::to_owned);
            success(state, now);
            (went, found)
        }
        Err(why) => {
            (went.outcome, went.reason) = ("unreadable", why);
            state.failures = state.failures.saturating_add(1);
            (went, Found::Nothing)
        }
    }
}

fn told(document: &Document) -> String {
    let (kind, entries) = (document.kind, document.entries.len());
    match document.passed_over {
        0 => format!("{kind} with {entries} entries"),
        over => {
            format!("{kind} with {entries} entries that are taken, and {over} that are too old or too many")
        }
    }
}

/// The entry of a feed that is one page.
fn page_item(
    items: &Items<'_>,
    feed: &FeedConfig,
    article: &Article,
    now: Timestamp,
    page: &mut Option<i64>,
) -> Result<Sorted, StoreError> {
    let entry = FeedEntry { address: Some(feed.address.to_string()), ..FeedEntry::default() };
    let item = NewItem {
        guid: Some(hash(&["page"])),
        address: None,
        content: hash(&[&article.title, &article.text]),
        day: None,
        entry: crate::article::kept(&entry),
    };
    let mut sorted = Sorted::default();
    match items.with_guid(&feed.name, item.guid.as_deref().unwrap_or_default())? {
        Some(before) if before.content == item.content => {}
        Some(before) => {
            items.correct(before.id, &item, now)?;
            (*page, sorted.corrected) = (Some(before.id), 1);
        }
        None => {
            *page = Some(items.add(&feed.name, &item, now, None)?);
            sorted.fresh = 1;
        }
    }
    Ok(sorted)
}

/// The attempt as it is kept, and the feed with its next.
fn settled(
    mut state: FeedState,
    feed: &FeedConfig,
    went: Went,
    entries: usize,
    sorted: Sorted,
    now: Timestamp,
) -> (FeedState, Attempt) {
    let pace =
        Pace { feed: &feed.name, every: feed.every, failures: state.failures, throttled: state.throttled };
    let next = next(now, &pace, went.ending, &went.signals);
    (state.due, state.why) = (next.at, next.why.clone());
    let mut reason = document::shortened(&went.reason, 500);
    if sorted.left > 0 {
        reason += &format!("; {} entries found no room among those that wait", sorted.left);
    }
    let attempt = Attempt {
        feed: feed.name.clone(),
        at: now,
        outcome: went.outcome.to_owned(),
        status: went.status,
        reason,
        bytes: went.bytes,
        entries: u32::try_from(entries).unwrap_or(u32::MAX),
        fresh: sorted.fresh,
        corrected: sorted.corrected,
        next: next.at,
        why: next.why,
    };
    (state, attempt)
}

//! An entry that waits → its article, from its page or from what the feed says itself.

use super::{
    FeedWatch, WatchError, WatchEvent,
    queue::{Job, Queue, Task},
};
use crate::{
    article::{KeptEntry, Made, Making, sketch},
    config::{FeedConfig, TextFrom, not_followed},
    document::shortened,
    fetch::{Errand, Refusal, signals},
};
use jiff::{SignedDuration, Timestamp};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tazamun_net::{Address, Fault, HttpAnswer};
use tazamun_record::Article;
use tazamun_store::{FeedState, WaitingItem};

/// Times that a page is asked for.
const TRIES: u32 = 4;
/// The first wait; each one after that is four times as long.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(10);
/// A site that asks for more patience than this is left alone in this round.
const PATIENCE: SignedDuration = SignedDuration::from_secs(30);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);

type Tell<'t, E> = &'t mut dyn FnMut(&WatchEvent) -> Result<(), E>;

impl FeedWatch<'_> {
    fn feed_config(&self, name: &str) -> Option<&FeedConfig> {
        self.config.feeds.iter().find(|feed| feed.name == name)
    }

    /// The request that a job needs; where it needs none it is done here.
    pub(super) fn errand<E: From<WatchError>>(
        &mut self,
        job: &Job,
        tell: Tell<'_, E>,
    ) -> Result<Option<Errand>, E> {
        let agent = self.agent();
        let robots = |watch: &Self| watch.store.robots(&job.origin).map_err(WatchError::from);
        match &job.what {
            Task::Feed(state) => {
                let Some(feed) = self.feed_config(&state.name) else { return Ok(None) };
                Ok(Some(Errand {
                    address: feed.address.clone(),
                    etag: state.etag.clone(),
                    last_modified: state.last_modified.clone(),
                    robots: robots(self)?,
                    agent,
                    is_near: feed.is_near,
                }))
            }
            Task::Item(item) => {
                let Some(feed) = self.feed_config(&item.feed).cloned() else {
                    self.give_up(item, "its feed is no longer watched", tell)?;
                    return Ok(None);
                };
                if self.store.take_from_elsewhere(item.id).map_err(WatchError::from)?.is_some() {
                    return Ok(None);
                }
                if feed.text == TextFrom::Feed {
                    self.take_feed(item, "the file says so", tell)?;
                    return Ok(None);
                }
                match page_address(item) {
                    Ok(address) => {
                        let (etag, last_modified) = (None, None);
                        let robots = robots(self)?;
                        Ok(Some(Errand {
                            address,
                            etag,
                            last_modified,
                            robots,
                            agent,
                            is_near: feed.is_near,
                        }))
                    }
                    Err(why) => {
                        self.take_feed(item, &why, tell)?;
                        Ok(None)
                    }
                }
            }
        }
    }

    /// Task came of the request for an entry's page.
    pub(super) fn fetched<E: From<WatchError>>(
        &mut self,
        item: WaitingItem,
        host: &str,
        result: Result<HttpAnswer, Refusal>,
        tell: Tell<'_, E>,
    ) -> Result<(), E> {
        let now = self.clock.now();
        let answer = match result {
            Ok(answer) => answer,
            Err(Refusal::Robots(why)) => return self.take_feed(&item, &why, tell),
            Err(Refusal::NoRobots(why)) => return self.later(&item, &why, None, tell),
            Err(Refusal::Fault(fault)) => {
                let why = shortened(&fault.to_string(), 300);
                let may_pass = fault.may_pass() || matches!(fault, Fault::TooSlow { .. });
                return match may_pass {
                    true => self.later(&item, &why, None, tell),
                    false => self.take_feed(&item, &why, tell),
                };
            }
        };
        match answer.status {
            200..=299 => self.take_page(&item, &answer, tell),
            429 | 503 => {
                let wait = signals(&answer, now).retry_after.unwrap_or(FIRST_WAIT).min(LONGEST_WAIT);
                // The whole site is left alone for as long.
                let free = now.saturating_add(wait).unwrap_or(now);
                self.free.insert(host.to_owned(), free);
                let why = format!("the site answers {}: not now", answer.status);
                self.later(&item, &why, Some(free), tell)
            }
            500.. => self.later(&item, &format!("the page answers {}", answer.status), None, tell),
            status => self.take_feed(&item, &format!("the page answers {status}"), tell),
        }
    }

    /// Puts off what waits for sites that are not to be asked for long; whether there was any.
    pub(super) fn put_off_the_far<E: From<WatchError>>(
        &mut self,
        queue: &mut Queue,
        tell: Tell<'_, E>,
    ) -> Result<bool, E> {
        let far = self.clock.now() + PATIENCE;
        let jobs = queue.take_out(|host| self.free.get(host).is_some_and(|free| *free > far));
        let any = !jobs.is_empty();
        let why = "the site asks for patience";
        for job in jobs {
            let due = self.free.get(&job.host).copied().unwrap_or(far);
            let feed = match job.what {
                Task::Item(item) => {
                    self.store.put_off(item.id, item.tries, due, why).map_err(WatchError::from)?;
                    item.feed
                }
                Task::Feed(state) => {
                    let state = FeedState { due, why: why.to_owned(), ..state };
                    self.store.keep_feeds(std::slice::from_ref(&state)).map_err(WatchError::from)?;
                    state.name
                }
            };
            tell(&WatchEvent::PutOff { feed, due, why: why.to_owned() })?;
        }
        Ok(any)
    }

    fn later<E: From<WatchError>>(
        &mut self,
        item: &WaitingItem,
        why: &str,
        due: Option<Timestamp>,
        tell: Tell<'_, E>,
    ) -> Result<(), E> {
        let tries = item.tries + 1;
        if tries >= TRIES {
            return self.take_feed(item, why, tell);
        }
        let wait = FIRST_WAIT.checked_mul(4_i32.pow(tries - 1)).unwrap_or(LONGEST_WAIT);
        let due = due.unwrap_or(self.clock.now().saturating_add(wait).unwrap_or(Timestamp::MAX));
        self.store.put_off(item.id, tries, due, why).map_err(WatchError::from)?;
        tell(&WatchEvent::PutOff { feed: item.feed.clone(), due, why: why.to_owned() })
    }

    fn making<T>(&self, item: &WaitingItem, make: impl FnOnce(Making<'_>) -> T) -> T {
        let entry = entry_of(item);
        let source = self.feed_config(&item.feed).and_then(|feed| feed.source.as_deref());
        make(Making { feed: &item.feed, source, entry: &entry, first: item.first })
    }

    fn take_page<E: From<WatchError>>(
        &mut self,
        item: &WaitingItem,
        answer: &HttpAnswer,
        tell: Tell<'_, E>,
    ) -> Result<(), E> {
        match self.making(item, |making| guarded(|| making.of_page(answer))) {
            Ok(Made { article, why_feed }) => self.take(item.id, &item.feed, &article, why_feed, tell),
            Err(why) => self.give_up(item, &why, tell),
        }
    }

    fn take_feed<E: From<WatchError>>(
        &mut self,
        item: &WaitingItem,
        why: &str,
        tell: Tell<'_, E>,
    ) -> Result<(), E> {
        let made = self.making(item, |making| {
            guarded(|| {
                making
                    .of_feed(why.to_owned())
                    .ok_or_else(|| format!("{why}; and the feed says nothing itself"))
            })
        });
        match made {
            Ok(Made { article, why_feed }) => self.take(item.id, &item.feed, &article, why_feed, tell),
            Err(why) => self.give_up(item, &why, tell),
        }
    }

    fn give_up<E: From<WatchError>>(
        &mut self,
        item: &WaitingItem,
        why: &str,
        tell: Tell<'_, E>,
    ) -> Result<(), E> {
        let why = shortened(why, 300);
        self.store.give_up(item.id, &why).map_err(WatchError::from)?;
        self.round.given_up += 1;
        tell(&WatchEvent::GivenUp { feed: item.feed.clone(), why })
    }

    /// Reads an article and keeps it.
    pub(super) fn take<E: From<WatchError>>(
        &mut self,
        item: i64,
        feed: &str,
        article: &Article,
        why_feed: String,
        tell: Tell<'_, E>,
    ) -> Result<(), E> {
        let read = guarded(|| Ok((self.read)(article)));
        let Ok(reports) = read else {
            let why = "its reader gave up";
            self.store.give_up(item, why).map_err(WatchError::from)?;
            self.round.given_up += 1;
            return tell(&WatchEvent::GivenUp { feed: feed.to_owned(), why: why.to_owned() });
        };
        let sketch = sketch(&article.text);
        let taken =
            self.store.take_item(item, article, &reports, self.words(), sketch.as_ref(), self.clock.now());
        let taken = taken.map_err(WatchError::from)?;
        if taken.is_new || taken.is_corrected {
            self.round.articles += 1;
            self.unmerged += 1;
        }
        let (feed, reports) = (feed.to_owned(), reports.len());
        tell(&WatchEvent::Article { feed, taken, reports, why_feed })
    }
}

fn entry_of(item: &WaitingItem) -> KeptEntry {
    serde_json::from_value(item.entry.clone()).unwrap_or_default()
}

/// Where an entry's page is, if it may be asked for.
fn page_address(item: &WaitingItem) -> Result<Address, String> {
    let Some(text) = entry_of(item).address else { return Err("the entry has no address".to_owned()) };
    let address: Address =
        text.parse().map_err(|e: tazamun_net::AddressError| shortened(&e.to_string(), 200))?;
    match not_followed(address.host()) {
        Some(what) => Err(format!("'{}' holds {what}, which are not fetched", address.host())),
        None => Ok(address),
    }
}

/// Task others sent may do anything to a parser; it ends nothing but itself.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err("its parser gave up".to_owned()))
}

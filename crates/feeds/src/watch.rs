//! Task is due is asked, read and merged. One thread writes; a few ask, each another host.
//!
//! A round asks every feed that is due, then fetches the article of each entry that waits, and merges what came. All that a
//! round learns is in the store before the next step is taken: whoever ends the program at any moment loses nothing that
//! was told.

mod feed;
mod item;
mod queue;

use crate::{
    clock::Clock,
    config::WatchConfig,
    fetch::{Errand, Fetched},
};
use jiff::{SignedDuration, Timestamp};
use queue::{Job, Queue};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};
use tazamun_intake::merging::merge_recent;
use tazamun_net::{Client, Limits, Reach};
use tazamun_record::{Article, Report};
use tazamun_store::{Attempt, FeedState, Store, Taken, Words};

/// Articles after which those that came are merged, though the round goes on.
const MERGED_AFTER: usize = 500;

/// Task the watch tells while it works.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum WatchEvent {
    /// A feed was asked.
    Attempt(Attempt),
    /// An entry became an article, or a corrected one.
    Article {
        /// The feed.
        feed: String,
        /// Task became of it.
        #[serde(flatten)]
        taken: Taken,
        /// Incidents that it reports.
        reports: usize,
        /// Why its text is what the feed says itself; empty where it is its page's.
        why_feed: String,
    },
    /// The article of an entry is asked for again later.
    PutOff {
        /// The feed.
        feed: String,
        /// When.
        due: Timestamp,
        /// Why.
        why: String,
    },
    /// An entry has no article that can be read.
    GivenUp {
        /// The feed.
        feed: String,
        /// Why.
        why: String,
    },
    /// Task came was merged.
    Merged {
        /// Incidents that are new or changed, by their ids.
        incidents: Vec<String>,
    },
}

/// Why the watch ended.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WatchError {
    /// The store cannot be read or written.
    #[error("{0}")]
    Store(#[from] tazamun_store::StoreError),
    /// Task came cannot be merged.
    #[error(transparent)]
    Intake(#[from] tazamun_intake::Error),
}

/// Task a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Round {
    /// Feeds that were asked.
    pub asked: usize,
    /// Articles that are new or corrected.
    pub articles: usize,
    /// Entries without an article that can be read.
    pub given_up: usize,
}

/// How an article is read.
pub type ReadArticle<'a> = dyn Fn(&Article) -> Vec<Report> + 'a;

/// Feeds, and the store that they go into.
pub struct FeedWatch<'a> {
    config: &'a WatchConfig,
    store: &'a mut Store,
    read: &'a ReadArticle<'a>,
    clock: &'a dyn Clock,
    /// Who asks hosts of the internet, and who asks those that were allowed by name.
    far: Client,
    near: Client,
    /// When each host may be asked again.
    free: HashMap<String, Timestamp>,
    unmerged: usize,
    round: Round,
}

impl std::fmt::Debug for FeedWatch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FeedWatch")
            .field("feeds", &self.config.feeds.len())
            .field("round", &self.round)
            .finish()
    }
}

/// An answer to an errand, by the errand's number.
type Reply = (u64, Fetched);

impl<'a> FeedWatch<'a> {
    /// A watch over the feeds of a file; `read` reads an article.
    pub fn new(
        config: &'a WatchConfig,
        store: &'a mut Store,
        read: &'a ReadArticle<'a>,
        clock: &'a dyn Clock,
    ) -> Self {
        let limits = Limits {
            connect: config.timeout.min(Duration::from_secs(20)),
            total: config.timeout,
            size: config.size,
            ..Limits::default()
        };
        let far = Client::new(Reach::Internet, limits);
        let near = Client::reaching(Reach::Internet, limits, config.allow.clone());
        let (free, round) = (HashMap::new(), Round::default());
        FeedWatch { config, store, read, clock, far, near, free, unmerged: 0, round }
    }

    /// Asks what is due, once; `tell` hears of everything as it happens, and may end it.
    ///
    /// # Errors
    /// [`WatchError`] where the store cannot be used, and what `tell` answers. Task a site does is no error.
    pub fn round<E: From<WatchError>>(
        &mut self,
        tell: &mut dyn FnMut(&WatchEvent) -> Result<(), E>,
    ) -> Result<Round, E> {
        self.round = Round::default();
        // Task a feed says of an entry is kept until its article is there, and may not be kept longer.
        self.store.erase_what_is_deleted().map_err(WatchError::from)?;
        let states = self.enrol().map_err(E::from)?;
        // Task an earlier run fetched and did not come to merge.
        self.merge(tell)?;
        let (clients, parallel) = ((self.far.clone(), self.near.clone()), self.config.parallel);
        let (send, errands) = mpsc::channel::<(u64, Errand, Timestamp)>();
        let (answer, replies) = mpsc::channel::<Reply>();
        let errands = Mutex::new(errands);
        thread::scope(|scope| {
            for _ in 0..parallel {
                let (answer, errands, clients) = (answer.clone(), &errands, &clients);
                scope.spawn(move || {
                    loop {
                        let next = errands.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok((number, errand, now)) = next else { return };
                        let client = if errand.is_near { &clients.1 } else { &clients.0 };
                        if answer.send((number, errand.run(client, now))).is_err() {
                            return;
                        }
                    }
                });
            }
            let worked = self.work(Queue::new(states), &send, &replies, tell);
            // The threads end when there is nothing more to hear.
            drop(send);
            worked
        })?;
        self.merge(tell)?;
        Ok(self.round)
    }

    /// When something is due next.
    ///
    /// # Errors
    /// [`WatchError::Store`] where the store cannot be read.
    pub fn due(&self) -> Result<Option<Timestamp>, WatchError> {
        let known: BTreeMap<String, FeedState> =
            self.store.feeds()?.into_iter().map(|feed| (feed.name.clone(), feed)).collect();
        let feeds = self.config.feeds.iter().filter_map(|feed| known.get(&feed.name).map(|state| state.due));
        Ok(feeds.chain(self.store.next_item()?).min())
    }

    /// Gives new feeds of the file their place in the store, and those whose address changed a new start. Answers those
    /// that are due.
    fn enrol(&mut self) -> Result<Vec<FeedState>, WatchError> {
        let now = self.clock.now();
        let mut known: BTreeMap<String, FeedState> =
            self.store.feeds()?.into_iter().map(|feed| (feed.name.clone(), feed)).collect();
        let (mut due, mut new) = (Vec::new(), Vec::new());
        for feed in &self.config.feeds {
            let address = feed.address.to_string();
            let state = match known.remove(&feed.name) {
                Some(state) if state.address == address => state,
                before => {
                    let why = if before.is_some() {
                        "its address is another one now"
                    } else {
                        "it was never asked"
                    };
                    let state = FeedState {
                        name: feed.name.clone(),
                        address,
                        etag: None,
                        last_modified: None,
                        failures: 0,
                        throttled: 0,
                        first: before.map_or(now, |state| state.first),
                        succeeded: None,
                        due: now,
                        why: why.to_owned(),
                    };
                    new.push(state.clone());
                    state
                }
            };
            // A clock that was set back must not silence a feed for years.
            let is_far = state.due > now + SignedDuration::from_hours(24 * 15);
            if state.due <= now || is_far {
                due.push(state);
            }
        }
        self.store.keep_feeds(&new)?;
        due.sort_by(|a, b| (a.due, &a.name).cmp(&(b.due, &b.name)));
        Ok(due)
    }

    fn work<E: From<WatchError>>(
        &mut self,
        mut queue: Queue,
        send: &mpsc::Sender<(u64, Errand, Timestamp)>,
        replies: &mpsc::Receiver<Reply>,
        tell: &mut dyn FnMut(&WatchEvent) -> Result<(), E>,
    ) -> Result<(), E> {
        self.take_in(&mut queue).map_err(E::from)?;
        loop {
            if self.clock.is_over() {
                return Ok(());
            }
            let now = self.clock.now();
            while queue.flying() < self.config.parallel {
                let Some(job) = queue.next(|host| self.free.get(host).is_none_or(|free| *free <= now)) else {
                    break;
                };
                if let Some(errand) = self.errand(&job, tell)? {
                    let number = queue.fly(job);
                    let _ = send.send((number, errand, now));
                }
            }
            if queue.flying() == 0 {
                if !queue.is_empty() {
                    if self.put_off_the_far(&mut queue, tell)? {
                        continue;
                    }
                    let free = queue.hosts().filter_map(|host| self.free.get(host)).min().copied();
                    let pause = free.map_or(Duration::ZERO, |free| free.duration_since(now).unsigned_abs());
                    self.clock.wait(pause.clamp(Duration::from_millis(1), Duration::from_secs(60)));
                } else if !self.take_in(&mut queue).map_err(E::from)? {
                    return Ok(());
                }
                continue;
            }
            let patience =
                if queue.is_empty() { Duration::from_millis(250) } else { Duration::from_millis(50) };
            let Ok((number, fetched)) = replies.recv_timeout(patience) else { continue };
            let Some(job) = queue.land(number) else { continue };
            self.note_host(&job, &fetched)?;
            match job.what {
                queue::Task::Feed(state) => {
                    if self.answered(state, fetched.result, tell)? > 0 {
                        self.take_in(&mut queue).map_err(E::from)?;
                    }
                }
                queue::Task::Item(item) => self.fetched(item, &job.host, fetched.result, tell)?,
            }
            if self.unmerged >= MERGED_AFTER {
                self.merge(tell)?;
            }
        }
    }

    /// Takes the entries that wait into the queue; whether there were any.
    fn take_in(&mut self, queue: &mut Queue) -> Result<bool, WatchError> {
        let items = self.store.waiting_items(self.clock.now(), queue::ITEMS)?;
        let mut any = false;
        for item in items {
            any |= queue.add_item(item);
        }
        Ok(any)
    }

    /// Keeps what a site said of what it allows, and when it may be asked again.
    fn note_host(&mut self, job: &Job, fetched: &Fetched) -> Result<(), WatchError> {
        if let Some(robots) = &fetched.robots {
            self.store.keep_robots(&job.origin, robots)?;
        }
        let pause = fetched.delay.unwrap_or_default().max(self.config.pause);
        let pause = SignedDuration::try_from(pause).unwrap_or(SignedDuration::ZERO);
        let free = self.clock.now().saturating_add(pause).unwrap_or(Timestamp::MAX);
        self.free.insert(job.host.clone(), free);
        Ok(())
    }

    fn words(&self) -> Words {
        if self.config.keep_text { Words::Keep } else { Words::LeaveOut }
    }

    /// The name that goes with each request, with whom to ask about it.
    fn agent(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match &self.config.contact {
            Some(contact) => format!("tazamun/{version} (+{contact})"),
            None => format!("tazamun/{version}"),
        }
    }

    fn merge<E: From<WatchError>>(
        &mut self,
        tell: &mut dyn FnMut(&WatchEvent) -> Result<(), E>,
    ) -> Result<(), E> {
        self.unmerged = 0;
        let incidents = merge_recent(self.store).map_err(WatchError::from)?;
        if incidents.is_empty() {
            return Ok(());
        }
        tell(&WatchEvent::Merged { incidents })
    }
}

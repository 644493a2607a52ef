//! Task is to be asked for, host by host: of each host one thing at a time.

use crate::{article::KeptEntry, robots::origin};
use std::collections::{HashMap, HashSet, VecDeque};
use tazamun_net::Address;
use tazamun_store::{FeedState, WaitingItem};

/// Entries that are taken into the queue at a time.
pub(super) const ITEMS: usize = 500;

/// Something to be done.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) what: Task,
    /// The host that is asked; empty where none is.
    pub(super) host: String,
    /// The site, as its robots.txt is for.
    pub(super) origin: String,
}

#[derive(Debug)]
pub(super) enum Task {
    /// A feed is asked.
    Feed(FeedState),
    /// The article of an entry is fetched.
    Item(WaitingItem),
}

/// Task waits, and what is under way.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: VecDeque<Job>,
    flying: HashMap<u64, Job>,
    busy: HashSet<String>,
    /// Entries that were taken in once, and are not a second time in this round.
    seen: HashSet<i64>,
    number: u64,
}

impl Job {
    fn new(what: Task, address: Option<&str>) -> Self {
        let address: Option<Address> = address.and_then(|text| text.parse().ok());
        let host = address.as_ref().map(|a| a.host().to_ascii_lowercase()).unwrap_or_default();
        Job { what, host, origin: address.as_ref().map(origin).unwrap_or_default() }
    }
}

impl Queue {
    pub(super) fn new(feeds: Vec<FeedState>) -> Self {
        let job = |state: FeedState| {
            let address = state.address.clone();
            Job::new(Task::Feed(state), Some(&address))
        };
        Queue { waiting: feeds.into_iter().map(job).collect(), ..Queue::default() }
    }

    /// Takes an entry in; false where it was already.
    pub(super) fn add_item(&mut self, item: WaitingItem) -> bool {
        if !self.seen.insert(item.id) {
            return false;
        }
        let entry: KeptEntry = serde_json::from_value(item.entry.clone()).unwrap_or_default();
        self.waiting.push_back(Job::new(Task::Item(item), entry.address.as_deref()));
        true
    }

    /// The first whose host is free.
    pub(super) fn next(&mut self, is_free: impl Fn(&str) -> bool) -> Option<Job> {
        let ready = |job: &Job| job.host.is_empty() || (!self.busy.contains(&job.host) && is_free(&job.host));
        let at = self.waiting.iter().position(ready)?;
        self.waiting.remove(at)
    }

    /// Notes that something is under way; its number.
    pub(super) fn fly(&mut self, job: Job) -> u64 {
        self.number += 1;
        self.busy.insert(job.host.clone());
        self.flying.insert(self.number, job);
        self.number
    }

    /// Takes back what was under way.
    pub(super) fn land(&mut self, number: u64) -> Option<Job> {
        let job = self.flying.remove(&number)?;
        self.busy.remove(&job.host);
        Some(job)
    }

    pub(super) fn flying(&self) -> usize {
        self.flying.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The hosts of what waits.
    pub(super) fn hosts(&self) -> impl Iterator<Item = &str> {
        self.waiting.iter().map(|job| job.host.as_str())
    }

    /// Takes out what waits for hosts that are not free for long.
    pub(super) fn take_out(&mut self, is_far: impl Fn(&str) -> bool) -> Vec<Job> {
        let (far, near): (Vec<Job>, Vec<Job>) = self.waiting.drain(..).partition(|job| is_far(&job.host));
        self.waiting = near.into();
        far
    }
}

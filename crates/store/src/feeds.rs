//! Feeds that are watched: what is known of each, and every attempt with the reason for the next.

use crate::{
    Items, Store, StoreError,
    moment::{moment, of_column, of_empty_column},
};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

/// Every attempt is kept for so many days.
const KEPT: i64 = 90;

/// What is known of a feed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FeedState {
    /// Its name.
    pub name: String,
    /// Its address, as it is asked.
    pub address: String,
    /// The `ETag` of the last answer that could be read.
    pub etag: Option<String>,
    /// The `Last-Modified` of the same answer.
    pub last_modified: Option<String>,
    /// Failures in a row.
    pub failures: u32,
    /// Times in a row that the server asked for patience.
    pub throttled: u32,
    /// When it was asked first.
    pub first: Timestamp,
    /// When it last answered with what can be read, or that nothing changed.
    pub succeeded: Option<Timestamp>,
    /// When it is asked next.
    pub due: Timestamp,
    /// Why then.
    pub why: String,
}

/// An attempt, as it went.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Attempt {
    /// The feed's name.
    pub feed: String,
    /// When.
    pub at: Timestamp,
    /// What became of it, by its code (`read`, `not_modified`, `throttled` …).
    pub outcome: String,
    /// The status of HTTP, where there was an answer.
    pub status: Option<u16>,
    /// What happened, in a sentence.
    pub reason: String,
    /// Bytes of the answer, unpacked.
    pub bytes: u64,
    /// Entries in it.
    pub entries: u32,
    /// Entries that were new.
    pub fresh: u32,
    /// Entries that were known, and say something else than before.
    pub corrected: u32,
    /// When the next attempt is.
    pub next: Timestamp,
    /// Why then.
    pub why: String,
}

/// What a site allows, as it said last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RobotsFile {
    /// When it was asked.
    pub fetched: Timestamp,
    /// The status of HTTP; nothing where nobody answered.
    pub status: Option<u16>,
    /// The file.
    pub rules: String,
}

const FEED: &str =
    "SELECT name, address, etag, last_modified, failures, throttled, first, succeeded, due, why FROM feeds";

fn feed_of(row: &Row<'_>) -> rusqlite::Result<FeedState> {
    Ok(FeedState {
        name: row.get(0)?,
        address: row.get(1)?,
        etag: row.get(2)?,
        last_modified: row.get(3)?,
        failures: row.get(4)?,
        throttled: row.get(5)?,
        first: of_column(row, 6)?,
        succeeded: of_empty_column(row, 7)?,
        due: of_column(row, 8)?,
        why: row.get(9)?,
    })
}

fn attempt_of(row: &Row<'_>) -> rusqlite::Result<Attempt> {
    Ok(Attempt {
        feed: row.get(0)?,
        at: of_column(row, 1)?,
        outcome: row.get(2)?,
        status: row.get(3)?,
        reason: row.get(4)?,
        bytes: row.get(5)?,
        entries: row.get(6)?,
        fresh: row.get(7)?,
        corrected: row.get(8)?,
        next: of_column(row, 9)?,
        why: row.get(10)?,
    })
}

fn put_feed(db: &Connection, feed: &FeedState) -> rusqlite::Result<()> {
    let sql = "INSERT INTO feeds (name, address, etag, last_modified, failures, throttled, first, succeeded, due, why)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
               ON CONFLICT (name) DO UPDATE SET address = excluded.address, etag = excluded.etag,
               last_modified = excluded.last_modified, failures = excluded.failures, throttled = excluded.throttled,
               first = excluded.first, succeeded = excluded.succeeded, due = excluded.due, why = excluded.why";
    db.prepare_cached(sql)?
        .execute(params![
            feed.name,
            feed.address,
            feed.etag,
            feed.last_modified,
            feed.failures,
            feed.throttled,
            moment(feed.first),
            feed.succeeded.map(moment),
            moment(feed.due),
            feed.why,
        ])
        .map(|_| ())
}

fn put_attempt(db: &Connection, attempt: &Attempt) -> rusqlite::Result<()> {
    let sql = "INSERT INTO attempts (feed, at, outcome, status, reason, bytes, entries, fresh, corrected, next, why)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    db.prepare_cached(sql)?.execute(params![
        attempt.feed,
        moment(attempt.at),
        attempt.outcome,
        attempt.status,
        attempt.reason,
        attempt.bytes,
        attempt.entries,
        attempt.fresh,
        attempt.corrected,
        moment(attempt.next),
        attempt.why,
    ])?;
    let days_ago = |days| {
        attempt.at.saturating_sub(SignedDuration::from_hours(24 * days)).map(moment).unwrap_or_default()
    };
    // What is older is thinned out: of each day one attempt that went well and one that did not, so that it can still be
    // told on which days a feed was silent.
    let sql = "DELETE FROM attempts WHERE feed = ?1 AND at BETWEEN ?2 AND ?3 AND id NOT IN
               (SELECT min(id) FROM attempts WHERE feed = ?1 AND at BETWEEN ?2 AND ?3
                GROUP BY substr(at, 1, 10), outcome IN ('read', 'not_modified'))";
    let values = params![attempt.feed, days_ago(KEPT + 3), days_ago(KEPT)];
    db.prepare_cached(sql)?.execute(values).map(|_| ())
}

impl Store {
    /// What is known of each feed that was ever asked, by name.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn feeds(&self) -> Result<Vec<FeedState>, StoreError> {
        let sql = format!("{FEED} ORDER BY name");
        let mut statement = self.db.prepare(&sql).map_err(|e| self.error(e))?;
        let feeds = statement.query_map([], feed_of).map_err(|e| self.error(e))?;
        feeds.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// What is known of one feed.
    ///
    /// # Errors
    /// As [`Store::feeds`].
    pub fn feed(&self, name: &str) -> Result<Option<FeedState>, StoreError> {
        let sql = format!("{FEED} WHERE name = ?1");
        self.db.query_row(&sql, [name], feed_of).optional().map_err(|e| self.error(e))
    }

    /// The attempts at a feed, or at all, the last first; no more than `most`.
    ///
    /// # Errors
    /// As [`Store::feeds`].
    pub fn attempts(&self, feed: Option<&str>, most: usize) -> Result<Vec<Attempt>, StoreError> {
        let sql = "SELECT feed, at, outcome, status, reason, bytes, entries, fresh, corrected, next, why FROM attempts
                   WHERE ?1 IS NULL OR feed = ?1 ORDER BY id DESC LIMIT ?2";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let attempts = statement.query_map(params![feed, most], attempt_of).map_err(|e| self.error(e))?;
        attempts.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// Keeps what is known of feeds, all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn keep_feeds(&mut self, feeds: &[FeedState]) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            feeds.iter().try_for_each(|feed| put_feed(tx, feed)).map_err(|e| StoreError::of(&path, e))
        })
    }

    /// Keeps an attempt with what it changes: the entries that `work` finds to be new or corrected, the feed and the
    /// attempt that it answers. All of it is one transaction, within which `work` sees what is known.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written; nothing of the attempt is then kept.
    pub fn keep_attempt(
        &mut self,
        work: impl FnOnce(&Items<'_>) -> Result<(FeedState, Attempt), StoreError>,
    ) -> Result<(FeedState, Attempt), StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let (feed, attempt) = work(&Items::of(tx, &path))?;
            put_feed(tx, &feed)
                .and_then(|()| put_attempt(tx, &attempt))
                .map_err(|e| StoreError::of(&path, e))?;
            Ok((feed, attempt))
        })
    }

    /// What a site allows, as it said last; sites are known by scheme, host and port.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn robots(&self, origin: &str) -> Result<Option<RobotsFile>, StoreError> {
        let sql = "SELECT fetched, status, rules FROM robots WHERE origin = ?1";
        let file = |row: &Row<'_>| {
            Ok(RobotsFile { fetched: of_column(row, 0)?, status: row.get(1)?, rules: row.get(2)? })
        };
        self.db.query_row(sql, [origin], file).optional().map_err(|e| self.error(e))
    }

    /// Keeps what a site allows.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn keep_robots(&mut self, origin: &str, file: &RobotsFile) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql =
                "INSERT OR REPLACE INTO robots (origin, fetched, status, rules) VALUES (?1, ?2, ?3, ?4)";
            tx.execute(sql, params![origin, moment(file.fetched), file.status, file.rules])
                .map(|_| ())
                .map_err(|e| StoreError::of(&path, e))
        })
    }
}

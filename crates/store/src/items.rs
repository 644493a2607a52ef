//! Entries of feeds: which are known, which wait for their article, and which article each became.

use crate::{
    Store, StoreError,
    articles::record,
    moment::{moment, of_column},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::path::Path;

/// An entry that nobody has seen before.
#[derive(Debug, Clone, PartialEq)]
pub struct NewItem {
    /// The hash of its GUID, where it has one that can be relied on.
    pub guid: Option<String>,
    /// The hash of its address, likewise.
    pub address: Option<String>,
    /// The hash of what the feed says of it.
    pub content: String,
    /// The day of publication, as the feed gives it.
    pub day: Option<String>,
    /// What the feed says of it.
    pub entry: serde_json::Value,
}

/// An entry that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredItem {
    /// Its number in the file.
    pub id: i64,
    /// The feed that it was first seen in.
    pub feed: String,
    /// The hash of its GUID.
    pub guid: Option<String>,
    /// The hash of what the feed said of it.
    pub content: String,
    /// How often it was taken up again because the feed said something else.
    pub versions: u32,
    /// The number of the article that it became.
    pub article: Option<i64>,
}

/// An entry whose article is still to be fetched.
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingItem {
    /// Its number in the file.
    pub id: i64,
    /// The feed that it was seen in.
    pub feed: String,
    /// The hash of its address.
    pub address: Option<String>,
    /// When it was seen first.
    pub first: Timestamp,
    /// What the feed says of it.
    pub entry: serde_json::Value,
    /// How often its article was asked for in vain.
    pub tries: u32,
    /// When it is asked for next.
    pub due: Timestamp,
}

const ITEM: &str = "SELECT id, feed, guid, content, versions, article FROM items";

fn item_of(row: &Row<'_>) -> rusqlite::Result<StoredItem> {
    Ok(StoredItem {
        id: row.get(0)?,
        feed: row.get(1)?,
        guid: row.get(2)?,
        content: row.get(3)?,
        versions: row.get(4)?,
        article: row.get(5)?,
    })
}

/// The entries that a file knows, within the transaction that adds to them.
#[derive(Debug)]
pub struct Items<'a> {
    db: &'a Connection,
    path: &'a Path,
}

impl<'a> Items<'a> {
    pub(crate) fn of(db: &'a Connection, path: &'a Path) -> Self {
        Items { db, path }
    }

    fn error(&self, e: rusqlite::Error) -> StoreError {
        StoreError::of(self.path, e)
    }

    fn one(&self, condition: &str, values: impl rusqlite::Params) -> Result<Option<StoredItem>, StoreError> {
        let sql = format!("{ITEM} WHERE {condition} ORDER BY id DESC LIMIT 1");
        let found = self.db.prepare_cached(&sql).and_then(|mut s| s.query_row(values, item_of).optional());
        found.map_err(|e| self.error(e))
    }

    /// The entry of a feed with this GUID, by its hash.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn with_guid(&self, feed: &str, guid: &str) -> Result<Option<StoredItem>, StoreError> {
        self.one("feed = ?1 AND guid = ?2", [feed, guid])
    }

    /// The entry of a feed with this address, by its hash.
    ///
    /// # Errors
    /// As [`Items::with_guid`].
    pub fn with_address(&self, feed: &str, address: &str) -> Result<Option<StoredItem>, StoreError> {
        self.one("feed = ?1 AND address = ?2", [feed, address])
    }

    /// The entry of a feed that says the same, of the same day.
    ///
    /// # Errors
    /// As [`Items::with_guid`].
    pub fn with_content(&self, feed: &str, item: &NewItem) -> Result<Option<StoredItem>, StoreError> {
        self.one("feed = ?1 AND content = ?2 AND day IS ?3", params![feed, item.content, item.day])
    }

    /// An entry of any other feed that has this address and became an article.
    ///
    /// # Errors
    /// As [`Items::with_guid`].
    pub fn elsewhere(&self, feed: &str, address: &str) -> Result<Option<StoredItem>, StoreError> {
        self.one("address = ?2 AND feed <> ?1 AND article IS NOT NULL", [feed, address])
    }

    /// How many entries of a feed wait for their article.
    ///
    /// # Errors
    /// As [`Items::with_guid`].
    pub fn waiting(&self, feed: &str) -> Result<usize, StoreError> {
        let sql = "SELECT count(*) FROM items WHERE feed = ?1 AND state = 'waiting'";
        self.db.query_row(sql, [feed], |row| row.get(0)).map_err(|e| self.error(e))
    }

    /// Adds an entry: one that waits for its article, or one that is an article already (`article`). Answers its number.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn add(
        &self,
        feed: &str,
        item: &NewItem,
        at: Timestamp,
        article: Option<i64>,
    ) -> Result<i64, StoreError> {
        let sql = "INSERT INTO items (feed, guid, address, content, first, state, entry, due, article, day)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let state = if article.is_some() { "stored" } else { "waiting" };
        let entry =
            if article.is_some() { None } else { Some(record(&item.entry).map_err(|e| self.error(e))?) };
        let due = article.is_none().then(|| moment(at));
        let values = params![
            feed,
            item.guid,
            item.address,
            item.content,
            moment(at),
            state,
            entry,
            due,
            article,
            item.day
        ];
        self.db.prepare_cached(sql).and_then(|mut s| s.insert(values)).map_err(|e| self.error(e))
    }

    /// Takes an entry up again, because the feed says something else of it now.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn correct(&self, id: i64, item: &NewItem, at: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE items SET guid = coalesce(?2, guid), address = coalesce(?3, address), content = ?4,
                   state = 'waiting', entry = ?5, tries = 0, due = ?6, why = '', versions = versions + 1 WHERE id = ?1";
        let entry = record(&item.entry).map_err(|e| self.error(e))?;
        let values = params![id, item.guid, item.address, item.content, entry, moment(at)];
        self.db.execute(sql, values).map(|_| ()).map_err(|e| self.error(e))
    }

    /// Keeps the names under which an entry is known now: another GUID or address than before.
    ///
    /// # Errors
    /// As [`Items::correct`].
    pub fn rename(&self, id: i64, guid: Option<&str>, address: Option<&str>) -> Result<(), StoreError> {
        let sql = "UPDATE items SET guid = coalesce(?2, guid), address = coalesce(?3, address) WHERE id = ?1";
        self.db.execute(sql, params![id, guid, address]).map(|_| ()).map_err(|e| self.error(e))
    }
}

impl Store {
    /// The entries whose article is due, the longest waiting first; no more than `most`.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn waiting_items(&self, now: Timestamp, most: usize) -> Result<Vec<WaitingItem>, StoreError> {
        let sql = "SELECT id, feed, address, first, entry, tries, due FROM items
                   WHERE state = 'waiting' AND due <= ?1 ORDER BY due, id LIMIT ?2";
        let error = |e| self.error(e);
        let mut statement = self.db.prepare_cached(sql).map_err(error)?;
        let mut rows = statement.query(params![moment(now), most]).map_err(error)?;
        let mut items = Vec::new();
        while let Some(row) = rows.next().map_err(error)? {
            let entry: Option<String> = row.get(4).map_err(error)?;
            items.push(WaitingItem {
                id: row.get(0).map_err(error)?,
                feed: row.get(1).map_err(error)?,
                address: row.get(2).map_err(error)?,
                first: of_column(row, 3).map_err(error)?,
                entry: self.read_back("an entry of a feed", entry.as_deref().unwrap_or("null"))?,
                tries: row.get(5).map_err(error)?,
                due: of_column(row, 6).map_err(error)?,
            });
        }
        Ok(items)
    }

    /// When the next article is due.
    ///
    /// # Errors
    /// As [`Store::waiting_items`].
    pub fn next_item(&self) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT due FROM items WHERE state = 'waiting' ORDER BY due LIMIT 1";
        self.db.query_row(sql, [], |row| of_column(row, 0)).optional().map_err(|e| self.error(e))
    }

    /// Puts an entry off: its article is asked for again later.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn put_off(&mut self, id: i64, tries: u32, due: Timestamp, why: &str) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = "UPDATE items SET tries = ?2, due = ?3, why = ?4 WHERE id = ?1";
            let values = params![id, tries, moment(due), why];
            tx.execute(sql, values).map(|_| ()).map_err(|e| StoreError::of(&path, e))
        })
    }

    /// Gives an entry up: neither its page nor the feed holds an article. Why stays; what the feed said goes.
    ///
    /// # Errors
    /// As [`Store::put_off`].
    pub fn give_up(&mut self, id: i64, why: &str) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = "UPDATE items SET state = CASE WHEN article IS NULL THEN 'given up' ELSE 'stored' END,
                       entry = NULL, due = NULL, why = ?2 WHERE id = ?1";
            tx.execute(sql, params![id, why]).map(|_| ()).map_err(|e| StoreError::of(&path, e))
        })
    }

    /// How many entries are in each state (`waiting`, `stored`, `given up`).
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn item_states(&self) -> Result<Vec<(String, usize)>, StoreError> {
        let sql = "SELECT state, count(*) FROM items GROUP BY state ORDER BY state";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let states = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).map_err(|e| self.error(e))?;
        states.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }
}

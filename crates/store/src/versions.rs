//! An entry's article → the file: new, the same as before, or a corrected version of what was there.
//!
//! A correction takes the place of the words before it under the article's own name, and what it replaces is kept with its
//! times, so that it can still be asked what was known on a day. A report that tells the same incident keeps its index
//! (`doc#index`): what people decided about it goes on to hold.

use crate::{
    Sketch, Store, StoreError, Words,
    articles::{content_hash, insert, record},
    copies,
    log::note,
    moment::{moment, of_empty_column},
};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use std::collections::{BTreeMap, BTreeSet};
use tazamun_record::{Article, Report};

/// Days within which an agency's words are printed by others.
const DAYS_OF_COPIES: i64 = 4;

/// What became of the article of an entry.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Taken {
    /// The name under which the store knows the article.
    pub doc: String,
    /// Whether the store did not hold it before.
    pub is_new: bool,
    /// Whether it says something else than before.
    pub is_corrected: bool,
    /// The article whose text it prints.
    pub copy_of: Option<String>,
}

/// What an article said before it was corrected.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PastVersion {
    /// Its number, from 1.
    pub number: u32,
    /// The day of publication that it gave.
    pub published: String,
    /// Its title.
    pub title: String,
    /// Its text, where texts are kept.
    pub text: Option<String>,
    /// When it came, as far as that is known.
    pub fetched: Option<Timestamp>,
    /// When the next version came.
    pub replaced: String,
}

impl Store {
    /// Keeps the article of an entry that waited for it: all of it is one transaction.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written; the entry then waits still.
    pub fn take_item(
        &mut self,
        item: i64,
        article: &Article,
        reports: &[Report],
        words: Words,
        sketch: Option<&Sketch>,
        now: Timestamp,
    ) -> Result<Taken, StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let at = moment(now);
            let since = now.saturating_sub(SignedDuration::from_hours(24 * DAYS_OF_COPIES));
            let since = since.map(moment).unwrap_or_default();
            take(tx, item, (article, reports), words, sketch, (&at, &since))
                .map_err(|e| StoreError::of(&path, e))
        })
    }

    /// Whether an entry's article stands under another entry's name already: same address, another feed. It is then that
    /// one, and need not be fetched.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or written.
    pub fn take_from_elsewhere(&mut self, item: i64) -> Result<Option<String>, StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = "SELECT articles.id, doc FROM items AS mine
                       JOIN items AS other ON other.address = mine.address AND other.id <> mine.id AND other.feed <> mine.feed
                       JOIN articles ON articles.id = other.article
                       WHERE mine.id = ?1 AND mine.article IS NULL AND mine.content = other.content LIMIT 1";
            let found: rusqlite::Result<Option<(i64, String)>> =
                tx.query_row(sql, [item], |r| Ok((r.get(0)?, r.get(1)?))).optional();
            let Some((id, doc)) = found.map_err(|e| StoreError::of(&path, e))? else { return Ok(None) };
            link(tx, item, id).map_err(|e| StoreError::of(&path, e))?;
            Ok(Some(doc))
        })
    }

    /// What an article said before, the first version first.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn past_versions(&self, doc: &str) -> Result<Vec<PastVersion>, StoreError> {
        let sql =
            "SELECT number, versions.published, versions.title, versions.text, versions.fetched, replaced
                   FROM versions JOIN articles ON articles.id = article WHERE doc = ?1 ORDER BY number";
        let version = |r: &Row<'_>| {
            Ok(PastVersion {
                number: r.get(0)?,
                published: r.get(1)?,
                title: r.get(2)?,
                text: r.get(3)?,
                fetched: of_empty_column(r, 4)?,
                replaced: r.get(5)?,
            })
        };
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let versions = statement.query_map([doc], version).map_err(|e| self.error(e))?;
        versions.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// The article whose text another one prints, by their names; nothing where it prints nobody's.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn copy_of(&self, doc: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT original.doc FROM articles JOIN copies ON copies.article = articles.id
                   JOIN articles AS original ON original.id = copies.of WHERE articles.doc = ?1";
        self.db.query_row(sql, [doc], |r| r.get(0)).optional().map_err(|e| self.error(e))
    }
}

fn link(db: &Connection, item: i64, article: i64) -> rusqlite::Result<()> {
    let sql =
        "UPDATE items SET state = 'stored', entry = NULL, due = NULL, why = '', article = ?2 WHERE id = ?1";
    db.prepare_cached(sql)?.execute([item, article]).map(|_| ())
}

fn take(
    tx: &Transaction<'_>,
    item: i64,
    (article, reports): (&Article, &[Report]),
    words: Words,
    sketch: Option<&Sketch>,
    (at, since): (&str, &str),
) -> rusqlite::Result<Taken> {
    let known: Option<i64> = tx
        .query_row("SELECT article FROM items WHERE id = ?1", [item], |row| row.get(0))
        .optional()?
        .flatten();
    let (id, taken) = match known {
        None => {
            let added = insert(tx, article, reports, words)?;
            let id: i64 =
                tx.query_row("SELECT id FROM articles WHERE doc = ?1", [&added.doc], |r| r.get(0))?;
            if added.is_new {
                tx.execute("UPDATE articles SET fetched = ?2 WHERE id = ?1", params![id, at])?;
                note(tx, "add", &format!("1 articles: {}", added.doc))?;
            }
            (id, Taken { doc: added.doc, is_new: added.is_new, is_corrected: false, copy_of: None })
        }
        Some(id) => {
            let (doc, hash): (String, String) =
                tx.query_row("SELECT doc, hash FROM articles WHERE id = ?1", [id], |r| {
                    Ok((r.get(0)?, r.get(1)?))
                })?;
            let new = content_hash(article);
            let elsewhere: bool =
                tx.query_row("SELECT EXISTS (SELECT 1 FROM articles WHERE hash = ?1)", [&new], |r| r.get(0))?;
            let is_corrected = hash != new && !elsewhere;
            if is_corrected {
                correct(tx, id, (article, &new), reports, words, at)?;
                note(tx, "correct", &format!("article {doc}"))?;
            }
            (id, Taken { doc, is_new: false, is_corrected, copy_of: None })
        }
    };
    link(tx, item, id)?;
    let copy_of = match taken.is_new || taken.is_corrected {
        true => copies::file(tx, id, sketch, since)?,
        false => None,
    };
    Ok(Taken { copy_of, ..taken })
}

/// Keeps what an article said, and puts what it says now in its place.
fn correct(
    tx: &Transaction<'_>,
    id: i64,
    (article, hash): (&Article, &str),
    reports: &[Report],
    words: Words,
    at: &str,
) -> rusqlite::Result<()> {
    let before: BTreeMap<u32, Report> = {
        let mut statement = tx.prepare_cached("SELECT idx, record FROM reports WHERE article = ?1")?;
        let rows = statement.query_map([id], |r| Ok((r.get::<_, u32>(0)?, r.get::<_, String>(1)?)))?;
        rows.filter_map(|row| {
            row.map(|(idx, record)| Some((idx, serde_json::from_str(&record).ok()?))).transpose()
        })
        .collect::<Result<_, _>>()?
    };
    tx.execute(
        "INSERT INTO versions (article, number, hash, published, title, text, fetched, replaced, reports)
         SELECT id, 1 + (SELECT count(*) FROM versions WHERE article = ?1), hash, published, title, text, fetched, ?2, ?3
         FROM articles WHERE id = ?1",
        params![id, at, record(&before)?],
    )?;
    let text = match words {
        Words::Keep => Some(article.text.as_str()),
        Words::LeaveOut => None,
    };
    tx.execute(
        "UPDATE articles SET hash = ?2, published = ?3, title = ?4, text = ?5, fetched = ?6 WHERE id = ?1",
        params![id, hash, article.published.to_string(), article.title, text, at],
    )?;
    let placed = placed(&before, reports);
    let is_same = |idx: &u32| placed.get(idx).is_some_and(|report| before.get(idx) == Some(*report));
    let changed: BTreeSet<u32> =
        before.keys().chain(placed.keys()).copied().filter(|idx| !is_same(idx)).collect();
    for idx in changed {
        // What a person decided about a report is not overwritten by what a program reads of the correction.
        if is_decided(tx, id, idx)? {
            let why = "the newspaper corrected the article after this was decided";
            let sql =
                "INSERT OR IGNORE INTO flags (article, idx, person, at, why) VALUES (?1, ?2, NULL, ?3, ?4)";
            tx.execute(sql, params![id, idx, at, why])?;
            continue;
        }
        // Incidents that rest on what changed are merged anew.
        tx.execute(
            "DELETE FROM incidents WHERE (dataset, id) IN
             (SELECT dataset, incident FROM members WHERE article = ?1 AND idx = ?2)",
            params![id, idx],
        )?;
        match placed.get(&idx) {
            Some(report) => {
                let sql = "INSERT INTO reports (article, idx, record) VALUES (?1, ?2, ?3)
                           ON CONFLICT (article, idx) DO UPDATE SET record = excluded.record";
                tx.execute(sql, params![id, idx, record(report)?])?;
            }
            None => {
                tx.execute("DELETE FROM reports WHERE article = ?1 AND idx = ?2", params![id, idx])?;
            }
        }
    }
    Ok(())
}

/// Whether a person has decided about a report.
fn is_decided(tx: &Transaction<'_>, article: i64, idx: u32) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM verdicts WHERE article = ?1 AND idx = ?2
               AND verdict IN ('accepted', 'corrected', 'rejected'))";
    tx.query_row(sql, params![article, idx], |row| row.get(0))
}

/// Gives each report of the new version the index of the one before that tells the same incident, else one of its own.
fn placed<'r>(before: &BTreeMap<u32, Report>, reports: &'r [Report]) -> BTreeMap<u32, &'r Report> {
    let is_one = |old: &Report, new: &Report| {
        let (old, new) = (&old.facts, &new.facts);
        old.what == new.what && old.when.overlaps(&new.when) && old.place.country() == new.place.country()
    };
    let mut placed: BTreeMap<u32, &Report> = BTreeMap::new();
    let mut left = Vec::new();
    for report in reports {
        let free = |idx: &&u32| !placed.contains_key(*idx);
        let equal = before.iter().find(|(idx, old)| free(idx) && *old == report).map(|(idx, _)| *idx);
        match equal {
            Some(idx) => drop(placed.insert(idx, report)),
            None => left.push(report),
        }
    }
    let mut next = before.keys().last().map_or(0, |last| last + 1);
    for report in left {
        let near = before.iter().find(|(idx, old)| !placed.contains_key(idx) && is_one(old, report));
        let idx = near.map_or_else(
            || {
                next += 1;
                next - 1
            },
            |(idx, _)| *idx,
        );
        placed.insert(idx, report);
    }
    placed
}

//! What waits to be read: articles page by page, with how far each is, and where each came from.

use super::state::ArticleState;
use crate::{Store, StoreError, articles::hex, log::NOW};
use rusqlite::{OptionalExtension as _, params};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tazamun_record::Article;

/// Which articles are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InboxQuery {
    /// Those that are this far.
    pub state: Option<ArticleState>,
    /// Those of this coder.
    pub coder: Option<i64>,
    /// Those with a question to a report.
    pub flagged: bool,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give.
    pub limit: usize,
}

/// An article as the inbox shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InboxLine {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub doc: String,
    /// The day on which it was published.
    pub published: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub source: Option<String>,
    /// How far it is.
    pub state: ArticleState,
    /// Its coder.
    pub coder: Option<String>,
    /// Reports in it that were not rejected.
    pub reports: usize,
    /// Reports about which nobody has decided.
    pub open: usize,
    /// Questions to its reports.
    pub flags: usize,
    /// The probability of its least sure open report, 0 to 1.
    pub least: Option<f64>,
}

/// How many articles are how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct InboxCounts {
    /// In each state, in the order of [`ArticleState::ALL`].
    pub states: [usize; 5],
    /// With a question to a report.
    pub flagged: usize,
}

/// An article's bytes as they arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginalBytes {
    /// When, in UTC.
    pub at: String,
    /// Where from: `pasted`, a file's name, an address.
    pub origin: String,
    /// Their media type.
    pub media: String,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Articles as the inbox shows them, the newest first, and how many there are in all.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn inbox(&self, query: &InboxQuery) -> Result<(Vec<InboxLine>, usize), StoreError> {
        const WHERE: &str = "(?1 IS NULL OR coalesce(r.state, 'read') = ?1) AND (?2 IS NULL OR r.coder = ?2)
             AND (NOT ?3 OR EXISTS (SELECT 1 FROM flags WHERE flags.article = a.id))";
        let error = |e| self.error(e);
        let state = query.state.map(ArticleState::word);
        let of = params![state, query.coder, query.flagged];
        let count =
            format!("SELECT count(*) FROM articles a LEFT JOIN reviews r ON r.article = a.id WHERE {WHERE}");
        let all: usize = self.db.query_row(&count, of, |row| row.get(0)).map_err(error)?;
        let sql = format!(
            "SELECT a.id, doc, published, title, source, coalesce(r.state, 'read'), p.name,
                (SELECT count(*) FROM reports t LEFT JOIN verdicts v ON v.article = t.article AND v.idx = t.idx
                 WHERE t.article = a.id AND coalesce(verdict, 'open') != 'rejected'),
                (SELECT count(*) FROM reports t LEFT JOIN verdicts v ON v.article = t.article AND v.idx = t.idx
                 WHERE t.article = a.id AND coalesce(verdict, 'open') IN ('open', 'skipped')),
                (SELECT count(*) FROM flags WHERE flags.article = a.id),
                (SELECT min(json_extract(record, '$.confidence')) FROM reports t
                 LEFT JOIN verdicts v ON v.article = t.article AND v.idx = t.idx
                 WHERE t.article = a.id AND coalesce(verdict, 'open') = 'open')
             FROM articles a LEFT JOIN reviews r ON r.article = a.id LEFT JOIN people p ON p.id = r.coder
             WHERE {WHERE} ORDER BY published DESC, doc LIMIT ?4 OFFSET ?5"
        );
        let mut statement = self.db.prepare(&sql).map_err(error)?;
        let of = params![state, query.coder, query.flagged, query.limit, query.offset];
        let lines = statement
            .query_map(of, |row| {
                let word: String = row.get(5)?;
                Ok(InboxLine {
                    id: row.get(0)?,
                    doc: row.get(1)?,
                    published: row.get(2)?,
                    title: row.get(3)?,
                    source: row.get(4)?,
                    state: ArticleState::of_word(&word).ok_or(rusqlite::Error::InvalidQuery)?,
                    coder: row.get(6)?,
                    reports: row.get(7)?,
                    open: row.get(8)?,
                    flags: row.get(9)?,
                    least: row.get(10)?,
                })
            })
            .map_err(error)?;
        Ok((lines.collect::<Result<_, _>>().map_err(error)?, all))
    }

    /// How many articles are how far.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn inbox_counts(&self) -> Result<InboxCounts, StoreError> {
        let error = |e| self.error(e);
        let count = |sql: &str| self.db.query_row(sql, [], |row| row.get::<_, usize>(0)).map_err(error);
        let mut counts = InboxCounts {
            flagged: count("SELECT count(DISTINCT article) FROM flags")?,
            ..InboxCounts::default()
        };
        let mut statement =
            self.db.prepare("SELECT state, count(*) FROM reviews GROUP BY state").map_err(error)?;
        let rows =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?))).map_err(error)?;
        for row in rows {
            let (word, number): (String, usize) = row.map_err(error)?;
            if let Some(state) = ArticleState::of_word(&word) {
                counts.states[state as usize] = number;
            }
        }
        let taken_on: usize = counts.states.iter().sum();
        counts.states[0] = count("SELECT count(*) FROM articles")?.saturating_sub(taken_on);
        Ok(counts)
    }

    /// The numbers of the articles that a person has checked, or a second person approved: what may teach a reader.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn checked_articles(&self, approved: bool) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT article FROM reviews WHERE state = 'approved' OR (state = 'checked' AND NOT ?1) ORDER BY article";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let all = statement.query_map([approved], |row| row.get(0)).map_err(|e| self.error(e))?;
        all.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// The number of the article of this name.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn article_number(&self, doc: &str) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT id FROM articles WHERE doc = ?1";
        self.db.query_row(sql, [doc], |row| row.get(0)).optional().map_err(|e| self.error(e))
    }

    /// The article of this number (its text empty where it was left out), or nothing.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn article_numbered(&self, id: i64) -> Result<Option<Article>, StoreError> {
        let sql = "SELECT doc FROM articles WHERE id = ?1";
        let doc: Option<String> =
            self.db.query_row(sql, [id], |row| row.get(0)).optional().map_err(|e| self.error(e))?;
        doc.map_or(Ok(None), |doc| self.article(&doc))
    }

    /// Keeps the bytes of an article as they arrived; those that are kept already stay.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn keep_original(
        &mut self,
        article: i64,
        origin: &str,
        media: &str,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let sha256 = hex(&Sha256::digest(bytes));
        self.change(|tx| {
            let sql = format!(
                "INSERT INTO originals (article, at, origin, media, sha256, bytes) VALUES (?1, {NOW}, ?2, ?3, ?4, ?5)
                 ON CONFLICT (article) DO NOTHING"
            );
            tx.execute(&sql, params![article, origin, media, sha256, bytes]).map(drop)
        })
    }

    /// The bytes of an article as they arrived, where they were kept.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn original(&self, article: i64) -> Result<Option<OriginalBytes>, StoreError> {
        let sql = "SELECT at, origin, media, sha256, bytes FROM originals WHERE article = ?1";
        let of = |row: &rusqlite::Row<'_>| {
            Ok(OriginalBytes {
                at: row.get(0)?,
                origin: row.get(1)?,
                media: row.get(2)?,
                sha256: row.get(3)?,
                bytes: row.get(4)?,
            })
        };
        self.db.query_row(sql, [article], of).optional().map_err(|e| self.error(e))
    }
}

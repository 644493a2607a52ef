//! Articles and what they report: kept by their content, so that adding one again changes nothing.

use crate::{Store, StoreError, log::note};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};
use sha2::{Digest, Sha256};
use tazamun_record::{Article, Report, ReportRef};

/// Whether an article's words are kept beside its reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Words {
    /// Title and text are kept.
    #[default]
    Keep,
    /// The text is left out (`--no-text`); the reports' quotes and the text's hash stay.
    LeaveOut,
}

/// What became of an article that was added.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Added {
    /// The name under which the store knows it: its own, or with `@` and the start of its hash behind it where an
    /// article with other words has that name already.
    pub doc: String,
    /// False where the store held the article already, and nothing changed.
    pub is_new: bool,
}

/// An article as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ArticleLine {
    /// Its name.
    pub doc: String,
    /// The day on which it was published.
    pub published: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub source: Option<String>,
    /// How many incidents it reports.
    pub reports: usize,
    /// Whether its text is kept.
    pub has_text: bool,
}

/// The SHA-256 of what makes an article itself (day, newspaper, title, text), in hexadecimal.
///
/// Its name and address do not count: the same words fetched twice are one article. The newspaper does: an agency's
/// words in two newspapers are two articles, and that both print it is worth knowing.
pub fn content_hash(article: &Article) -> String {
    let mut hash = Sha256::new();
    let source = article.source.as_deref().unwrap_or_default();
    for part in [&article.published.to_string(), source, &article.title, &article.text] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Store {
    /// Adds an article and all that it reports, in one transaction.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written; nothing of the article is then in it.
    pub fn add_article(
        &mut self,
        article: &Article,
        reports: &[Report],
        words: Words,
    ) -> Result<Added, StoreError> {
        let added = self.add_articles([(article, reports)], words)?;
        Ok(added.into_iter().next().unwrap_or(Added { doc: article.doc.clone(), is_new: false }))
    }

    /// Adds several articles in one transaction: all of them, or none.
    ///
    /// # Errors
    /// As [`Store::add_article`].
    pub fn add_articles<'a>(
        &mut self,
        articles: impl IntoIterator<Item = (&'a Article, &'a [Report])>,
        words: Words,
    ) -> Result<Vec<Added>, StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let mut all = Vec::new();
            for (article, reports) in articles {
                let added = insert(tx, article, reports, words).map_err(|e| StoreError::of(&path, e))?;
                all.push(added);
            }
            let new: Vec<&str> = all.iter().filter(|a| a.is_new).map(|a| a.doc.as_str()).collect();
            if !new.is_empty() {
                note(tx, "add", &format!("{} articles: {}", new.len(), new.join(" ")))
                    .map_err(|e| StoreError::of(&path, e))?;
            }
            Ok(all)
        })
    }

    /// The articles, by day and name.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn articles(&self) -> Result<Vec<ArticleLine>, StoreError> {
        let sql = "SELECT doc, published, title, source, text IS NOT NULL,
                          (SELECT count(*) FROM reports WHERE article = articles.id)
                   FROM articles ORDER BY published, doc";
        let line = |row: &Row<'_>| {
            Ok(ArticleLine {
                doc: row.get(0)?,
                published: row.get(1)?,
                title: row.get(2)?,
                source: row.get(3)?,
                has_text: row.get(4)?,
                reports: row.get(5)?,
            })
        };
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let lines = statement.query_map([], line).map_err(|e| self.error(e))?;
        lines.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// One article (its text empty where it was left out), or `None`.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn article(&self, doc: &str) -> Result<Option<Article>, StoreError> {
        let sql =
            "SELECT doc, published, title, coalesce(text, ''), source, url FROM articles WHERE doc = ?1";
        let article = |row: &Row<'_>| {
            Ok(Article {
                doc: row.get(0)?,
                published: row.get::<_, String>(1)?.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
                title: row.get(2)?,
                text: row.get(3)?,
                source: row.get(4)?,
                url: row.get(5)?,
            })
        };
        self.db.query_row(sql, [doc], article).optional().map_err(|e| self.error(e))
    }

    /// All reports, by their articles' names and their places in them: what merging takes. Those that a person rejected are
    /// none.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or a record does not read back.
    pub fn reports(&self) -> Result<Vec<(ReportRef, Report)>, StoreError> {
        self.reports_where("1 = ?1", 1)
    }

    /// The reports of one article, in its order.
    ///
    /// # Errors
    /// As [`Store::reports`].
    pub fn reports_of(&self, doc: &str) -> Result<Vec<(ReportRef, Report)>, StoreError> {
        self.reports_where("doc = ?1", doc)
    }

    /// The reports that no merged incident rests on: those of articles that came after the last merging.
    ///
    /// # Errors
    /// As [`Store::reports`].
    pub fn unmerged_reports(&self) -> Result<Vec<(ReportRef, Report)>, StoreError> {
        let apart = "NOT EXISTS (SELECT 1 FROM members WHERE members.article = reports.article
                                 AND members.idx = reports.idx) AND 1 = ?1";
        self.reports_where(apart, 1)
    }

    fn reports_where(
        &self,
        condition: &str,
        value: impl rusqlite::ToSql,
    ) -> Result<Vec<(ReportRef, Report)>, StoreError> {
        let sql = format!(
            "SELECT doc, idx, record FROM reports JOIN articles ON articles.id = article
             WHERE {condition} AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.article = reports.article
                                               AND v.idx = reports.idx AND v.verdict = 'rejected')
             ORDER BY doc, idx"
        );
        let mut statement = self.db.prepare(&sql).map_err(|e| self.error(e))?;
        let mut rows = statement.query([value]).map_err(|e| self.error(e))?;
        let mut reports = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.error(e))? {
            let name =
                (|| Ok(ReportRef { doc: row.get(0)?, index: row.get(1)? }))().map_err(|e| self.error(e))?;
            let record: String = row.get(2).map_err(|e| self.error(e))?;
            let report = self.read_back(&name.to_string(), &record)?;
            reports.push((name, report));
        }
        Ok(reports)
    }

    /// Takes an article, its reports and the merged incidents that rest on them out of the store.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where there is none of that name.
    pub fn drop_article(&mut self, doc: &str) -> Result<(), StoreError> {
        let unknown = self.unknown(doc);
        let path = self.path.clone();
        // What is deleted is written over, not only marked as free.
        let pragma = |db: &rusqlite::Connection, sql: &str| db.query_row(sql, [], |_| Ok(()));
        let _ = pragma(&self.db, "PRAGMA secure_delete = ON");
        let gone = self.write(|tx| {
            let error = |e| StoreError::of(&path, e);
            // Before the reports go, the incidents that were merged from them: the rest of such an incident's
            // reports must be merged anew, for its values may have come from the report that goes.
            tx.execute(
                "DELETE FROM incidents WHERE (dataset, id) IN (SELECT dataset, incident FROM members
                 JOIN articles ON articles.id = members.article WHERE doc = ?1)",
                [doc],
            )
            .map_err(error)?;
            crate::revisions::forget(tx, doc).map_err(error)?;
            // What a language model said of it holds its words too.
            tx.execute(
                "DELETE FROM answers WHERE article IN (SELECT hash FROM articles WHERE doc = ?1)",
                [doc],
            )
            .map_err(error)?;
            match tx.execute("DELETE FROM articles WHERE doc = ?1", [doc]).map_err(error)? {
                0 => Err(unknown),
                _ => note(tx, "drop", &format!("article {doc}")).map_err(error),
            }
        });
        let _ = pragma(&self.db, "PRAGMA secure_delete = OFF");
        if gone.is_ok() {
            // The log holds the pages as they were; where somebody reads them now, the next drop sees to it.
            let _ = pragma(&self.db, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        gone
    }

    pub(crate) fn read_back<T: serde::de::DeserializeOwned>(
        &self,
        name: &str,
        record: &str,
    ) -> Result<T, StoreError> {
        serde_json::from_str(record).map_err(|source| StoreError::Record {
            path: self.path.clone(),
            name: name.to_owned(),
            source,
        })
    }
}

pub(crate) fn insert(
    tx: &Transaction<'_>,
    article: &Article,
    reports: &[Report],
    words: Words,
) -> rusqlite::Result<Added> {
    let hash = content_hash(article);
    let known = "SELECT doc FROM articles WHERE hash = ?1";
    if let Some(doc) = tx.query_row(known, [&hash], |row| row.get(0)).optional()? {
        return Ok(Added { doc, is_new: false });
    }
    let taken: bool =
        tx.query_row("SELECT EXISTS (SELECT 1 FROM articles WHERE doc = ?1)", [&article.doc], |row| {
            row.get(0)
        })?;
    let doc = if taken { format!("{}@{}", article.doc, &hash[..12]) } else { article.doc.clone() };
    let text = match words {
        Words::Keep => Some(article.text.as_str()),
        Words::LeaveOut => None,
    };
    tx.execute(
        "INSERT INTO articles (hash, doc, published, title, text, source, url) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![hash, doc, article.published.to_string(), article.title, text, article.source, article.url],
    )?;
    let id = tx.last_insert_rowid();
    let mut statement =
        tx.prepare_cached("INSERT INTO reports (article, idx, record) VALUES (?1, ?2, ?3)")?;
    for (index, report) in reports.iter().enumerate() {
        statement.execute(params![id, index, record(report)?])?;
    }
    Ok(Added { doc, is_new: true })
}

/// A value as it is kept: one line of JSON.
pub(crate) fn record(value: &impl serde::Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
}

//! What language models answered about articles, and whether they may be asked at all.

use crate::{Store, StoreError, log::note};
use rusqlite::{OptionalExtension as _, params};

/// The setting that says whether language models may read articles of this store.
const MODELS: &str = "models";

/// Its value where they may not.
const FORBIDDEN: &str = "forbidden";

impl Store {
    /// The answer that is kept under a key, as one line of JSON.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn answer(&self, key: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT record FROM answers WHERE key = ?1";
        self.db.query_row(sql, [key], |row| row.get(0)).optional().map_err(|e| self.error(e))
    }

    /// Keeps an answer about an article, by the article's [`crate::content_hash`]: where the article is dropped, it goes too.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn keep_answer(&mut self, key: &str, article: &str, record: &str) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = "INSERT OR REPLACE INTO answers (key, article, record) VALUES (?1, ?2, ?3)";
            tx.execute(sql, params![key, article, record]).map(|_| ()).map_err(|e| StoreError::of(&path, e))
        })
    }

    /// Whether language models may read articles of this store: they may, unless somebody forbade it.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn allows_models(&self) -> Result<bool, StoreError> {
        let sql = "SELECT value FROM settings WHERE name = ?1";
        let set: Option<String> =
            self.db.query_row(sql, [MODELS], |row| row.get(0)).optional().map_err(|e| self.error(e))?;
        Ok(set.as_deref() != Some(FORBIDDEN))
    }

    /// Says whether language models may read articles of this store.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn allow_models(&mut self, allowed: bool) -> Result<(), StoreError> {
        let path = self.path.clone();
        let value = if allowed { "allowed" } else { FORBIDDEN };
        self.write(|tx| {
            let sql = "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)";
            let set =
                tx.execute(sql, [MODELS, value]).and_then(|_| note(tx, "set", &format!("{MODELS} {value}")));
            set.map_err(|e| StoreError::of(&path, e))
        })
    }
}

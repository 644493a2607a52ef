//! Answers of a language model in a store: they share who may read it, and go with their article.

use std::{io, path::Path};
use tazamun_llm::{Kept, KeptAnswer, kept::Shelf};
use tazamun_store::{Store, StoreError};

struct InStore(Store);

impl Shelf for InStore {
    fn get(&mut self, key: &str) -> Option<KeptAnswer> {
        let record = self.0.answer(key).ok().flatten()?;
        serde_json::from_str(&record).ok()
    }

    fn keep(&mut self, answer: &KeptAnswer) -> io::Result<()> {
        let record = serde_json::to_string(answer)?;
        self.0.keep_answer(&answer.key, &answer.article, &record).map_err(io::Error::other)
    }
}

/// The answers of a store.
///
/// # Errors
/// [`StoreError`] where it cannot be opened for writing.
pub(super) fn of_store(path: &Path) -> Result<Kept, StoreError> {
    Ok(Kept::on(path, InStore(Store::open(path)?)))
}

//! Articles that print another's text. An agency's words in five newspapers are five articles and one source.
//!
//! Of each text a sketch is kept: the smallest hashes of its runs of five words (bottom-k; Broder 1997). How many two
//! sketches share estimates how many runs the texts share. A lead or a headline of a newspaper's own changes little.

use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// Words in a run.
const RUN: usize = 5;
/// Hashes in a sketch.
const SIZE: usize = 64;
/// Hashes under which a text is filed.
const KEYS: usize = 8;
/// Texts shorter than this many runs say too little to be copies.
const SHORTEST: usize = 12;
/// The part of runs that a copy shares, at least.
const SHARED: f64 = 0.6;
/// Articles that are compared with one, at most.
const COMPARED: usize = 50;

/// A text's fingerprint, from which no word can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch(Vec<u64>);

impl Sketch {
    /// The sketch of a text; `words` gives its words in their order, in whatever normal form.
    ///
    /// ```
    /// use tazamun_store::Sketch;
    /// let text = "gunmen attacked a checkpoint north of the city on friday night and killed four soldiers before \
    ///             they fled toward the hills the governor said";
    /// let led = format!("capital agencies {text}");
    /// let (one, other) = (Sketch::of(text.split(' ')), Sketch::of(led.split(' ')));
    /// assert!(one.unwrap().is_copy_of(&other.unwrap()));
    /// assert!(Sketch::of("too short to tell".split(' ')).is_none());
    /// ```
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Option<Self> {
        let words: Vec<&str> = words.into_iter().collect();
        let hash = |run: &[&str]| {
            let mut hash = Sha256::new();
            for word in run {
                hash.update(word.as_bytes());
                hash.update([0]);
            }
            let bytes = hash.finalize();
            // 63 bits, so that it is a number of SQLite's too.
            u64::from_be_bytes(std::array::from_fn(|n| bytes[n])) >> 1
        };
        let runs: BTreeSet<u64> = words.windows(RUN).map(hash).collect();
        (runs.len() >= SHORTEST).then(|| Sketch(runs.into_iter().take(SIZE).collect()))
    }

    /// Whether most runs of the two texts are the same.
    pub fn is_copy_of(&self, other: &Sketch) -> bool {
        // Of the smallest hashes of both together, those that both have.
        let union: BTreeSet<u64> = self.0.iter().chain(&other.0).copied().take(2 * SIZE).collect();
        let union: Vec<u64> = union.into_iter().take(SIZE.min(self.0.len().max(other.0.len()))).collect();
        let shared = union.iter().filter(|h| self.0.contains(h) && other.0.contains(h)).count();
        shared as f64 >= SHARED * union.len() as f64
    }

    fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_be_bytes()).collect()
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        Sketch(bytes.chunks_exact(8).map(|c| u64::from_be_bytes(std::array::from_fn(|n| c[n]))).collect())
    }
}

/// Files a text under an article, and gives the name of the article whose text it prints, of those that came since.
pub(crate) fn file(
    db: &Connection,
    article: i64,
    sketch: Option<&Sketch>,
    since: &str,
) -> rusqlite::Result<Option<String>> {
    db.execute("DELETE FROM copies WHERE article = ?1", [article])?;
    db.execute("DELETE FROM copy_keys WHERE article = ?1", [article])?;
    let Some(sketch) = sketch else { return Ok(None) };
    let original = original(db, article, sketch, since)?;
    db.prepare_cached("INSERT INTO copies (article, sketch, of) VALUES (?1, ?2, ?3)")?.execute(params![
        article,
        sketch.bytes(),
        original
    ])?;
    let mut keys = db.prepare_cached("INSERT OR IGNORE INTO copy_keys (key, article) VALUES (?1, ?2)")?;
    for key in sketch.0.iter().take(KEYS) {
        keys.execute(params![*key as i64, article])?;
    }
    let sql = "DELETE FROM copy_keys WHERE article IN (SELECT id FROM articles WHERE fetched < ?1 ORDER BY fetched DESC LIMIT 20)";
    db.prepare_cached(sql)?.execute([since])?;
    let doc = "SELECT doc FROM articles WHERE id = ?1";
    original.map(|id| db.query_row(doc, [id], |row| row.get(0))).transpose()
}

fn original(db: &Connection, article: i64, sketch: &Sketch, since: &str) -> rusqlite::Result<Option<i64>> {
    let mut others: BTreeSet<i64> = BTreeSet::new();
    let mut with_key =
        db.prepare_cached("SELECT article FROM copy_keys WHERE key = ?1 AND article <> ?2 LIMIT 50")?;
    for key in sketch.0.iter().take(KEYS) {
        for other in with_key.query_map(params![*key as i64, article], |row| row.get(0))? {
            others.insert(other?);
        }
    }
    let sql = "SELECT sketch, coalesce(of, article) FROM copies JOIN articles ON articles.id = article
               WHERE article = ?1 AND fetched >= ?2";
    let mut sketch_of = db.prepare_cached(sql)?;
    for other in others.into_iter().take(COMPARED) {
        let found: Option<(Vec<u8>, i64)> =
            sketch_of.query_row(params![other, since], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
        if let Some((bytes, first)) = found
            && first != article
            && sketch.is_copy_of(&Sketch::of_bytes(&bytes))
        {
            return Ok(Some(first));
        }
    }
    Ok(None)
}

//! Files of coded articles → what a model is learned from.

use crate::Failure;
use serde_json::{Map, Value};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};
use tazamun_intake::{
    articles,
    files::{shown, unpacked},
};
use tazamun_reader::eval::{self, CodedArticle};
use tazamun_record::{
    Article,
    formats::{ArticleReading, FormatError, Problem},
};

/// What was coded, and the articles it was coded from.
pub struct Taught {
    /// The articles, coded or not.
    pub articles: Vec<Article>,
    /// What people coded.
    pub coded: Vec<CodedArticle>,
    /// Coded articles that are kept from learning.
    pub left_out: usize,
}

impl Taught {
    /// Reads files of coding and of articles, without the articles that a split keeps apart.
    ///
    /// # Errors
    /// [`Failure`] where a file cannot be read.
    pub fn read(
        gold: &[PathBuf],
        files: &[PathBuf],
        split: Option<&Split>,
        how: &ArticleReading,
    ) -> Result<Self, Failure> {
        let is_taught = |doc: &str| split.is_none_or(|s| !s.check.iter().any(|c| c == doc));
        let mut coded: Vec<CodedArticle> = Vec::new();
        for file in gold {
            coded.extend(eval::coded(&shown(file), &String::from_utf8_lossy(&unpacked(file)?))?);
        }
        let before = coded.len();
        coded.retain(|a| is_taught(&a.doc));
        let mut all: Vec<Article> = Vec::new();
        for file in files {
            articles::each::<Failure>(file, how, &mut |article| {
                if is_taught(&article.doc) {
                    all.push(article);
                }
                Ok(())
            })?;
        }
        Ok(Self { articles: all, left_out: before - coded.len(), coded })
    }
}

/// Which story each article belongs to, and which articles are left out.
pub struct Split {
    /// The story of each article.
    pub story: HashMap<String, String>,
    /// Articles that are left out.
    pub check: Vec<String>,
}

impl Split {
    /// Reads it from JSON.
    ///
    /// # Errors
    /// [`Failure`] where the file cannot be read or has not that form.
    pub fn read(file: &Path) -> Result<Self, Failure> {
        let bytes = unpacked(file)?;
        let wrong = |what: String| {
            Failure::from(FormatError {
                file: shown(file),
                line: None,
                column: None,
                problem: Problem::Json(what),
            })
        };
        let mut value: Map<String, Value> =
            serde_json::from_slice(&bytes).map_err(|e| wrong(e.to_string()))?;
        let Some(Value::Object(story)) = value.remove("story") else {
            return Err(wrong("it has no object 'story' that gives each article its story".to_owned()));
        };
        let check = match value.remove("check") {
            None => Vec::new(),
            Some(list) => serde_json::from_value(list).map_err(|e| wrong(format!("'check': {e}")))?,
        };
        Ok(Split { story: story.into_iter().map(|(doc, of)| (doc, of.to_string())).collect(), check })
    }
}

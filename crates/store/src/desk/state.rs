//! How far an article is, and who may take it further.

use crate::revisions::NewRevision;
use crate::{Store, StoreError, log::NOW};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use tazamun_record::ReportRef;

/// How far an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ArticleState {
    /// A program read it, and nobody has taken it on.
    Read,
    /// Somebody codes it.
    Assigned,
    /// Its coder has decided about every report.
    Checked,
    /// A second person approved it.
    Approved,
    /// A second person sent it back to its coder.
    SentBack,
}

impl ArticleState {
    /// All, in the order in which an article passes them.
    pub const ALL: [ArticleState; 5] = [
        ArticleState::Read,
        ArticleState::Assigned,
        ArticleState::Checked,
        ArticleState::Approved,
        ArticleState::SentBack,
    ];

    /// The word that stands for it in the file and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            ArticleState::Read => "read",
            ArticleState::Assigned => "assigned",
            ArticleState::Checked => "checked",
            ArticleState::Approved => "approved",
            ArticleState::SentBack => "sent_back",
        }
    }

    /// The state of a word.
    pub fn of_word(word: &str) -> Option<ArticleState> {
        ArticleState::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// The state of an article with who brought it there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleReview {
    /// How far it is.
    pub state: ArticleState,
    /// The number of its coder's account.
    pub coder: Option<i64>,
    /// Its coder's name.
    pub coder_name: Option<String>,
    /// Who approved it or sent it back.
    pub approver_name: Option<String>,
    /// When it came there, in UTC; empty where nobody has taken it on.
    pub at: String,
    /// What was said about it.
    pub note: String,
}

/// Why an article stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Nobody approves what they coded themselves.
    OwnWork,
    /// One person alone approves nothing.
    Alone,
    /// It is somewhere else by now.
    WrongState(ArticleState),
    /// So many reports are undecided.
    Undecided(usize),
    /// Sending back needs a word of why.
    NoReason,
}

/// How far people have checked what a report says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Checked {
    /// A program read it, and nobody has checked it.
    Nobody,
    /// One person checked it.
    OnePerson,
    /// A second person approved it.
    Approved,
}

pub(super) fn state_of(db: &Connection, article: i64) -> rusqlite::Result<(ArticleState, Option<i64>)> {
    let found = db
        .query_row("SELECT state, coder FROM reviews WHERE article = ?1", [article], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(found.map_or((ArticleState::Read, None), |(word, coder)| {
        (ArticleState::of_word(&word).unwrap_or(ArticleState::Read), coder)
    }))
}

/// Puts an article into a state and notes who did so.
pub(super) fn put_state(
    db: &Connection,
    article: i64,
    person: Option<i64>,
    (from, to): (ArticleState, ArticleState),
    (coder, approver): (Option<i64>, Option<i64>),
    note: &str,
) -> rusqlite::Result<i64> {
    if to == ArticleState::Read {
        db.execute("DELETE FROM reviews WHERE article = ?1", [article])?;
    } else {
        let sql = format!(
            "INSERT INTO reviews (article, state, coder, approver, at, note) VALUES (?1, ?2, ?3, ?4, {NOW}, ?5)
             ON CONFLICT (article) DO UPDATE SET state = excluded.state, coder = excluded.coder,
             approver = excluded.approver, at = excluded.at, note = excluded.note"
        );
        db.execute(&sql, params![article, to.word(), coder, approver, note])?;
    }
    NewRevision {
        person,
        kind: "article",
        subject: &article.to_string(),
        report: Some((article, None)),
        action: to.word(),
        old: Some(from.word().to_owned()),
        new: Some(to.word().to_owned()),
        why: note,
    }
    .keep(db)
}

/// Whether what is to be approved is a person's own work, in part or in whole.
fn is_own_work(db: &Connection, article: i64, person: i64) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM revisions WHERE article = ?1 AND person = ?2
                              AND (kind = 'report' OR (kind = 'article' AND action = 'checked')))
                   OR EXISTS (SELECT 1 FROM reviews WHERE article = ?1 AND coder = ?2)
                   OR EXISTS (SELECT 1 FROM codings WHERE article = ?1 AND person = ?2)";
    db.query_row(sql, params![article, person], |row| row.get(0))
}

fn undecided(db: &Connection, article: i64) -> rusqlite::Result<usize> {
    let sql = "SELECT count(*) FROM reports LEFT JOIN verdicts USING (article, idx)
               WHERE article = ?1 AND coalesce(verdict, 'open') IN ('open', 'skipped')";
    db.query_row(sql, [article], |row| row.get(0))
}

impl Store {
    /// How far an article is; it counts as read where nobody has taken it on.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn article_review(&self, article: i64) -> Result<ArticleReview, StoreError> {
        let sql = "SELECT state, coder, c.name, a.name, at, note FROM reviews
                   LEFT JOIN people c ON c.id = coder LEFT JOIN people a ON a.id = approver WHERE article = ?1";
        let review = self
            .db
            .query_row(sql, [article], |row| {
                let word: String = row.get(0)?;
                Ok(ArticleReview {
                    state: ArticleState::of_word(&word).ok_or(rusqlite::Error::InvalidQuery)?,
                    coder: row.get(1)?,
                    coder_name: row.get(2)?,
                    approver_name: row.get(3)?,
                    at: row.get(4)?,
                    note: row.get(5)?,
                })
            })
            .optional()
            .map_err(|e| self.error(e))?;
        Ok(review.unwrap_or(ArticleReview {
            state: ArticleState::Read,
            coder: None,
            coder_name: None,
            approver_name: None,
            at: String::new(),
            note: String::new(),
        }))
    }

    /// Takes an article on for somebody.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn assign_article(
        &mut self,
        article: i64,
        by: Option<i64>,
        to: Option<i64>,
    ) -> Result<Result<i64, Refusal>, StoreError> {
        self.change(|tx| {
            let (state, _) = state_of(tx, article)?;
            if !matches!(state, ArticleState::Read | ArticleState::Assigned | ArticleState::SentBack) {
                return Ok(Err(Refusal::WrongState(state)));
            }
            let states = (state, ArticleState::Assigned);
            Ok(Ok(put_state(tx, article, by, states, (to, None), "")?))
        })
    }

    /// Says that every report of an article was decided about.
    ///
    /// # Errors
    /// As [`Store::assign_article`].
    pub fn check_article(
        &mut self,
        article: i64,
        by: Option<i64>,
        note: &str,
    ) -> Result<Result<i64, Refusal>, StoreError> {
        self.change(|tx| {
            let (state, _) = state_of(tx, article)?;
            if !matches!(state, ArticleState::Read | ArticleState::Assigned | ArticleState::SentBack) {
                return Ok(Err(Refusal::WrongState(state)));
            }
            let open = undecided(tx, article)?;
            if open > 0 {
                return Ok(Err(Refusal::Undecided(open)));
            }
            let states = (state, ArticleState::Checked);
            Ok(Ok(put_state(tx, article, by, states, (by, None), note)?))
        })
    }

    /// Approves a checked article, as somebody who had no part in its coding.
    ///
    /// # Errors
    /// As [`Store::assign_article`].
    pub fn approve_article(
        &mut self,
        article: i64,
        by: Option<i64>,
        note: &str,
    ) -> Result<Result<i64, Refusal>, StoreError> {
        self.change(|tx| {
            let Some(person) = by else { return Ok(Err(Refusal::Alone)) };
            let (state, coder) = state_of(tx, article)?;
            if state != ArticleState::Checked {
                return Ok(Err(Refusal::WrongState(state)));
            }
            if is_own_work(tx, article, person)? {
                return Ok(Err(Refusal::OwnWork));
            }
            let states = (state, ArticleState::Approved);
            Ok(Ok(put_state(tx, article, by, states, (coder, by), note)?))
        })
    }

    /// Sends a checked or approved article back to its coder, with a word of why.
    ///
    /// # Errors
    /// As [`Store::assign_article`].
    pub fn send_back_article(
        &mut self,
        article: i64,
        by: Option<i64>,
        why: &str,
    ) -> Result<Result<i64, Refusal>, StoreError> {
        self.change(|tx| {
            if by.is_none() {
                return Ok(Err(Refusal::Alone));
            }
            let (state, coder) = state_of(tx, article)?;
            if !matches!(state, ArticleState::Checked | ArticleState::Approved) {
                return Ok(Err(Refusal::WrongState(state)));
            }
            if why.trim().is_empty() {
                return Ok(Err(Refusal::NoReason));
            }
            let states = (state, ArticleState::SentBack);
            Ok(Ok(put_state(tx, article, by, states, (coder, by), why)?))
        })
    }

    /// How far each report was checked about which somebody has decided something.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn checked_reports(&self) -> Result<Vec<(ReportRef, Checked)>, StoreError> {
        let sql = "SELECT doc, idx, coalesce(state, 'read') FROM verdicts JOIN articles ON articles.id = verdicts.article
                   LEFT JOIN reviews ON reviews.article = verdicts.article
                   WHERE verdict IN ('accepted', 'corrected')";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let rows = statement
            .query_map([], |row| {
                let name = ReportRef { doc: row.get(0)?, index: row.get(1)? };
                let approved = row.get::<_, String>(2)? == ArticleState::Approved.word();
                Ok((name, if approved { Checked::Approved } else { Checked::OnePerson }))
            })
            .map_err(|e| self.error(e))?;
        rows.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }
}

//! Decisions about reports: accepted, corrected, rejected, skipped, made anew, undone. Each keeps what stood there before.

use super::state::{ArticleState, put_state, state_of};
use crate::revisions::NewRevision;
use crate::{Store, StoreError, articles::record, log::NOW};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use tazamun_record::Report;

/// What was decided of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReportVerdict {
    /// Nothing yet.
    Open,
    /// It is right as it was read.
    Accepted,
    /// It is right after a correction.
    Corrected,
    /// It is no report of an incident.
    Rejected,
    /// It was put off.
    Skipped,
}

impl ReportVerdict {
    /// The word that stands for it in the file.
    pub fn word(self) -> &'static str {
        match self {
            ReportVerdict::Open => "open",
            ReportVerdict::Accepted => "accepted",
            ReportVerdict::Corrected => "corrected",
            ReportVerdict::Rejected => "rejected",
            ReportVerdict::Skipped => "skipped",
        }
    }

    fn of_word(word: &str) -> ReportVerdict {
        match word {
            "accepted" => ReportVerdict::Accepted,
            "corrected" => ReportVerdict::Corrected,
            "rejected" => ReportVerdict::Rejected,
            "skipped" => ReportVerdict::Skipped,
            _ => ReportVerdict::Open,
        }
    }
}

/// A report with what was decided of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReviewedReport {
    /// Its place in the article's list.
    pub index: usize,
    /// The report as it stands now.
    pub report: Report,
    /// What was decided.
    pub verdict: ReportVerdict,
    /// By whom.
    pub person: Option<String>,
    /// The number of the last decision about it; 0 where there is none.
    pub revision: i64,
    /// The question that somebody has about it.
    pub flag: Option<String>,
}

/// A decision about a report.
#[derive(Debug, Clone)]
pub struct ReportDecision<'a> {
    /// The article's number.
    pub article: i64,
    /// The report's place in it.
    pub index: usize,
    /// Who decides; nobody by name where one person works alone.
    pub person: Option<i64>,
    /// The last decision that whoever decides has seen.
    pub seen: i64,
    /// What is decided.
    pub verdict: ReportVerdict,
    /// The report as it is to stand, where it is another than before.
    pub report: Option<&'a Report>,
    /// Why, in words; may be empty.
    pub why: &'a str,
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is on the disk, under this number.
    Done(i64),
    /// Somebody else has decided since; nothing was changed.
    Moved,
    /// There is no such report.
    Nothing,
}

/// What a revision keeps of a report.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Standing {
    pub(super) verdict: ReportVerdict,
    pub(super) report: Report,
}

pub(super) struct Current {
    pub(super) standing: Standing,
    revision: i64,
}

pub(super) fn current(db: &Connection, article: i64, index: usize) -> rusqlite::Result<Option<Current>> {
    let sql = "SELECT record, coalesce(verdict, 'open'), coalesce(revision, 0) FROM reports
               LEFT JOIN verdicts USING (article, idx) WHERE article = ?1 AND idx = ?2";
    let row = db
        .query_row(sql, params![article, index], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?))
        })
        .optional()?;
    row.map(|(record, verdict, revision)| {
        let report = serde_json::from_str(&record).map_err(unreadable)?;
        Ok(Current { standing: Standing { verdict: ReportVerdict::of_word(&verdict), report }, revision })
    })
    .transpose()
}

fn unreadable(e: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(e))
}

/// Writes how a report stands, with the revision that made it so.
pub(super) fn put(
    tx: &Connection,
    (article, index): (i64, usize),
    person: Option<i64>,
    action: &str,
    (old, new): (Option<&Standing>, &Standing),
    why: &str,
) -> rusqlite::Result<i64> {
    let subject = format!("{article}#{index}");
    let revision = NewRevision {
        person,
        kind: "report",
        subject: &subject,
        report: Some((article, Some(index))),
        action,
        old: old.map(record).transpose()?,
        new: Some(record(new)?),
        why,
    }
    .keep(tx)?;
    tx.execute(
        "INSERT INTO reports (article, idx, record) VALUES (?1, ?2, ?3)
         ON CONFLICT (article, idx) DO UPDATE SET record = excluded.record",
        params![article, index, record(&new.report)?],
    )?;
    tx.execute(
        "INSERT INTO verdicts (article, idx, verdict, person, revision) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (article, idx) DO UPDATE SET verdict = excluded.verdict, person = excluded.person,
         revision = excluded.revision",
        params![article, index, new.verdict.word(), person, revision],
    )?;
    take_on(tx, article, person)?;
    Ok(revision)
}

/// Puts a report behind the last of an article; answers its place and the decision's number.
pub(super) fn add(
    tx: &Connection,
    article: i64,
    person: Option<i64>,
    new: Standing,
) -> rusqlite::Result<(usize, i64)> {
    let next = "SELECT coalesce(max(idx) + 1, 0) FROM reports WHERE article = ?1";
    let index: usize = tx.query_row(next, [article], |row| row.get(0))?;
    let revision = put(tx, (article, index), person, "added", (None, &new), "")?;
    Ok((index, revision))
}

/// Who decides about a report has taken its article on; what was checked or approved before is no longer.
fn take_on(tx: &Connection, article: i64, person: Option<i64>) -> rusqlite::Result<()> {
    let (state, coder) = state_of(tx, article)?;
    match state {
        ArticleState::Assigned | ArticleState::SentBack => Ok(()),
        ArticleState::Read => {
            put_state(tx, article, person, (state, ArticleState::Assigned), (person, None), "").map(drop)
        }
        ArticleState::Checked | ArticleState::Approved => {
            let states = (state, ArticleState::Assigned);
            put_state(tx, article, person, states, (coder.or(person), None), "").map(drop)
        }
    }
}

impl Store {
    /// The reports of an article with what was decided of each, in its order; those that were rejected too.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or a record does not read back.
    pub fn reviewed_reports(&self, article: i64) -> Result<Vec<ReviewedReport>, StoreError> {
        let sql = "SELECT r.idx, record, coalesce(verdict, 'open'), name, coalesce(revision, 0), f.why
                   FROM reports r LEFT JOIN verdicts v ON v.article = r.article AND v.idx = r.idx
                   LEFT JOIN people ON people.id = v.person
                   LEFT JOIN flags f ON f.article = r.article AND f.idx = r.idx
                   WHERE r.article = ?1 ORDER BY r.idx";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let mut rows = statement.query([article]).map_err(|e| self.error(e))?;
        let mut reports = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.error(e))? {
            let cells = || -> rusqlite::Result<_> {
                Ok((
                    row.get(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, String>(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                ))
            };
            let (index, record, verdict, person, revision, flag) = cells().map_err(|e| self.error(e))?;
            let report = self.read_back(&format!("report {index} of article {article}"), &record)?;
            let verdict = ReportVerdict::of_word(&verdict);
            reports.push(ReviewedReport { index, report, verdict, person, revision, flag });
        }
        Ok(reports)
    }

    /// Keeps a decision about a report, unless somebody has decided since whoever decides last looked.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn decide_report(&mut self, decision: &ReportDecision<'_>) -> Result<Outcome, StoreError> {
        let ReportDecision { article, index, person, seen, verdict, report, why } = decision.clone();
        self.change(|tx| {
            let Some(now) = current(tx, article, index)? else { return Ok(Outcome::Nothing) };
            if now.revision != seen {
                return Ok(Outcome::Moved);
            }
            let report = report.unwrap_or(&now.standing.report).clone();
            let new = Standing { verdict, report };
            put(tx, (article, index), person, verdict.word(), (Some(&now.standing), &new), why)
                .map(Outcome::Done)
        })
    }

    /// Takes the last decision about a report back, if it was this one and this person's.
    ///
    /// # Errors
    /// As [`Store::decide_report`].
    pub fn undo_report(
        &mut self,
        article: i64,
        index: usize,
        person: Option<i64>,
        revision: i64,
    ) -> Result<Outcome, StoreError> {
        self.change(|tx| {
            let Some(now) = current(tx, article, index)? else { return Ok(Outcome::Nothing) };
            if now.revision != revision || revision == 0 {
                return Ok(Outcome::Moved);
            }
            let sql = "SELECT person, old FROM revisions WHERE id = ?1";
            let (by, old): (Option<i64>, Option<String>) =
                tx.query_row(sql, [revision], |row| Ok((row.get(0)?, row.get(1)?)))?;
            if by != person {
                return Ok(Outcome::Moved);
            }
            // A report that was made anew has nothing before it: taken back, it tells no incident.
            let before = match old {
                Some(old) => serde_json::from_str(&old).map_err(unreadable)?,
                None => Standing { verdict: ReportVerdict::Rejected, report: now.standing.report.clone() },
            };
            put(tx, (article, index), person, "undone", (Some(&now.standing), &before), "").map(Outcome::Done)
        })
    }

    /// Adds a report that a person found in an article; answers its place and the decision's number, or nothing where there
    /// is no such article.
    ///
    /// # Errors
    /// As [`Store::decide_report`].
    pub fn add_report(
        &mut self,
        article: i64,
        person: Option<i64>,
        report: &Report,
        verdict: ReportVerdict,
    ) -> Result<Option<(usize, i64)>, StoreError> {
        self.change(|tx| {
            let known = "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?1)";
            if !tx.query_row(known, [article], |row| row.get::<_, bool>(0))? {
                return Ok(None);
            }
            add(tx, article, person, Standing { verdict, report: report.clone() }).map(Some)
        })
    }

    /// Puts a question to a report, or takes it away with an empty one. Answers whether there is such a report.
    ///
    /// # Errors
    /// As [`Store::decide_report`].
    pub fn flag_report(
        &mut self,
        article: i64,
        index: usize,
        person: Option<i64>,
        why: Option<&str>,
    ) -> Result<bool, StoreError> {
        self.change(|tx| {
            if current(tx, article, index)?.is_none() {
                return Ok(false);
            }
            let of = params![article, index];
            let before: Option<String> = tx
                .query_row("SELECT why FROM flags WHERE article = ?1 AND idx = ?2", of, |row| row.get(0))
                .optional()?;
            match why {
                Some(why) => {
                    let sql = format!(
                        "INSERT INTO flags (article, idx, person, at, why) VALUES (?1, ?2, ?3, {NOW}, ?4)
                         ON CONFLICT (article, idx) DO UPDATE SET person = excluded.person, at = excluded.at,
                         why = excluded.why"
                    );
                    tx.execute(&sql, params![article, index, person, why])?;
                }
                None => {
                    tx.execute("DELETE FROM flags WHERE article = ?1 AND idx = ?2", of)?;
                }
            }
            NewRevision {
                person,
                kind: "flag",
                subject: &format!("{article}#{index}"),
                report: Some((article, Some(index))),
                action: if why.is_some() { "flagged" } else { "unflagged" },
                old: before,
                new: why.map(str::to_owned),
                why: "",
            }
            .keep(tx)?;
            Ok(true)
        })
    }
}

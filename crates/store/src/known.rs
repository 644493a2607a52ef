//! What was known at a moment: articles as they stood then, decisions as they were taken until then.

use crate::{MERGED, Store, StoreError, StoredDecision, moment::moment};
use jiff::Timestamp;
use rusqlite::{Row, params};
use std::collections::BTreeMap;
use tazamun_record::{Incident, Report, ReportRef, Verdict};

/// What came in on a day: the exposure beside which a count of events is to be read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DayOfNews {
    /// The day, in UTC.
    pub day: String,
    /// Feeds that answered with what can be read.
    pub answered: u32,
    /// Feeds that were asked and did not.
    pub silent: u32,
    /// Articles that came in, whoever added them.
    pub articles: u32,
    /// Those of them that print another's text.
    pub copies: u32,
}

/// The verdict of a person that a report tells no incident.
const REJECTED: &str = "rejected";

/// How a report stood before a decision.
#[derive(serde::Deserialize)]
struct Standing {
    verdict: String,
    report: Report,
}

impl Store {
    /// The reports of all articles that had come until a moment, each article as it stood then and each
    /// report as people had decided about it by then. Of an article whose coming
    /// nobody noted, the end of its day of publication is taken.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or a record does not read back.
    pub fn reports_known(&self, at: Timestamp) -> Result<Vec<(ReportRef, Report)>, StoreError> {
        let at = moment(at);
        let error = |e| self.error(e);
        let mut reports = Vec::new();
        // Where a person has decided about a report since, it stood as it did before the first of these decisions.
        let sql = "SELECT doc, reports.idx, record, coalesce(verdict, 'open'), first.id IS NOT NULL, first.old
                   FROM reports JOIN articles ON articles.id = reports.article
                   LEFT JOIN verdicts ON verdicts.article = reports.article AND verdicts.idx = reports.idx
                   LEFT JOIN revisions AS first ON first.id =
                       (SELECT min(id) FROM revisions AS r WHERE r.kind = 'report' AND r.article = reports.article
                        AND r.idx = reports.idx AND r.at > ?1)
                   WHERE coalesce(fetched, published || 'T23:59:59Z') <= ?1 ORDER BY doc, reports.idx";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let mut rows = statement.query([&at]).map_err(error)?;
        while let Some(row) = rows.next().map_err(error)? {
            let (doc, index): (String, usize) = (row.get(0).map_err(error)?, row.get(1).map_err(error)?);
            let (verdict, has_moved): (String, bool) =
                (row.get(3).map_err(error)?, row.get(4).map_err(error)?);
            let old: Option<String> = row.get(5).map_err(error)?;
            let report = match (has_moved, old) {
                // A person added it later.
                (true, None) => None,
                (true, Some(old)) => {
                    let old: Standing = self.read_back(&doc, &old)?;
                    (old.verdict != REJECTED).then_some(old.report)
                }
                (false, _) if verdict == REJECTED => None,
                (false, _) => {
                    let record = row.get_ref(2).and_then(|v| Ok(v.as_str()?)).map_err(error)?;
                    Some(self.read_back(&doc, record)?)
                }
            };
            reports.extend(report.map(|report| (ReportRef { doc, index }, report)));
        }
        let sql = "SELECT doc, versions.reports FROM versions JOIN articles ON articles.id = article
                   WHERE coalesce(versions.fetched, versions.published || 'T23:59:59Z') <= ?1 AND replaced > ?1";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let mut rows = statement.query([&at]).map_err(error)?;
        while let Some(row) = rows.next().map_err(error)? {
            let doc: String = row.get(0).map_err(error)?;
            let all = row.get_ref(1).and_then(|v| Ok(v.as_str()?)).map_err(error)?;
            let all: BTreeMap<String, Report> = self.read_back(&doc, all)?;
            for (index, report) in all {
                let index = index.parse().unwrap_or_default();
                reports.push((ReportRef { doc: doc.clone(), index }, report));
            }
        }
        reports.sort_by(|(a, _), (b, _)| (&a.doc, a.index).cmp(&(&b.doc, b.index)));
        Ok(reports)
    }

    /// The decisions that had been taken until a moment, the last about each two.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn decisions_known(&self, at: Timestamp) -> Result<Vec<StoredDecision>, StoreError> {
        let sql = "SELECT a, b, verdict, at FROM decision_history WHERE at <= ?1 ORDER BY at, id";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let decision = |r: &Row<'_>| {
            let verdict = if r.get::<_, String>(2)? == "same" { Verdict::Same } else { Verdict::Different };
            Ok(StoredDecision { a: r.get(0)?, b: r.get(1)?, verdict, note: String::new(), at: r.get(3)? })
        };
        let rows = statement.query_map([moment(at)], decision).map_err(|e| self.error(e))?;
        let mut last: BTreeMap<(String, String), StoredDecision> = BTreeMap::new();
        for decision in rows {
            let decision = decision.map_err(|e| self.error(e))?;
            last.insert((decision.a.clone(), decision.b.clone()), decision);
        }
        Ok(last.into_values().collect())
    }

    /// The rows of datasets that had been imported until a moment, as far as no later release took their place.
    ///
    /// # Errors
    /// As [`Store::reports_known`].
    pub fn rows_known(&self, at: Timestamp) -> Result<Vec<(String, Incident)>, StoreError> {
        let sql = "SELECT incidents.dataset, incidents.id, record FROM incidents
                   JOIN imports ON imports.id = incidents.import
                   WHERE incidents.dataset <> ?1 AND imports.at <= ?2 ORDER BY date_start, incidents.dataset, incidents.id";
        let error = |e| self.error(e);
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let mut rows = statement.query(params![MERGED, moment(at)]).map_err(error)?;
        let mut known = Vec::new();
        while let Some(row) = rows.next().map_err(error)? {
            let (dataset, id): (String, String) = (row.get(0).map_err(error)?, row.get(1).map_err(error)?);
            let record = row.get_ref(2).and_then(|v| Ok(v.as_str()?)).map_err(error)?;
            known.push((dataset, self.read_back(&id, record)?));
        }
        Ok(known)
    }

    /// The days, from the first on which a feed was asked to the last, on which no more than half of the feeds that were
    /// asked answered, or none was asked: of them nothing is known.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn silent_days(&self) -> Result<Vec<String>, StoreError> {
        let sql = "WITH RECURSIVE asked AS
                     (SELECT day, sum(ok) AS answered, count(*) AS feeds FROM
                        (SELECT substr(at, 1, 10) AS day, feed, max(outcome IN ('read', 'not_modified')) AS ok
                         FROM attempts GROUP BY day, feed) GROUP BY day),
                   days (day) AS
                     (SELECT min(day) FROM asked
                      UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < (SELECT max(day) FROM asked))
                   SELECT day FROM days LEFT JOIN asked USING (day)
                   WHERE day IS NOT NULL AND coalesce(2 * answered <= feeds, 1) ORDER BY day";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let days = statement.query_map([], |r| r.get(0)).map_err(|e| self.error(e))?;
        days.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// What came in on each day from the first to the last, both included, in UTC; a day on which nothing was asked and
    /// nothing came is left out. A feed that was silent is missing exposure, and not calm.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn news_of_days(&self, first: &str, last: &str) -> Result<Vec<DayOfNews>, StoreError> {
        let mut days: BTreeMap<String, DayOfNews> = BTreeMap::new();
        let error = |e| self.error(e);
        let day_of = |day: String| DayOfNews { day, answered: 0, silent: 0, articles: 0, copies: 0 };
        let asked = "SELECT day, sum(ok), count(*) FROM
                     (SELECT substr(at, 1, 10) AS day, feed, max(outcome IN ('read', 'not_modified')) AS ok
                      FROM attempts WHERE at >= ?1 AND at < ?2 || 'T99' GROUP BY day, feed) GROUP BY day";
        let mut statement = self.db.prepare(asked).map_err(error)?;
        let row = |r: &Row<'_>| Ok((r.get::<_, String>(0)?, r.get::<_, u32>(1)?, r.get::<_, u32>(2)?));
        for asked in statement.query_map([first, last], row).map_err(error)? {
            let (day, answered, all) = asked.map_err(error)?;
            let news = days.entry(day.clone()).or_insert_with(|| day_of(day));
            (news.answered, news.silent) = (answered, all - answered);
        }
        let came = "SELECT substr(fetched, 1, 10), count(*), count(of) FROM articles
                    LEFT JOIN copies ON copies.article = articles.id
                    WHERE fetched >= ?1 AND fetched < ?2 || 'T99' GROUP BY 1";
        let mut statement = self.db.prepare(came).map_err(error)?;
        for came in statement.query_map([first, last], row).map_err(error)? {
            let (day, articles, copies) = came.map_err(error)?;
            let news = days.entry(day.clone()).or_insert_with(|| day_of(day));
            (news.articles, news.copies) = (articles, copies);
        }
        Ok(days.into_values().collect())
    }
}

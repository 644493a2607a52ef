//! What has just come → merged into what stands, without touching the rest.
//!
//! Merging compares reports that lie in one country and within two days of each other. A report that has just come is
//! therefore merged with those of its country around its days, and with all that are in one incident with any of them. Where a
//! file is small all of it is merged, as 'tazamun merge' does.

use crate::{MERGED, Store, StoreError, StoredDecision, incidents::put, log::note};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use tazamun_record::{Date, Incident, Interval, Report, ReportRef, Verdict};

/// A file with no more reports than this is merged as a whole.
const SMALL: usize = 5_000;

/// Days around a report's own in which others may tell its incident.
const AROUND: i32 = 4;

/// Days of an interval that are looked around, at most.
const LONGEST: u32 = 62;

/// Reports that are merged at a time, at most.
const MOST: usize = 40_000;

/// SQL for a report that no incident rests on.
const APART: &str = "NOT EXISTS (SELECT 1 FROM members WHERE members.article = reports.article
                                 AND members.idx = reports.idx)";

/// SQL for a report that nobody rejected.
const TOLD: &str = "NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = reports.article
                                AND verdicts.idx = reports.idx AND verdict = 'rejected')";

/// The place of a report in the file.
type Place = (i64, usize);

impl Store {
    /// Merges the reports that no incident rests on into those that do: `merge` is given the reports that are to be looked at
    /// together, and the decisions about them. Each country is one transaction: readers see the incidents before it or
    /// after it.
    ///
    /// Answers the incidents that are new or changed, by their ids.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or written; the country at work is then as it was.
    pub fn merge_recent(
        &mut self,
        merge: impl Fn(&[(ReportRef, Report)], &[StoredDecision]) -> Vec<Incident>,
    ) -> Result<Vec<String>, StoreError> {
        let mut changed = Vec::new();
        if self.is_merged()? {
            return Ok(changed);
        }
        let count = "SELECT count(*) FROM reports";
        let reports: usize = self.db.query_row(count, [], |row| row.get(0)).map_err(|e| self.error(e))?;
        if reports <= SMALL {
            let before: BTreeMap<String, Incident> = self.merged()?;
            let (_, incidents) = self.merge_anew(&[], &merge)?;
            let is_new = |i: &&Incident| before.get(&i.id) != Some(i);
            return Ok(incidents.iter().filter(is_new).map(|i| i.id.clone()).collect());
        }
        let decisions = self.decisions()?;
        self.take_apart(&self.unmerged_decisions()?)?;
        let countries: BTreeSet<Option<String>> = {
            let sql = format!(
                "SELECT DISTINCT json_extract(record, '$.country') FROM reports WHERE {APART} AND {TOLD}"
            );
            let mut statement = self.db.prepare(&sql).map_err(|e| self.error(e))?;
            let rows = statement.query_map([], |row| row.get(0)).map_err(|e| self.error(e))?;
            rows.collect::<Result<_, _>>().map_err(|e| self.error(e))?
        };
        let path = self.path.clone();
        for country in countries {
            changed.extend(self.write(|tx| {
                let work = Work { db: tx, path: &path, country: country.as_deref() };
                work.merge(&decisions, &merge)
            })?);
        }
        Ok(changed)
    }

    /// Takes the incidents apart that do not obey decisions taken since.
    fn take_apart(&mut self, decisions: &[StoredDecision]) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = "DELETE FROM incidents WHERE (dataset, id) IN
                       (SELECT dataset, incident FROM members JOIN articles ON articles.id = members.article
                        WHERE doc = ?1 AND idx = ?2)";
            for name in decisions.iter().flat_map(|d| [&d.a, &d.b]) {
                let Ok(ReportRef { doc, index }) = name.parse() else { continue };
                tx.execute(sql, params![doc, index]).map_err(|e| StoreError::of(&path, e))?;
            }
            Ok(())
        })
    }

    /// Whether every report is in an incident, and every decision is obeyed.
    fn is_merged(&self) -> Result<bool, StoreError> {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM reports WHERE {APART} AND {TOLD})");
        let any: bool = self.db.query_row(&sql, [], |row| row.get(0)).map_err(|e| self.error(e))?;
        Ok(!any && self.unmerged_decisions()?.is_empty())
    }

    fn merged(&self) -> Result<BTreeMap<String, Incident>, StoreError> {
        Ok(self.incidents(Some(MERGED), None)?.into_iter().map(|i| (i.id.clone(), i)).collect())
    }
}

/// One country's reports, within a transaction.
struct Work<'a> {
    db: &'a Connection,
    path: &'a Path,
    country: Option<&'a str>,
}

impl Work<'_> {
    fn error(&self, e: rusqlite::Error) -> StoreError {
        StoreError::of(self.path, e)
    }

    fn merge(
        &self,
        decisions: &[StoredDecision],
        merge: &impl Fn(&[(ReportRef, Report)], &[StoredDecision]) -> Vec<Incident>,
    ) -> Result<Vec<String>, StoreError> {
        let places = self
            .around_the_new()
            .and_then(|places| self.with_those_decided(places, decisions))
            .and_then(|places| self.with_their_incidents(places))
            .map_err(|e| self.error(e))?;
        let reports = places.iter().map(|place| self.report(*place)).collect::<Result<Vec<_>, _>>()?;
        let names: BTreeSet<String> = reports.iter().map(|(name, _)| name.to_string()).collect();
        let about = |d: &&StoredDecision| names.contains(&d.a) && names.contains(&d.b);
        let decisions: Vec<StoredDecision> = decisions.iter().filter(about).cloned().collect();
        let incidents = merge(&reports, &decisions);
        self.replace(&places, &incidents).map_err(|e| self.error(e))
    }

    /// The reports that are in no incident, and those of the same country around their days.
    fn around_the_new(&self) -> rusqlite::Result<BTreeSet<Place>> {
        let sql = format!(
            "SELECT article, idx, json_extract(record, '$.date_start'), json_extract(record, '$.date_end')
             FROM reports WHERE json_extract(record, '$.country') IS ?1 AND {APART} AND {TOLD} LIMIT ?2"
        );
        let mut places = BTreeSet::new();
        let mut days: BTreeSet<(Date, Date)> = BTreeSet::new();
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params![self.country, MOST])?;
        while let Some(row) = rows.next()? {
            places.insert((row.get(0)?, row.get(1)?));
            let day = |column| row.get::<_, String>(column).map(|day| day.parse::<Date>().ok());
            if let (Some(start), Some(end)) = (day(2)?, day(3)?)
                && let Ok(when) = Interval::new(start, end)
            {
                let end = if when.days() > LONGEST {
                    Interval::from(start).shifted(LONGEST as i32).end()
                } else {
                    end
                };
                let from = Interval::from(start).shifted(-AROUND).start();
                days.insert((from, Interval::from(end).shifted(AROUND).end()));
            }
        }
        let sql = format!(
            "SELECT article, idx FROM reports WHERE json_extract(record, '$.country') IS ?1 AND {TOLD}
             AND json_extract(record, '$.date_start') BETWEEN ?2 AND ?3 LIMIT ?4"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        for (from, to) in joined(days) {
            // Those that began earlier and reach into these days are few: a month is looked back.
            let from = Interval::from(from).shifted(-31).start().min(from);
            let most = MOST.saturating_sub(places.len());
            let mut rows = statement.query(params![self.country, from.to_string(), to.to_string(), most])?;
            while let Some(row) = rows.next()? {
                places.insert((row.get(0)?, row.get(1)?));
            }
        }
        Ok(places)
    }

    /// With the reports that people decided to tell the same as any of these.
    fn with_those_decided(
        &self,
        mut places: BTreeSet<Place>,
        decisions: &[StoredDecision],
    ) -> rusqlite::Result<BTreeSet<Place>> {
        for decision in decisions.iter().filter(|d| d.verdict == Verdict::Same) {
            let (Some(a), Some(b)) = (self.place(&decision.a)?, self.place(&decision.b)?) else { continue };
            if places.contains(&a) || places.contains(&b) {
                places.extend([a, b]);
            }
        }
        Ok(places)
    }

    fn place(&self, name: &str) -> rusqlite::Result<Option<Place>> {
        let Ok(ReportRef { doc, index }) = name.parse() else { return Ok(None) };
        let sql = "SELECT article, idx FROM reports JOIN articles ON articles.id = article WHERE doc = ?1 AND idx = ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        statement.query_row(params![doc, index], |r| Ok((r.get(0)?, r.get(1)?))).optional()
    }

    /// With all reports that are in one incident with any of these.
    fn with_their_incidents(&self, mut places: BTreeSet<Place>) -> rusqlite::Result<BTreeSet<Place>> {
        let sql = "SELECT other.article, other.idx FROM members AS mine JOIN members AS other USING (dataset, incident)
                   WHERE mine.article = ?1 AND mine.idx = ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        for (article, idx) in places.clone() {
            let mut rows = statement.query(params![article, idx])?;
            while let Some(row) = rows.next()? {
                places.insert((row.get(0)?, row.get(1)?));
            }
        }
        Ok(places)
    }

    fn report(&self, (article, idx): Place) -> Result<(ReportRef, Report), StoreError> {
        let sql = "SELECT doc, record FROM reports JOIN articles ON articles.id = article WHERE article = ?1 AND idx = ?2";
        let (doc, record): (String, String) = self
            .db
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row(params![article, idx], |r| Ok((r.get(0)?, r.get(1)?))))
            .map_err(|e| self.error(e))?;
        let report = serde_json::from_str(&record).map_err(|source| StoreError::Record {
            path: self.path.to_owned(),
            name: doc.clone(),
            source,
        })?;
        Ok((ReportRef { doc, index: idx }, report))
    }

    /// Puts the incidents in the place of those that rest on these reports. Answers those that are new or changed.
    fn replace(&self, places: &BTreeSet<Place>, incidents: &[Incident]) -> rusqlite::Result<Vec<String>> {
        let mut before: BTreeMap<String, String> = BTreeMap::new();
        let sql = "SELECT incidents.id, incidents.record FROM members
                   JOIN incidents ON incidents.dataset = members.dataset AND incidents.id = members.incident
                   WHERE members.article = ?1 AND members.idx = ?2";
        let mut statement = self.db.prepare_cached(sql)?;
        for (article, idx) in places {
            let mut rows = statement.query(params![article, idx])?;
            while let Some(row) = rows.next()? {
                before.insert(row.get(0)?, row.get(1)?);
            }
        }
        let mut changed = Vec::new();
        let mut kept = BTreeSet::new();
        for incident in incidents {
            if before.get(&incident.id) == Some(&crate::articles::record(incident)?) {
                kept.insert(incident.id.as_str());
            }
        }
        for id in before.keys().filter(|id| !kept.contains(id.as_str())) {
            self.db
                .prepare_cached("DELETE FROM incidents WHERE dataset = ?1 AND id = ?2")?
                .execute([MERGED, id])?;
        }
        for incident in incidents.iter().filter(|i| !kept.contains(i.id.as_str())) {
            put(self.db, MERGED, None, incident)?;
            for report in &incident.reports {
                self.db
                    .prepare_cached(
                        "INSERT INTO members (dataset, incident, article, idx)
                         SELECT ?1, ?2, article, idx FROM reports JOIN articles ON articles.id = article
                         WHERE doc = ?3 AND idx = ?4",
                    )?
                    .execute(params![MERGED, incident.id, report.doc, report.index])?;
            }
            changed.push(incident.id.clone());
        }
        let country = self.country.unwrap_or("no country");
        note(
            self.db,
            "merge",
            &format!("{} incidents of {country}, among {} reports", changed.len(), places.len()),
        )?;
        Ok(changed)
    }
}

/// Stretches of days, those that touch joined.
fn joined(days: BTreeSet<(Date, Date)>) -> Vec<(Date, Date)> {
    let mut joined: Vec<(Date, Date)> = Vec::new();
    for (from, to) in days {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

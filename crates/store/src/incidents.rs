//! Incidents: rows of datasets as they were imported, and those merged from the store's own reports.

use crate::{
    Filter, Store, StoreError, StoredDecision,
    articles::record,
    decisions::{Decided, put_all},
    log::note,
};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::{collections::BTreeSet, path::Path};
use tazamun_record::{Incident, Report, ReportRef};

/// The name under which incidents merged from the store's own reports are kept.
pub const MERGED: &str = "merged";

/// How often reports are merged while others may write. After that, writers wait.
const OPTIMISTIC: u32 = 3;

impl Store {
    /// The incidents of a dataset ([`MERGED`] for the store's own), or of all with `None`, that the filter selects;
    /// by first day, dataset and id.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or a record does not read back.
    pub fn incidents(
        &self,
        dataset: Option<&str>,
        filter: Option<&Filter>,
    ) -> Result<Vec<Incident>, StoreError> {
        let mut found = Vec::new();
        self.each_incident(dataset, |_, incident| {
            if filter.is_none_or(|f| f.matches(&incident)) {
                found.push(incident);
            }
        })?;
        Ok(found)
    }

    /// Hands every incident of a dataset (or of all) to `see`, with the dataset's name, in the order of
    /// [`Store::incidents`] and without holding more than one in memory.
    ///
    /// # Errors
    /// As [`Store::incidents`].
    pub fn each_incident(
        &self,
        dataset: Option<&str>,
        mut see: impl FnMut(&str, Incident),
    ) -> Result<(), StoreError> {
        let sql = "SELECT dataset, id, record FROM incidents WHERE ?1 IS NULL OR dataset = ?1
                   ORDER BY date_start, dataset, id";
        let error = |e| self.error(e);
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let mut rows = statement.query([dataset]).map_err(error)?;
        while let Some(row) = rows.next().map_err(error)? {
            let dataset = row.get_ref(0).and_then(|v| Ok(v.as_str()?)).map_err(error)?;
            let id = row.get_ref(1).and_then(|v| Ok(v.as_str()?)).map_err(error)?;
            let record = row.get_ref(2).and_then(|v| Ok(v.as_str()?)).map_err(error)?;
            see(dataset, self.read_back(id, record)?);
        }
        Ok(())
    }

    /// The incidents of this id: one of each dataset that has it.
    ///
    /// # Errors
    /// As [`Store::incidents`].
    pub fn incident(&self, id: &str) -> Result<Vec<Incident>, StoreError> {
        let error = |e| self.error(e);
        let sql = "SELECT record FROM incidents WHERE id = ?1 ORDER BY dataset";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let records = statement.query_map([id], |row| row.get::<_, String>(0)).map_err(error)?;
        records.map(|r| self.read_back(id, &r.map_err(error)?)).collect()
    }

    /// The columns of their own that the incidents have, for [`Filter::check_fields`].
    ///
    /// # Errors
    /// As [`Store::incidents`].
    pub fn columns(&self, dataset: Option<&str>) -> Result<BTreeSet<String>, StoreError> {
        let mut columns = BTreeSet::new();
        self.each_incident(dataset, |_, incident| {
            for name in incident.extra.into_keys() {
                columns.insert(name);
            }
        })?;
        Ok(columns)
    }

    /// Puts these incidents in the place of all that were merged before, in one transaction.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where one rests on a report that the store does not hold.
    pub fn replace_merged<'a>(
        &mut self,
        incidents: impl IntoIterator<Item = &'a Incident>,
    ) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| replace(tx, &path, incidents))
    }

    /// Merges the store's reports anew: `merge` is given them and the decisions that are kept, and its incidents take the
    /// place of those that were merged before, together with the decisions that are `new`. All of it is one change, made
    /// to the reports that were read; where another process has changed the store meanwhile, they are read again.
    ///
    /// Answers how many reports were merged, and the incidents.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or written; nothing is kept then.
    pub fn merge_anew(
        &mut self,
        new: &[Decided],
        merge: impl Fn(&[(ReportRef, Report)], &[StoredDecision]) -> Vec<Incident>,
    ) -> Result<(usize, Vec<Incident>), StoreError> {
        for _ in 0..OPTIMISTIC {
            // Others may write while this works, which takes long.
            let reading = self.begin(TransactionBehavior::Deferred)?;
            let (reports, decisions) = (self.reports()?, self.decisions()?);
            let seen = self.data_version()?;
            drop(reading);
            let incidents = merge(&reports, &decisions);
            let writing = self.begin(TransactionBehavior::Immediate)?;
            if self.data_version()? == seen {
                return self.keep_merged(writing, new, incidents).map(|kept| (reports.len(), kept));
            }
        }
        let writing = self.begin(TransactionBehavior::Immediate)?;
        let reports = self.reports()?;
        let incidents = merge(&reports, &self.decisions()?);
        self.keep_merged(writing, new, incidents).map(|kept| (reports.len(), kept))
    }

    fn begin(&self, behaviour: TransactionBehavior) -> Result<Transaction<'_>, StoreError> {
        Transaction::new_unchecked(&self.db, behaviour).map_err(|e| self.error(e))
    }

    /// A number that another one has taken the place of when another connection has written.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        self.db.pragma_query_value(None, "data_version", |row| row.get(0)).map_err(|e| self.error(e))
    }

    fn keep_merged(
        &self,
        writing: Transaction<'_>,
        new: &[Decided],
        incidents: Vec<Incident>,
    ) -> Result<Vec<Incident>, StoreError> {
        put_all(&writing, &self.path, new)?;
        replace(&writing, &self.path, &incidents)?;
        writing.commit().map_err(|e| self.error(e))?;
        Ok(incidents)
    }

    /// How many incidents each dataset has, by its name.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn datasets(&self) -> Result<Vec<(String, usize)>, StoreError> {
        let sql = "SELECT dataset, count(*) FROM incidents GROUP BY dataset ORDER BY dataset";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let counts = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).map_err(|e| self.error(e))?;
        counts.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// The error for a name that the store does not hold, with the nearest that it does.
    pub fn unknown(&self, name: &str) -> StoreError {
        let sql = "SELECT doc FROM articles UNION SELECT DISTINCT dataset FROM incidents UNION
                   SELECT id FROM incidents WHERE dataset = 'merged' ORDER BY 1";
        let names = || -> rusqlite::Result<Vec<String>> {
            self.db.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
        };
        let names = names().unwrap_or_default();
        let nearest = crate::filter::nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
        StoreError::Unknown { path: self.path.clone(), name: name.to_owned(), nearest }
    }
}

/// Puts merged incidents in the place of all that were merged before.
fn replace<'a>(
    db: &Connection,
    path: &Path,
    incidents: impl IntoIterator<Item = &'a Incident>,
) -> Result<(), StoreError> {
    let error = |e| StoreError::of(path, e);
    db.execute("DELETE FROM incidents WHERE dataset = ?1", [MERGED]).map_err(error)?;
    let mut count = 0;
    for incident in incidents {
        count += 1;
        put(db, MERGED, None, incident).map_err(error)?;
        for report in &incident.reports {
            let linked = db
                .prepare_cached(
                    "INSERT INTO members (dataset, incident, article, idx)
                     SELECT ?1, ?2, article, idx FROM reports JOIN articles ON articles.id = article
                     WHERE doc = ?3 AND idx = ?4",
                )
                .and_then(|mut s| s.execute(params![MERGED, incident.id, report.doc, report.index]))
                .map_err(error)?;
            if linked == 0 {
                let (path, name) = (path.to_owned(), report.to_string());
                return Err(StoreError::Unknown { path, name, nearest: None });
            }
        }
    }
    note(db, "merge", &format!("{count} incidents")).map_err(error)
}

/// Puts one incident into a dataset, or in the place of the one with its id.
pub(crate) fn put(
    db: &Connection,
    dataset: &str,
    import: Option<i64>,
    incident: &Incident,
) -> rusqlite::Result<()> {
    let when = incident.facts.when;
    db.prepare_cached(
        "INSERT INTO incidents (dataset, id, import, date_start, date_end, country, record)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (dataset, id) DO UPDATE SET import = excluded.import, date_start = excluded.date_start,
         date_end = excluded.date_end, country = excluded.country, record = excluded.record",
    )?
    .execute(params![
        dataset,
        incident.id,
        import,
        when.start().to_string(),
        when.end().to_string(),
        incident.facts.place.country().map(|c| c.code().to_owned()),
        record(incident)?,
    ])
    .map(|_| ())
}

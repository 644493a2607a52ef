//! Incidents: rows of datasets as they were imported, and those merged from the store's own reports.

use crate::{Filter, Store, StoreError, articles::record, log::note};
use rusqlite::{Transaction, params};
use std::collections::BTreeSet;
use tazamun_record::Incident;

/// The name under which incidents merged from the store's own reports are kept.
pub const MERGED: &str = "merged";

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
        self.write(|tx| {
            let error = |e| StoreError::of(&path, e);
            tx.execute("DELETE FROM incidents WHERE dataset = ?1", [MERGED]).map_err(error)?;
            let mut count = 0;
            for incident in incidents {
                count += 1;
                put(tx, MERGED, None, incident).map_err(error)?;
                for report in &incident.reports {
                    let linked = tx
                        .prepare_cached(
                            "INSERT INTO members (dataset, incident, article, idx)
                             SELECT ?1, ?2, article, idx FROM reports JOIN articles ON articles.id = article
                             WHERE doc = ?3 AND idx = ?4",
                        )
                        .and_then(|mut s| s.execute(params![MERGED, incident.id, report.doc, report.index]))
                        .map_err(error)?;
                    if linked == 0 {
                        return Err(StoreError::Unknown {
                            path: path.clone(),
                            name: report.to_string(),
                            nearest: None,
                        });
                    }
                }
            }
            note(tx, "merge", &format!("{count} incidents")).map_err(error)
        })
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

/// Puts one incident into a dataset, or in the place of the one with its id.
pub(crate) fn put(
    tx: &Transaction<'_>,
    dataset: &str,
    import: Option<i64>,
    incident: &Incident,
) -> rusqlite::Result<()> {
    let when = incident.facts.when;
    tx.prepare_cached(
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

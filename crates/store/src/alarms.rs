//! Alarms that were raised: each once, with what was done about it; and watches that somebody silenced, with the reason.

use crate::{
    Store, StoreError,
    log::{NOW, note},
};
use rusqlite::{Row, params};
use tazamun_record::Date;

/// An alarm to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct RaisedAlarm {
    /// What it is known by: the same alarm has the same key whenever it is found.
    pub key: String,
    /// The name of its watch.
    pub watch: String,
    /// The alarm itself.
    pub record: serde_json::Value,
}

/// An alarm as it is kept.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StoredAlarm {
    /// What it is known by.
    pub key: String,
    /// The name of its watch.
    pub watch: String,
    /// When it was raised, in UTC.
    pub at: String,
    /// The alarm itself.
    pub record: serde_json::Value,
    /// When it was acknowledged, in UTC.
    pub acknowledged: Option<String>,
    /// Why, in the words of who did.
    pub reason: String,
}

/// A watch that is silent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WatchSilence {
    /// Its name.
    pub watch: String,
    /// The last day of the silence; none where it has no end.
    pub until: Option<String>,
    /// Why, in the words of who silenced it.
    pub reason: String,
    /// When it was silenced, in UTC.
    pub at: String,
}

impl Store {
    /// Keeps alarms, all of them or none; gives the keys of those that were not there before.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn raise(&mut self, alarms: &[RaisedAlarm]) -> Result<Vec<String>, StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let mut fresh = Vec::new();
            for alarm in alarms {
                let sql = format!(
                    "INSERT OR IGNORE INTO alarms (key, watch, at, record) VALUES (?1, ?2, {NOW}, ?3)"
                );
                let added = tx
                    .execute(&sql, params![alarm.key, alarm.watch, alarm.record.to_string()])
                    .map_err(|e| StoreError::of(&path, e))?;
                if added > 0 {
                    note(tx, "raise", &format!("alarm {} of {}", alarm.key, alarm.watch))
                        .map_err(|e| StoreError::of(&path, e))?;
                    fresh.push(alarm.key.clone());
                }
            }
            Ok(fresh)
        })
    }

    /// The alarms, the first that was raised first.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read or a record does not read back.
    pub fn alarms(&self) -> Result<Vec<StoredAlarm>, StoreError> {
        let error = |e| self.error(e);
        let sql = "SELECT key, watch, at, record, acknowledged, reason FROM alarms ORDER BY at, key";
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let row = |r: &Row<'_>| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?));
        let rows = statement.query_map([], row).map_err(error)?;
        let mut alarms = Vec::new();
        for row in rows {
            let (key, watch, at, record, acknowledged, reason): (String, _, _, String, _, _) =
                row.map_err(error)?;
            let record = self.read_back(&format!("alarm {key}"), &record)?;
            alarms.push(StoredAlarm { key, watch, at, record, acknowledged, reason });
        }
        Ok(alarms)
    }

    /// Acknowledges an alarm; gives whether there is one of this key.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn acknowledge(&mut self, key: &str, reason: &str) -> Result<bool, StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = format!("UPDATE alarms SET acknowledged = {NOW}, reason = ?2 WHERE key = ?1");
            tx.execute(&sql, params![key, reason])
                .and_then(|changed| {
                    if changed > 0 {
                        note(tx, "acknowledge", &format!("alarm {key}: {reason}"))?;
                    }
                    Ok(changed > 0)
                })
                .map_err(|e| StoreError::of(&path, e))
        })
    }

    /// Silences a watch, to the end of a day or for ever.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn silence(&mut self, watch: &str, until: Option<Date>, reason: &str) -> Result<(), StoreError> {
        let path = self.path.clone();
        let until = until.map(|day| day.to_string());
        self.write(|tx| {
            let sql = format!(
                "INSERT INTO silences (watch, until, reason, at) VALUES (?1, ?2, ?3, {NOW})
                 ON CONFLICT (watch) DO UPDATE SET until = excluded.until, reason = excluded.reason, at = excluded.at"
            );
            tx.execute(&sql, params![watch, until, reason])
                .and_then(|_| note(tx, "silence", &format!("{watch}: {reason}")))
                .map_err(|e| StoreError::of(&path, e))
        })
    }

    /// The watches that were silenced, by their names.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn silences(&self) -> Result<Vec<WatchSilence>, StoreError> {
        let row = |r: &Row<'_>| {
            Ok(WatchSilence { watch: r.get(0)?, until: r.get(1)?, reason: r.get(2)?, at: r.get(3)? })
        };
        let sql = "SELECT watch, until, reason, at FROM silences ORDER BY watch";
        let mut statement = self.db.prepare(sql).map_err(|e| self.error(e))?;
        let silences = statement.query_map([], row).map_err(|e| self.error(e))?;
        silences.collect::<Result<_, _>>().map_err(|e| self.error(e))
    }

    /// The words that tell an incident, one quote of each report that it rests on; none of a dataset's row.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn quotes_of(&self, incident: &str) -> Result<Vec<String>, StoreError> {
        let mut quotes = Vec::new();
        for found in self.incident(incident)? {
            for report in &found.reports {
                let told = self.reports_of(&report.doc)?.into_iter().find(|(name, _)| name == report);
                quotes.extend(told.map(|(_, told)| told.trigger.as_str().to_owned()));
            }
        }
        quotes.dedup();
        Ok(quotes)
    }
}

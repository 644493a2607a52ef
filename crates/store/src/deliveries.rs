//! Alarms that were handed over, and to whom: each once.

use crate::{
    Store, StoreError,
    articles::record,
    moment::{moment, of_column},
};
use jiff::Timestamp;
use rusqlite::{Row, params};

/// How far a hand-over came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// It was begun; where the program ended in the midst of it, nobody knows whether it arrived, and it is not repeated.
    Begun,
    /// It arrived.
    Done,
    /// It did not arrive.
    Failed,
}

impl DeliveryState {
    fn word(self) -> &'static str {
        match self {
            DeliveryState::Begun => "begun",
            DeliveryState::Done => "done",
            DeliveryState::Failed => "failed",
        }
    }
}

/// One alarm handed over to one channel.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Delivery {
    /// The alarm's name.
    pub alarm: String,
    /// The channel's name.
    pub channel: String,
    /// How far it came.
    pub state: DeliveryState,
    /// When that was.
    pub at: Timestamp,
    /// Why it failed.
    pub why: String,
    /// The alarm.
    pub record: serde_json::Value,
}

impl Store {
    /// Begins to hand an alarm over; false where that was begun before.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn begin_delivery(
        &mut self,
        alarm: &str,
        channel: &str,
        value: &serde_json::Value,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = "INSERT OR IGNORE INTO deliveries (alarm, channel, state, at, record)
                       VALUES (?1, ?2, 'begun', ?3, ?4)";
            let begun = record(value).and_then(|r| tx.execute(sql, params![alarm, channel, moment(at), r]));
            begun.map(|rows| rows == 1).map_err(|e| StoreError::of(&path, e))
        })
    }

    /// Keeps how a hand-over ended.
    ///
    /// # Errors
    /// As [`Store::begin_delivery`].
    pub fn end_delivery(
        &mut self,
        alarm: &str,
        channel: &str,
        state: DeliveryState,
        why: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.write(|tx| {
            let sql = "UPDATE deliveries SET state = ?3, why = ?4, at = ?5 WHERE alarm = ?1 AND channel = ?2";
            let values = params![alarm, channel, state.word(), why, moment(at)];
            tx.execute(sql, values).map(|_| ()).map_err(|e| StoreError::of(&path, e))
        })
    }

    /// What was handed over, or was to be, to a channel or to all; the last first, no more than `most`.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be read.
    pub fn deliveries(&self, channel: Option<&str>, most: usize) -> Result<Vec<Delivery>, StoreError> {
        let sql = "SELECT alarm, channel, state, at, why, record FROM deliveries
                   WHERE ?1 IS NULL OR channel = ?1 ORDER BY rowid DESC LIMIT ?2";
        let error = |e| self.error(e);
        let mut statement = self.db.prepare(sql).map_err(error)?;
        let row = |r: &Row<'_>| {
            let state: String = r.get(2)?;
            let state = match state.as_str() {
                "done" => DeliveryState::Done,
                "failed" => DeliveryState::Failed,
                _ => DeliveryState::Begun,
            };
            let (record, at) = (r.get::<_, String>(5)?, of_column(r, 3)?);
            Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, state, at, r.get::<_, String>(4)?, record))
        };
        let rows = statement.query_map(params![channel, most], row).map_err(error)?;
        let mut deliveries = Vec::new();
        for row in rows {
            let (alarm, channel, state, at, why, record) = row.map_err(error)?;
            let record = self.read_back(&alarm, &record)?;
            deliveries.push(Delivery { alarm, channel, state, at, why, record });
        }
        Ok(deliveries)
    }
}

//! A store, as it is or as it was known → the alarms of a file of watches, each as JSON with what it is worth.

use crate::Failure;
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tazamun_analysis::{
    AlarmsQuestion, Dataset, IncidentsAtHand, Source, Watches, file_bytes, sha256, shown,
};
use tazamun_record::{Date, Incident};
use tazamun_store::{MERGED, Store};

/// The option by which a verb is told what to raise alarms for.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct AlarmArgs {
    /// Raise the alarms of this file of watches (see 'tazamun help alarms')
    #[arg(long, value_name = "WATCHES.toml")]
    alarms: Option<PathBuf>,
    /// Copies of the past behind the threshold of a rate
    #[arg(long, value_name = "NUMBER", default_value_t = 100, value_parser = crate::named::number(), requires = "alarms")]
    copies: usize,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1, requires = "alarms")]
    seed: u64,
}

/// A file of watches, and how its alarms are raised.
#[derive(Debug)]
pub struct Raising {
    watches: Watches,
    copies: usize,
    seed: u64,
}

impl AlarmArgs {
    /// Reads the file, where one is named.
    ///
    /// # Errors
    /// [`Failure`] where it cannot be read or names what is not watched for.
    pub fn open(&self) -> Result<Option<Raising>, Failure> {
        let Some(path) = &self.alarms else { return Ok(None) };
        let watches = Watches::read(&shown(path), &file_bytes(path)?)?;
        Ok(Some(Raising { watches, copies: self.copies, seed: self.seed }))
    }
}

/// Days of which an alarm is handed over when it is first found: a channel that is new is not given the past.
const DAYS: i64 = 14;

impl Raising {
    /// The alarms of a store as it is that nobody has silenced, and keeps them there.
    ///
    /// # Errors
    /// [`Failure`] where the store cannot be used.
    pub fn of_store(&self, path: &Path) -> Result<Vec<Value>, Failure> {
        let store = Store::open_to_read(path)?;
        if store.datasets()?.is_empty() {
            return Ok(Vec::new());
        }
        let mut alarms = self.raised(&[Source::named(path)], &store, None)?;
        let silences = store.silences()?;
        drop(store);
        let raised: Vec<_> = alarms
            .iter()
            .map(|alarm| tazamun_store::RaisedAlarm {
                key: text(alarm, "key"),
                watch: text(alarm, "watch"),
                record: alarm.clone(),
            })
            .collect();
        Store::open(path)?.raise(&raised)?;
        let is_silent = |alarm: &Value| {
            let day = text(alarm, "day");
            silences.iter().any(|silence| {
                silence.watch == text(alarm, "watch")
                    && silence.until.as_deref().is_none_or(|last| *day <= *last)
            })
        };
        let last = alarms.iter().filter_map(|alarm| text(alarm, "day").parse::<Date>().ok()).max();
        let is_old = |alarm: &Value| {
            let day = text(alarm, "day").parse::<Date>().ok();
            day.zip(last).is_some_and(|(day, last)| {
                tazamun_record::day_number(last) - tazamun_record::day_number(day) > DAYS
            })
        };
        alarms.retain(|alarm| !is_silent(alarm) && !is_old(alarm));
        Ok(alarms)
    }

    /// The alarms that would have been raised on a day, from what was known at its end.
    ///
    /// # Errors
    /// [`Failure`] where a watch is wrong; what was known may be too little for any, which is no error.
    pub fn of_past(
        &self,
        store: &Store,
        known: &[(String, Incident)],
        day: Date,
    ) -> Result<Vec<Value>, Failure> {
        // As of a store: its datasets, or, where it holds none, what was merged from its articles.
        let has_rows = known.iter().any(|(dataset, _)| dataset != MERGED);
        let is_counted = |dataset: &str| (dataset != MERGED) == has_rows;
        let incidents: Vec<Incident> =
            known.iter().filter(|(dataset, _)| is_counted(dataset)).map(|(_, i)| i.clone()).collect();
        if incidents.is_empty() {
            return Ok(Vec::new());
        }
        let names: String = incidents.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(" ");
        let source = Source::AtHand {
            name: format!("known on {day}"),
            sha256: sha256(names.as_bytes()),
            incidents: Arc::new(Known(incidents)),
            doubts: Default::default(),
        };
        self.raised(&[source], store, Some(day))
    }

    fn raised(&self, sources: &[Source], store: &Store, to: Option<Date>) -> Result<Vec<Value>, Failure> {
        let mut watches = self.watches.clone();
        watches.no_coverage.extend(outages(store, to)?);
        let question = AlarmsQuestion { watches, from: None, to, copies: self.copies, seed: self.seed };
        let data = Dataset::open(sources, &question.wanted()?)?;
        // A record of a few days has no past that anything could be new against.
        let Ok(answer) = question.answer(&data, |_, _| {}) else { return Ok(Vec::new()) };
        let mut alarms = Vec::new();
        for mut alarm in answer.result.alarms {
            for incident in &mut alarm.incidents {
                incident.quotes = store.quotes_of(&incident.id)?;
            }
            let mut value = serde_json::to_value(&alarm).map_err(std::io::Error::from)?;
            value["title"] = json!(format!("{} ({})", alarm.watch, alarm.day));
            value["budget"] = json!(self.watches.budget);
            value["expected_false_alarms_a_year"] = json!(answer.result.expected_a_year);
            value["certificate"] = serde_json::to_value(&answer.certificate).map_err(std::io::Error::from)?;
            alarms.push(value);
        }
        Ok(alarms)
    }
}

fn text(alarm: &Value, key: &str) -> String {
    alarm.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Days on which most feeds were silent, or nobody asked: missing exposure, and not calm.
fn outages(store: &Store, to: Option<Date>) -> Result<Vec<(Date, Date)>, Failure> {
    let silent = store.silent_days()?;
    let day = |text: &String| text.parse::<Date>().ok();
    let is_before = |day: &Date| to.is_none_or(|to| *day <= to);
    Ok(silent.iter().filter_map(day).filter(is_before).map(|day| (day, day)).collect())
}

/// What was known.
#[derive(Debug)]
struct Known(Vec<Incident>);

impl IncidentsAtHand for Known {
    fn each(&self, see: &mut dyn FnMut(&Incident, bool)) {
        // Who had reviewed what by then is not kept apart: all that was merged from articles counts as unreviewed.
        self.0.iter().for_each(|incident| see(incident, !incident.reports.is_empty()));
    }
}

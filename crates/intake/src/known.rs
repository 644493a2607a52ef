//! A store and a moment → what was known then; and day by day, what became known.

use crate::{Error, merging::decided};
use jiff::{Timestamp, civil, tz::TimeZone};
use std::collections::{BTreeMap, BTreeSet};
use tazamun_merge::{Linkage, Record};
use tazamun_record::{Date, Incident, Interval};
use tazamun_store::{DayOfNews, MERGED, Store};

/// A moment, in UTC.
pub type Moment = Timestamp;

/// The last second of a day, in UTC.
///
/// ```
/// let day = "2026-11-29".parse().unwrap();
/// assert_eq!(tazamun_intake::known::end_of_day(day).to_string(), "2026-11-29T23:59:59Z");
/// ```
pub fn end_of_day(day: Date) -> Moment {
    let last = civil::date(day.year(), day.month(), day.day()).at(23, 59, 59, 0);
    last.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |at| at.timestamp())
}

/// The incidents that were known at a moment: merged from the articles as they stood then, with the decisions that had been
/// taken, and the rows of datasets that had been imported as far as no later release took their place. Each with its
/// dataset's name.
///
/// # Errors
/// [`Error::Store`] where the store cannot be read.
pub fn incidents_known(store: &Store, at: Moment) -> Result<Vec<(String, Incident)>, Error> {
    let (reports, stored) = (store.reports_known(at)?, store.decisions_known(at)?);
    let records = reports.iter().map(|(name, report)| Record::Report(name, report));
    let merged = Linkage::of(records, &decided(&stored, &[]));
    let mut known: Vec<(String, Incident)> =
        merged.incidents().map(|incident| (MERGED.to_owned(), incident)).collect();
    known.extend(store.rows_known(at)?);
    known.sort_by(|(d, a), (e, b)| (a.facts.when.start(), d, &a.id).cmp(&(b.facts.when.start(), e, &b.id)));
    Ok(known)
}

/// What became known on a day.
#[derive(Debug, serde::Serialize)]
pub struct DayKnown {
    /// What came in.
    #[serde(flatten)]
    pub news: DayOfNews,
    /// Incidents that were known at its end.
    pub known: usize,
    /// Incidents that were not known the day before, by their first days.
    pub new: Vec<Incident>,
    /// Incidents that were known the day before, and were merged with others or taken back.
    pub gone: Vec<String>,
}

/// Dataset and id.
type Name = (String, String);

/// The days of a store, one after another, as they were.
#[derive(Debug)]
pub struct PastDays<'s> {
    store: &'s Store,
    day: Date,
    /// What was known at the end of the day before.
    before: BTreeSet<Name>,
}

impl<'s> PastDays<'s> {
    /// From a day on.
    ///
    /// # Errors
    /// [`Error::Store`] where the store cannot be read.
    pub fn from(store: &'s Store, day: Date) -> Result<Self, Error> {
        let eve = Interval::from(day).shifted(-1).start();
        let known = incidents_known(store, end_of_day(eve))?;
        let before = known.into_iter().map(|(dataset, incident)| (dataset, incident.id)).collect();
        Ok(PastDays { store, day, before })
    }

    /// The next day, and all that was known at its end, each incident with its dataset.
    ///
    /// # Errors
    /// [`Error::Store`] where the store cannot be read.
    pub fn next_day(&mut self) -> Result<(DayKnown, Vec<(String, Incident)>), Error> {
        let all = incidents_known(self.store, end_of_day(self.day))?;
        let known: BTreeMap<Name, &Incident> = all
            .iter()
            .map(|(dataset, incident)| ((dataset.clone(), incident.id.clone()), incident))
            .collect();
        let names: BTreeSet<Name> = known.keys().cloned().collect();
        let gone = self.before.difference(&names).map(|(_, id)| id.clone()).collect();
        let day = self.day.to_string();
        let news = self.store.news_of_days(&day, &day)?.into_iter().next();
        let news = news.unwrap_or(DayOfNews { day, answered: 0, silent: 0, articles: 0, copies: 0 });
        let count = known.len();
        let is_new = |name: &Name| !self.before.contains(name);
        let mut new: Vec<Incident> = known
            .into_iter()
            .filter(|(name, _)| is_new(name))
            .map(|(_, incident)| incident.clone())
            .collect();
        new.sort_by_key(|incident| (incident.facts.when.start(), incident.id.clone()));
        self.before = names;
        self.day = Interval::from(self.day).shifted(1).start();
        Ok((DayKnown { news, known: count, new, gone }, all))
    }
}

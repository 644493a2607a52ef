//! Which rows are meant: places in the columns of a dataset, never copies of rows.

use crate::{Dataset, Error, EventPlace};
use std::collections::BTreeMap;
use tazamun_record::{Actor, Country, Date, Interval};
use tazamun_sync::{Event, Series, Window, sensitivity::UncertainEvent};

/// Rows of a dataset, with the filter that selects them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The filter as it was written, or the name of the file that holds the rows; empty for all.
    pub label: String,
    rows: Vec<u32>,
    /// Rows that may belong to the record and are not counted in it.
    possible: Vec<u32>,
}

/// A selection of no row yet.
pub(crate) fn no_rows(label: &str) -> Selection {
    Selection { label: label.to_owned(), rows: Vec::new(), possible: Vec::new() }
}

/// One event of a selection, as its columns have it.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow<'d> {
    /// Its id; empty where ids were not wanted.
    pub id: &'d str,
    /// The days among which it lies.
    pub when: Interval,
    /// The name of its place, where places were wanted and it is known.
    pub place_name: Option<&'d str>,
    /// Its coordinates, where places were wanted and they are known.
    pub place: Option<EventPlace>,
    /// Killed on all sides, by the best estimate.
    pub killed: Option<u32>,
}

impl Selection {
    pub(crate) fn take(&mut self, row: u32, sure: bool) {
        if sure { self.rows.push(row) } else { self.possible.push(row) }
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(crate) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Its events, in the order of their files.
    pub fn events<'d>(&'d self, data: &'d Dataset) -> impl Iterator<Item = EventRow<'d>> {
        self.rows.iter().map(|row| event(data, *row))
    }

    /// The events that killed at least so many; 0 keeps those without a toll too.
    #[must_use]
    pub fn at_least(&self, killed: u32, data: &Dataset) -> Selection {
        let large =
            |row: &&u32| killed == 0 || data.columns.killed(**row).is_some_and(|number| number >= killed);
        let some = |rows: &[u32]| rows.iter().filter(large).copied().collect();
        Selection { label: self.label.clone(), rows: some(&self.rows), possible: some(&self.possible) }
    }

    /// Parts it by a value of each row; rows without one are left out.
    pub(crate) fn parted<'d>(&self, of: impl Fn(u32) -> Option<&'d str>) -> Vec<Selection> {
        let mut parts: BTreeMap<&str, Selection> = BTreeMap::new();
        for row in &self.rows {
            if let Some(value) = of(*row) {
                parts.entry(value).or_insert_with(|| no_rows(value)).rows.push(*row);
            }
        }
        parts.into_values().collect()
    }

    /// This selection and another one, one after the other.
    #[must_use]
    pub(crate) fn and(&self, other: &Selection) -> Selection {
        let both = |a: &[u32], b: &[u32]| [a, b].concat();
        Selection {
            label: self.label.clone(),
            rows: both(&self.rows, &other.rows),
            possible: both(&self.possible, &other.possible),
        }
    }

    /// How many events it shares with another selection.
    pub(crate) fn shared_with(&self, other: &Selection) -> usize {
        let (mut here, mut there, mut shared) =
            (self.rows.iter().peekable(), other.rows.iter().peekable(), 0);
        while let (Some(a), Some(b)) = (here.peek(), there.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(here.next()),
                std::cmp::Ordering::Greater => drop(there.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    here.next();
                    there.next();
                }
            }
        }
        shared
    }

    /// The largest event that may have happened on a day; a named day wins over a vague date that holds it.
    pub(crate) fn on(&self, day: Date, data: &Dataset) -> Option<u32> {
        let days = |row: u32| data.columns.when(row).days();
        let those = self.rows.iter().copied().filter(|row| data.columns.when(*row).contains(day));
        those.max_by_key(|row| (std::cmp::Reverse(days(*row)), data.columns.killed(*row).unwrap_or(0)))
    }

    /// The country of all its events, where they have one in common.
    pub fn country(&self, data: &Dataset) -> Option<Country> {
        self.common(|row| data.columns.country(row))?
    }

    /// The first-level division of all its events, where they have one in common.
    pub fn division<'d>(&self, data: &'d Dataset) -> Option<&'d str> {
        self.common(|row| data.columns.division_number(row))?;
        data.columns.division(*self.rows.first()?)
    }

    /// The first actor of all its events, where they have one in common.
    pub fn actor(&self, data: &Dataset) -> Option<Actor> {
        self.common(|row| data.columns.actor_number(row))?;
        data.columns.actor(*self.rows.first()?)?.parse().ok()
    }

    fn common<T: PartialEq>(&self, of: impl Fn(u32) -> T) -> Option<T> {
        let mut values = self.rows.iter().map(|row| of(*row));
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    }

    /// From its first event to its last.
    pub fn span(&self, data: &Dataset) -> Option<Interval> {
        let events = self.rows.iter().map(|row| data.columns.event(*row));
        let (first, last) = events.fold(None, |span: Option<(i64, i64)>, event| {
            let (first, last) = span.unwrap_or((event.first, event.last));
            Some((first.min(event.first), last.max(event.last)))
        })?;
        Some(Interval::from(tazamun_record::day_at(first)).hull(&tazamun_record::day_at(last).into()))
    }

    /// How many of its events nobody has reviewed since a machine read them.
    pub(crate) fn unreviewed(&self, data: &Dataset) -> usize {
        self.rows.iter().filter(|row| data.columns.is_unreviewed(**row)).count()
    }

    /// How many of these a language model pointed at.
    pub(crate) fn by_model(&self, data: &Dataset) -> usize {
        self.rows.iter().filter(|row| data.columns.is_by_model(**row)).count()
    }

    /// Its daily counts over a window, without the days that the record does not cover.
    ///
    /// # Errors
    /// [`Error::Series`] where the window is too long or no day of it is covered.
    pub fn series(
        &self,
        data: &Dataset,
        window: Window,
        within: u32,
        gaps: &[Interval],
    ) -> Result<Series, Error> {
        let events: Vec<Event> = self.rows.iter().map(|row| data.columns.event(*row)).collect();
        let gaps: Vec<Window> = gaps.iter().copied().map(crate::period::window).collect();
        Ok(Series::new(&events, window, within)?.without_coverage(&gaps)?)
    }

    /// Its events and those that may belong to it, each with its probability.
    pub(crate) fn uncertain(&self, data: &Dataset) -> Vec<UncertainEvent> {
        let rows = self.rows.iter().chain(&self.possible);
        rows.map(|row| UncertainEvent {
            event: data.columns.event(*row),
            probability: data.probability(*row),
        })
        .collect()
    }
}

/// A row as its columns have it.
pub(crate) fn event(data: &Dataset, row: u32) -> EventRow<'_> {
    let columns = &data.columns;
    EventRow {
        id: columns.id(row),
        when: columns.when(row),
        place_name: columns.name(row),
        place: columns.place(row),
        killed: columns.killed(row),
    }
}

//! One list of incidents, and the days over which a question is asked of it.

use crate::{Dataset, Error, Period, Selection, Warning, period::window, sides};
use tazamun_record::{Interval, built_in_days};
use tazamun_sync::Series;

/// The events that a question about one list looks at.
#[derive(Debug)]
pub(crate) struct FilteredEvents<'d> {
    pub(crate) data: &'d Dataset,
    pub(crate) events: &'d Selection,
    pub(crate) days: Interval,
    period: &'d Period,
}

impl<'d> FilteredEvents<'d> {
    /// Those that a filter selects; all where there is none.
    ///
    /// # Errors
    /// [`Error`] where nothing is selected, or the days end before they start.
    pub(crate) fn of(data: &'d Dataset, filter: Option<&str>, period: &'d Period) -> Result<Self, Error> {
        let filter = filter.unwrap_or_default();
        let events = data.selected(filter)?;
        let Some(span) = events.span(data) else {
            if data.events() == 0 {
                let files: Vec<&str> = data.files().iter().map(|file| file.name.as_str()).collect();
                return Err(Error::Question(format!(
                    "{}: no incident is in it, so there is nothing to test. 'tazamun list' shows what a store holds.",
                    files.join(", ")
                )));
            }
            return Err(Error::Question(format!(
                "no incident is selected by --filter '{filter}'. Check its values against the data; any column is a \
                 field."
            )));
        };
        let days = period.over(if data.is_built_in() { built_in_days() } else { span })?;
        Ok(FilteredEvents { data, events, days, period: period.checked()? })
    }

    /// The daily counts of some of the events; gaps of the built-in record are those of `country`, or of no one.
    ///
    /// # Errors
    /// [`Error::Series`] where the days are too many or none of them is covered.
    pub(crate) fn series(
        &self,
        some: &Selection,
        country: Option<&str>,
        within: u32,
    ) -> Result<Series, Error> {
        some.series(self.data, window(self.days), within, &self.period.gaps_in(country, self.data))
    }

    pub(crate) fn unreviewed(&self) -> Option<Warning> {
        sides::unreviewed(&[self.events], self.data)
    }
}

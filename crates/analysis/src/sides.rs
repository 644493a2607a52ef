//! The two sides of a question, the days to compare them over, and their series.

use crate::{Dataset, Error, Period, Selection, Source, Wanted, Warning, period::window};
use tazamun_record::{Date, Interval, built_in_days, day_at};
use tazamun_sync::{Series, Window};

/// Two theatres of a dataset, and the days to compare them over.
#[derive(Debug)]
pub struct Sides<'d> {
    /// The dataset.
    pub data: &'d Dataset,
    /// The first theatre.
    pub a: Selection,
    /// The second theatre.
    pub b: Selection,
    /// The days.
    pub period: Period,
}

/// What a question about two sides wants: two filters of the sources, or two sources without filters.
///
/// # Errors
/// [`Error`] where a filter is wrong, or where two names are no files.
pub(crate) fn wanted(a: &str, b: &str, sources: Sources) -> Result<Wanted, Error> {
    match sources {
        Sources::Filtered => Wanted::default().filter("a", a)?.filter("b", b),
        Sources::OneEach => Ok(Wanted::default().source("a", a, 0).source("b", b, 1)),
    }
}

/// How the two sides of a question lie in its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sources {
    /// Both sides are filters of all of them.
    Filtered,
    /// The first source is the one side, the second the other.
    OneEach,
}

/// The sources of a question of which no events were named: each side is a file.
///
/// # Errors
/// [`Error::FilterOfNothing`] where a side is a filter.
pub fn two_files(a: &str, b: &str) -> Result<[Source; 2], Error> {
    let source = |option, text: &str| {
        let path = std::path::Path::new(text);
        if text.contains(['=', '<', '>']) && !path.exists() {
            return Err(Error::FilterOfNothing { option, text: text.to_owned() });
        }
        Ok(Source::named(path))
    };
    Ok([source("a", a)?, source("b", b)?])
}

impl<'d> Sides<'d> {
    /// The two sides of a question in a dataset that was opened for it.
    ///
    /// # Errors
    /// [`Error`] where both select the same events or the days end before they start.
    pub fn of(data: &'d Dataset, a: &str, b: &str, period: &Period) -> Result<Self, Error> {
        period.checked()?;
        let sides = Sides {
            data,
            a: data.selected(a)?.clone(),
            b: data.selected(b)?.clone(),
            period: period.clone(),
        };
        if let [one, other] = data.files()
            && one.sha256 == other.sha256
            && (one.name == a && other.name == b)
        {
            return Err(Error::SameFile { a: a.to_owned(), b: b.to_owned() });
        }
        match sides.a.shared_with(&sides.b) {
            0 => Ok(sides),
            both => Err(Error::SharedEvents { both, a: a.to_owned(), b: b.to_owned() }),
        }
    }

    /// The two series, as the tests take them.
    ///
    /// # Errors
    /// [`Error`] where the two theatres share no day.
    pub fn series(&self, within: u32) -> Result<(Series, Series), Error> {
        self.series_at_least(within, 0, 0)
    }

    /// The two series of the events that killed at least so many on each side (0: all), over the same days as
    /// [`Sides::series`].
    ///
    /// # Errors
    /// As [`Sides::series`].
    pub fn series_at_least(
        &self,
        within: u32,
        killed_a: u32,
        killed_b: u32,
    ) -> Result<(Series, Series), Error> {
        self.series_over(self.window()?, within, killed_a, killed_b)
    }

    /// The two series as [`Sides::series_at_least`] gives them, over one half of their days each: the earlier days, and the
    /// later ones.
    ///
    /// # Errors
    /// As [`Sides::series`].
    pub fn halves(&self, within: u32) -> Result<[(Series, Series); 2], Error> {
        let Window { first, last } = self.window()?;
        let middle = first + (last - first) / 2;
        let over = |first, last| self.series_over(Window { first, last }, within, 0, 0);
        Ok([over(first, middle)?, over((middle + 1).min(last), last)?])
    }

    fn series_over(
        &self,
        window: Window,
        within: u32,
        killed_a: u32,
        killed_b: u32,
    ) -> Result<(Series, Series), Error> {
        let series = |side: &Selection, killed| -> Result<Series, Error> {
            let gaps = self.gaps(side);
            match killed {
                0 => side.series(self.data, window, within, &gaps),
                // Who lies in which country is asked of all events of a side, and so the same for every size.
                _ => side.at_least(killed, self.data).series(self.data, window, within, &gaps),
            }
        };
        Ok((series(&self.a, killed_a)?, series(&self.b, killed_b)?))
    }

    /// The series of the first-level divisions in which both theatres' events lie, over the same days as
    /// [`Sides::series`]: those with at least so many event days, by the ISO code of the division.
    ///
    /// # Errors
    /// As [`Sides::series`].
    pub fn divisions(&self, within: u32, fewest: usize) -> Result<Vec<(String, Series)>, Error> {
        let window = self.window()?;
        let mut series = Vec::new();
        for part in self.a.and(&self.b).parted(|row| self.data.columns.division(row)) {
            let of_part = part.series(self.data, window, within, &self.gaps(&part))?;
            if of_part.summary().event_days >= fewest {
                series.push((part.label, of_part));
            }
        }
        Ok(series)
    }

    /// Days for which the record holds nothing of a side: those that were named, and the gaps of the built-in record in the
    /// side's country.
    pub fn gaps(&self, side: &Selection) -> Vec<Interval> {
        self.period.gaps(side, self.data)
    }

    /// Both sides' events that nobody has reviewed, as a warning where there are any.
    pub fn unreviewed(&self) -> Option<Warning> {
        unreviewed(&[&self.a, &self.b], self.data)
    }

    /// The days to compare: as asked for; else those that the built-in record covers; else those on which both theatres
    /// are under way (from the later of the two first events to the earlier of the two last ones: outside, one of them
    /// has no rate to compare with).
    ///
    /// # Errors
    /// [`Error::NoSharedDay`] where there are none, and where neither side has an event and nobody says which days to look at.
    pub fn window(&self) -> Result<Window, Error> {
        let covered = self.data.is_built_in().then(built_in_days);
        let (a, b) = (self.a.span(self.data), self.b.span(self.data));
        let apart = a.zip(b).is_some_and(|(a, b)| !a.overlaps(&b));
        let under_way = |side: Option<Interval>| covered.or(side);
        let both = under_way(a).zip(under_way(b)).and_then(|(a, b)| a.intersection(&b));
        let any = match (both.or(under_way(a)).or(under_way(b)), self.period.from, self.period.to) {
            (Some(any), ..) => any,
            (None, Some(from), Some(to)) => {
                Interval::new(from, to).map_err(|_| self.no_day_in_common(a, b))?
            }
            _ => return Err(self.no_events()),
        };
        let days =
            Interval::new(self.period.from.unwrap_or(any.start()), self.period.to.unwrap_or(any.end()));
        match days {
            Ok(days) if !apart => Ok(window(days)),
            _ => Err(self.no_day_in_common(a, b)),
        }
    }

    fn no_events(&self) -> Error {
        let files: Vec<&str> = self.data.files().iter().map(|file| file.name.as_str()).collect();
        let files = files.join(", ");
        Error::Question(match self.data.events() {
            0 => format!(
                "{files}: no incident is in it, so there is nothing to test. 'tazamun list' shows what a store holds."
            ),
            held => format!(
                "--a '{}' and --b '{}' select none of the {held} incidents in {files}. Check their values against the data; \
                 any column is a field.",
                self.a.label, self.b.label
            ),
        })
    }

    fn no_day_in_common(&self, a: Option<Interval>, b: Option<Interval>) -> Error {
        let shown = |span: Option<Interval>| span.map_or("over no day".to_owned(), |i| i.to_string());
        Error::NoSharedDay {
            a: self.a.label.clone(),
            span_a: shown(a),
            b: self.b.label.clone(),
            span_b: shown(b),
        }
    }
}

/// Events of some selections that nobody has reviewed since a machine read them, as a warning where there are any.
pub(crate) fn unreviewed(selections: &[&Selection], data: &Dataset) -> Option<Warning> {
    let incidents = selections.iter().map(|selection| selection.unreviewed(data)).sum();
    let of = selections.iter().map(|selection| selection.len()).sum();
    let by_model = selections.iter().map(|selection| selection.by_model(data)).sum();
    (incidents > 0).then_some(Warning::Unreviewed { incidents, of, by_model })
}

/// The days of a window.
pub(crate) fn first_and_last(window: Window) -> (Date, Date) {
    (day_at(window.first), day_at(window.last))
}

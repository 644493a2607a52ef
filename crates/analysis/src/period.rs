//! Which days to look at, and which of them the record does not cover.

use crate::{Dataset, Error, Selection};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::{Date, Interval, built_in_gaps, day_number};
use tazamun_sync::Window;

/// The days that a question looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// First day, where one was asked for.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day, where one was asked for.
    #[serde(default)]
    pub to: Option<Date>,
    /// Days for which the record holds nothing: gaps, not calm. Each from its first day to its last.
    #[serde(default)]
    pub no_coverage: Vec<(Date, Date)>,
}

impl Period {
    /// Holds the days against each other.
    ///
    /// # Errors
    /// [`Error::Question`] where the last day lies before the first.
    pub fn checked(&self) -> Result<&Self, Error> {
        if let (Some(from), Some(to)) = (self.from, self.to) {
            Interval::new(from, to).map_err(|e| Error::Question(format!("--from, --to: {e}.")))?;
        }
        for (from, to) in &self.no_coverage {
            Interval::new(*from, *to).map_err(|e| Error::Question(format!("--no-coverage: {e}.")))?;
        }
        Ok(self)
    }

    /// The days asked for, and those of `usual` where none were.
    ///
    /// # Errors
    /// [`Error::Question`] where the last day lies before the first.
    pub fn over(&self, usual: Interval) -> Result<Interval, Error> {
        Interval::new(self.from.unwrap_or(usual.start()), self.to.unwrap_or(usual.end()))
            .map_err(|e| Error::Question(format!("--from, --to: {e}.")))
    }

    /// Days for which the record holds nothing of a selection: those that were named, and the gaps of the built-in record in
    /// the country of all its events.
    pub fn gaps(&self, selection: &Selection, data: &Dataset) -> Vec<Interval> {
        self.gaps_in(selection.country(data).as_ref().map(|c| c.code()), data)
    }

    /// The same, of a country.
    pub fn gaps_in(&self, country: Option<&str>, data: &Dataset) -> Vec<Interval> {
        let named = self.no_coverage.iter().filter_map(|(from, to)| Interval::new(*from, *to).ok());
        let known = if data.is_built_in() { built_in_gaps() } else { Vec::new() };
        let own = known.into_iter().filter(|(code, _)| Some(code.as_str()) == country).map(|(_, gap)| gap);
        named.chain(own).collect()
    }
}

/// The days of an interval, counted from 1970-01-01.
pub(crate) fn window(interval: Interval) -> Window {
    Window { first: day_number(interval.start()), last: day_number(interval.end()) }
}

/// No filter, as files have it: an empty text, which is no filter that anybody can write.
pub(crate) mod empty_for_none {
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(filter: &Option<String>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(filter.as_deref().unwrap_or_default())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
        Ok(Some(String::deserialize(from)?).filter(|text| !text.is_empty()))
    }
}

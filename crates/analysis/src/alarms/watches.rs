//! A file of watches → what is watched for, and how many false alarms a year are allowed; every mistake by its name.

use crate::Error;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::Date;
use tazamun_store::Filter;

/// The most watches of one file.
const MOST_WATCHES: usize = 1_000;
/// The least and the most false alarms a year that may be asked for.
const BUDGETS: std::ops::RangeInclusive<f64> = 0.01..=52.0;
/// The most days that may be called incomplete.
const MOST_INCOMPLETE: u16 = 60;
/// Fields that a watch may filter by: none of them names a place below the first-level division, a text or a person.
const FIELDS: &[&str] = &[
    "country",
    "adm1",
    "where_prec",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "actor",
    "claimed_by",
    "killed",
    "wounded",
    "casualties",
    "days",
    "status",
    "background",
    "aggregate",
    "reports",
    "dyad_name",
    "conflict_name",
    "type_of_violence",
    "side_a",
    "side_b",
    "disorder_type",
    "interaction",
    "civilian_targeting",
];
/// What is not watched for by name, in whichever field: one word of a line, in the languages of the filters.
const PROTECTED: &str = include_str!("../../data/protected.tsv");

/// Watches and their budget.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Watches {
    /// False alarms allowed a year, of all watches together.
    pub budget: f64,
    /// Last days of the record that are still filling and are not looked at.
    #[serde(default = "three")]
    pub incomplete: u16,
    /// Days of which nothing is known, of any watch: gaps, not calm. Each from its first day to its last.
    #[serde(default)]
    pub no_coverage: Vec<(Date, Date)>,
    /// The watches.
    #[serde(rename = "watch", default)]
    pub watches: Vec<Watch>,
}

fn three() -> u16 {
    3
}

/// One thing that is watched for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    /// Its name.
    pub name: String,
    /// Which incidents.
    pub filter: String,
    /// What for.
    pub what: WatchFor,
    /// The second theatre, of a coincidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter_b: Option<String>,
    /// Days within which two incidents count as close, of a coincidence; 1 where it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<u32>,
    /// Least toll from which on the record is taken to be complete, of a toll.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete_from: Option<u32>,
    /// Days of which nothing is known of this watch: gaps, not calm.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_coverage: Vec<(Date, Date)>,
}

/// What is watched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WatchFor {
    /// A rate that rises.
    RateUp,
    /// A rate that falls.
    RateDown,
    /// Two theatres hit within days of each other.
    Coincidence,
    /// A toll larger than the past lets expect.
    Toll,
    /// The first incident for so long.
    Gap,
    /// Several theatres active together: refused.
    Wave,
}

impl Watches {
    /// Reads a file of watches; `name` is what the file is called in messages.
    ///
    /// # Errors
    /// [`Error::Question`] where it is no TOML, has a key or a value that is none, or asks for what cannot be kept or is not watched for.
    pub fn read(name: &str, content: &[u8]) -> Result<Watches, Error> {
        let wrong = |what: String| Error::Question(format!("{name}: {what}"));
        let text = std::str::from_utf8(content).map_err(|e| {
            wrong(format!("byte {} is no UTF-8. Save the file as UTF-8.", e.valid_up_to() + 1))
        })?;
        let watches: Watches = toml::from_str(text)
            .map_err(|e| wrong(format!("{}. A file of watches is TOML.", e.to_string().trim())))?;
        watches.check().map_err(wrong)?;
        Ok(watches)
    }

    fn check(&self) -> Result<(), String> {
        if !BUDGETS.contains(&self.budget) {
            return Err(format!(
                "budget = {} cannot be kept: it is the number of false alarms a year of all watches together, from {} to {}.",
                self.budget,
                BUDGETS.start(),
                BUDGETS.end()
            ));
        }
        if self.incomplete > MOST_INCOMPLETE {
            return Err(format!("incomplete = {}: at most {MOST_INCOMPLETE} days.", self.incomplete));
        }
        if self.watches.is_empty() || self.watches.len() > MOST_WATCHES {
            return Err(format!(
                "{} watches: from 1 to {MOST_WATCHES}, each under [[watch]].",
                self.watches.len()
            ));
        }
        let mut names: Vec<&str> = self.watches.iter().map(|watch| watch.name.as_str()).collect();
        names.sort_unstable();
        if let Some(two) = names.windows(2).find(|two| two[0] == two[1]) {
            return Err(format!("two watches are called '{}': give each a name of its own.", two[0]));
        }
        let gaps = self.watches.iter().flat_map(|watch| &watch.no_coverage).chain(&self.no_coverage);
        if let Some((from, to)) = gaps.into_iter().find(|(from, to)| to < from) {
            return Err(format!("no_coverage: {from} to {to} ends before it starts."));
        }
        self.watches
            .iter()
            .try_for_each(|watch| watch.check().map_err(|e| format!("watch '{}': {e}", watch.name)))
    }
}

impl Watch {
    fn check(&self) -> Result<(), String> {
        if self.name.trim().is_empty()
            || self.name.chars().count() > 120
            || self.name.contains(char::is_control)
        {
            return Err("its name must be a line of 1 to 120 characters.".to_owned());
        }
        if self.what == WatchFor::Wave {
            return Err(
                "waves are not watched for: the test of joint days takes fast shared changes of rate for waves too often \
                 (METHODS.md), so that no number of false alarms could be promised. Watch for the rate of each theatre."
                    .to_owned(),
            );
        }
        let pair = self.what == WatchFor::Coincidence;
        for (key, there, wanted) in [
            ("filter_b", self.filter_b.is_some(), pair),
            ("within", self.within.is_some(), pair),
            ("complete_from", self.complete_from.is_some(), self.what == WatchFor::Toll),
        ] {
            if there && !wanted {
                return Err(format!("{key} has no bearing on this kind of watch: leave it out."));
            }
        }
        if pair && self.filter_b.is_none() {
            return Err("a coincidence needs its second theatre: filter_b = \"country=SY\".".to_owned());
        }
        if self.within.is_some_and(|days| days > 30) {
            return Err("within: at most 30 days.".to_owned());
        }
        std::iter::once(&self.filter).chain(&self.filter_b).try_for_each(|filter| may_be_watched(filter))
    }

    /// Its filters.
    pub(crate) fn filters(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.filter.as_str()).chain(self.filter_b.as_deref())
    }
}

/// Nobody is watched for, no shelter and nothing on the way to one.
fn may_be_watched(text: &str) -> Result<(), String> {
    let filter = Filter::parse(text).map_err(|e| format!("filter '{text}': {e}"))?;
    if let Some(field) = filter.names().find(|field| !FIELDS.contains(field)) {
        return Err(format!(
            "filter '{text}': a watch does not filter by '{field}'. It filters by country and first-level division, actors, kinds \
             and numbers ({}): never by a place, a text or a person.",
            FIELDS.join(", ")
        ));
    }
    let lower = text.to_lowercase();
    let protected = tazamun_record::rows(PROTECTED).find(|(_, fields)| lower.contains(fields[0]));
    if let Some((_, fields)) = protected {
        return Err(format!(
            "filter '{text}': '{}' is not watched for. Camps, hospitals, shelters, schools and convoys are no watch's object.",
            fields[0]
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Watches, String> {
        Watches::read("w.toml", text.as_bytes()).map_err(|e| e.to_string())
    }

    const GOOD: &str = "budget = 1.0\n[[watch]]\nname = \"a\"\nfilter = \"country=IQ\"\nwhat = \"rate-up\"\n";

    #[test]
    fn a_good_file_is_read() {
        let watches = read(GOOD).unwrap();
        assert_eq!((watches.watches.len(), watches.incomplete), (1, 3));
    }

    #[test]
    fn mistakes_are_named() {
        let with = |line: &str| format!("{GOOD}{line}\n");
        for (text, part) in [
            ("budget = 1.0".to_owned(), "0 watches"),
            (GOOD.replace("1.0", "0.0"), "cannot be kept"),
            (GOOD.replace("1.0", "nan"), "cannot be kept"),
            (GOOD.replace("1.0", "1e9"), "cannot be kept"),
            (GOOD.replace("budget", "budgte"), "budgte"),
            (with("flter = \"x\""), "flter"),
            (GOOD.replace("rate-up", "wave"), "waves are not watched for"),
            (GOOD.replace("rate-up", "forecast"), "forecast"),
            (GOOD.replace("country=IQ", "contry=IQ"), "contry"),
            (GOOD.replace("country=IQ", "country="), "filter"),
            (GOOD.replace("country=IQ", "place~Mosul"), "never by a place"),
            (GOOD.replace("country=IQ", "lat>=33.1"), "never by a place"),
            (GOOD.replace("country=IQ", "note~Abu"), "a person"),
            (GOOD.replace("country=IQ", "dyad_name=\\\"IS - Refugee Camp\\\""), "not watched for"),
            (GOOD.replace("country=IQ", "side_b=\\\"مستشفى\\\""), "not watched for"),
            (GOOD.replace("rate-up", "coincidence"), "second theatre"),
            (with("within = 2"), "no bearing"),
            (with("no_coverage = [[\"2022-02-01\", \"2022-01-01\"]]"), "ends before"),
            (
                format!("{GOOD}[[watch]]\nname = \"a\"\nfilter = \"country=IQ\"\nwhat = \"gap\"\n"),
                "two watches",
            ),
        ] {
            let error = read(&text).unwrap_err();
            assert!(error.starts_with("w.toml: ") && error.contains(part), "{text}\n{error}");
        }
        assert!(Watches::read("w.toml", b"\xff").is_err());
    }
}

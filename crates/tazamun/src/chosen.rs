//! Files and a filter → one list of incidents, and the days over which a question is asked of it.

use crate::{
    Failure,
    events::days,
    input::{DataFile, Record, built_in_days, built_in_gaps},
};
use std::{collections::BTreeSet, path::PathBuf};
use tazamun_record::{Date, Incident, Interval, day_number};
use tazamun_store::Filter;
use tazamun_sync::{Event, Series, Window};

/// The arguments by which a verb is told which incidents to look at.
#[derive(Debug, Clone, clap::Args)]
pub struct ChosenArgs {
    /// Files of events (UCDP GED or plain CSV, JSON Lines; .gz too), - for standard input, built-in for the record
    /// that comes with the program
    #[arg(value_name = "EVENTS", required = true)]
    events: Vec<PathBuf>,
    /// Only incidents that this filter selects (country=IQ,actor1=IS,killed>=3)
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// First day to look at [default: that of the first incident]
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Last day to look at [default: that of the last incident]
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Days for which the record holds nothing: a gap, not calm (may be given several times)
    #[arg(long, value_name = "FROM..TO", value_parser = days)]
    no_coverage: Vec<Interval>,
}

/// The incidents that were chosen.
#[derive(Debug)]
pub struct Chosen {
    /// The filter as it was typed; empty for all.
    pub filter: String,
    /// The incidents.
    pub incidents: Vec<Incident>,
    /// The files that they came from.
    pub data: Vec<DataFile>,
    /// What was noticed while reading.
    pub warnings: Vec<String>,
    /// The days to look at.
    pub days: Interval,
    no_coverage: Vec<Interval>,
    built_in: bool,
}

impl Chosen {
    /// Opens the files and selects.
    ///
    /// # Errors
    /// [`Failure`] where a file or the filter is wrong, nothing is selected, or the days end before they start.
    pub fn open(args: &ChosenArgs) -> Result<Self, Failure> {
        let record = Record::open(args.events.iter().map(PathBuf::as_path))?;
        let built_in = record.is_built_in();
        let filter = args.filter.clone().unwrap_or_default();
        let incidents = match &args.filter {
            Some(text) => selected(&record, text)?,
            None => record.incidents,
        };
        let span = incidents.iter().map(|incident| incident.facts.when).reduce(|a, b| a.hull(&b));
        let Some(span) = span else {
            return Err(Failure::Usage(format!(
                "no incident is selected by --filter '{filter}'. Check its values against the data; any column is a \
                 field."
            )));
        };
        let usual = if built_in { built_in_days() } else { span };
        let days = Interval::new(args.from.unwrap_or(usual.start()), args.to.unwrap_or(usual.end()))
            .map_err(|e| Failure::Usage(format!("--from, --to: {e}.")))?;
        Ok(Chosen {
            filter,
            incidents,
            data: record.files,
            warnings: record.warnings,
            days,
            no_coverage: args.no_coverage.clone(),
            built_in,
        })
    }

    /// The daily counts of some of the incidents; gaps of the built-in record are those of `country`, or of no one.
    ///
    /// # Errors
    /// [`Failure::Series`] where the days are too many or none of them is covered.
    pub fn series<'i>(
        &self,
        incidents: impl IntoIterator<Item = &'i Incident>,
        country: Option<&str>,
        within: u32,
    ) -> Result<Series, Failure> {
        let events: Vec<Event> = incidents.into_iter().map(event).collect();
        let known = if self.built_in { built_in_gaps() } else { Vec::new() };
        let own = known.into_iter().filter(|(code, _)| Some(code.as_str()) == country).map(|(_, gap)| gap);
        let gaps: Vec<Window> = self.no_coverage.iter().copied().chain(own).map(window).collect();
        Ok(Series::new(&events, window(self.days), within)?.without_coverage(&gaps)?)
    }
}

fn selected(record: &Record, text: &str) -> Result<Vec<Incident>, Failure> {
    let wrong = |source| Failure::Filter { option: "filter", source };
    let extra: BTreeSet<String> = record.incidents.iter().flat_map(|i| i.extra.keys().cloned()).collect();
    let filter = Filter::parse(text).map_err(wrong)?;
    filter.check_fields(&extra).map_err(wrong)?;
    Ok(record.incidents.iter().filter(|incident| filter.matches(incident)).cloned().collect())
}

fn event(incident: &Incident) -> Event {
    let when = incident.facts.when;
    Event { first: day_number(when.start()), last: day_number(when.end()) }
}

fn window(days: Interval) -> Window {
    Window { first: day_number(days.start()), last: day_number(days.end()) }
}

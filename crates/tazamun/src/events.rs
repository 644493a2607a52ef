//! Filters → the two sides of a question → the series that are tested.

use crate::{
    Failure,
    input::{Record, built_in_days, built_in_gaps},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};
use tazamun_record::{Actor, Country, Date, Incident, Interval, day_number};
use tazamun_store::Filter;
use tazamun_sync::{Event, Series, Window};

/// The arguments by which `sync` and `pair` are told what to compare.
#[derive(Debug, Clone, clap::Args)]
pub struct SidesArgs {
    /// Files of events (UCDP GED or plain CSV, JSON Lines; .gz too), - for standard input, built-in for the record
    /// that comes with the program; without any, --a and --b are files
    #[arg(value_name = "EVENTS")]
    pub events: Vec<PathBuf>,
    /// The first theatre: a filter (country=IQ,actor1=IS,killed>=3), or a file where no EVENTS are given
    #[arg(long, value_name = "FILTER|FILE")]
    pub a: Option<String>,
    /// The second theatre
    #[arg(long, value_name = "FILTER|FILE")]
    pub b: Option<String>,
    /// First day to look at [default: the first day on which both series are under way]
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// Last day to look at [default: the last day on which both series are under way]
    #[arg(long, value_name = "DATE")]
    pub to: Option<Date>,
    /// Days for which the record holds nothing of either theatre: a gap, not calm (may be given several times)
    #[arg(long, value_name = "FROM..TO", value_parser = days)]
    pub no_coverage: Vec<Interval>,
}

/// Reads `FROM..TO` (or one day) as it stands on the command line.
pub(crate) fn days(text: &str) -> Result<Interval, String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let day = |t: &str| {
        t.trim().parse::<Date>().map_err(|e| format!("'{t}' is no day: {e}; write 2021-08-01..2021-08-31"))
    };
    Interval::new(day(from)?, day(to)?).map_err(|e| e.to_string())
}

/// Which days to look at.
#[derive(Debug, Clone, Default)]
pub struct Days {
    /// First day, where one was asked for.
    pub from: Option<Date>,
    /// Last day, where one was asked for.
    pub to: Option<Date>,
    /// Days for which the record holds nothing of either theatre.
    pub no_coverage: Vec<Interval>,
}

impl Days {
    /// As asked for on the command line.
    ///
    /// # Errors
    /// [`Failure::Usage`] where the last day lies before the first.
    pub fn asked(args: &SidesArgs) -> Result<Self, Failure> {
        if let (Some(from), Some(to)) = (args.from, args.to) {
            Interval::new(from, to).map_err(|e| Failure::Usage(format!("--from, --to: {e}.")))?;
        }
        Ok(Days { from: args.from, to: args.to, no_coverage: args.no_coverage.clone() })
    }

    /// Days for which a record holds nothing of a side: those that were named, and the gaps of the built-in record in the
    /// side's country.
    pub fn gaps(&self, side: &Side, record: &Record) -> Vec<Interval> {
        let country = side.country();
        let known = if record.is_built_in() { built_in_gaps() } else { Vec::new() };
        let of_country =
            |(code, gap): (String, Interval)| country.is_some_and(|c| c.code() == code).then_some(gap);
        self.no_coverage.iter().copied().chain(known.into_iter().filter_map(of_country)).collect()
    }
}

/// One theatre: the filter as it was typed, and the events that it selects.
#[derive(Debug, Clone)]
pub struct Side {
    /// The filter, or the name of the file that holds the events.
    pub label: String,
    /// Its events.
    pub incidents: Vec<Incident>,
}

/// Two theatres, the days to compare them over, and the data they come from.
#[derive(Debug)]
pub struct Sides {
    /// The first theatre.
    pub a: Side,
    /// The second theatre.
    pub b: Side,
    /// The data.
    pub record: Record,
    days: Days,
}

impl Sides {
    /// Opens the data and selects both theatres.
    ///
    /// # Errors
    /// [`Failure`] where a file or a filter is wrong, or where the two select the same event.
    pub fn open(args: &SidesArgs) -> Result<Self, Failure> {
        let days = Days::asked(args)?;
        let (Some(a), Some(b)) = (&args.a, &args.b) else {
            return Err(Failure::Usage(
                "two theatres are needed: name them with --a and --b, each a filter of the EVENTS or, without EVENTS, \
                 a file."
                    .to_owned(),
            ));
        };
        if args.events.is_empty() {
            return Self::from_two_files(a, b, days);
        }
        let record = Record::open(args.events.iter().map(PathBuf::as_path))?;
        Self::select(record, a, b, days)
    }

    /// Selects two theatres from a record by their filters.
    ///
    /// # Errors
    /// [`Failure`] where a filter is wrong, or where the two select the same event.
    pub fn select(record: Record, a: &str, b: &str, days: Days) -> Result<Self, Failure> {
        let extra: BTreeSet<String> = record.incidents.iter().flat_map(|i| i.extra.keys().cloned()).collect();
        let pick = |option, text: &str| -> Result<(Filter, Side), Failure> {
            let wrong = |source| Failure::Filter { option, source };
            let filter = Filter::parse(text).map_err(wrong)?;
            filter.check_fields(&extra).map_err(wrong)?;
            let incidents = record.incidents.iter().filter(|i| filter.matches(i)).cloned().collect();
            Ok((filter, Side { label: text.to_owned(), incidents }))
        };
        let ((filter_a, a), (filter_b, b)) = (pick("a", a)?, pick("b", b)?);
        let both = record.incidents.iter().filter(|i| filter_a.matches(i) && filter_b.matches(i)).count();
        if both > 0 {
            return Err(Failure::Usage(format!(
                "--a and --b both select {both} of the same events ('{}' and '{}'); an event always falls together \
                 with itself, so nothing can be tested. Add a condition that keeps them apart, such as the country.",
                a.label, b.label
            )));
        }
        Ok(Sides { a, b, record, days })
    }

    fn from_two_files(a: &str, b: &str, days: Days) -> Result<Self, Failure> {
        let side = |option: &str, text: &str| -> Result<(Side, Record), Failure> {
            let path = PathBuf::from(text);
            if text.contains(['=', '<', '>']) && !path.exists() {
                return Err(Failure::Usage(format!(
                    "--{option} '{text}' is a filter, but no EVENTS are given to filter. Name a file of events \
                     before it, or built-in for the record that comes with the program."
                )));
            }
            let mut record = Record::open([path.as_path()])?;
            let incidents = std::mem::take(&mut record.incidents);
            Ok((Side { label: text.to_owned(), incidents }, record))
        };
        let ((a, mut record), (b, second)) = (side("a", a)?, side("b", b)?);
        if record.files.iter().map(|f| &f.sha256).eq(second.files.iter().map(|f| &f.sha256)) {
            return Err(Failure::Usage(format!(
                "--a and --b hold the same events ({} and {} are the same file, byte for byte); a series always \
                 falls together with itself. Give two different files.",
                a.label, b.label
            )));
        }
        record.files.extend(second.files);
        record.warnings.extend(second.warnings);
        Ok(Sides { a, b, record, days })
    }

    /// The two series, as the tests take them.
    ///
    /// # Errors
    /// [`Failure`] where the two theatres share no day.
    pub fn series(&self, within: u32) -> Result<(Series, Series), Failure> {
        self.series_at_least(within, 0, 0)
    }

    /// The two series of the incidents that killed at least so many on each side (0: all), over the same days as
    /// [`Sides::series`].
    ///
    /// # Errors
    /// [`Failure`] where the two theatres share no day.
    pub fn series_at_least(
        &self,
        within: u32,
        killed_a: u32,
        killed_b: u32,
    ) -> Result<(Series, Series), Failure> {
        self.series_over(self.window()?, within, killed_a, killed_b)
    }

    /// The two series as [`Sides::series_at_least`] gives them, over one half of their days each: the earlier days, and
    /// the later ones.
    ///
    /// # Errors
    /// [`Failure`] where the two theatres share no day.
    pub fn halves(
        &self,
        within: u32,
        killed_a: u32,
        killed_b: u32,
    ) -> Result<[(Series, Series); 2], Failure> {
        let Window { first, last } = self.window()?;
        let middle = first + (last - first) / 2;
        let over = |first, last| self.series_over(Window { first, last }, within, killed_a, killed_b);
        Ok([over(first, middle)?, over((middle + 1).min(last), last)?])
    }

    fn series_over(
        &self,
        window: Window,
        within: u32,
        killed_a: u32,
        killed_b: u32,
    ) -> Result<(Series, Series), Failure> {
        let series = |side: &Side, killed| -> Result<Series, Failure> {
            side.at_least(killed).covered_series(window, within, &self.gaps(side))
        };
        Ok((series(&self.a, killed_a)?, series(&self.b, killed_b)?))
    }

    /// The series of the first-level divisions in which both theatres' events lie, over the same days as
    /// [`Sides::series`]: those with at least so many event days, by the ISO code of the division.
    ///
    /// # Errors
    /// [`Failure`] where the two theatres share no day.
    pub fn divisions(&self, within: u32, fewest: usize) -> Result<Vec<(String, Series)>, Failure> {
        let window = self.window()?;
        let mut parts: BTreeMap<String, Side> = BTreeMap::new();
        for incident in self.a.incidents.iter().chain(&self.b.incidents) {
            let Some(code) = incident.facts.place.adm1() else { continue };
            let empty = || Side { label: code.to_owned(), incidents: Vec::new() };
            parts.entry(code.to_owned()).or_insert_with(empty).incidents.push(incident.clone());
        }
        let mut series = Vec::new();
        for (code, side) in parts {
            let gaps: Vec<Window> = self.gaps(&side).into_iter().map(days_of).collect();
            let of_side = side.series(window, within)?.without_coverage(&gaps)?;
            if of_side.summary().event_days >= fewest {
                series.push((code, of_side));
            }
        }
        Ok(series)
    }

    /// Days for which the record holds nothing of a side: those that were named, and the gaps of the built-in record in
    /// the side's country.
    pub fn gaps(&self, side: &Side) -> Vec<Interval> {
        self.days.gaps(side, &self.record)
    }

    /// The days to compare: as asked for; else those that the built-in record covers; else those on which both theatres
    /// are under way (from the later of the two first events to the earlier of the two last ones: outside, one of them
    /// has no rate to compare with).
    fn window(&self) -> Result<Window, Failure> {
        let covered = self.record.is_built_in().then(built_in_days);
        let (a, b) = (self.a.span(), self.b.span());
        let apart = a.zip(b).is_some_and(|(a, b)| !a.overlaps(&b));
        let under_way = |side: Option<Interval>| covered.or(side);
        let both = under_way(a).zip(under_way(b)).and_then(|(a, b)| a.intersection(&b));
        let any = both.or(under_way(a)).or(under_way(b)).unwrap_or_else(|| Date::ZERO.into());
        let days = Interval::new(self.days.from.unwrap_or(any.start()), self.days.to.unwrap_or(any.end()));
        match days {
            Ok(days) if !apart => Ok(days_of(days)),
            _ => Err(self.no_day_in_common(a, b)),
        }
    }

    fn no_day_in_common(&self, a: Option<Interval>, b: Option<Interval>) -> Failure {
        let shown = |span: Option<Interval>| span.map_or("over no day".to_owned(), |i| i.to_string());
        Failure::Usage(format!(
            "the two series share no day to look at: --a '{}' runs {}, --b '{}' runs {}. Choose theatres that were \
             active at the same time, or give the days to look at with --from and --to.",
            self.a.label,
            shown(a),
            self.b.label,
            shown(b)
        ))
    }
}

impl Side {
    /// The side without the incidents that fall short of a number of killed; 0 keeps those without a toll too.
    #[must_use]
    pub fn at_least(&self, killed: u32) -> Side {
        let large = |i: &&Incident| killed == 0 || i.facts.killed.is_some_and(|t| t.number() >= killed);
        Side { label: self.label.clone(), incidents: self.incidents.iter().filter(large).cloned().collect() }
    }

    /// The largest incident that may have happened on a day; a named day wins over a vague date that holds it.
    pub fn on(&self, day: Date) -> Option<&Incident> {
        let killed = |i: &Incident| i.facts.killed.map_or(0, |t| t.number());
        self.incidents
            .iter()
            .filter(|i| i.facts.when.contains(day))
            .max_by_key(|i| (std::cmp::Reverse(i.facts.when.days()), killed(i)))
    }

    /// The country of all its incidents, where they have one in common.
    pub fn country(&self) -> Option<Country> {
        self.shared(|i| i.facts.place.country())
    }

    /// The first-level division of all its incidents, where they have one in common.
    pub fn adm1(&self) -> Option<&str> {
        self.shared(|i| i.facts.place.adm1())
    }

    /// The first actor of all its incidents, where they have one in common.
    pub fn actor(&self) -> Option<&Actor> {
        self.shared(|i| i.facts.actor1.first())
    }

    fn shared<'a, T: PartialEq>(&'a self, of: impl Fn(&'a Incident) -> Option<T>) -> Option<T> {
        let mut values = self.incidents.iter().map(of);
        let first = values.next()??;
        values.all(|v| v.as_ref() == Some(&first)).then_some(first)
    }

    /// Its daily series over a window, without the days that the record does not cover.
    ///
    /// # Errors
    /// [`Failure`] where the window is too long or no day of it is covered.
    pub fn covered_series(&self, window: Window, within: u32, gaps: &[Interval]) -> Result<Series, Failure> {
        let gaps: Vec<Window> = gaps.iter().copied().map(days_of).collect();
        Ok(self.series(window, within)?.without_coverage(&gaps)?)
    }

    fn series(&self, window: Window, within: u32) -> Result<Series, Failure> {
        let event = |i: &Incident| Event {
            first: day_number(i.facts.when.start()),
            last: day_number(i.facts.when.end()),
        };
        let events: Vec<Event> = self.incidents.iter().map(event).collect();
        Ok(Series::new(&events, window, within)?)
    }

    /// From its first event to its last.
    pub fn span(&self) -> Option<Interval> {
        self.incidents.iter().map(|i| i.facts.when).reduce(|a, b| a.hull(&b))
    }
}

/// The days of an interval, counted from 1970-01-01.
pub fn days_of(interval: Interval) -> Window {
    Window { first: day_number(interval.start()), last: day_number(interval.end()) }
}

//! `tazamun sync --all-pairs --by FIELD`: which of many series fall together more often than chance explains?

use super::sync::{Args, p_value};
use crate::{
    Failure,
    events::{Days, Side, days_of},
    input::{DataFile, Record, built_in_days},
    output,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::PathBuf,
};
use tazamun_record::{Date, Incident, Interval, day_at};
use tazamun_store::Filter;
use tazamun_sync::{FEWEST_EVENT_DAYS, Series, coincidence, many};

/// Series up to this number have their matrix printed in the terminal.
const SHOWN_SERIES: usize = 12;
/// Pairs listed in the terminal.
const SHOWN_PAIRS: usize = 20;

/// The answer, as `--json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Answer {
    schema: &'static str,
    version: &'static str,
    by: String,
    within: u32,
    from: Date,
    to: Date,
    series: Vec<Named>,
    /// Groups with fewer event days than are needed.
    left_out: Vec<Named>,
    lags_compared: usize,
    /// Every pair, smallest p first.
    pairs: Vec<RankedPair>,
    /// p of each pair, in the order of `series`; nothing on the diagonal.
    matrix: Vec<Vec<Option<f64>>>,
    data: Vec<DataFile>,
    warnings: Vec<String>,
}

/// One group of events.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Named {
    name: String,
    events: usize,
    event_days: usize,
}

/// One pair, with its p alone and corrected for all pairs.
#[derive(Debug, Serialize, JsonSchema)]
struct RankedPair {
    a: String,
    b: String,
    p: f64,
    benjamini_hochberg: f64,
    benjamini_yekutieli: f64,
    max_t: f64,
}

/// Groups, tests every pair, prints.
///
/// # Errors
/// [`Failure`] where the data, the filter or the field are wrong, or fewer than two groups hold enough events.
pub fn run(args: &Args, by: &str) -> Result<(), Failure> {
    if args.sides.events.is_empty() {
        return Err(Failure::Usage("--all-pairs needs EVENTS: a file of events, or built-in.".to_owned()));
    }
    let days = Days::asked(&args.sides)?;
    let mut record = Record::open(args.sides.events.iter().map(PathBuf::as_path))?;
    let incidents = selected(&mut record, args.only.as_deref())?;
    let groups = groups(incidents, by)?;
    let answer = Answer::of(args, by, &groups, &days, record)?;
    args.keep.keep("pairs", &answer, &answer.data)?;
    if args.json { output::print_json(&answer) } else { output::print(&answer.to_string()) }
}

fn selected(record: &mut Record, only: Option<&str>) -> Result<Vec<Incident>, Failure> {
    let incidents = std::mem::take(&mut record.incidents);
    let Some(only) = only else { return Ok(incidents) };
    let wrong = |source| Failure::Filter { option: "only", source };
    let filter = Filter::parse(only).map_err(wrong)?;
    let extra: BTreeSet<String> = incidents.iter().flat_map(|i| i.extra.keys().cloned()).collect();
    filter.check_fields(&extra).map_err(wrong)?;
    Ok(incidents.into_iter().filter(|i| filter.matches(i)).collect())
}

/// The events by the value of a field. An event with several actors goes with the first: in two series it would fall
/// together with itself.
fn groups(incidents: Vec<Incident>, by: &str) -> Result<Vec<Side>, Failure> {
    let mut groups: BTreeMap<String, Vec<Incident>> = BTreeMap::new();
    for incident in incidents {
        if let Some(value) = value(&incident, by) {
            groups.entry(value).or_default().push(incident);
        }
    }
    if groups.is_empty() {
        return Err(Failure::Usage(format!(
            "--by '{by}': no event has a value in this field. Use country, adm1, place, actor1, actor2, event_type, \
             sub_event_type, or a column of the data."
        )));
    }
    Ok(groups.into_iter().map(|(label, incidents)| Side { label, incidents }).collect())
}

fn value(incident: &Incident, by: &str) -> Option<String> {
    let facts = &incident.facts;
    match by {
        "country" => facts.place.country().map(|c| c.code().to_owned()),
        "adm1" => facts.place.adm1().map(str::to_owned),
        "place" => facts.place.name().map(str::to_owned),
        "actor" | "actor1" => facts.actor1.first().map(ToString::to_string),
        "actor2" => facts.actor2.first().map(ToString::to_string),
        "event_type" => facts.what.event_type().map(|t| t.label().to_owned()),
        "sub_event_type" => facts.what.sub_event_type().map(|t| t.label().to_owned()),
        column => incident.extra.get(column).filter(|text| !text.is_empty()).cloned(),
    }
}

impl Answer {
    fn of(args: &Args, by: &str, groups: &[Side], days: &Days, record: Record) -> Result<Self, Failure> {
        let span = span(groups, days, &record)?;
        let window = days_of(span);
        let mut tested: Vec<(Named, Series)> = Vec::new();
        let mut left_out = Vec::new();
        for group in groups {
            let series = group.covered_series(window, args.within, &days.gaps(group, &record))?;
            let summary = series.summary();
            let named =
                Named { name: group.label.clone(), events: summary.events, event_days: summary.event_days };
            if named.event_days < FEWEST_EVENT_DAYS {
                left_out.push(named);
            } else {
                tested.push((named, series));
            }
        }
        let (series, counted): (Vec<Named>, Vec<Series>) = tested.into_iter().unzip();
        if series.len() < 2 {
            return Err(Failure::Usage(format!(
                "--by '{by}': {} of {} groups hold events on at least {FEWEST_EVENT_DAYS} days from {} to {}; two are \
                 needed. Choose a coarser field, or more days with --from and --to.",
                series.len(),
                groups.len(),
                day_at(window.first),
                day_at(window.last)
            )));
        }
        let options = coincidence::Options { within: args.within, lags: None, order: args.first.into() };
        let found = many::all_pairs(&counted, &options)?;
        Ok(Answer {
            schema: "tazamun.sync-all-pairs/1",
            version: env!("CARGO_PKG_VERSION"),
            by: by.to_owned(),
            within: args.within,
            from: day_at(window.first),
            to: day_at(window.last),
            matrix: matrix(&found, series.len()),
            pairs: found.pairs.iter().map(|pair| RankedPair::of(pair, &series)).collect(),
            lags_compared: found.lags_compared,
            series,
            left_out,
            data: record.files,
            warnings: record.warnings,
        })
    }
}

/// The days to look at: as asked for; else those that the built-in record covers; else from the first event to the last.
fn span(groups: &[Side], days: &Days, record: &Record) -> Result<Interval, Failure> {
    let covered = record.is_built_in().then(built_in_days);
    let any = groups.iter().filter_map(Side::span).reduce(|a, b| a.hull(&b));
    let all = covered.or(any).unwrap_or_else(|| Date::ZERO.into());
    Interval::new(days.from.unwrap_or(all.start()), days.to.unwrap_or(all.end()))
        .map_err(|e| Failure::Usage(format!("--from, --to: {e}.")))
}

fn matrix(found: &many::AllPairs, series: usize) -> Vec<Vec<Option<f64>>> {
    let mut matrix = vec![vec![None; series]; series];
    for pair in &found.pairs {
        matrix[pair.a][pair.b] = Some(pair.p);
        matrix[pair.b][pair.a] = Some(pair.p);
    }
    matrix
}

impl RankedPair {
    fn of(pair: &many::TestedPair, series: &[Named]) -> Self {
        RankedPair {
            a: series[pair.a].name.clone(),
            b: series[pair.b].name.clone(),
            p: pair.p,
            benjamini_hochberg: pair.bh,
            benjamini_yekutieli: pair.by,
            max_t: pair.max_t,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} series by {}, {} pairs, ±{} d, {} to {} ({} groups left out: events on fewer than {FEWEST_EVENT_DAYS} days)",
            self.series.len(),
            self.by,
            self.pairs.len(),
            self.within,
            self.from,
            self.to,
            self.left_out.len()
        )?;
        let sure = self.pairs.iter().filter(|pair| pair.benjamini_yekutieli <= 0.05).count();
        writeln!(
            f,
            "{sure} pair(s) fall together more often than chance explains, corrected for all pairs (BY, 5 %)."
        )?;
        writeln!(f, "\n{:>12} {:>12} {:>12} {:>12}  pair", "p", "BH", "BY", "max-T")?;
        for pair in self.pairs.iter().take(SHOWN_PAIRS) {
            let [p, bh, by, max_t] =
                [pair.p, pair.benjamini_hochberg, pair.benjamini_yekutieli, pair.max_t].map(p_value);
            writeln!(f, "{p:>12} {bh:>12} {by:>12} {max_t:>12}  {} – {}", pair.a, pair.b)?;
        }
        if self.series.len() <= SHOWN_SERIES {
            self.table(f)?;
        }
        self.warnings.iter().try_for_each(|w| writeln!(f, "  note: {w}"))
    }
}

impl Answer {
    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{:>12}", "p")?;
        for series in &self.series {
            write!(f, " {:>11.11}", series.name)?;
        }
        for (series, row) in self.series.iter().zip(&self.matrix) {
            write!(f, "\n{:>12.12}", series.name)?;
            for p in row {
                write!(f, " {:>11}", p.map_or("–".to_owned(), p_value))?;
            }
        }
        writeln!(f)
    }
}

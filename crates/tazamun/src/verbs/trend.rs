//! `tazamun trend`: do attacks increase, and when did their level change?

use super::{
    sync::p_value,
    waves::{days, note, side},
};
use crate::{
    Failure,
    chosen::{Chosen, ChosenArgs},
    input::DataFile,
    output,
    said::{Spoken, lines, say},
};
use schemars::JsonSchema;
use serde::Serialize;
use tazamun_record::{Country, Date, day_at};
use tazamun_sync::{Estimate, SeriesSummary, trend};

const EXAMPLES: &str = "\
Examples:
  tazamun trend built-in --filter country=IQ
  tazamun trend ged_iq.csv --filter 'dyad_name=\"IS - Civilians\"' --from 2014-01-01 --to 2018-12-31 --json
  tazamun trend events.csv --no-coverage 2021-08-01..2021-08-31 --lang ar

The slope is over the whole of the days looked at, with errors that know about bursts, campaigns and (from two years on) the
season. It is never a comparison of two hand-picked months.";

/// Events dated more vaguely than to so many days on either side do not say in which week they fell.
const WITHIN: u32 = 3;

/// Arguments of `trend`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    chosen: ChosenArgs,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
    /// Language of the answer
    #[arg(long, value_enum, default_value_t)]
    lang: Spoken,
}

/// The answer, as `--json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Answer {
    schema: &'static str,
    version: &'static str,
    #[serde(flatten)]
    trend: trend::Trend,
    series: SeriesSummary,
    seed: u64,
    filter: String,
    from: Date,
    to: Date,
    data: Vec<DataFile>,
    warnings: Vec<String>,
}

/// Opens, looks for a trend, prints.
///
/// # Errors
/// [`Failure`] where the data or the filter are wrong.
pub fn run(args: &Args) -> Result<(), Failure> {
    let chosen = Chosen::open(&args.chosen)?;
    let country = shared_country(&chosen);
    let series = chosen.series(&chosen.incidents, country.as_ref().map(Country::code), WITHIN)?;
    let trend = trend::find(&series, trend::Options { seed: args.seed, ..trend::Options::default() });
    let answer = Answer {
        schema: "tazamun.trend/1",
        version: env!("CARGO_PKG_VERSION"),
        trend,
        series: series.summary(),
        seed: args.seed,
        filter: chosen.filter,
        from: chosen.days.start(),
        to: chosen.days.end(),
        data: chosen.data,
        warnings: chosen.warnings,
    };
    if args.json { output::print_json(&answer) } else { output::print(&answer.text(args.lang)) }
}

/// The country of all incidents, where they have one in common.
fn shared_country(chosen: &Chosen) -> Option<Country> {
    let mut all = chosen.incidents.iter().map(|incident| incident.facts.place.country());
    let first = all.next()??;
    all.all(|country| country == Some(first)).then_some(first)
}

impl Answer {
    fn text(&self, spoken: Spoken) -> String {
        let trend = &self.trend;
        let key = match trend.direction {
            trend::Direction::Rising => "trend.rising",
            trend::Direction::Falling => "trend.falling",
            trend::Direction::NoTrend => "trend.no-trend",
            trend::Direction::TooThin => "trend.too-thin",
        };
        let size = [("events", format!("{:.0}", trend.events)), ("weeks", trend.weeks.to_string())];
        let mut said = vec![say(spoken, key, &size)];
        if let Some(factor) = trend.per_year {
            let mut values = estimate(factor);
            values.extend([("p", p_value(trend.p)), ("rising", p_value(trend.p_rising))]);
            said.push(say(spoken, "trend.factor", &values));
            said.push(say(spoken, "trend.dispersion", &[("dispersion", format!("{:.1}", trend.dispersion))]));
            said.extend(trend.changes.iter().map(|change| changed(spoken, change)));
            if trend.changes.is_empty() {
                said.push(say(spoken, "trend.no-change", &[("p", p_value(trend.p_change))]));
            }
        }
        said.push(side(spoken, "A", &self.filter, self.series));
        said.push(days(spoken, self.from, self.to));
        said.push(note(spoken, say(spoken, "trend.caution", &[])));
        said.extend(self.warnings.iter().map(|warning| note(spoken, warning.clone())));
        lines(&said)
    }
}

fn changed(spoken: Spoken, change: &trend::Change) -> String {
    let mut values = estimate(change.factor);
    values.extend([
        ("day", day_at(change.day).to_string()),
        ("earliest", day_at(change.earliest).to_string()),
        ("latest", day_at(change.latest).to_string()),
        ("p", p_value(change.p)),
    ]);
    say(spoken, "trend.change", &values)
}

/// A number and its interval, two digits that mean something.
pub(super) fn estimate(estimate: Estimate) -> Vec<(&'static str, String)> {
    let shown = |value: f64| match value.abs() {
        size if size >= 1e5 => "∞".to_owned(),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    };
    vec![("value", shown(estimate.value)), ("low", shown(estimate.low)), ("high", shown(estimate.high))]
}

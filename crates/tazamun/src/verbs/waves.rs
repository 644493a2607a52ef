//! `tazamun waves`: on which days were several theatres active together?

use super::sync::p_value;
use crate::{
    Failure,
    chosen::{Chosen, ChosenArgs},
    input::DataFile,
    output,
    said::{Spoken, lines, say},
};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use tazamun_record::{Date, Incident, day_at, day_number};
use tazamun_sync::{SeriesSummary, waves};

const EXAMPLES: &str = "\
Examples:
  tazamun waves built-in --by adm1
  tazamun waves ged.csv --by country --filter 'actor1=IS,date>=2014-01-01' --json
  tazamun waves ged.csv --by actor --fewest 30 --lang ar

A theatre is a value of the field named by --by. A wave is a run of one to seven days on which several theatres stand above
the three weeks around it together; p is corrected for all runs and all sets of theatres looked at.";

/// Arguments of `waves`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    chosen: ChosenArgs,
    /// What a theatre is
    #[arg(long, value_enum, default_value_t = By::Country)]
    by: By,
    /// Theatres with fewer days of events than this are left out
    #[arg(long, value_name = "DAYS", default_value_t = tazamun_sync::FEWEST_EVENT_DAYS)]
    fewest: usize,
    /// Waves with a corrected p above this are not reported
    #[arg(long, default_value_t = 0.05)]
    level: f64,
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

/// What a theatre is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// A country.
    Country,
    /// A first-level division (a governorate).
    Adm1,
    /// Who used the force first.
    Actor,
}

impl By {
    /// The theatre of an incident.
    fn of(self, incident: &Incident) -> Option<String> {
        let facts = &incident.facts;
        match self {
            By::Country => facts.place.country().map(|country| country.code().to_owned()),
            By::Adm1 => facts.place.adm1().map(str::to_owned),
            By::Actor => facts.actor1.first().map(ToString::to_string),
        }
    }
}

/// The answer, as `--json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Answer {
    schema: &'static str,
    version: &'static str,
    /// p of the strongest run of days, wave or not.
    p: f64,
    waves: Vec<Wave>,
    theatres: Vec<Theatre>,
    /// Theatres left out because they have too few days of events.
    left_out: Vec<String>,
    surrogates: usize,
    seed: u64,
    filter: String,
    from: Date,
    to: Date,
    data: Vec<DataFile>,
    warnings: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Wave {
    from: Date,
    to: Date,
    theatres: Vec<String>,
    incidents: Vec<String>,
    score: f64,
    p: f64,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Theatre {
    theatre: String,
    #[serde(flatten)]
    series: SeriesSummary,
}

/// Opens, makes a series of each theatre, looks for waves, prints.
///
/// # Errors
/// [`Failure`] where the data or the filter are wrong, or fewer than two theatres have enough events.
pub fn run(args: &Args) -> Result<(), Failure> {
    if !(0.0..=1.0).contains(&args.level) {
        return Err(Failure::Usage(format!("--level {}: a level lies between 0 and 1.", args.level)));
    }
    let chosen = Chosen::open(&args.chosen)?;
    let mut by_theatre: BTreeMap<String, Vec<&Incident>> = BTreeMap::new();
    for incident in &chosen.incidents {
        if let Some(theatre) = args.by.of(incident) {
            by_theatre.entry(theatre).or_default().push(incident);
        }
    }
    let (mut names, mut series, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for (name, incidents) in &by_theatre {
        let country = incidents.first().and_then(|incident| incident.facts.place.country());
        let country = if args.by == By::Actor { None } else { country };
        // A wave lasts a week at most: a date that is vaguer than that is no evidence of one.
        let one = chosen.series(incidents.iter().copied(), country.as_ref().map(|c| c.code()), 3)?;
        if one.summary().event_days < args.fewest {
            left_out.push(name.clone());
        } else {
            names.push(name.clone());
            series.push(one);
        }
    }
    if names.len() < 2 {
        return Err(Failure::Usage(format!(
            "{} theatres have {} days with events or more, and a wave needs two. Choose another --by, or fewer days \
             with --fewest.",
            names.len(),
            args.fewest
        )));
    }
    let options = waves::Options { level: args.level, seed: args.seed, ..waves::Options::default() };
    let found = waves::find(&series, &options)?;
    let waves = found.waves.iter().map(|wave| Wave::new(wave, &names, &by_theatre)).collect();
    let theatre =
        |(name, series): (String, &tazamun_sync::Series)| Theatre { theatre: name, series: series.summary() };
    let answer = Answer {
        schema: "tazamun.waves/1",
        version: env!("CARGO_PKG_VERSION"),
        p: found.p,
        waves,
        theatres: names.into_iter().zip(&series).map(theatre).collect(),
        left_out,
        surrogates: found.surrogates,
        seed: args.seed,
        filter: chosen.filter,
        from: chosen.days.start(),
        to: chosen.days.end(),
        data: chosen.data,
        warnings: chosen.warnings,
    };
    if args.json { output::print_json(&answer) } else { output::print(&answer.text(args.lang)) }
}

impl Wave {
    fn new(wave: &waves::Wave, names: &[String], incidents: &BTreeMap<String, Vec<&Incident>>) -> Self {
        let theatres: Vec<String> = wave.theatres.iter().map(|place| names[*place].clone()).collect();
        let inside = |incident: &&&Incident| {
            let when = incident.facts.when;
            day_number(when.start()) <= wave.days.last && day_number(when.end()) >= wave.days.first
        };
        let of = |theatre: &String| incidents.get(theatre).into_iter().flatten().filter(inside);
        Wave {
            from: day_at(wave.days.first),
            to: day_at(wave.days.last),
            incidents: theatres.iter().flat_map(of).map(|incident| incident.id.clone()).collect(),
            theatres,
            score: wave.score,
            p: wave.p,
        }
    }
}

impl Answer {
    fn text(&self, spoken: Spoken) -> String {
        let number = self.waves.len();
        let mut said = vec![if number == 0 {
            say(spoken, "waves.none", &[("p", p_value(self.p))])
        } else {
            say(spoken, "waves.some", &[("number", number.to_string())])
        }];
        for wave in &self.waves {
            let values = [
                ("first", wave.from.to_string()),
                ("last", wave.to.to_string()),
                ("theatres", wave.theatres.join(", ")),
                ("incidents", wave.incidents.len().to_string()),
                ("p", p_value(wave.p)),
            ];
            said.push(say(spoken, "waves.wave", &values));
        }
        for (theatre, name) in self.theatres.iter().zip(1..) {
            said.push(side(spoken, &name.to_string(), &theatre.theatre, theatre.series));
        }
        said.push(days(spoken, self.from, self.to));
        said.push(note(spoken, say(spoken, "waves.caution", &[])));
        said.extend(self.warnings.iter().map(|warning| note(spoken, warning.clone())));
        lines(&said)
    }
}

/// The days looked at, in a sentence.
pub(super) fn days(spoken: Spoken, from: Date, to: Date) -> String {
    say(spoken, "days", &[("from", from.to_string()), ("to", to.to_string())])
}

/// A note, in a sentence.
pub(super) fn note(spoken: Spoken, text: String) -> String {
    say(spoken, "note", &[("text", text)])
}

/// What became of the events of a series, in a sentence.
pub(super) fn side(spoken: Spoken, name: &str, filter: &str, series: SeriesSummary) -> String {
    let values = [
        ("name", name.to_owned()),
        ("filter", if filter.is_empty() { "*".to_owned() } else { filter.to_owned() }),
        ("events", series.events.to_string()),
        ("days", series.event_days.to_string()),
        ("vague", series.too_vague.to_string()),
        ("outside", series.outside.to_string()),
    ];
    say(spoken, "side", &values)
}

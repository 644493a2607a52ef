//! `tazamun seam`: do incidents keep near a line, such as the boundary between two forces' zones?

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings, needed},
    language::LangArg,
    named::number,
    render,
};
use std::path::PathBuf;
use tazamun_analysis::{AnyQuestion, BoundaryQuestion, Dataset, Period};
use tazamun_front::{
    geometry::{read_line, read_places},
    places::built_in_places,
};

const EXAMPLES: &str = "\
Examples:
  tazamun seam ged_iq.csv --filter country=IQ --line kurdish_line.geojson
  tazamun seam ged_iq.csv --line line.csv --places towns.csv --near 10 --json
  tazamun seam events.csv --line front.csv --lang ar

A line is a GeoJSON LineString, or a CSV file with the columns lat and lon, a point a row in the order of the line. Places
are a CSV file with lat, lon and, where it is known, weight (the population); without it, the towns and villages of the
built-in gazetteer in the incidents' countries stand for where people live.";

/// Arguments of `seam`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<SeamSettings>,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    lang: LangArg,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct SeamSettings {
    /// Only incidents that this filter selects (country=IQ,actor1=IS,killed>=3)
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// The line: GeoJSON, or CSV with lat and lon
    #[arg(long, value_name = "FILE")]
    line: Option<PathBuf>,
    /// Where incidents could have happened: CSV with lat, lon and perhaps weight [default: the built-in gazetteer]
    #[arg(long, value_name = "FILE")]
    places: Option<PathBuf>,
    /// An incident is near the line up to this distance
    #[arg(long, value_name = "KM", default_value_t = 25.0)]
    near: f64,
    /// Moved lines behind p (at most 1000000)
    #[arg(long, value_name = "NUMBER", default_value_t = 999, value_parser = number())]
    moves: usize,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Settings for SeamSettings {
    const VERB: &'static str = "seam";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        Ok(AnyQuestion::Seam(BoundaryQuestion {
            filter: self.filter.clone(),
            period,
            line: read_line(&needed(self.line.clone(), "line", "front.csv")?)?,
            places: self.places.as_deref().map(read_places).transpose()?,
            near: self.near,
            moves: self.moves,
            seed: self.seed,
        }))
    }

    fn reads(&self) -> Vec<PathBuf> {
        self.line.iter().chain(&self.places).cloned().collect()
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where a file or the plan is wrong, or there are too few incidents or places.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Seam(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted()?)?;
    let answer = question.answer(&data, built_in_places)?;
    asked.show(answer, &args.answer, None, |found| render::boundary::text(found, &args.lang.words()))
}

//! `tazamun near`: do incidents keep near given points or areas? One answer for all of them together.

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, EventsArg, Settings, needed},
    language::LangArg,
    named::number,
    render,
};
use std::path::PathBuf;
use tazamun_analysis::{Among, AnyQuestion, Dataset, NearQuestion, Period};
use tazamun_front::{
    geometry::{read_areas, read_places},
    places::built_in_places,
};

const EXAMPLES: &str = "\
Examples:
  tazamun near ged_iq.csv --filter country=IQ --areas areas.geojson --near 20
  tazamun near events.csv --areas towns.csv --among towns --json
  tazamun near events.csv --areas areas.geojson --places towns.csv --lang ar

Areas are GeoJSON (Point, MultiPoint, Polygon, MultiPolygon; the outer ring of each), or a CSV file with the columns lat and
lon, a point a row. Groups of incidents are moved, each as a whole, among the places where incidents could be recorded: those
of the whole record, the towns of the built-in gazetteer, or places of yours. The answer is one for all areas together: it
lists, ranks and draws none of them.";

/// Arguments of `near`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    asking: Asking<NearSettings>,
    #[command(flatten)]
    answer: AnswerArgs,
    #[command(flatten)]
    lang: LangArg,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct NearSettings {
    /// Only incidents that this filter selects (country=IQ,actor1=IS,killed>=3)
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// The points or areas: GeoJSON, or CSV with lat and lon
    #[arg(long, value_name = "FILE")]
    areas: Option<PathBuf>,
    /// Where incidents could have been recorded
    #[arg(long, value_name = "PLACES", default_value = "record", conflicts_with = "places")]
    among: AmongArg,
    /// Instead: these places (CSV with lat, lon and perhaps weight)
    #[arg(long, value_name = "FILE")]
    places: Option<PathBuf>,
    /// An incident is near an area up to this distance; 0: within it
    #[arg(long, value_name = "KM", default_value_t = 20.0)]
    near: f64,
    /// Incidents up to this distance from each other are one group and move as one
    #[arg(long, value_name = "KM", default_value_t = 5.0)]
    link: f64,
    /// Moved copies behind p (at most 1000000)
    #[arg(long, value_name = "NUMBER", default_value_t = 999, value_parser = number())]
    moves: usize,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Leave out the certificate: how often this very answer is wrong on simulated records like this one
    #[arg(long)]
    no_certificate: bool,
}

/// Where incidents could have been recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum AmongArg {
    /// The places of the whole record, each as often as it has incidents there
    Record,
    /// The towns and villages of the built-in gazetteer in the incidents' countries
    Towns,
}

impl Settings for NearSettings {
    const VERB: &'static str = "near";

    type Events = EventsArg;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        let among = match (&self.places, self.among) {
            (Some(file), _) => Among::Places(read_places(file)?),
            (None, AmongArg::Record) => Among::Record,
            (None, AmongArg::Towns) => Among::Towns,
        };
        Ok(AnyQuestion::Near(NearQuestion {
            filter: self.filter.clone(),
            period,
            areas: read_areas(&needed(self.areas.clone(), "areas", "areas.geojson")?)?,
            among,
            near: self.near,
            link: self.link,
            moves: self.moves,
            seed: self.seed,
            certificate: !self.no_certificate,
        }))
    }

    fn reads(&self) -> Vec<PathBuf> {
        self.areas.iter().chain(&self.places).cloned().collect()
    }
}

/// Opens, asks, shows.
///
/// # Errors
/// [`Failure`] where a file or the plan is wrong, or there are too few incidents, groups or places.
pub fn run(args: &Args) -> Result<(), Failure> {
    let asked = args.answer.asked(&args.asking)?;
    let AnyQuestion::Near(question) = asked.question.clone() else { return Ok(()) };
    let data = Dataset::open(&asked.sources, &question.wanted()?)?;
    let answer = question.answer(&data, built_in_places)?;
    asked.show(answer, &args.answer, None, |found| render::near::text(found, &args.lang.words()))
}

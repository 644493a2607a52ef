//! `tazamun seam`: do incidents keep near a line, such as the boundary between two forces' zones?

use super::{sync::p_value, waves::note};
use crate::{
    Failure,
    chosen::{Chosen, ChosenArgs},
    cli::number,
    input::{DataFile, file_bytes},
    output,
    said::{Spoken, lines, say},
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tazamun_reader::gazetteer::Gazetteer;
use tazamun_record::{Country, Incident, Point, WherePrec};
use tazamun_sync::{
    LEVEL,
    seam::{self, Place},
};

const EXAMPLES: &str = "\
Examples:
  tazamun seam ged_iq.csv --filter country=IQ --line kurdish_line.geojson
  tazamun seam ged_iq.csv --line line.csv --places towns.csv --near 10 --json
  tazamun seam events.csv --line front.csv --lang ar

A line is a GeoJSON LineString, or a CSV file with the columns lat and lon, a point a row in the order of the line. Places
are a CSV file with lat, lon and, where it is known, weight (the population); without it, the towns and villages of the
built-in gazetteer in the incidents' countries stand for where people live.";

/// Mean radius of the Earth in kilometres.
const EARTH_KM: f64 = 6371.0088;

/// Arguments of `seam`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    chosen: ChosenArgs,
    /// The line: GeoJSON, or CSV with lat and lon
    #[arg(long, value_name = "FILE")]
    line: PathBuf,
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
    verdict: &'static str,
    #[serde(flatten)]
    seam: seam::Seam,
    /// Places that the incidents were compared with.
    places: usize,
    /// Incidents left out because their place is a district or vaguer.
    vague: usize,
    /// Incidents without coordinates.
    nowhere: usize,
    seed: u64,
    filter: String,
    data: Vec<DataFile>,
    warnings: Vec<String>,
}

/// Opens, lays everything on a plane, tests, prints.
///
/// # Errors
/// [`Failure`] where a file is wrong, or there are too few incidents or places.
pub fn run(args: &Args) -> Result<(), Failure> {
    let chosen = Chosen::open(&args.chosen)?;
    let located: Vec<(Point, bool)> = chosen.incidents.iter().filter_map(place_of).collect();
    let exact: Vec<Point> = located.iter().filter(|(_, exact)| *exact).map(|(point, _)| *point).collect();
    let line = read_line(&args.line)?;
    let places = match &args.places {
        Some(path) => read_places(path)?,
        None => built_in_places(&chosen.incidents)?,
    };
    let plane = Plane::around(&line);
    let incidents: Vec<[f64; 2]> = exact.iter().map(|point| plane.of(point)).collect();
    let line: Vec<[f64; 2]> = line.iter().map(|point| plane.of(point)).collect();
    let places: Vec<Place> =
        places.iter().map(|(point, weight)| Place { at: plane.of(point), weight: *weight }).collect();
    let options = seam::Options { near: args.near, moves: args.moves, seed: args.seed };
    let seam = seam::test(&incidents, &places, &line, &options)
        .map_err(|error| Failure::Usage(format!("{error}.")))?;
    let answer = Answer {
        schema: "tazamun.seam/1",
        version: env!("CARGO_PKG_VERSION"),
        verdict: if seam.p <= LEVEL { "nearer-than-places-explain" } else { "consistent-with-chance" },
        seam,
        places: places.len(),
        vague: located.len() - exact.len(),
        nowhere: chosen.incidents.len() - located.len(),
        seed: args.seed,
        filter: chosen.filter,
        data: chosen.data,
        warnings: chosen.warnings,
    };
    if args.json { output::print_json(&answer) } else { output::print(&answer.text(args.lang)) }
}

/// Where an incident happened, and whether that is known to 25 km or better.
fn place_of(incident: &Incident) -> Option<(Point, bool)> {
    let place = &incident.facts.place;
    let exact = place.prec().is_none_or(|prec| matches!(prec, WherePrec::Exact | WherePrec::Near));
    place.point().map(|point| (point, exact))
}

/// Towns and villages of the countries in which the incidents lie, each of one weight.
fn built_in_places(incidents: &[Incident]) -> Result<Vec<(Point, f64)>, Failure> {
    let countries: Vec<Country> = incidents.iter().filter_map(|i| i.facts.place.country()).collect();
    let gazetteer = Gazetteer::built_in();
    let inside = gazetteer.entries().filter(|(_, entry)| {
        entry.kind.is_settlement() && entry.country().is_some_and(|country| countries.contains(&country))
    });
    let places: Vec<(Point, f64)> = inside.map(|(_, entry)| (entry.point, 1.0)).collect();
    if places.is_empty() {
        return Err(Failure::Usage(
            "the built-in gazetteer has no towns in the incidents' countries. Name a file of places with --places."
                .to_owned(),
        ));
    }
    Ok(places)
}

fn read_line(path: &Path) -> Result<Vec<Point>, Failure> {
    let text = text_of(path)?;
    if !text.trim_start().starts_with('{') {
        return Ok(read_table(path, &text)?.into_iter().map(|(point, _)| point).collect());
    }
    let wrong = |what: String| Failure::Usage(format!("{}: {what}.", path.display()));
    let json: Value = serde_json::from_str(&text).map_err(|e| wrong(format!("no JSON: {e}")))?;
    let Some(points) = line_string(&json) else {
        return Err(wrong("no LineString in this GeoJSON; draw the line as one LineString".to_owned()));
    };
    let point = |value: &Value| {
        let [lon, lat] = [0, 1].map(|i| value.get(i).and_then(Value::as_f64).unwrap_or(f64::NAN));
        Point::new(lat, lon).map_err(|e| wrong(e.to_string()))
    };
    points.iter().map(point).collect()
}

/// The coordinates of the first LineString of a GeoJSON document.
fn line_string(json: &Value) -> Option<&Vec<Value>> {
    if json.get("type").and_then(Value::as_str) == Some("LineString") {
        return json.get("coordinates")?.as_array();
    }
    let inner = json
        .get("geometry")
        .into_iter()
        .chain(json.get("features").and_then(Value::as_array).into_iter().flatten());
    inner.filter_map(line_string).next()
}

fn read_places(path: &Path) -> Result<Vec<(Point, f64)>, Failure> {
    read_table(path, &text_of(path)?)
}

fn text_of(path: &Path) -> Result<String, Failure> {
    String::from_utf8(file_bytes(path)?)
        .map_err(|_| Failure::Usage(format!("{}: not UTF-8. Save it as UTF-8.", path.display())))
}

/// Points of a CSV file with the columns lat, lon and perhaps weight.
fn read_table(path: &Path, text: &str) -> Result<Vec<(Point, f64)>, Failure> {
    let name = path.display();
    let mut rows = text.lines().enumerate().filter(|(_, row)| !row.trim().is_empty());
    let cells = |row: &str| {
        row.split(',').map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect::<Vec<_>>()
    };
    let header = rows.next().map(|(_, row)| cells(row.trim_start_matches('\u{feff}'))).unwrap_or_default();
    let column = |names: &[&str]| header.iter().position(|cell| names.contains(&cell.as_str()));
    let (Some(lat), Some(lon)) = (column(&["lat", "latitude"]), column(&["lon", "lng", "longitude"])) else {
        return Err(Failure::Usage(format!(
            "{name}, line 1: no columns lat and lon. Name them in the first line."
        )));
    };
    let weight = column(&["weight", "population"]);
    let mut points = Vec::new();
    for (number, row) in rows {
        let cells = cells(row);
        let value = |at: usize, what: &str| {
            let cell = cells.get(at).map_or("", String::as_str);
            cell.parse::<f64>().map_err(|_| {
                Failure::Usage(format!("{name}, line {}: '{cell}' is no {what}. Write a number.", number + 1))
            })
        };
        let point = Point::new(value(lat, "latitude")?, value(lon, "longitude")?)
            .map_err(|e| Failure::Usage(format!("{name}, line {}: {e}", number + 1)))?;
        points.push((point, weight.map_or(Ok(1.0), |at| value(at, "weight"))?));
    }
    Ok(points)
}

/// Kilometres east and north of a middle: good to some hundreds of kilometres around it.
struct Plane {
    lat: f64,
    lon: f64,
}

impl Plane {
    fn around(points: &[Point]) -> Self {
        let mean = |of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / points.len().max(1) as f64;
        Self { lat: mean(Point::lat), lon: mean(Point::lon) }
    }

    fn of(&self, point: &Point) -> [f64; 2] {
        let degree = EARTH_KM.to_radians();
        [(point.lon() - self.lon) * degree * self.lat.to_radians().cos(), (point.lat() - self.lat) * degree]
    }
}

impl Answer {
    fn text(&self, spoken: Spoken) -> String {
        let seam = &self.seam;
        let key = if seam.p <= LEVEL { "seam.more" } else { "seam.none" };
        let counts = [
            ("near", seam.near.to_string()),
            ("incidents", seam.incidents.to_string()),
            ("within", seam.within.to_string()),
            ("expected", format!("{:.1}", seam.expected)),
        ];
        let distances = [
            ("own", format!("{:.1}", seam.median_distance)),
            ("places", format!("{:.1}", seam.median_distance_of_places)),
        ];
        let left = [("vague", self.vague.to_string()), ("nowhere", self.nowhere.to_string())];
        let mut said = vec![
            say(spoken, key, &[]),
            say(spoken, "seam.counts", &counts),
            say(spoken, "seam.p", &[("p", p_value(seam.p)), ("moves", seam.moves.to_string())]),
            say(spoken, "seam.distance", &distances),
            say(spoken, "seam.left", &left),
        ];
        if seam.admissible < 0.01 {
            said.push(note(spoken, say(spoken, "seam.poor", &[])));
        }
        said.extend(self.warnings.iter().map(|warning| note(spoken, warning.clone())));
        lines(&said)
    }
}

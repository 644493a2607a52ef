//! The gazetteer's coordinates for Iraq and Syria against two independent sources beside the project: the places and
//! the boundaries of Who's On First. Skipped where `../shared` is not there.

#![allow(clippy::unwrap_used)] // tests stop at what should not be

use serde_json::Value;
use std::{collections::HashMap, fs, path::Path, process::Command};
use tazamun_reader::{
    gazetteer::{Entry, Gazetteer, PlaceKind},
    text::normal,
};
use tazamun_record::Point;

const WOF: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/gazetteer_wof");

/// Whether the reference is there; in CI it has to be.
fn is_there() -> bool {
    tazamun_testing::shared("data/gazetteer_wof").is_some()
}

/// Points of the reference by name in normal form, without article.
fn reference() -> HashMap<String, Vec<Point>> {
    let mut points: HashMap<String, Vec<Point>> = HashMap::new();
    for file in ["wof_iq.tsv", "wof_sy.tsv"] {
        let text = fs::read_to_string(Path::new(WOF).join(file)).unwrap();
        for fields in text.lines().skip(1).map(|l| l.split('\t').collect::<Vec<_>>()) {
            let (Ok(lat), Ok(lon)) = (fields[7].parse(), fields[8].parse()) else { continue };
            if !matches!(fields[1], "locality" | "neighbourhood") {
                continue;
            }
            let names = fields[4..6].iter().flat_map(|names| names.split('|')).filter(|n| !n.is_empty());
            for name in names.map(bare) {
                points.entry(name).or_default().push(Point::new(lat, lon).unwrap());
            }
        }
    }
    points
}

fn bare(name: &str) -> String {
    let name = normal(name);
    name.strip_prefix("ال").map_or(name.clone(), str::to_owned)
}

/// How far a place may lie from its namesake, in kilometres: gazetteers put a town's point anywhere in it, and two
/// sources put a village where its mosque or where its fields are.
fn tolerance(entry: &Entry) -> f64 {
    match entry.kind {
        PlaceKind::City | PlaceKind::Neighbourhood => 12.0,
        _ => 10.0,
    }
}

#[test]
fn towns_and_villages_lie_where_the_reference_has_a_namesake() {
    if !is_there() {
        return;
    }
    let reference = reference();
    let (mut checked, mut apart) = (0, 0);
    for (_, entry) in Gazetteer::built_in().entries() {
        let country = entry.country().map(|c| c.code().to_owned()).unwrap_or_default();
        let spot = entry.kind.is_settlement() || entry.kind == PlaceKind::Neighbourhood;
        if !spot || !matches!(country.as_str(), "IQ" | "SY") {
            continue;
        }
        let namesakes = entry.arabic.iter().filter_map(|name| reference.get(&bare(name))).flatten();
        let nearest = namesakes.map(|p| entry.point.km_to(p)).fold(f64::INFINITY, f64::min);
        // Namesakes in another part of the country say nothing: the reference does not know this one.
        if nearest > 60.0 {
            continue;
        }
        checked += 1;
        if nearest > tolerance(entry) {
            apart += 1;
            println!("{}: {nearest:.0} km from the reference's namesake ({})", entry.key, entry.arabic[0]);
        }
    }
    println!("{checked} places have a namesake within 60 km, {apart} of them lie too far from it");
    assert!(checked > 350, "{checked} places checked");
    assert!(apart * 100 <= checked * 5, "{apart} of {checked} lie apart");
}

/// The governorates' outlines: lists of rings of (longitude, latitude).
fn outlines() -> HashMap<String, Vec<Vec<(f64, f64)>>> {
    let file = Path::new(WOF).join("wof_admin_polygons_iq_sy.geojson.gz");
    let unpacked = Command::new("gzip").arg("-dc").arg(file).output().unwrap();
    let collection: Value = serde_json::from_slice(&unpacked.stdout).unwrap();
    let mut outlines = HashMap::new();
    for feature in collection["features"].as_array().unwrap() {
        let Some(code) = feature["properties"]["iso"].as_str().filter(|c| c.contains('-')) else { continue };
        let mut rings = Vec::new();
        collect_rings(&feature["geometry"]["coordinates"], &mut rings);
        outlines.insert(code.to_owned(), rings);
    }
    outlines
}

fn collect_rings(value: &Value, rings: &mut Vec<Vec<(f64, f64)>>) {
    let list = value.as_array().unwrap();
    let is_ring = list.first().and_then(|p| p.get(0)).is_some_and(Value::is_number);
    if is_ring {
        rings.push(list.iter().map(|p| (p[0].as_f64().unwrap(), p[1].as_f64().unwrap())).collect());
    } else {
        list.iter().for_each(|inner| collect_rings(inner, rings));
    }
}

/// Whether a point lies inside (rings crossed an odd number of times by a ray to the east).
fn inside(rings: &[Vec<(f64, f64)>], point: Point) -> bool {
    let crosses = |a: (f64, f64), b: (f64, f64)| {
        (a.1 > point.lat()) != (b.1 > point.lat())
            && point.lon() < (b.0 - a.0) * (point.lat() - a.1) / (b.1 - a.1) + a.0
    };
    let crossings = |ring: &Vec<(f64, f64)>| ring.windows(2).filter(|w| crosses(w[0], w[1])).count();
    rings.iter().map(crossings).sum::<usize>() % 2 == 1
}

/// Kilometres from a point to the nearest corner of an outline.
fn km_to_outline(rings: &[Vec<(f64, f64)>], point: Point) -> f64 {
    let corners = rings.iter().flatten();
    corners.map(|c| point.km_to(&Point::new(c.1, c.0).unwrap())).fold(f64::INFINITY, f64::min)
}

#[test]
fn places_lie_in_their_governorates() {
    if !is_there() {
        return;
    }
    let outlines = outlines();
    let gazetteer = Gazetteer::built_in();
    let (mut checked, mut outside) = (0, 0);
    for (id, entry) in gazetteer.entries() {
        let Some(rings) = gazetteer.adm1_code(id).and_then(|code| outlines.get(code)) else { continue };
        checked += 1;
        // Boundaries are disputed and drawn coarsely; a place this near to one may lie on either side.
        if !inside(rings, entry.point) && km_to_outline(rings, entry.point) > 10.0 {
            outside += 1;
            println!("{} ({}) lies outside {}", entry.key, entry.arabic[0], gazetteer.adm1_code(id).unwrap());
        }
    }
    println!("{checked} places checked, {outside} outside");
    assert!(checked > 900, "{checked} places checked");
    assert!(outside * 100 <= checked * 2, "{outside} of {checked} lie outside their governorates");
}

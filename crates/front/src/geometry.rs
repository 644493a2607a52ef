//! Files of lines and places → points, for the verbs that ask where.

use crate::FrontError;
use serde_json::Value;
use std::path::Path;
use tazamun_intake::files::file_bytes;
use tazamun_record::Point;

/// The points of a line, latitude and longitude, from GeoJSON or CSV.
///
/// # Errors
/// [`FrontError`] where the file cannot be read or holds no line.
pub fn read_line(path: &Path) -> Result<Vec<[f64; 2]>, FrontError> {
    line_of(path, &text_of(path)?)
}

/// The same, of a text that is at hand; `path` is what it is called in messages.
///
/// # Errors
/// [`FrontError`] where it holds no line.
pub fn line_of(path: &Path, text: &str) -> Result<Vec<[f64; 2]>, FrontError> {
    if !text.trim_start().starts_with('{') {
        return Ok(read_table(path, text)?.into_iter().map(|[lat, lon, _]| [lat, lon]).collect());
    }
    let wrong = |what: String| FrontError::Question(format!("{}: {what}.", path.display()));
    let json: Value = serde_json::from_str(text).map_err(|e| wrong(format!("no JSON: {e}")))?;
    let Some(points) = line_string(&json) else {
        return Err(wrong("no LineString in this GeoJSON; draw the line as one LineString".to_owned()));
    };
    let point = |value: &Value| {
        let [lon, lat] = [0, 1].map(|i| value.get(i).and_then(Value::as_f64).unwrap_or(f64::NAN));
        Point::new(lat, lon).map(|p| [p.lat(), p.lon()]).map_err(|e| wrong(e.to_string()))
    };
    points.iter().map(point).collect()
}

/// Points and areas, each as its corners, latitude and longitude, from GeoJSON or CSV (a point a row).
///
/// # Errors
/// [`FrontError`] where the file cannot be read or holds neither.
pub fn read_areas(path: &Path) -> Result<Vec<Vec<[f64; 2]>>, FrontError> {
    areas_of(path, &text_of(path)?)
}

/// The same, of a text that is at hand; `path` is what it is called in messages.
///
/// # Errors
/// [`FrontError`] where it holds neither.
pub fn areas_of(path: &Path, text: &str) -> Result<Vec<Vec<[f64; 2]>>, FrontError> {
    if !text.trim_start().starts_with('{') {
        return Ok(read_table(path, text)?.into_iter().map(|[lat, lon, _]| vec![[lat, lon]]).collect());
    }
    let wrong = |what: String| FrontError::Question(format!("{}: {what}.", path.display()));
    let json: Value = serde_json::from_str(text).map_err(|e| wrong(format!("no JSON: {e}")))?;
    let mut rings = Vec::new();
    outer_rings(&json, &mut rings);
    if rings.is_empty() {
        return Err(wrong("no Point, MultiPoint, Polygon or MultiPolygon in this GeoJSON".to_owned()));
    }
    let corner = |value: &Value| {
        let [lon, lat] = [0, 1].map(|i| value.get(i).and_then(Value::as_f64).unwrap_or(f64::NAN));
        Point::new(lat, lon).map(|p| [p.lat(), p.lon()]).map_err(|e| wrong(e.to_string()))
    };
    rings.into_iter().map(|ring| ring.iter().map(corner).collect()).collect()
}

/// The points and outer rings of a GeoJSON document, in its order.
fn outer_rings(json: &Value, rings: &mut Vec<Vec<Value>>) {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let coordinates = json.get("coordinates").unwrap_or(&Value::Null);
    match json.get("type").and_then(Value::as_str) {
        Some("Point") => rings.push(vec![coordinates.clone()]),
        Some("MultiPoint") => rings.extend(list(coordinates).into_iter().map(|point| vec![point])),
        Some("Polygon") => rings.extend(list(coordinates).first().map(list)),
        Some("MultiPolygon") => {
            rings.extend(list(coordinates).iter().filter_map(|polygon| Some(list(polygon.get(0)?))));
        }
        _ => {}
    }
    let inner = ["features", "geometries"].map(|key| json.get(key).map(list).unwrap_or_default());
    for part in json.get("geometry").into_iter().chain(inner.iter().flatten()) {
        outer_rings(part, rings);
    }
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

/// Places with their weights, from CSV: latitude, longitude, weight.
///
/// # Errors
/// [`FrontError`] where the file cannot be read or holds no such table.
pub fn read_places(path: &Path) -> Result<Vec<[f64; 3]>, FrontError> {
    read_table(path, &text_of(path)?)
}

fn text_of(path: &Path) -> Result<String, FrontError> {
    String::from_utf8(file_bytes(path)?)
        .map_err(|_| FrontError::Question(format!("{}: not UTF-8. Save it as UTF-8.", path.display())))
}

/// Points of a CSV file with the columns lat, lon and perhaps weight.
fn read_table(path: &Path, text: &str) -> Result<Vec<[f64; 3]>, FrontError> {
    let name = path.display();
    let mut rows = text.lines().enumerate().filter(|(_, row)| !row.trim().is_empty());
    let cells = |row: &str| {
        row.split(',').map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect::<Vec<_>>()
    };
    let header = rows.next().map(|(_, row)| cells(row.trim_start_matches('\u{feff}'))).unwrap_or_default();
    let column = |names: &[&str]| header.iter().position(|cell| names.contains(&cell.as_str()));
    let (Some(lat), Some(lon)) = (column(&["lat", "latitude"]), column(&["lon", "lng", "longitude"])) else {
        return Err(FrontError::Question(format!(
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
                FrontError::Question(format!(
                    "{name}, line {}: '{cell}' is no {what}. Write a number.",
                    number + 1
                ))
            })
        };
        let point = Point::new(value(lat, "latitude")?, value(lon, "longitude")?)
            .map_err(|e| FrontError::Question(format!("{name}, line {}: {e}", number + 1)))?;
        points.push([point.lat(), point.lon(), weight.map_or(Ok(1.0), |at| value(at, "weight"))?]);
    }
    Ok(points)
}

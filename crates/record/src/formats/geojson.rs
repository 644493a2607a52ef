//! GeoJSON (RFC 7946): a collection of points, each with an incident's fields as its properties.
//!
//! Properties are named as in the codebook's JSON Lines, so that a map shows what the codebook says. A feature from
//! elsewhere, whose properties are plain values, is read as a row of the plain event table: with its names of columns,
//! of countries, and an id made of its content where it has none; a map of a dataset's events as that dataset. Coordinates are longitude first.

use super::{
    Events, Format, FormatError, How, Problem, events::Collector, known, plain, records, table::Table,
    write::FOREIGN,
};
use crate::Incident;
use serde::Deserialize;
use serde_json::{Map, Value, json, value::RawValue};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

const NO_POINT: &str = "the feature's geometry is no point (a line, an area or several points); dropped";

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    features: Option<Vec<&'a RawValue>>,
    /// How its coordinates count, where they are no degrees (GeoJSON of before RFC 7946).
    #[serde(default)]
    crs: Option<Value>,
}

/// A feature with its values as they are written, so that a number of twenty digits stays whole.
#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(default)]
    geometry: Option<Value>,
    #[serde(borrow, default)]
    properties: Option<BTreeMap<Cow<'a, str>, &'a RawValue>>,
}

/// What is made of one feature at first.
enum Made {
    Incident(Box<Result<Incident, String>>),
    /// A row of the plain table, by the names of its columns.
    Row(BTreeMap<String, String>),
}

impl Made {
    fn refused(why: impl ToString) -> Self {
        Made::Incident(Box::new(Err(why.to_string())))
    }
}

/// Reads a collection of features. Its ids are `id` of the feature, else among its properties.
pub(super) fn read(name: &str, text: &str, how: How<'_>) -> Result<Events, FormatError> {
    let document: Document<'_> = match serde_json::from_str(text) {
        Err(e) if e.to_string().starts_with("trailing characters") => Document { features: None, crs: None },
        read => read.map_err(|e| FormatError::at(name, e.line() as u64, Problem::Answer(e.to_string())))?,
    };
    if let Some(crs) = document.crs.as_ref().and_then(|crs| crs.pointer("/properties/name")?.as_str())
        && !["CRS84", "4326", "4979"].iter().any(|degrees| crs.ends_with(degrees))
    {
        let sentence =
            format!("its coordinates are those of {crs}; save the map in degrees (WGS 84, EPSG:4326)");
        return Err(FormatError::whole(name, Problem::Value(sentence)));
    }
    let features = match document.features {
        // One feature by itself, or several of them, one a line.
        None if !text.contains("\"features\"") && text.contains("\"Feature\"") => {
            let all = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
            all.collect::<Result<Vec<_>, _>>().ok()
        }
        features => features,
    };
    let Some(features) = features else {
        let sentence = "the document has no list 'features'; give a GeoJSON FeatureCollection";
        return Err(FormatError::whole(name, Problem::Value(sentence.to_owned())));
    };
    let mut collector = Collector::new(name, how, features.len());
    let mut made = Vec::with_capacity(features.len());
    let (mut line, mut counted) = (1, 0);
    for feature in features {
        // The feature is a part of the text: what stands before it tells its line.
        let at = (feature.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
        line += records::line_breaks(text.as_bytes().get(counted..at).unwrap_or_default());
        counted = at;
        made.push((line, made_of(feature, line, &mut collector)));
    }
    let table = table_of(name, &made);
    // Maps of a dataset's events have its columns as their properties.
    let format = known::by_columns(&table);
    if table.len() > 0 && table.len() == made.len() && format != Format::Plain {
        let mut events = super::of_table(&table, format, how)?;
        events.warnings.extend(collector.events(Format::GeoJson, &[]).warnings);
        return Ok(events);
    }
    let columns = if table.len() == 0 { None } else { Some(plain::Columns::of(&table)) };
    let mut rows = table.rows();
    for (number, (line, made)) in (1..).zip(made) {
        let incident = match made {
            Made::Incident(incident) => {
                incident.map_err(|what| FormatError::at(name, line, Problem::Value(what)))
            }
            Made::Row(_) => match (&columns, rows.next()) {
                (Some(Ok(columns)), Some(row)) => row.and_then(|row| {
                    columns.warn(&row, &mut collector.warnings);
                    Ok(collector.named(columns.incident(&row)?, &row))
                }),
                (Some(Err(fault)), _) => Err(fault.clone()),
                _ => Err(FormatError::at(name, line, Problem::Missing)),
            },
        };
        let named = |fault: FormatError| {
            let column = fault.column.map_or_else(String::new, |column| format!(", {column}"));
            FormatError { column: Some(format!("feature {number}{column}")), line: Some(line), ..fault }
        };
        collector.take(line, incident.map_err(named))?;
    }
    Ok(collector.events(Format::GeoJson, &[]))
}

fn made_of(feature: &RawValue, line: u64, collector: &mut Collector<'_>) -> Made {
    let feature: Feature<'_> = match serde_json::from_str(feature.get()) {
        Ok(feature) => feature,
        Err(e) => return Made::refused(e.to_string()),
    };
    let Some(properties) = feature.properties else {
        return Made::refused("it has no properties; give at least a date");
    };
    let point = match point_of(feature.geometry.as_ref()) {
        Ok(point) => point,
        Err(what) => return Made::refused(what),
    };
    if point.is_none() && feature.geometry.as_ref().is_some_and(|geometry| !is_unknown(geometry)) {
        collector.warnings.add(NO_POINT, line);
    }
    // Lists and objects in an incident's own fields are the codebook's form; elsewhere they are kept as text.
    let is_ours = |(name, value): (&Cow<'_, str>, &&RawValue)| {
        value.get().starts_with(['{', '[']) && FIELDS.contains(&name.as_ref())
    };
    if properties.iter().any(is_ours) {
        Made::Incident(Box::new(incident(feature.id, &properties, point)))
    } else {
        Made::Row(row(feature.id, &properties, point))
    }
}

/// Longitude and latitude of a feature's point, of several points that are one, or of a collection that holds one; none where its
/// geometry is another or unknown.
fn point_of(geometry: Option<&Value>) -> Result<Option<(Value, Value)>, String> {
    let Some(geometry) = geometry.filter(|geometry| !is_unknown(geometry)) else { return Ok(None) };
    let list = |name: &str| geometry.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let coordinates = match (geometry.get("type").and_then(Value::as_str), list("coordinates")) {
        (Some("Point"), coordinates) => coordinates,
        (Some("MultiPoint"), [Value::Array(one)]) => one,
        (Some("GeometryCollection"), _) => {
            return match list("geometries") {
                [one] if one.get("type").and_then(Value::as_str) == Some("Point") => point_of(Some(one)),
                _ => Ok(None),
            };
        }
        _ => return Ok(None),
    };
    match coordinates {
        [lon, lat, ..] if lon.is_number() && lat.is_number() => Ok(Some((lon.clone(), lat.clone()))),
        _ => Err("the coordinates of its point are no two numbers; write [longitude, latitude]".to_owned()),
    }
}

/// Whether a geometry says nothing: it is null or has no coordinates, or empty ones.
fn is_unknown(geometry: &Value) -> bool {
    let empty = |all: &Value| all.as_array().is_some_and(|all| all.iter().all(Value::is_null));
    geometry.is_null() || geometry.get("coordinates").is_some_and(empty)
}

/// A value as text: words without their quotes, numbers as they are written.
fn text_of(value: &RawValue) -> String {
    match value.get() {
        "null" => String::new(),
        raw => serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned()),
    }
}

/// A feature's values as cells of the plain table. What its geometry says goes before a property of that name.
fn row(
    id: Option<&RawValue>,
    properties: &BTreeMap<Cow<'_, str>, &RawValue>,
    point: Option<(Value, Value)>,
) -> BTreeMap<String, String> {
    let mut cells: BTreeMap<String, String> =
        properties.iter().map(|(name, value)| (name.clone().into_owned(), text_of(value))).collect();
    let (lon, lat) = point.map_or((None, None), |(lon, lat)| (Some(lon.to_string()), Some(lat.to_string())));
    for (name, text) in [("id", id.map(text_of)), ("longitude", lon), ("latitude", lat)] {
        let Some(text) = text.filter(|text| !text.is_empty()) else { continue };
        if let Some(other) = cells.insert(name.to_owned(), text.clone()).filter(|other| *other != text) {
            cells.insert(format!("{FOREIGN}{name}"), other);
        }
    }
    cells
}

/// The plain table of all features that are rows of it.
fn table_of<'a>(name: &'a str, made: &[(u64, Made)]) -> Table<'a> {
    let rows = || {
        made.iter()
            .filter_map(|(line, made)| if let Made::Row(row) = made { Some((*line, row)) } else { None })
    };
    let columns: BTreeSet<&String> = rows().flat_map(|(_, row)| row.keys()).collect();
    let cells = |row: &BTreeMap<String, String>| {
        columns.iter().map(|c| row.get(*c).cloned().unwrap_or_default()).collect()
    };
    let rows: Vec<(u64, Vec<String>)> = rows().map(|(line, row)| (line, cells(row))).collect();
    Table::of_rows(name, columns.into_iter().cloned().collect(), rows)
}

/// An incident as the codebook's JSON Lines have it.
fn incident(
    id: Option<&RawValue>,
    properties: &BTreeMap<Cow<'_, str>, &RawValue>,
    point: Option<(Value, Value)>,
) -> Result<Incident, String> {
    let mut fields = Map::new();
    for (name, value) in properties {
        fields
            .insert(name.clone().into_owned(), serde_json::from_str(value.get()).map_err(|e| e.to_string())?);
    }
    if let Some(id) = id.or_else(|| properties.get("id").copied()) {
        fields.insert("id".into(), Value::String(text_of(id)));
    }
    if let Some(day) = fields.remove("date") {
        fields.entry("date_start").or_insert_with(|| day.clone());
        fields.entry("date_end").or_insert(day);
    }
    if let Some((lon, lat)) = point {
        fields.insert("lat".into(), lat);
        fields.insert("lon".into(), lon);
    }
    keep_others(&mut fields);
    serde_json::from_value(Value::Object(fields)).map_err(|e| e.to_string())
}

/// The properties that an incident has.
const FIELDS: &[&str] = &[
    "id",
    "event_type",
    "sub_event_type",
    "date_start",
    "date_end",
    "country",
    "adm1",
    "place",
    "lat",
    "lon",
    "where_prec",
    "actor1",
    "actor2",
    "killed",
    "wounded",
    "casualties",
    "actor_source",
    "status",
    "claimed_by",
    "background",
    "aggregate",
    "reports",
    "rows",
    "told",
    "sources",
    "note",
    "extra",
];

/// Moves the properties that an incident has no field for among its extra columns, as text.
fn keep_others(fields: &mut Map<String, Value>) {
    let others: Vec<String> = fields.keys().filter(|k| !FIELDS.contains(&k.as_str())).cloned().collect();
    for name in others {
        let text = match fields.remove(&name) {
            None | Some(Value::Null) => continue,
            Some(Value::String(text)) => text,
            Some(value) => value.to_string(),
        };
        let extra = fields.entry("extra").or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(extra) = extra {
            extra.insert(name, Value::String(text));
        }
    }
}

/// Writes a collection of features; an incident without a point has no geometry.
pub(super) fn write(incidents: &[Incident]) -> String {
    let features: Vec<Value> = incidents.iter().map(feature).collect();
    let mut text = json!({ "type": "FeatureCollection", "features": features }).to_string();
    text.push('\n');
    text
}

fn feature(incident: &Incident) -> Value {
    let mut properties = match serde_json::to_value(incident) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    for inside in ["id", "lat", "lon"] {
        properties.shift_remove(inside);
    }
    let geometry =
        incident.facts.place.point().map(|p| json!({ "type": "Point", "coordinates": [p.lon(), p.lat()] }));
    json!({ "type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties })
}

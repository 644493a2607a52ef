//! GeoJSON (RFC 7946): a collection of points, each with an incident's fields as its properties.
//!
//! Properties are named as in the codebook's JSON Lines, so that a map shows what the codebook says; a feature from
//! elsewhere needs `date_start` and `date_end`, or `date`, among its properties. Coordinates are longitude first.

use super::{Events, Format, FormatError, Problem, Reading, events::Collector};
use crate::Incident;
use serde_json::{Map, Value, json};

/// Reads a collection of features. Its ids are `id` of the feature, else among its properties.
pub(super) fn read(name: &str, text: &str, how: &Reading) -> Result<Events, FormatError> {
    let document: Value = serde_json::from_str(text)
        .map_err(|e| FormatError::at(name, e.line() as u64, Problem::Json(e.to_string())))?;
    let Some(features) = document.get("features").and_then(Value::as_array) else {
        let sentence = "the document has no list 'features'; give a GeoJSON FeatureCollection";
        return Err(FormatError::whole(name, Problem::Value(sentence.to_owned())));
    };
    let mut collector = Collector::new(name, how, features.len());
    for (number, feature) in (1..).zip(features) {
        let incident = incident(feature).map_err(|what| FormatError {
            column: Some(format!("feature {number}")),
            ..FormatError::whole(name, Problem::Value(what))
        });
        collector.take(number, incident)?;
    }
    Ok(collector.events(Format::GeoJson, &[]))
}

fn incident(feature: &Value) -> Result<Incident, String> {
    let mut fields = match feature.get("properties") {
        Some(Value::Object(properties)) => properties.clone(),
        _ => return Err("it has no properties; give at least an id and a date".to_owned()),
    };
    if let Some(id) = feature.get("id") {
        fields.insert("id".into(), id.clone());
    }
    if let Some(Value::Number(id)) = fields.get("id") {
        let id = id.to_string();
        fields.insert("id".into(), Value::String(id));
    }
    if let Some(day) = fields.remove("date") {
        fields.entry("date_start").or_insert_with(|| day.clone());
        fields.entry("date_end").or_insert(day);
    }
    if let Some([lon, lat, ..]) =
        feature.pointer("/geometry/coordinates").and_then(Value::as_array).map(Vec::as_slice)
    {
        fields.insert("lat".into(), lat.clone());
        fields.insert("lon".into(), lon.clone());
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

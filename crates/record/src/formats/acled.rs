//! ACLED (Armed Conflict Location & Event Data) → incidents: the CSV export and the JSON of its API, old and new columns.
//!
//! Follows the ACLED codebook. `time_precision` 2 is a week whose middle day is given, 3 a month whose day means
//! nothing: both become intervals. `geo_precision` 1 is the place itself, 2 a small part of a region (UCDP's district),
//! 3 a larger region (UCDP's governorate). `fatalities` is the least number that the sources tell, and 0 where they
//! tell none, so that it becomes the low and best estimate with no upper bound. Event types are the codebook's own.
//!
//! ACLED asks its users for an account of their own and forbids handing its data on: nothing here downloads it.

use super::{
    Events, Format, FormatError, How, Problem, cell,
    cell::DateOrder,
    coordinates, crosswalk,
    events::{Warnings, from_table},
    keep_extra,
    table::{Row, Table},
    write::TableForm,
};
use crate::{
    Actor, Country, EventType, Facts, Incident, Interval, Place, Source, SubEventType, Toll, What, WherePrec,
};

/// Reads a table of ACLED's, from either of its forms.
pub(super) fn read(table: &Table<'_>, how: How<'_>) -> Result<Events, FormatError> {
    let date = table.needed(&["event_date"])?;
    let order = table.date_order(&[Some(date)]);
    from_table(table, Format::Acled, how, |row, into| incident(row, order, &mut into.warnings).map(Some))
}

const OTHER_TYPE: &str = "an event type that is none of ACLED's of today; read as the one that stands for it, or as unknown, with \
     the word kept beside it";

fn incident(row: &Row<'_>, order: DateOrder, warnings: &mut Warnings) -> Result<Incident, FormatError> {
    // Extracts that people hand on often lack the ids: then one is made of the row.
    let id = match row.at("event_id_cnty") {
        None => String::new(),
        column => row.need(column, |id| Ok(id.to_owned()))?,
    };
    let mut facts = Facts::new(what(row, warnings)?, when(row, order)?, place(row)?);
    facts.actor1 = row.text(row.at("actor1")).map(crosswalk::acled_actor).into_iter().collect();
    facts.actor2 = row.text(row.at("actor2")).map(crosswalk::acled_actor).into_iter().collect();
    facts.killed = row.count(row.at("fatalities"))?.map(Toll::at_least);
    let mut incident = Incident::new(id, facts);
    let names =
        row.text(row.at("source")).unwrap_or_default().split(';').map(str::trim).filter(|n| !n.is_empty());
    incident.sources =
        names.map(|name| Source { name: Some(name.to_owned()), ..Source::default() }).collect();
    incident.note = row.text(row.at("notes")).map(str::to_owned);
    keep_extra(&mut incident, row, &FORM, told);
    Ok(incident)
}

/// What happened; the types of before 2019 go over to those that took their place.
fn what(row: &Row<'_>, warnings: &mut Warnings) -> Result<What, FormatError> {
    let (event, sub) = (row.text(row.at("event_type")), row.text(row.at("sub_event_type")));
    let known = (event.map(str::parse::<EventType>), sub.map(str::parse::<SubEventType>));
    if let (None | Some(Ok(_)), None | Some(Ok(_))) = &known {
        let (event, sub) = (known.0.and_then(Result::ok), known.1.and_then(Result::ok));
        return What::new(event, sub).map_err(|e| row.refused(row.at("sub_event_type"), e));
    }
    warnings.add(OTHER_TYPE, row.line);
    let (old, sub) = (event.map(crosswalk::acled_type).unwrap_or_default(), known.1.and_then(Result::ok));
    let event = known.0.and_then(Result::ok).or(old.event_type());
    Ok(What::new(event, sub.or(old.sub_event_type())).unwrap_or(old))
}

fn when(row: &Row<'_>, order: DateOrder) -> Result<Interval, FormatError> {
    let day = row.need(row.at("event_date"), |c| cell::day(c, order))?;
    let given = Interval::from(day);
    match row.read(row.at("time_precision"), cell::code)? {
        None | Some(1) => Ok(given),
        Some(2) => Ok(given.shifted(-3).hull(&given.shifted(3))),
        Some(3) => Ok(Interval::month(day.year(), day.month()).unwrap_or(given)),
        Some(other) => Err(row.refused(
            row.at("time_precision"),
            format!("time_precision {other} is not one of ACLED's codes 1, 2 and 3"),
        )),
    }
}

fn place(row: &Row<'_>) -> Result<Place, FormatError> {
    let number = row.text(row.at("iso")).map(|n| n.trim_end_matches(".0"));
    let named = || row.text(row.at("country")).and_then(crosswalk::country);
    let country = number.and_then(crosswalk::country_of_number).or_else(named);
    let adm1 = country.zip(row.text(row.at("admin1"))).and_then(|(c, name)| crosswalk::division(c, name));
    let point = coordinates::point(row, row.at("latitude"), row.at("longitude"), country)?;
    let prec = row.read(row.at("geo_precision"), |c| match cell::code(c)? {
        1 => Ok(WherePrec::Exact),
        2 => Ok(WherePrec::District),
        3 => Ok(WherePrec::Governorate),
        other => Err(Problem::Value(format!("geo_precision {other} is not one of ACLED's codes 1, 2 and 3"))),
    })?;
    let name = row.text(row.at("location")).map(str::to_owned);
    Place::new(country, adm1.map(str::to_owned), name, point, prec)
        .map_err(|e| row.refused(row.at("admin1"), e))
}

/// What the fields of an incident give back of a column, word for word.
fn told(incident: &Incident, column: &str) -> Option<String> {
    let (facts, place) = (&incident.facts, &incident.facts.place);
    match column {
        "event_id_cnty" => Some(incident.id.clone()),
        "event_date" => Some(middle(&facts.when).to_string()),
        "event_type" => facts.what.event_type().map(|t| t.to_string()),
        "sub_event_type" => facts.what.sub_event_type().map(|t| t.to_string()),
        "location" => place.name().map(str::to_owned),
        "latitude" => place.point().map(|p| p.lat().to_string()),
        "longitude" => place.point().map(|p| p.lon().to_string()),
        "fatalities" => facts.killed.map(|t| t.number().to_string()),
        "notes" => incident.note.clone(),
        "source" => {
            let names: Vec<&str> = incident.sources.iter().filter_map(|s| s.name.as_deref()).collect();
            Some(names.join("; ")).filter(|n| !n.is_empty())
        }
        _ => None,
    }
}

/// What is written into a column that the reader takes a field from.
fn cell(incident: &Incident, column: &str) -> Option<String> {
    let (facts, place) = (&incident.facts, &incident.facts.place);
    match column {
        "time_precision" => Some(time_precision(&facts.when).to_string()),
        "geo_precision" => place.prec().map(|p| geo_precision(p).to_string()),
        "iso" => known(place).map(|k| k.number.to_owned()).filter(|n| n != "-"),
        "country" => known(place).map(|k| k.names[0].to_owned()),
        "admin1" => place.adm1().and_then(crate::Division::of).map(|d| d.names.english.to_owned()),
        "actor1" => side(&facts.actor1, place.country()),
        "actor2" => side(&facts.actor2, place.country()),
        _ => told(incident, column),
    }
}

fn filler(incident: &Incident, column: &str) -> Option<String> {
    match column {
        "year" => Some(incident.facts.when.start().year().to_string()),
        _ => None,
    }
}

fn known(place: &Place) -> Option<&'static crosswalk::Known> {
    place.country().and_then(crosswalk::known)
}

/// ACLED names one actor a side; the others would stand among its associates.
fn side(actors: &[Actor], country: Option<Country>) -> Option<String> {
    actors.first().map(|actor| crosswalk::acled_name(actor, country))
}

fn middle(when: &Interval) -> crate::Date {
    let half = i32::try_from((when.days() - 1) / 2).unwrap_or(0);
    Interval::from(when.start()).shifted(half).start()
}

fn time_precision(when: &Interval) -> u8 {
    match when.days() {
        1 => 1,
        2..=7 => 2,
        _ => 3,
    }
}

fn geo_precision(prec: WherePrec) -> u8 {
    match prec {
        WherePrec::Exact => 1,
        WherePrec::Near | WherePrec::District => 2,
        _ => 3,
    }
}

/// The columns of ACLED's export since 2024.
const COLUMNS: &[&str] = &[
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

/// How ACLED's files are written.
pub(super) const FORM: TableForm = TableForm {
    separator: b',',
    header: true,
    columns: COLUMNS,
    open: true,
    own_first: true,
    cell,
    filler,
    misread: |_, _, _| false,
};

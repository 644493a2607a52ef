//! POLECAT (the successor of ICEWS, Harvard Dataverse) → incidents: weekly files, tab-separated, with a header.
//!
//! Events are in PLOVER's types and modes, coded by machine from one article each: as with GDELT, one bombing can be
//! several rows. A row is read when its type and mode are an incident of the codebook (`plover_events.tsv`). Actors are
//! told by name only where the name is an organisation of `polecat_actors.tsv`, else by country and sector; columns
//! that hold names of persons (`Story People`, `Actor Name` and their like) are not kept.

use super::{
    Events, Format, FormatError, How, cell,
    cell::DateOrder,
    coordinates, crosswalk,
    events::{Collector, from_table},
    keep_extra,
    table::{Row, Table},
    write::TableForm,
};
use crate::{Actor, Facts, Incident, Interval, Place, Source, WherePrec};

/// Columns that can name persons.
const PERSONS: &[&str] = &[
    "Actor Name",
    "Actor Name Raw",
    "Actor Title",
    "Recipient Name",
    "Recipient Name Raw",
    "Recipient Title",
    "Story People",
    "Wikipedia Actor ID",
    "Wikipedia Recipient ID",
];

/// Reads a table of POLECAT's.
pub(super) fn read(table: &Table<'_>, how: How<'_>) -> Result<Events, FormatError> {
    for column in ["Event ID", "Event Date", "Event Type", "Event Mode"] {
        table.needed(&[column])?;
    }
    let order = table.date_order(&[table.column(&["Event Date"]), table.column(&["Publication Date"])]);
    from_table(table, Format::Polecat, how, |row, into| incident(row, order, into))
}

fn incident(
    row: &Row<'_>,
    order: DateOrder,
    into: &mut Collector<'_>,
) -> Result<Option<Incident>, FormatError> {
    let kind = row.need(row.at("Event Type"), |c| Ok(c.to_ascii_uppercase()))?;
    let mode = row.text(row.at("Event Mode")).unwrap_or_default().to_ascii_lowercase();
    let Some(what) = crosswalk::plover_event(&kind, &mode) else {
        into.warnings
            .add("PLOVER type of a talk, a threat or another act that is no incident; passed over", row.line);
        return Ok(None);
    };
    let id = row.need(row.at("Event ID"), |id| Ok(id.to_owned()))?;
    let day = row.need(row.at("Event Date"), |c| cell::day(c, order))?;
    let mut facts = Facts::new(what, Interval::from(day), place(row)?);
    facts.actor1 = actor(row, "Actor").into_iter().collect();
    facts.actor2 = actor(row, "Recipient").into_iter().collect();
    let mut incident = Incident::new(id, facts);
    let date = row.read(row.at("Publication Date"), |c| cell::day(c, order))?;
    let name = row.text(row.at("Source")).map(str::to_owned);
    if name.is_some() || date.is_some() {
        incident.sources = vec![Source { name, url: None, date }];
    }
    keep_extra(&mut incident, row, &FORM, told);
    incident.extra.retain(|column, _| !PERSONS.contains(&column.as_str()));
    Ok(Some(incident))
}

fn actor(row: &Row<'_>, who: &str) -> Option<Actor> {
    let named = row.text(row.at(&format!("{who} Name"))).and_then(crosswalk::polecat_actor);
    let country = || row.text(row.at(&format!("{who} Country"))).and_then(crosswalk::country);
    let by_sector = || match row.text(row.at(&format!("Primary {who} Sector")))? {
        "GOV" | "MIL" | "COP" | "SPY" => country().map(crosswalk::government),
        "CVL" => Some(Actor::civilians()),
        "UNK" | "UAF" => Some(Actor::unidentified()),
        _ => None,
    };
    named.or_else(by_sector)
}

fn place(row: &Row<'_>) -> Result<Place, FormatError> {
    let country = row.text(row.at("Country")).and_then(crosswalk::country);
    let adm1 = country.zip(row.text(row.at("Province"))).and_then(|(c, name)| crosswalk::division(c, name));
    let point = coordinates::point(row, row.at("Latitude"), row.at("Longitude"), country)?;
    let told = |column: &str| row.text(row.at(column)).filter(|cell| *cell != "None");
    let prec = match (told("City"), told("District"), told("Province"), country) {
        (Some(_), ..) => Some(WherePrec::Exact),
        (_, Some(_), ..) => Some(WherePrec::District),
        (_, _, Some(_), _) => Some(WherePrec::Governorate),
        (.., Some(_)) => Some(WherePrec::Country),
        _ => None,
    };
    let name = told("Placename").or_else(|| told("City")).map(str::to_owned);
    Place::new(country, adm1.map(str::to_owned), name, point, prec)
        .map_err(|e| row.refused(row.at("Province"), e))
}

/// What the fields of an incident give back of a column, word for word.
fn told(incident: &Incident, column: &str) -> Option<String> {
    let place = &incident.facts.place;
    match column {
        "Event ID" => Some(incident.id.clone()),
        "Event Date" => Some(incident.facts.when.start().to_string()),
        "Placename" => place.name().map(str::to_owned),
        "Latitude" => place.point().map(|p| p.lat().to_string()),
        "Longitude" => place.point().map(|p| p.lon().to_string()),
        "Source" => incident.sources.first().and_then(|s| s.name.clone()),
        "Publication Date" => incident.sources.first().and_then(|s| s.date).map(|d| d.to_string()),
        _ => None,
    }
}

/// What is written into a column that the reader takes a field from.
fn cell(incident: &Incident, column: &str) -> Option<String> {
    let (facts, place) = (&incident.facts, &incident.facts.place);
    let name = |actors: &[Actor]| actors.first().map(|a| a.english().to_owned());
    let kind = || crosswalk::plover_code(&facts.what);
    match column {
        "Event Type" => kind().map(|(kind, _)| kind.to_owned()),
        "Event Mode" => kind().map(|(_, mode)| mode.to_owned()),
        "Actor Name" => name(&facts.actor1),
        "Recipient Name" => name(&facts.actor2),
        "Country" => place.country().and_then(crosswalk::known).map(|k| k.iso3.to_owned()),
        "Province" => place.adm1().and_then(crate::Division::of).map(|d| d.names.english.to_owned()),
        "City" => place.name().filter(|_| place.prec() == Some(WherePrec::Exact)).map(str::to_owned),
        _ => told(incident, column),
    }
}

/// The columns of a weekly file.
const COLUMNS: &[&str] = &[
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// How POLECAT's files are written.
pub(super) const FORM: TableForm = TableForm {
    separator: b'\t',
    header: true,
    columns: COLUMNS,
    open: false,
    own_first: true,
    cell,
    filler: |_, _| None,
    misread: |_, _, _| false,
};

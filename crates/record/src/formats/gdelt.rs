//! GDELT events (Leetaru and Schrodt) → incidents: tab-separated, without a header; 61 columns in version 2.0, 57 or 58 in 1.0.
//!
//! Follows the *GDELT Event Codebook V2.0*. A row is what a machine took from one article, not an event that somebody
//! checked: one bombing is many rows, so that its incidents have to be merged before they are counted. A row is read
//! when its CAMEO code is an incident of the codebook (`cameo_events.tsv`); statements, talks and threats are passed
//! over and counted. There are no tolls. `Actor1Name` and `Actor2Name` are not kept: they can be persons'.
//!
//! `ActionGeo_Type` is the precision: 1 a country, 2 and 5 a state or province, 3 and 4 a city.

use super::{
    Events, Format, FormatError, How, Problem, cell,
    cell::DateOrder,
    coordinates, crosswalk,
    events::{Collector, Warning, from_table},
    keep_extra,
    table::{Row, Table},
    write::TableForm,
};
use crate::{Actor, Facts, Incident, Interval, Place, Source, WherePrec};
use std::sync::LazyLock;

/// The columns of a file, in their order.
pub(super) const COLUMNS: &[&str] = &[
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_Fullname",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_Fullname",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_Fullname",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED",
    "SOURCEURL",
];

/// Columns that can name persons.
const PERSONS: &[&str] = &["Actor1Name", "Actor2Name"];

/// The columns of a file of GDELT 1.0: those of 2.0 without the districts. Files of before April 2013 have no addresses either.
static OLDER: LazyLock<Vec<&str>> =
    LazyLock::new(|| COLUMNS.iter().copied().filter(|column| !column.ends_with("ADM2Code")).collect());

/// The columns of a file without a header, by how many it has.
pub(super) fn columns(text: &str) -> &'static [&'static str] {
    let older: &'static [&'static str] = &OLDER;
    match text.lines().next().unwrap_or_default().split('\t').count() {
        n if n == older.len() => older,
        n if n + 1 == older.len() => &older[..n],
        _ => COLUMNS,
    }
}

/// Whether a text is a file of GDELT's: as many fields in the first line as a release has, an id and a day first.
pub(super) fn is_one(text: &str) -> bool {
    let first: Vec<&str> = text.lines().next().unwrap_or_default().split('\t').collect();
    is_event(&first) && (OLDER.len() - 1..=OLDER.len()).chain([COLUMNS.len()]).any(|n| n == first.len())
}

/// Whether a record is an event of a file without a header that a spreadsheet has parted otherwise.
pub(super) fn is_row(record: &csv::StringRecord) -> bool {
    record.len() == COLUMNS.len() && is_event(&record.iter().take(2).collect::<Vec<_>>())
}

fn is_event(fields: &[&str]) -> bool {
    // 2.02E+07: a spreadsheet has spoilt it, and the row says so when it is read.
    let is_spoilt = |day: &str| day.starts_with("2.") && day.to_ascii_uppercase().ends_with("E+07");
    let is_day = |day: &str| is_spoilt(day) || (day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()));
    matches!(fields, [id, day, ..] if !id.is_empty() && is_day(day))
}

/// Whether somebody has put the names of the columns before the rows.
pub(super) fn has_header(text: &str) -> bool {
    let head: String = text.chars().take(200).collect();
    head.to_ascii_uppercase().contains(COLUMNS[0])
}

/// Reads a table of GDELT's.
pub(super) fn read(table: &Table<'_>, how: How<'_>) -> Result<Events, FormatError> {
    let is_older =
        table.columns.len() < COLUMNS.len() && table.columns.iter().zip(OLDER.iter()).all(|(a, b)| a == b);
    let mut events = from_table(table, Format::Gdelt, how, incident)?;
    if is_older {
        let (what, count) = (OF_1_0.to_owned(), 1);
        events.warnings.push(Warning { what, count, first_line: 1 });
    }
    Ok(events)
}

const OF_1_0: &str = "the file is one of GDELT 1.0, by its number of columns, and read as such";
const LOST_ZERO: &str =
    "a spreadsheet has cut the zero before a CAMEO code (EventRootCode has one digit); the zero is put back";
const NO_DAY_ADDED: &str =
    "DATEADDED is no day (2.02E+13, as spreadsheets write it); the source is left without a date";

fn incident(row: &Row<'_>, into: &mut Collector<'_>) -> Result<Option<Incident>, FormatError> {
    let mut code = row.need(row.at("EventCode"), |c| Ok(c.strip_suffix(".0").unwrap_or(c).to_owned()))?;
    // Root codes have two digits: one alone says that a spreadsheet took 020, an appeal, for the number 20.
    if row.digits(row.at("EventRootCode")).is_some_and(|root| root.len() == 1) {
        into.warnings.add(LOST_ZERO, row.line);
        code.insert(0, '0');
    }
    let Some(what) = crosswalk::cameo_event(&code) else {
        into.warnings.add(
            "CAMEO code of a statement, a talk or another act that is no incident; passed over",
            row.line,
        );
        return Ok(None);
    };
    let id = row.need(row.at("GLOBALEVENTID"), |id| Ok(id.to_owned()))?;
    let day =
        row.need(row.at("SQLDATE"), |c| cell::day(c.strip_suffix(".0").unwrap_or(c), DateOrder::Unknown))?;
    let mut facts = Facts::new(what, Interval::from(day), place(row)?);
    facts.actor1 = row.text(row.at("Actor1Code")).and_then(crosswalk::cameo_actor).into_iter().collect();
    facts.actor2 = row.text(row.at("Actor2Code")).and_then(crosswalk::cameo_actor).into_iter().collect();
    let mut incident = Incident::new(id, facts);
    // The day on which the article was found dates the source alone, and is no reason to refuse the event.
    let added = row.text(row.at("DATEADDED"));
    let date = added.and_then(|c| cell::day(c.get(..8).unwrap_or(c), DateOrder::Unknown).ok());
    if added.is_some() && date.is_none() {
        into.warnings.add(NO_DAY_ADDED, row.line);
    }
    let url = row.text(row.at("SOURCEURL")).map(str::to_owned);
    if url.is_some() || date.is_some() {
        incident.sources = vec![Source { name: None, url, date }];
    }
    keep_extra(&mut incident, row, &FORM, told);
    incident.extra.retain(|column, _| !PERSONS.contains(&column.as_str()));
    Ok(Some(incident))
}

fn place(row: &Row<'_>) -> Result<Place, FormatError> {
    let country = row.text(row.at("ActionGeo_CountryCode")).and_then(crosswalk::country_of_fips);
    let full = row.text(row.at("ActionGeo_Fullname"));
    // "Mosul, Ninawa, Iraq": the place, its division, its country.
    let parts: Vec<&str> = full.map(|f| f.split(", ").collect()).unwrap_or_default();
    let named = match parts[..] {
        [division, _] | [_, division, _] => Some(division),
        _ => None,
    };
    let adm1 = country.zip(named).and_then(|(c, name)| crosswalk::division(c, name));
    let point = coordinates::point(row, row.at("ActionGeo_Lat"), row.at("ActionGeo_Long"), country)?;
    let prec = row.read(row.at("ActionGeo_Type"), |c| match c.strip_suffix(".0").unwrap_or(c) {
        "0" => Ok(None),
        "1" => Ok(Some(WherePrec::Country)),
        "2" | "5" => Ok(Some(WherePrec::Governorate)),
        "3" | "4" => Ok(Some(WherePrec::Exact)),
        other => Err(Problem::Value(format!("ActionGeo_Type {other} is not one of GDELT's codes 0 to 5"))),
    })?;
    let name = full.map(str::to_owned);
    let place = Place::new(country, adm1.map(str::to_owned), name, point, prec.flatten());
    place.map_err(|e| row.refused(row.at("ActionGeo_Fullname"), e))
}

/// What the fields of an incident give back of a column, word for word.
fn told(incident: &Incident, column: &str) -> Option<String> {
    let place = &incident.facts.place;
    match column {
        "GLOBALEVENTID" => Some(incident.id.clone()),
        "SQLDATE" => Some(incident.facts.when.start().strftime("%Y%m%d").to_string()),
        "ActionGeo_Fullname" => place.name().map(str::to_owned),
        "ActionGeo_Lat" => place.point().map(|p| p.lat().to_string()),
        "ActionGeo_Long" => place.point().map(|p| p.lon().to_string()),
        "SOURCEURL" => incident.sources.first().and_then(|s| s.url.clone()),
        _ => None,
    }
}

/// What is written into a column that the reader takes a field from.
fn cell(incident: &Incident, column: &str) -> Option<String> {
    let (facts, place) = (&incident.facts, &incident.facts.place);
    match column {
        "EventCode" => crosswalk::cameo_code(&facts.what).map(str::to_owned),
        "Actor1Code" => actor_code(&facts.actor1),
        "Actor2Code" => actor_code(&facts.actor2),
        "ActionGeo_CountryCode" => place.country().and_then(crosswalk::known).map(|k| k.fips.to_owned()),
        "ActionGeo_Type" => place.prec().map(|p| geo_type(p).to_string()),
        "DATEADDED" => Some(incident.sources.first()?.date?.strftime("%Y%m%d000000").to_string()),
        _ => told(incident, column),
    }
}

fn filler(incident: &Incident, column: &str) -> Option<String> {
    let day = incident.facts.when.start();
    match column {
        "MonthYear" => Some(day.strftime("%Y%m").to_string()),
        "Year" => Some(day.year().to_string()),
        "EventBaseCode" => crosswalk::cameo_code(&incident.facts.what).map(|c| c.chars().take(3).collect()),
        "EventRootCode" => crosswalk::cameo_code(&incident.facts.what).map(|c| c.chars().take(2).collect()),
        _ => None,
    }
}

/// CAMEO has no codes for most of the codebook's groups; one that came from CAMEO goes back as it was.
fn actor_code(actors: &[Actor]) -> Option<String> {
    let actor = actors.first()?;
    match actor.code() {
        "CIVILIANS" => Some("CVL".to_owned()),
        "UNIDENTIFIED" => Some("UAF".to_owned()),
        code => code.strip_prefix("OTHER:").map(str::to_owned),
    }
}

fn geo_type(prec: WherePrec) -> u8 {
    match prec {
        WherePrec::Exact | WherePrec::Near => 4,
        WherePrec::District | WherePrec::Governorate | WherePrec::Vague => 5,
        WherePrec::Country | WherePrec::International => 1,
    }
}

/// How GDELT's files are written.
pub(super) const FORM: TableForm = TableForm {
    separator: b'\t',
    header: false,
    columns: COLUMNS,
    open: false,
    own_first: true,
    cell,
    filler,
    misread: |_, _, _| false,
};

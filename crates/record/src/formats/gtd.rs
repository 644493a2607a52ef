//! The Global Terrorism Database (START, University of Maryland) → incidents: its CSV, or its workbook saved as one.
//!
//! Follows the GTD codebook. An unknown day is 0 and an unknown month is 0: the interval is then the month or the year.
//! An incident that lasted (`extended`) is dated by its beginning; `resolution` is kept. `specificity` 1 is the place
//! itself (near it where `vicinity` is 1), 2 and 3 the centre of a district, 4 of a province, 5 of nothing smaller than
//! the country. `nkill` counts the dead of all sides, the attackers too; where a total was shared out among several
//! attacks it is a fraction. `success` 0 is an attack that failed: `foiled`.
//!
//! `related` holds the ids of the incidents that belong together (`multiple` = 1): see [`related`]. The file can be had
//! from START with an account of one's own; it may not be handed on.

use super::{
    Events, Format, FormatError, How, Problem, cell, coordinates, crosswalk,
    events::from_table,
    keep_extra,
    table::{Row, Table},
    write::TableForm,
};
use crate::{Actor, Country, Date, Facts, Incident, Interval, Place, Source, Status, Toll, WherePrec};

/// The ids of the incidents that a row of the Global Terrorism Database is linked to: attacks in several places that
/// were one operation. Empty for incidents of other datasets.
///
/// ```
/// use tazamun_record::formats::{read_events, related};
/// let rows = b"eventid,iyear,imonth,iday,attacktype1,multiple,related\n1,2014,6,10,3,1,\"1, 2\"\n2,2014,6,10,3,1,\"1, 2\"\n";
/// let events = read_events("gtd.csv", rows).unwrap();
/// assert_eq!(related(&events.incidents[0]), ["2"]);
/// ```
pub fn related(incident: &Incident) -> Vec<&str> {
    let cell = incident.extra.get("related").map_or("", String::as_str);
    cell.split([',', ';']).map(str::trim).filter(|id| !id.is_empty() && *id != incident.id).collect()
}

/// Reads the table of the database.
pub(super) fn read(table: &Table<'_>, how: How<'_>) -> Result<Events, FormatError> {
    for column in ["eventid", "iyear", "imonth", "iday"] {
        table.needed(&[column])?;
    }
    from_table(table, Format::Gtd, how, |row, _| incident(row).map(Some))
}

fn incident(row: &Row<'_>) -> Result<Incident, FormatError> {
    let id = row.need(row.at("eventid"), |id| Ok(id.to_owned()))?;
    let code = |column| row.digits(row.at(column)).unwrap_or_default();
    let keys = ["attacktype1", "suicide", "weaptype1", "weapsubtype1", "targtype1"].map(code);
    let place = place(row)?;
    let country = place.country();
    let mut facts = Facts::new(crosswalk::gtd_attack(keys), when(row)?, place);
    let groups = ["gname", "gname2", "gname3"].into_iter().filter_map(|c| row.text(row.at(c)));
    facts.actor1 = groups.map(crosswalk::gtd_actor).collect();
    let nation = row.text(row.at("natlty1_txt")).and_then(crosswalk::country).or(country);
    facts.actor2 = crosswalk::gtd_target(code("targtype1"), nation).into_iter().collect();
    facts.killed = toll(row, "nkill")?;
    facts.wounded = toll(row, "nwound")?;
    facts.claimed_by = facts.actor1.first().filter(|_| code("claimed") == "1").cloned();
    if code("success") == "0" {
        facts.status = Status::Foiled;
    }
    let mut incident = Incident::new(id, facts);
    let cited = ["scite1", "scite2", "scite3"].into_iter().filter_map(|c| row.text(row.at(c)));
    incident.sources =
        cited.map(|name| Source { name: Some(name.to_owned()), ..Source::default() }).collect();
    incident.note = row.text(row.at("summary")).map(str::to_owned);
    keep_extra(&mut incident, row, &FORM, told);
    Ok(incident)
}

fn when(row: &Row<'_>) -> Result<Interval, FormatError> {
    let number = |column: &str| row.read(row.at(column), |c| cell::count(c).map(i64::from));
    let year = row.need(row.at("iyear"), cell::count)?;
    let (month, day) = (number("imonth")?.unwrap_or(0), number("iday")?.unwrap_or(0));
    let wrong = || row.fault(row.at("iday"), Problem::Date(format!("{year}-{month:02}-{day:02}")));
    let year = i16::try_from(year).map_err(|_| wrong())?;
    let (month, day) = (i8::try_from(month).map_err(|_| wrong())?, i8::try_from(day).map_err(|_| wrong())?);
    match (month, day) {
        (0, _) => Date::new(year, 1, 1).map(cell::whole_year).map_err(|_| wrong()),
        (_, 0) => Interval::month(year, month).ok_or_else(wrong),
        _ => Date::new(year, month, day).map(Interval::from).map_err(|_| wrong()),
    }
}

fn place(row: &Row<'_>) -> Result<Place, FormatError> {
    let country = row.text(row.at("country_txt")).and_then(crosswalk::country);
    let adm1 = country.zip(row.text(row.at("provstate"))).and_then(|(c, name)| crosswalk::division(c, name));
    let point = coordinates::point(row, row.at("latitude"), row.at("longitude"), country)?;
    let near = row.digits(row.at("vicinity")) == Some("1");
    let prec = row.read(row.at("specificity"), |c| match c.trim_end_matches(".0") {
        "1" if near => Ok(WherePrec::Near),
        "1" => Ok(WherePrec::Exact),
        "2" | "3" => Ok(WherePrec::District),
        "4" => Ok(WherePrec::Governorate),
        "5" => Ok(WherePrec::Country),
        other => Err(Problem::Value(format!("specificity {other} is not one of the codes 1 to 5"))),
    })?;
    let name = row.text(row.at("city")).filter(|city| *city != "Unknown").map(str::to_owned);
    Place::new(country, adm1.map(str::to_owned), name, point, prec)
        .map_err(|e| row.refused(row.at("provstate"), e))
}

/// A toll; where it is no whole number, a share of one.
fn toll(row: &Row<'_>, column: &str) -> Result<Option<Toll>, FormatError> {
    // -9 and -99 are the codebook's own "unknown".
    let is_unknown = |text: &str| ["-9", "-99"].contains(&text.trim_end_matches(".0"));
    if row.text(row.at(column)).is_some_and(is_unknown) {
        return Ok(None);
    }
    match row.count(row.at(column)) {
        Ok(whole) => Ok(whole.and_then(|whole| Toll::new(None, Some(whole), None).ok())),
        Err(FormatError { problem: Problem::Number { .. }, .. }) => row.read(row.at(column), shared_out),
        Err(fault) => Err(fault),
    }
}

/// The share of a total that was divided among several attacks lies between the whole numbers around it.
fn shared_out(text: &str) -> Result<Toll, Problem> {
    let needed = "number of people";
    let wrong = || Problem::Number { found: text.to_owned(), needed };
    let share = text
        .replacen(',', ".", 1)
        .parse::<f64>()
        .ok()
        .filter(|n| (0.0..1e9).contains(n))
        .ok_or_else(wrong)?;
    let (low, best, high) = (share.floor() as u32, share.round() as u32, share.ceil() as u32);
    Toll::new(Some(low), Some(best), Some(high)).map_err(|e| Problem::Value(e.to_string()))
}

/// What the fields of an incident give back of a column, word for word.
fn told(incident: &Incident, column: &str) -> Option<String> {
    let (facts, place, when) = (&incident.facts, &incident.facts.place, incident.facts.when);
    let number = |toll: Option<Toll>| toll.map(|t| t.number().to_string());
    let source = |n: usize| incident.sources.get(n).and_then(|s| s.name.clone());
    match column {
        "eventid" => Some(incident.id.clone()),
        "iyear" => Some(when.start().year().to_string()),
        "imonth" => Some(if when.days() > 31 { 0 } else { when.start().month() }.to_string()),
        "iday" => Some(if when.is_one_day() { when.start().day() } else { 0 }.to_string()),
        "city" => place.name().map(str::to_owned),
        "latitude" => place.point().map(|p| p.lat().to_string()),
        "longitude" => place.point().map(|p| p.lon().to_string()),
        "nkill" => number(facts.killed),
        "nwound" => number(facts.wounded),
        "summary" => incident.note.clone(),
        "scite1" => source(0),
        "scite2" => source(1),
        "scite3" => source(2),
        _ => None,
    }
}

/// What is written into a column that the reader takes a field from.
fn cell(incident: &Incident, column: &str) -> Option<String> {
    let (facts, place) = (&incident.facts, &incident.facts.place);
    let group = |n: usize| facts.actor1.get(n).map(|a| crosswalk::gtd_name(a).to_owned());
    match column {
        "country_txt" => country_name(place.country()),
        "provstate" => place.adm1().and_then(crate::Division::of).map(|d| d.names.english.to_owned()),
        "specificity" => place.prec().map(|p| specificity(p).to_string()),
        "vicinity" => Some(u8::from(place.prec() == Some(WherePrec::Near)).to_string()),
        "gname" => group(0).or_else(|| Some("Unknown".to_owned()).filter(|_| facts.actor1.is_empty())),
        "gname2" => group(1),
        "gname3" => group(2),
        "claimed" => Some(u8::from(facts.claimed_by.is_some()).to_string()),
        "success" => Some(u8::from(facts.status != Status::Foiled).to_string()),
        "targtype1" => (facts.actor2 == [Actor::civilians()]).then(|| "14".to_owned()),
        "suicide" => {
            facts.what.sub_event_type().map(|s| u8::from(s == crate::SubEventType::SuicideBomb).to_string())
        }
        "attacktype1" => facts.what.sub_event_type().and_then(attacktype).map(str::to_owned),
        _ => told(incident, column),
    }
}

fn country_name(country: Option<Country>) -> Option<String> {
    country.and_then(crosswalk::known).map(|k| k.names[0].to_owned())
}

fn specificity(prec: WherePrec) -> u8 {
    match prec {
        WherePrec::Exact | WherePrec::Near => 1,
        WherePrec::District => 3,
        WherePrec::Governorate => 4,
        _ => 5,
    }
}

/// The database's own kind of attack, where a sub-event type has one.
fn attacktype(sub: crate::SubEventType) -> Option<&'static str> {
    use crate::SubEventType as S;
    match sub {
        S::SuicideBomb | S::RemoteExplosive | S::Shelling | S::Grenade => Some("3"),
        S::ArmedClash | S::Attack => Some("2"),
        S::Abduction => Some("6"),
        S::PropertyDestruction => Some("7"),
        _ => None,
    }
}

/// The columns that are written, in the database's order.
const COLUMNS: &[&str] = &[
    "eventid",
    "iyear",
    "imonth",
    "iday",
    "approxdate",
    "extended",
    "resolution",
    "country",
    "country_txt",
    "region",
    "region_txt",
    "provstate",
    "city",
    "latitude",
    "longitude",
    "specificity",
    "vicinity",
    "location",
    "summary",
    "multiple",
    "success",
    "suicide",
    "attacktype1",
    "attacktype1_txt",
    "targtype1",
    "targtype1_txt",
    "natlty1",
    "natlty1_txt",
    "gname",
    "gname2",
    "gname3",
    "claimed",
    "weaptype1",
    "weaptype1_txt",
    "weapsubtype1",
    "weapsubtype1_txt",
    "nkill",
    "nwound",
    "scite1",
    "scite2",
    "scite3",
    "dbsource",
    "related",
];

/// How the database's files are written.
pub(super) const FORM: TableForm = TableForm {
    separator: b',',
    header: true,
    columns: COLUMNS,
    open: true,
    own_first: true,
    cell,
    filler: |_, _| None,
    misread: |_, _, _| false,
};

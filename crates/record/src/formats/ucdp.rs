//! UCDP's Georeferenced Event Dataset (GED) → incidents: yearly releases 1.x to 25.x, candidate files, HDX editions.
//!
//! Follows the codebook of the dataset (Högbladh, *UCDP GED Codebook*): `date_start..date_end` are the first and the
//! last day on which the event can lie, so they are the interval whatever `date_prec` says. Where a release gives
//! one day for an event that `date_prec` calls coarser, the day is widened to what the code means, so that an event
//! known to the month never lies on the first of it.
//!
//! `low`, `best` and `high` are deaths on all sides. Some rows have them out of order (low above best): the bounds are
//! then the least and the greatest of the three, and the rows are counted in a warning.
//!
//! UCDP codes no kind of attack: `type_of_violence` says who fights (1 a state, 2 others, 3 against civilians), and a
//! bomb on a market is 3 as much as a shooting is. So `event_type` stays unknown; the code is kept in `extra`.

use super::{
    Events, Format, FormatError, How, cell,
    cell::DateOrder,
    coordinates, crosswalk,
    events::{Warnings, from_rows_apart},
    keep_extra,
    table::{Row, Table},
    write::TableForm,
};
use crate::{Actor, Facts, Incident, Interval, Place, Point, Source, Toll, What};
use std::collections::HashMap;

/// The columns that the codebook's fields hold, under the names of any release.
struct Columns {
    id: Option<usize>,
    date_start: Option<usize>,
    date_end: Option<usize>,
    date_prec: Option<usize>,
    country: Option<usize>,
    country_id: Option<usize>,
    adm_1: Option<usize>,
    place: Option<usize>,
    latitude: Option<usize>,
    longitude: Option<usize>,
    where_prec: Option<usize>,
    side_a: Option<usize>,
    side_b: Option<usize>,
    low: Option<usize>,
    best: Option<usize>,
    high: Option<usize>,
    source_office: Option<usize>,
    source_date: Option<usize>,
    order: DateOrder,
}

impl Columns {
    fn of(table: &Table<'_>) -> Result<Self, FormatError> {
        let (date_start, date_end) = (table.needed(&["date_start"])?, table.column(&["date_end"]));
        Ok(Columns {
            id: Some(table.needed(&["id"])?),
            date_start: Some(date_start),
            date_end,
            date_prec: table.column(&["date_prec"]),
            country: table.column(&["country"]),
            country_id: table.column(&["country_id"]),
            adm_1: table.column(&["adm_1"]),
            place: table.column(&["where_coordinates"]),
            latitude: Some(table.needed(&["latitude"])?),
            longitude: Some(table.needed(&["longitude"])?),
            where_prec: table.column(&["where_prec"]),
            side_a: table.column(&["side_a"]),
            side_b: table.column(&["side_b"]),
            low: table.column(&["low", "low_est"]),
            best: Some(table.needed(&["best", "best_est"])?),
            high: table.column(&["high", "high_est"]),
            source_office: table.column(&["source_office"]),
            source_date: table.column(&["source_date"]),
            order: table.date_order(&[Some(date_start), date_end]),
        })
    }

    fn incident(&self, row: &Row<'_>, warnings: &mut Warnings) -> Result<Incident, FormatError> {
        let id = row.need(self.id, |id| Ok(id.to_owned()))?;
        let when = self.when(row, warnings)?;
        let mut facts = Facts::new(What::default(), when, self.place(row)?);
        facts.actor1 = row.text(self.side_a).map(crosswalk::ucdp_actors).unwrap_or_default();
        facts.actor2 = row.text(self.side_b).map(crosswalk::ucdp_actors).unwrap_or_default();
        facts.killed = self.killed(row, warnings)?;
        let mut incident = Incident::new(id, facts);
        incident.sources = self.sources(row);
        keep_extra(&mut incident, row, &FORM, told);
        Ok(incident)
    }

    fn when(&self, row: &Row<'_>, warnings: &mut Warnings) -> Result<Interval, FormatError> {
        let given = row.interval(self.date_start, self.date_end, self.order)?;
        let prec = row.read(self.date_prec, cell::code)?.unwrap_or(1);
        let wide = as_wide_as(given, prec);
        if wide != given {
            warnings
                .add("one day was given where date_prec says that the day is not known; widened", row.line);
        }
        Ok(wide)
    }

    fn place(&self, row: &Row<'_>) -> Result<Place, FormatError> {
        let country = row
            .text(self.country_id)
            .and_then(|n| crosswalk::country_of_gwno(n.trim_end_matches(".0")))
            .or_else(|| row.text(self.country).and_then(crosswalk::country));
        let adm1 = country.zip(row.text(self.adm_1)).and_then(|(c, name)| crosswalk::division(c, name));
        let point = coordinates::point(row, self.latitude, self.longitude, country)?;
        let prec = coordinates::prec(row, self.where_prec)?;
        let name = row.text(self.place).map(str::to_owned);
        Place::new(country, adm1.map(str::to_owned), name, point, prec)
            .map_err(|e| row.refused(self.adm_1, e))
    }

    fn killed(&self, row: &Row<'_>, warnings: &mut Warnings) -> Result<Option<Toll>, FormatError> {
        let low = row.count(self.low)?;
        let best = row.count(self.best)?;
        let high = row.count(self.high)?;
        let known = [low, best, high].into_iter().flatten();
        if known.clone().is_sorted() {
            return Ok(Toll::new(low, best, high).ok());
        }
        warnings
            .add("low, best and high were out of order; the bounds are the least and the greatest", row.line);
        let (least, greatest) = (known.clone().min(), known.max());
        Ok(Toll::new(low.and(least), best, high.and(greatest))
            .or_else(|_| Toll::new(least, best, greatest))
            .ok())
    }

    /// The newspapers that a row cites, with their days, where the two lists match.
    fn sources(&self, row: &Row<'_>) -> Vec<Source> {
        let names: Vec<&str> =
            row.text(self.source_office).map(|t| t.split(';').collect()).unwrap_or_default();
        let dates: Vec<&str> = row.text(self.source_date).map(|t| t.split(';').collect()).unwrap_or_default();
        let dated = names.len() == dates.len();
        let source = |(n, name): (usize, &&str)| Source {
            name: Some(name.trim().to_owned()),
            url: None,
            date: dates.get(n).filter(|_| dated).and_then(|d| cell::day(d.trim(), DateOrder::Unknown).ok()),
        };
        names.iter().enumerate().filter(|(_, name)| !name.trim().is_empty()).map(source).collect()
    }
}

/// What the fields of an incident give back of a column, word for word.
fn told(incident: &Incident, column: &str) -> Option<String> {
    let (place, when) = (&incident.facts.place, incident.facts.when);
    let toll = |number: fn(&Toll) -> Option<u32>| {
        incident.facts.killed.as_ref().and_then(number).map(|n| n.to_string())
    };
    match column {
        "id" => Some(incident.id.clone()),
        "date_start" => Some(when.start().to_string()),
        "date_end" => Some(when.end().to_string()),
        "where_coordinates" => place.name().map(str::to_owned),
        "latitude" => place.point().map(|p| p.lat().to_string()),
        "longitude" => place.point().map(|p| p.lon().to_string()),
        "geom_wkt" => place.point().map(|p| well_known_text(&p)),
        "where_prec" => place.prec().map(|p| i64::from(p).to_string()),
        "low" | "low_est" => toll(Toll::low),
        "best" | "best_est" => toll(Toll::best),
        "high" | "high_est" => toll(Toll::high),
        _ => None,
    }
}

/// What is written into a column that the reader takes a field from.
fn cell(incident: &Incident, column: &str) -> Option<String> {
    let (facts, place) = (&incident.facts, &incident.facts.place);
    let known = || place.country().and_then(crosswalk::known);
    match column {
        "date_prec" => Some(date_prec(&facts.when).to_string()),
        "country" => known().map(|k| k.names[0].to_owned()),
        "country_id" => known().map(|k| k.gwno.to_owned()).filter(|n| n != "-"),
        "adm_1" => place.adm1().and_then(crate::Division::of).map(|d| d.english_in_full()),
        "side_a" => side(&facts.actor1),
        "side_b" => side(&facts.actor2),
        "source_office" => list(incident.sources.iter().map(|s| s.name.clone())),
        "source_date" => list(incident.sources.iter().map(|s| s.date.map(|d| d.to_string()))),
        _ => told(incident, column),
    }
}

/// What is written into a column of which the reader makes no field.
fn filler(incident: &Incident, column: &str) -> Option<String> {
    let facts = &incident.facts;
    match column {
        "year" => Some(facts.when.start().year().to_string()),
        "type_of_violence" => type_of_violence(facts).map(str::to_owned),
        "dyad_name" => Some(format!("{} - {}", side(&facts.actor1)?, side(&facts.actor2)?)),
        "number_of_sources" => Some(incident.sources.len().to_string()).filter(|n| n != "0"),
        _ => None,
    }
}

/// The columns of the release 25.1.
pub(super) const COLUMNS: &[&str] = &[
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

/// How UCDP's files are written.
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

/// Actors as one side; UCDP parts the groups of a front by commas.
fn side(actors: &[Actor]) -> Option<String> {
    let names: Vec<&str> = actors.iter().map(crosswalk::ucdp_name).collect();
    Some(names.join(", ")).filter(|side| !side.is_empty())
}

/// Values as one cell, `;` between them; nothing where one of them is missing.
fn list(values: impl Iterator<Item = Option<String>>) -> Option<String> {
    let values = values.collect::<Option<Vec<_>>>()?;
    Some(values.join(";")).filter(|list| !list.is_empty())
}

/// UCDP's code for an interval of that many days.
fn date_prec(when: &Interval) -> u8 {
    match when.days() {
        1 => 1,
        2..=6 => 2,
        7 => 3,
        8..=31 => 4,
        _ => 5,
    }
}

/// 3 against civilians, 1 with a government on a side, 2 between others; unknown where a side is.
fn type_of_violence(facts: &Facts) -> Option<&'static str> {
    let government = |a: &Actor| crosswalk::ucdp_name(a).starts_with("Government of ");
    match (facts.actor1.as_slice(), facts.actor2.as_slice()) {
        ([], _) | (_, []) => None,
        (_, [one]) if *one == Actor::civilians() => Some("3"),
        (a, b) if a.iter().chain(b).any(government) => Some("1"),
        _ => Some("2"),
    }
}

/// A yearly release with the monthly candidate files that came after it, in the order in which they were published.
///
/// UCDP checks its candidate events again before a yearly release, which then replaces them whole: of the candidates,
/// those are kept that begin after the last year that the release covers, and of an event that several files tell, the
/// latest telling.
///
/// ```
/// use tazamun_record::formats::{read_events, with_candidates};
/// let file = |rows: &str| {
///     let header = "id,type_of_violence,date_prec,date_start,date_end,latitude,longitude,best\n";
///     read_events("ged.csv", format!("{header}{rows}").as_bytes()).unwrap().incidents
/// };
/// let yearly = file("1,3,1,2024-12-30,2024-12-30,33,44,5\n");
/// let january = file("2,3,1,2024-12-31,2024-12-31,33,44,1\n3,3,1,2025-01-02,2025-01-02,33,44,1\n");
/// let february = file("3,3,1,2025-01-02,2025-01-02,33,44,4\n");
/// let all = with_candidates(yearly, [january, february]);
/// let told: Vec<(&str, u32)> = all.iter().map(|i| (i.id.as_str(), i.facts.killed.unwrap().number())).collect();
/// assert_eq!(told, [("1", 5), ("3", 4)]);
/// ```
pub fn with_candidates(
    yearly: Vec<Incident>,
    candidates: impl IntoIterator<Item = Vec<Incident>>,
) -> Vec<Incident> {
    let covered = yearly.iter().map(|i| i.facts.when.start().year()).max();
    let later = |i: &Incident| covered.is_none_or(|year| i.facts.when.start().year() > year);
    let mut all = yearly;
    let mut places: HashMap<String, usize> = HashMap::new();
    for incident in candidates.into_iter().flatten().filter(later) {
        match places.get(&incident.id) {
            Some(&place) => all[place] = incident,
            None => {
                places.insert(incident.id.clone(), all.len());
                all.push(incident);
            }
        }
    }
    all
}

/// UCDP's own way to write a point.
fn well_known_text(point: &Point) -> String {
    format!("POINT ({} {})", point.lon(), point.lat())
}

/// The interval that a day of this `date_prec` at least stands for: 2 one of up to six days, 3 a week, 4 a month,
/// 5 a year. An interval of several days is taken as it is.
pub(super) fn as_wide_as(given: Interval, date_prec: i64) -> Interval {
    let day = given.start();
    if !given.is_one_day() {
        return given;
    }
    match date_prec {
        2 => given.shifted(-5).hull(&given.shifted(5)),
        3 => {
            let monday = given.shifted(-i32::from(day.weekday().to_monday_zero_offset()));
            monday.hull(&monday.shifted(6))
        }
        4 => Interval::month(day.year(), day.month()).unwrap_or(given),
        5.. => cell::whole_year(day),
        _ => given,
    }
}

/// Whether a record is an event of a release that came without its header, as the candidate file 24.0.1 did.
pub(super) fn is_row(record: &csv::StringRecord) -> bool {
    let cell = |name: &str| COLUMNS.iter().position(|c| *c == name).and_then(|n| record.get(n));
    let is_day = |name| cell(name).is_some_and(|c| cell::is_day(c.trim()));
    record.len() == COLUMNS.len()
        && cell("type_of_violence").is_some_and(|code| matches!(code.trim(), "1" | "2" | "3"))
        && is_day("date_start")
        && is_day("date_end")
}

/// Reads a table of UCDP's.
pub(super) fn read(table: &Table<'_>, how: How<'_>) -> Result<Events, FormatError> {
    let columns = Columns::of(table)?;
    from_rows_apart(table, Format::UcdpGed, how, |row, warnings| columns.incident(row, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;

    #[test]
    fn a_month_never_lies_on_its_first_day() {
        let day = Interval::from(Date::constant(2015, 7, 1));
        for (prec, want) in [
            (1, "2015-07-01"),
            (2, "2015-06-26..2015-07-06"),
            (3, "2015-06-29..2015-07-05"),
            (4, "2015-07-01..2015-07-31"),
            (5, "2015-01-01..2015-12-31"),
        ] {
            assert_eq!(as_wide_as(day, prec).to_string(), want, "date_prec {prec}");
        }
        let given = day.hull(&day.shifted(8));
        assert_eq!(as_wide_as(given, 4), given, "the codebook's own range is kept");
    }
}

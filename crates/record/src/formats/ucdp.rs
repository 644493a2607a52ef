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
    Events, Format, FormatError, Reading, cell,
    cell::DateOrder,
    crosswalk,
    events::{Collector, Warnings, from_table},
    keep_extra,
    table::{Row, Table},
};
use crate::{Facts, Incident, Interval, Place, Point, Source, Toll, What, WherePrec};

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
    geom_wkt: Option<usize>,
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
            geom_wkt: table.column(&["geom_wkt"]),
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

    /// What the fields of an incident give back of a column, as UCDP would write it.
    fn told(&self, column: usize, incident: &Incident) -> Option<String> {
        let facts = &incident.facts;
        let is = |c: Option<usize>| c == Some(column);
        let toll =
            |number: fn(&Toll) -> Option<u32>| facts.killed.as_ref().and_then(number).map(|n| n.to_string());
        match () {
            () if is(self.id) => Some(incident.id.clone()),
            () if is(self.date_start) => Some(facts.when.start().to_string()),
            () if is(self.date_end) => Some(facts.when.end().to_string()),
            () if is(self.place) => facts.place.name().map(str::to_owned),
            () if is(self.latitude) => facts.place.point().map(|p| p.lat().to_string()),
            () if is(self.longitude) => facts.place.point().map(|p| p.lon().to_string()),
            () if is(self.geom_wkt) => facts.place.point().map(|p| well_known_text(&p)),
            () if is(self.where_prec) => facts.place.prec().map(|p| i64::from(p).to_string()),
            () if is(self.low) => toll(Toll::low),
            () if is(self.best) => toll(Toll::best),
            () if is(self.high) => toll(Toll::high),
            () => None,
        }
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
        keep_extra(&mut incident, row, |column, incident| self.told(column, incident));
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
        let (lat, lon) = (row.read(self.latitude, cell::degrees)?, row.read(self.longitude, cell::degrees)?);
        let point = lat.zip(lon).map(|(lat, lon)| Point::new(lat, lon)).transpose();
        let point = point.map_err(|e| row.refused(super::at_fault(&e, self.latitude, self.longitude), e))?;
        let prec = row.read(self.where_prec, cell::code)?.map(WherePrec::try_from).transpose();
        let prec = prec.map_err(|e| row.refused(self.where_prec, e))?;
        let name = row.text(self.place).map(str::to_owned);
        Place::new(country, adm1.map(str::to_owned), name, point, prec)
            .map_err(|e| row.refused(self.adm_1, e))
    }

    fn killed(&self, row: &Row<'_>, warnings: &mut Warnings) -> Result<Option<Toll>, FormatError> {
        let low = row.read(self.low, cell::count)?;
        let best = row.read(self.best, cell::count)?;
        let high = row.read(self.high, cell::count)?;
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

/// Reads a table of UCDP's.
pub(super) fn read(table: &Table<'_>, how: &Reading) -> Result<Events, FormatError> {
    let columns = Columns::of(table)?;
    from_table(table, Format::UcdpGed, how, |row, into: &mut Collector<'_>| {
        columns.incident(row, &mut into.warnings)
    })
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

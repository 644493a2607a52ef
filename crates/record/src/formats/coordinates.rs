//! Cells of a row → where: a point, how exactly it is known, and whether its two numbers were swapped.

use super::{FormatError, Problem, cell, table::Row};
use crate::{Country, Division, PlaceError, Point, WherePrec};
use std::{collections::HashMap, sync::LazyLock};

/// A point so far from every division's seat is not in the country …
const FAR_KM: f64 = 350.0;
/// … and one so near to a seat is.
const NEAR_KM: f64 = 250.0;

/// The point of a row, or `None` where either number is missing.
///
/// Latitude and longitude that make sense only the other way round are refused: a table whose two columns are swapped
/// would put all of Iraq around the Black Sea without a word. It is told for countries whose divisions are in
/// `adm1.tsv`, by the distance to their seats; near the line where latitude equals longitude (Aleppo) it cannot be.
pub(super) fn point(
    row: &Row<'_>,
    latitude: Option<usize>,
    longitude: Option<usize>,
    country: Option<Country>,
) -> Result<Option<Point>, FormatError> {
    let (lat, lon) = (row.read(latitude, cell::degrees)?, row.read(longitude, cell::degrees)?);
    let Some((lat, lon)) = lat.zip(lon) else { return Ok(None) };
    let column = |e: &PlaceError| if matches!(e, PlaceError::Longitude(_)) { longitude } else { latitude };
    let point = Point::new(lat, lon).map_err(|e| row.refused(column(&e), e))?;
    match country {
        Some(country) if swapped(&point, country) => {
            let country = country.english().to_owned();
            Err(row.fault(latitude, Problem::Swapped { lat, lon, country }))
        }
        _ => Ok(Some(point)),
    }
}

fn swapped(point: &Point, country: Country) -> bool {
    static DIVISIONS: LazyLock<HashMap<Country, Vec<Point>>> = LazyLock::new(|| {
        let mut of: HashMap<Country, Vec<Point>> = HashMap::new();
        for division in Division::all() {
            if let Some(country) = division.country() {
                of.entry(country).or_default().push(division.point);
            }
        }
        of
    });
    let Some(divisions) = DIVISIONS.get(&country) else { return false };
    // Two degrees both ways are at most 315 km: almost every row is done here.
    if divisions.iter().any(|d| (d.lat() - point.lat()).abs() < 2.0 && (d.lon() - point.lon()).abs() < 2.0) {
        return false;
    }
    let away = |p: Point| divisions.iter().map(|d| p.km_to(d)).fold(f64::INFINITY, f64::min);
    let other = Point::new(point.lon(), point.lat());
    away(*point) > FAR_KM && other.is_ok_and(|p| away(p) < NEAR_KM)
}

/// UCDP's precision code of a row.
pub(super) fn prec(row: &Row<'_>, column: Option<usize>) -> Result<Option<WherePrec>, FormatError> {
    let prec = row.read(column, cell::code)?.map(WherePrec::try_from).transpose();
    prec.map_err(|e| row.refused(column, e))
}

//! Parts of countries that lie in one division, and borders that are told by no name: `data/gazetteer/parts.tsv` and
//! `borders.tsv`.

use super::{EntryId, Gazetteer};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use tazamun_record::{Country, Point, rows};

const TABLE: &str = include_str!("../../data/gazetteer/parts.tsv");

/// A country, and degrees from north.
type Part = (Country, u16);
/// The key of a division, and a point in it.
type Where = (&'static str, Point);

static PARTS: LazyLock<FxHashMap<Part, Where>> =
    LazyLock::new(|| rows(TABLE).filter_map(|(_, f)| row(&f)).collect());

fn row(fields: &[&'static str]) -> Option<(Part, Where)> {
    let &[country, degrees, division, lat, lon] = fields else { return None };
    let point = Point::new(lat.parse().ok()?, lon.parse().ok()?).ok()?;
    Some(((country.parse().ok()?, degrees.parse().ok()?), (division, point)))
}

const BORDERS: &str = include_str!("../../data/gazetteer/borders.tsv");

/// A border, and what lies on either side of it.
#[derive(Debug)]
pub(crate) struct Border {
    pub(crate) id: EntryId,
    pub(crate) sides: [Vec<EntryId>; 2],
}

impl Gazetteer {
    /// The borders that a story may mean without a name.
    pub(crate) fn borders(&self) -> Vec<Border> {
        let side = |keys: &str| keys.split('|').filter_map(|key| self.by_key(key)).collect();
        let border = |fields: &[&str]| match *fields {
            [key, one, other] => Some(Border { id: self.by_key(key)?, sides: [side(one), side(other)] }),
            _ => None,
        };
        rows(BORDERS).filter_map(|(_, fields)| border(&fields)).collect()
    }

    /// The country in which a side of a border lies.
    pub(crate) fn country_of(&self, side: &[EntryId]) -> Option<Country> {
        side.first().and_then(|&id| self.entry(id).country())
    }

    /// The division in which the part of a country lies that a direction (degrees from north) tells, and a point there; none
    /// where several divisions share it.
    pub(crate) fn part_of(&self, country: Country, direction: f64) -> Option<(EntryId, Point)> {
        let (key, point) = *PARTS.get(&(country, direction as u16))?;
        Some((self.by_key(key)?, point))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_border_has_two_sides() {
        let borders = Gazetteer::built_in().borders();
        assert_eq!(borders.len(), rows(BORDERS).count());
        for border in borders {
            assert!(border.sides.iter().all(|side| !side.is_empty()));
        }
    }

    #[test]
    fn every_row_names_a_division_of_its_country_and_a_point_near_it() {
        let gazetteer = Gazetteer::built_in();
        for (line, fields) in rows(TABLE) {
            let ((country, degrees), (key, point)) =
                row(&fields).unwrap_or_else(|| panic!("parts.tsv line {line}"));
            assert_eq!(degrees % 45, 0, "parts.tsv line {line}");
            let division = gazetteer.by_key(key).unwrap_or_else(|| panic!("parts.tsv line {line}: {key}"));
            assert_eq!(gazetteer.entry(division).country(), Some(country), "parts.tsv line {line}");
            let km = gazetteer.entry(division).point.km_to(&point);
            assert!(km < 250.0, "parts.tsv line {line}: {km:.0} km from its division");
        }
    }
}

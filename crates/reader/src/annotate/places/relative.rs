//! Directions and distances → a point moved on the map, and words for it.

use tazamun_record::Point;

/// How far "south of a town" is taken to lie from it, in kilometres, where no distance is said: outside its houses,
/// well within the 25 km of UCDP's "near".
pub(super) const NEAR_TOWN: f64 = 6.0;
/// How far the north of a governorate is taken to lie from its seat.
pub(super) const PART_OF_DIVISION: f64 = 25.0;
/// How far the north of a country is taken to lie from its capital.
pub(super) const PART_OF_COUNTRY: f64 = 250.0;

/// The point that lies so many kilometres from another in a direction (degrees from north, clockwise).
pub(super) fn moved(from: Point, km: f64, direction: f64) -> Point {
    let (sin, cos) = direction.to_radians().sin_cos();
    let lat = (from.lat() + km * cos / KM_PER_DEGREE).clamp(-89.0, 89.0);
    let narrowing = from.lat().to_radians().cos().max(0.01);
    let lon = from.lon() + km * sin / (KM_PER_DEGREE * narrowing);
    let round = |degrees: f64| (degrees * 1000.0).round() / 1000.0;
    Point::new(round(lat), round(lon.clamp(-180.0, 180.0))).unwrap_or(from)
}

const KM_PER_DEGREE: f64 = 111.195;

/// The point half way between two (near enough for places of one region).
pub(super) fn middle(a: Point, b: Point) -> Point {
    Point::new((a.lat() + b.lat()) / 2.0, (a.lon() + b.lon()) / 2.0).unwrap_or(a)
}

/// "north", "south-west" …: the name of a direction.
pub(super) fn compass(direction: f64) -> &'static str {
    const NAMES: [&str; 8] =
        ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];
    NAMES[((direction / 45.0).round() as usize) % 8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_kilometres_are_twenty_kilometres() {
        let baqubah = Point::new(33.745, 44.644).unwrap();
        for direction in [0.0, 45.0, 90.0, 180.0, 270.0, 315.0] {
            let there = moved(baqubah, 20.0, direction);
            assert!((baqubah.km_to(&there) - 20.0).abs() < 0.3, "{direction}: {}", baqubah.km_to(&there));
        }
        assert!(moved(baqubah, 20.0, 45.0).lat() > baqubah.lat());
        assert_eq!(compass(225.0), "southwest");
    }
}

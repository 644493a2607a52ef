//! How two places lie to each other.

use tazamun_record::{Place, Point, WherePrec};

/// How two places lie to each other.
pub fn lie(a: &Place, b: &Place) -> u64 {
    if a == b {
        return 0;
    }
    let same_adm1 = a.adm1().is_some() && a.adm1() == b.adm1();
    let km = match (a.point(), b.point()) {
        (Some(p), Some(q)) if !lie_apart(p, q) => p.km_to(&q),
        _ => f64::INFINITY,
    };
    let wide = |p: &Place| p.prec().is_some_and(|w| w >= WherePrec::District);
    match () {
        () if km < 6.0 => 1,
        () if same_adm1 && (wide(a) || wide(b)) => 2,
        () if km < 25.0 => 3,
        () if same_adm1 => 4,
        () if a.country() == b.country() => 5,
        () => 6,
    }
}

/// Kilometres from which on it is all one how far two places lie from each other, and one more.
const APART: f64 = 26.0;

/// Whether two points surely lie farther apart: most do, and a few products tell so where the distance takes sines.
fn lie_apart(p: Point, q: Point) -> bool {
    // No two points lie nearer than their circles of latitude, some 111.19 km to a degree.
    if (p.lat() - q.lat()).abs() * 111.0 > APART {
        return true;
    }
    // Nor nearer than the chord of their meridians at the higher of their latitudes: 2 R cos(latitude) sin(half the angle).
    // A cosine is no less than 1 - x²/2, a sine than x - x³/6.
    let latitude = p.lat().abs().max(q.lat().abs()).to_radians();
    let half = ((p.lon() - q.lon()) / 2.0).abs().to_radians();
    let chord = 2.0 * 6371.0 * (1.0 - latitude * latitude / 2.0) * half * (1.0 - half * half / 6.0);
    half < std::f64::consts::FRAC_PI_2 && chord > APART
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_surely_lies_apart_does() {
        let degrees = |n: i32| f64::from(n) * 0.07;
        for (lat, lon, north, east) in (-180..180)
            .step_by(9)
            .flat_map(|lat| [-2571, -900, 0, 640, 2571].map(|lon| (lat, lon)))
            .flat_map(|(lat, lon)| (-6..7).map(move |north| (lat, lon, north)))
            .flat_map(|(lat, lon, north)| (-6..7).map(move |east| (lat, lon, north, east)))
        {
            // A whole turn more or less, as beyond the line of date, is the same point.
            let there = (degrees(lon + east) + 540.0).rem_euclid(360.0) - 180.0;
            let p = Point::new(degrees(7 * lat), degrees(lon));
            let q = Point::new(degrees(7 * lat + north), there);
            if let (Ok(p), Ok(q)) = (p, q) {
                assert!(!lie_apart(p, q) || p.km_to(&q) > 25.0, "{p:?} {q:?}");
            }
        }
        let at = |lat, lon| Point::new(lat, lon).unwrap();
        assert!(lie_apart(at(36.3, 43.1), at(36.3, 43.5)) && !lie_apart(at(36.3, 43.1), at(36.3, 43.2)));
    }
}

//! How two places lie to each other.

use tazamun_record::{Place, Point, WherePrec};

/// How two places lie to each other.
pub fn lie(a: &Place, b: &Place) -> u64 {
    if a == b {
        return 0;
    }
    let same_adm1 = a.adm1().is_some() && a.adm1() == b.adm1();
    let ring = match (a.point(), b.point()) {
        (Some(p), Some(q)) => Ring::of(p, q),
        _ => Ring::Beyond,
    };
    let wide = |p: &Place| p.prec().is_some_and(|w| w >= WherePrec::District);
    match () {
        () if ring == Ring::Beside => 1,
        () if same_adm1 && (wide(a) || wide(b)) => 2,
        () if ring == Ring::Near => 3,
        () if same_adm1 => 4,
        () if a.country() == b.country() => 5,
        () => 6,
    }
}

/// How far two points lie apart, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ring {
    /// Less than 6 km.
    Beside,
    /// Less than 25 km.
    Near,
    /// Farther.
    Beyond,
}

impl Ring {
    fn of_km(km: f64) -> Self {
        match km {
            ..6.0 => Ring::Beside,
            ..25.0 => Ring::Near,
            _ => Ring::Beyond,
        }
    }

    /// Told by bounds of the distance, which take no sines, where both say the same.
    fn of(p: Point, q: Point) -> Self {
        let (least, most) = km_between(p, q);
        let ring = Ring::of_km(least);
        if ring == Ring::of_km(most) { ring } else { Ring::of_km(p.km_to(&q)) }
    }
}

/// No fewer and no more kilometres than two points lie apart: the haversine with bounds of its sines and cosines.
fn km_between(p: Point, q: Point) -> (f64, f64) {
    const ROUNDED: f64 = 1e-3;
    let degrees = (p.lon() - q.lon()).abs();
    let north = ((p.lat() - q.lat()) / 2.0).abs().to_radians();
    let east = (degrees.min(360.0 - degrees) / 2.0).to_radians();
    // x - x³/6 <= sin x <= x up to a quarter of a turn, 1 - x²/2 <= cos x <= 1 - x²/2 + x⁴/24.
    let sine = |x: f64| x * (1.0 - x * x / 6.0);
    let (a, b) = (p.lat().abs().to_radians(), q.lat().abs().to_radians());
    let (high, low) = (a.max(b).powi(2), a.min(b).powi(2));
    let least = sine(north).powi(2) + ((1.0 - high / 2.0).max(0.0) * sine(east)).powi(2);
    let most = north.powi(2) + ((1.0 - low / 2.0 + low * low / 24.0) * east).powi(2);
    // s <= asin s, and asin s <= s + s³/4 up to a half.
    let farthest = if most < 0.25 { 2.0 * 6371.0 * most.sqrt() * (1.0 + most / 4.0) } else { f64::INFINITY };
    (2.0 * 6371.0 * least.sqrt() - ROUNDED, farthest + ROUNDED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_lie_between_their_bounds() {
        let degrees = |n: i32| f64::from(n) * 0.07;
        let mut told = 0;
        for (lat, lon, north, east) in (-183..184)
            .step_by(9)
            .flat_map(|lat| [-2571, -900, 0, 640, 2571].map(|lon| (lat, lon)))
            .flat_map(|(lat, lon)| [-600, -40, -5, -2, -1, 0, 1, 2, 3, 4, 300].map(|north| (lat, lon, north)))
            .flat_map(|(lat, lon, north)| {
                [-2500, -50, -3, -1, 0, 1, 2, 4, 6, 900].map(|east| (lat, lon, north, east))
            })
        {
            // A whole turn more or less, as beyond the line of date, is the same point.
            let there = (degrees(lon + east) + 540.0).rem_euclid(360.0) - 180.0;
            let p = Point::new(degrees(7 * lat), degrees(lon));
            let q = Point::new(degrees(7 * lat + north), there);
            if let (Ok(p), Ok(q)) = (p, q) {
                let ((least, most), km) = (km_between(p, q), p.km_to(&q));
                assert!(least <= km && km <= most, "{p:?} {q:?}: {least} {km} {most}");
                assert_eq!(Ring::of(p, q), Ring::of_km(km));
                told += usize::from(Ring::of_km(least) == Ring::of_km(most));
            }
        }
        assert!(told > 10_000);
    }
}

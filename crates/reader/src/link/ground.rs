//! How two places lie to each other.

use tazamun_record::{Place, WherePrec};

/// How two places lie to each other.
pub fn lie(a: &Place, b: &Place) -> u64 {
    if a == b {
        return 0;
    }
    let same_adm1 = a.adm1().is_some() && a.adm1() == b.adm1();
    let km = match (a.point(), b.point()) {
        // No two points lie nearer than their circles of latitude, some 111.19 km to a degree.
        (Some(p), Some(q)) if (p.lat() - q.lat()).abs() * 111.0 > 26.0 => f64::INFINITY,
        (Some(p), Some(q)) => p.km_to(&q),
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

//! What two places say for one incident or two, given how exactly each is known.

use crate::{blocking_prior::BlockingPrior, features::Features, weights::WEIGHTS};

/// How coarsely two places can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// Both are points, known to a district or better.
    Points,
    /// At least one is known to its division only.
    Division,
    /// At least one is known to its country only.
    Country,
}

/// How coarsely these two can be compared.
pub(crate) fn level(x: &Features, y: &Features) -> Level {
    if x.is_placed() && y.is_placed() {
        Level::Points
    } else if x.adm1 != 0 && y.adm1 != 0 {
        Level::Division
    } else {
        Level::Country
    }
}

impl Level {
    /// How many distinct incidents the week holds in the region in which two records can be compared.
    pub(crate) fn others(self, a: &BlockingPrior, b: &BlockingPrior) -> f64 {
        let most = match self {
            Level::Points => a.cell.max(b.cell),
            Level::Division => a.adm1.max(b.adm1),
            Level::Country => a.country.max(b.country),
        };
        f64::from(most).max(WEIGHTS.regional_floor)
    }

    /// How many places at which the same goes on a distinctive of this precision may mean.
    pub(crate) fn places(self) -> f64 {
        match self {
            Level::Points => 1.0,
            Level::Division => WEIGHTS.division_places,
            Level::Country => WEIGHTS.country_places,
        }
    }
}

/// Bits for one incident.
pub(crate) fn bits(x: &Features, y: &Features, level: Level, a: &BlockingPrior, b: &BlockingPrior) -> f64 {
    let w = &*WEIGHTS;
    if x.country != 0 && y.country != 0 && x.country != y.country && !near(x, y) {
        return w.far.log2() * 2.0;
    }
    match level {
        Level::Points => point_bits(x, y, a, b),
        Level::Division if x.adm1 != y.adm1 && !near(x, y) => w.other_division.log2(),
        // Nothing is left to be provenance: the prior counts the whole division, or the whole country.
        Level::Division | Level::Country => same_name_bits(x, y, level, a, b),
    }
}

/// Names help where a place has a name but no point, or a governorate is all that two tellings know.
fn same_name_bits(x: &Features, y: &Features, level: Level, a: &BlockingPrior, b: &BlockingPrior) -> f64 {
    let both_named = x.name != 0 && x.name == y.name;
    // Two governorates of one name are no better known than by their code.
    if !both_named || x.prec >= 3 && y.prec >= 3 && level == Level::Division && x.point.is_some() {
        return 0.0;
    }
    (WEIGHTS.same_name / share_of_place(level, a, b)).log2().min(4.0)
}

fn point_bits(x: &Features, y: &Features, a: &BlockingPrior, b: &BlockingPrior) -> f64 {
    let w = &*WEIGHTS;
    if are_elsewhere(x, y) {
        return w.far.log2();
    }
    let km = km(x, y);
    let sigma = sigma(x).hypot(sigma(y));
    let named_alike = x.name != 0 && x.name == y.name || km < 0.2;
    if named_alike {
        return (w.same_name / share_of_place(Level::Points, a, b)).log2();
    }
    if one_names_part_of_other(&x.name_words, &y.name_words) {
        return (w.part_of_name / w.part_of_name_chance).log2();
    }
    let density = (-km * km / (2.0 * sigma * sigma)).exp() / (2.0 * std::f64::consts::PI * sigma * sigma);
    (w.other_name * density * w.chance_area_km2 + w.far).log2().min(2.0)
}

/// Whether two points are further apart than three deviations: a name that they have in common is then a namesake's.
pub(crate) fn are_elsewhere(x: &Features, y: &Features) -> bool {
    x.is_placed() && y.is_placed() && km(x, y) > 3.0 * sigma(x).hypot(sigma(y)) + 5.0
}

/// The share that the place has in the incidents of its region and week, smoothed.
fn share_of_place(level: Level, a: &BlockingPrior, b: &BlockingPrior) -> f64 {
    (f64::from(a.place.max(b.place)) + 1.0) / (level.others(a, b) + 3.0)
}

/// "Kobani" and "south of Kobani": every word of the shorter name stands in the longer one.
fn one_names_part_of_other(a: &[u32; 4], b: &[u32; 4]) -> bool {
    let words = |name: &[u32; 4]| name.iter().filter(|w| **w != 0).count();
    let (short, long) = if words(a) <= words(b) { (a, b) } else { (b, a) };
    words(short) > 0 && short.iter().filter(|w| **w != 0).all(|word| long.contains(word))
}

fn sigma(t: &Features) -> f64 {
    WEIGHTS.sigma_km[usize::from(t.prec.min(2))]
}

/// Whether both have points that may be one: a border runs between two tellings of an incident on it.
fn near(x: &Features, y: &Features) -> bool {
    x.is_placed() && y.is_placed() && km(x, y) < 2.0 * sigma(x).hypot(sigma(y))
}

/// Kilometres between two points, as on a plane (good to 1 % at these distances); 0 where either has none.
pub(crate) fn km(x: &Features, y: &Features) -> f64 {
    let (Some((lat, lon)), Some((other_lat, other_lon))) = (x.point, y.point) else { return 0.0 };
    let north = f64::from(lat - other_lat) * 111.2;
    let east = f64::from(lon - other_lon) * 111.2 * f64::from((lat + other_lat) / 2.0).to_radians().cos();
    north.hypot(east)
}

//! Where, and how exactly.

use serde::{Deserialize, Serialize};

/// A country, by its ISO 3166-1 alpha-2 code (`IQ`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// A place that cannot be.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// Not two capital letters.
    #[error("'{0}' is no ISO 3166-1 alpha-2 country code; write two capital letters, as in IQ")]
    Country(String),
    /// Not in -90..=90.
    #[error("latitude {0} is outside -90 to 90 degrees; are latitude and longitude swapped?")]
    Latitude(f64),
    /// Not in -180..=180.
    #[error("longitude {0} is outside -180 to 180 degrees")]
    Longitude(f64),
    /// Not 1 to 7.
    #[error("where_prec {0} is not one of UCDP's precision codes 1 to 7")]
    Precision(i64),
    /// The division lies in another country.
    #[error("the division {adm1} does not lie in {country}; mend the code of either")]
    Division {
        /// The country given.
        country: Country,
        /// The division given.
        adm1: String,
    },
}

impl Country {
    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::str::FromStr for Country {
    type Err = PlaceError;
    fn from_str(s: &str) -> Result<Self, PlaceError> {
        match s.trim().as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Country([*a, *b])),
            _ => Err(PlaceError::Country(s.to_owned())),
        }
    }
}

impl TryFrom<String> for Country {
    type Error = PlaceError;
    fn try_from(s: String) -> Result<Self, PlaceError> {
        s.parse()
    }
}

impl From<Country> for String {
    fn from(c: Country) -> Self {
        c.code().to_owned()
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// A point on the WGS 84 ellipsoid, in decimal degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    lat: f64,
    lon: f64,
}

impl Point {
    /// A point from latitude (-90 to 90) and longitude (-180 to 180).
    ///
    /// # Errors
    /// [`PlaceError`] where either is out of range or not a number.
    pub fn new(lat: f64, lon: f64) -> Result<Self, PlaceError> {
        if !(-90.0..=90.0).contains(&lat) {
            Err(PlaceError::Latitude(lat))
        } else if !(-180.0..=180.0).contains(&lon) {
            Err(PlaceError::Longitude(lon))
        } else {
            Ok(Point { lat, lon })
        }
    }

    /// Latitude in degrees north.
    pub fn lat(&self) -> f64 {
        self.lat
    }

    /// Longitude in degrees east.
    pub fn lon(&self) -> f64 {
        self.lon
    }

    /// Great-circle distance in kilometres (haversine, mean earth radius 6,371 km: good to 0.5 %).
    pub fn km_to(&self, other: &Point) -> f64 {
        let (p, q) = (self.lat.to_radians(), other.lat.to_radians());
        let d = (other.lon - self.lon).to_radians();
        let h = ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * (d / 2.0).sin().powi(2);
        2.0 * 6371.0 * h.sqrt().min(1.0).asin()
    }
}

/// UCDP's code for how exactly a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
#[allow(missing_docs)]
pub enum WherePrec {
    /// 1: the exact place.
    Exact,
    /// 2: near a named place (less than 25 km).
    Near,
    /// 3: a district.
    District,
    /// 4: a governorate.
    Governorate,
    /// 5: a linear or vague feature, or several governorates.
    Vague,
    /// 6: a country.
    Country,
    /// 7: international waters or airspace (in UCDP's own files; the reader never gives it).
    International,
}

impl TryFrom<i64> for WherePrec {
    type Error = PlaceError;
    fn try_from(n: i64) -> Result<Self, PlaceError> {
        use WherePrec as W;
        let all = [W::Exact, W::Near, W::District, W::Governorate, W::Vague, W::Country, W::International];
        usize::try_from(n - 1).ok().and_then(|i| all.get(i).copied()).ok_or(PlaceError::Precision(n))
    }
}

impl From<WherePrec> for i64 {
    fn from(w: WherePrec) -> i64 {
        w as i64 + 1
    }
}

/// Where an incident lies, as far as its source says.
///
/// ```
/// use tazamun_record::Place;
/// let bad = r#"{"country":"IQ","adm1":"SY-HA","place":null,"lat":null,"lon":null,"where_prec":4}"#;
/// assert!(serde_json::from_str::<Place>(bad).unwrap_err().to_string().contains("SY-HA"));
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Place {
    // First, for places are compared in this order: most that differ lie elsewhere, and numbers are compared sooner than names.
    point: Option<Point>,
    country: Option<Country>,
    adm1: Option<String>,
    name: Option<String>,
    prec: Option<WherePrec>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    #[serde(default)]
    country: Option<Country>,
    #[serde(default)]
    adm1: Option<String>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    lat: Option<f64>,
    #[serde(default)]
    lon: Option<f64>,
    #[serde(default)]
    where_prec: Option<WherePrec>,
}

impl TryFrom<Written> for Place {
    type Error = PlaceError;
    fn try_from(w: Written) -> Result<Self, PlaceError> {
        let point = match (w.lat, w.lon) {
            (Some(lat), Some(lon)) => Some(Point::new(lat, lon)?),
            _ => None,
        };
        Place::new(w.country, w.adm1, w.place, point, w.where_prec)
    }
}

impl From<Place> for Written {
    fn from(p: Place) -> Self {
        Written {
            country: p.country,
            adm1: p.adm1,
            place: p.name,
            lat: p.point.map(|q| q.lat),
            lon: p.point.map(|q| q.lon),
            where_prec: p.prec,
        }
    }
}

impl Place {
    /// A place from its parts; empty names count as unknown, and the country is taken from the division where it is
    /// not given.
    ///
    /// # Errors
    /// [`PlaceError::Division`] where `adm1` (ISO 3166-2, `IQ-DI`) lies in another country than `country`.
    pub fn new(
        country: Option<Country>,
        adm1: Option<String>,
        name: Option<String>,
        point: Option<Point>,
        prec: Option<WherePrec>,
    ) -> Result<Self, PlaceError> {
        let adm1 = adm1.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
        let name = name.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
        let of_adm1: Option<Country> = adm1.as_deref().and_then(|a| a.split('-').next()?.parse().ok());
        match (country, &adm1, of_adm1) {
            (Some(country), Some(a), of) if of != Some(country) => {
                Err(PlaceError::Division { country, adm1: a.clone() })
            }
            _ => Ok(Place { country: country.or(of_adm1), adm1, name, point, prec }),
        }
    }

    /// The country.
    pub fn country(&self) -> Option<Country> {
        self.country
    }

    /// The first-level division, by its ISO 3166-2 code.
    pub fn adm1(&self) -> Option<&str> {
        self.adm1.as_deref()
    }

    /// The most specific named place, in Latin letters.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Its coordinates.
    pub fn point(&self) -> Option<Point> {
        self.point
    }

    /// How exactly it is known.
    pub fn prec(&self) -> Option<WherePrec> {
        self.prec
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baghdad_to_damascus_is_753_km() {
        let (baghdad, damascus) =
            (Point::new(33.3152, 44.3661).unwrap(), Point::new(33.5138, 36.2765).unwrap());
        assert!((baghdad.km_to(&damascus) - 750.0).abs() < 5.0, "{}", baghdad.km_to(&damascus));
        assert_eq!(baghdad.km_to(&baghdad), 0.0);
    }

    #[test]
    fn impossible_places_are_refused() {
        assert_eq!(Point::new(95.0, 0.0), Err(PlaceError::Latitude(95.0)));
        assert!(Point::new(f64::NAN, 0.0).is_err());
        assert!(Point::new(0.0, 181.0).is_err());
        assert!("Iraq".parse::<Country>().is_err());
        assert!(WherePrec::try_from(0).is_err() && WherePrec::try_from(8).is_err());
    }

    #[test]
    fn the_country_follows_from_the_division() {
        let p = Place::new(None, Some("IQ-DI".into()), None, None, None).unwrap();
        assert_eq!(p.country().unwrap().code(), "IQ");
    }
}

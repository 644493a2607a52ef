//! Countries and their first-level divisions by name: ISO code → English and Arabic.
//!
//! The tables stand in `data/countries.tsv` and `data/adm1.tsv`. A division is named without its kind ("Diyala"); what
//! a country calls its divisions ("governorate", "محافظة") is a column of the table of countries, so that
//! [`Division::english_in_full`] can say "Diyala governorate".

use crate::{Country, Point, table::rows};
use std::{collections::BTreeMap, sync::LazyLock};

/// A name for readers of English and one for readers of Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names {
    /// The English name.
    pub english: &'static str,
    /// The Arabic name.
    pub arabic: &'static str,
}

/// A first-level division: a governorate, a province, a state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Division {
    /// Its ISO 3166-2 code (`IQ-DI`).
    pub code: &'static str,
    /// Its names, without the word for its kind.
    pub names: Names,
    /// The point that stands for it on a map: its seat.
    pub point: Point,
}

struct CountryRow {
    names: Names,
    division: Names,
}

static COUNTRIES: LazyLock<BTreeMap<&'static str, CountryRow>> = LazyLock::new(|| {
    rows(include_str!("../data/countries.tsv"))
        .filter(|(_, f)| f.len() == 5)
        .map(|(_, f)| {
            let names = Names { english: f[1], arabic: f[2] };
            (f[0], CountryRow { names, division: Names { english: f[3], arabic: f[4] } })
        })
        .collect()
});

static DIVISIONS: LazyLock<BTreeMap<&'static str, Division>> = LazyLock::new(|| {
    rows(include_str!("../data/adm1.tsv")).filter_map(|(_, f)| division(&f)).map(|d| (d.code, d)).collect()
});

fn division(fields: &[&'static str]) -> Option<Division> {
    let [code, english, arabic, lat, lon] = *fields else { return None };
    let point = Point::new(lat.parse().ok()?, lon.parse().ok()?).ok()?;
    Some(Division { code, names: Names { english, arabic }, point })
}

impl Country {
    /// The name for readers of English; the code where the table does not hold the country.
    ///
    /// ```
    /// let iraq: tazamun_record::Country = "IQ".parse().unwrap();
    /// assert_eq!((iraq.english(), iraq.arabic()), ("Iraq", "العراق"));
    /// ```
    pub fn english(&self) -> &str {
        self.names().map_or(self.code(), |n| n.english)
    }

    /// The name for readers of Arabic; the code where the table does not hold the country.
    pub fn arabic(&self) -> &str {
        self.names().map_or(self.code(), |n| n.arabic)
    }

    /// Both names, where the table holds the country.
    pub fn names(&self) -> Option<Names> {
        COUNTRIES.get(self.code()).map(|row| row.names)
    }

    /// What its first-level divisions are called ("governorate", "محافظة").
    pub fn division_term(&self) -> Option<Names> {
        COUNTRIES.get(self.code()).map(|row| row.division)
    }

    /// All countries of the table, by code.
    pub fn all() -> impl Iterator<Item = Country> {
        COUNTRIES.keys().filter_map(|code| code.parse().ok())
    }
}

impl Division {
    /// The division of this ISO 3166-2 code.
    ///
    /// ```
    /// use tazamun_record::Division;
    /// let diyala = Division::of("IQ-DI").unwrap();
    /// assert_eq!(diyala.english_in_full(), "Diyala governorate");
    /// assert_eq!(diyala.arabic_in_full(), "محافظة ديالى");
    /// assert!(Division::of("IQ-XX").is_none());
    /// ```
    pub fn of(code: &str) -> Option<Division> {
        DIVISIONS.get(code).copied()
    }

    /// All divisions of the table, by code.
    pub fn all() -> impl Iterator<Item = Division> {
        DIVISIONS.values().copied()
    }

    /// The country that it belongs to.
    pub fn country(&self) -> Option<Country> {
        self.code.split('-').next()?.parse().ok()
    }

    /// Its English name with the word for its kind: "Diyala governorate".
    pub fn english_in_full(&self) -> String {
        let name = self.names.english;
        match self.country().and_then(|c| c.division_term()) {
            Some(term) if !says_its_kind(name) => format!("{name} {}", term.english),
            _ => name.to_owned(),
        }
    }

    /// Its Arabic name with the word for its kind: "محافظة ديالى".
    pub fn arabic_in_full(&self) -> String {
        let name = self.names.arabic;
        match self.country().and_then(|c| c.division_term()) {
            Some(term) if !says_its_kind(self.names.english) => format!("{} {name}", term.arabic),
            _ => name.to_owned(),
        }
    }
}

/// Whether a name holds the word for its kind already ("Kurdistan Region").
fn says_its_kind(english: &str) -> bool {
    const KINDS: [&str; 6] = ["Region", "Territory", "Republic", "District", "Province", "Governorate"];
    KINDS.iter().any(|kind| english.ends_with(kind))
}

/// The names of a first-level division by its ISO 3166-2 code.
///
/// ```
/// let names = tazamun_record::division_name("SY-HA").unwrap();
/// assert_eq!((names.english, names.arabic), ("Hasakah", "الحسكة"));
/// ```
pub fn division_name(code: &str) -> Option<Names> {
    Division::of(code).map(|d| d.names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_country_has_a_code_and_its_names() {
        let mut seen = BTreeSet::new();
        for (line, f) in rows(include_str!("../data/countries.tsv")) {
            assert_eq!(f.len(), 5, "countries.tsv line {line}: five columns");
            assert!(f.iter().all(|f| !f.is_empty()), "countries.tsv line {line}: an empty field");
            assert!(
                f[0].parse::<Country>().is_ok() && seen.insert(f[0]),
                "countries.tsv line {line}: {}",
                f[0]
            );
        }
    }

    #[test]
    fn every_division_lies_in_a_country_and_on_the_map() {
        let mut seen = BTreeSet::new();
        for (line, f) in rows(include_str!("../data/adm1.tsv")) {
            let division =
                division(&f).unwrap_or_else(|| panic!("adm1.tsv line {line}: code, two names, lat, lon"));
            assert!(seen.insert(division.code), "adm1.tsv line {line}: {} twice", division.code);
            let country = division.country().and_then(|c| c.names());
            assert!(
                country.is_some(),
                "adm1.tsv line {line}: {} is in no country of countries.tsv",
                division.code
            );
            let Names { english, arabic } = division.names;
            assert!(english.starts_with(|c: char| c.is_uppercase()), "adm1.tsv line {line}: English name");
            let is_arabic = |c: char| ('\u{0600}'..='\u{06ff}').contains(&c);
            assert!(arabic.chars().any(is_arabic), "adm1.tsv line {line}: Arabic name");
        }
        assert!(seen.len() >= 33, "{} divisions", seen.len());
    }

    #[test]
    fn iraq_and_syria_are_whole() {
        let of = |country: &str| DIVISIONS.keys().filter(|c| c.starts_with(country)).count();
        assert_eq!((of("IQ-"), of("SY-")), (19, 14));
    }

    #[test]
    fn a_name_that_says_its_kind_is_left_as_it_is() {
        assert_eq!(Division::of("IQ-KR").unwrap().english_in_full(), "Kurdistan Region");
        assert_eq!(Division::of("IQ-KR").unwrap().arabic_in_full(), "إقليم كردستان");
    }
}

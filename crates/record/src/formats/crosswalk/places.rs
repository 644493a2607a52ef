//! Names and numbers of countries and divisions → ISO 3166, and back.

use crate::{Country, Division, table::rows};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};
use tazamun_text::{ARTICLE, plain};

const COUNTRIES: &str = include_str!("../../../data/crosswalk/countries.tsv");
const COUNTRY_NAMES: &str = include_str!("../../../data/crosswalk/country_names.tsv");
const ARABIC_COUNTRIES: &str = include_str!("../../../data/crosswalk/countries.ar.tsv");
const DIVISIONS: &str = include_str!("../../../data/crosswalk/divisions.tsv");

/// A country as the datasets know it.
pub(in crate::formats) struct Known {
    /// ISO 3166-1 alpha-2.
    pub(in crate::formats) country: Country,
    /// ISO 3166-1 alpha-3.
    pub(in crate::formats) iso3: &'static str,
    /// ISO 3166-1 number.
    pub(in crate::formats) number: &'static str,
    /// FIPS 10-4.
    pub(in crate::formats) fips: &'static str,
    /// Gleditsch and Ward's number.
    pub(in crate::formats) gwno: &'static str,
    /// UCDP's spelling first.
    pub(in crate::formats) names: Vec<&'static str>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    rows(COUNTRIES)
        .filter_map(|(_, f)| {
            let names = f.get(5)?.split(" | ").collect();
            Some(Known {
                country: f[0].parse().ok()?,
                iso3: f[1],
                number: f[2],
                gwno: f[3],
                fips: f[4],
                names,
            })
        })
        .collect()
});

static BY_NAME: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    let english = KNOWN.iter().flat_map(|k| k.names.iter().map(move |name| (fold(name), k.country)));
    let arabic = rows(ARABIC_COUNTRIES).filter_map(|(_, f)| Some((f[0].parse().ok()?, *f.get(1)?)));
    let arabic: Vec<(Country, &str)> = arabic.collect();
    let arabic =
        arabic.into_iter().flat_map(|(c, names)| names.split(" | ").map(move |name| (fold(name), c)));
    let ours = Country::all().filter_map(|c| Some((fold(c.names()?.arabic), c)));
    let others = rows(COUNTRY_NAMES).filter_map(|(_, f)| Some((f[0].parse::<Country>().ok()?, *f.get(1)?)));
    let others = others.flat_map(|(c, names)| names.split(" | ").map(move |name| (fold(name), c)));
    // Of two countries that a name may mean, the one that the datasets mean by it.
    others.chain(english).chain(arabic).chain(ours).collect()
});

static BY_DIVISION: LazyLock<HashMap<(Country, String), &'static str>> = LazyLock::new(|| {
    let both = Division::all().flat_map(|d| [(d, d.names.english), (d, d.names.arabic)]);
    let mut known: HashMap<_, _> =
        both.filter_map(|(d, name)| Some(((d.country()?, fold(name)), d.code))).collect();
    for (_, f) in rows(DIVISIONS) {
        if let Ok(country) = f[0].split('-').next().unwrap_or_default().parse::<Country>() {
            known.extend(f[1].split(" | ").map(|name| ((country, fold(name)), f[0])));
        }
    }
    known
});

/// The codes of two letters that ISO 3166-1 has, and Kosovo's.
static CODES: LazyLock<HashMap<&'static str, Country>> =
    LazyLock::new(|| rows(COUNTRY_NAMES).filter_map(|(_, f)| Some((f[0], f[0].parse().ok()?))).collect());

/// A country by its name in English, French or Arabic (several spellings of each) or its ISO 3166-1 code of two or three letters,
/// in any case.
pub(in crate::formats) fn country(text: &str) -> Option<Country> {
    let text = text.trim();
    let code = || CODES.get(text.to_ascii_uppercase().as_str()).copied();
    let long_code = || KNOWN.iter().find(|k| k.iso3.eq_ignore_ascii_case(text)).map(|k| k.country);
    let by_code = || if text.len() <= 3 { code().or_else(long_code) } else { None };
    by_code().or_else(|| BY_NAME.get(&fold(text)).copied())
}

/// A country by Gleditsch and Ward's number.
pub(in crate::formats) fn country_of_gwno(number: &str) -> Option<Country> {
    KNOWN.iter().find(|k| k.gwno == number && number != "-").map(|k| k.country)
}

/// A country by its ISO 3166-1 number.
pub(in crate::formats) fn country_of_number(number: &str) -> Option<Country> {
    KNOWN.iter().find(|k| k.number == number && number != "-").map(|k| k.country)
}

/// A country by its FIPS 10-4 code.
pub(in crate::formats) fn country_of_fips(code: &str) -> Option<Country> {
    KNOWN.iter().find(|k| k.fips == code && code != "-").map(|k| k.country)
}

/// What the datasets call a country.
pub(in crate::formats) fn known(country: Country) -> Option<&'static Known> {
    KNOWN.iter().find(|k| k.country == country)
}

/// The ISO 3166-2 code of a first-level division by its name in Latin or Arabic letters.
pub(in crate::formats) fn division(country: Country, name: &str) -> Option<&'static str> {
    BY_DIVISION.get(&(country, fold(name))).copied()
}

/// Words that say what kind of division or that stand before Arabic names.
static PASSED_OVER: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lists = rows(include_str!("../../../data/crosswalk/passed_over.tsv"));
    lists
        .filter_map(|(_, fields)| fields.first().copied())
        .flat_map(|list| list.split('|').map(letters))
        .collect()
});

/// A name without marks, case, signs and the words that add nothing, so that its spellings meet.
fn fold(name: &str) -> String {
    let words = name.split([' ', '-', '/', '(', ')', ',']).map(letters);
    words.filter(|word| !PASSED_OVER.contains(word)).map(|word| without_article(&word).to_owned()).collect()
}

/// The letters of a word as [`plain`] writes them, Latin and Arabic; a hamza without a seat is passed over.
fn letters(word: &str) -> String {
    plain(word).chars().filter(|c| matches!(c, 'a'..='z' | '\u{0622}'..='\u{064a}')).collect()
}

/// An Arabic word without its article, where enough is left to be one.
fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() >= 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_six_columns_and_no_code_twice() {
        let mut seen = std::collections::HashSet::new();
        for (line, f) in rows(COUNTRIES) {
            assert_eq!(f.len(), 6, "countries.tsv line {line}");
            assert!(f[0].parse::<Country>().is_ok() && f[1].len() == 3, "countries.tsv line {line}");
            for (column, code) in f[..5].iter().enumerate().filter(|(_, code)| **code != "-") {
                assert!(seen.insert((column, code.to_string())), "countries.tsv line {line}: {code} twice");
            }
            for name in f[5].split(" | ") {
                assert_eq!(country(name).unwrap().code(), f[0], "countries.tsv line {line}: {name}");
            }
        }
        assert_eq!(KNOWN.len(), rows(COUNTRIES).count());
    }

    #[test]
    fn every_division_lies_in_a_country() {
        for (line, f) in rows(DIVISIONS) {
            let of: Country = f[0][..2].parse().unwrap();
            assert!(f[0].as_bytes()[2] == b'-' && f.len() == 2, "divisions.tsv line {line}");
            for name in f[1].split(" | ") {
                assert_eq!(division(of, name), Some(f[0]), "divisions.tsv line {line}: {name}");
            }
        }
    }

    #[test]
    fn countries_and_divisions_are_known_by_their_arabic_names() {
        for (name, code) in [
            ("العراق", "IQ"),
            ("سوريا", "SY"),
            ("سورية", "SY"),
            ("الجمهورية العربية السورية", "SY"),
            ("جمهورية العراق", "IQ"),
            ("تركيا", "TR"),
            ("ايران", "IR"),
            ("إيران", "IR"),
        ] {
            assert_eq!(country(name).map(|c| c.to_string()).as_deref(), Some(code), "{name}");
        }
        for (name, code) in [
            ("Syrian Arab Republic", "SY"),
            ("SYRIA", "SY"),
            ("syrie", "SY"),
            ("République arabe syrienne", "SY"),
            ("Irak", "IQ"),
            ("Republic of Iraq", "IQ"),
            ("iq", "IQ"),
            ("Irq", "IQ"),
            ("Islamic Republic of Iran", "IR"),
            ("Iran (Islamic Republic of)", "IR"),
            ("Türkiye", "TR"),
            ("TURKIYE", "TR"),
            ("Turquie", "TR"),
            ("UK", "GB"),
            ("the United States of America", "US"),
            ("Côte d’Ivoire", "CI"),
            ("الجزائر", "DZ"),
            ("اليابان", "JP"),
            ("Niger", "NE"),
            ("Nigeria", "NG"),
            ("Guinea-Bissau", "GW"),
            ("Congo", "CG"),
            ("DR Congo (Zaire)", "CD"),
            ("Palestine, State of", "PS"),
        ] {
            assert_eq!(country(name).map(|c| c.to_string()).as_deref(), Some(code), "{name}");
        }
        let names = rows(COUNTRY_NAMES).flat_map(|(line, f)| {
            assert!(f.len() == 2 && f[0].parse::<Country>().is_ok(), "country_names.tsv line {line}");
            f[1].split(" | ").map(move |name| (f[0], name)).collect::<Vec<_>>()
        });
        for (code, name) in names {
            assert_eq!(country(name).map(|c| c.to_string()).as_deref(), Some(code), "{name}");
        }
        for none in ["ZZ", "XX", "zzz", "Mesopotamia", "القمر", "Unknown", "Mars"] {
            assert_eq!(country(none), None, "{none}");
        }
        assert_eq!(country("  "), None);
        for (name, code) in
            [("محافظة ديالى", "IQ-DI"), ("کرکوک", "IQ-KI"), ("Kirkūk", "IQ-KI"), ("Al Anbar", "IQ-AN")]
        {
            assert_eq!(division("IQ".parse().unwrap(), name), Some(code), "{name}");
        }
        for (line, f) in rows(ARABIC_COUNTRIES) {
            assert!(f.len() == 2 && f[0].parse::<Country>().is_ok(), "countries.ar.tsv line {line}");
            for name in f[1].split(" | ") {
                assert_eq!(country(name).unwrap().code(), f[0], "countries.ar.tsv line {line}: {name}");
            }
        }
    }

    #[test]
    fn spellings_meet() {
        let (iq, sy) = ("IQ".parse().unwrap(), "SY".parse().unwrap());
        for (name, code) in [
            ("Şalāḩ ad Dīn province", "IQ-SD"),
            ("Al Başrah  province", "IQ-BA"),
            ("At-Ta'mim province", "IQ-KI"),
            ("Karbalā’ province", "IQ-KA"),
            ("Dhī Qār province", "IQ-DQ"),
            ("Al-Anbar", "IQ-AN"),
        ] {
            assert_eq!(division(iq, name), Some(code), "{name}");
        }
        assert_eq!(division(sy, "Deir ez Zor Governorate"), Some("SY-DY"));
        assert_eq!(division(sy, "Anbar"), None);
    }
}

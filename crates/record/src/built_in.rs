//! The built-in record of 105 attacks: its bytes, what must be said of it, and the days that it covers.

use crate::{Date, Interval, rows};

/// The word that stands for the built-in record where a file of events is asked for.
pub const BUILT_IN: &str = "built-in";

/// The record as a CSV file.
pub const BUILT_IN_RECORD: &[u8] = include_bytes!("../../../examples/record/incidents.csv");

const COVERAGE: &str = include_str!("../../../examples/record/coverage.tsv");
const GAPS: &str = include_str!("../../../examples/record/gaps.tsv");

/// What a reader of any result from the built-in record must be told: English and Arabic.
pub fn built_in_coverage() -> Vec<(String, String)> {
    rows(COVERAGE).map(|(_, f)| (f[0].to_owned(), f[1].to_owned())).collect()
}

/// The days that the built-in record covers, but for its gaps.
pub fn built_in_days() -> Interval {
    let (first, last) = (Date::constant(2021, 7, 1), Date::constant(2022, 6, 30));
    Interval::from(first).hull(&Interval::from(last))
}

/// Months for which the built-in record holds nothing of a country: gaps in coverage, not calm.
pub fn built_in_gaps() -> Vec<(String, Interval)> {
    rows(GAPS)
        .filter_map(|(_, f)| {
            let day = |i: usize| f.get(i)?.parse::<Date>().ok();
            Some((f[0].to_owned(), Interval::new(day(1)?, day(2)?).ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Incident, formats};

    fn record() -> Vec<Incident> {
        formats::read_events(BUILT_IN, BUILT_IN_RECORD).unwrap().incidents
    }

    #[test]
    fn the_built_in_record_holds_what_its_readme_says() {
        let record = record();
        let of = |code: &str| {
            let there = |i: &&Incident| i.facts.place.country().is_some_and(|c| c.code() == code);
            record.iter().filter(there).count()
        };
        assert_eq!((record.len(), of("IQ"), of("SY")), (105, 56, 49));
    }

    #[test]
    fn the_gaps_are_empty_and_the_warnings_come_in_two_languages() {
        let record = record();
        let gaps = built_in_gaps();
        assert_eq!(gaps.len(), 4);
        for (country, gap) in gaps {
            let inside = record.iter().filter(|i| {
                i.facts.place.country().is_some_and(|c| c.code() == country)
                    && gap.contains(i.facts.when.start())
                    && gap.contains(i.facts.when.end())
            });
            assert_eq!(inside.count(), 0, "{country} {gap}");
        }
        for (english, arabic) in built_in_coverage() {
            assert!(english.ends_with('.') && arabic.ends_with('.'), "{english}");
        }
    }
}

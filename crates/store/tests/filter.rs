//! The filter language, by tables of cases that anyone may add to (`tests/data`).

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use std::collections::BTreeSet;
use tazamun_record::Incident;
use tazamun_store::Filter;

fn incidents() -> Vec<Incident> {
    let lines = include_str!("data/incidents.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Line number, filter, what is expected of it.
fn cases(table: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines.map(|(n, line)| {
        let (filter, expected) = line.split_once('\t').unwrap();
        (n + 1, filter, expected)
    })
}

#[test]
fn filters_select_what_the_table_says() {
    let incidents = incidents();
    for (line, text, expected) in cases(include_str!("data/filters.tsv")) {
        let filter = Filter::parse(text).unwrap_or_else(|e| panic!("filters.tsv line {line}: {e}"));
        let found: Vec<&str> =
            incidents.iter().filter(|i| filter.matches(i)).map(|i| i.id.as_str()).collect();
        let found = if found.is_empty() { "-".to_owned() } else { found.join(" ") };
        assert_eq!(found, expected, "filters.tsv line {line}: {text}");
        assert_eq!(Filter::parse(&filter.to_string()), Ok(filter), "filters.tsv line {line}: {text}");
    }
}

#[test]
fn errors_say_where_and_what_to_do() {
    let columns = BTreeSet::from(["dyad_name".to_owned()]);
    for (line, text, expected) in cases(include_str!("data/filter_errors.tsv")) {
        let found = Filter::parse(text).and_then(|filter| filter.check_fields(&columns));
        let said = found.expect_err(text).to_string();
        assert!(said.starts_with(expected), "filter_errors.tsv line {line}: {text}\n{said}");
        assert!(!said.contains('\n'), "one paragraph");
    }
}

#[test]
fn a_column_that_the_data_have_passes() {
    let columns = BTreeSet::from(["dyad name, old".to_owned()]);
    let filter = Filter::parse("\"dyad name, old\"~IS,killed>=3").unwrap();
    assert_eq!(filter.check_fields(&columns), Ok(()));
    assert_eq!(filter.to_string(), "\"dyad name, old\"~IS,killed>=3");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_what_is_read_reads_back(text in "[\\PC]{0,40}") {
        if let Ok(filter) = Filter::parse(&text) {
            prop_assert_eq!(Filter::parse(&filter.to_string()), Ok(filter));
        }
    }

    #[test]
    fn near_filters_too(
        text in "(place|killed|date|x y|\"q,\"|actor)(=|!=|~|<=|>)(\"[ -~]{0,8}\"|[0-9-]{1,10}|none|[a-zA-Z\\\\' ]{1,6})(\\|[a-z\"'\\\\]{1,5})?",
    ) {
        if let Ok(filter) = Filter::parse(&text) {
            prop_assert_eq!(Filter::parse(&filter.to_string()), Ok(filter));
        }
    }

    #[test]
    fn not_equal_is_the_rest(value in "[A-Z]{2}") {
        let (is, is_not) = (format!("country={value}"), format!("country!={value}"));
        let (is, is_not) = (Filter::parse(&is).unwrap(), Filter::parse(&is_not).unwrap());
        for incident in incidents() {
            prop_assert_ne!(is.matches(&incident), is_not.matches(&incident));
        }
    }
}

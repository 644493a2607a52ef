//! The real files of `../shared/data`: UCDP GED for Iraq and Syria, and the built-in record.
#![allow(clippy::unwrap_used)]

use std::fs;
use tazamun_record::{
    Date, Incident, Interval,
    formats::{Events, Format, diff, read_events, write_events},
};

/// A file of the shared data, or `None` with a line where it is not there; continuous integration has to have it.
fn shared(path: &str) -> Option<Vec<u8>> {
    Some(fs::read(tazamun_testing::shared(&format!("data/{path}"))?).expect("it can be read"))
}

/// How fast it is read is measured by `cargo bench -p tazamun-record`.
fn read(path: &str) -> Option<Events> {
    Some(read_events(path, &shared(path)?).unwrap())
}

fn extra<'a>(incident: &'a Incident, column: &str) -> &'a str {
    incident.extra.get(column).map_or("", String::as_str)
}

#[test]
fn ucdp_for_iraq() {
    let Some(events) = read("ucdp_ged/ucdp_ged_iraq_hdx_1989_2018.csv.gz") else { return };
    assert_eq!((events.format, events.incidents.len()), (Format::UcdpGed, 7473));
    let first = &events.incidents[0];
    assert_eq!(first.id, "114064");
    assert_eq!(first.facts.when.to_string(), "2014-01-24..2014-01-25");
    assert_eq!(
        (first.facts.place.country().unwrap().code(), first.facts.place.adm1()),
        ("IQ", Some("IQ-AN"))
    );
    assert_eq!(first.facts.actor1[0].code(), "IRQ_GOV");
    assert_eq!(first.facts.actor2[0].code(), "IS");
    assert_eq!(first.facts.killed.unwrap().number(), 8);
    assert_eq!(first.sources[0].name.as_deref(), Some("Agence France Presse"));
    let without_division =
        events.incidents.iter().filter(|i| !extra(i, "adm_1").is_empty() && i.facts.place.adm1().is_none());
    assert_eq!(without_division.count(), 0, "every province of Iraq has its code");
    let warnings: Vec<String> = events.warnings.iter().map(ToString::to_string).collect();
    assert!(warnings.len() == 1 && warnings[0].contains("out of order"), "{warnings:?}");
}

#[test]
fn ucdp_for_syria() {
    let Some(events) = read("ucdp_ged/ucdp_ged_syria_201601_201911.csv.gz") else { return };
    assert_eq!(events.incidents.len(), 16_566);
    let exact = events
        .incidents
        .iter()
        .filter(|i| extra(i, "dyad_name") == "IS - Civilians" && i.facts.when.is_one_day());
    assert!(exact.clone().all(|i| i.facts.actor2[0].code() == "CIVILIANS"));
    assert_eq!(exact.count(), 275);
    let coarse = events.incidents.iter().filter(|i| matches!(extra(i, "date_prec"), "4" | "5"));
    assert!(coarse.clone().count() > 200);
    for incident in coarse {
        assert!(incident.facts.when.days() > 7, "{}: {}", incident.id, incident.facts.when);
    }
}

/// A release goes through another format, or its own, without loss.
fn goes_through(path: &str, format: Format) {
    let Some(events) = read(path) else { return };
    let written = write_events(format, &events.incidents).unwrap();
    assert!(written.losses.is_empty(), "{format}: {}", written.losses);
    let again = read_events("again", written.text.as_bytes()).unwrap();
    assert_eq!(again.format, format);
    let diff = diff(&events.incidents, &again.incidents);
    assert_eq!(
        (diff.unchanged, diff.added.len(), diff.removed.len()),
        (events.incidents.len(), 0, 0),
        "{format}"
    );
}

#[test]
fn ucdp_for_iraq_goes_through() {
    for format in [Format::UcdpGed, Format::JsonLines, Format::GeoJson] {
        goes_through("ucdp_ged/ucdp_ged_iraq_hdx_1989_2018.csv.gz", format);
    }
}

#[test]
fn ucdp_for_syria_goes_through() {
    goes_through("ucdp_ged/ucdp_ged_syria_201601_201911.csv.gz", Format::UcdpGed);
}

#[test]
fn what_has_moved_on_is_written_and_not_what_the_release_said() {
    let Some(mut events) = read("ucdp_ged/ucdp_ged_iraq_hdx_1989_2018.csv.gz") else { return };
    events.incidents.truncate(50);
    events.incidents[7].facts.when = Interval::from(Date::constant(2014, 6, 10));
    let written = write_events(Format::UcdpGed, &events.incidents).unwrap();
    let again = read_events("again", written.text.as_bytes()).unwrap();
    assert_eq!(again.incidents[7].facts.when, events.incidents[7].facts.when);
    assert_eq!(again.incidents[6], events.incidents[6]);
}

#[test]
fn the_record_of_2021_and_2022() {
    let Some(events) = read("record_2021_2022/incidents.csv") else { return };
    assert_eq!((events.format, events.incidents.len()), (Format::Plain, 105));
    assert!(events.warnings.is_empty());
    let of = |code: &str| {
        events.incidents.iter().filter(|i| i.facts.place.country().unwrap().code() == code).count()
    };
    assert_eq!((of("IQ"), of("SY")), (56, 49));
    let first = &events.incidents[0];
    assert_eq!(first.facts.when.start(), Date::constant(2021, 7, 10));
    assert_eq!(extra(first, "attribution"), "suspected");
    assert_eq!(first.sources[0].date, Some(Date::constant(2021, 7, 10)));
    assert!(events.incidents.iter().all(|i| i.sources.iter().all(|s| s.url.is_some())));
    for format in [Format::Plain, Format::JsonLines, Format::GeoJson] {
        let written = write_events(format, &events.incidents).unwrap();
        assert!(written.losses.is_empty(), "{format}: {}", written.losses);
    }
    insta::assert_snapshot!(write_events(Format::UcdpGed, &events.incidents).unwrap().losses);
}

//! A small file of each format, in its own columns: what is made of it, and what each format could carry of it.
#![allow(clippy::unwrap_used)]

use tazamun_record::formats::{Format, diff, read_events, related, write_events};

macro_rules! file {
    ($name:literal) => {
        ($name, include_bytes!(concat!("data/formats/", $name)).as_slice())
    };
}

const FILES: &[(&str, &[u8])] = &[
    file!("ucdp_old.csv"),
    file!("ucdp_candidate.csv"),
    file!("acled.csv"),
    file!("acled.json"),
    file!("gtd.csv"),
    file!("gdelt.tsv"),
    file!("polecat.tsv"),
];

#[test]
fn each_file_becomes_incidents() {
    for (name, bytes) in FILES {
        let events = read_events(name, bytes).unwrap();
        let mut shown = format!("taken for {}\n", events.format);
        for warning in &events.warnings {
            shown += &format!("warning: {warning}\n");
        }
        for incident in &events.incidents {
            shown += &format!("{}\n", serde_json::to_string_pretty(incident).unwrap());
        }
        insta::assert_snapshot!(name.replace('.', "_"), shown);
    }
}

#[test]
fn each_file_goes_through_its_own_format_and_ours_without_loss() {
    for (name, bytes) in FILES {
        let events = read_events(name, bytes).unwrap();
        for format in [events.format, Format::JsonLines, Format::GeoJson] {
            let written = write_events(format, &events.incidents).unwrap();
            assert!(written.losses.is_empty(), "{name} as {format}: {}\n{}", written.losses, written.text);
            let again = read_events("again", written.text.as_bytes()).unwrap();
            // A format of more columns than the file had may fill them from the incident's fields.
            let diff = diff(&events.incidents, &again.incidents);
            assert!(diff.added.is_empty() && diff.removed.is_empty(), "{name} as {format}");
            let filled = |field: &String| field.starts_with("extra.");
            assert!(diff.changed.iter().all(|c| c.fields.iter().all(filled)), "{name} as {format}: {diff}");
        }
    }
}

#[test]
fn what_each_format_loses_of_the_others() {
    let mut shown = String::new();
    for (name, bytes) in FILES {
        let events = read_events(name, bytes).unwrap();
        // Parquet, where it is built in, holds the plain table and loses what that loses.
        let others = |f: &&Format| **f != events.format && f.name() != "parquet";
        for format in Format::ALL.iter().filter(others) {
            shown += &format!(
                "{name} as {format}: {}\n",
                write_events(*format, &events.incidents).unwrap().losses
            );
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn attacks_of_one_operation_stay_linked() {
    let (name, bytes) = file!("gtd.csv");
    let events = read_events(name, bytes).unwrap();
    assert_eq!(related(&events.incidents[0]), ["201501010002"]);
    assert!(related(&events.incidents[2]).is_empty());
}

#[test]
fn no_person_is_kept() {
    for (name, bytes) in [file!("gdelt.tsv"), file!("polecat.tsv")] {
        let events = read_events(name, bytes).unwrap();
        let kept = serde_json::to_string(&events.incidents).unwrap();
        assert!(!kept.to_lowercase().contains("person") && !kept.contains("SOMEBODY"), "{name}: {kept}");
    }
}

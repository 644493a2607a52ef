//! Files as spreadsheets, R, old releases and map programs leave them: each is read whole, or refused with the line and
//! the column named. The cases are in `data/tables.tsv`.
#![allow(clippy::unwrap_used)]

use std::time::Instant;
use tazamun_record::{
    Actor, Facts, Incident, Interval, Place, What,
    formats::{Format, Reading, diff, read_events, read_events_with, write_events},
    rows,
};

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('t')) => bytes.push(b'\t'),
            ('\\', Some('r')) => bytes.push(b'\r'),
            ('\\', Some('n')) => bytes.push(b'\n'),
            ('\\', Some('x')) => {
                let hex: String = chars.by_ref().take(2).collect();
                bytes.push(u8::from_str_radix(&hex, 16).unwrap());
            }
            (c, _) => bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
    bytes
}

/// An incident in the words of the cases; an id that was made of the row is `row`.
fn shown(incident: &Incident) -> String {
    let actors = |actors: &[Actor]| actors.iter().map(|a| a.code().to_owned()).collect::<Vec<_>>().join("+");
    let facts = &incident.facts;
    let id = if incident.id.starts_with("row-") { "row" } else { &incident.id };
    let sub = facts.what.sub_event_type().map(|t| t.to_string());
    let fields = [
        ("", id.to_owned()),
        ("", facts.when.to_string()),
        ("", facts.place.country().map_or_else(String::new, |c| c.to_string())),
        ("killed ", facts.killed.map_or_else(String::new, |t| t.to_string())),
        ("type ", sub.or_else(|| facts.what.event_type().map(|t| t.to_string())).unwrap_or_default()),
        ("by ", actors(&facts.actor1)),
        ("against ", actors(&facts.actor2)),
        ("at ", facts.place.point().map_or_else(String::new, |p| format!("{} {}", p.lat(), p.lon()))),
        ("note ", incident.note.clone().unwrap_or_default()),
    ];
    let told: Vec<String> = fields
        .into_iter()
        .filter(|(_, v)| !v.is_empty())
        .map(|(name, value)| format!("{name}{value}"))
        .collect();
    told.join(", ").replace('\n', "\\n").replace('\t', "\\t")
}

#[test]
fn every_line_is_read_or_named() {
    let cases: Vec<_> = rows(include_str!("data/tables.tsv")).collect();
    assert!(cases.len() > 60, "{} cases", cases.len());
    // Every case is looked at, so that one run says all that is wrong.
    let wrong =
        cases.iter().filter(|(line, fields)| std::panic::catch_unwind(|| holds(*line, fields)).is_err());
    assert_eq!(wrong.count(), 0);
}

fn holds(line: usize, fields: &[&str]) {
    let [kind, name, file, outcome] = fields[..] else { panic!("tables.tsv:{line}: four columns, please") };
    let place = format!("tables.tsv:{line}: {kind}");
    let read = read_events(name, &unescaped(file));
    if let Some(words) = outcome.strip_prefix("refused ") {
        let said = read.map(|e| e.incidents).unwrap_err().to_string();
        assert!(words.split('|').all(|w| said.contains(w)), "{place}\n  {said}");
        return;
    }
    let (want, warned) = outcome.split_once(" ! ").unwrap_or((outcome, ""));
    let events = read.unwrap_or_else(|fault| panic!("{place}\n  {fault}"));
    let incidents: Vec<String> = events.incidents.iter().map(shown).collect();
    assert_eq!(format!("{}: {}", events.format, incidents.join("; ")).trim(), want, "{place}");
    let said: Vec<String> = events.warnings.iter().map(ToString::to_string).collect();
    let said = said.join("\n");
    assert!(warned.split('|').all(|w| said.contains(w)), "{place}\n  {said}");
    assert!(!warned.is_empty() || said.is_empty(), "{place}: a warning of nothing\n  {said}");
    goes_through_our_formats(&events.incidents, &place);
}

/// Our own files of these incidents are known for what they are, and lose nothing.
fn goes_through_our_formats(incidents: &[Incident], place: &str) {
    for format in [Format::Plain, Format::JsonLines, Format::GeoJson] {
        let written = write_events(format, incidents).unwrap_or_else(|e| panic!("{place}, as {format}: {e}"));
        assert!(written.losses.is_empty(), "{place}, as {format}: {}", written.losses);
        if !incidents.is_empty() {
            let again = read_events("again", written.bytes()).unwrap();
            assert_eq!(again.format, format, "{place}");
            assert_eq!(diff(incidents, &again.incidents).unchanged, incidents.len(), "{place}, as {format}");
        }
    }
}

macro_rules! file {
    ($name:literal) => {
        ($name, include_bytes!(concat!("data/formats/", $name)).as_slice())
    };
}

/// Every file of ours in every format: read again by somebody who is told nothing of it, all that differs is named.
#[test]
fn what_is_written_is_read_by_a_stranger() {
    let files = [
        file!("ucdp_old.csv"),
        file!("ucdp_candidate.csv"),
        file!("acled.csv"),
        file!("acled.json"),
        file!("gtd.csv"),
        file!("gdelt.tsv"),
        file!("polecat.tsv"),
    ];
    let tables = Format::ALL.iter().copied().filter(|f| f.name() != "parquet");
    for ((name, bytes), first) in files.iter().flat_map(|file| tables.clone().map(move |f| (*file, f))) {
        let incidents = read_events(name, bytes).unwrap().incidents;
        // A file that went through one format goes through the next.
        let once = write_events(first, &incidents).unwrap();
        let Ok(read) = read_events("once", once.bytes()) else {
            assert_eq!(once.losses.not_written.len(), incidents.len(), "{name} as {first}");
            continue;
        };
        assert_eq!(read.format, first, "{name}");
        for second in tables.clone() {
            let place = format!("{name} as {first} as {second}");
            let twice = write_events(second, &read.incidents).unwrap_or_else(|e| panic!("{place}: {e}"));
            let left = read.incidents.len() - twice.losses.not_written.len();
            let again = read_events("twice", twice.bytes()).map_or(Vec::new(), |events| {
                assert_eq!(events.format, second, "{place}");
                events.incidents
            });
            assert_eq!(again.len(), left, "{place}");
            let differ = diff(&read.incidents, &again);
            for field in differ.fields().keys().filter(|field| !field.starts_with("extra.")) {
                assert!(twice.losses.fields.contains_key(*field), "{place}: {field} is lost without a word");
            }
        }
    }
}

#[test]
fn a_kept_column_speaks_for_no_field() {
    let mut facts = Facts::new(
        What::default(),
        "2022-01-21".parse::<tazamun_record::Date>().unwrap().into(),
        Place::default(),
    );
    facts.actor1 = vec!["IS".parse().unwrap()];
    let mut incident = Incident::new("a", facts);
    let kept = [
        ("country", "362"),
        ("date_prec", "5"),
        ("event_type", "Riots/Protests"),
        ("event_id_cnty", "IRQ1"),
        ("event_date", "2000-01-01"),
        ("fatalities", "9"),
        ("type_of_violence", "1"),
        ("GLOBALEVENTID", "1"),
        ("EventCode", "190"),
        ("ACTOR1", "Islamic State (Iraq)"),
        ("note", "zero \0 byte"),
    ];
    incident.extra = kept.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let incidents = [incident];
    let written = write_events(Format::Plain, &incidents).unwrap();
    assert_eq!(written.losses.to_string().lines().count(), 2, "{}", written.losses);
    assert!(written.losses.fields.contains_key("extra.note"), "{}", written.losses);
    let again = read_events("again.csv", written.bytes()).unwrap();
    assert_eq!(again.format, Format::Plain);
    assert_eq!(again.incidents[0].facts, incidents[0].facts);
    assert_eq!(again.incidents[0].extra.len(), kept.len());
}

#[test]
fn two_events_of_one_id_are_both_written() {
    let event = |id: &str, day: i8| {
        let day = Interval::from(tazamun_record::Date::constant(2022, 1, day));
        Incident::new(id, Facts::new(What::default(), day, Place::default()))
    };
    let incidents = [event("1", 1), event("1", 2), event("1-2", 3)];
    for format in [Format::Plain, Format::JsonLines, Format::GeoJson, Format::UcdpGed] {
        let written = write_events(format, &incidents).unwrap();
        assert_eq!(written.losses.fields["id"], 1, "{format}");
        let again = read_events("again", written.bytes()).unwrap().incidents;
        let ids: Vec<&str> = again.iter().map(|i| i.id.as_str()).collect();
        assert_eq!(ids, ["1", "1-3", "1-2"], "{format}");
    }
}

#[test]
fn a_lenient_reading_passes_over_the_line_with_the_quote_and_no_other() {
    let file = "id,date,note,country\na,2022-01-20,fine,IQ\nb,2022-01-21,\"Tribal men hit,IQ\n\
                c,2022-01-22,\"Tribal men hit,IQ\nd,2022-01-23,fine,IQ\n";
    let how = Reading { lenient: true, ..Reading::default() };
    let events = read_events_with("q.csv", file.as_bytes(), &how).unwrap();
    let ids: Vec<&str> = events.incidents.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(ids, ["a", "d"]);
    let lines: Vec<Option<u64>> = events.left_out.iter().map(|f| f.line).collect();
    assert_eq!(lines, [Some(3), Some(4)]);
}

/// Reading rows that are all alike costs as much a row when there are eight times as many: far from eight times more.
#[test]
fn alike_rows_cost_linear_time() {
    let read = |count: usize| {
        let file = format!("date,country\n{}", "2022-01-01,IQ\n".repeat(count));
        let begin = Instant::now();
        assert_eq!(read_events("s.csv", file.as_bytes()).unwrap().incidents.len(), count);
        begin.elapsed().as_secs_f64() / count as f64
    };
    let least = |count| (0..3).map(|_| read(count)).fold(f64::INFINITY, f64::min);
    let (few, many) = (least(4_000), least(32_000));
    assert!(many < 4.0 * few, "{few} s a row of 4,000, {many} s a row of 32,000");
}

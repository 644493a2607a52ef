//! What files from real programs look like: read rightly, or refused with the row named. A lenient reading goes on.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use tazamun_record::{
    Actor, Date, Facts, Incident, Interval, Place, Point, Source, Status, SubEventType, Toll, What,
    WherePrec,
    formats::{
        Format, Problem, Reading, diff, read_articles, read_events, read_events_with, read_reports,
        write_events,
    },
};

const PLAIN: &str =
    "id,date,country,place,killed\na,2022-01-21,IQ,Umm al-Karami,11\nb,2022-01-20,SY,Hasakah,\n";

fn same_as_plain(bytes: &[u8]) {
    let plain = read_events("plain.csv", PLAIN.as_bytes()).unwrap().incidents;
    assert_eq!(read_events("quirk.csv", bytes).unwrap().incidents, plain);
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_other_separators_change_nothing() {
    same_as_plain(format!("\u{feff}{PLAIN}").as_bytes());
    same_as_plain(PLAIN.replace('\n', "\r\n").as_bytes());
    same_as_plain(PLAIN.trim_end().as_bytes());
    same_as_plain(PLAIN.replace(',', ";").as_bytes());
    same_as_plain(PLAIN.replace(',', "\t").as_bytes());
    same_as_plain(PLAIN.replace("id,date", "ID,Date").as_bytes());
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(PLAIN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    same_as_plain(&utf16);
}

#[test]
fn american_days_are_read_when_one_of_them_settles_the_order() {
    let days = |text: &str| {
        let file = format!("id,date\n{text}");
        read_events("a.csv", file.as_bytes()).map(|e| e.incidents[0].facts.when.to_string())
    };
    assert_eq!(days("a,1/2/2022\nb,1/21/2022\n").unwrap(), "2022-01-02");
    assert_eq!(days("a,1/2/2022\nb,21/1/2022\n").unwrap(), "2022-02-01");
    assert!(matches!(days("a,1/2/2022\n").unwrap_err().problem, Problem::DateOrder(_)));
}

#[test]
fn a_line_break_inside_of_quotes_moves_the_line_numbers_rightly() {
    let file = "id,date,note\na,2022-01-21,\"one\ntwo\nthree\"\nb,2022-02-30,\n";
    assert_eq!(read_events("a.csv", file.as_bytes()).unwrap_err().line, Some(5));
    let mended = file.replace("02-30", "02-28");
    assert_eq!(
        read_events("a.csv", mended.as_bytes()).unwrap().incidents[0].note.as_deref(),
        Some("one\ntwo\nthree")
    );
}

#[test]
fn old_arabic_files_are_read_in_the_encoding_that_is_named() {
    let file = b"id,date,place\na,2022-01-21,\xc8\xdb\xcf\xc7\xcf\n";
    assert!(read_events("a.csv", file).unwrap_err().to_string().contains("windows-1256"));
    let how = Reading { encoding: Some("cp1256".into()), ..Reading::default() };
    let events = read_events_with("a.csv", file, &how).unwrap();
    assert_eq!(events.incidents[0].facts.place.name(), Some("بغداد"));
}

#[test]
fn a_lenient_reading_goes_on_and_counts() {
    let file =
        "id,date,killed\na,2022-01-21,1\nb,2022-02-30,1\na,2022-01-22,2\nc,2022-01-23,3,4\nd,2022-01-24,4\n";
    assert!(read_events("a.csv", file.as_bytes()).is_err());
    let how = Reading { lenient: true, ..Reading::default() };
    let events = read_events_with("a.csv", file.as_bytes(), &how).unwrap();
    let ids: Vec<&str> = events.incidents.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(ids, ["a", "d"]);
    let lines: Vec<Option<u64>> = events.left_out.iter().map(|f| f.line).collect();
    assert_eq!(lines, [Some(3), Some(4), Some(5)]);
}

#[test]
fn a_table_that_is_taken_for_what_it_is_not_is_refused() {
    let how = |format| Reading { format: Some(format), ..Reading::default() };
    for format in [Format::UcdpGed, Format::Acled, Format::Gtd, Format::Polecat] {
        let fault = read_events_with("a.csv", PLAIN.as_bytes(), &how(format)).unwrap_err();
        assert!(matches!(fault.problem, Problem::NoColumn(_)), "{format}: {fault}");
    }
    assert!(read_events_with("a.csv", PLAIN.as_bytes(), &how(Format::Gdelt)).is_err());
    assert!(read_events_with("a.csv", PLAIN.as_bytes(), &how(Format::GeoJson)).is_err());
}

/// Text as it stands in cells: Arabic and Latin letters, separators, quotes, line breaks, `#`.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Zا-ي0-9,;\"'#|\\-\n ]{0,20}[a-zا-ي]".prop_map(|t| t.trim().to_owned())
}

fn toll() -> impl Strategy<Value = Option<Toll>> {
    let numbers =
        (proptest::option::of(0u32..50), proptest::option::of(0u32..50), proptest::option::of(0u32..50));
    numbers.prop_map(|(low, more, most)| {
        let best = more.map(|m| low.unwrap_or(0) + m);
        let high = most.map(|m| best.or(low).unwrap_or(0) + m);
        Toll::new(low, best, high).ok()
    })
}

fn place() -> impl Strategy<Value = Place> {
    let adm1 = prop::sample::select(vec![None, Some("IQ-DI"), Some("IQ-NI"), Some("SY-HA"), Some("SY-RD")]);
    let point = proptest::option::of((29.0..37.0f64, 36.0..48.0f64));
    (adm1, proptest::option::of(text()), point, proptest::option::of(1i64..=7)).prop_map(
        |(adm1, name, point, prec)| {
            let point = point.and_then(|(lat, lon)| Point::new(lat, lon).ok());
            let prec = prec.and_then(|p| WherePrec::try_from(p).ok());
            // The country follows from the division; a point is checked against it.
            Place::new(None, adm1.map(str::to_owned), name, point, prec).unwrap()
        },
    )
}

fn actors() -> impl Strategy<Value = Vec<Actor>> {
    let code = prop::sample::select(vec![
        "IS",
        "IRQ_GOV",
        "SYR_GOV",
        "YPG",
        "CIVILIANS",
        "UNIDENTIFIED",
        "OTHER:KDP",
    ]);
    proptest::collection::vec(code.prop_map(|c| c.parse().unwrap()), 0..3)
}

fn what() -> impl Strategy<Value = What> {
    proptest::option::of(prop::sample::select(SubEventType::ALL))
        .prop_map(|s| s.map(What::from).unwrap_or_default())
}

prop_compose! {
    fn facts()(what in what(), start in 0i32..9000, days in 0i32..40, place in place(), actor1 in actors(),
               actor2 in actors(), killed in toll(), wounded in toll(), casualties in proptest::option::of(0u32..99),
               status in prop::sample::select(vec![Status::Occurred, Status::Claimed, Status::Disputed, Status::Foiled]),
               flags in any::<(bool, bool, bool)>()) -> Facts {
        let first = Interval::from(Date::constant(1995, 1, 1)).shifted(start);
        let mut facts = Facts::new(what, first.hull(&first.shifted(days)), place);
        facts.claimed_by = actor1.first().filter(|_| flags.0).cloned();
        facts.actor1 = actor1;
        facts.actor2 = actor2;
        facts.killed = killed;
        facts.wounded = wounded;
        facts.casualties = casualties;
        facts.status = status;
        facts.background = flags.1;
        facts.aggregate = flags.2;
        facts
    }
}

prop_compose! {
    fn incidents()(all in proptest::collection::vec((facts(), proptest::option::of(text()), text()), 1..5)) -> Vec<Incident> {
        all.into_iter().enumerate().map(|(n, (facts, note, column))| {
            let mut incident = Incident::new(format!("id-{n}"), facts);
            incident.note = note;
            incident.extra.insert("a column".into(), column);
            incident.sources = vec![Source { url: Some("https://example.org".into()), ..Source::default() }];
            incident
        }).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Our own formats carry everything.
    #[test]
    fn our_formats_lose_nothing(incidents in incidents()) {
        for format in [Format::Plain, Format::JsonLines, Format::GeoJson] {
            let written = write_events(format, &incidents).unwrap();
            prop_assert!(written.losses.is_empty(), "{format}: {}\n{}", written.losses, written.text);
            let again = read_events("again", written.text.as_bytes()).unwrap();
            prop_assert_eq!(diff(&incidents, &again.incidents).unchanged, incidents.len());
        }
    }

    /// What any format gives back goes through it a second time unchanged: its losses happen once.
    #[test]
    fn a_second_passage_loses_nothing_more(incidents in incidents()) {
        for format in Format::ALL {
            let how = Reading { format: Some(*format), lenient: true, ..Reading::default() };
            let once = write_events(*format, &incidents).unwrap();
            let Ok(first) = read_events_with("once", once.text.as_bytes(), &how) else { continue };
            let twice = write_events(*format, &first.incidents).unwrap();
            prop_assert!(twice.losses.is_empty(), "{format}: {}\n{}\n{}", twice.losses, once.text, twice.text);
        }
    }

    /// No bytes make a reader panic.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,200}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            for format in Format::ALL.iter().copied().map(Some).chain([None]) {
                let _ = read_events_with("any", bytes, &Reading { format, lenient: true, ..Reading::default() });
            }
            for name in ["a.txt", "a.html", "a.jsonl", "-"] {
                let _ = read_articles(name, bytes, Some(Date::constant(2022, 1, 1)));
            }
            let _ = read_reports("any", bytes);
        }
    }

    /// A file cut anywhere is read or refused, and what is read of it is what the whole file says.
    #[test]
    fn a_file_cut_anywhere(at in 0usize..PLAIN.len()) {
        let whole = read_events("a.csv", PLAIN.as_bytes()).unwrap().incidents;
        if let Ok(cut) = read_events("a.csv", &PLAIN.as_bytes()[..at]) {
            prop_assert!(cut.incidents.iter().all(|i| whole.iter().any(|w| w.id == i.id)));
        }
    }
}

//! The example that this crate exists for, on UCDP GED: IS attacks on civilians in Iraq and in Syria, exact days, 2016-2018.
//!
//! Needs `../shared`; skips with a line where it is absent, and fails where CI is set.

#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use tazamun_sync::{Event, Series, Verdict, Window, coincidence, shuffle, verdict};

/// 2016-01-01..2018-12-25.
const WINDOW: Window = Window { first: 16_801, last: 17_890 };
const FILES: [&str; 2] = ["ucdp_ged_iraq_hdx_1989_2018.csv.gz", "ucdp_ged_syria_201601_201911.csv.gz"];

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ucdp_ged");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", folder.display());
    println!("skipped: {} is not there", folder.display());
    None
}

/// Days of the exactly dated events of the dyad "IS - Civilians".
fn exact_days(file: &Path) -> Vec<Event> {
    let unpacked = Command::new("gzip").arg("-dc").arg(file).output().expect("gzip is installed");
    let text = String::from_utf8(unpacked.stdout).expect("the file is UTF-8");
    let mut rows = rows(&text).into_iter();
    let names: HashMap<String, usize> = rows.next().expect("a header").into_iter().zip(0..).collect();
    rows.filter(|row| row.len() == names.len())
        .filter(|row| row[names["dyad_name"]] == "IS - Civilians" && row[names["date_prec"]] == "1")
        .map(|row| Event { first: day(&row[names["date_start"]]), last: day(&row[names["date_end"]]) })
        .collect()
}

/// Rows of a CSV text with quoted fields.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.push(letters.next().unwrap_or('"')),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            _ => field.push(letter),
        }
    }
    rows
}

/// Days from 1970-01-01 to an ISO date (Howard Hinnant's days_from_civil).
fn day(date: &str) -> i64 {
    let part = |from: usize, to: usize| date[from..to].parse::<i64>().expect("a number");
    let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[test]
fn the_shuffle_sees_synchrony_where_there_is_only_a_shared_war() {
    let Some(folder) = folder() else { return };
    assert_eq!((day("2016-01-01"), day("2018-12-25")), (WINDOW.first, WINDOW.last));
    let [iraq, syria] = FILES.map(|file| Series::new(&exact_days(&folder.join(file)), WINDOW, 1).unwrap());
    assert_eq!((iraq.summary().events, syria.summary().events), (225, 263));

    let naive = shuffle::test(&iraq, &syria, 1, 9_999, 1);
    assert_eq!(naive.observed, 130.0);
    assert!((naive.expected - 105.0).abs() < 1.0, "{naive:?}");
    assert!(naive.p < 0.01, "{naive:?}");

    let tested = coincidence::test(&iraq, &syria, &coincidence::Options::within(1)).unwrap();
    println!("{naive:?}\np {} expected {} excess {:?}", tested.p, tested.expected, tested.excess);
    assert_eq!((tested.observed, tested.close_pairs.len()), (130.0, 130));
    assert!(tested.p > 0.2, "{}", tested.p);
    assert!(tested.excess.low < 0.0 && tested.excess.high > 0.0, "{:?}", tested.excess);
    assert_eq!(verdict(&tested, None), Verdict::ConsistentWithChance);
}

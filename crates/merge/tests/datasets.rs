//! UCDP's files against themselves and against a copy with other coordinates and dates.

#![allow(clippy::unwrap_used)]

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::{fs, path::PathBuf, time::Instant};
use tazamun_merge::{Account, Decisions, Linkage};
use tazamun_record::{Facts, Incident, Place, Point, formats::read_events};

/// The events of both files, or `None` with a line where they are not there; continuous integration has to have them.
fn ucdp() -> Option<Vec<Incident>> {
    let mut events = Vec::new();
    for name in ["ucdp_ged_iraq_hdx_1989_2018.csv.gz", "ucdp_ged_syria_201601_201911.csv.gz"] {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ucdp_ged").join(name);
        let Ok(bytes) = fs::read(&file) else {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "{} is missing", file.display());
            println!("skipped: {} is not there", file.display());
            return None;
        };
        events.extend(read_events(name, &bytes).unwrap().incidents);
    }
    Some(events)
}

fn moved(place: &Place, dice: &mut ChaCha8Rng, km: f64) -> Place {
    let Some(point) = place.point() else { return place.clone() };
    let angle = dice.random_range(0.0..std::f64::consts::TAU);
    let lat = point.lat() + km / 111.2 * angle.sin();
    let lon = point.lon() + km / 111.2 * angle.cos() / point.lat().to_radians().cos();
    let text = |part: Option<&str>| part.map(str::to_owned);
    Place::new(
        place.country(),
        text(place.adm1()),
        text(place.name()),
        Point::new(lat, lon).ok(),
        place.prec(),
    )
    .unwrap()
}

#[test]
fn a_dataset_merged_with_itself_is_itself() {
    let Some(events) = ucdp() else { return };
    let accounts =
        events.iter().map(|e| Account::Row("one", e)).chain(events.iter().map(|e| Account::Row("two", e)));
    let mut merged: Vec<Incident> = Linkage::of(accounts, &Decisions::default()).incidents().collect();
    let mut events = events.clone();
    merged.sort_by(|a, b| a.id.cmp(&b.id));
    events.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(merged.len(), events.len());
    assert!(merged == events);
}

#[test]
fn a_copy_with_other_coordinates_and_dates_finds_its_originals() {
    let Some(events) = ucdp() else { return };
    let mut dice = ChaCha8Rng::seed_from_u64(3);
    let copy: Vec<Incident> = events
        .iter()
        .map(|event| {
            let place = moved(&event.facts.place, &mut dice, 3.0);
            let day = if dice.random_bool(0.5) { 1 } else { -1 };
            let when = event.facts.when.shifted(day);
            Incident { facts: Facts { place, when, ..event.facts.clone() }, ..event.clone() }
        })
        .collect();
    let start = Instant::now();
    let accounts =
        events.iter().map(|e| Account::Row("ged", e)).chain(copy.iter().map(|e| Account::Row("copy", e)));
    let linkage = Linkage::of(accounts, &Decisions::default());
    let (mut right, mut wrong, mut alone) = (0, 0, 0);
    for group in linkage.groups() {
        let ids: Vec<&str> = group.iter().map(|name| name.split_once(':').unwrap().1).collect();
        match ids[..] {
            [a, b] if a == b => right += 1,
            [_] => alone += 1,
            _ => wrong += 1,
        }
    }
    let share = |n: usize| n as f64 / events.len() as f64;
    println!("{right} right, {wrong} wrong, {alone} alone of {} in {:.1?}", events.len(), start.elapsed());
    assert!(share(right) >= 0.95, "{:.4} joined rightly", share(right));
    assert!(share(wrong) <= 0.02, "{:.4} joined wrongly", share(wrong));
}

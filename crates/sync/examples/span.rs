//! How the cost of a certificate grows with the days of the window and with the number of events.
//!
//! `cargo run --release -p tazamun-sync --example span [PAIRS]` prints, for windows of 10 to 160 years with 600 events a
//! side and for 2,000 to 200,000 events a side over three years, the seconds of a certificate and the seconds divided by
//! the days (or events) relative to the first row: 1 throughout means that cost grows linearly.

use std::time::Instant;
use tazamun_sync::{Event, Series, Window, certificate, coincidence};

/// Events on days that a small linear congruential generator picks: the cost depends on their number alone.
fn series(events: u64, days: i64, seed: u64, within: u32) -> Result<Series, Box<dyn std::error::Error>> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Event::on(((state >> 33) % days as u64) as i64)
    };
    let events: Vec<Event> = (0..events).map(|_| next()).collect();
    Ok(Series::new(&events, Window { first: 0, last: days - 1 }, within)?)
}

fn seconds(events: u64, days: i64, pairs: usize) -> Result<f64, Box<dyn std::error::Error>> {
    let (a, b) = (series(events, days, 1, 1)?, series(events, days, 2, 1)?);
    let trial = certificate::Trial { pairs, ..certificate::Trial::default() };
    let begun = Instant::now();
    certificate::issue(&a, &b, &coincidence::Options::within(1), trial)?;
    Ok(begun.elapsed().as_secs_f64())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pairs = std::env::args().nth(1).map_or(Ok(1_000), |pairs| pairs.parse())?;
    println!("2 x {pairs} pairs; the last column is the cost of a day beside that of the block's first row");
    let spans = [10, 20, 40, 80, 160].map(|years| (600, years * 365));
    let sizes = [2_000, 20_000, 200_000].map(|events| (events, 1_096));
    for rows in [&spans[..], &sizes[..]] {
        let mut first = None;
        for (events, days) in rows {
            let took = seconds(*events, *days, pairs)?;
            let per = took / *days as f64;
            let relative = per / *first.get_or_insert(per);
            println!("{events:>8} events {days:>8} days {took:>8.2} s  a day x {relative:.2}");
        }
    }
    Ok(())
}

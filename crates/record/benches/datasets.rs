//! How fast a dataset of the field is read, in bytes a second: `cargo bench -p tazamun-record`.
//!
//! The text is made up here, in UCDP GED's columns, so that the figure needs nothing but the checkout; twice the rows
//! should take twice the time.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot read its own data has failed")]

use divan::{Bencher, counter::BytesCount};
use std::fmt::Write as _;
use tazamun_record::formats::read_events;

fn main() {
    divan::main();
}

/// A table of so many events, one a day.
fn table(rows: usize) -> String {
    let mut text = String::from(
        "id,year,type_of_violence,dyad_name,side_a,side_b,where_prec,where_coordinates,adm_1,latitude,longitude,country,\
         country_id,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n",
    );
    for row in 0..rows {
        let day = tazamun_record::day_at(16_801 + (row % 1_000) as i64);
        writeln!(
            text,
            "{row},2016,3,IS - Civilians,IS,Civilians,1,Mosul city,Ninawa province,36.33,43.11,Iraq,645,1,{day} 00:00:00,\
             {day} 00:00:00,0,0,{n},0,{n},{n},{n}",
            n = row % 7
        )
        .unwrap();
    }
    text
}

#[divan::bench(args = [10_000, 20_000, 40_000])]
fn ucdp_ged(bencher: Bencher<'_, '_>, rows: usize) {
    let text = table(rows);
    assert_eq!(read_events("ged.csv", text.as_bytes()).unwrap().incidents.len(), rows);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read_events("ged.csv", text.as_bytes()).unwrap());
}

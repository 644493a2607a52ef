//! Any bytes, read as articles (text, page, feed, JSON, JSON Lines) and as their reports: no panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tazamun_record::{
    Date,
    formats::{read_articles, read_reports},
};

fuzz_target!(|data: &[u8]| {
    for name in ["a.txt", "a.html", "a.xml", "a.json", "a.jsonl", "-"] {
        let _ = read_articles(name, data, Some(Date::constant(2022, 1, 23)));
    }
    let _ = read_reports("r.jsonl", data);
});

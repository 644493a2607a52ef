//! Any bytes and any day of publication: no panic, dates in order, none that could be an incident's after publication.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tazamun_reader::{annotate::dates, lang, text::Text};
use tazamun_record::Date;

fuzz_target!(|input: (i16, u8, u8, &str)| {
    let (year, month, day, whole) = input;
    let (month, day) = ((month % 12) as i8 + 1, (day % 28) as i8 + 1);
    let Ok(published) = Date::new(year.clamp(-9999, 9999), month, day) else { return };
    let text = Text::new(whole);
    let mut end = 0;
    let found = dates::find(lang::first(), &text, published);
    for mention in &found {
        assert!(end <= mention.span.start && mention.span.start < mention.span.end);
        assert!(!mention.dates_incident() || mention.interval.start() <= published);
        assert!(whole.contains(text.quote(mention.span.clone())));
        end = mention.span.end;
    }
});

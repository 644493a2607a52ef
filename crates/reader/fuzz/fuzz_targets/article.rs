//! Any bytes, read as an article: no panic, and every quote stands in the article.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tazamun_record::{Article, Date};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (title, text) = text.split_once('\n').unwrap_or(("", &text));
    let article = Article {
        doc: String::new(),
        published: Date::constant(2015, 7, 22),
        title: title.to_owned(),
        text: text.to_owned(),
        source: None,
        url: None,
    };
    let whole = article.whole();
    for report in tazamun_reader::read(&article) {
        assert!(report.trigger.stands_in(&whole), "{} does not stand in the article", report.trigger);
        for (slot, quote) in report.quotes.iter() {
            assert!(quote.stands_in(&whole), "{slot} {quote} does not stand in the article");
        }
    }
});

//! Whatever the bytes: reading ends without a panic, every quote stands in the article, and what is explained is what is
//! read.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

use proptest::prelude::*;
use tazamun_reader::{Reader, explain::Kind, text::Text};
use tazamun_record::{Article, Date};

/// Words that set the reader going, with the signs that stand between them in newspapers and those that should not.
const WORDS: [&str; 32] = [
    "قتل",
    "وقُتل",
    "11",
    "١١",
    "جنديا",
    "مدنيين",
    "في",
    "هجوم",
    "انفجار",
    "سيارة مفخخة",
    "بمحافظة ديالى",
    "الموصل",
    "قرب",
    "بلدة",
    "العظيم",
    "أمس",
    "الخميس",
    "20 كانون الثاني/يناير",
    "داعش",
    "«التنظيم»",
    "الجيش",
    "وأصيب",
    "آخرون",
    "،",
    ".",
    "\n",
    "\u{200f}",
    "\u{202e}",
    "ــ",
    "&quot;",
    "attack killed three soldiers in",
    "Baqubah",
];

fn article(title: String, text: String) -> Article {
    Article {
        doc: "any".to_owned(),
        published: Date::constant(2022, 1, 23),
        title,
        text,
        source: None,
        url: None,
    }
}

fn check(article: &Article) {
    let whole = article.whole();
    let reader = Reader::new();
    let explained = reader.explain(article);
    assert_eq!(explained.reports, reader.read(article));
    for report in &explained.reports {
        let quotes = report.quotes.iter().map(|(_, quote)| quote).chain([&report.trigger]);
        for quote in quotes {
            assert!(quote.stands_in(&whole), "{quote} does not stand in {whole:?}");
        }
    }
    for mention in &explained.mentions {
        assert!(whole.get(mention.span.clone()).is_some(), "{mention:?} cuts a character of {whole:?}");
        assert!(mention.reports.iter().all(|r| *r < explained.reports.len()));
        let unread = mention.kind == Kind::Trigger && mention.reports.is_empty();
        assert!(!unread || mention.unread.is_some(), "{mention:?} has neither report nor reason");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Text::new(&text);
        check(&article(String::new(), text));
    }

    #[test]
    fn any_order_of_words_is_read(
        title in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..8),
        words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..80),
    ) {
        check(&article(title.join(" "), words.join(" ")));
    }
}

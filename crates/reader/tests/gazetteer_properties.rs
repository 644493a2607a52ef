//! What must hold of places in any text, and of other people's gazetteers.

#![allow(clippy::unwrap_used)] // tests stop at what should not be

use proptest::prelude::*;
use std::fs;
use tazamun_reader::{
    annotate::places,
    gazetteer::{Gazetteer, import},
    lang,
    text::Text,
};

/// Words that places are made of, and others, in any order.
const WORDS: &[&str] = &[
    "في",
    "قرب",
    "بين",
    "و",
    "شمال",
    "غربي",
    "مدينة",
    "محافظة",
    "قرية",
    "ريف",
    "الموصل",
    "بغداد",
    "وحلب",
    "العظيم",
    "20",
    "كم",
    "على",
    "بعد",
    "من",
    "(",
    ")",
    ",",
    ".",
    "\n",
    "محافظ",
    "الباب",
    "سوريا",
    "near",
    "Mosul",
    "province",
    "of",
    "the",
    "-",
    "طريق",
    "حمص",
    "دير",
    "الزور",
    "التابعة",
    "لناحية",
];

fn check(whole: &str) {
    let text = Text::new(whole);
    let mut end = 0;
    for mention in places::find(lang::first(), &text, Gazetteer::built_in()) {
        assert!(mention.tokens.start >= end && mention.tokens.end <= text.tokens().len(), "{whole}");
        assert!(
            mention.tokens.start <= mention.name.start && mention.name.end <= mention.tokens.end,
            "{whole}"
        );
        assert!(!mention.name.is_empty() && mention.place.prec().is_some(), "{whole}");
        assert!(whole.contains(text.quote(mention.span(&text))), "{whole}");
        end = mention.tokens.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn mentions_lie_in_order_within_any_text(whole in "\\PC{0,200}") {
        check(&whole);
    }

    #[test]
    fn mentions_lie_in_order_within_any_mixture_of_places(picks in prop::collection::vec(0..WORDS.len(), 0..40)) {
        let words: Vec<&str> = picks.into_iter().map(|n| WORDS[n]).collect();
        check(&words.join(" "));
    }

    #[test]
    fn no_table_makes_the_importer_panic(rows in prop::collection::vec("[a-zA-Z0-9\t|,.]{0,60}", 0..5)) {
        let _ = import("any.txt", &rows.join("\n"));
        let _ = import("any.txt", &format!("wof_id\tplacetype\tname\tlatitude\tlongitude\n{}", rows.join("\n")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_damaged_index_is_refused_or_read_but_never_panics(at in 0usize..200_000, byte in any::<u8>()) {
        let mut bytes = Gazetteer::built_in().to_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = Gazetteer::from_bytes(&bytes);
    }
}

#[test]
fn the_tables_of_iraq_and_syria_are_taken_in_and_read_back() {
    let Some(folder) = tazamun_testing::shared("data/gazetteer_wof") else { return };
    let mut places = Vec::new();
    for file in ["wof_iq.tsv", "wof_sy.tsv"] {
        places.extend(import(file, &fs::read_to_string(folder.join(file)).unwrap()).unwrap());
    }
    let read = places.len();
    let more = Gazetteer::built_in().extended(places);
    println!("{read} places read, {} of them new", more.len() - Gazetteer::built_in().len());
    assert!(read > 30_000 && more.len() > 25_000, "{read} read, {} in all", more.len());
    let again = Gazetteer::from_bytes(&more.to_bytes()).unwrap();
    assert_eq!(again.len(), more.len());
    // A village that only the table knows, told with its kind word.
    let text = Text::new("قصف\nقصفت الطائرات قرية أم الصخر.");
    let found = places::find(lang::first(), &text, &again);
    let from_table = |m: &places::Mention| m.entry.is_some_and(|e| again.entry(e).key.starts_with("wof"));
    assert!(found.iter().any(from_table), "{found:?}");
}

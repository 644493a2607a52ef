//! The table `data/where.tsv`: sentences, and the places that must be found in them.

#![allow(clippy::unwrap_used)] // tests stop at what should not be

use tazamun_reader::{
    annotate::places::{self, Mention, Standing},
    gazetteer::{Gazetteer, PlaceKind},
    lang,
    text::Text,
};
use tazamun_record::rows;

/// A mention as the table writes it.
fn written(mention: &Mention) -> String {
    let standing = match mention.standing {
        Standing::Site => "site",
        Standing::Plain => "plain",
        Standing::Container => "container",
        Standing::Office => "office",
    };
    let place = &mention.place;
    let prec = place.prec().map_or(0, i64::from);
    format!("{} / {} / {prec} / {standing}", place.name().unwrap_or("-"), place.adm1().unwrap_or("-"))
}

/// The places of a sentence as the table writes them.
fn places(sentence: &str) -> String {
    let text = Text::new(sentence);
    let found = places::find(lang::first(), &text, Gazetteer::built_in());
    let places: Vec<String> = found.iter().filter(|m| m.kind != PlaceKind::Country).map(written).collect();
    if places.is_empty() { "-".to_owned() } else { places.join(" ; ") }
}

#[test]
fn every_sentence_of_the_table_gives_its_places() {
    let mut wrong = Vec::new();
    for (line, fields) in rows(include_str!("data/where.tsv")) {
        let [sentence, expected] = fields[..] else { panic!("where.tsv line {line}: two columns") };
        // The title is the first line; the sentence stands below it.
        let found = places(&format!("عنوان\n{sentence}"));
        if found != expected {
            wrong.push(format!(
                "where.tsv line {line}: {sentence}\n  expected {expected}\n  found    {found}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

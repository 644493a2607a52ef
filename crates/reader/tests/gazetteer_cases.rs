//! The table `data/where.tsv`: sentences, and the places that must be found in them.

#![allow(clippy::unwrap_used)] // tests stop at what should not be

use tazamun_reader::{
    annotate::places::{self, Mention, Standing},
    gazetteer::{Gazetteer, PlaceKind},
    lang::{self, Language},
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
fn places(language: &Language, sentence: &str) -> String {
    let text = Text::new(sentence);
    let found = places::find(language, &text, Gazetteer::built_in());
    let places: Vec<String> = found.iter().filter(|m| m.kind != PlaceKind::Country).map(written).collect();
    if places.is_empty() { "-".to_owned() } else { places.join(" ; ") }
}

/// The sentences of a table whose places are not those that it gives.
fn wrong(file: &str, table: &str, language: &Language, title: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (line, fields) in rows(table) {
        let [sentence, expected] = fields[..] else { panic!("{file} line {line}: two columns") };
        // The title is the first line; the sentence stands below it.
        let found = places(language, &format!("{title}\n{sentence}"));
        if found != expected {
            wrong.push(format!("{file} line {line}: {sentence}\n  expected {expected}\n  found    {found}"));
        }
    }
    wrong
}

#[test]
fn every_sentence_of_the_table_gives_its_places() {
    let wrong = wrong("where.tsv", include_str!("data/where.tsv"), lang::first(), "عنوان");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_in_latin_letters_gives_its_places() {
    let language = |code| lang::of_code(code).unwrap();
    let mut all = wrong("where_en.tsv", include_str!("data/where_en.tsv"), language("en"), "News");
    all.extend(wrong("where_fr.tsv", include_str!("data/where_fr.tsv"), language("fr"), "Nouvelles"));
    assert!(all.is_empty(), "{}", all.join("\n"));
}

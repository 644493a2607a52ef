//! How fast one core reads: `cargo bench -p tazamun-reader`.
//!
//! The text is an example article of the project, cut or repeated to the length of a news item (1,300 characters), so
//! that items a second can be set beside other tools' figures; longer ones show that the time is linear in the length.

use divan::{Bencher, counter::ItemsCount};
use tazamun_reader::{Reader, annotate::dates, lang, text::Text};
use tazamun_record::{Article, Date};

const EXAMPLE: &str = include_str!("../../../examples/articles/2022-01-23.ar.txt");
const PUBLISHED: Date = Date::constant(2022, 1, 23);
/// Characters of a news item.
const ITEM: usize = 1_300;

fn main() {
    divan::main();
}

fn item(characters: usize) -> String {
    EXAMPLE.chars().cycle().take(characters).collect()
}

#[divan::bench]
fn normal_form(bencher: Bencher<'_, '_>) {
    let whole = item(ITEM);
    bencher.counter(ItemsCount::new(1usize)).bench(|| Text::new(&whole));
}

#[divan::bench]
fn dates(bencher: Bencher<'_, '_>) {
    let whole = item(ITEM);
    let text = Text::new(&whole);
    bencher.counter(ItemsCount::new(1usize)).bench(|| dates::find(lang::first(), &text, PUBLISHED));
}

/// A whole article to its reports; the argument is its length in news items.
#[divan::bench(args = [1, 10, 100], sample_count = 20)]
fn article(bencher: Bencher<'_, '_>, items: usize) {
    let reader = Reader::new();
    let text = item(ITEM * items);
    let (title, text) = text.split_once('\n').unwrap_or(("", &text));
    let article = Article {
        doc: "example".to_owned(),
        published: PUBLISHED,
        title: title.to_owned(),
        text: text.to_owned(),
        source: None,
        url: None,
    };
    bencher.counter(ItemsCount::new(items)).bench(|| reader.read(&article));
}

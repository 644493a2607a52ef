//! How long the forms of a brief take to write once the findings are there: `cargo bench -p tazamun-brief`.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot read its own data has failed")]

#[path = "../tests/january/mod.rs"]
mod january;

use divan::Bencher;
use tazamun_brief::{Lang, html, json, markdown, terminal};

fn main() {
    divan::main();
}

#[divan::bench]
fn page(bencher: Bencher<'_, '_>) {
    let brief = january::brief();
    bencher.bench_local(|| html(&brief));
}

#[divan::bench]
fn other_forms(bencher: Bencher<'_, '_>) {
    let brief = january::brief();
    bencher.bench_local(|| {
        (markdown(&brief, Lang::Arabic), terminal(&brief, Lang::English), json(&brief).to_string())
    });
}

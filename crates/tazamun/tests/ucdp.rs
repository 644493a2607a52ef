//! The error that the project exists to end, on real data: Islamic State attacks on civilians in Iraq and in Syria.

#![allow(clippy::unwrap_used)]

mod common;

use common::{json, root, shared};
use serde_json::Value;
use std::path::Path;

const FILES: [&str; 2] = ["ucdp_ged_iraq_hdx_1989_2018.csv.gz", "ucdp_ged_syria_201601_201911.csv.gz"];

fn asked(folder: &Path, files: &[&str], a: &str, b: &str) -> Value {
    let window = ["--within", "1", "--from", "2016-01-01", "--to", "2018-12-25", "--json"];
    json(folder, [&["sync"], files, &["--a", a, "--b", b], &window].concat())
}

/// On the extract that the project holds: nothing outside the checkout is needed.
#[test]
fn shuffling_finds_synchrony_where_the_calibrated_test_finds_none() {
    let answer = asked(&root(), &["examples/ucdp/is_civilians_2016_2018.csv"], "country=IQ", "country=SY");
    let number = |v: &Value| v.as_f64().unwrap_or_else(|| panic!("{answer:#}"));
    assert_eq!(number(&answer["result"]["observed"]), 130.0, "{answer:#}");
    assert!((0.47..0.50).contains(&number(&answer["result"]["p"])), "{answer:#}");
    assert!(number(&answer["result"]["naive_shuffle"]["p"]) < 0.01, "{answer:#}");
    assert_eq!(answer["result"]["verdict"], "consistent-with-chance");
}

/// The extract is what the filters of the question find in UCDP's own files: every figure is the same.
#[test]
fn the_extract_answers_as_the_files_it_was_taken_from() {
    let Some(folder) = shared("data/ucdp_ged") else { return };
    let filter = |country: &str| {
        format!("country={country},dyad_name=\"IS - Civilians\",days=1,date>=2016-01-01,date<=2018-12-25")
    };
    let whole = asked(&folder, &FILES, &filter("IQ"), &filter("SY"));
    let extract = asked(&root(), &["examples/ucdp/is_civilians_2016_2018.csv"], "country=IQ", "country=SY");
    for figure in ["observed", "expected", "p", "excess", "naive_shuffle", "verdict"] {
        assert_eq!(whole["result"][figure], extract["result"][figure], "{figure}");
        assert!(!whole["result"][figure].is_null(), "{figure}");
    }
    assert_eq!(whole["certificate"], extract["certificate"]);
    assert!(!whole["certificate"].is_null());
}

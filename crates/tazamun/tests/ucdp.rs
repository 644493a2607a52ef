//! The error that the project exists to end, on real data: Islamic State attacks on civilians in Iraq and in Syria.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::{path::PathBuf, process::Command};

/// The folder of UCDP GED files beside the checkout, or nothing (with a line) where it is absent; in CI it must be there.
fn ucdp() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ucdp_ged");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "CI needs ../shared/data/ucdp_ged");
    println!("skipped: ../shared/data/ucdp_ged is not here");
    None
}

#[test]
fn shuffling_finds_synchrony_where_the_calibrated_test_finds_none() {
    let Some(folder) = ucdp() else { return };
    let filter = |country: &str| {
        format!("country={country},dyad_name=\"IS - Civilians\",days=1,date>=2016-01-01,date<=2018-12-25")
    };
    let run = Command::new(env!("CARGO_BIN_EXE_tazamun"))
        .args(["sync", "ucdp_ged_iraq_hdx_1989_2018.csv.gz", "ucdp_ged_syria_201601_201911.csv.gz"])
        .args(["--a", &filter("IQ"), "--b", &filter("SY"), "--within", "1", "--json"])
        .args(["--from", "2016-01-01", "--to", "2018-12-25"])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let answer: Value = serde_json::from_slice(&run.stdout).unwrap();
    let number = |v: &Value| v.as_f64().unwrap_or_else(|| panic!("{answer:#}"));
    assert!((120.0..=140.0).contains(&number(&answer["observed"])), "{answer:#}");
    assert!(number(&answer["p"]) > 0.2, "{answer:#}");
    assert!(number(&answer["naive_shuffle"]["p"]) < 0.01, "{answer:#}");
    assert_eq!(answer["verdict"], "consistent-with-chance");
}

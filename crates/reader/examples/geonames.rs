//! The table that `data/geonames/make.py` writes → `data/geonames/places.index`.
//!
//! usage: geonames TABLE INDEX

use std::{env, fs, process::ExitCode};
use tazamun_reader::gazetteer::compile;

fn main() -> ExitCode {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [table, index] = paths.as_slice() else {
        eprintln!("usage: geonames TABLE INDEX");
        return ExitCode::from(2);
    };
    let made = fs::read_to_string(table).map_err(|e| format!("{table}: {e}")).and_then(|text| {
        let bytes = compile(table, &text).map_err(|e| e.to_string())?;
        fs::write(index, &bytes).map_err(|e| format!("{index}: {e}"))?;
        Ok(bytes.len())
    });
    match made {
        Ok(bytes) => {
            println!("{index}: {bytes} bytes");
            ExitCode::SUCCESS
        }
        Err(what) => {
            eprintln!("{what}");
            ExitCode::from(2)
        }
    }
}

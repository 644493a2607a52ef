//! Files of some megabytes that unpack to gigabytes are refused, in little memory.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod common;

use common::{error, is_there, run};
use std::{fs, io::Write as _, path::Path, process::Command};

/// Kibibytes of address space that a refusal may take: what may be read at once, twice over while it grows, and the program.
const MEMORY: u32 = 3 << 20;

/// Three gigabytes of one line again and again.
fn bomb(path: &Path) {
    let file = fs::File::create(path).unwrap();
    let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    let block = "one line of words\n".repeat(60_000);
    for _ in 0..3_000 {
        packed.write_all(block.as_bytes()).unwrap();
    }
    packed.finish().unwrap();
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    if !is_there(Path::new("/bin/sh").exists(), "a shell that limits memory") {
        return;
    }
    bomb(&here.join("x.txt.gz"));
    for name in ["x.html.gz", "gold.jsonl.gz", "places.gz"] {
        fs::hard_link(here.join("x.txt.gz"), here.join(name)).unwrap();
    }
    let article = common::example("en").display().to_string();
    for typed in [
        "read x.txt.gz".to_owned(),
        "read x.html.gz".to_owned(),
        "add x.txt.gz --store s.db".to_owned(),
        "brief x.html.gz".to_owned(),
        "gazetteer build places.gz -o places.index".to_owned(),
        format!("read {article} --gazetteer places.gz"),
        format!("eval gold.jsonl.gz --articles {article}"),
    ] {
        let limited = format!("ulimit -v {MEMORY}; exec \"$0\" {typed}");
        let run =
            run(Command::new("sh").args(["-c", &limited, env!("CARGO_BIN_EXE_tazamun")]).current_dir(here));
        let told = error(&run);
        assert_eq!(run.status.code(), Some(2), "{typed}: {told}");
        assert!(told.contains("MiB") && told.contains(".gz"), "{typed}: {told}");
    }
    assert_eq!(fs::read_dir(here).unwrap().count(), 4, "nothing was written");
}

#[test]
fn what_is_packed_as_files_are_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let packed = folder.path().join("2022-01-23.en.txt.gz");
    let mut writer =
        flate2::write::GzEncoder::new(fs::File::create(&packed).unwrap(), flate2::Compression::best());
    writer.write_all(&fs::read(common::example("en")).unwrap()).unwrap();
    writer.finish().unwrap();
    let plain = common::said(folder.path(), ["read", common::example("en").to_str().unwrap()]);
    let read = common::said(folder.path(), ["read", packed.to_str().unwrap()]);
    assert_eq!(read.replace("txt.gz", "txt"), plain);
}

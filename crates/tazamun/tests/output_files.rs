//! `-o`: what it writes, through what, and what it never touches.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod common;

use common::{error, said, tried};
use std::{
    collections::BTreeMap,
    fs,
    io::Read as _,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const EVENTS: &str = "id,date,country,killed\na,2022-01-20,SY,3\nb,2022-01-21,IQ,11\n";
const ARTICLE: &str =
    "published: 2022-01-23\n\nAttack in Diyala\n\nGunmen killed 11 soldiers in Diyala on Friday.\n";
const PLACES: &str = "1\tUmm al-Karami\tUmm al-Karami\tأم الكرامي\t34.05\t44.62\tP\tPPL\tIQ\t\t10\t\t\t\t0\t\t\tAsia/Baghdad\t2020-01-01\n";

/// A folder with one of everything that can be read.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("x.csv"), EVENTS).unwrap();
    fs::write(here.join("y.csv"), EVENTS).unwrap();
    fs::write(here.join("a.txt"), ARTICLE).unwrap();
    fs::write(here.join("IQ.txt"), PLACES).unwrap();
    fs::write(here.join("line.csv"), "lat,lon\n33.0,43.0\n35.0,44.0\n").unwrap();
    fs::write(here.join("places.csv"), "lat,lon,weight\n33.0,43.0,1\n35.0,44.0,2\n").unwrap();
    said(here, ["add", "x.csv", "--store", "war.db"]);
    symlink("x.csv", here.join("link.csv")).unwrap();
    fs::hard_link(here.join("x.csv"), here.join("hard.csv")).unwrap();
    folder
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

#[test]
fn what_is_read_is_never_written_to() {
    let folder = folder();
    let here = folder.path();
    let before = bytes(here);
    for typed in [
        "convert x.csv --to csv -o x.csv",
        "convert x.csv --to jsonl -o ./x.csv",
        "convert x.csv --to jsonl -o link.csv",
        "convert link.csv --to jsonl -o x.csv",
        "convert x.csv --to jsonl -o hard.csv",
        "convert y.csv --since x.csv --to jsonl -o hard.csv",
        "convert y.csv --candidate x.csv --to jsonl -o x.csv",
        "convert war.db --to csv -o war.db",
        "convert /dev/stdin --to csv -o x.csv",
        "convert - --to csv -o hard.csv",
        "export --store war.db -o war.db",
        "export --store war.db -o war.db-wal",
        "export --store war.db -o war.db-shm",
        "export --store war.db -o war.db-journal",
        "convert y.csv --to csv -o war.db",
        "brief a.txt -o a.txt",
        "brief a.txt --events x.csv -o x.csv",
        "brief a.txt --events war.db -o war.db",
        "brief --filter country=IQ --store war.db -o war.db",
        "brief a.txt --format pdf -o a.txt",
        "brief a.txt --gazetteer IQ.txt -o IQ.txt",
        "gazetteer build IQ.txt -o IQ.txt",
        "brief a.txt --certificate 0 --bundle a.txt",
        "brief a.txt --events x.csv --certificate 0 --bundle hard.csv",
        "sync x.csv --a country=IQ --b country=SY --bundle link.csv",
        "sync --a x.csv --b y.csv --bundle y.csv",
        "seam x.csv --line line.csv --bundle line.csv",
        "seam x.csv --line line.csv --places places.csv --bundle places.csv",
        "plan seam --line line.csv -o line.csv",
        "plan sync --a x.csv --b y.csv -o x.csv",
        "plan trend x.csv --filter country=IQ -o x.csv",
    ] {
        let run = Command::new(env!("CARGO_BIN_EXE_tazamun"))
            .args(typed.split(' '))
            .current_dir(here)
            .stdin(fs::File::open(here.join("x.csv")).unwrap())
            .output()
            .unwrap();
        let said = error(&run);
        assert_eq!(run.status.code(), Some(2), "{typed}: {said}");
        assert!(said.contains("would be lost"), "{typed}: {said}");
        assert!(bytes(here) == before, "{typed}: something was changed");
    }
    // Standard output may lead to what is read as well.
    let run = Command::new(env!("CARGO_BIN_EXE_tazamun"))
        .args(["convert", "x.csv", "--to", "csv"])
        .current_dir(here)
        .stdout(fs::OpenOptions::new().append(true).open(here.join("x.csv")).unwrap())
        .output()
        .unwrap();
    assert!(run.status.code() == Some(2) && bytes(here) == before, "{}", error(&run));
}

#[test]
fn files_beside_what_is_read_are_written() {
    let folder = folder();
    let here = folder.path();
    said(here, ["convert", "x.csv", "--to", "csv", "-o", "y.csv"]);
    said(here, ["export", "--store", "war.db", "--format", "csv", "-o", "war.db.csv"]);
    said(here, ["gazetteer", "build", "IQ.txt", "-o", "places.index"]);
    let standard = said(here, ["convert", "x.csv", "--to", "csv", "-o", "-"]);
    assert_eq!(standard, fs::read_to_string(here.join("y.csv")).unwrap());
    assert_eq!(said(here, ["convert", "x.csv", "--to", "csv", "-o", "/dev/stdout"]), standard);
    assert!(!here.join("-").exists());
    // What is told beside the file does not come between its lines.
    assert_eq!(said(here, ["convert", "x.csv", "--to", "csv", "-o", "-", "--json"]), standard);
    for refused in ["none/x.csv", ".", "x/", "/"] {
        let run = tried(here, ["convert", "y.csv", "--to", "csv", "-o", refused]);
        assert_eq!(run.status.code(), Some(2), "{refused}");
    }
}

#[test]
fn links_are_followed_and_permissions_kept() {
    let folder = folder();
    let here = folder.path();
    let convert = |to: &str| said(here, ["convert", "x.csv", "--to", "jsonl", "-o", to]);
    symlink("real.jsonl", here.join("first")).unwrap();
    symlink("first", here.join("second")).unwrap();
    for _ in 0..2 {
        // First to where nothing is yet, then into the file.
        convert("second");
        assert!(here.join("second").symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_to_string(here.join("real.jsonl")).unwrap().lines().count(), 2);
    }
    for mode in [0o600, 0o664, 0o755] {
        fs::set_permissions(here.join("real.jsonl"), fs::Permissions::from_mode(mode)).unwrap();
        convert("second");
        assert_eq!(here.join("real.jsonl").metadata().unwrap().mode() & 0o7777, mode);
    }
    for (mask, mode) in [("022", 0o644), ("077", 0o600), ("002", 0o664)] {
        let script = format!("umask {mask}; exec \"$0\" convert x.csv --to csv -o new{mask}.csv");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_tazamun")]).current_dir(here);
        assert!(tazamun_testing::run(&mut shell).status.success());
        assert_eq!(here.join(format!("new{mask}.csv")).metadata().unwrap().mode() & 0o7777, mode);
    }
}

#[test]
fn pipes_and_devices_are_written_into() {
    let folder = folder();
    let here = folder.path();
    assert!(Command::new("mkfifo").arg(here.join("pipe")).status().unwrap().success());
    let mut writer = Command::new(env!("CARGO_BIN_EXE_tazamun"))
        .args(["convert", "x.csv", "--to", "jsonl", "-o", "pipe"])
        .current_dir(here)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut read = String::new();
    fs::File::open(here.join("pipe")).unwrap().read_to_string(&mut read).unwrap();
    assert!(writer.wait().unwrap().success());
    assert_eq!(read.lines().count(), 2);
    assert!(!here.join("pipe").metadata().unwrap().is_file());

    said(here, ["convert", "x.csv", "--to", "csv", "-o", "/dev/null"]);
    said(here, ["brief", "a.txt", "--certificate", "0", "-o", "/dev/null"]);
    symlink("/dev/null", here.join("nowhere")).unwrap();
    said(here, ["convert", "x.csv", "--to", "csv", "-o", "nowhere"]);
    assert!(!Path::new("/dev/null").metadata().unwrap().is_file());
    assert!(here.join("nowhere").symlink_metadata().unwrap().is_symlink());
    if Path::new("/dev/full").exists() {
        let full = tried(here, ["convert", "x.csv", "--to", "csv", "-o", "/dev/full"]);
        assert_eq!(full.status.code(), Some(2), "{}", error(&full));
    }
}

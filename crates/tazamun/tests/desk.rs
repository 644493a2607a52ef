//! `tazamun desk` as it is typed: where it opens, and what it refuses before it does.

#![cfg(feature = "desk")]
#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

fn desk(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tazamun"));
    command.current_dir(folder).arg("desk").args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Starts it and reads the address that it prints.
fn opened(folder: &Path, args: &[&str]) -> (Child, String) {
    let mut child = desk(folder, args).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    (child, line.trim().to_owned())
}

/// The first line of an answer.
fn status(address: &str, path: &str) -> String {
    let host = address.split('/').nth(2).unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn it_prints_an_address_that_is_good_once_and_ends_when_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let (mut child, address) = opened(folder.path(), &["--store", "new.db", "--listen", "127.0.0.1:0"]);
    let path = &address[address.find("/launch?token=").unwrap()..];
    assert!(status(&address, path).contains("303"));
    assert!(status(&address, path).contains("401"));
    assert!(folder.path().join("new.db").exists());
    let end = Command::new("kill").arg("-TERM").arg(child.id().to_string()).status().unwrap();
    assert!(end.success());
    let from = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(from.elapsed() < Duration::from_secs(20), "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn what_is_wrong_is_said_before_anything_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("text.db"), "no store").unwrap();
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/tests/data/store-v3.db"),
        here.join("newer.db"),
    )
    .unwrap();
    // The version in the file's head: one that no program of today writes.
    let mut bytes = fs::read(here.join("newer.db")).unwrap();
    bytes[60..64].copy_from_slice(&9_999_i32.to_be_bytes());
    fs::write(here.join("newer.db"), &bytes).unwrap();
    let (mut holder, address) = opened(here, &["--store", "held.db", "--listen", "127.0.0.1:0"]);
    let taken = address.split('/').nth(2).unwrap().to_owned();
    for (args, said) in [
        (&["--store", "text.db"][..], "no tazamun store"),
        (&["--store", "newer.db"], "newer tazamun"),
        (&["--store", "s.db", "--listen", &taken], "Is another desk open there?"),
        (&["--store", "s.db", "--listen", "0.0.0.0:0"], "no accounts"),
        (&["--store", "s.db", "--listen", "nowhere"], "invalid"),
        (&["--store", "s.db", "--public", "http://desk.example.org"], "https://"),
    ] {
        let done = desk(here, args).output().unwrap();
        let error = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{args:?}: {error}");
        assert!(error.contains(said), "{args:?}: {error}");
        assert!(done.stdout.is_empty(), "{args:?} printed an address");
    }
    assert!(!here.join("s.db").exists(), "a store was made for a desk that did not open");
    assert_eq!(fs::read(here.join("newer.db")).unwrap(), bytes, "the newer store was written to");
    holder.kill().unwrap();
    holder.wait().unwrap();
}

//! `fetch` against a server of our own on 127.0.0.1: whole, broken off, cached, and something else than was asked for.
#![allow(clippy::unwrap_used)]

mod common;

use common::tried;
use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    path::Path,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};
use tazamun::fetch::{Limits, Release, ucdp_ged, ucdp_ged_within};

const CANDIDATE: &[u8] = include_bytes!("../../record/tests/data/formats/ucdp_candidate.csv");

/// Serves one file whatever is asked for, from the byte that is asked for; gives its address and the requests' heads.
fn server(content: &'static [u8]) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let heads = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&heads);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let head: Vec<String> = lines.map(|l| l.unwrap()).take_while(|l| !l.is_empty()).collect();
            let range =
                head.iter().find_map(|l| l.to_lowercase().strip_prefix("range: bytes=").map(str::to_owned));
            let from: usize = range.map_or(0, |r| r.trim_end_matches('-').parse().unwrap());
            seen.lock().unwrap().push(head.join("\n"));
            let (body, size) = (&content[from..], content.len());
            let status = if from == 0 { "200 OK".to_owned() } else { "206 Partial Content".to_owned() };
            let range = if from == 0 {
                String::new()
            } else {
                format!("Content-Range: bytes {from}-{}/{size}\r\n", size - 1)
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\n{range}Connection: close\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(body).unwrap();
        }
    });
    (address, heads)
}

#[test]
fn the_command_says_licence_and_citation_and_where_the_file_is() {
    let (base, _) = server(CANDIDATE);
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().to_str().unwrap();
    let run =
        tried(Path::new("."), ["fetch", "ucdp-ged", "--release", "25.0.6", "--base", &base, "--into", into]);
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for words in ["GEDEvent_v25_0_6.csv", "CC BY 4.0", "Sundberg", "1 event;"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let path = said.lines().next().unwrap();
    assert_eq!(fs::read(path).unwrap(), CANDIDATE);
    let run = tried(Path::new("."), ["convert", path, "--to", "csv"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(String::from_utf8(run.stdout).unwrap().lines().count(), 2);
}

#[test]
fn what_needs_an_account_is_said_and_not_tried() {
    for (dataset, address) in [("acled", "acleddata.com"), ("gtd", "start.umd.edu")] {
        let run = tried(Path::new("."), ["fetch", dataset]);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2));
        assert!(said.contains(address) && said.contains("account") | said.contains("registered"), "{said}");
    }
    let run = tried(Path::new("."), ["fetch", "ucdp-ged", "--release", "latest"]);
    assert!(String::from_utf8_lossy(&run.stderr).contains("25.0.6"));
}

#[test]
fn a_release_is_downloaded_checked_and_kept() {
    let (base, heads) = server(CANDIDATE);
    let folder = tempfile::tempdir().unwrap();
    let release: Release = "25.0.6".parse().unwrap();
    let fetched = ucdp_ged(&release, &base, folder.path()).unwrap();
    assert_eq!(fetched.events, Some(1));
    assert_eq!(fs::read(&fetched.path).unwrap(), CANDIDATE);
    assert!(heads.lock().unwrap()[0].starts_with("GET /candidateged/GEDEvent_v25_0_6.csv "));
    let again = ucdp_ged(&release, "http://127.0.0.1:9", folder.path()).unwrap();
    assert_eq!((again.events, again.sha256), (None, fetched.sha256), "no server is needed a second time");
    fs::write(&fetched.path, b"altered").unwrap();
    assert_eq!(
        ucdp_ged(&release, &base, folder.path()).unwrap().events,
        Some(1),
        "an altered file is fetched again"
    );
}

#[test]
fn a_download_that_was_broken_off_goes_on() {
    let (base, heads) = server(CANDIDATE);
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("ucdp-ged/25.0.6");
    fs::create_dir_all(&inside).unwrap();
    fs::write(inside.join("GEDEvent_v25_0_6.csv.part"), &CANDIDATE[..100]).unwrap();
    let fetched = ucdp_ged(&"25.0.6".parse().unwrap(), &base, folder.path()).unwrap();
    assert_eq!(fs::read(&fetched.path).unwrap(), CANDIDATE);
    assert!(heads.lock().unwrap()[0].to_lowercase().contains("range: bytes=100-"));
}

#[test]
fn what_is_no_release_is_refused_and_removed() {
    let (base, _) = server(b"<!doctype html><title>Not found</title>");
    let folder = tempfile::tempdir().unwrap();
    let fault = ucdp_ged(&"25.1".parse().unwrap(), &base, folder.path()).unwrap_err().to_string();
    assert!(fault.contains("no release"), "{fault}");
    let left = fs::read_dir(folder.path().join("ucdp-ged/25.1")).unwrap().count();
    assert_eq!(left, 0);
}

/// A server that answers with this head, and then with blocks as long as it is given any.
fn odd_server(head: &'static str, block: fn(usize) -> Option<Vec<u8>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            thread::spawn(move || {
                let lines = BufReader::new(stream.try_clone().unwrap()).lines();
                lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
                let _ = stream.write_all(head.as_bytes());
                let mut number = 0;
                while let Some(block) = block(number) {
                    number += 1;
                    if stream.write_all(&block).is_err() {
                        break;
                    }
                }
            });
        }
    });
    address
}

#[test]
fn a_server_that_never_ends_or_says_too_little_is_left() {
    let limits = Limits { idle: 2, total: 30, size: 4 << 20 };
    let one = |number: usize| (number == 0).then(|| CANDIDATE.to_vec());
    let slowly = |_: usize| {
        thread::sleep(Duration::from_millis(700));
        Some(b"x".to_vec())
    };
    let for_ever = |_: usize| Some(vec![b'x'; 1 << 16]);
    let chunks = |_: usize| Some([b"10000\r\n".as_slice(), &[b'x'; 1 << 16], b"\r\n"].concat());
    for (what, head, block, said, kept) in [
        (
            "slow",
            "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
            slowly as fn(usize) -> _,
            "too slow",
            true,
        ),
        ("endless", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunks, "4 mib", false),
        ("too large", "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", for_ever, "4 mib", false),
        ("not found", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", |_| None, "404", false),
        (
            "short",
            "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\nConnection: close\r\n\r\n",
            one,
            "cannot talk to",
            true,
        ),
        ("no length", "HTTP/1.0 200 OK\r\n\r\n", one, "how long", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let begun = Instant::now();
        let base = odd_server(head, block);
        let fault = ucdp_ged_within(&"25.0.6".parse().unwrap(), &base, folder.path(), limits).unwrap_err();
        assert!(begun.elapsed() < Duration::from_secs(60), "{what} took {:?}", begun.elapsed());
        let fault = fault.to_string().to_lowercase();
        assert!(fault.contains(said), "{what}: {fault}");
        let left = fs::read_dir(folder.path().join("ucdp-ged/25.0.6")).unwrap().count();
        assert_eq!(left, usize::from(kept), "{what}");
    }
}

#[test]
fn six_at_once_download_once() {
    let (base, heads) = server(CANDIDATE);
    let folder = tempfile::tempdir().unwrap();
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                let fetched = ucdp_ged(&"25.0.6".parse().unwrap(), &base, folder.path()).unwrap();
                assert_eq!(fs::read(fetched.path).unwrap(), CANDIDATE);
            });
        }
    });
    assert_eq!(heads.lock().unwrap().len(), 1);
    let mut left: Vec<_> = fs::read_dir(folder.path().join("ucdp-ged/25.0.6"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["GEDEvent_v25_0_6.csv", "GEDEvent_v25_0_6.csv.sha256"]);
}

//! Every bad feed, one after another and all together: nothing stops, nothing is fetched that may not be, nothing doubles.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Bench, Site, not_found, ok, page, rss, send};
use flate2::{Compression, write::GzEncoder};
use std::{
    io::Write as _,
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

/// Megabytes of nothing in some kilobytes.
fn bomb() -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..64 {
        packed.write_all(&nothing).unwrap();
    }
    packed.finish().unwrap()
}

/// A site of feeds, one bad in each way; `canary` is an address that nobody may ask.
fn bad_site(canary: String) -> Site {
    Site::new(move |path, head, times, stream| answer(&canary, path, head, times, stream))
}

fn answer(canary: &str, path: &str, head: &str, times: usize, stream: &mut TcpStream) {
    let here = format!(
        "http://{}",
        head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap()
    );
    let day = "Sat, 28 Nov 2026 10:00:00 GMT";
    match path {
        "/html" => ok(stream, "<!DOCTYPE html><html><body><p>Please log in</p></body></html>"),
        "/empty" => ok(stream, ""),
        "/nothing-in-it" => ok(stream, &rss(&[])),
        "/endless" => {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss version=\"2.0\"><channel>");
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_secs(20) && stream.write_all(&[b' '; 65_536]).is_ok() {}
        }
        "/ten-gigabytes" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n<rss>");
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_secs(20) && stream.write_all(&[b' '; 65_536]).is_ok() {}
        }
        "/slow" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss");
            for _ in 0..50 {
                thread::sleep(Duration::from_millis(200));
                if stream.write_all(b" ").is_err() {
                    return;
                }
            }
        }
        "/breaks-off" => {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss version=\"2.0\"><channel>");
        }
        "/circle" => send(stream, "302 Found", "Location: /circle-2\r\n", b""),
        "/circle-2" => send(stream, "301 Moved Permanently", "Location: /circle\r\n", b""),
        "/inward" => send(stream, "302 Found", &format!("Location: {canary}/secret\r\n"), b""),
        "/clouds" => send(stream, "302 Found", "Location: http://169.254.169.254/latest/meta-data\r\n", b""),
        "/file" => send(stream, "302 Found", "Location: file:///etc/passwd\r\n", b""),
        "/bomb" => send(stream, "200 OK", "Content-Encoding: gzip\r\n", &bomb()),
        "/bomb-unsaid" => send(stream, "200 OK", "Content-Type: application/rss+xml\r\n", &bomb()),
        "/torn-gzip" => send(stream, "200 OK", "Content-Encoding: gzip\r\n", &bomb()[..200]),
        "/garbage" => send(stream, "200 OK", "", &(0..=255).cycle().take(50_000).collect::<Vec<u8>>()),
        "/dates" => ok(
            stream,
            &rss(&[
                ("d1", &format!("{here}/page/dates-1"), "Dates one", "Thu, 01 Jan 1970 00:00:00 GMT"),
                ("d2", &format!("{here}/page/dates-2"), "Dates two", "Mon, 04 May 2090 00:00:00 GMT"),
                ("d3", &format!("{here}/page/dates-3"), "Dates three", "the other day"),
            ]),
        ),
        "/guids-change" => ok(
            stream,
            &rss(&[
                (&format!("{times}-a"), &format!("{here}/page/guids-1?utm_source={times}"), "Guids one", day),
                (&format!("{times}-b"), &format!("{here}/page/guids-2"), "Guids two", day),
            ]),
        ),
        "/guids-all-one" => ok(
            stream,
            &rss(&[
                ("same", &format!("{here}/page/one-1"), "All one, first", day),
                ("same", &format!("{here}/page/one-2"), "All one, second", day),
            ]),
        ),
        "/guid-is-headline" => {
            let title = if times == 0 { "Ten killed" } else { "Twelve killed" };
            ok(stream, &rss(&[(title, &format!("{here}/page/headline"), title, day)]));
        }
        "/addresses-all-one" => ok(
            stream,
            &rss(&[
                ("x1", &format!("{here}/"), "Front one", day),
                ("x2", &format!("{here}/"), "Front two", day),
            ]),
        ),
        "/all-new" => {
            // A week's archive at once, and each time under other names and other addresses.
            let entries: Vec<(String, String, String)> = (0..30)
                .map(|n| {
                    (
                        format!("{times}/{n}"),
                        format!("{here}/page/all-{n}?session={times}"),
                        format!("All new {n}"),
                    )
                })
                .collect();
            let entries: Vec<(&str, &str, &str, &str)> = entries
                .iter()
                .map(|(guid, link, title)| (guid.as_str(), link.as_str(), title.as_str(), day))
                .collect();
            ok(stream, &rss(&entries));
        }
        "/not-modified" if head.to_lowercase().contains("if-none-match") => {
            let _ = stream.write_all(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        }
        "/not-modified" => send(
            stream,
            "200 OK",
            "ETag: \"one\"\r\n",
            rss(&[("n1", &format!("{here}/page/not-modified"), "Not modified", day)]).as_bytes(),
        ),
        "/304-unasked" => {
            let _ = stream.write_all(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
        }
        "/links-inward" => ok(
            stream,
            &rss(&[
                ("l1", &format!("{canary}/secret"), "Inward one", day),
                ("l2", "http://169.254.169.254/latest", "Inward two", day),
                ("l3", "file:///etc/passwd", "Inward three", day),
                ("l4", "javascript:alert(1)", "Inward four", day),
                ("l5", "https://t.me/somebody/3", "Inward five", day),
                ("l6", &format!("{here}/sends-inward"), "Inward six", day),
                (
                    "l7",
                    &format!("http://user:word@{}/secret", canary.trim_start_matches("http://")),
                    "Inward seven",
                    day,
                ),
            ]),
        ),
        "/sends-inward" => send(stream, "302 Found", &format!("Location: {canary}/secret\r\n"), b""),
        "/pages-bad" => ok(
            stream,
            &rss(&[
                ("p1", &format!("{here}/endless"), "Page endless", day),
                ("p2", &format!("{here}/bomb"), "Page bomb", day),
                ("p3", &format!("{here}/empty"), "Page empty", day),
                ("p4", &format!("{here}/missing"), "Page missing", day),
                ("p5", &format!("{here}/picture"), "Page picture", day),
                ("p6", &format!("{here}/deep"), "Page deep", day),
            ]),
        ),
        "/picture" => send(stream, "200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        "/deep" => ok(stream, &"<div>".repeat(100_000)),
        "/gone" => send(stream, "410 Gone", "", b""),
        "/busy" => send(stream, "429 Too Many Requests", "Retry-After: 7200\r\n", b""),
        "/down" => send(stream, "503 Service Unavailable", "", b""),
        "/header-bomb" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
            for n in 0..100_000 {
                if write!(stream, "X-{n}: {}\r\n", "y".repeat(100)).is_err() {
                    return;
                }
            }
        }
        "/robots.txt" => send(stream, "200 OK", "", b"User-agent: *\nDisallow: /forbidden\n"),
        "/good" => ok(stream, &rss(&[("good", &format!("{here}/page/good"), "Good", day)])),
        "/" => ok(stream, &page("Front", "The front page.")),
        path if path.starts_with("/page/") => {
            let name = path.trim_start_matches("/page/").split('?').next().unwrap();
            ok(
                stream,
                &page(
                    &format!("Title of {name}"),
                    &format!("Gunmen attacked a checkpoint, as told by {name}."),
                ),
            );
        }
        _ => not_found(stream),
    }
}

/// Each bad feed, what becomes of it at first, and how many articles it gives in the end.
const FEEDS: &[(&str, &str, &str, usize)] = &[
    ("/html", "unreadable", "web page", 0),
    ("/empty", "unreadable", "empty", 0),
    ("/nothing-in-it", "read", "0 entries", 0),
    ("/endless", "failed", "sends more than 1 MiB", 0),
    ("/ten-gigabytes", "failed", "sends more than 1 MiB", 0),
    ("/slow", "failed", "within 2 s", 0),
    ("/breaks-off", "failed", "cannot talk to", 0),
    ("/circle", "failed", "sends on more than", 0),
    ("/inward", "failed", "no address of this machine", 0),
    ("/clouds", "failed", "no address of this machine", 0),
    ("/file", "failed", "must begin with http", 0),
    ("/bomb", "failed", "unpacks to more than", 0),
    ("/bomb-unsaid", "failed", "unpacks to more than", 0),
    ("/torn-gzip", "failed", "cannot be unpacked", 0),
    ("/garbage", "unreadable", "cannot be read", 0),
    ("/dates", "read", "3 entries", 3),
    ("/guids-change", "read", "2 entries", 2),
    ("/guids-all-one", "read", "2 entries", 2),
    ("/guid-is-headline", "read", "1 entries", 1),
    ("/addresses-all-one", "read", "2 entries", 1),
    ("/all-new", "read", "30 entries", 30),
    ("/not-modified", "read", "1 entries", 1),
    ("/304-unasked", "failed", "not asked that", 0),
    ("/links-inward", "read", "7 entries", 7),
    ("/pages-bad", "read", "6 entries", 6),
    ("/gone", "gone", "410", 0),
    ("/busy", "throttled", "429", 0),
    ("/down", "throttled", "503", 0),
    ("/header-bomb", "failed", "cannot talk to", 0),
    ("/missing", "failed", "answers 404", 0),
    ("/forbidden", "forbidden", "robots.txt", 0),
    ("/good", "read", "1 entries", 1),
];

fn canary() -> Site {
    Site::new(|_, _, _, stream| ok(stream, &page("Secret", "Nobody may read this.")))
}

#[test]
fn one_after_another() {
    let canary = canary();
    for (path, outcome, said, articles) in FEEDS {
        let site = bad_site(canary.address.clone());
        let bench = Bench::new(&[&site], &[("f", format!("{}{path}", site.address), "")]);
        let begun = Instant::now();
        bench.round();
        let (found, reason) = bench.outcomes().remove("f").unwrap();
        assert!(found == *outcome && reason.contains(said), "{path}: {found}, {reason}");
        assert!(begun.elapsed() < Duration::from_secs(15), "{path}: {:?}", begun.elapsed());
        // Days of rounds: what was given up meanwhile is given up, and nothing comes twice.
        for _ in 0..4 {
            bench.later(60 * 26);
            bench.round();
        }
        assert_eq!(bench.titles().len(), *articles, "{path}: {:?}", bench.titles());
        let attempts = bench.store().attempts(Some("f"), 100).unwrap();
        assert!(
            attempts.len() >= if *outcome == "gone" { 1 } else { 4 },
            "{path}: {} attempts",
            attempts.len()
        );
        assert!(
            attempts.iter().all(|attempt| !attempt.why.is_empty() && attempt.next > attempt.at),
            "{path}"
        );
        assert!(
            site.seen().iter().all(|seen| !seen.path.starts_with("/forbidden")),
            "robots.txt was not obeyed"
        );
    }
    assert!(canary.seen().is_empty(), "somebody asked: {:?}", canary.seen());
}

#[test]
fn all_together() {
    let canary = canary();
    let sites: Vec<Site> = FEEDS.iter().map(|_| bad_site(canary.address.clone())).collect();
    let feeds: Vec<(&str, String, &str)> = FEEDS
        .iter()
        .zip(&sites)
        .map(|((path, ..), site)| (*path, format!("{}{path}", site.address), ""))
        .collect();
    let bench = Bench::new(&sites.iter().collect::<Vec<_>>(), &feeds);
    for _ in 0..5 {
        bench.round();
        bench.later(60 * 26);
    }
    let expected: usize = FEEDS.iter().map(|(.., articles)| articles).sum();
    assert_eq!(bench.titles().len(), expected, "{:?}", bench.titles());
    let mut titles = bench.titles();
    titles.dedup();
    assert_eq!(titles.len(), expected, "nothing doubles");
    assert_eq!(bench.outcomes().len(), FEEDS.len(), "every feed was asked");
    assert!(canary.seen().is_empty(), "somebody asked: {:?}", canary.seen());
    let store = bench.store();
    let waiting = store.item_states().unwrap().into_iter().find(|(state, _)| state == "waiting");
    assert_eq!(waiting, None);
    // A date that cannot be is the day on which the entry was first seen.
    let days: Vec<String> = store
        .articles()
        .unwrap()
        .into_iter()
        .filter(|line| line.title.contains("dates"))
        .map(|line| line.published)
        .collect();
    assert_eq!(days, ["2026-11-29"; 3]);
}

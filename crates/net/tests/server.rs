//! The client against servers of our own on 127.0.0.1.
#![allow(clippy::unwrap_used)]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};
use tazamun_net::{Client, Fault, Limits, Reach, Request};

/// Answers each request by what `answer` makes of its head; gives the server's address.
fn server(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> String {
    let answer = Arc::new(answer);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (stream, answer) = (stream.unwrap(), Arc::clone(&answer));
            thread::spawn(move || answered(stream, answer.as_ref()));
        }
    });
    address
}

fn answered(mut stream: TcpStream, answer: &dyn Fn(&str, &mut TcpStream)) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = Vec::new();
    let mut length = 0;
    for line in reader.by_ref().lines() {
        let line = line.unwrap();
        if line.is_empty() {
            break;
        }
        if let Some(n) = line.to_lowercase().strip_prefix("content-length:") {
            length = n.trim().parse().unwrap();
        }
        head.push(line);
    }
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    answer(&head.join("\n"), &mut stream);
}

fn whole(stream: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
    );
}

fn quick() -> Limits {
    Limits { total: Duration::from_secs(1), size: 1000, redirects: 2, ..Limits::default() }
}

#[test]
fn answers_of_any_status_come_with_their_body() {
    let at = server(|head, stream| match head.split(' ').nth(1).unwrap() {
        "/busy" => whole(stream, "429 Too Many Requests", "Retry-After: 7\r\n", "later"),
        _ => whole(stream, "200 OK", "", head),
    });
    let client = Client::new(Reach::ThisMachine, quick());
    let busy = client.get(&format!("{at}/busy")).unwrap();
    assert_eq!((busy.status, busy.retry_after, busy.body), (429, Some(7), b"later".to_vec()));
    let sent = client.post_json(&format!("{at}/v1").parse().unwrap(), Some("sesame"), "{}").unwrap();
    let head = String::from_utf8(sent.body).unwrap().to_lowercase();
    assert!(head.starts_with("post /v1 ") && head.contains("authorization: bearer sesame"), "{head}");
}

#[test]
fn limits_hold() {
    let at = server(|head, stream| match head.split(' ').nth(1).unwrap() {
        "/large" => whole(stream, "200 OK", "", &"x".repeat(5000)),
        "/endless" => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while stream.write_all(&[b' '; 100]).is_ok() {}
        }
        "/stops" => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf");
            thread::sleep(Duration::from_secs(5));
        }
        "/breaks" => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf");
        }
        "/round" => whole(stream, "302 Found", "Location: /round\r\n", ""),
        "/file" => whole(stream, "302 Found", "Location: file:///etc/passwd\r\n", ""),
        "/inward" => whole(stream, "302 Found", "Location: http://169.254.169.254/keys\r\n", ""),
        "/on" => whole(stream, "302 Found", "Location: /there\r\n", ""),
        _ => whole(stream, "200 OK", "", "there"),
    });
    let client = Client::new(Reach::Anywhere, quick());
    let begun = Instant::now();
    for (path, said) in [
        ("/large", "sends more than"),
        ("/endless", "sends more than"),
        ("/stops", "within 1 s"),
        ("/breaks", "cannot talk to"),
        ("/round", "sends on more than 2 times"),
        ("/file", "must begin with http"),
        ("/inward", "keeps for itself"),
    ] {
        let fault = client.get(&format!("{at}{path}")).unwrap_err().to_string();
        assert!(fault.contains(said), "{path}: {fault}");
    }
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert_eq!(client.get(&format!("{at}/on")).unwrap().body, b"there");
    let posted = client.post_json(&format!("{at}/on").parse().unwrap(), None, "{}");
    assert!(matches!(posted, Err(Fault::SentOn { .. })), "what is sent goes to nobody else");
}

#[test]
fn an_address_that_may_not_be_reached_is_not_connected_to() {
    let at = server(|_, stream| whole(stream, "200 OK", "", "reached"));
    let port = at.rsplit(':').next().unwrap().to_owned();
    let client = Client::new(Reach::Internet, quick());
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"] {
        let fault = client.get(&format!("http://{host}:{port}/")).unwrap_err();
        assert!(!matches!(fault, Fault::TooSlow { .. }), "{host}: {fault}");
    }
    let fault = client.get(&format!("http://localhost:{port}/")).unwrap_err().to_string();
    assert!(fault.contains("private network"), "{fault}");
    let this = Client::new(Reach::ThisMachine, quick());
    let fault = this.get("http://192.0.2.1/").unwrap_err().to_string();
    assert!(fault.contains("only this machine"), "{fault}");
}

/// The bytes that every download below is of.
const FILE: &[u8] = &[7; 3000];

/// What is asked for, what the file holds before, then what it holds or what is said.
type Row = (&'static str, &'static [u8], Result<&'static [u8], &'static str>);

fn part_of_file(head: &str, stream: &mut TcpStream) {
    let range = head.lines().find_map(|l| l.to_lowercase().strip_prefix("range: bytes=").map(str::to_owned));
    let from: usize = range.map_or(0, |r| r.trim_end_matches('-').parse().unwrap());
    let length = FILE.len() - from;
    let head = match from {
        0 => "HTTP/1.1 200 OK\r\n".to_owned(),
        _ => format!("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-2999/3000\r\n"),
    };
    let _ = write!(stream, "{head}Content-Length: {length}\r\nConnection: close\r\n\r\n");
    let _ = stream.write_all(&FILE[from..]);
}

#[test]
fn a_download_is_whole_goes_on_and_ends_within_its_limits() {
    let at = server(|head, stream| match head.split(' ').nth(1).unwrap() {
        "/file" => part_of_file(head, stream),
        "/on" => whole(stream, "302 Found", "Location: /file\r\n", ""),
        "/again" => whole(stream, "200 OK", "", "whatever is asked for, the whole"),
        "/inward" => whole(stream, "302 Found", "Location: http://169.254.169.254/keys\r\n", ""),
        "/file-scheme" => whole(stream, "302 Found", "Location: file:///etc/passwd\r\n", ""),
        "/round" => whole(stream, "302 Found", "Location: /round\r\n", ""),
        "/large" => whole(stream, "200 OK", "", &"x".repeat(6000)),
        "/chunks" => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while write!(stream, "64\r\n{}\r\n", "x".repeat(100)).is_ok() {}
        }
        "/no-end" => {
            let _ = write!(stream, "HTTP/1.0 200 OK\r\n\r\nhow long?");
        }
        "/breaks" => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\nConnection: close\r\n\r\nhalf");
        }
        "/slow" => {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
            while stream.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(200));
            }
        }
        _ => whole(stream, "404 Not Found", "", "no such file"),
    });
    let limits = Limits { total: Duration::from_secs(20), size: 5000, redirects: 2, ..Limits::default() };
    let client = Client::new(Reach::ThisMachine, limits);
    let begun = Instant::now();
    let folder = std::env::temp_dir().join(format!("tazamun-net-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let rows: [Row; 14] = [
        ("/file", b"", Ok(FILE)),
        ("/file", &FILE[..100], Ok(FILE)),
        ("/on", &FILE[..2999], Ok(FILE)),
        ("/again", b"half of it", Ok(b"whatever is asked for, the whole")),
        ("/missing", b"", Err("answers 404")),
        ("/inward", b"", Err("only this machine")),
        ("/file-scheme", b"", Err("must begin with http")),
        ("/round", b"", Err("sends on more than 2 times")),
        ("/large", b"", Err("sends more than")),
        ("/chunks", b"", Err("sends more than")),
        ("/no-end", b"", Err("how long")),
        ("/breaks", b"", Err("cannot talk to")),
        ("/slow", b"", Err("too slow")),
        ("ftp", b"", Err("must begin with http")),
    ];
    for (n, (path, before, after)) in rows.into_iter().enumerate() {
        let name = folder.join(n.to_string());
        std::fs::write(&name, before).unwrap();
        let mut file = std::fs::OpenOptions::new().read(true).write(true).open(&name).unwrap();
        let url = if path.starts_with('/') { format!("{at}{path}") } else { format!("{path}://x/") };
        let done = client.download(&url, &mut file, Duration::from_secs(1));
        match (done, after) {
            (Ok(()), Ok(bytes)) => assert!(std::fs::read(&name).unwrap() == bytes, "{path}"),
            (Err(fault), Err(said)) => assert!(fault.to_string().contains(said), "{path}: {fault}"),
            (done, _) => panic!("{path}: {done:?}"),
        }
    }
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
    std::fs::remove_dir_all(&folder).unwrap();
}

/// So many bytes of nothing, compressed.
fn packed(bytes: usize) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; bytes]).unwrap();
    packed.finish().unwrap()
}

#[test]
fn an_answer_comes_with_its_headers_and_is_unpacked_within_limits() {
    let at = server(|head, stream| {
        let gzip = |stream: &mut TcpStream, body: &[u8]| {
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\nETag: \"e\"\r\n\r\n"
            );
            let _ = stream.write_all(body);
        };
        match head.split(' ').nth(1).unwrap() {
            "/packed" => gzip(stream, &packed(5_000)),
            "/bomb" => gzip(stream, &packed(3 << 20)),
            "/torn" => gzip(stream, &packed(5_000)[..20]),
            "/for-good" => whole(stream, "301 Moved Permanently", "Location: /packed\r\n", ""),
            "/for-now" => whole(stream, "302 Found", "Location: /for-good\r\n", ""),
            _ => whole(stream, "200 OK", "", head),
        }
    });
    let limits = Limits { size: 2 << 20, ..quick() };
    let client = Client::new(Reach::ThisMachine, limits);
    let ask = |path: &str| {
        let headers = vec![("If-None-Match", "\"e\"".to_owned())];
        client.ask(&Request { url: &format!("{at}{path}"), headers })
    };
    let answer = ask("/packed").unwrap();
    assert_eq!((answer.status, answer.body.len(), answer.header("etag")), (200, 5_000, Some("\"e\"")));
    assert!(
        String::from_utf8(ask("/head").unwrap().body)
            .unwrap()
            .to_lowercase()
            .contains("if-none-match: \"e\"")
    );
    assert!(matches!(ask("/bomb"), Err(Fault::Bomb { .. })));
    assert!(ask("/torn").unwrap_err().to_string().contains("cannot be unpacked"));
    let moved = |path: &str| ask(path).unwrap().moved_to.map(|to| to.to_string());
    assert_eq!(moved("/for-good"), Some(format!("{at}/packed")));
    assert_eq!(moved("/for-now"), None, "what is for now is not for good, whatever follows");
}

#[test]
fn a_host_that_is_allowed_by_name_is_reached_and_no_other() {
    let at = server(|_, stream| whole(stream, "200 OK", "", "reached"));
    let other = server(|_, stream| whole(stream, "200 OK", "", "reached"));
    let onward = other.clone();
    let sends_on =
        server(move |_, stream| whole(stream, "302 Found", &format!("Location: {onward}/\r\n"), ""));
    let host = |at: &str| at.trim_start_matches("http://").to_owned();
    let client = Client::reaching(Reach::Internet, quick(), vec![host(&at), host(&sends_on)]);
    let ask = |url: &str| client.ask(&Request { url, headers: Vec::new() });
    assert_eq!(ask(&at).unwrap().body, b"reached");
    for forbidden in [other.as_str(), sends_on.as_str(), "http://169.254.169.254/", "http://localhost:1/"] {
        assert!(matches!(ask(forbidden), Err(Fault::Forbidden { .. })), "{forbidden}");
    }
}

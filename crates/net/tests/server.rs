//! The client against servers of our own on 127.0.0.1.
#![allow(clippy::unwrap_used)]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};
use tazamun_net::{Client, Fault, Limits, Reach};

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

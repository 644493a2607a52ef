//! Servers of models as the tests make them: on 127.0.0.1, answering as a closure says.
#![allow(clippy::unwrap_used, reason = "a server that cannot start has failed its test")]

use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::{Arc, Mutex},
    thread,
};

/// Requests as they were answered: the article's part of each, in order.
pub(crate) type Log = Arc<Mutex<Vec<String>>>;

/// A server that does with each request what `answer` says: its body, how many came before, and where to write.
pub(crate) fn server(
    answer: impl Fn(&Value, usize, &mut TcpStream) + Send + Sync + 'static,
) -> (String, Log) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (answer, log) = (Arc::new(answer), Log::default());
    let seen = Arc::clone(&log);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (Ok(mut stream), answer, seen) = (stream, Arc::clone(&answer), Arc::clone(&seen)) else {
                continue;
            };
            thread::spawn(move || {
                while let Some(body) = request(&stream) {
                    let user = body["messages"][1]["content"].as_str().unwrap_or_default().to_owned();
                    let before = {
                        let mut seen = seen.lock().unwrap();
                        seen.push(user);
                        seen.len() - 1
                    };
                    answer(&body, before, &mut stream);
                }
            });
        }
    });
    (address, log)
}

pub(crate) fn request(stream: &TcpStream) -> Option<Value> {
    let mut reader = BufReader::new(stream);
    let (mut length, mut line) = (0, String::new());
    loop {
        line.clear();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some(n) = line.to_lowercase().strip_prefix("content-length:") {
            length = n.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

pub(crate) fn reply(stream: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{headers}\r\n{body}");
}

/// What a model says, as such a server says it.
pub(crate) fn said(content: &str) -> String {
    let usage = json!({ "prompt_tokens": 1000, "completion_tokens": 100 });
    json!({ "choices": [{ "message": { "content": content } }], "usage": usage }).to_string()
}

pub(crate) fn says(stream: &mut TcpStream, content: &str) {
    reply(stream, "200 OK", "", &said(content));
}

pub(crate) fn quote(slot: &str, sentence: usize, words: &str) -> Value {
    json!({ "slot": slot, "sentence": sentence, "words": words, "reading": "" })
}

pub(crate) fn incidents(quotes: &[Value]) -> String {
    json!({ "incidents": [{ "kind": "Armed clash", "status": "occurred", "quotes": quotes }] }).to_string()
}

/// An article with `n` soldiers killed, in words of our own.
pub(crate) fn article(n: usize) -> Value {
    let text = format!(
        "قُتل {n} جنديا أمس في هجوم شنه تنظيم داعش قرب ناحية العظيم بمحافظة ديالى، ولم يصب أحد في الموصل. \
         وقال شاهد إن كركوك هادئة."
    );
    json!({ "doc": format!("a{n}"), "published": "2022-01-22", "title": "هجوم في ديالى", "text": text })
}

/// What an honest model says of [`article`].
pub(crate) fn honest(user: &str) -> String {
    let n = user.split("قُتل ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    incidents(&[
        quote("trigger", 1, "هجوم شنه تنظيم داعش"),
        quote("place", 1, "ناحية العظيم"),
        quote("date", 1, "أمس"),
        quote("killed", 1, &format!("قتل {n} جنديا")),
        quote("attacker", 1, "تنظيم داعش"),
    ])
}

pub(crate) fn user(body: &Value) -> &str {
    body["messages"][1]["content"].as_str().unwrap()
}

pub(crate) fn articles(folder: &Path, all: impl IntoIterator<Item = Value>) {
    let lines: String = all.into_iter().map(|a| format!("{a}\n")).collect();
    fs::write(folder.join("articles.jsonl"), lines).unwrap();
}

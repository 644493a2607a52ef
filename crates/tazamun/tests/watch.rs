//! The verb `watch` as it is typed: a site of our own on 127.0.0.1, a store, and whatever may end it.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod common;

use common::{error, program, said, tried, with_signals};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A site with any number of feeds of four articles each: `/feed/NAME` and `/page/NAME/NUMBER`.
fn site() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let here = listener.local_addr().unwrap().to_string();
    let address = here.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (Ok(mut stream), here) = (stream, here.clone()) else { continue };
            thread::spawn(move || {
                let lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let head: Vec<String> =
                    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
                let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or("/").to_owned();
                let body = answer(&here, &path);
                let status = if body.is_empty() { "404 Not Found" } else { "200 OK" };
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                    body.len()
                );
            });
        }
    });
    address
}

fn answer(here: &str, path: &str) -> String {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts[..] {
        ["feed", name] => {
            let item = |n: usize| {
                format!(
                    "<item><guid>{name}-{n}</guid><link>http://{here}/page/{name}/{n}</link><title>Report {n} of {name}</title></item>"
                )
            };
            let items: String = (0..4).map(item).collect();
            format!("<rss version=\"2.0\"><channel><title>The Paper</title>{items}</channel></rss>")
        }
        ["page", name, number] => format!(
            "<html><body><article><h1>Report {number} of {name}</h1><p>Gunmen killed {} soldiers in Baquba on Friday, in the \
             incident that is told as number {number} of {name}. A security source said that the road was closed and that a search was \
             under way in the villages around the town, which had been calm for many months before.</p></article></body></html>",
            4 + number.len()
        ),
        _ => String::new(),
    }
}

fn feeds(folder: &Path, site: &str, names: &[String]) {
    let mut text = format!("allow = [\"{site}\"]\npause = \"0s\"\n");
    for name in names {
        text += &format!("[[feed]]\nname = \"{name}\"\naddress = \"http://{site}/feed/{name}\"\n");
    }
    fs::write(folder.join("FEEDS.toml"), text).unwrap();
}

const ONCE: &[&str] = &["watch", "FEEDS.toml", "--store", "war.db", "--once", "--json"];

fn events(text: &str) -> Vec<Value> {
    // The last line of a program that was killed may be torn.
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn titles(folder: &Path) -> Vec<String> {
    let text = said(folder, ["list", "articles", "--store", "war.db", "--json"]);
    let mut titles: Vec<String> =
        events(&text).iter().map(|line| line["title"].as_str().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

#[test]
fn feeds_go_in_and_incidents_come_out() {
    let (folder, site) = (tempfile::tempdir().unwrap(), site());
    let here = folder.path();
    feeds(here, &site, &["one".to_owned(), "two".to_owned()]);
    let told = events(&said(here, ONCE));
    let count = |event: &str| told.iter().filter(|line| line["event"] == event).count();
    assert_eq!((count("attempt"), count("article"), count("round")), (2, 8, 1), "{told:?}");
    assert!(
        told.iter()
            .any(|line| line["event"] == "merged" && !line["incidents"].as_array().unwrap().is_empty())
    );
    let attempt = told.iter().find(|line| line["event"] == "attempt").unwrap();
    for key in ["feed", "at", "outcome", "status", "reason", "next", "why"] {
        assert!(!attempt[key].is_null(), "{key}: {attempt}");
    }
    let incidents = events(&said(here, ["list", "incidents", "--store", "war.db", "--json"]));
    assert!(!incidents.is_empty() && incidents[0]["country"] == "IQ", "{incidents:?}");
    // Nothing is due, so nobody is asked, and nothing doubles.
    let again = events(&said(here, ONCE));
    assert!(again.iter().all(|line| line["event"] != "attempt" && line["event"] != "article"), "{again:?}");
    assert_eq!(titles(here).len(), 8);
    // What was known when: nothing before today.
    let then = said(here, ["list", "incidents", "--store", "war.db", "--known-on", "2020-01-01"]);
    assert_eq!(then, "");
    let now = said(here, ["export", "--store", "war.db", "--known-on", "2100-01-01"]);
    assert_eq!(events(&now).len(), incidents.len());
    let today = attempt["at"].as_str().unwrap()[..10].to_owned();
    let days = events(&said(
        here,
        ["watch", "replay", "--store", "war.db", "--from", &today, "--to", &today, "--json"],
    ));
    assert_eq!(days[0]["new"].as_array().unwrap().len(), incidents.len());
    assert_eq!((&days[0]["answered"], &days[0]["articles"]), (&Value::from(2), &Value::from(8)));
    for lang in ["en", "ar", "fr"] {
        for what in ["feeds", "attempts"] {
            assert!(said(here, ["list", what, "--store", "war.db", "--lang", lang]).contains("one"));
        }
    }
}

#[test]
fn a_file_with_faults_is_named_and_the_other_feeds_go_on() {
    let (folder, site) = (tempfile::tempdir().unwrap(), site());
    let here = folder.path();
    feeds(here, &site, &["one".to_owned()]);
    let good = fs::read_to_string(here.join("FEEDS.toml")).unwrap();
    fs::write(
        here.join("FEEDS.toml"),
        format!("{good}[[feed]]\nname = \"x\"\nadress = \"https://x.example/\"\n"),
    )
    .unwrap();
    let run = tried(here, ["watch", "FEEDS.toml", "--store", "war.db", "--once"]);
    assert!(run.status.success());
    assert!(
        error(&run).contains("line 8, column 1: 'adress' is unknown; did you mean 'address'?"),
        "{}",
        error(&run)
    );
    assert_eq!(titles(here).len(), 4);
    fs::write(here.join("bad.toml"), "[[feed]]\nname = \"x\"\naddress = \"http://127.0.0.1/\"\n").unwrap();
    let run = tried(here, ["watch", "bad.toml", "--store", "other.db", "--once"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(error(&run).contains("allowed by name"), "{}", error(&run));
    assert!(!here.join("other.db").exists());
}

#[test]
fn it_ends_when_it_is_told_to_and_goes_on_where_it_stopped() {
    let (folder, site) = (tempfile::tempdir().unwrap(), site());
    let here = folder.path();
    feeds(here, &site, &["one".to_owned()]);
    for signal in ["-TERM", "-INT"] {
        // A shell in the background ignores SIGINT, and the program would inherit that.
        let Some(mut command) = with_signals("--default-signal=INT,TERM") else { return };
        command.args(["watch", "FEEDS.toml", "--store", "war.db", "--json"]).current_dir(here);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let begun = Instant::now();
        // Until it has done its round, or found that nothing is due.
        while begun.elapsed() < Duration::from_secs(120)
            && (!here.join("war.db").exists() || titles(here).len() < 4)
        {
            thread::sleep(Duration::from_millis(100));
        }
        thread::sleep(Duration::from_millis(500));
        assert!(child.try_wait().unwrap().is_none(), "without --once it goes on");
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        let run = common::finished(child, Duration::from_secs(30)).unwrap();
        assert!(run.status.success(), "{signal}: {:?} {}", run.status, error(&run));
        assert_eq!(titles(here).len(), 4);
    }
}

#[test]
fn whoever_kills_it_loses_nothing_that_was_told_and_doubles_nothing() {
    let (folder, site) = (tempfile::tempdir().unwrap(), site());
    let here = folder.path();
    let mut all: Vec<String> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for kill in 0..10_u64 {
        all.extend((0..3).map(|n| format!("k{kill}n{n}")));
        feeds(here, &site, &all);
        let mut command = program();
        command.args(ONCE).current_dir(here);
        let out = fs::File::create(here.join("out")).unwrap();
        let mut child = command.stdout(out).stderr(Stdio::null()).spawn().unwrap();
        // Moments spread over what a round takes here.
        thread::sleep(Duration::from_millis(30 + (kill * 7919) % 600));
        let _ = child.kill();
        child.wait().unwrap();
        for event in events(&fs::read_to_string(here.join("out")).unwrap()) {
            if event["event"] == "article" {
                told.push(event["doc"].as_str().unwrap().to_owned());
            }
        }
        if here.join("war.db").exists() {
            let docs = said(here, ["list", "articles", "--store", "war.db", "--json"]);
            let docs: Vec<Value> = events(&docs);
            for doc in &told {
                assert!(
                    docs.iter().any(|line| line["doc"] == doc.as_str()),
                    "kill {kill}: {doc} was told and is lost"
                );
            }
        }
    }
    said(here, ONCE);
    let mut expected: Vec<String> =
        all.iter().flat_map(|name| (0..4).map(move |n| format!("Report {n} of {name}"))).collect();
    expected.sort();
    assert_eq!(titles(here), expected, "each article, once");
}

#[test]
fn alarms_are_handed_over_once() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let config = "[[feed]]\nname = \"x\"\naddress = \"https://x.example/\"\n\
                  [[deliver]]\nname = \"lines\"\nto = \"jsonl\"\nfile = \"lines.jsonl\"\n\
                  [[deliver]]\nname = \"feed\"\nto = \"atom\"\nfile = \"alarms.xml\"\n\
                  [[deliver]]\nname = \"program\"\nto = \"exec\"\ncommand = [\"dd\", \"of=given; touch evil\", \"oflag=append\", \"conv=notrunc\"]\n";
    fs::write(here.join("FEEDS.toml"), config).unwrap();
    let evil = "$(touch evil) `touch evil` </title><script>alert(1)</script> \u{202e}\u{1b}[2J";
    let alarm = |n: usize| {
        serde_json::json!({ "id": format!("a{n}"), "title": evil, "incidents": [n] }).to_string() + "\n"
    };
    fs::write(here.join("alarms.jsonl"), alarm(1) + &alarm(2)).unwrap();
    let deliver = ["watch", "deliver", "FEEDS.toml", "alarms.jsonl", "--store", "war.db", "--json"];
    assert_eq!(events(&said(here, deliver)).len(), 6);
    assert_eq!(said(here, deliver), "", "the same again goes to nobody");
    fs::write(here.join("alarms.jsonl"), alarm(2) + &alarm(3)).unwrap();
    assert_eq!(events(&said(here, deliver)).len(), 3);
    let ids = |file: &str| -> Vec<String> {
        let text = fs::read_to_string(here.join(file)).unwrap();
        text.lines()
            .map(|l| serde_json::from_str::<Value>(l).unwrap()["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids("lines.jsonl"), ["a1", "a2", "a3"]);
    assert_eq!(ids("given; touch evil"), ["a1", "a2", "a3"]);
    assert!(!here.join("evil").exists(), "a shell read it");
    let atom = fs::read_to_string(here.join("alarms.xml")).unwrap();
    assert_eq!(atom.matches("<entry>").count(), 3);
    assert!(!atom.contains("<script>") && !atom.contains('\u{1b}'), "{atom}");
    let read = tazamun_feeds::answer::read(
        atom.as_bytes(),
        &"https://x.example/".parse().unwrap(),
        "2100-01-01T00:00:00Z".parse().unwrap(),
    );
    assert_eq!(read.unwrap().entries.len(), 3, "it is a feed");
    // What fails is told, and the others go on.
    fs::write(
        here.join("FEEDS.toml"),
        format!("{config}[[deliver]]\nname = \"none\"\nto = \"exec\"\ncommand = [\"/no/such/program\"]\n"),
    )
    .unwrap();
    fs::write(here.join("alarms.jsonl"), alarm(4)).unwrap();
    let run = tried(here, deliver);
    assert_eq!(run.status.code(), Some(2));
    assert!(error(&run).contains("cannot be started"), "{}", error(&run));
    assert_eq!(ids("lines.jsonl").len(), 4);
    fs::write(here.join("alarms.jsonl"), "{\"title\":\"x\"}\n").unwrap();
    let run = tried(here, deliver);
    assert!(
        run.status.code() == Some(2) && error(&run).contains("line 1: an alarm is an object with an \"id\""),
        "{}",
        error(&run)
    );
}

#[test]
fn a_webhook_is_signed_and_sent_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (send, receive) = std::sync::mpsc::channel();
    thread::spawn(move || {
        for (stream, status) in
            listener.incoming().zip(["200 OK", "302 Found\r\nLocation: /elsewhere", "500 No"])
        {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut head = String::new();
            while reader.read_line(&mut head).unwrap() > 2 {}
            let length = head
                .to_lowercase()
                .split("content-length: ")
                .nth(1)
                .and_then(|l| l.lines().next()?.trim().parse().ok());
            let mut body = vec![0; length.unwrap_or(0)];
            std::io::Read::read_exact(&mut reader, &mut body).unwrap();
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
            send.send((head, String::from_utf8(body).unwrap())).unwrap();
        }
    });
    let config = |near: &str| {
        format!(
            "[[feed]]\nname = \"x\"\naddress = \"https://x.example/\"\n[[deliver]]\nname = \"hook{near}\"\nto = \"webhook\"\naddress = \"http://{address}/hook\"\nsecret_env = \"HOOK\"\n{near}\n"
        )
    };
    fs::write(here.join("alarms.jsonl"), "{\"id\":\"a1\"}\n").unwrap();
    let deliver = |secret: Option<&str>| {
        let mut command = program();
        command
            .args(["watch", "deliver", "FEEDS.toml", "alarms.jsonl", "--store", "war.db"])
            .current_dir(here);
        if let Some(secret) = secret {
            command.env("HOOK", secret);
        }
        common::run(&mut command)
    };
    fs::write(here.join("FEEDS.toml"), config("")).unwrap();
    assert!(error(&deliver(Some("sesame"))).contains("no address of this machine"), "not allowed by name");
    for (alarm, said) in [("a2", None), ("a3", Some("sends on to")), ("a4", Some("answers 500"))] {
        fs::write(here.join("FEEDS.toml"), config("near = true").replace("hooknear = true", "near")).unwrap();
        fs::write(here.join("alarms.jsonl"), format!("{{\"id\":\"{alarm}\"}}\n")).unwrap();
        let run = deliver(Some("sesame"));
        assert_eq!(run.status.success(), said.is_none(), "{}", error(&run));
        assert!(said.is_none_or(|said| error(&run).contains(said)), "{}", error(&run));
        let (head, body) = receive.recv_timeout(Duration::from_secs(10)).unwrap();
        assert_eq!(body, format!("{{\"id\":\"{alarm}\"}}"));
        let signed = head
            .lines()
            .find_map(|l| l.to_lowercase().strip_prefix("x-tazamun-signature: ").map(str::to_owned))
            .unwrap();
        let (seconds, hex) = signed.strip_prefix("t=").unwrap().split_once(",v1=").unwrap();
        assert!(seconds.parse::<i64>().unwrap() > 1_700_000_000 && hex.len() == 64, "{signed}");
        assert!(!head.contains("sesame"));
    }
    fs::write(here.join("alarms.jsonl"), "{\"id\":\"a5\"}\n").unwrap();
    assert!(error(&deliver(None)).contains("no HOOK"));
}

#[test]
fn alarms_of_watches_are_handed_over_once() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/inputs");
    for file in ["surge.csv", "watches.toml"] {
        fs::copy(inputs.join(file), here.join(file)).unwrap();
    }
    // A feed at an address that refuses at once: what a site does is no reason to keep an alarm back.
    let config = "allow = [\"127.0.0.1:9\"]\n[[feed]]\nname = \"x\"\naddress = \"http://127.0.0.1:9/rss\"\n\
                  [[deliver]]\nname = \"lines\"\nto = \"jsonl\"\nfile = \"lines.jsonl\"\n";
    fs::write(here.join("FEEDS.toml"), config).unwrap();
    said(here, ["add", "surge.csv", "--store", "war.db"]);
    let once = ["watch", "FEEDS.toml", "--store", "war.db", "--once", "--json", "--alarms", "watches.toml"];
    let told = events(&said(here, once));
    let given: Vec<&Value> = told.iter().filter(|line| line["channel"] == "lines").collect();
    assert!(!given.is_empty() && given.iter().all(|line| line["state"] == "done"), "{told:?}");
    let lines = events(&fs::read_to_string(here.join("lines.jsonl")).unwrap());
    assert_eq!(lines.len(), given.len());
    for alarm in &lines {
        for key in [
            "id",
            "watch",
            "day",
            "evidence",
            "silenced_by",
            "certificate",
            "budget",
            "expected_false_alarms_a_year",
            "divisions",
        ] {
            assert!(!alarm[key].is_null(), "{key}: {alarm}");
        }
    }
    let again = events(&said(here, once));
    assert!(again.iter().all(|line| line["channel"].is_null()), "{again:?}");
    // A watch that somebody has silenced is not handed to a channel that is new, either.
    for watch in lines.iter().map(|alarm| alarm["watch"].as_str().unwrap()) {
        said(here, ["alarms", "--store", "war.db", "--mute", watch, "--reason", "known"]);
    }
    fs::write(here.join("FEEDS.toml"), config.replace("lines", "other")).unwrap();
    let silent = events(&said(here, once));
    assert!(silent.iter().all(|line| line["channel"].is_null()), "{silent:?}");
    let today = told[0]["at"].as_str().unwrap()[..10].to_owned();
    let replay = [
        "watch",
        "replay",
        "--store",
        "war.db",
        "--from",
        &today,
        "--to",
        &today,
        "--json",
        "--alarms",
        "watches.toml",
    ];
    assert!(events(&said(here, replay))[0]["alarms"].is_array());
}

//! Sites of our own on loopback addresses, a clock that is set, and a store to watch into.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};
use tazamun_feeds::{
    clock::Clock,
    config::{self, WatchConfig},
    watch::{FeedWatch, Round, WatchError, WatchEvent},
};
use tazamun_record::{Article, Report};
use tazamun_store::Store;

/// A request as a site saw it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub path: String,
    pub head: String,
}

/// A site: it answers by path, and remembers what it was asked.
pub struct Site {
    pub address: String,
    pub host: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

static HOST: AtomicUsize = AtomicUsize::new(2);

impl Site {
    /// A site that answers each request as `answer` does, given the path, the head, and how often the path was asked for.
    pub fn new(answer: impl Fn(&str, &str, usize, &mut TcpStream) + Send + Sync + 'static) -> Site {
        let number = HOST.fetch_add(1, Ordering::Relaxed);
        let listener = TcpListener::bind(format!("127.0.{}.{}:0", number / 200, 2 + number % 200)).unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let (all, answer) = (Arc::clone(&seen), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                let (all, answer) = (Arc::clone(&all), Arc::clone(&answer));
                thread::spawn(move || {
                    let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
                    let _ = stream.set_write_timeout(Some(Duration::from_secs(10)));
                    let lines = BufReader::new(stream.try_clone().unwrap()).lines();
                    let head: Vec<String> =
                        lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
                    let Some(path) = head.first().and_then(|line| line.split(' ').nth(1)).map(str::to_owned)
                    else {
                        return;
                    };
                    let times = {
                        let mut all = all.lock().unwrap();
                        let times = all.iter().filter(|seen| seen.path == path).count();
                        all.push(Seen { path: path.clone(), head: head.join("\n") });
                        times
                    };
                    answer(&path, &head.join("\n"), times, &mut stream);
                });
            }
        });
        Site { address: format!("http://{host}"), host, seen }
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// The paths that were asked for, without robots.txt.
    pub fn paths(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.path).filter(|path| path != "/robots.txt").collect()
    }
}

/// Answers with a body.
pub fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n",
        body.len()
    );
    let _ = stream.write_all(body);
}

pub fn ok(stream: &mut TcpStream, body: &str) {
    send(stream, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", body.as_bytes());
}

pub fn not_found(stream: &mut TcpStream) {
    send(stream, "404 Not Found", "", b"no such page");
}

/// A page that tells something, long enough to be an article.
pub fn page(title: &str, words: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title></head><body><nav>Home About</nav><article><h1>{title}</h1>\
         <p>{words} The provincial council met in the evening and asked for more patrols along the road, which many \
         drivers use on their way to the market in the early hours of the morning.</p>\
         <p>Residents said that they had heard several explosions, and that the road was closed until noon while the \
         dead and the wounded were brought to the hospital in the next town.</p></article></body></html>"
    )
}

/// A feed of these entries: GUID, link, title, date.
pub fn rss(entries: &[(&str, &str, &str, &str)]) -> String {
    let item = |(guid, link, title, date): &(&str, &str, &str, &str)| {
        let guid = if guid.is_empty() {
            String::new()
        } else {
            format!("<guid isPermaLink=\"false\">{guid}</guid>")
        };
        let date = if date.is_empty() { String::new() } else { format!("<pubDate>{date}</pubDate>") };
        format!(
            "<item><title>{title}</title><link>{link}</link>{guid}{date}<description>In short: {title}.</description></item>"
        )
    };
    let items: String = entries.iter().map(item).collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Paper</title>{items}</channel></rss>"
    )
}

/// A clock that stands still until it is set on or waited by.
pub struct SetClock(Mutex<Timestamp>);

impl SetClock {
    pub fn at(moment: &str) -> Self {
        SetClock(Mutex::new(moment.parse().unwrap()))
    }

    pub fn on(&self, time: SignedDuration) {
        let mut now = self.0.lock().unwrap();
        *now = now.saturating_add(time).unwrap();
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }

    fn wait(&self, time: Duration) {
        self.on(SignedDuration::try_from(time).unwrap());
    }
}

/// A store to watch into.
pub struct Bench {
    pub folder: tempfile::TempDir,
    pub clock: SetClock,
    pub config: WatchConfig,
}

impl Bench {
    /// Over these feeds: name, address, and further lines of TOML.
    pub fn new(sites: &[&Site], feeds: &[(&str, String, &str)]) -> Self {
        let allow: Vec<String> = sites.iter().map(|site| format!("\"{}\"", site.host)).collect();
        let mut text = format!(
            "allow = [{}]\npause = \"0s\"\ntimeout = \"2s\"\nsize_mib = 1\nevery = \"10m\"\n",
            allow.join(", ")
        );
        for (name, address, more) in feeds {
            text += &format!("[[feed]]\nname = \"{name}\"\naddress = \"{address}\"\n{more}\n");
        }
        let (config, faults) = config::read("FEEDS.toml", &text);
        assert!(faults.is_empty(), "{faults:?}");
        Bench { folder: tempfile::tempdir().unwrap(), clock: SetClock::at("2026-11-29T12:00:00Z"), config }
    }

    pub fn store(&self) -> Store {
        Store::open(self.folder.path().join("war.db")).unwrap()
    }

    /// One round, with a reader that tells nothing.
    pub fn round(&self) -> (Round, Vec<WatchEvent>) {
        self.round_reading(&|_| Vec::new())
    }

    pub fn round_reading(&self, read: &dyn Fn(&Article) -> Vec<Report>) -> (Round, Vec<WatchEvent>) {
        let mut store = self.store();
        let mut events = Vec::new();
        let round = FeedWatch::new(&self.config, &mut store, read, &self.clock)
            .round::<WatchError>(&mut |event| {
                events.push(event.clone());
                Ok(())
            })
            .unwrap();
        (round, events)
    }

    pub fn later(&self, minutes: i64) {
        self.clock.on(SignedDuration::from_mins(minutes));
    }

    /// Titles of the articles, in order.
    pub fn titles(&self) -> Vec<String> {
        let mut titles: Vec<String> =
            self.store().articles().unwrap().into_iter().map(|line| line.title).collect();
        titles.sort();
        titles
    }

    /// What became of the last attempt at each feed.
    pub fn outcomes(&self) -> HashMap<String, (String, String)> {
        let mut outcomes = HashMap::new();
        for attempt in self.store().attempts(None, 10_000).unwrap() {
            outcomes.entry(attempt.feed).or_insert((attempt.outcome, attempt.reason));
        }
        outcomes
    }
}

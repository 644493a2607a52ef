//! `FEEDS.toml` → the feeds that are watched; what is wrong is named by line and column, and the other feeds go on.

use crate::{
    channel::{self, Channel},
    fields::{
        Faults, Section, Span, duration, lists, name, number, one_of, string, unknown, without_torn_sections,
    },
};
use jiff::SignedDuration;
use std::{borrow::Cow, fmt, sync::LazyLock, time::Duration};
use tazamun_net::{Address, Reach};
use tazamun_record::rows;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Feeds of one file, at most.
const MOST_FEEDS: usize = 20_000;
/// The longest file, in bytes.
const LONGEST: usize = 16 << 20;
/// A feed is never asked more often than this, whatever the file says.
const OFTENEST: SignedDuration = SignedDuration::from_mins(1);
const SELDOMEST: SignedDuration = SignedDuration::from_hours(24 * 31);

/// Where the text of an article comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFrom {
    /// From its page; where that cannot be read, from the feed.
    Page,
    /// From the feed alone: no page is asked for.
    Feed,
}

/// What an address gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedKind {
    /// RSS, Atom, JSON Feed or a sitemap of news: told apart by what comes.
    Feed,
    /// One page that is an article by itself, and may change.
    Page,
}

/// A feed that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedConfig {
    /// Its name, which no other feed of the file has.
    pub name: String,
    /// Its address.
    pub address: Address,
    /// What the address gives.
    pub kind: FeedKind,
    /// Where the text of its articles comes from.
    pub text: TextFrom,
    /// The newspaper, where the file names it; else the feed's own title.
    pub source: Option<String>,
    /// It is not asked more often than this.
    pub every: SignedDuration,
    /// Whether its host may lie on this machine or in its networks.
    pub is_near: bool,
}

/// All that a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchConfig {
    /// Whom the owner of a site may ask about the requests: an address of mail or of a page; goes with each of them.
    pub contact: Option<String>,
    /// Hosts that may lie on this machine or in its networks, as `host` or `host:port`.
    pub allow: Vec<String>,
    /// The pause between two requests to one host.
    pub pause: Duration,
    /// The most that is taken of one feed or page, in bytes, unpacked.
    pub size: u64,
    /// The time that a server has for an answer.
    pub timeout: Duration,
    /// Whether texts of articles are kept, or their reports with quotes alone.
    pub keep_text: bool,
    /// Requests at a time, to different hosts.
    pub parallel: usize,
    /// The feeds.
    pub feeds: Vec<FeedConfig>,
    /// Where alarms are handed over.
    pub channels: Vec<Channel>,
}

/// Something in the file that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ConfigFault {
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1, in letters.
    pub column: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl fmt::Display for ConfigFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}, column {}: {}", self.file, self.line, self.column, self.what)
    }
}

impl std::error::Error for ConfigFault {}

/// Reads a file: what can be watched, and all that is wrong. A feed or channel with a fault is left out; a fault of a
/// setting leaves that setting at its default.
pub fn read(file: &str, text: &str) -> (WatchConfig, Vec<ConfigFault>) {
    let mut faults = Faults::default();
    let mut config = WatchConfig {
        contact: None,
        allow: Vec::new(),
        pause: Duration::from_secs(1),
        size: 8 << 20,
        timeout: Duration::from_secs(30),
        keep_text: true,
        parallel: 4,
        feeds: Vec::new(),
        channels: Vec::new(),
    };
    if text.len() > LONGEST {
        faults.add(0..0, format!("this holds more than {} MiB and is no list of feeds", LONGEST >> 20));
        return (config, placed(file, text, faults));
    }
    let whole = without_torn_sections(text, &mut faults);
    let Ok(table) = DeTable::parse(&whole) else { return (config, placed(file, text, faults)) };
    let table = table.into_inner();
    let mut every = SignedDuration::from_mins(30);
    for (key, value) in &table {
        setting(&mut config, &mut every, key, value, &mut faults);
    }
    for one in lists(&table, "feed", &mut faults) {
        if config.feeds.len() >= MOST_FEEDS {
            faults.add(one.at.clone(), format!("a file holds no more than {MOST_FEEDS} feeds; split it"));
            break;
        }
        if let Some(feed) = feed(&one, &config, every, &mut faults) {
            config.feeds.push(feed);
        }
    }
    for one in lists(&table, "deliver", &mut faults) {
        let names: Vec<&str> = config.channels.iter().map(|c| c.name.as_str()).collect();
        if let Some(channel) = channel::read(&one, &names, &mut faults) {
            config.channels.push(channel);
        }
    }
    if config.feeds.is_empty() && faults.0.is_empty() {
        faults.add(0..0, "this names no feed; write [[feed]], then name = \"…\" and address = \"https://…\"");
    }
    (config, placed(file, text, faults))
}

fn placed(file: &str, text: &str, mut faults: Faults) -> Vec<ConfigFault> {
    faults.0.sort_by_key(|(at, _)| at.start);
    let fault = |(at, what): (Span, String)| {
        let before = text.get(..at.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        ConfigFault { file: file.to_owned(), line, column, what }
    };
    faults.0.into_iter().map(fault).collect()
}

const SETTINGS: &[&str] = &[
    "contact",
    "allow",
    "pause",
    "size_mib",
    "timeout",
    "keep_text",
    "parallel",
    "every",
    "feed",
    "deliver",
];

fn setting(
    config: &mut WatchConfig,
    every: &mut SignedDuration,
    key: &Spanned<Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    faults: &mut Faults,
) {
    match key.get_ref().as_ref() {
        "feed" | "deliver" => {}
        "contact" => config.contact = contact(value, faults),
        "allow" => config.allow = hosts(value, faults),
        "pause" => {
            let within = SignedDuration::ZERO..=SignedDuration::from_mins(10);
            if let Some(pause) = duration(value, within, faults) {
                config.pause = pause.unsigned_abs();
            }
        }
        "timeout" => {
            let within = SignedDuration::from_secs(1)..=SignedDuration::from_mins(5);
            if let Some(timeout) = duration(value, within, faults) {
                config.timeout = timeout.unsigned_abs();
            }
        }
        "every" => {
            if let Some(least) = duration(value, OFTENEST..=SELDOMEST, faults) {
                *every = least;
            }
        }
        "size_mib" => {
            if let Some(size) = number(value, 1..=64, faults) {
                config.size = size << 20;
            }
        }
        "parallel" => {
            if let Some(parallel) = number(value, 1..=32, faults) {
                config.parallel = usize::try_from(parallel).unwrap_or(1);
            }
        }
        "keep_text" => match value.get_ref().as_bool() {
            Some(keep) => config.keep_text = keep,
            None => faults.add(value.span(), "'keep_text' is true or false"),
        },
        other => faults.add(key.span(), unknown(other, SETTINGS)),
    }
}

const FEED_KEYS: &[&str] = &["name", "address", "kind", "text", "source", "every"];

fn feed(
    section: &Section<'_, '_>,
    config: &WatchConfig,
    every: SignedDuration,
    faults: &mut Faults,
) -> Option<FeedConfig> {
    let before = faults.0.len();
    let (mut name, mut address, mut source) = (None, None, None);
    let (mut kind, mut text, mut every) = (FeedKind::Feed, TextFrom::Page, every);
    for (key, value) in section.table {
        match key.get_ref().as_ref() {
            "name" => name = self::name(value, faults).filter(|n| is_new(n, value, config, faults)),
            "address" => address = feed_address(value, faults),
            "source" => source = self::name(value, faults),
            "kind" => {
                let kinds = [("feed", FeedKind::Feed), ("page", FeedKind::Page)];
                kind = one_of(value, &kinds, faults).unwrap_or(kind);
            }
            "text" => {
                let froms = [("page", TextFrom::Page), ("feed", TextFrom::Feed)];
                text = one_of(value, &froms, faults).unwrap_or(text);
            }
            "every" => every = duration(value, OFTENEST..=SELDOMEST, faults).unwrap_or(every),
            other => faults.add(key.span(), unknown(other, FEED_KEYS)),
        }
    }
    for (missing, key) in [
        (!section.table.iter().any(|(k, _)| k.get_ref() == "name"), "name"),
        (!section.table.iter().any(|(k, _)| k.get_ref() == "address"), "address"),
    ] {
        if missing {
            faults.add(section.at.clone(), format!("this feed has no '{key}'"));
        }
    }
    if faults.0.len() > before {
        return None;
    }
    let (name, address) = (name?, address?);
    let is_near = is_allowed(&address, &config.allow);
    if Reach::meant_by(&address) != Reach::Internet && !is_near {
        let what = format!(
            "'{}' lies on this machine or in its network, which is not asked unless allowed by name: add \
             allow = [\"{}\"] at the top of the file",
            address,
            authority(&address)
        );
        faults.add(section.at.clone(), what);
        return None;
    }
    Some(FeedConfig { name, address, kind, text, source, every, is_near })
}

fn is_new(name: &str, value: &Spanned<DeValue<'_>>, config: &WatchConfig, faults: &mut Faults) -> bool {
    let is_new = config.feeds.iter().all(|feed| feed.name != name);
    if !is_new {
        faults.add(
            value.span(),
            format!("another feed is called '{name}' already; give this one a name of its own"),
        );
    }
    is_new
}

/// The host of an address with its port, as it is allowed by name.
fn authority(address: &Address) -> String {
    let rest = address.as_str().split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest).to_ascii_lowercase()
}

/// Whether an address was allowed by name: its host, or its host with its port.
pub(crate) fn is_allowed(address: &Address, allow: &[String]) -> bool {
    let whole = authority(address);
    allow.iter().any(|name| name.eq_ignore_ascii_case(address.host()) || *name == whole)
}

fn feed_address(value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Option<Address> {
    let text = string(value, "an address", faults)?;
    let read: Result<Address, _> = text.parse();
    match read {
        Err(e) => {
            faults.add(value.span(), e.to_string());
            None
        }
        Ok(address) => match not_followed(address.host()) {
            Some(what) => {
                faults.add(
                    value.span(),
                    format!(
                        "'{}' holds {what}, which are not watched: only public feeds of news are",
                        address.host()
                    ),
                );
                None
            }
            None => Some(address),
        },
    }
}

/// What a site holds that is not followed: accounts, groups or messages of people.
pub fn not_followed(host: &str) -> Option<&'static str> {
    static SITES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let all = rows(include_str!("../data/not_followed.tsv"));
        all.filter_map(|(_, fields)| Some((*fields.first()?, *fields.get(1)?))).collect()
    });
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let is_below = |site: &str| host == site || host.strip_suffix(site).is_some_and(|sub| sub.ends_with('.'));
    SITES.iter().find(|(site, _)| is_below(site)).map(|(_, what)| *what)
}

fn contact(value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Option<String> {
    let text = string(value, "an address of mail or of a page", faults)?;
    let is_plain = text.bytes().all(|b| b.is_ascii_graphic() && b != b'(' && b != b')');
    if text.is_empty() || text.len() > 200 || !is_plain || !text.contains(['@', '/']) {
        faults.add(
            value.span(),
            "'contact' is an address of mail or of a page, as in \"mailto:desk@example.org\"",
        );
        return None;
    }
    Some(text)
}

fn hosts(value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Vec<String> {
    let Some(list) = value.get_ref().as_array() else {
        faults.add(value.span(), "'allow' is a list of hosts, as in [\"127.0.0.1:8080\"]");
        return Vec::new();
    };
    let mut hosts = Vec::new();
    for one in list {
        match one.get_ref().as_str() {
            Some(host) if !host.is_empty() && !host.contains(['/', '*', '@', ' ']) => {
                hosts.push(host.to_ascii_lowercase());
            }
            _ => faults.add(one.span(), "a host is allowed by its whole name, with its port if it has one, as in \"feeds.example:8080\""),
        }
    }
    hosts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        read("FEEDS.toml", text).1.iter().map(ToString::to_string).collect()
    }

    const GOOD: &str = "[[feed]]\nname = \"one\"\naddress = \"https://one.example/feed\"\n";

    #[test]
    fn a_whole_file_is_read() {
        let text = format!(
            "contact = \"mailto:desk@example.org\"\nevery = \"1h\"\nallow = [\"127.0.0.1:80\"]\nkeep_text = false\n\n{GOOD}\n\
             [[feed]]\nname = \"two\"\naddress = \"http://127.0.0.1:80/x\"\nkind = \"page\"\nevery = \"2h\"\ntext = \"feed\"\nsource = \"Two\"\n"
        );
        let (config, faults) = read("FEEDS.toml", &text);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(config.feeds.len(), 2);
        assert_eq!(config.feeds[0].every, SignedDuration::from_hours(1));
        assert_eq!((config.feeds[1].kind, config.feeds[1].is_near), (FeedKind::Page, true));
        assert!(!config.keep_text);
    }

    #[test]
    fn what_is_wrong_is_named_and_the_other_feeds_go_on() {
        for (bad, line, said) in [
            ("[[feed]]\nname = \"x\"\nadress = \"https://x.example/\"\n", 3, "did you mean 'address'"),
            ("[[feed]]\nname = \"x\"\naddress = \"ftp://x.example/\"\n", 3, "must begin with http"),
            ("[[feed]]\nname = \"x\"\naddress = \"https://me:pass@x.example/\"\n", 3, "must not hold a name"),
            ("[[feed]]\nname = \"x\"\naddress = \"https://t.me/s/some\"\n", 3, "channels and groups"),
            ("[[feed]]\nname = \"x\"\naddress = \"https://m.facebook.com/some\"\n", 3, "accounts and groups"),
            ("[[feed]]\nname = \"x\"\naddress = \"http://127.0.0.1/\"\n", 1, "allowed by name"),
            ("[[feed]]\nname = \"x\"\naddress = \"http://[::1]:80/\"\n", 1, "allowed by name"),
            ("[[feed]]\nname = \"x\"\naddress = \"http://10.1.1.1/\"\n", 1, "allowed by name"),
            ("[[feed]]\nname = \"x\"\naddress = \"https://x.example/\"\nevery = \"1s\"\n", 4, "a time from"),
            ("[[feed]]\nname = \"x\"\naddress = \"https://x.example/\"\nevery = 5\n", 4, "a time from"),
            (
                "[[feed]]\nname = \"x\"\naddress = \"https://x.example/\"\nkind = \"blog\"\n",
                4,
                "one of \"feed\"",
            ),
            ("[[feed]]\nname = \"x\"\naddress = \"https://x.example/\"\nunknown thing = 3\n", 4, "no TOML"),
            ("[[feed]]\nname = \"x\"\naddress = \"https://x.example/\n", 3, "no TOML"),
            ("[[feed]]\naddress = \"https://x.example/\"\n", 1, "no 'name'"),
            ("[[feed]]\nname = \"x\"\n", 1, "no 'address'"),
            ("[[feed]]\nname = 3\naddress = \"https://x.example/\"\n", 2, "a name is needed"),
            ("[[feed]]\nname = \"a\\nb\"\naddress = \"https://x.example/\"\n", 2, "in one line"),
        ] {
            for text in [format!("{bad}\n{GOOD}"), format!("{GOOD}\n{bad}")] {
                let first = if text.starts_with(GOOD) { 4 } else { 0 };
                let (config, faults) = read("FEEDS.toml", &text);
                let names: Vec<&str> = config.feeds.iter().map(|f| f.name.as_str()).collect();
                assert_eq!(names, ["one"], "{text}\n{faults:?}");
                let fault = faults
                    .iter()
                    .find(|f| f.what.contains(said))
                    .unwrap_or_else(|| panic!("{text}: {faults:?}"));
                assert_eq!(fault.line, line + first, "{text}: {fault}");
                assert!(!fault.what.contains("pass@"), "{fault}");
            }
        }
        assert!(faults(&format!("{GOOD}{GOOD}"))[0].contains("line 5, column 8"));
    }

    #[test]
    fn settings_that_are_wrong_are_named() {
        for (setting, said) in [
            ("evry = \"1h\"", "did you mean 'every'"),
            ("every = \"1 fortnight\"", "a time from"),
            ("allow = [\"*\"]", "whole name"),
            ("allow = \"x\"", "a list of hosts"),
            ("contact = \"x\\r\\nHost: y/z@\"", "an address of mail"),
            ("parallel = 0", "a number from 1 to 32"),
            ("size_mib = 9999", "a number from 1 to 64"),
            ("keep_text = \"no\"", "true or false"),
            ("feed = 3", "[[feed]]"),
        ] {
            let said_of = faults(&format!("{setting}\n"));
            assert!(
                said_of.iter().any(|f| f.contains(said) && f.contains("line 1,")),
                "{setting}: {said_of:?}"
            );
        }
        assert!(faults("")[0].contains("names no feed"));
    }
}

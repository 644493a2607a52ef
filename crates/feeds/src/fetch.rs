//! One request, by the rules of the site: robots.txt first, then what was asked for.

use crate::{
    robots::{self, Rule},
    schedule::Signals,
};
use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use std::time::Duration;
use tazamun_net::{Address, Client, Fault, HttpAnswer, Request};
use tazamun_store::RobotsFile;

/// A request that is to be made.
#[derive(Debug, Clone)]
pub(crate) struct Errand {
    pub(crate) address: Address,
    pub(crate) etag: Option<String>,
    pub(crate) last_modified: Option<String>,
    /// What the site said last of what it allows.
    pub(crate) robots: Option<RobotsFile>,
    pub(crate) agent: String,
    /// Whether the host may lie on this machine or in its networks.
    pub(crate) is_near: bool,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// What the site allows, where it was asked anew.
    pub(crate) robots: Option<RobotsFile>,
    /// The pause that the site asks for between requests.
    pub(crate) delay: Option<Duration>,
    pub(crate) result: Result<HttpAnswer, Refusal>,
}

/// Why nothing was answered.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The site does not allow it.
    Robots(String),
    /// The site does not say what it allows.
    NoRobots(String),
    /// It could not be asked.
    Fault(Fault),
}

impl Errand {
    /// Makes the request.
    pub(crate) fn run(&self, client: &Client, now: Timestamp) -> Fetched {
        let (file, asked) = match self.robots.as_ref().filter(|file| robots::is_fresh(file, now)) {
            Some(file) => (file.clone(), false),
            None => (self.ask_robots(client, now), true),
        };
        let rule = robots::rule(&file, &self.address);
        let robots = asked.then_some(file);
        match rule {
            Rule::Forbidden(why) => Fetched { robots, delay: None, result: Err(Refusal::Robots(why)) },
            Rule::Unknown(why) => Fetched { robots, delay: None, result: Err(Refusal::NoRobots(why)) },
            Rule::Allowed(delay) => {
                let mut headers = vec![("User-Agent", self.agent.clone())];
                headers.extend(self.etag.clone().map(|etag| ("If-None-Match", etag)));
                headers.extend(self.last_modified.clone().map(|at| ("If-Modified-Since", at)));
                let request = Request { url: self.address.as_str(), headers };
                Fetched { robots, delay, result: client.ask(&request).map_err(Refusal::Fault) }
            }
        }
    }

    fn ask_robots(&self, client: &Client, now: Timestamp) -> RobotsFile {
        let url = format!("{}/robots.txt", robots::origin(&self.address));
        let request = Request { url: &url, headers: vec![("User-Agent", self.agent.clone())] };
        match client.ask(&request) {
            Ok(answer) => {
                let body = &answer.body[..answer.body.len().min(robots::LONGEST)];
                let rules = if answer.status == 200 {
                    String::from_utf8_lossy(body).into_owned()
                } else {
                    String::new()
                };
                RobotsFile { fetched: now, status: Some(answer.status), rules }
            }
            // A file too large to be taken is no list of rules.
            Err(Fault::TooLarge { .. } | Fault::Bomb { .. } | Fault::Redirects { .. }) => {
                RobotsFile { fetched: now, status: Some(404), rules: String::new() }
            }
            Err(_) => RobotsFile { fetched: now, status: None, rules: String::new() },
        }
    }
}

/// What an answer's headers say of the next request.
pub(crate) fn signals(answer: &HttpAnswer, now: Timestamp) -> Signals {
    let until = |words: &str| {
        let at = rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(words.trim()).ok()?;
        Some(at.duration_since(now)).filter(|d| d.is_positive())
    };
    let seconds =
        |words: &str| words.trim().parse::<u32>().ok().map(|s| SignedDuration::from_secs(i64::from(s)));
    let retry_after = answer.header("retry-after").and_then(|v| seconds(v).or_else(|| until(v)));
    let control = answer.header("cache-control").unwrap_or_default().to_ascii_lowercase();
    let max_age = control.split(',').find_map(|part| seconds(part.trim().strip_prefix("max-age=")?));
    let expires = answer.header("expires").and_then(until);
    Signals { retry_after, fresh_for: max_age.or(expires), ttl: None, gap: None }
}

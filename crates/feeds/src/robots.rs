//! What a site allows (robots.txt, RFC 9309) → whether an address may be asked for, and how fast.

use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use tazamun_net::Address;
use tazamun_store::RobotsFile;
use texting_robots::Robot;

/// The name by which a site allows or forbids us.
const AGENT: &str = "tazamun";
/// A file is believed for a day.
const FRESH: SignedDuration = SignedDuration::from_hours(24);
/// One of a site that did not answer, for an hour.
const FRESH_FAILURE: SignedDuration = SignedDuration::from_hours(1);
/// Bytes of a file that are read; the standard asks for no more.
pub(crate) const LONGEST: usize = 500 << 10;
/// The longest pause between two requests that is kept to.
const LONGEST_DELAY: f32 = 300.0;

/// Scheme, host and port of an address: what one robots.txt is for.
pub(crate) fn origin(address: &Address) -> String {
    let (scheme, rest) = address.as_str().split_once("://").unwrap_or(("https", ""));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    format!("{}://{}", scheme.to_ascii_lowercase(), authority.to_ascii_lowercase())
}

/// Whether a file is still to be believed.
pub(crate) fn is_fresh(file: &RobotsFile, now: Timestamp) -> bool {
    let is_answer = file.status.is_some_and(|status| status < 500 && status != 429);
    let since = now.duration_since(file.fetched);
    (SignedDuration::ZERO..if is_answer { FRESH } else { FRESH_FAILURE }).contains(&since)
}

/// What a site says of an address.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Rule {
    /// It may be asked for, with this pause between requests.
    Allowed(Option<Duration>),
    /// It may not.
    Forbidden(String),
    /// The site cannot say, and so nothing is asked.
    Unknown(String),
}

/// What a file says of an address. A site without a file allows everything; one that cannot say allows nothing.
pub(crate) fn rule(file: &RobotsFile, address: &Address) -> Rule {
    match file.status {
        Some(200..=299) => {}
        Some(429 | 500..) | None => {
            let status =
                file.status.map_or_else(|| "is not to be had".to_owned(), |s| format!("answers {s}"));
            return Rule::Unknown(format!(
                "robots.txt of this site {status}: until it says what it allows, nothing is asked"
            ));
        }
        Some(_) => return Rule::Allowed(None),
    }
    let Ok(robot) = Robot::new(AGENT, file.rules.as_bytes()) else { return Rule::Allowed(None) };
    if !robot.allowed(address.as_str()) {
        return Rule::Forbidden("robots.txt of this site forbids this address".to_owned());
    }
    let delay = robot.delay.filter(|delay| delay.is_finite() && *delay > 0.0);
    Rule::Allowed(delay.map(|delay| Duration::from_secs_f32(delay.min(LONGEST_DELAY))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_says_what_it_allows() {
        let long = format!("User-agent: *\nDisallow: /{}\n", "a*".repeat(5_000));
        for (status, rules, path, allowed, delay) in [
            (Some(200), "", "/x", true, None),
            (Some(200), "User-agent: *\nDisallow: /private", "/private/x", false, None),
            (Some(200), "User-agent: *\nDisallow: /private", "/feed", true, None),
            (Some(200), "User-agent: *\nDisallow: /", "/feed", false, None),
            (Some(200), "User-agent: *\nDisallow: /\n\nUser-agent: tazamun\nAllow: /", "/feed", true, None),
            (Some(200), "User-agent: *\nCrawl-delay: 7", "/feed", true, Some(7)),
            (Some(200), "User-agent: *\nCrawl-delay: 99999999", "/feed", true, Some(300)),
            (Some(200), "<html>no such page</html>", "/feed", true, None),
            (Some(200), "\u{0}\u{0}: \u{0}", "/feed", true, None),
            (Some(200), &long, "/feed", true, None),
            (Some(404), "", "/feed", true, None),
            (Some(403), "", "/feed", true, None),
            (Some(503), "", "/feed", false, None),
            (None, "", "/feed", false, None),
        ] {
            let file = RobotsFile { fetched: Timestamp::UNIX_EPOCH, status, rules: rules.to_owned() };
            let address = format!("https://n.example{path}").parse().unwrap();
            match rule(&file, &address) {
                Rule::Allowed(found) => {
                    assert!(allowed, "{status:?} {rules} {path}");
                    assert_eq!(found.map(|d| d.as_secs()), delay, "{rules}");
                }
                Rule::Forbidden(why) | Rule::Unknown(why) => assert!(!allowed, "{rules}: {why}"),
            }
        }
    }
}

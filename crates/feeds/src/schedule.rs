//! When a feed is asked again, and why: the feed's own word first, then how often it brings something new.

use jiff::{SignedDuration, Timestamp};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// A feed that brings nothing is asked once a day.
const SELDOMEST: SignedDuration = SignedDuration::from_hours(24);
/// A server that asks for patience is believed for a week.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 7);
/// The first wait after a failure; each one after that is twice as long.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(10);
/// Entries that are hoped for in one answer.
const ENTRIES_AT_A_TIME: f64 = 3.0;

/// How an attempt ended, as far as it matters for the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It was read, or nothing had changed.
    Well,
    /// The server asks for patience (429, 503).
    Throttled,
    /// It is gone for good (410).
    Gone,
    /// The site's robots.txt forbids it.
    Forbidden,
    /// Anything else.
    Failed,
}

/// What a server and a feed say of the next attempt.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Signals {
    /// `Retry-After`.
    pub retry_after: Option<SignedDuration>,
    /// `Cache-Control: max-age`, or `Expires`.
    pub fresh_for: Option<SignedDuration>,
    /// The feed's own pace: `ttl`, `sy:updatePeriod`.
    pub ttl: Option<SignedDuration>,
    /// The mean time between its last entries.
    pub gap: Option<SignedDuration>,
}

/// What is known of the feed.
#[derive(Debug, Clone, Copy)]
pub struct Pace<'a> {
    /// Its name, from which its jitter is drawn.
    pub feed: &'a str,
    /// It is not asked more often than this.
    pub every: SignedDuration,
    /// Failures in a row, this one included.
    pub failures: u32,
    /// Times in a row that the server asked for patience, this one included.
    pub throttled: u32,
}

/// The next attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// When.
    pub at: Timestamp,
    /// Why then.
    pub why: String,
}

/// When a feed is asked again.
///
/// ```
/// use tazamun_feeds::schedule::{Ending, Pace, Signals, next};
/// use jiff::SignedDuration;
/// let now = "2026-11-29T12:00:00Z".parse().unwrap();
/// let pace = Pace { feed: "a", every: SignedDuration::from_mins(30), failures: 0, throttled: 0 };
/// let hour = Signals { ttl: Some(SignedDuration::from_hours(1)), ..Signals::default() };
/// let next = next(now, &pace, Ending::Well, &hour);
/// assert!(next.at >= "2026-11-29T13:00:00Z".parse().unwrap());
/// assert!(next.why.contains("the feed asks for"));
/// ```
pub fn next(now: Timestamp, pace: &Pace<'_>, ending: Ending, signals: &Signals) -> Next {
    let (wait, why) = match ending {
        Ending::Well => after_success(pace, signals),
        Ending::Throttled => throttled(pace, signals),
        Ending::Gone => (SELDOMEST * 7, "it is gone, and is asked once a week whether it is back".to_owned()),
        Ending::Forbidden => (SELDOMEST, "robots.txt is asked again after a day".to_owned()),
        Ending::Failed => {
            let wait = doubled(FIRST_WAIT.max(pace.every), pace.failures).min(SELDOMEST);
            let why = match pace.failures {
                0 | 1 => "it failed once: after the first wait".to_owned(),
                n => format!("it failed {n} times in a row: each wait is twice as long, up to a day"),
            };
            // A server that is down may still say when it is back.
            longest((wait, why), signals.retry_after.map(|t| (t.min(PATIENCE), asked("Retry-After", t))))
        }
    };
    let wait = wait + jitter(pace.feed, now, wait);
    Next { at: now.saturating_add(wait).unwrap_or(Timestamp::MAX), why }
}

fn after_success(pace: &Pace<'_>, signals: &Signals) -> (SignedDuration, String) {
    let mut wait = (pace.every, "not more often than the file says".to_owned());
    if let Some(gap) = signals.gap {
        let hoped =
            SignedDuration::try_from_secs_f64(gap.as_secs_f64() * ENTRIES_AT_A_TIME).unwrap_or(SELDOMEST);
        let hoped = hoped.min(SELDOMEST);
        wait = longest(wait, Some((hoped, format!("it brings something new every {:#} or so", whole(gap)))));
    }
    // A day is the most that a feed may ask for: some say a year, and mean nothing by it.
    let own = signals.ttl.map(|t| (t.min(SELDOMEST), asked("ttl", t)));
    wait = longest(wait, own);
    longest(wait, signals.fresh_for.map(|t| (t.min(SELDOMEST), asked("Cache-Control", t))))
}

fn throttled(pace: &Pace<'_>, signals: &Signals) -> (SignedDuration, String) {
    let own = doubled(FIRST_WAIT.max(pace.every), pace.throttled).min(SELDOMEST);
    match signals.retry_after {
        Some(t) => longest(
            (pace.every, "not more often than the file says".to_owned()),
            Some((t.min(PATIENCE), asked("Retry-After", t))),
        ),
        None => (own, "the server asks for patience and does not say for how long".to_owned()),
    }
}

fn asked(by: &str, time: SignedDuration) -> String {
    format!("the feed asks for {:#} ({by})", whole(time))
}

/// Whole seconds, as people write times.
fn whole(time: SignedDuration) -> SignedDuration {
    SignedDuration::from_secs(time.as_secs())
}

fn longest(
    one: (SignedDuration, String),
    other: Option<(SignedDuration, String)>,
) -> (SignedDuration, String) {
    match other {
        Some(other) if other.0 > one.0 => other,
        _ => one,
    }
}

fn doubled(first: SignedDuration, times: u32) -> SignedDuration {
    let factor = 1_i32 << times.saturating_sub(1).min(12);
    first.checked_mul(factor).unwrap_or(SELDOMEST)
}

/// Up to a tenth more, so that feeds do not come due together; the same for a feed and a moment, whoever asks.
fn jitter(feed: &str, now: Timestamp, wait: SignedDuration) -> SignedDuration {
    let mut seed = [0_u8; 32];
    seed[..8].copy_from_slice(&now.as_second().to_le_bytes());
    for (n, byte) in feed.bytes().enumerate() {
        let at = 8 + n % 24;
        seed[at] = seed[at].rotate_left(3) ^ byte;
    }
    let most = wait.as_secs() / 10;
    if most <= 0 {
        return SignedDuration::ZERO;
    }
    SignedDuration::from_secs(ChaCha8Rng::from_seed(seed).random_range(0..=most))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60;
    const HOUR: i64 = 3600;
    const DAY: i64 = 24 * HOUR;

    #[test]
    fn the_next_attempt_is_when_it_is_for_a_reason() {
        let now: Timestamp = "2026-11-29T12:00:00Z".parse().unwrap();
        let seconds = |s: i64| Some(SignedDuration::from_secs(s));
        let none = Signals::default();
        for (ending, failures, throttled, signals, least, said) in [
            (Ending::Well, 0, 0, none, 30 * MINUTE, "the file says"),
            (Ending::Well, 0, 0, Signals { ttl: seconds(2 * HOUR), ..none }, 2 * HOUR, "(ttl)"),
            (Ending::Well, 0, 0, Signals { ttl: seconds(365 * DAY), ..none }, DAY, "(ttl)"),
            (Ending::Well, 0, 0, Signals { fresh_for: seconds(HOUR), ..none }, HOUR, "(Cache-Control)"),
            (Ending::Well, 0, 0, Signals { fresh_for: seconds(1), ..none }, 30 * MINUTE, "the file says"),
            (Ending::Well, 0, 0, Signals { gap: seconds(HOUR), ..none }, 3 * HOUR, "something new"),
            (Ending::Well, 0, 0, Signals { gap: seconds(90 * DAY), ..none }, DAY, "something new"),
            (Ending::Throttled, 0, 1, none, 30 * MINUTE, "patience"),
            (Ending::Throttled, 0, 3, none, 2 * HOUR, "patience"),
            (
                Ending::Throttled,
                0,
                1,
                Signals { retry_after: seconds(5 * HOUR), ..none },
                5 * HOUR,
                "(Retry-After)",
            ),
            (
                Ending::Throttled,
                0,
                9,
                Signals { retry_after: seconds(1), ..none },
                30 * MINUTE,
                "the file says",
            ),
            (
                Ending::Throttled,
                0,
                1,
                Signals { retry_after: seconds(3650 * DAY), ..none },
                7 * DAY,
                "(Retry-After)",
            ),
            (Ending::Gone, 0, 0, none, 7 * DAY, "gone"),
            (Ending::Forbidden, 0, 0, none, DAY, "robots.txt"),
            (Ending::Failed, 1, 0, none, 30 * MINUTE, "failed once"),
            (Ending::Failed, 2, 0, none, HOUR, "2 times in a row"),
            (Ending::Failed, 400, 0, none, DAY, "400 times in a row"),
            (
                Ending::Failed,
                1,
                0,
                Signals { retry_after: seconds(2 * HOUR), ..none },
                2 * HOUR,
                "(Retry-After)",
            ),
        ] {
            let pace = Pace { feed: "a", every: SignedDuration::from_mins(30), failures, throttled };
            let next = next(now, &pace, ending, &signals);
            let wait = next.at.duration_since(now).as_secs();
            assert!(
                (least..=least + least / 10).contains(&wait),
                "{ending:?} {signals:?}: {wait} s, {}",
                next.why
            );
            assert!(next.why.contains(said), "{ending:?} {signals:?}: {}", next.why);
        }
    }

    #[test]
    fn feeds_of_one_moment_do_not_come_due_together() {
        let now: Timestamp = "2026-11-29T12:00:00Z".parse().unwrap();
        let due = |feed: &str| {
            let pace = Pace { feed, every: SignedDuration::from_mins(30), failures: 0, throttled: 0 };
            next(now, &pace, Ending::Well, &Signals::default()).at
        };
        let all: std::collections::BTreeSet<Timestamp> = (0..100).map(|n| due(&format!("feed{n}"))).collect();
        assert!(all.len() > 50, "{}", all.len());
        assert_eq!(due("feed1"), due("feed1"));
    }
}

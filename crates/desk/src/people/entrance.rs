//! The launch token of one who works alone, and the ids of sessions. Neither is kept: what is kept is their hash.

use sha2::{Digest as _, Sha256};
use std::{
    collections::VecDeque,
    fmt::Write as _,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};
use subtle::ConstantTimeEq as _;

/// Seconds after which a session ends, whatever is done in it.
pub const LONGEST: i64 = 12 * 3600;
/// Seconds after which a session ends in which nothing is done.
pub const IDLE: i64 = 2 * 3600;
/// Browsers of one who works alone.
const BROWSERS: usize = 64;

/// A secret that nobody can guess: 32 bytes from the system, in hexadecimal.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Panics
    /// Where the system gives no random bytes: nothing can be kept safe then.
    pub fn new() -> Self {
        let mut bytes = [0_u8; 32];
        if let Err(error) = getrandom::fill(&mut bytes) {
            panic!("the system gives no random bytes: {error}");
        }
        Token(hex(&bytes))
    }

    /// As it stands in an address or a cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is kept of one that somebody brought.
    pub fn hash_of(brought: &str) -> String {
        hex(&Sha256::digest(brought.as_bytes()))
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Seconds since 1970.
pub(crate) fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() as i64)
}

/// Where people come in.
#[derive(Debug)]
pub struct Entrance {
    /// Good once, and gone then.
    launch: Mutex<Option<Token>>,
    /// Sessions of one who works alone, by hash; the oldest first.
    alone: Mutex<VecDeque<(String, i64)>>,
    team: AtomicBool,
    /// The cookie's name. Cookies know no port: two desks on one machine must not take each other's.
    pub cookie: String,
    /// Whether the cookie goes over encrypted connections alone.
    pub secure: bool,
}

impl Entrance {
    /// An entrance with a launch token.
    pub fn new(cookie: String, secure: bool, team: bool) -> Self {
        Entrance {
            launch: Mutex::new(Some(Token::new())),
            alone: Mutex::default(),
            team: AtomicBool::new(team),
            cookie,
            secure,
        }
    }

    /// The launch token, while it has not been used.
    pub fn launch_token(&self) -> Option<Token> {
        self.launch.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether several people work here, each with an account.
    pub fn is_of_a_team(&self) -> bool {
        self.team.load(Ordering::Acquire)
    }

    /// From now on everybody logs in; who worked alone is out.
    pub fn becomes_a_team(&self) {
        self.team.store(true, Ordering::Release);
        self.alone.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.launch.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Swaps the launch token for a session, once.
    pub fn launch(&self, brought: &str) -> Option<Token> {
        let mut launch = self.launch.lock().unwrap_or_else(PoisonError::into_inner);
        let right =
            launch.as_ref().is_some_and(|token| bool::from(token.0.as_bytes().ct_eq(brought.as_bytes())));
        if !right || self.is_of_a_team() {
            return None;
        }
        *launch = None;
        let session = Token::new();
        let mut alone = self.alone.lock().unwrap_or_else(PoisonError::into_inner);
        if alone.len() >= BROWSERS {
            alone.pop_front();
        }
        alone.push_back((Token::hash_of(session.as_str()), now()));
        Some(session)
    }

    /// Whether a cookie is a session of one who works alone. These last as long as the program runs.
    pub fn is_alone(&self, cookie: &str) -> bool {
        let hash = Token::hash_of(cookie);
        let alone = self.alone.lock().unwrap_or_else(PoisonError::into_inner);
        let found = alone
            .iter()
            .fold(false, |found, (known, _)| found | bool::from(known.as_bytes().ct_eq(hash.as_bytes())));
        found && !self.is_of_a_team()
    }

    /// The cookie of a session, as a header says it.
    pub fn set_cookie(&self, value: &str) -> String {
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{}={value}; Path=/; HttpOnly; SameSite=Strict{secure}", self.cookie)
    }

    /// What takes the cookie away.
    pub fn no_cookie(&self) -> String {
        format!("{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0", self.cookie)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_launch_token_is_good_once() {
        let entrance = Entrance::new("c".into(), false, false);
        let token = entrance.launch_token().unwrap();
        assert_eq!(entrance.launch("guess"), None);
        let session = entrance.launch(token.as_str()).unwrap();
        assert_eq!(entrance.launch(token.as_str()), None, "used");
        assert!(entrance.is_alone(session.as_str()) && !entrance.is_alone(token.as_str()));
        entrance.becomes_a_team();
        assert!(!entrance.is_alone(session.as_str()), "a team logs in");
    }

    #[test]
    fn a_token_is_not_shown_by_accident() {
        let token = Token::new();
        assert_eq!(token.as_str().len(), 64);
        assert!(!format!("{token:?}").contains(token.as_str()));
    }
}

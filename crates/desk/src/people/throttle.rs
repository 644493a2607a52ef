//! How often a name may be tried: five times freely, then with waits that double.
//!
//! Names that have no account are counted as well, so that nobody learns from it which have one. What is remembered is the
//! hash of a name, in memory alone; no address of anybody is.

use super::Token;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Tries without a wait.
const FREE: u32 = 5;
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// Names that are remembered.
const NAMES: usize = 10_000;

#[derive(Debug, Clone, Copy)]
struct Tries {
    wrong: u32,
    until: Instant,
}

/// Wrong passwords by name.
#[derive(Debug, Default)]
pub struct Throttle {
    names: Mutex<HashMap<String, Tries>>,
}

impl Throttle {
    /// Counts a try that is about to be made, before the password is looked at: tries that come at once count too. Answers how
    /// long to wait where it is too early.
    ///
    /// # Errors
    /// The wait.
    pub fn may_try(&self, name: &str, now: Instant) -> Result<(), Duration> {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = Token::hash_of(name);
        if !names.contains_key(&hash) && names.len() >= NAMES {
            // Whoever fills the table with names makes room among those that wait no longer, not among the others.
            names.retain(|_, tries| tries.until > now);
            if names.len() >= NAMES {
                return Err(LONGEST);
            }
        }
        let tries = names.entry(hash).or_insert(Tries { wrong: 0, until: now });
        if tries.until > now {
            return Err(tries.until - now);
        }
        tries.wrong = tries.wrong.saturating_add(1);
        if tries.wrong >= FREE {
            let doubled = Duration::from_secs(1 << (tries.wrong - FREE).min(10));
            tries.until = now + doubled.min(LONGEST);
        }
        Ok(())
    }

    /// The password was right: what was counted is forgotten.
    pub fn was_right(&self, name: &str) {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).remove(&Token::hash_of(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_a_right_password_ends_them() {
        let (throttle, mut now) = (Throttle::default(), Instant::now());
        for _ in 0..FREE {
            assert_eq!(throttle.may_try("a", now), Ok(()));
        }
        let mut waits = Vec::new();
        for _ in 0..12 {
            let wait = throttle.may_try("a", now).err().unwrap_or_default();
            waits.push(wait.as_secs());
            now += wait;
            assert_eq!(throttle.may_try("a", now), Ok(()));
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
        assert_eq!(throttle.may_try("b", now), Ok(()), "another name");
        throttle.was_right("a");
        assert_eq!(throttle.may_try("a", now), Ok(()));
    }

    #[test]
    fn many_names_do_not_fill_the_memory() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        for name in 0..2 * NAMES {
            let _ = throttle.may_try(&name.to_string(), now);
        }
        assert!(throttle.names.lock().is_ok_and(|names| names.len() <= NAMES));
    }
}

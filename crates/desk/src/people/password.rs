//! Passwords → Argon2id, a few at a time; a name without an account takes as long as one with.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier, phc::PasswordHash},
};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Each takes 19 MiB of memory for a while.
const AT_ONCE: usize = 2;
/// What NIST SP 800-63B asks of a password that stands alone, in letters.
const SHORTEST: usize = 15;
/// Longer ones only keep the machine busy.
const LONGEST: usize = 1_024;

/// What an account that is not there is held against.
static NOBODY: LazyLock<String> = LazyLock::new(|| hashed(b"nobody has this password").unwrap_or_default());

/// Where passwords are looked at.
#[derive(Debug)]
pub struct Passwords {
    turns: Semaphore,
}

/// A password that is too short or too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a password has {SHORTEST} to {LONGEST} letters")]
pub struct WeakPassword;

impl Default for Passwords {
    fn default() -> Self {
        LazyLock::force(&NOBODY);
        Passwords { turns: Semaphore::new(AT_ONCE) }
    }
}

fn hashed(password: &[u8]) -> Option<String> {
    let hash: PasswordHash = Argon2::default().hash_password(password).ok()?;
    Some(hash.to_string())
}

impl Passwords {
    /// What is kept of a password.
    ///
    /// # Errors
    /// [`WeakPassword`].
    pub async fn hash(&self, password: String) -> Result<String, WeakPassword> {
        if password.chars().count() < SHORTEST || password.len() > LONGEST {
            return Err(WeakPassword);
        }
        let _turn = self.turns.acquire().await.map_err(|_| WeakPassword)?;
        let hash = tokio::task::spawn_blocking(move || hashed(password.as_bytes())).await;
        hash.ok().flatten().ok_or(WeakPassword)
    }

    /// Whether this is the password that was kept; without an account it takes as long, and is not.
    pub async fn is_right(&self, password: String, kept: Option<String>) -> bool {
        if password.len() > LONGEST {
            return false;
        }
        let Ok(_turn) = self.turns.acquire().await else { return false };
        let check = move || {
            let hash = kept.as_deref().unwrap_or(&NOBODY);
            let right =
                PasswordVerifier::<str>::verify_password(&Argon2::default(), password.as_bytes(), hash);
            right.is_ok() & kept.is_some()
        };
        tokio::task::spawn_blocking(check).await.unwrap_or(false)
    }
}

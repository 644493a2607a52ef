//! Parts → a name for them: other parts have another, wherever one ends and the next begins.

use sha2::{Digest as _, Sha256};

/// Half of SHA-256, in hexadecimal digits.
pub(crate) fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

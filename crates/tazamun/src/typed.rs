//! What was typed → the command that asks the same again.

use crate::inert;

/// What is typed, as a shell takes it.
pub fn typed() -> String {
    let words = std::env::args_os().skip(1).map(|word| inert::for_shell(&word.to_string_lossy()));
    std::iter::once("tazamun".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}

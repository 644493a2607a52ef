//! Old spellings of what is typed → today's, each with a word to whoever types it; they go away with the next release.

use crate::{language, stderr::tell};
use std::ffi::OsString;
use tazamun_words::Words;

/// Options that `sync` had of the classical tests.
const CLASSIC: [&str; 6] = ["--method", "--surrogates", "--surrogate", "--alarms", "--km", "--neighbours"];

/// What was typed, in today's spelling.
pub fn of_today(typed: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let typed: Vec<OsString> = typed.into_iter().collect();
    if typed.get(1).is_none_or(|verb| verb != "sync") {
        return typed;
    }
    let is_classic = |word: &OsString| {
        let word = word.to_string_lossy();
        CLASSIC.contains(&word.split('=').next().unwrap_or_default())
    };
    let (verb, said) = if typed.iter().any(|word| word == "--all-pairs") {
        ("pairs", "sync --all-pairs")
    } else if typed.iter().any(is_classic) {
        ("classic", "sync --method")
    } else {
        return typed;
    };
    let values = [("old", said.into()), ("verb", verb.into())];
    tell(&Words::terminal(language::of_locale()).say("old-spelling", &values).plain());
    // A test of all pairs never had a certificate, and being told so was passed over.
    let goes = |word: &OsString| verb == "pairs" && (word == "--all-pairs" || word == "--no-certificate");
    let mut today: Vec<OsString> = typed.into_iter().filter(|word| !goes(word)).collect();
    today[1] = verb.into();
    today
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_spellings_are_those_of_verbs_of_their_own() {
        for (old, new) in [
            ("tazamun sync x.csv --all-pairs --by adm1", "tazamun pairs x.csv --by adm1"),
            ("tazamun sync x.csv --all-pairs --by adm1 --no-certificate", "tazamun pairs x.csv --by adm1"),
            ("tazamun sync x.csv --method eca --a p --b q", "tazamun classic x.csv --method eca --a p --b q"),
            ("tazamun sync x.csv --method=eca", "tazamun classic x.csv --method=eca"),
            ("tazamun sync x.csv --a p --b q", "tazamun sync x.csv --a p --b q"),
            ("tazamun read --all-pairs", "tazamun read --all-pairs"),
            ("tazamun", "tazamun"),
        ] {
            let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
            assert_eq!(of_today(words(old)), words(new), "{old}");
        }
    }
}

//! Things beside the project that a test needs, and what it does without them.

use std::path::{Path, PathBuf};

/// Whether a test may go on with something that is not part of the project; where not, a line says what is skipped.
///
/// # Panics
/// Where the environment says `CI=true` and the thing is not there.
pub fn is_there(there: bool, what: &str) -> bool {
    if !there {
        let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(!ci, "{what} is not here, and with CI=true the tests that need it must run");
        println!("skipped: {what} is not here");
    }
    there
}

/// A file or folder of `../shared`, the folder beside the checkout that holds data too large or too foreign to keep in it.
///
/// # Panics
/// As [`is_there`] does.
pub fn shared(path: &str) -> Option<PathBuf> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    is_there(full.exists(), &format!("../shared/{path}")).then_some(full)
}

/// The text of a file of `../shared`.
///
/// # Panics
/// As [`is_there`] does, and where the file is there but cannot be read as UTF-8.
pub fn shared_text(path: &str) -> Option<String> {
    shared(path).map(|file| {
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_used() {
        assert!(is_there(true, "everything"));
    }

    /// The rule itself, in processes of their own: the environment of this one is shared by its tests.
    #[test]
    fn what_is_missing_is_skipped_in_words_and_fails_in_ci() {
        let of = |ci: Option<&str>| {
            let mut command = std::process::Command::new(std::env::current_exe().unwrap());
            command.args([
                "--exact",
                "needs::tests::asks_for_nothing_that_exists",
                "--ignored",
                "--nocapture",
            ]);
            command.env_remove("CI");
            if let Some(ci) = ci {
                command.env("CI", ci);
            }
            let run = crate::run(&mut command);
            (run.status.success(), String::from_utf8_lossy(&run.stdout).into_owned())
        };
        for (ci, passes) in [(None, true), (Some("false"), true), (Some("true"), false)] {
            let (passed, said) = of(ci);
            assert_eq!(passed, passes, "CI {ci:?}: {said}");
            assert_eq!(said.contains("skipped: ../shared/no/such/file is not here"), passes, "{said}");
        }
    }

    #[test]
    #[ignore = "run by the test above, in its own process"]
    fn asks_for_nothing_that_exists() {
        assert_eq!(shared("no/such/file"), None);
    }
}

//! The program as its tests run it: one way to start it, in a known locale, and with a limit on how long it may take.

#![allow(dead_code, unused_imports, reason = "each file of tests uses what it needs of this")]
#![allow(clippy::unwrap_used, reason = "a test that cannot start the program has failed")]

use serde_json::Value;
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output},
};

pub(crate) use tazamun_testing::{PATIENCE, finished, is_there, run, shared};

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An article of `examples`.
pub(crate) fn example(language: &str) -> PathBuf {
    root().join(format!("examples/articles/2022-01-23.{language}.txt"))
}

/// The program, with nothing of this machine's settings that changes what it says.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tazamun"));
    for set in ["LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS", "TERM", "CLICOLOR_FORCE", "TAZAMUN_UCDP"] {
        command.env_remove(set);
    }
    command.env("LANG", "C.UTF-8").env("NO_COLOR", "1").env("TZ", "UTC");
    command
}

/// What the program does in this folder with these arguments, well or not.
pub(crate) fn tried(folder: &Path, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Output {
    run(program().args(args).current_dir(folder))
}

/// What the program prints in this folder; it must succeed.
pub(crate) fn said(folder: &Path, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
    let args: Vec<_> = args.into_iter().map(|arg| arg.as_ref().to_owned()).collect();
    let run = tried(folder, &args);
    assert!(run.status.success(), "{args:?}\n{}", error(&run));
    String::from_utf8(run.stdout).unwrap()
}

/// The same, as one JSON value.
pub(crate) fn json(folder: &Path, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Value {
    let text = said(folder, args);
    serde_json::from_str(text.trim()).unwrap_or_else(|fault| panic!("{fault}\n{text}"))
}

/// What a run printed on standard error.
pub(crate) fn error(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

/// The program with this done to its signals: an option of `env`, such as `--default-signal`.
pub(crate) fn with_signals(how: &str) -> Option<Command> {
    let knows = run(Command::new("env").args([how, "true"])).status.success();
    is_there(knows, "an env that sets signals").then(|| {
        let mut command = Command::new("env");
        command.args([how, env!("CARGO_BIN_EXE_tazamun")]);
        command
    })
}

//! Arguments → the rooms → standard output. One file per verb under [`verbs`], each a story: open, call, print.
//!
//! What a verb shares with another stands beside them: [`asking`] makes arguments into a question and its sources, and
//! shows, keeps and bundles the answer; [`render`] and [`said`] find the words of an answer, [`briefing`] lays out a page, [`bundle`] packs an
//! answer up,
//! [`keeping`] opens the store, [`places`] opens the gazetteer, [`geometry`] reads lines, [`explained`] shows what the
//! reader saw, [`progress`] says what takes long, [`spellings`] knows what was called otherwise before, [`pdf`] prints,
//! [`output`] writes whole files or none.

pub mod asking;
pub mod briefing;
pub mod bundle;
pub mod cli;
pub mod explained;
mod failure;
pub mod fetch;
pub mod geometry;
pub mod keeping;
pub mod mended;
pub mod named;
pub mod output;
pub mod pdf;
pub mod places;
pub mod progress;
pub mod render;
pub mod said;
pub mod spellings;
pub mod verbs;

pub use failure::Failure;

use clap::Parser as _;
use std::{ffi::OsString, io::Write as _, process::ExitCode};

/// Runs the program on its arguments and says how it ended: 0 done, 2 bad input or bad arguments.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match cli::Cli::try_parse_from(spellings::of_today(args)) {
        Ok(cli) => cli,
        // clap writes help and version to standard output with status 0, errors to standard error with status 2.
        Err(e) => {
            let _ = e.print();
            return ExitCode::from(u8::try_from(e.exit_code()).unwrap_or(2));
        }
    };
    match verbs::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "tazamun: {failure}");
            ExitCode::from(2)
        }
    }
}

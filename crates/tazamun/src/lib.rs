//! Arguments → the rooms → standard output. One file per verb under [`verbs`], each a story: open, call, print.
//!
//! What a verb shares with another stands beside them: [`asking`] makes arguments into a question and its sources, and
//! shows, keeps and bundles the answer; [`render`] gives what was found to the sentences of [`tazamun_words`], [`language`] says in which language, [`bundle`]
//! packs an answer up, [`named`] knows names of tests, [`store_args`] opens the store, [`places`] names the gazetteer, [`reading`] how articles are read, [`llm`] asks a language model to point, [`progress`] says what takes long, [`spellings`] knows what was called otherwise before, [`pdf`] prints,
//! [`output`] writes whole files or none, [`scratch`] leaves nothing behind. What other fronts need as well stands in [`tazamun_front`].

pub mod asking;
pub mod bundle;
pub mod cli;
mod failure;
pub mod fetch;
pub mod io_report;
pub mod language;
pub mod llm;
pub mod named;
pub mod output;
pub mod pdf;
pub mod places;
pub mod progress;
pub mod reading;
pub mod render;
pub mod scratch;
pub mod side_by_side;
pub mod spellings;
mod stderr;
pub mod store_args;
pub mod taught;
pub mod typed;
pub mod user_data;
pub mod verbs;

pub use failure::Failure;
pub use tazamun_front::inert;

use clap::Parser as _;
use std::{ffi::OsString, io::Write as _, process::ExitCode};

/// Letters of a typed word that an error repeats.
const LONGEST_WORD: usize = 1_000;

/// Runs the program on its arguments and says how it ended: 0 done, 2 bad input or bad arguments.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    scratch::watch();
    let args = spellings::of_today(args);
    let cli = match cli::Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        // clap writes help and version to standard output with status 0, errors to standard error with status 2.
        Err(e) => {
            // It repeats what was typed, which may be a name that others made, of any length.
            let inert =
                args.iter().map(|word| inert::shortened(&inert::line(&word.to_string_lossy()), LONGEST_WORD));
            let e = cli::Cli::try_parse_from(inert).err().unwrap_or(e);
            let _ = e.print();
            return ExitCode::from(u8::try_from(e.exit_code()).unwrap_or(2));
        }
    };
    match cli.verb.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "tazamun: {}", inert::line(&failure.told()));
            ExitCode::from(2)
        }
    }
}

//! One file per verb: its arguments, and its story from top to bottom.

pub mod brief;
pub mod completions;
pub mod pair;
pub mod read;
pub mod sync;

use crate::{
    Failure,
    cli::{Cli, Verb},
};
use std::ffi::OsString;

/// Does what was asked for. `args` are the words as they were typed: a result says how to get it again.
///
/// # Errors
/// [`Failure`], to be shown to the user.
pub fn run(cli: Cli, args: &[OsString]) -> Result<(), Failure> {
    match cli.verb {
        Verb::Read(args) => read::run(&args),
        Verb::Sync(args) => sync::run(&args),
        Verb::Pair(args) => pair::run(&args),
        Verb::Brief(verb) => brief::run(&verb, args),
        Verb::Completions(args) => completions::run(&args),
    }
}

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
/// Does what was asked for.
///
/// # Errors
/// [`Failure`], to be shown to the user.
pub fn run(cli: Cli) -> Result<(), Failure> {
    match cli.verb {
        Verb::Read(args) => read::run(&args),
        Verb::Sync(args) => sync::run(&args),
        Verb::Pair(args) => pair::run(&args),
        Verb::Brief(args) => brief::run(&args),
        Verb::Completions(args) => completions::run(&args),
    }
}

//! `tazamun completions SHELL`: what a shell needs to complete our arguments.

use crate::{Failure, output};

const EXAMPLES: &str = "\
Examples:
  tazamun completions bash > ~/.local/share/bash-completion/completions/tazamun
  tazamun completions fish > ~/.config/fish/completions/tazamun.fish";

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints the script of this program.
///
/// # Errors
/// [`Failure::Output`] where standard output is closed.
pub fn run(args: &Args, mut program: clap::Command) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "tazamun", &mut script);
    output::print(&String::from_utf8_lossy(&script))
}

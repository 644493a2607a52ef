//! `tazamun log`: what was done to the store, and when.

use crate::{Failure, language::LangArg, output, render::listing, store_args::StoreArg};

const EXAMPLES: &str = "\
Examples:
  tazamun log
  tazamun log --store news.db | tail -5

With --json, one line for each thing done: {\"at\", \"verb\", \"what\"}.";

/// Arguments of `log`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Print JSON Lines
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArg,
    #[command(flatten)]
    lang: LangArg,
}

/// Opens the store and prints its log, the first thing first.
///
/// # Errors
/// [`Failure`] where there is no such store.
pub fn run(args: &Args) -> Result<(), Failure> {
    let lines = args.store.open_to_read()?.log()?;
    if args.json {
        return output::print_json_lines(lines);
    }
    let words = args.lang.words();
    output::print(&lines.iter().map(|line| listing::done(&words, line)).collect::<String>())
}

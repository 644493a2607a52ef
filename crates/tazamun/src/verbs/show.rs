//! `tazamun show NAME`: one article with its reports, or one incident, in full.

use crate::{Failure, keeping::StoreArg, output};
use serde_json::json;

const EXAMPLES: &str = "\
Examples:
  tazamun show 2022-01-23.ar
  tazamun show i429ed19b504dafc --store news.db";

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// An article's name, or an incident's id
    name: String,
    #[command(flatten)]
    store: StoreArg,
}

/// Opens the store and prints what it holds under that name, as JSON.
///
/// # Errors
/// [`Failure`] where the store holds nothing of that name.
pub fn run(args: &Args) -> Result<(), Failure> {
    let store = args.store.open_to_read()?;
    if let Some(article) = store.article(&args.name)? {
        let reports: Vec<_> = store.reports_of(&args.name)?.into_iter().map(|(_, report)| report).collect();
        return output::print_json(&json!({ "article": article, "incidents": reports }));
    }
    let incidents = store.incident(&args.name)?;
    if incidents.is_empty() {
        return Err(store.unknown(&args.name).into());
    }
    incidents.iter().try_for_each(output::print_json)
}

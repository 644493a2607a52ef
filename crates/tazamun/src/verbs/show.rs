//! `tazamun show NAME`: one article with its reports, or one incident, in full.

use crate::{Failure, keeping::NameArgs, output};
use serde_json::json;

const EXAMPLES: &str = "\
Examples:
  tazamun show 2022-01-23.ar
  tazamun show i429ed19b504dafc --store news.db";

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    what: NameArgs,
    /// Accepted as in the other verbs; what is shown is JSON always
    #[arg(long)]
    json: bool,
}

/// Opens the store and prints what it holds under that name, as JSON.
///
/// # Errors
/// [`Failure`] where the store holds nothing of that name.
pub fn run(args: &Args) -> Result<(), Failure> {
    let NameArgs { name, store } = &args.what;
    let store = store.open_to_read()?;
    if let Some(article) = store.article(name)? {
        let reports: Vec<_> = store.reports_of(name)?.into_iter().map(|(_, report)| report).collect();
        return output::print_json(&json!({ "article": article, "incidents": reports }));
    }
    let incidents = store.incident(name)?;
    if incidents.is_empty() {
        return Err(store.unknown(name).into());
    }
    incidents.iter().try_for_each(output::print_json)
}

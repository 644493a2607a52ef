//! `tazamun show NAME`: one article with its reports, or one incident, in full.

use crate::{Failure, language::LangArg, output, store_args::NameArgs};
use serde_json::json;

const EXAMPLES: &str = "\
Examples:
  tazamun show 2022-01-23.ar.txt
  tazamun show i429ed19b504dafc --store news.db

Of an article {\"article\", \"incidents\"}, its reports in the codebook's exchange form; of an incident all its fields, once \
for each dataset that has one of that id.";

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    what: NameArgs,
    /// Print one line of JSON for each thing, without indentation
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    _lang: LangArg,
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
        let whole = json!({ "article": article, "incidents": reports });
        return if args.json { output::print_json_lines([whole]) } else { output::print_json(&whole) };
    }
    let incidents = store.incident(name)?;
    if incidents.is_empty() {
        return Err(store.unknown(name).into());
    }
    if args.json {
        return output::print_json_lines(&incidents);
    }
    incidents.iter().try_for_each(output::print_json)
}

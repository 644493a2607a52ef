//! `tazamun drop NAME`: an article or a dataset leaves the store.

use crate::{Failure, inert, language::LangArg, output, render::counted, store_args::NameArgs};
use serde_json::json;

const EXAMPLES: &str = "\
Examples:
  tazamun drop 2022-01-23.ar.txt
      The article, its reports, and the merged incidents that rest on them; 'tazamun merge' makes those anew.
  tazamun drop ucdp-ged
      All rows of a dataset.

With --json: {\"article\", \"reports\"} or {\"dataset\", \"incidents\"}, the name and how many went with it.";

/// Arguments of `drop`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    what: NameArgs,
    /// Print what is gone as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
}

/// Opens the store and takes out what has that name.
///
/// # Errors
/// [`Failure`] where the store holds nothing of that name; nothing has changed then.
pub fn run(args: &Args) -> Result<(), Failure> {
    let NameArgs { name, store } = &args.what;
    drop(store.open_to_read()?);
    let mut store = store.open()?;
    let words = args.lang.words();
    let shown = || ("name", inert::line(name).into_owned().into());
    let (gone, said) = if store.article(name)?.is_some() {
        let reports = store.reports_of(name)?.len();
        store.drop_article(name)?;
        (json!({"article": name, "reports": reports}), words.say("drop-article", &[shown()]))
    } else {
        let rows = store.drop_dataset(name)?;
        let values = [shown(), ("incidents", counted(&words, "n-incidents", rows))];
        (json!({"dataset": name, "incidents": rows}), words.say("drop-dataset", &values))
    };
    if args.json { output::print_json(&gone) } else { output::print(&(said.plain() + "\n")) }
}

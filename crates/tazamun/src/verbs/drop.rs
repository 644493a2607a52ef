//! `tazamun drop NAME`: an article or a dataset leaves the store.

use crate::{Failure, keeping::StoreArg, output};

const EXAMPLES: &str = "\
Examples:
  tazamun drop 2022-01-23.ar
      The article, its reports, and the merged incidents that rest on them; 'tazamun merge' makes those anew.
  tazamun drop ucdp-ged
      All rows of a dataset.";

/// Arguments of `drop`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// An article's or a dataset's name
    name: String,
    #[command(flatten)]
    store: StoreArg,
}

/// Opens the store and takes out what has that name.
///
/// # Errors
/// [`Failure`] where the store holds nothing of that name; nothing has changed then.
pub fn run(args: &Args) -> Result<(), Failure> {
    drop(args.store.open_to_read()?);
    let mut store = args.store.open()?;
    if store.article(&args.name)?.is_some() {
        store.drop_article(&args.name)?;
        return output::print(&format!("{}: the article and its reports are gone\n", args.name));
    }
    let rows = store.drop_dataset(&args.name)?;
    output::print(&format!("{}: {rows} incidents are gone\n", args.name))
}

//! `tazamun export`: the store's incidents as a file for others, and what that file could not carry.

use crate::{
    Failure,
    io_report::{WriteReport, tell_losses},
    language::LangArg,
    named::format,
    output::{self, Target},
    store_args::{KnownOnArg, StoreArg, selected, selected_known},
};
use std::path::PathBuf;
use tazamun_record::formats::{Format, write_events};

const EXAMPLES: &str = "\
Examples:
  tazamun export > incidents.jsonl
  tazamun export --format csv --filter 'country=IQ,killed>=3' -o iraq.csv
  tazamun export --format geojson --dataset merged -o map.geojson
  tazamun export --known-on 2022-02-01 -o then.jsonl
      What was known at the end of that day.

What the format cannot carry is counted and named on standard error; with --json and -o, as JSON on standard output: \
{\"written_as\", \"incidents\", \"missing\", \"lost\": {FIELD: COUNT}}.";

/// Arguments of `export`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// jsonl, csv, geojson, ucdp-ged, acled, gtd, gdelt or polecat
    #[arg(long, visible_alias = "to", default_value = "jsonl", value_parser = format)]
    format: Format,
    /// Only incidents that this filter selects (country=IQ,actor1=IS,killed>=3)
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// Only incidents of this dataset ('merged': those merged from the store's own reports)
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    #[command(flatten)]
    known: KnownOnArg,
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Tell as JSON what was written and lost: on standard output where -o takes the file, else on standard error
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArg,
    #[command(flatten)]
    lang: LangArg,
}

/// Opens the store, selects, writes, and says what was lost.
///
/// # Errors
/// [`Failure`] where the store or the filter is wrong or the file cannot be written.
pub fn run(args: &Args) -> Result<(), Failure> {
    let target = Target::new(args.output.as_deref(), [args.store.store.as_path()])?;
    let store = args.store.open_to_read()?;
    let (dataset, filter) = (args.dataset.as_deref(), args.filter.as_deref());
    let incidents = match args.known.moment() {
        Some(at) => selected_known(&store, at, dataset, filter)?,
        None => selected(&store, dataset, filter)?,
    };
    let written = write_events(args.format, &incidents)?;
    let file = written.bytes();
    target.write(file)?;
    if args.json {
        return output::print_beside(&WriteReport::of(args.format, &written.losses), !target.is_standard());
    }
    if !written.losses.is_empty() {
        tell_losses(&args.lang.words(), args.format, &written.losses);
    }
    Ok(())
}

//! `tazamun convert`: a file of events in one format, written in another, with what was mended and lost on the way.

use crate::{
    Failure,
    io_report::{Since, WriteReport, tell_changes, tell_losses, tell_of, tell_read},
    language::LangArg,
    named::format,
    output::{self, Target},
};
use std::path::{Path, PathBuf};
use tazamun_intake::{FileRead, ReadEvents};
use tazamun_record::{
    Incident,
    formats::{Format, Reading, diff, with_candidates, write_events},
};

const EXAMPLES: &str = "\
Examples:
  tazamun convert GEDEvent_v25_1.csv --to geojson -o events.geojson
  tazamun convert gtd.csv --encoding windows-1252 --lenient --to csv -o attacks.csv
  tazamun convert ged251-csv.zip --candidate GEDEvent_v25_0_6.csv --to csv -o ged.csv
  tazamun convert new.csv --since old.csv --to jsonl -o new.jsonl
      Says also what was added, changed and removed since the older release.

Formats: ucdp-ged, acled, gtd, gdelt, polecat, csv, jsonl, geojson; parquet in builds with that feature. What was mended, passed over or lost is told on \
standard error; with --json and -o, as JSON on standard output: {\"read\": [{\"file\", \"format\", \"incidents\", \"mended\", \
\"passed_over\"}], \"written_as\", \"incidents\", \"missing\", \"lost\": {FIELD: COUNT}}, and \"since\" where it was asked for.";

/// Arguments of `convert`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The file of events (at most 2 GiB, unpacked); '-' is standard input, 'built-in' the built-in record, a store its
    /// incidents
    #[arg(value_name = "EVENTS")]
    events: PathBuf,
    /// The format to write
    #[arg(long, visible_alias = "format", value_name = "FORMAT", value_parser = format)]
    to: Format,
    /// The format to read [default: what the file looks like]
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    /// The encoding of a file that is not UTF-8, as in windows-1256
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Pass over rows at fault, and count them
    #[arg(long)]
    lenient: bool,
    /// UCDP's candidate files that came after the yearly release, the oldest first
    #[arg(long, value_name = "FILE")]
    candidate: Vec<PathBuf>,
    /// An older release to compare with
    #[arg(long, value_name = "FILE")]
    since: Option<PathBuf>,
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Tell as JSON what was read, mended, passed over and lost: on standard output where -o takes the file, else on
    /// standard error
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
}

/// Reads, writes, and says what happened on the way.
///
/// # Errors
/// [`Failure`] where a file cannot be read or written; nothing is then left half written.
pub fn run(args: &Args) -> Result<(), Failure> {
    let read_too = args.candidate.iter().chain(&args.since).chain([&args.events]);
    let target = Target::new(args.output.as_deref(), read_too.map(PathBuf::as_path))?;
    let mut told = Vec::new();
    let yearly = read(&args.events, args, &mut told)?;
    let candidates =
        args.candidate.iter().map(|file| read(file, args, &mut told)).collect::<Result<Vec<_>, _>>()?;
    let incidents = with_candidates(yearly, candidates);
    let before = args.since.as_deref().map(|file| read(file, args, &mut told)).transpose()?;
    let changes = before.as_deref().map(|before| diff(before, &incidents));
    let written = write_events(args.to, &incidents)?;
    let file = written.bytes();
    target.write(file)?;
    if args.json {
        let since = changes.as_ref().map(Since::from);
        let account = WriteReport { read: told, since, ..WriteReport::of(args.to, &written.losses) };
        return output::print_beside(&account, !target.is_standard());
    }
    let words = args.lang.words();
    if let Some(changes) = changes {
        tell_changes(&words, &changes);
    }
    tell_losses(&words, args.to, &written.losses);
    Ok(())
}

/// Reads one file, and tells what was mended or passed over in it, unless all is to be told as JSON.
fn read(file: &Path, args: &Args, told: &mut Vec<FileRead>) -> Result<Vec<Incident>, Failure> {
    let how = Reading { format: args.from, encoding: args.encoding.clone(), lenient: args.lenient };
    let record = ReadEvents::open_with([file], &how)?;
    for read in &record.read {
        if !args.json {
            tell_read(&args.lang.words(), read);
            tell_of(&args.lang.words(), read);
        }
    }
    told.extend(record.read);
    Ok(record.incidents)
}

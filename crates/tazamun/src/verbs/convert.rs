//! `tazamun convert`: a file of events in one format, written in another, with what was mended and lost on the way.

use crate::{Failure, input, output};
use std::{
    io::Write as _,
    path::{Path, PathBuf},
};
use tazamun_record::{
    Incident,
    formats::{Format, Problem, Reading, diff, read_events_with, with_candidates, write_events},
};

const EXAMPLES: &str = "\
Examples:
  tazamun convert GEDEvent_v25_1.csv --to geojson -o events.geojson
  tazamun convert gtd.csv --encoding windows-1252 --lenient --to csv -o gtd.csv
  tazamun convert ged251-csv.zip --candidate GEDEvent_v25_0_6.csv --to csv -o ged.csv
  tazamun convert new.csv --since old.csv --to jsonl -o new.jsonl
      Says also what was added, changed and removed since the older release.

Formats: ucdp-ged, acled, gtd, gdelt, polecat, csv, jsonl, geojson. What was mended, passed over or lost is told on
standard error.";

/// Faults that are shown of a lenient reading; the others are counted.
const SHOWN: usize = 10;

/// Arguments of `convert`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The file of events; '-' is standard input
    #[arg(value_name = "EVENTS")]
    events: PathBuf,
    /// The format to write
    #[arg(long, value_name = "FORMAT", value_parser = format)]
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
}

fn format(name: &str) -> Result<Format, String> {
    name.parse().map_err(|problem: Problem| problem.to_string())
}

/// Reads, writes, and says what happened on the way.
///
/// # Errors
/// [`Failure`] where a file cannot be read or written; nothing is then left half written.
pub fn run(args: &Args) -> Result<(), Failure> {
    let yearly = read(&args.events, args)?;
    let candidates = args.candidate.iter().map(|file| read(file, args)).collect::<Result<Vec<_>, _>>()?;
    let incidents = with_candidates(yearly, candidates);
    let before = args.since.as_deref().map(|file| read(file, args)).transpose()?;
    let written = write_events(args.to, &incidents);
    match &args.output {
        Some(path) => output::write_whole(path, written.text.as_bytes())?,
        None => output::print(&written.text)?,
    }
    if let Some(before) = before {
        tell(&format!("since the older release: {}", diff(&before, &incidents)));
    }
    tell(&format!("as {}, {}", args.to, written.losses));
    Ok(())
}

fn read(file: &Path, args: &Args) -> Result<Vec<Incident>, Failure> {
    let name = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    let how = Reading { format: args.from, encoding: args.encoding.clone(), lenient: args.lenient };
    let events = read_events_with(&name, &input::file_bytes(file)?, &how)?;
    tell(&format!("{name}: {} incidents, read as {}", events.incidents.len(), events.format));
    for warning in &events.warnings {
        tell(&format!("{name}: {warning}"));
    }
    for fault in events.left_out.iter().take(SHOWN) {
        tell(&format!("passed over: {fault}"));
    }
    if events.left_out.len() > SHOWN {
        tell(&format!("passed over: {} rows in all", events.left_out.len()));
    }
    Ok(events.incidents)
}

fn tell(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "tazamun: {sentence}");
}

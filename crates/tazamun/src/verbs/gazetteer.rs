//! `tazamun gazetteer`: which places the reader knows, and how to add one's own.

use crate::{
    Failure, inert,
    language::LangArg,
    output::{self, Target},
    places::GazetteerArg,
    progress::Progress,
    render::{counted, places::places},
    stderr::tell,
};
use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};
use tazamun_front::places::imported;
use tazamun_reader::gazetteer::{EntryId, Gazetteer};
use tazamun_words::Words;

const EXAMPLES: &str = "\
Examples:
  tazamun gazetteer build IQ.txt SY.txt -o places.index
      The built-in places and those of two GeoNames dumps (https://download.geonames.org/export/dump, unzipped).
  tazamun read article.ar.txt --gazetteer places.index
  tazamun gazetteer find الموصل --gazetteer places.index
      What a name may mean.

A table may be a GeoNames dump (19 columns with tabs, no heading) or a Who's On First table (a heading with 'placetype', 'name',
'latitude', 'longitude'), as it is or compressed with gzip. A place that the program knows already, by one of its names and
within 15 km, is left to it; a village that is called after an everyday word is taken for a place only after 'village' and
the like. Build the index again after an update of the program.";

/// Arguments of `gazetteer`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    task: Task,
    #[command(flatten)]
    lang: LangArg,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// Write an index of the built-in places and those of other gazetteers, to be read in a moment
    #[command(after_help = EXAMPLES)]
    Build {
        /// GeoNames dumps and Who's On First tables, at most 1 GiB each, unpacked
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Where to write the index
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Say which places a name may mean
    #[command(after_help = EXAMPLES)]
    Find {
        /// The name, in Arabic or Latin letters
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        places: GazetteerArg,
    },
}

/// Builds an index, or looks a name up.
///
/// # Errors
/// [`Failure`] where a file cannot be read or is no gazetteer; no index has been written then.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.task {
        Task::Build { files, output } => build(files, output, &args.lang.words()),
        Task::Find { name, places } => find(name, places.open()?.gazetteer()),
    }
}

fn build(files: &[PathBuf], index: &Path, words: &Words) -> Result<(), Failure> {
    let target = Target::new(Some(index), files.iter().map(PathBuf::as_path))?;
    let mut progress = Progress::of("reading tables", files.len());
    let mut places = Vec::new();
    let mut said = String::new();
    let shown = |path: &Path| ("file", inert::line(&path.display().to_string()).into_owned().into());
    for file in files {
        let of_file = imported(file)?;
        let values = [shown(file), ("places", counted(words, "n-places", of_file.len()))];
        let _ = writeln!(said, "{}", words.say("gazetteer-table", &values).plain());
        places.extend(of_file);
        progress.step();
    }
    drop(progress);
    let known = Gazetteer::built_in();
    let all = known.extended(places);
    target.write(&all.to_bytes())?;
    let values = [
        shown(index),
        ("places", counted(words, "n-places", all.len())),
        ("new", (all.len() - known.len()).into()),
        ("known", known.len().into()),
    ];
    let _ = writeln!(said, "{}", words.say("gazetteer-built", &values).plain());
    // Where the index goes to standard output, nothing else does.
    if target.is_standard() {
        said.lines().for_each(tell);
        return Ok(());
    }
    output::print(&said)
}

fn find(name: &str, gazetteer: &Gazetteer) -> Result<(), Failure> {
    let mut ids: Vec<EntryId> = gazetteer.meanings_of(name).collect();
    ids.sort_unstable_by_key(|&id| (gazetteer.entry(id).rank, id));
    ids.dedup();
    if ids.is_empty() {
        return Err(Failure::Usage(format!(
            "no place is called '{name}' ({} places are known). Try another spelling, or add a gazetteer with --gazetteer.",
            gazetteer.len()
        )));
    }
    output::print(&places(gazetteer, &ids))
}

//! `tazamun add FILE…`: articles and datasets go into the store; adding them again changes nothing.

use crate::{
    Failure, inert, input,
    keeping::{Content, StoreArg, content, dataset_name, names},
    mended::counted,
    output,
    places::{GazetteerArg, Places},
};
use std::path::{Path, PathBuf};
use tazamun_record::{
    Date, Report,
    formats::{Format, Problem, Reading},
};
use tazamun_store::{Added, Changes, DatasetFile, Store, Words};

const EXAMPLES: &str = "\
Examples:
  tazamun add examples/articles/*.txt
  tazamun add page.html --published 2022-01-23 --no-text
  tazamun add GEDEvent_v24_1.csv --dataset ucdp-ged --release 24.1
      A later release of the same dataset takes the place of this one, and what it changes is counted.
  tazamun add mine.csv --encoding windows-1256 --lenient
      Rows at fault are passed over, named and counted; without --lenient the first of them refuses the file.

Articles are read as 'tazamun read' reads them, and kept with their reports under the hash of their content. Each file \
goes in whole or not at all. With --json, one line for each file: {\"file\", \"articles\": [{\"doc\", \"is_new\"}], \"told\"} \
of articles; {\"file\", \"dataset\", \"added\", \"changed\", \"removed\": [ID], \"kept\", \"same_file\", \"mended\", \"passed_over\", \
\"findings_moved_on\"} of a dataset.";

/// Arguments of `add`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles (.txt, .html, .jsonl) and files of events
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreArg,
    /// Day of publication of articles that do not say theirs
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Keep no article's text; its reports with their quotes, and its hash, stay
    #[arg(long)]
    no_text: bool,
    /// Name of the dataset that the events belong to [default: the file's name]
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    /// Release of the dataset, as its makers call it
    #[arg(long, value_name = "VERSION", default_value = "")]
    release: String,
    /// The format of the files of events [default: what each looks like]
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    /// The encoding of files of events that are not UTF-8, as in windows-1256
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Pass over rows of events that are at fault, and count them
    #[arg(long)]
    lenient: bool,
    #[command(flatten)]
    places: GazetteerArg,
    /// Print JSON Lines: what changed with each file, by name
    #[arg(long)]
    json: bool,
}

fn format(name: &str) -> Result<Format, String> {
    name.parse().map_err(|problem: Problem| problem.to_string())
}

/// Reads each file, puts it into the store and says what changed.
///
/// # Errors
/// [`Failure`] where a file or the store is wrong; the files before it are in the store then, and nothing of this one.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut store: Option<Store> = None;
    let places = args.places.open()?;
    for file in &args.files {
        // The file is read before the store is made: a mistyped name leaves no empty store behind.
        let done = match content(file)? {
            Content::Articles => add_articles(&mut store, args, &places, file)?,
            Content::Reports => return Err(reports_are_not_articles(file)),
            Content::Incidents => import(&mut store, args, file)?,
        };
        if args.json {
            output::print_json_lines([&done])?;
        } else {
            let said = format!("{}: {}", file.display(), done.said());
            output::print(&(inert::line(&said) + "\n"))?;
        }
    }
    Ok(())
}

/// What became of a file.
#[derive(Debug, serde::Serialize)]
struct Done {
    file: String,
    #[serde(flatten)]
    what: What,
}

#[derive(Debug, serde::Serialize)]
#[serde(untagged)]
enum What {
    Articles {
        articles: Vec<Added>,
        /// Incidents that the new ones report.
        told: usize,
    },
    Dataset {
        dataset: String,
        #[serde(flatten)]
        changes: Changes,
        /// What was read only after mending, a sentence each.
        mended: Vec<String>,
        /// The rows that a lenient reading passed over.
        passed_over: Vec<String>,
        /// Kept results whose data are no longer the newest.
        findings_moved_on: usize,
    },
}

impl Done {
    fn said(&self) -> String {
        match &self.what {
            What::Articles { articles, told } => {
                let new = articles.iter().filter(|a| a.is_new).count();
                format!(
                    "{} added, with {}; {} there already",
                    counted(new, "article"),
                    counted(*told, "incident"),
                    articles.len() - new
                )
            }
            What::Dataset { dataset, changes: Changes { same_file: true, .. }, .. } => {
                format!("this file is in the store already, as {dataset}")
            }
            What::Dataset { dataset, changes: c, findings_moved_on, .. } => {
                let changed = format!(
                    "{dataset}: {} added, {} changed, {} removed, {} as they were",
                    counted(c.added.len(), "incident"),
                    c.changed.len(),
                    c.removed.len(),
                    c.kept
                );
                match findings_moved_on {
                    0 => changed,
                    n => {
                        let findings = counted(*n, "finding");
                        format!("{changed}; the data of {findings} have moved on ('tazamun list findings')")
                    }
                }
            }
        }
    }
}

fn opened<'a>(store: &'a mut Option<Store>, args: &Args) -> Result<&'a mut Store, Failure> {
    if store.is_none() {
        *store = Some(args.store.open()?);
    }
    store.as_mut().ok_or_else(|| Failure::Usage("the store was closed too early".into()))
}

fn add_articles(
    store: &mut Option<Store>,
    args: &Args,
    places: &Places,
    file: &Path,
) -> Result<Done, Failure> {
    let articles = input::articles(file, args.published)?;
    let reader = places.reader();
    let reports: Vec<Vec<Report>> = articles.iter().map(|article| reader.read(article)).collect();
    let words = if args.no_text { Words::LeaveOut } else { Words::Keep };
    let all = articles.iter().zip(&reports).map(|(article, reports)| (article, reports.as_slice()));
    let added = opened(store, args)?.add_articles(all, words)?;
    let told = added.iter().zip(&reports).filter(|(a, _)| a.is_new).map(|(_, r)| r.len()).sum();
    Ok(Done { file: file.display().to_string(), what: What::Articles { articles: added, told } })
}

fn import(store: &mut Option<Store>, args: &Args, file: &Path) -> Result<Done, Failure> {
    let how = Reading { format: args.from, encoding: args.encoding.clone(), lenient: args.lenient };
    let record = input::Record::open_with([file], &how)?;
    if !args.json {
        record.read.iter().for_each(|read| read.tell());
    }
    let (mended, passed_over) =
        record.read.into_iter().next().map(|read| (read.mended, read.passed_over)).unwrap_or_default();
    let hash = record.files.first().map(|data| data.sha256.as_str()).unwrap_or_default();
    let dataset = args.dataset.clone().unwrap_or_else(|| dataset_name(file));
    let name = file.display().to_string();
    let what = DatasetFile { dataset: &dataset, version: &args.release, file: &name, hash };
    let store = opened(store, args)?;
    let changes = store.import(&what, &record.incidents)?;
    // Some million small pieces of memory, given back while the findings are looked at and the next file is read.
    let incidents = record.incidents;
    std::thread::spawn(move || drop(incidents));
    let findings_moved_on = store.findings()?.iter().filter(|finding| finding.data_moved_on).count();
    let what = What::Dataset { dataset, changes, mended, passed_over, findings_moved_on };
    Ok(Done { file: name, what })
}

/// Reports without their articles cannot be held against the words that they quote.
fn reports_are_not_articles(file: &Path) -> Failure {
    let first = names("doc").next().map(|name| name.to_string()).unwrap_or_default();
    Failure::Usage(format!(
        "{}: this file holds reports (as {first}) without their articles; add the articles themselves, or merge the \
         reports with 'tazamun merge {}'.",
        file.display(),
        file.display()
    ))
}

//! `tazamun add FILE…`: articles and datasets go into the store; adding them again changes nothing.

use crate::{
    Failure, input,
    keeping::{Content, StoreArg, content, dataset_name, names},
    output,
};
use std::path::{Path, PathBuf};
use tazamun_record::{Date, Report};
use tazamun_store::{Changes, DatasetFile, Store, Words};

const EXAMPLES: &str = "\
Examples:
  tazamun add examples/articles/*.txt
  tazamun add page.html --published 2022-01-23 --no-text
  tazamun add GEDEvent_v24_1.csv --dataset ucdp-ged --release 24.1
      A later release of the same dataset takes the place of this one, and what it changes is counted.

Articles are read as 'tazamun read' reads them, and kept with their reports under the hash of their content. Each file
goes in whole or not at all.";

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
}

/// Reads each file, puts it into the store and says what changed.
///
/// # Errors
/// [`Failure`] where a file or the store is wrong; the files before it are in the store then, and nothing of this one.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut store: Option<Store> = None;
    for file in &args.files {
        // The file is read before the store is made: a mistyped name leaves no empty store behind.
        let said = match content(file)? {
            Content::Articles => {
                let articles = input::articles(file, args.published)?;
                let reports: Vec<Vec<Report>> = articles.iter().map(tazamun_reader::read).collect();
                let words = if args.no_text { Words::LeaveOut } else { Words::Keep };
                let all =
                    articles.iter().zip(&reports).map(|(article, reports)| (article, reports.as_slice()));
                let added = opened(&mut store, args)?.add_articles(all, words)?;
                let new = added.iter().filter(|a| a.is_new).count();
                let told: usize =
                    added.iter().zip(&reports).filter(|(a, _)| a.is_new).map(|(_, r)| r.len()).sum();
                format!(
                    "{new} articles added, which report {told} incidents; {} were there",
                    added.len() - new
                )
            }
            Content::Reports => return Err(reports_are_not_articles(file)),
            Content::Incidents => import(&mut store, args, file)?,
        };
        output::print(&format!("{}: {said}\n", file.display()))?;
    }
    Ok(())
}

fn opened<'a>(store: &'a mut Option<Store>, args: &Args) -> Result<&'a mut Store, Failure> {
    if store.is_none() {
        *store = Some(args.store.open()?);
    }
    store.as_mut().ok_or_else(|| Failure::Usage("the store was closed too early".into()))
}

fn import(store: &mut Option<Store>, args: &Args, file: &Path) -> Result<String, Failure> {
    let record = input::Record::open([file])?;
    let Some(data) = record.files.first() else { return Ok("nothing in it".into()) };
    let dataset = args.dataset.clone().unwrap_or_else(|| dataset_name(file));
    let name = file.display().to_string();
    let what = DatasetFile { dataset: &dataset, version: &args.release, file: &name, hash: &data.sha256 };
    let changes = opened(store, args)?.import(&what, &record.incidents)?;
    Ok(match changes {
        Changes { same_file: true, .. } => format!("this file is in the store already, as {dataset}"),
        Changes { added, changed, removed, kept, .. } => format!(
            "{dataset}: {} incidents added, {} changed, {} removed, {kept} as they were",
            added.len(),
            changed.len(),
            removed.len()
        ),
    })
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

//! `tazamun add FILE…`: articles and datasets go into the store; adding them again changes nothing.

use crate::{
    Failure, inert,
    io_report::tell_of,
    language::LangArg,
    llm::{LlmArgs, Session},
    named::format,
    output,
    places::ReaderArg,
    reading::ReadingArgs,
    render::adding::{Done, Taken, reports_are_not_articles},
    stderr::tell,
    store_args::StoreArg,
};
use std::path::{Path, PathBuf};
use tazamun_intake::{
    ReadEvents,
    adding::{self, Release},
    content::{Content, content, dataset_name},
};
use tazamun_llm::Kept;
use tazamun_record::{
    Article,
    formats::{Format, Reading},
};
use tazamun_store::{Store, Words};

const EXAMPLES: &str = "\
Examples:
  tazamun add examples/articles/*.txt
  tazamun add page.html --published 2022-01-23 --no-text
  tazamun add GEDEvent_v24_1.csv --dataset ucdp-ged --release 24.1
      A later release of the same dataset takes the place of this one, and what it changes is counted.
  tazamun add mine.csv --encoding windows-1256 --lenient
      Rows at fault are passed over, named and counted; without --lenient the first of them refuses the file.
  tazamun add examples/articles/*.txt --llm http://127.0.0.1:8080 --llm-model qwen3 --dry-run
      What it would cost to read them with a language model; its answers are kept in the store too, and go with their article.
  tazamun add --forbid-llm
      From now on no language model reads articles for this store; --allow-llm takes that back.

Articles are read as 'tazamun read' reads them, and kept with their reports under the hash of their content. Each file \
goes in whole or not at all. With --json, one line for each file: {\"file\", \"articles\": [{\"doc\", \"is_new\"}], \"told\"} \
of articles; {\"file\", \"dataset\", \"added\", \"changed\", \"removed\": [ID], \"kept\", \"same_file\", \"mended\", \"passed_over\", \
\"findings_moved_on\"} of a dataset.";

/// Arguments of `add`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles (.txt, .html, .json, .jsonl, feeds; at most 64 MiB each, unpacked, or a line) and files of events (at most
    /// 2 GiB each, unpacked)
    #[arg(required_unless_present_any = ["forbid_llm", "allow_llm"], value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreArg,
    #[command(flatten)]
    reading: ReadingArgs,
    /// Keep no article's text; its reports with their quotes, and its hash, stay
    #[arg(long)]
    no_text: bool,
    /// Name of the dataset that the events belong to [default: the file's name; a dataset of that name from another file is
    /// not replaced]
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    /// Release of the dataset, as its makers call it
    #[arg(long, value_name = "VERSION", default_value = "")]
    release: String,
    /// The format of the files of events [default: what each looks like]
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    /// Pass over rows of events that are at fault, and count them
    #[arg(long)]
    lenient: bool,
    /// From now on no language model may read articles for this store
    #[arg(long, conflicts_with_all = ["allow_llm", "llm_model"])]
    forbid_llm: bool,
    /// Language models may read articles for this store again
    #[arg(long)]
    allow_llm: bool,
    #[command(flatten)]
    places: ReaderArg,
    /// Print JSON Lines: what changed with each file, by name
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    llm: LlmArgs,
}

/// Reads each file, puts it into the store and says what changed.
///
/// # Errors
/// [`Failure`] where a file or the store is wrong; the files before it are in the store then, and nothing of this one.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut store: Option<Store> = None;
    let articles = (&args.reading).into();
    let places = args.places.open()?;
    let said = args.lang.words();
    if args.forbid_llm || args.allow_llm {
        opened(&mut store, args)?.allow_models(args.allow_llm)?;
        tell(&said.bare(if args.allow_llm { "llm-allowed" } else { "llm-forbidden" }));
    }
    if args.llm.is_asked() {
        may_ask(&args.store.store)?;
    }
    if args.llm.is_only_asking() {
        let path = &args.store.store;
        let kept = if path.exists() { args.llm.kept_in(path, &said)? } else { Kept::in_memory([]) };
        let reader = places.reader();
        return Session::new(&args.llm, &reader, &said).only_ask(&args.files, &articles, &kept, args.json);
    }
    for file in &args.files {
        let what = match content(file)? {
            Content::Articles => {
                let words = if args.no_text { Words::LeaveOut } else { Words::Keep };
                let reader = places.reader();
                Taken::Articles(if args.llm.is_asked() {
                    let read = |read: &[Article]| {
                        let kept = args.llm.kept_in(&args.store.store, &said)?;
                        Session::new(&args.llm, &reader, &said).reports(read, &kept)
                    };
                    adding::articles_read(file, &articles, words, read, || opened(&mut store, args))?
                } else {
                    adding::articles(file, &articles, &reader, words, || opened(&mut store, args))?
                })
            }
            Content::Reports => return Err(reports_are_not_articles(file)),
            Content::Incidents => {
                let how = Reading {
                    format: args.from,
                    encoding: args.reading.encoding.clone(),
                    lenient: args.lenient,
                };
                let named = args.dataset.clone().unwrap_or_else(|| dataset_name(file));
                let release =
                    Release { dataset: &named, version: &args.release, named: args.dataset.is_some() };
                let told = |events: &ReadEvents| {
                    events.read.iter().filter(|_| !args.json).for_each(|read| tell_of(&said, read));
                };
                Taken::Dataset(adding::dataset(file, &how, release, told, || opened(&mut store, args))?)
            }
        };
        let done = Done { file: file.display().to_string(), what };
        if args.json {
            output::print_json_lines([&done])?;
        } else {
            output::print(&(done.said(&said) + "\n"))?;
        }
    }
    Ok(())
}

/// Refuses a store whose articles no language model may read.
fn may_ask(path: &Path) -> Result<(), Failure> {
    if path.exists() && !Store::open_to_read(path)?.allows_models()? {
        return Err(Failure::Usage(format!(
            "{}: this store lets no language model read its articles, so nothing was asked and nothing added. Add them \
             without --llm, or let it again with 'tazamun add --allow-llm'.",
            inert::line(&path.display().to_string())
        )));
    }
    Ok(())
}

/// The store, opened when the first file is known to be whole: a mistyped name leaves no empty store behind.
fn opened<'a>(store: &'a mut Option<Store>, args: &Args) -> Result<&'a mut Store, Failure> {
    if store.is_none() {
        *store = Some(args.store.open()?);
    }
    store.as_mut().ok_or_else(|| Failure::Usage("the store was closed too early".into()))
}

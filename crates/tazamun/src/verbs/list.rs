//! `tazamun list`: what the store holds, a line each.

use crate::{
    Failure,
    language::LangArg,
    output,
    render::{listing, watching},
    store_args::{KnownOnArg, StoreArg, selected, selected_known},
};
use serde_json::json;
use tazamun_record::Incident;
use tazamun_store::Store;

const EXAMPLES: &str = "\
Examples:
  tazamun list
  tazamun list incidents --filter 'country=IQ,killed>=10,date>=2016'
  tazamun list articles --store news.db
  tazamun list incidents --store news.db --known-on 2022-02-01
      As they were known at the end of that day: articles that had come, as they stood, and decisions that had been taken.
  tazamun list feeds --store war.db";

/// Attempts that are listed.
const ATTEMPTS: usize = 1_000;

/// Arguments of `list`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What to list
    #[arg(value_enum, default_value_t = Listed::Datasets)]
    what: Listed,
    /// Only incidents that this filter selects (country=IQ,actor1=IS,killed>=3)
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// Only incidents of this dataset ('merged': those merged from the store's own reports)
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    #[command(flatten)]
    known: KnownOnArg,
    /// Print JSON Lines: each thing in full
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArg,
    #[command(flatten)]
    lang: LangArg,
}

/// What a store holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Listed {
    /// Datasets, and how many incidents each has
    Datasets,
    /// Articles
    Articles,
    /// Incidents of all datasets, and merged ones
    Incidents,
    /// Decisions about pairs of reports
    Decisions,
    /// Results, and whether their data have moved on
    Findings,
    /// Feeds that are watched, how each is, and when and why it is asked next
    Feeds,
    /// The last 1,000 attempts at feeds, the last first, with the reason for the next
    Attempts,
}

/// Opens the store and lists.
///
/// # Errors
/// [`Failure`] where the store or the filter is wrong.
pub fn run(args: &Args) -> Result<(), Failure> {
    if args.what != Listed::Incidents
        && (args.filter.is_some() || args.dataset.is_some() || args.known.is_asked())
    {
        return Err(Failure::Usage(
            "--filter, --dataset and --known-on select incidents: write 'tazamun list incidents' before them.".to_owned(),
        ));
    }
    let store = args.store.open_to_read()?;
    if args.json {
        return print_lines(&store, args);
    }
    output::print(&lines(&store, args)?)
}

fn lines(store: &Store, args: &Args) -> Result<String, Failure> {
    let words = &args.lang.words();
    Ok(match args.what {
        Listed::Datasets => {
            let datasets = store.datasets()?;
            let datasets = datasets.iter().map(|(name, count)| listing::dataset(words, name, *count));
            listing::articles(words, store.articles()?.len()) + &datasets.collect::<String>()
        }
        Listed::Articles => store.articles()?.iter().map(|line| listing::article(words, line)).collect(),
        Listed::Incidents => {
            let incidents = incidents(store, args)?;
            incidents.iter().map(|incident| listing::incident(words, incident)).collect()
        }
        Listed::Decisions => store.decisions()?.iter().map(|taken| listing::decision(words, taken)).collect(),
        Listed::Findings => store.findings()?.iter().map(|found| listing::finding(words, found)).collect(),
        Listed::Feeds => store.feeds()?.iter().map(|feed| watching::feed(words, feed)).collect(),
        Listed::Attempts => {
            store.attempts(None, ATTEMPTS)?.iter().map(|attempt| watching::attempt(words, attempt)).collect()
        }
    })
}

/// The incidents that are asked for: as they are, or as they were known on a day.
fn incidents(store: &Store, args: &Args) -> Result<Vec<Incident>, Failure> {
    let (dataset, filter) = (args.dataset.as_deref(), args.filter.as_deref());
    match args.known.moment() {
        Some(at) => selected_known(store, at, dataset, filter),
        None => selected(store, dataset, filter),
    }
}

fn print_lines(store: &Store, args: &Args) -> Result<(), Failure> {
    match args.what {
        Listed::Datasets => {
            let datasets = store.datasets()?.into_iter();
            output::print_json_lines(
                datasets.map(|(name, count)| json!({"dataset": name, "incidents": count})),
            )
        }
        Listed::Articles => output::print_json_lines(store.articles()?),
        Listed::Incidents => output::print_json_lines(incidents(store, args)?),
        Listed::Decisions => output::print_json_lines(store.decisions()?),
        Listed::Findings => output::print_json_lines(store.findings()?),
        Listed::Feeds => output::print_json_lines(store.feeds()?),
        Listed::Attempts => output::print_json_lines(store.attempts(None, ATTEMPTS)?),
    }
}

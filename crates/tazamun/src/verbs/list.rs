//! `tazamun list`: what the store holds, a line each.

use crate::{
    Failure,
    language::LangArg,
    output,
    render::listing,
    store_args::{StoreArg, selected},
};
use serde_json::json;
use tazamun_store::Store;

const EXAMPLES: &str = "\
Examples:
  tazamun list
  tazamun list incidents --filter 'country=IQ,killed>=10,date>=2016'
  tazamun list articles --store news.db";

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
}

/// Opens the store and lists.
///
/// # Errors
/// [`Failure`] where the store or the filter is wrong.
pub fn run(args: &Args) -> Result<(), Failure> {
    if args.what != Listed::Incidents && (args.filter.is_some() || args.dataset.is_some()) {
        return Err(Failure::Usage(
            "--filter and --dataset select incidents: write 'tazamun list incidents' before them.".to_owned(),
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
            let incidents = selected(store, args.dataset.as_deref(), args.filter.as_deref())?;
            incidents.iter().map(|incident| listing::incident(words, incident)).collect()
        }
        Listed::Decisions => store.decisions()?.iter().map(|taken| listing::decision(words, taken)).collect(),
        Listed::Findings => store.findings()?.iter().map(|found| listing::finding(words, found)).collect(),
    })
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
        Listed::Incidents => {
            output::print_json_lines(selected(store, args.dataset.as_deref(), args.filter.as_deref())?)
        }
        Listed::Decisions => output::print_json_lines(store.decisions()?),
        Listed::Findings => output::print_json_lines(store.findings()?),
    }
}

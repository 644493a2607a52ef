//! `tazamun list`: what the store holds, a line each.

use crate::{Failure, inert, keeping::StoreArg, mended::counted, output};
use serde_json::json;
use std::fmt::Write as _;
use tazamun_record::Incident;
use tazamun_store::{Filter, MERGED, Store};

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
    #[arg(value_enum, default_value_t = What::Datasets)]
    what: What,
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
}

/// What a store holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
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
    if args.what != What::Incidents && (args.filter.is_some() || args.dataset.is_some()) {
        return Err(Failure::Usage(
            "--filter and --dataset select incidents: write 'tazamun list incidents' before them.".to_owned(),
        ));
    }
    let store = args.store.open_to_read()?;
    if args.json {
        return print_lines(&store, args);
    }
    let mut text = String::new();
    match args.what {
        What::Datasets => {
            let _ = writeln!(text, "{}", counted(store.articles()?.len(), "article"));
            for (name, count) in store.datasets()? {
                let _ = writeln!(text, "{}\t{}", counted(count, "incident"), inert::line(&name));
            }
        }
        What::Articles => {
            for line in store.articles()? {
                let _ = writeln!(
                    text,
                    "{}\t{}\t{} reports\t{}",
                    inert::line(&line.doc),
                    line.published,
                    line.reports,
                    inert::line(&line.title)
                );
            }
        }
        What::Incidents => {
            for incident in selected(&store, args.dataset.as_deref(), args.filter.as_deref())? {
                let _ = writeln!(text, "{}", line(&incident));
            }
        }
        What::Decisions => {
            for decision in store.decisions()? {
                let _ = writeln!(
                    text,
                    "{}\t{}\t{}\t{}",
                    decision.verdict,
                    inert::line(&decision.a),
                    inert::line(&decision.b),
                    decision.at
                );
            }
        }
        What::Findings => {
            for finding in store.findings()? {
                let moved = if finding.data_moved_on { "its data have moved on" } else { "its data stand" };
                let _ = writeln!(
                    text,
                    "{}\t{}\t{moved}\t{}",
                    finding.id,
                    finding.at,
                    inert::line(&finding.command)
                );
            }
        }
    }
    output::print(&text)
}

fn print_lines(store: &Store, args: &Args) -> Result<(), Failure> {
    match args.what {
        What::Datasets => {
            let datasets = store.datasets()?.into_iter();
            output::print_json_lines(
                datasets.map(|(name, count)| json!({"dataset": name, "incidents": count})),
            )
        }
        What::Articles => output::print_json_lines(store.articles()?),
        What::Incidents => {
            output::print_json_lines(selected(store, args.dataset.as_deref(), args.filter.as_deref())?)
        }
        What::Decisions => output::print_json_lines(store.decisions()?),
        What::Findings => output::print_json_lines(store.findings()?),
    }
}

/// The incidents that a filter selects, after its fields were held against the store's columns.
///
/// # Errors
/// [`Failure::Filter`] where the filter is wrong, [`Failure::Store`] where there is no such dataset.
pub fn selected(
    store: &Store,
    dataset: Option<&str>,
    filter: Option<&str>,
) -> Result<Vec<Incident>, Failure> {
    let wrong = |source| Failure::Filter { option: "filter", source };
    if let Some(name) = dataset.filter(|name| *name != MERGED)
        && !store.datasets()?.iter().any(|(known, _)| known == name)
    {
        return Err(store.unknown(name).into());
    }
    let filter = filter.map(Filter::parse).transpose().map_err(wrong)?;
    if let Some(filter) = &filter {
        filter.check_fields(&store.columns(dataset)?).map_err(wrong)?;
    }
    Ok(store.incidents(dataset, filter.as_ref())?)
}

/// Id, days, country or division, place, kind, killed.
fn line(incident: &Incident) -> String {
    let facts = &incident.facts;
    let country = facts.place.country().map(|c| c.code().to_owned());
    let region = facts.place.adm1().map(str::to_owned).or(country).unwrap_or_default();
    let kind = facts.what.sub_event_type().map(|k| k.label()).unwrap_or_default();
    let killed = facts.killed.map(|t| format!("{t} killed")).unwrap_or_default();
    let place = facts.place.name().unwrap_or_default();
    [&incident.id, &facts.when.to_string(), &region, place, kind, &killed].map(inert::line).join("\t")
}
